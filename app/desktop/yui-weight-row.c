/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-weight-row.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

struct _YuiWeightRow
{
  AdwPreferencesRow parent_instance;

  gboolean setting;

  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkLabel *sentence_label;
  GtkWidget *scale;
  GtkAdjustment *adjustment;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiWeightRow, yui_weight_row, ADW_TYPE_PREFERENCES_ROW)

static void
value_changed_cb (YuiWeightRow *self)
{
  guint16 weight = yui_weight_row_get_weight (self);
  g_autofree char *text = g_strdup_printf ("%u", weight);

  /* Translators: a person switched off what this counts for. */
  gtk_label_set_label (self->value_label, weight > 0 ? text : _ ("does not count"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  gtk_label_get_label (self->value_label), -1);
  if (!self->setting)
    g_signal_emit (self, signals[MOVED], 0);
}

static void
yui_weight_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_WEIGHT_ROW);

  G_OBJECT_CLASS (yui_weight_row_parent_class)->dispose (object);
}

static void
yui_weight_row_class_init (YuiWeightRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_weight_row_dispose;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-weight-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWeightRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWeightRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWeightRow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWeightRow, scale);
  gtk_widget_class_bind_template_child (widget_class, YuiWeightRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
yui_weight_row_init (YuiWeightRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_weight_row_new (YuiRankTerm term)
{
  YuiWeightRow *self;
  const char *word, *title, *sentence;

  g_return_val_if_fail (term < YUI_RANK_N_TERMS, NULL);

  self = g_object_new (YUI_TYPE_WEIGHT_ROW, NULL);
  word = yui_ranking_term_word (term);
  title = yui_wording_term (word);
  sentence = yui_wording_term_meaning (word);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  return GTK_WIDGET (self);
}

guint16
yui_weight_row_get_weight (YuiWeightRow *self)
{
  g_return_val_if_fail (YUI_IS_WEIGHT_ROW (self), 0);

  return (guint16)gtk_adjustment_get_value (self->adjustment);
}

void
yui_weight_row_set_weight (YuiWeightRow *self, guint16 weight)
{
  g_return_if_fail (YUI_IS_WEIGHT_ROW (self));

  self->setting = TRUE;
  gtk_adjustment_set_value (self->adjustment, weight);
  value_changed_cb (self);
  self->setting = FALSE;
}
