/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-idle.h"

struct _YuiIdle
{
  GObject parent_instance;

  guint idle_s;
  guint warning_s;
  gint64 touched_us; /* monotonic */
  guint seconds_left;
  guint timeout_id;
};

enum
{
  PROP_0,
  PROP_SECONDS_LEFT,
  N_PROPS
};

enum
{
  EXPIRED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiIdle, yui_idle, G_TYPE_OBJECT)

static void
set_seconds_left (YuiIdle *self, guint seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;
  self->seconds_left = seconds_left;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS_LEFT]);
}

static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr (YuiIdle) self = g_object_ref (user_data);
  guint idle_s = (guint)((g_get_monotonic_time () - self->touched_us) / G_USEC_PER_SEC);

  if (idle_s >= self->idle_s)
    {
      self->timeout_id = 0;
      set_seconds_left (self, 0);
      g_signal_emit (self, signals[EXPIRED], 0);
      return G_SOURCE_REMOVE;
    }
  if (self->idle_s - idle_s <= self->warning_s)
    set_seconds_left (self, self->idle_s - idle_s);
  return G_SOURCE_CONTINUE;
}

void
yui_idle_start (YuiIdle *self)
{
  g_return_if_fail (YUI_IS_IDLE (self));

  yui_idle_go_on (self);
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (250, tick_cb, self);
}

void
yui_idle_stop (YuiIdle *self)
{
  g_return_if_fail (YUI_IS_IDLE (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  set_seconds_left (self, 0);
}

void
yui_idle_touch (YuiIdle *self)
{
  g_return_if_fail (YUI_IS_IDLE (self));

  if (self->seconds_left == 0)
    self->touched_us = g_get_monotonic_time ();
}

void
yui_idle_go_on (YuiIdle *self)
{
  g_return_if_fail (YUI_IS_IDLE (self));

  self->touched_us = g_get_monotonic_time ();
  set_seconds_left (self, 0);
}

guint
yui_idle_get_seconds_left (YuiIdle *self)
{
  g_return_val_if_fail (YUI_IS_IDLE (self), 0);

  return self->seconds_left;
}

static void
yui_idle_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiIdle *self = YUI_IDLE (object);

  switch (prop_id)
    {
    case PROP_SECONDS_LEFT:
      g_value_set_uint (value, self->seconds_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_idle_dispose (GObject *object)
{
  g_clear_handle_id (&YUI_IDLE (object)->timeout_id, g_source_remove);
  G_OBJECT_CLASS (yui_idle_parent_class)->dispose (object);
}

static void
yui_idle_class_init (YuiIdleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = yui_idle_get_property;
  object_class->dispose = yui_idle_dispose;
  props[PROP_SECONDS_LEFT]
      = g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[EXPIRED] = g_signal_new ("expired", YUI_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
yui_idle_init (YuiIdle *self)
{
}

YuiIdle *
yui_idle_new (guint idle_s, guint warning_s)
{
  YuiIdle *self = g_object_new (YUI_TYPE_IDLE, NULL);

  self->idle_s = idle_s;
  self->warning_s = warning_s;
  return self;
}
