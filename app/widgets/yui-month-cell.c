/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-month-cell.h"

#include "yui-day-text.h"
#include "yui-seat-mark.h"
#include "yui-shift-text.h"
#include "yui-widgets.h"

#include <glib/gi18n.h>

#define MAX_MARKS 3

struct _YuiMonthCell
{
  GtkButton parent_instance;

  YuiCivilDay day;
  GtkLabel *number;
  GtkInscription *holiday;
  GtkBox *lines;
  GtkBox *marks;
  GtkLabel *rest;
};

G_DEFINE_FINAL_TYPE (YuiMonthCell, yui_month_cell, GTK_TYPE_BUTTON)

static void
yui_month_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_MONTH_CELL);
  G_OBJECT_CLASS (yui_month_cell_parent_class)->dispose (object);
}

static void
yui_month_cell_class_init (YuiMonthCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  G_OBJECT_CLASS (klass)->dispose = yui_month_cell_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/widgets/yui-month-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiMonthCell, number);
  gtk_widget_class_bind_template_child (widget_class, YuiMonthCell, holiday);
  gtk_widget_class_bind_template_child (widget_class, YuiMonthCell, lines);
  gtk_widget_class_bind_template_child (widget_class, YuiMonthCell, marks);
  gtk_widget_class_bind_template_child (widget_class, YuiMonthCell, rest);
  gtk_widget_class_set_css_name (widget_class, "month-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
yui_month_cell_init (YuiMonthCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_month_cell_new (void)
{
  return g_object_new (YUI_TYPE_MONTH_CELL, NULL);
}

static void
set_css_class (YuiMonthCell *self, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static YuiSeatMarkKind
mark_kind (YuiShift *shift)
{
  if (yui_shift_get_state (shift) == YUI_SHIFT_STATE_DRAFT)
    return YUI_SEAT_MARK_DRAFT;
  if (yui_shift_get_state (shift) == YUI_SHIFT_STATE_CANCELLED)
    return YUI_SEAT_MARK_CANCELLED;
  return yui_shift_text_seats_open (shift) == 0 ? YUI_SEAT_MARK_FULL : YUI_SEAT_MARK_OPEN;
}

static const char *
line_class (YuiSeatMarkKind kind)
{
  switch (kind)
    {
    case YUI_SEAT_MARK_FULL:
      return "full";
    case YUI_SEAT_MARK_DRAFT:
      return "draft";
    case YUI_SEAT_MARK_CANCELLED:
      return "cancelled";
    case YUI_SEAT_MARK_OPEN:
    default:
      return "open";
    }
}

static GtkWidget *
mark_new (YuiShift *shift)
{
  GtkWidget *mark = yui_seat_mark_new ();
  int seats = MAX (yui_shift_get_seats (shift), 1);
  yui_seat_mark_set (YUI_SEAT_MARK (mark), mark_kind (shift),
                     CLAMP ((double)yui_shift_get_seats_filled (shift) / seats, 0, 1));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

static GtkWidget *
line_new (YuiShift *shift)
{
  g_autofree char *time = yui_time_format (yui_shift_get_starts_at (shift));
  /* Translators: a shift in a cell of a month: "9:00 Persimmon harvest". */
  g_autofree char *text
      = g_strdup_printf (C_ ("shift in a month", "%1$s %2$s"), time, yui_shift_get_title (shift));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *inscription
      = g_object_new (GTK_TYPE_INSCRIPTION, "text", text, "hexpand", TRUE, "min-chars", 0,
                      "text-overflow", GTK_INSCRIPTION_OVERFLOW_CLIP, NULL);
  gtk_box_append (GTK_BOX (line), mark_new (shift));
  gtk_box_append (GTK_BOX (line), inscription);
  gtk_widget_add_css_class (line, "line");
  gtk_widget_add_css_class (line, line_class (mark_kind (shift)));
  return line;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* When not all fit, the last line says how many more there are. */
static void
show_shifts (YuiMonthCell *self, GPtrArray *shifts, guint n_lines)
{
  gboolean wide = n_lines > 0;
  guint room = wide ? n_lines : MAX_MARKS;
  guint n_shown = shifts->len <= room ? shifts->len : (wide ? room - 1 : room);
  clear_box (self->lines);
  clear_box (self->marks);
  for (guint i = 0; i < n_shown; i++)
    gtk_box_append (wide ? self->lines : self->marks,
                    wide ? line_new (shifts->pdata[i]) : mark_new (shifts->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->marks), !wide && n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_shown < shifts->len);
  /* Translators: shifts of a day that are not shown in its cell. */
  g_autofree char *rest = g_strdup_printf (C_ ("shifts", "+%u"), shifts->len - n_shown);
  gtk_label_set_label (self->rest, rest);
}

static void
update_label (YuiMonthCell *self, GPtrArray *shifts, const char *holiday)
{
  YuiShiftSum sum = { 0 };
  for (guint i = 0; i < shifts->len; i++)
    yui_shift_sum_add (&sum, shifts->pdata[i]);
  g_autofree char *sentence = yui_shift_text_day (self->day, holiday, &sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
}

void
yui_month_cell_show (YuiMonthCell *self,
                     YuiCivilDay day,
                     gboolean in_month,
                     GPtrArray *shifts,
                     const char *holiday,
                     guint n_lines)
{
  g_return_if_fail (YUI_IS_MONTH_CELL (self));
  g_return_if_fail (shifts != NULL);
  YuiWeekday weekday = yui_civil_weekday (day);
  g_autofree char *number = yui_day_format_number (day);
  self->day = day;
  gtk_label_set_label (self->number, number);
  gtk_inscription_set_text (self->holiday, n_lines > 0 && holiday ? holiday : "");
  show_shifts (self, shifts, n_lines);
  update_label (self, shifts, holiday);
  set_css_class (self, "other-month", !in_month);
  set_css_class (self, "today", day == yui_day_today ());
  set_css_class (self, "holiday", holiday != NULL || weekday == YUI_SUNDAY);
  set_css_class (self, "saturday", holiday == NULL && weekday == YUI_SATURDAY);
  set_css_class (self, "rest", holiday != NULL || weekday == YUI_SATURDAY || weekday == YUI_SUNDAY);
}

YuiCivilDay
yui_month_cell_get_day (YuiMonthCell *self)
{
  g_return_val_if_fail (YUI_IS_MONTH_CELL (self), 0);
  return self->day;
}
