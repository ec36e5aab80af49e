/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-desk.h"

/* The signed-in person's side of one server: connection, account and what it may do. */
struct _YuiDesk
{
  GObject parent_instance;

  YuiDeskState state;
  char *role;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ROLE,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (YuiDeskState,
                    yui_desk_state,
                    G_DEFINE_ENUM_VALUE (YUI_DESK_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_SIGNED_OUT, "signed-out"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (YuiDesk, yui_desk, G_TYPE_OBJECT)

static void
yui_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiDesk *self = YUI_DESK (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_desk_finalize (GObject *object)
{
  YuiDesk *self = YUI_DESK (object);

  g_free (self->role);

  G_OBJECT_CLASS (yui_desk_parent_class)->finalize (object);
}

static void
yui_desk_class_init (YuiDeskClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = yui_desk_get_property;
  object_class->finalize = yui_desk_finalize;

  props[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, YUI_TYPE_DESK_STATE, YUI_DESK_STARTING,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ROLE]
      = g_param_spec_string ("role", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /* Something of a resource, such as "offer", changed on the server. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yui_desk_init (YuiDesk *self)
{
}

YuiDesk *
yui_desk_new (const char *role)
{
  YuiDesk *self = g_object_new (YUI_TYPE_DESK, NULL);

  self->role = g_strdup (role ? role : "employer_owner");
  return self;
}

YuiDeskState
yui_desk_get_state (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), YUI_DESK_STARTING);

  return self->state;
}

const char *
yui_desk_get_role (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->role;
}

void
yui_desk_start (YuiDesk *self)
{
  g_return_if_fail (YUI_IS_DESK (self));
}
