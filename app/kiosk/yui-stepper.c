/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-stepper.h"

#include <glib/gi18n.h>

struct _YuiStepper
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkWidget *less_button;
  GtkWidget *more_button;

  gint64 min, max, step, value;
  YuiStepperSay say;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiStepper, yui_stepper, GTK_TYPE_BOX)

static void
show_value (YuiStepper *self)
{
  g_autofree char *text = self->say (self->value);

  gtk_label_set_label (self->value_label, text);
  gtk_widget_set_sensitive (self->less_button, self->value > self->min);
  gtk_widget_set_sensitive (self->more_button, self->value < self->max);
}

static void
move (YuiStepper *self, gint64 by)
{
  self->value = CLAMP (self->value + by, self->min, self->max);
  show_value (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->value_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
less_cb (YuiStepper *self)
{
  move (self, -self->step);
}

static void
more_cb (YuiStepper *self)
{
  move (self, self->step);
}

static void
yui_stepper_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_STEPPER);
  G_OBJECT_CLASS (yui_stepper_parent_class)->dispose (object);
}

static void
yui_stepper_class_init (YuiStepperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_stepper_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-stepper.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiStepper, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiStepper, value_label);
  gtk_widget_class_bind_template_child (widget_class, YuiStepper, less_button);
  gtk_widget_class_bind_template_child (widget_class, YuiStepper, more_button);
  gtk_widget_class_bind_template_callback (widget_class, less_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  signals[CHANGED] = g_signal_new ("changed", YUI_TYPE_STEPPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
yui_stepper_init (YuiStepper *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yui_stepper_setup (YuiStepper *self,
                   const char *title,
                   gint64 min,
                   gint64 max,
                   gint64 step,
                   gint64 value,
                   YuiStepperSay say)
{
  g_autofree char *less = NULL, *more = NULL;

  g_return_if_fail (YUI_IS_STEPPER (self) && title != NULL && say != NULL);
  g_return_if_fail (min <= max && step > 0);

  self->min = min;
  self->max = max;
  self->step = step;
  self->value = CLAMP (value, min, max);
  self->say = say;
  /* TRANSLATORS: what is made smaller, such as "Start". */
  less = g_strdup_printf (_("%s: less"), title);
  /* TRANSLATORS: what is made larger, such as "Start". */
  more = g_strdup_printf (_("%s: more"), title);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->less_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  less, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  more, -1);
  show_value (self);
}

gint64
yui_stepper_get_value (YuiStepper *self)
{
  g_return_val_if_fail (YUI_IS_STEPPER (self), 0);

  return self->value;
}
