/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-desk-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Signing in: asks the new server with a client of its own, so that a wrong address or a refused
 * password leaves the present account as it is. */

typedef struct
{
  YuiDesk *desk;
  char *server_url;
  /* one of: a token; an invitation and a password; a name and a password */
  char *token;
  char *invitation;
  char *name;
  char *password;
  char *code; /* NULL: none was asked for */
  YuiClient *client;
  DexPromise *unreachable;
} Trying;

/* A client repeats without end; a person who signs in waits for one answer. */
#define SIGN_IN_TIMEOUT_S 15

#define DEVICE_LABEL_MAX 60

static void
wipe (char *text)
{
  if (text)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
trying_free (gpointer data)
{
  Trying *trying = data;

  g_clear_object (&trying->client);
  dex_clear (&trying->unreachable);
  g_object_unref (trying->desk);
  g_free (trying->server_url);
  g_free (trying->name);
  wipe (trying->token);
  wipe (trying->invitation);
  wipe (trying->password);
  wipe (trying->code);
  g_free (trying);
}

static void
connection_cb (YuiClient *client, GParamSpec *pspec, gpointer promise)
{
  if (yui_client_get_connection (client) == YUI_CONNECTION_OFFLINE)
    dex_promise_reject (promise,
                        g_error_new (G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                                     /* Translators: %s is an address, https://yui.example.jp. */
                                     _ ("No Yui server answers at %s. Please check the address "
                                        "and the network."),
                                       yui_client_get_base_url (client)));
}

/* Waits for an answer (transfer full), or until it is clear that there will be none. Returns the
 * object, transfer full. */
static gpointer
await_answer (Trying *trying, DexFuture *answer, GError **error)
{
  return dex_await_object (dex_future_first (answer, dex_ref (DEX_FUTURE (trying->unreachable)),
                                             dex_timeout_new_seconds (SIGN_IN_TIMEOUT_S), NULL),
                           error);
}

static DexFuture *
reject (int code, const char *sentence)
{
  return dex_future_new_reject (G_IO_ERROR, code, "%s", sentence);
}

/* Says a refusal in the words of the sign-in page; other errors in their own. */
static DexFuture *
say_refusal (Trying *trying, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (yui_net_error_is_named (error, "code-needed"))
    return dex_future_new_reject (YUI_DESK_ERROR, YUI_DESK_ERROR_CODE_NEEDED, "%s",
                                  _ ("Type the code that your authenticator shows now, or one of "
                                     "your recovery codes."));
  if (yui_net_error_is_named (error, "wrong-sign-in"))
    return reject (G_IO_ERROR_PERMISSION_DENIED, trying->code
                   ? _ ("The name, the password or the code is not right. A code is good for "
                            "half a minute, and only once.")
                   : _ ("The name or the password is not right. Please check both."));
  if (trying->token && g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED))
    return reject (
        G_IO_ERROR_PERMISSION_DENIED,
        _ ("The server does not know this access token. Please check it, or ask for a new one."));
  if (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_TIMED_OUT)
    return dex_future_new_for_error (g_error_copy (error));

  sentence = yui_net_error_to_sentence (error);
  return reject (G_IO_ERROR_FAILED, sentence);
}

static gboolean
choose_password (Trying *trying, GError **error)
{
  g_autoptr (YuiSignInName) chosen = await_answer (
      trying,
      yui_client_choose_password (trying->client, trying->invitation, trying->password, NULL),
      error);

  if (chosen)
    trying->name = g_strdup (yui_sign_in_name_get_name (chosen));
  return chosen != NULL;
}

static gboolean
sign_in_by_name (Trying *trying, YuiSignIn *sign_in, GError **error)
{
  const char *label_end = g_utf8_offset_to_pointer (
      g_get_host_name (), MIN (DEVICE_LABEL_MAX, g_utf8_strlen (g_get_host_name (), -1)));
  g_autofree char *label = g_strndup (g_get_host_name (), (gsize)(label_end - g_get_host_name ()));
  g_autoptr (YuiDeviceKey) key = yui_device_key_new ();
  g_autoptr (YuiGrant) grant = NULL;

  yui_client_set_device_key (trying->client, key);
  grant = await_answer (
      trying,
      yui_client_sign_in (trying->client, trying->name, trying->password, trying->code, label,
                          yui_sign_in_get_device_secret (sign_in, trying->name), NULL),
      error);

  if (grant)
    yui_sign_in_take_grant (sign_in, trying->name, grant, key);
  return grant != NULL;
}

/* Gets a token into sign_in. */
static gboolean
get_token (Trying *trying, YuiSignIn *sign_in, GError **error)
{
  dex_await (yui_sign_in_load (sign_in), NULL); /* this computer may be known */
  if (trying->token)
    {
      yui_sign_in_take_token (sign_in, trying->token);
      return TRUE;
    }
  return (!trying->invitation || choose_password (trying, error))
         && sign_in_by_name (trying, sign_in, error);
}

static DexFuture *
sign_in_fiber (gpointer data)
{
  Trying *trying = data;
  g_autoptr (YuiSignIn) sign_in
      = yui_sign_in_new (yui_desk_get_secrets (trying->desk), trying->server_url);
  g_autoptr (YuiSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler;

  trying->client = yui_client_new (trying->server_url, NULL);
  trying->unreachable = dex_promise_new ();
  handler = g_signal_connect (trying->client, "notify::connection", G_CALLBACK (connection_cb),
                              trying->unreachable);
  if (get_token (trying, sign_in, &error))
    {
      yui_client_set_token (trying->client, yui_sign_in_get_token (sign_in));
      yui_client_set_device_key (trying->client, yui_sign_in_get_key (sign_in));
      session = await_answer (trying, yui_client_get_session (trying->client, NULL), &error);
    }
  g_signal_handler_disconnect (trying->client, handler);
  yui_client_cancel_all (trying->client);
  return session ? yui_desk_adopt (trying->desk, sign_in, session, trying->password)
                 : say_refusal (trying, error);
}

static Trying *
trying_new (YuiDesk *self, const char *server_url)
{
  Trying *trying = g_new0 (Trying, 1);

  trying->desk = g_object_ref (self);
  trying->server_url = g_strdup (server_url);
  return trying;
}

/* Takes trying. */
static DexFuture *
try (Trying *trying)
{
  const char *url = trying->server_url;

  if (g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL)
      && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    return dex_scheduler_spawn (NULL, 0, sign_in_fiber, trying, trying_free);

  trying_free (trying);
  return reject (G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("This is not a server address. It begins with https://, such as "
                    "https://yui.example.jp."));
}

DexFuture *
yui_desk_sign_in (YuiDesk *self, const char *server_url, const char *token)
{
  Trying *trying;

  g_return_val_if_fail (YUI_IS_DESK (self), NULL);
  g_return_val_if_fail (server_url != NULL && token != NULL, NULL);

  trying = trying_new (self, server_url);
  trying->token = g_strdup (token);
  return try (trying);
}

DexFuture *
yui_desk_sign_in_by_name (
    YuiDesk *self, const char *server_url, const char *name, const char *password, const char *code)
{
  Trying *trying;

  g_return_val_if_fail (YUI_IS_DESK (self), NULL);
  g_return_val_if_fail (server_url != NULL && name != NULL && password != NULL, NULL);

  trying = trying_new (self, server_url);
  trying->name = g_strdup (name);
  trying->password = g_strdup (password);
  trying->code = g_strdup (code);
  return try (trying);
}

DexFuture *
yui_desk_take_invitation (YuiDesk *self,
                          const char *server_url,
                          const char *invitation,
                          const char *password)
{
  Trying *trying;

  g_return_val_if_fail (YUI_IS_DESK (self), NULL);
  g_return_val_if_fail (server_url != NULL && invitation != NULL && password != NULL, NULL);

  trying = trying_new (self, server_url);
  trying->invitation = g_strdup (invitation);
  trying->password = g_strdup (password);
  return try (trying);
}
