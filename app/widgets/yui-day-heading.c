/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-day-heading.h"

#include "yui-day-text.h"
#include "yui-widgets.h"

#include <glib/gi18n.h>

struct _YuiDayHeading
{
  GtkButton parent_instance;

  YuiCivilDay day;
  GtkLabel *weekday;
  GtkLabel *number;
  GtkInscription *holiday;
  GtkLabel *open;
};

G_DEFINE_FINAL_TYPE (YuiDayHeading, yui_day_heading, GTK_TYPE_BUTTON)

static void
yui_day_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_DAY_HEADING);
  G_OBJECT_CLASS (yui_day_heading_parent_class)->dispose (object);
}

static void
yui_day_heading_class_init (YuiDayHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  G_OBJECT_CLASS (klass)->dispose = yui_day_heading_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/widgets/yui-day-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiDayHeading, weekday);
  gtk_widget_class_bind_template_child (widget_class, YuiDayHeading, number);
  gtk_widget_class_bind_template_child (widget_class, YuiDayHeading, holiday);
  gtk_widget_class_bind_template_child (widget_class, YuiDayHeading, open);
  gtk_widget_class_set_css_name (widget_class, "day-heading");
}

static void
yui_day_heading_init (YuiDayHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_day_heading_new (void)
{
  return g_object_new (YUI_TYPE_DAY_HEADING, NULL);
}

static void
set_css_class (YuiDayHeading *self, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

void
yui_day_heading_set_day (YuiDayHeading *self,
                         YuiCivilDay day,
                         const char *holiday,
                         const char *open)
{
  g_return_if_fail (YUI_IS_DAY_HEADING (self));
  self->day = day;
  g_autofree char *weekday = yui_day_format_weekday (day);
  g_autofree char *number = yui_day_format_number (day);
  g_autofree char *full = yui_day_format_full (day);
  /* Translators: what pressing the head of a day does; %s is "Tuesday 3 March". */
  g_autofree char *label = g_strdup_printf (_ ("Open %s"), full);
  gtk_label_set_label (self->weekday, weekday);
  gtk_label_set_label (self->number, number);
  gtk_inscription_set_text (self->holiday, holiday ? holiday : ""); /* AT-SPI counts NULL */
  gtk_label_set_label (self->open, open != NULL ? open : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), holiday);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  YuiWeekday of_week = yui_civil_weekday (day);
  set_css_class (self, "today", day == yui_day_today ());
  set_css_class (self, "holiday", holiday != NULL || of_week == YUI_SUNDAY);
  set_css_class (self, "saturday", holiday == NULL && of_week == YUI_SATURDAY);
}

YuiCivilDay
yui_day_heading_get_day (YuiDayHeading *self)
{
  g_return_val_if_fail (YUI_IS_DAY_HEADING (self), 0);
  return self->day;
}

void
yui_day_heading_set_lines (YuiDayHeading *self, gboolean has_holiday, gboolean has_open)
{
  g_return_if_fail (YUI_IS_DAY_HEADING (self));
  gtk_widget_set_visible (GTK_WIDGET (self->holiday), has_holiday);
  gtk_widget_set_visible (GTK_WIDGET (self->open), has_open);
}
