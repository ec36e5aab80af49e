/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-secrets.h"

#include <libsecret/secret.h>

struct _YuiSecrets
{
  GObject parent_instance;

  GHashTable *memory; /* server url → SecretValue, of this session */
  gboolean is_kept;
};

enum
{
  PROP_0,
  PROP_IS_KEPT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiSecrets, yui_secrets, G_TYPE_OBJECT)

/* One wish to the Secret Service on its way. */
typedef struct
{
  YuiSecrets *self;
  char *server_url;
  DexPromise *promise;
} Wish;

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    "town.yui.Yui.Token",
    SECRET_SCHEMA_NONE,
    { { "server", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
  };

  return &schema;
}

static void
yui_secrets_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiSecrets *self = YUI_SECRETS (object);

  switch (prop_id)
    {
    case PROP_IS_KEPT:
      g_value_set_boolean (value, self->is_kept);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_secrets_finalize (GObject *object)
{
  g_hash_table_unref (YUI_SECRETS (object)->memory);
  G_OBJECT_CLASS (yui_secrets_parent_class)->finalize (object);
}

static void
yui_secrets_class_init (YuiSecretsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = yui_secrets_get_property;
  object_class->finalize = yui_secrets_finalize;
  props[PROP_IS_KEPT]
      = g_param_spec_boolean ("is-kept", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_secrets_init (YuiSecrets *self)
{
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, secret_value_unref);
}

YuiSecrets *
yui_secrets_new (void)
{
  dex_init ();
  return g_object_new (YUI_TYPE_SECRETS, NULL);
}

static Wish *
wish_new (YuiSecrets *self, const char *server_url, DexPromise *promise)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->self = g_object_ref (self);
  wish->server_url = g_strdup (server_url);
  wish->promise = dex_ref (promise);
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->self);
  g_free (wish->server_url);
  dex_clear (&wish->promise);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
set_is_kept (YuiSecrets *self, gboolean is_kept)
{
  if (self->is_kept == is_kept)
    return;
  self->is_kept = is_kept;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_KEPT]);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  gboolean is_kept = secret_password_store_finish (result, NULL);

  set_is_kept (wish->self, is_kept);
  dex_promise_resolve_boolean (wish->promise, is_kept);
}

DexFuture *
yui_secrets_save (YuiSecrets *self, const char *server_url, const char *label, const char *token)
{
  DexPromise *promise;

  g_return_val_if_fail (YUI_IS_SECRETS (self), NULL);
  g_return_val_if_fail (server_url != NULL && label != NULL && token != NULL, NULL);

  g_hash_table_replace (self->memory, g_strdup (server_url),
                        secret_value_new (token, -1, "text/plain"));
  promise = dex_promise_new ();
  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT, label, token, NULL, saved_cb,
                         wish_new (self, server_url, promise), "server", server_url, NULL);
  return DEX_FUTURE (promise);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  char *token = secret_password_lookup_finish (result, NULL);

  if (token != NULL)
    set_is_kept (wish->self, TRUE);
  dex_promise_resolve_string (wish->promise, g_strdup (token));
  secret_password_free (token);
}

DexFuture *
yui_secrets_load (YuiSecrets *self, const char *server_url)
{
  SecretValue *token;
  DexPromise *promise;

  g_return_val_if_fail (YUI_IS_SECRETS (self), NULL);
  g_return_val_if_fail (server_url != NULL, NULL);

  token = g_hash_table_lookup (self->memory, server_url);
  if (token != NULL && !self->is_kept)
    return dex_future_new_for_string (secret_value_get_text (token));
  promise = dex_promise_new ();
  secret_password_lookup (get_schema (), NULL, loaded_cb, wish_new (self, server_url, promise),
                          "server", server_url, NULL);
  return DEX_FUTURE (promise);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;

  secret_password_clear_finish (result, NULL);
  dex_promise_resolve_boolean (wish->promise, TRUE);
}

DexFuture *
yui_secrets_clear (YuiSecrets *self, const char *server_url)
{
  DexPromise *promise;

  g_return_val_if_fail (YUI_IS_SECRETS (self), NULL);
  g_return_val_if_fail (server_url != NULL, NULL);

  g_hash_table_remove (self->memory, server_url);
  promise = dex_promise_new ();
  secret_password_clear (get_schema (), NULL, cleared_cb, wish_new (self, server_url, promise),
                         "server", server_url, NULL);
  return DEX_FUTURE (promise);
}

gboolean
yui_secrets_is_kept (YuiSecrets *self)
{
  g_return_val_if_fail (YUI_IS_SECRETS (self), FALSE);

  return self->is_kept;
}
