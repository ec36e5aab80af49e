/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-client-private.h"

#include <string.h>

#define DEFAULT_POLL_MS 3000

struct _YuiClient
{
  GObject parent_instance;

  YuiTransport *transport;
  char *token;
  YuiSignIn *sign_in; /* NULL: the token is not renewed */
  YuiDeviceKey
      *key; /* where there is no sign-in, whose key counts; NULL: the token is a bearer's */
  guint poll_ms;
  GCancellable *life; /* of every call that runs; replaced by cancel_all */
  GCancellable *following;
};

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_TOKEN,
  PROP_LANGUAGE,
  PROP_CONNECTION,
  PROP_RETRY_AT,
  PROP_POLL_MS,
  N_PROPS
};

enum
{
  CHANGED,
  RESET,
  SECOND_FACTOR_NEEDED,
  UNAUTHORIZED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiClient, yui_client, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (YuiConnection,
                    yui_connection,
                    G_DEFINE_ENUM_VALUE (YUI_CONNECTION_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (YUI_CONNECTION_ONLINE, "online"),
                    G_DEFINE_ENUM_VALUE (YUI_CONNECTION_OFFLINE, "offline"))

static void
transport_notify_cb (YuiTransport *transport, GParamSpec *pspec, YuiClient *self)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
set_transport (YuiClient *self, YuiTransport *transport)
{
  self->transport = g_object_ref (transport);
  g_signal_connect_object (transport, "notify", G_CALLBACK (transport_notify_cb), self, 0);
}

static void
yui_client_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiClient *self = YUI_CLIENT (object);

  switch (prop_id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, yui_client_get_base_url (self));
      break;
    case PROP_TOKEN:
      g_value_set_string (value, self->token);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, yui_client_get_language (self));
      break;
    case PROP_CONNECTION:
      g_value_set_enum (value, yui_client_get_connection (self));
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, yui_transport_get_retry_at (self->transport));
      break;
    case PROP_POLL_MS:
      g_value_set_uint (value, self->poll_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_client_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  YuiClient *self = YUI_CLIENT (object);

  switch (prop_id)
    {
    case PROP_BASE_URL:
      yui_client_set_base_url (self, g_value_get_string (value));
      break;
    case PROP_TOKEN:
      yui_client_set_token (self, g_value_get_string (value));
      break;
    case PROP_LANGUAGE:
      yui_client_set_language (self, g_value_get_string (value));
      break;
    case PROP_POLL_MS:
      self->poll_ms = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_client_dispose (GObject *object)
{
  YuiClient *self = YUI_CLIENT (object);

  yui_client_stop (self);
  if (self->life != NULL)
    g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  yui_client_set_sign_in (self, NULL);
  G_OBJECT_CLASS (yui_client_parent_class)->dispose (object);
}

static void
yui_client_finalize (GObject *object)
{
  YuiClient *self = YUI_CLIENT (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->key);
  if (self->token != NULL)
    explicit_bzero (self->token, strlen (self->token));
  g_free (self->token);
  G_OBJECT_CLASS (yui_client_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[CHANGED]
      = g_signal_new ("changed", YUI_TYPE_CLIENT, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRV);
  signals[RESET] = g_signal_new ("reset", YUI_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[SECOND_FACTOR_NEEDED]
      = g_signal_new ("second-factor-needed", YUI_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[UNAUTHORIZED] = g_signal_new ("unauthorized", YUI_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_client_class_init (YuiClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_client_get_property;
  object_class->set_property = yui_client_set_property;
  object_class->dispose = yui_client_dispose;
  object_class->finalize = yui_client_finalize;

  props[PROP_BASE_URL]
      = g_param_spec_string ("base-url", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  props[PROP_TOKEN] = g_param_spec_string ("token", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  props[PROP_LANGUAGE]
      = g_param_spec_string ("language", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  props[PROP_CONNECTION] = g_param_spec_enum ("connection", NULL, NULL, YUI_TYPE_CONNECTION, 0,
                                              flags | G_PARAM_READABLE);
  props[PROP_RETRY_AT]
      = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, flags | G_PARAM_READABLE);
  props[PROP_POLL_MS] = g_param_spec_uint ("poll-ms", NULL, NULL, 1, G_MAXINT, DEFAULT_POLL_MS,
                                           flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_signals ();
}

static void
yui_client_init (YuiClient *self)
{
  self->poll_ms = DEFAULT_POLL_MS;
  self->life = g_cancellable_new ();
}

YuiClient *
yui_client_new (const char *base_url, const char *token)
{
  g_autoptr (YuiTransport) transport = NULL;
  YuiClient *self;

  dex_init ();
  transport = yui_transport_new (base_url);
  self = g_object_new (YUI_TYPE_CLIENT, NULL);
  set_transport (self, transport);
  self->token = g_strdup (token);
  return self;
}

YuiClient *
yui_client_new_child (YuiClient *parent, const char *token)
{
  YuiClient *self;

  g_return_val_if_fail (YUI_IS_CLIENT (parent), NULL);

  self = g_object_new (YUI_TYPE_CLIENT, NULL);
  set_transport (self, parent->transport);
  self->token = g_strdup (token);
  g_set_object (&self->key, yui_client_get_device_key (parent));
  return self;
}

const char *
yui_client_get_base_url (YuiClient *self)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_transport_get_base_url (self->transport);
}

void
yui_client_set_base_url (YuiClient *self, const char *base_url)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  yui_transport_set_base_url (self->transport, base_url);
}

const char *
yui_client_get_token (YuiClient *self)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return self->token;
}

void
yui_client_set_token (YuiClient *self, const char *token)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  if (g_set_str (&self->token, token))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOKEN]);
}

void
yui_client_set_sign_in (YuiClient *self, YuiSignIn *sign_in)
{
  g_return_if_fail (YUI_IS_CLIENT (self));
  g_return_if_fail (sign_in == NULL || YUI_IS_SIGN_IN (sign_in));

  if (self->sign_in != NULL && self->sign_in != sign_in)
    yui_sign_in_stop (self->sign_in);
  g_set_object (&self->sign_in, sign_in);
  if (sign_in != NULL)
    yui_client_set_token (self, yui_sign_in_get_token (sign_in));
}

void
yui_client_set_device_key (YuiClient *self, YuiDeviceKey *key)
{
  g_return_if_fail (YUI_IS_CLIENT (self));
  g_return_if_fail (key == NULL || YUI_IS_DEVICE_KEY (key));

  g_set_object (&self->key, key);
}

const char *
yui_client_get_language (YuiClient *self)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_transport_get_language (self->transport);
}

void
yui_client_set_language (YuiClient *self, const char *language)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  yui_transport_set_language (self->transport, language);
}

YuiConnection
yui_client_get_connection (YuiClient *self)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), YUI_CONNECTION_CONNECTING);

  return yui_transport_get_connection (self->transport);
}

gint64
yui_client_get_clock_offset_s (YuiClient *self)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), 0);

  return yui_transport_get_clock_offset_s (self->transport);
}

gint64
yui_client_get_now_s (YuiClient *self)
{
  return g_get_real_time () / G_USEC_PER_SEC + yui_client_get_clock_offset_s (self);
}

void
yui_client_start (YuiClient *self)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  if (self->following != NULL)
    return;
  self->following = g_cancellable_new ();
  dex_future_disown (yui_client_follow_changes (self, self->following));
}

void
yui_client_stop (YuiClient *self)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  if (self->following != NULL)
    g_cancellable_cancel (self->following);
  g_clear_object (&self->following);
}

void
yui_client_retry_now (YuiClient *self)
{
  g_return_if_fail (YUI_IS_CLIENT (self));

  yui_transport_wake (self->transport);
}

void
yui_client_cancel_all (YuiClient *self)
{
  g_autoptr (GCancellable) life = NULL;

  g_return_if_fail (YUI_IS_CLIENT (self));

  yui_client_stop (self);
  life = g_steal_pointer (&self->life);
  self->life = g_cancellable_new ();
  g_cancellable_cancel (life);
}

/* Private */

YuiTransport *
yui_client_get_transport (YuiClient *self)
{
  return self->transport;
}

GCancellable *
yui_client_get_life (YuiClient *self)
{
  return self->life;
}

YuiDeviceKey *
yui_client_get_device_key (YuiClient *self)
{
  return self->sign_in != NULL ? yui_sign_in_get_key (self->sign_in) : self->key;
}

YuiSignIn *
yui_client_dup_sign_in (YuiClient *self)
{
  return self->sign_in != NULL ? g_object_ref (self->sign_in) : NULL;
}

guint
yui_client_get_poll_ms (YuiClient *self)
{
  return self->poll_ms;
}

void
yui_client_emit_unauthorized (YuiClient *self)
{
  g_signal_emit (self, signals[UNAUTHORIZED], 0);
}

void
yui_client_emit_second_factor_needed (YuiClient *self)
{
  g_signal_emit (self, signals[SECOND_FACTOR_NEEDED], 0);
}

void
yui_client_emit_reset (YuiClient *self)
{
  g_signal_emit (self, signals[RESET], 0);
}

void
yui_client_emit_changed (YuiClient *self, const char *resource, GStrv ids, GStrv deleted_ids)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (resource), ids, deleted_ids);
}
