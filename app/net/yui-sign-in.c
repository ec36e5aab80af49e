/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-sign-in.h"

#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "yui-client.h"

/* The contract's quarter of an hour, less what a call may take. */
#define DUE_AFTER_US (14 * 60 * G_USEC_PER_SEC)

#define LOCK_TRY_MS  100
#define LOCK_TRIES_N 200

struct _YuiSignIn
{
  GObject parent_instance;

  YuiSecrets *secrets;
  char *server_url;
  char *name;
  char *device_secret;
  char *token;
  char *refresh_token; /* NULL: the token is not renewed */
  YuiDeviceKey *key;   /* of both; NULL: they are a bearer's */
  gint64 taken_us;     /* when the token came, monotonic; 0 when that is not known */
  DexPromise *renewing;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (YuiSignIn, yui_sign_in, G_TYPE_OBJECT)

static void
wipe (char **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

static void
yui_sign_in_dispose (GObject *object)
{
  yui_sign_in_stop (YUI_SIGN_IN (object));
  G_OBJECT_CLASS (yui_sign_in_parent_class)->dispose (object);
}

static void
yui_sign_in_finalize (GObject *object)
{
  YuiSignIn *self = YUI_SIGN_IN (object);

  g_clear_object (&self->secrets);
  g_clear_object (&self->key);
  g_clear_object (&self->cancellable);
  dex_clear (&self->renewing);
  g_free (self->server_url);
  g_free (self->name);
  wipe (&self->device_secret);
  wipe (&self->token);
  wipe (&self->refresh_token);
  G_OBJECT_CLASS (yui_sign_in_parent_class)->finalize (object);
}

static void
yui_sign_in_class_init (YuiSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = yui_sign_in_dispose;
  object_class->finalize = yui_sign_in_finalize;
}

static void
yui_sign_in_init (YuiSignIn *self)
{
  self->cancellable = g_cancellable_new ();
}

YuiSignIn *
yui_sign_in_new (YuiSecrets *secrets, const char *server_url)
{
  YuiSignIn *self;

  g_return_val_if_fail (YUI_IS_SECRETS (secrets), NULL);
  g_return_val_if_fail (server_url != NULL, NULL);

  self = g_object_new (YUI_TYPE_SIGN_IN, NULL);
  self->secrets = g_object_ref (secrets);
  self->server_url = g_strdup (server_url);
  return self;
}

/* ---- as the Secret Service keeps it ---- */

static char *
dup_member (JsonObject *object, const char *member)
{
  return g_strdup (json_object_get_string_member_with_default (object, member, NULL));
}

/* Takes over what was kept. FALSE when text is nothing that was kept here. */
static gboolean
read_kept (YuiSignIn *self, const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object;
  const char *key;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  wipe (&self->token);
  wipe (&self->refresh_token);
  wipe (&self->device_secret);
  g_free (self->name);
  self->token = dup_member (object, "token");
  self->refresh_token = dup_member (object, "refresh_token");
  self->name = dup_member (object, "name");
  self->device_secret = dup_member (object, "device_secret");
  g_clear_object (&self->key);
  key = json_object_get_string_member_with_default (object, "key", NULL);
  self->key = key != NULL ? yui_device_key_new_from_text (key) : NULL;
  self->taken_us = 0;
  return TRUE;
}

static void
add_member (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static char *
write_kept (YuiSignIn *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  char *key = NULL;

  add_member (object, "token", self->token);
  add_member (object, "refresh_token", self->refresh_token);
  add_member (object, "name", self->name);
  add_member (object, "device_secret", self->device_secret);
  if (self->key != NULL)
    key = yui_device_key_dup_text (self->key);
  add_member (object, "key", key);
  wipe (&key);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer user_data)
{
  YuiSignIn *self = user_data;
  const GValue *value = dex_future_get_value (future, NULL);

  read_kept (self, value != NULL ? g_value_get_string (value) : NULL);
  return dex_future_new_for_boolean (self->token != NULL);
}

DexFuture *
yui_sign_in_load (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  return dex_future_finally (yui_secrets_load (self->secrets, self->server_url), loaded_cb,
                             g_object_ref (self), g_object_unref);
}

DexFuture *
yui_sign_in_save (YuiSignIn *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  text = write_kept (self);
  return yui_secrets_save (self->secrets, self->server_url, self->server_url, text);
}

/* ---- what is in use ---- */

const char *
yui_sign_in_get_server_url (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  return self->server_url;
}

const char *
yui_sign_in_get_token (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  return self->token;
}

const char *
yui_sign_in_get_name (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  return self->name;
}

YuiDeviceKey *
yui_sign_in_get_key (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  return self->key;
}

const char *
yui_sign_in_get_device_secret (YuiSignIn *self, const char *name)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return self->name != NULL && g_ascii_strcasecmp (self->name, name) == 0 ? self->device_secret
                                                                          : NULL;
}

void
yui_sign_in_take_grant (YuiSignIn *self, const char *name, YuiGrant *grant, YuiDeviceKey *key)
{
  const char *device_secret;
  YuiDeviceKey *bound;

  g_return_if_fail (YUI_IS_SIGN_IN (self));
  g_return_if_fail (name != NULL && YUI_IS_GRANT (grant));

  bound = g_strcmp0 (yui_grant_get_token_type (grant), "DPoP") == 0 ? key : NULL;
  device_secret = yui_grant_get_device_secret (grant);
  wipe (&self->token);
  wipe (&self->refresh_token);
  self->token = g_strdup (yui_grant_get_access_token (grant));
  self->refresh_token = g_strdup (yui_grant_get_refresh_token (grant));
  g_set_object (&self->key, bound);
  self->taken_us = g_get_monotonic_time ();
  if (device_secret != NULL)
    {
      wipe (&self->device_secret);
      self->device_secret = g_strdup (device_secret);
    }
  g_set_str (&self->name, name);
}

void
yui_sign_in_take_token (YuiSignIn *self, const char *token)
{
  g_return_if_fail (YUI_IS_SIGN_IN (self));
  g_return_if_fail (token != NULL);

  wipe (&self->token);
  wipe (&self->refresh_token);
  g_clear_object (&self->key);
  self->token = g_strdup (token);
  self->taken_us = 0;
}

DexFuture *
yui_sign_in_forget (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);

  wipe (&self->token);
  wipe (&self->refresh_token);
  g_clear_object (&self->key);
  return self->device_secret != NULL ? yui_sign_in_save (self)
                                     : yui_secrets_clear (self->secrets, self->server_url);
}

gboolean
yui_sign_in_is_due (YuiSignIn *self)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), FALSE);

  return self->refresh_token != NULL && self->taken_us != 0
         && g_get_monotonic_time () - self->taken_us > DUE_AFTER_US;
}

/* ---- renewing ---- */

typedef struct
{
  YuiSignIn *self;
  YuiClient *client; /* of its own, on the caller's connection */
  char *stale;
  int lock;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  if (renewal->lock >= 0)
    close (renewal->lock);
  wipe (&renewal->stale);
  g_object_unref (renewal->client);
  g_object_unref (renewal->self);
  g_free (renewal);
}

/* Waits for its turn among the programs of this person; a lock that cannot be had is no reason to
 * stay signed out, since the server forgives two at once. */
static void
await_lock (Renewal *renewal)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "yui", NULL);
  g_autofree char *path = g_build_filename (folder, "sign-in.lock", NULL);

  g_mkdir_with_parents (folder, 0700);
  renewal->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  for (int i = 0; renewal->lock >= 0 && i < LOCK_TRIES_N; i++)
    {
      if (flock (renewal->lock, LOCK_EX | LOCK_NB) == 0)
        return;
      dex_await (dex_timeout_new_msec (LOCK_TRY_MS), NULL);
    }
}

/* Whether another program has renewed it meanwhile. */
static gboolean
find_renewed (Renewal *renewal)
{
  YuiSignIn *self = renewal->self;
  g_autofree char *kept
      = dex_await_string (yui_secrets_load (self->secrets, self->server_url), NULL);

  if (kept != NULL)
    read_kept (self, kept);
  return self->token != NULL && g_strcmp0 (self->token, renewal->stale) != 0;
}

static DexFuture *
exchange (Renewal *renewal)
{
  YuiSignIn *self = renewal->self;
  g_autofree char *name = g_strdup (self->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiGrant) grant = NULL;

  if (self->refresh_token == NULL)
    return dex_future_new_reject (YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED,
                                  "This token is not renewed");
  grant = dex_await_object (
      yui_client_refresh_token (renewal->client, self->refresh_token, self->cancellable), &error);
  if (grant != NULL)
    {
      yui_sign_in_take_grant (self, name != NULL ? name : "", grant, self->key);
      dex_await (yui_sign_in_save (self), NULL);
      return dex_future_new_for_boolean (TRUE);
    }
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED))
    dex_await (yui_sign_in_forget (self), NULL);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
renew_fiber (gpointer user_data)
{
  Renewal *renewal = user_data;

  await_lock (renewal);
  return find_renewed (renewal) ? dex_future_new_for_boolean (TRUE) : exchange (renewal);
}

static DexFuture *
renewed_cb (DexFuture *future, gpointer user_data)
{
  YuiSignIn *self = user_data;
  g_autoptr (DexPromise) promise = g_steal_pointer (&self->renewing);
  GError *error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, error);
  return dex_future_new_for_boolean (TRUE);
}

static void
start_renewal (YuiSignIn *self, YuiClient *client, const char *stale)
{
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->self = g_object_ref (self);
  renewal->client = yui_client_new_child (client, NULL);
  renewal->stale = g_strdup (stale);
  renewal->lock = -1;
  self->renewing = dex_promise_new ();
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  dex_future_disown (
      dex_future_finally (dex_scheduler_spawn (NULL, 0, renew_fiber, renewal, renewal_free),
                          renewed_cb, g_object_ref (self), g_object_unref));
}

DexFuture *
yui_sign_in_renew (YuiSignIn *self, YuiClient *client, const char *stale)
{
  g_return_val_if_fail (YUI_IS_SIGN_IN (self), NULL);
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  if (self->token != NULL && g_strcmp0 (self->token, stale) != 0)
    return dex_future_new_for_boolean (TRUE);
  if (self->renewing == NULL)
    start_renewal (self, client, stale);
  return dex_ref (DEX_FUTURE (self->renewing));
}

void
yui_sign_in_stop (YuiSignIn *self)
{
  g_return_if_fail (YUI_IS_SIGN_IN (self));

  g_cancellable_cancel (self->cancellable);
}
