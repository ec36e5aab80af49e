/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-span-row.h"

#include <glib/gi18n.h>

#include "yui-deadline.h"
#include "yui-wording-hours.h"
#include "yui-wording.h"

struct _YuiHoursSpanRow
{
  GtkListBoxRow parent_instance;

  GtkDropDown *kind_drop_down;
  GtkEditable *start_entry;
  GtkEditable *end_entry;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiHoursSpanRow, yui_hours_span_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const kinds[] = { "preparation", "changing", "cleaning", "waiting" };

static void
changed_cb (YuiHoursSpanRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (YuiHoursSpanRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  g_object_ref (self);
  gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (self));
  gtk_widget_set_visible (list, gtk_widget_get_first_child (list) != NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_object_unref (self);
}

static void
yui_hours_span_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HOURS_SPAN_ROW);

  G_OBJECT_CLASS (yui_hours_span_row_parent_class)->dispose (object);
}

static void
yui_hours_span_row_class_init (YuiHoursSpanRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_hours_span_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-span-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHoursSpanRow, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursSpanRow, start_entry);
  gtk_widget_class_bind_template_child (widget_class, YuiHoursSpanRow, end_entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
yui_hours_span_row_init (YuiHoursSpanRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, yui_wording_hours_span (kinds[i]));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (names));
}

GtkWidget *
yui_hours_span_row_new (const char *kind, gint64 start_s, gint64 end_s)
{
  YuiHoursSpanRow *self = g_object_new (YUI_TYPE_HOURS_SPAN_ROW, NULL);
  g_autofree char *start = start_s ? yui_wording_clock (start_s) : NULL;
  g_autofree char *end = end_s ? yui_wording_clock (end_s) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      gtk_drop_down_set_selected (self->kind_drop_down, i);
  gtk_editable_set_text (self->start_entry, start ? start : "");
  gtk_editable_set_text (self->end_entry, end ? end : "");
  return GTK_WIDGET (self);
}

const char *
yui_hours_span_row_get_kind (YuiHoursSpanRow *self)
{
  guint selected;

  g_return_val_if_fail (YUI_IS_HOURS_SPAN_ROW (self), NULL);

  selected = gtk_drop_down_get_selected (self->kind_drop_down);
  return kinds[MIN (selected, G_N_ELEMENTS (kinds) - 1)];
}

gboolean
yui_hours_span_row_read (YuiHoursSpanRow *self, const char *date, gint64 *start_s, gint64 *end_s)
{
  g_return_val_if_fail (YUI_IS_HOURS_SPAN_ROW (self), FALSE);

  return yui_deadline_parse_clock (date, gtk_editable_get_text (self->start_entry), start_s)
         && yui_deadline_parse_clock (date, gtk_editable_get_text (self->end_entry), end_s)
         && *start_s != *end_s;
}

gboolean
yui_hours_span_row_is_complete (YuiHoursSpanRow *self, const char *date)
{
  gint64 start_s, end_s;

  return yui_hours_span_row_read (self, date, &start_s, &end_s);
}
