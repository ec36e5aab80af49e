/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-threshold-row.h"

#include <glib/gi18n.h>

#include "yui-why-button.h"
#include "yui-wording-hours.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

struct _YuiThresholdRow
{
  GtkListBoxRow parent_instance;

  GtkImage *state_icon;
  GtkLabel *title_label;
  GtkLabel *value_label;
  AdwBin *why_bin;
  GtkProgressBar *bar;
  GtkLabel *forecast_label;
  GtkLabel *meaning_label;
};

G_DEFINE_FINAL_TYPE (YuiThresholdRow, yui_threshold_row, GTK_TYPE_LIST_BOX_ROW)

static void
yui_threshold_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_THRESHOLD_ROW);

  G_OBJECT_CLASS (yui_threshold_row_parent_class)->dispose (object);
}

static void
yui_threshold_row_class_init (YuiThresholdRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_threshold_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-threshold-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, why_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, bar);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, YuiThresholdRow, meaning_label);
}

static void
yui_threshold_row_init (YuiThresholdRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An icon and words say the state, never a colour alone. */
static void
show_state (YuiThresholdRow *self, const char *state)
{
  const gboolean is_reached = g_str_equal (state, "reached");

  gtk_widget_set_visible (GTK_WIDGET (self->state_icon), !g_str_equal (state, "clear"));
  gtk_image_set_from_icon_name (self->state_icon, is_reached || g_str_equal (state, "planned")
                                                      ? "dialog-warning-symbolic"
                                                      : "dialog-information-symbolic");
  if (is_reached)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), "warning");
}

static char *
say_meaning (YuiThreshold *threshold)
{
  const gint64 special_min = yui_threshold_get_special_line (threshold);
  /* Translators: what a line of the law means; where it is written. */
  g_autofree char *meaning
      = g_strdup_printf (_ ("%s %s."), yui_wording_threshold_meaning (threshold),
                           yui_wording_threshold_source (threshold));
  g_autoptr (GString) text = g_string_new (meaning);

  if (special_min > 0)
    {
      g_autofree char *limit = yui_wording_minutes ((int)special_min - 1);

      g_string_append_c (text, ' ');
      /* Translators: %s is a length of time. */
      g_string_append_printf (text, _ ("Its special clause allows %s."), limit);
    }
  if (!yui_threshold_get_is_sure (threshold))
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("Please ask the office in charge; the rule is not certain."));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Yen say where they come from. */
static void
show_why (YuiThresholdRow *self, YuiThreshold *threshold, const char *value)
{
  g_autofree char *what = NULL, *why = NULL;

  if (!g_str_equal (yui_threshold_get_unit (threshold), "yen"))
    return;
  /* Translators: a line of the law; how far the person is from it. */
  what = g_strdup_printf (_ ("%s: %s"), yui_wording_threshold_title (threshold), value);
  why = yui_wording_why_year (threshold);
  adw_bin_set_child (self->why_bin, yui_why_button_new_beside (what, why));
}

GtkWidget *
yui_threshold_row_new (YuiThreshold *threshold, YuiThresholds *thresholds)
{
  YuiThresholdRow *self;
  g_autofree char *value = NULL, *forecast = NULL, *meaning = NULL;
  double line;

  g_return_val_if_fail (YUI_IS_THRESHOLD (threshold), NULL);
  g_return_val_if_fail (YUI_IS_THRESHOLDS (thresholds), NULL);

  self = g_object_new (YUI_TYPE_THRESHOLD_ROW, NULL);
  value = yui_wording_threshold_value (threshold);
  forecast = yui_wording_threshold_forecast (threshold, thresholds);
  meaning = say_meaning (threshold);
  line = (double)MAX (yui_threshold_get_line (threshold), 1);
  gtk_label_set_label (self->title_label, yui_wording_threshold_title (threshold));
  gtk_label_set_label (self->value_label, value);
  gtk_label_set_label (self->forecast_label, forecast);
  gtk_label_set_label (self->meaning_label, meaning);
  gtk_progress_bar_set_fraction (self->bar,
                                 MIN ((double)yui_threshold_get_with_plan (threshold) / line, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  yui_wording_threshold_title (threshold),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  show_state (self, yui_threshold_get_state (threshold));
  show_why (self, threshold, value);
  return GTK_WIDGET (self);
}
