/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-desk-private.h"

#include <glib/gi18n.h>

/* Signing in: asks the new server with a client of its own, so that a wrong address or a refused
 * token leaves the present account as it is. */

typedef struct
{
  YuiDesk *desk;
  char *server_url;
  char *token;
} SignIn;

/* A client repeats without end; a person who signs in waits for one answer. */
#define SIGN_IN_TIMEOUT_S 15

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_object_unref (sign_in->desk);
  g_free (sign_in->server_url);
  g_free (sign_in->token);
  g_free (sign_in);
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

/* Says a refused token in the words of this page; other errors in their own. */
static DexFuture *
say_refusal (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED))
    return dex_future_new_reject (
        G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s",
        _ ("The server does not know this access token. Please check it, or ask for a new one."));
  if (error->domain == G_IO_ERROR)
    return dex_future_new_for_error (g_error_copy (error));

  sentence = yui_net_error_to_sentence (error);
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_FAILED, "%s", sentence);
}

static DexFuture *
sign_in_fiber (gpointer data)
{
  SignIn *sign_in = data;
  g_autoptr (YuiClient) client = yui_client_new (sign_in->server_url, sign_in->token);
  g_autoptr (YuiSession) session = NULL;
  g_autoptr (GError) error = NULL;
  DexPromise *unreachable = dex_promise_new ();
  gulong handler
      = g_signal_connect (client, "notify::connection", G_CALLBACK (connection_cb), unreachable);

  session = dex_await_object (dex_future_first (yui_client_get_session (client, NULL),
                                                DEX_FUTURE (unreachable),
                                                dex_timeout_new_seconds (SIGN_IN_TIMEOUT_S), NULL),
                              &error);
  g_signal_handler_disconnect (client, handler);
  yui_client_cancel_all (client);
  if (!session)
    return say_refusal (error);

  return yui_desk_adopt (sign_in->desk, sign_in->server_url, sign_in->token, session);
}

DexFuture *
yui_desk_sign_in (YuiDesk *self, const char *server_url, const char *token)
{
  SignIn *sign_in;

  g_return_val_if_fail (YUI_IS_DESK (self), NULL);
  g_return_val_if_fail (server_url != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  if (!g_uri_is_valid (server_url, G_URI_FLAGS_NONE, NULL)
      || !(g_str_has_prefix (server_url, "https://") || g_str_has_prefix (server_url, "http://")))
    return dex_future_new_reject (
        G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s",
        _ ("This is not a server address. It begins with https://, such as "
           "https://yui.example.jp."));

  sign_in = g_new0 (SignIn, 1);
  sign_in->desk = g_object_ref (self);
  sign_in->server_url = g_strdup (server_url);
  sign_in->token = g_strdup (token);
  return dex_scheduler_spawn (NULL, 0, sign_in_fiber, sign_in, sign_in_free);
}
