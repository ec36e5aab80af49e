/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-unmatched-row.h"

#include "yui-wording-hours.h"

struct _YuiUnmatchedRow
{
  GtkBox parent_instance;

  YuiUnmatchedClockEvent *event;
  gboolean is_managing;

  GtkLabel *title_label;
  GtkLabel *details_label;
  GtkWidget *buttons;
  GtkActionable *match_button;
  GtkActionable *aside_button;
};

enum
{
  PROP_0,
  PROP_EVENT,
  PROP_MANAGING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiUnmatchedRow, yui_unmatched_row, GTK_TYPE_BOX)

/* The buttons of all rows have the same names. */
static void
describe (GtkActionable *button, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title ? title : "", -1);
}

static void
set_event (YuiUnmatchedRow *self, YuiUnmatchedClockEvent *event)
{
  g_autofree char *title = event ? yui_wording_unmatched_title (event) : NULL;
  g_autofree char *details = event ? yui_wording_unmatched_details (event) : NULL;
  const char *id = event ? yui_unmatched_clock_event_get_id (event) : "";

  if (!g_set_object (&self->event, event))
    return;
  gtk_label_set_label (self->title_label, title ? title : "");
  gtk_label_set_label (self->details_label, details ? details : "");
  gtk_actionable_set_action_target (self->match_button, "s", id);
  gtk_actionable_set_action_target (self->aside_button, "s", id);
  describe (self->match_button, title);
  describe (self->aside_button, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EVENT]);
}

static void
yui_unmatched_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiUnmatchedRow *self = YUI_UNMATCHED_ROW (object);

  if (id == PROP_EVENT)
    g_value_set_object (value, self->event);
  else if (id == PROP_MANAGING)
    g_value_set_boolean (value, self->is_managing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_unmatched_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiUnmatchedRow *self = YUI_UNMATCHED_ROW (object);

  if (id == PROP_EVENT)
    set_event (self, g_value_get_object (value));
  else if (id == PROP_MANAGING)
    {
      self->is_managing = g_value_get_boolean (value);
      gtk_widget_set_visible (self->buttons, self->is_managing);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_unmatched_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_UNMATCHED_ROW);
  g_clear_object (&YUI_UNMATCHED_ROW (object)->event);

  G_OBJECT_CLASS (yui_unmatched_row_parent_class)->dispose (object);
}

static void
yui_unmatched_row_class_init (YuiUnmatchedRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_unmatched_row_get_property;
  object_class->set_property = yui_unmatched_row_set_property;
  object_class->dispose = yui_unmatched_row_dispose;

  props[PROP_EVENT]
      = g_param_spec_object ("event", NULL, NULL, YUI_TYPE_UNMATCHED_CLOCK_EVENT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_MANAGING] = g_param_spec_boolean ("managing", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-unmatched-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedRow, match_button);
  gtk_widget_class_bind_template_child (widget_class, YuiUnmatchedRow, aside_button);
}

static void
yui_unmatched_row_init (YuiUnmatchedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
