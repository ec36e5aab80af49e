/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-day-column.h"

#include "yui-day-layout.h"
#include "yui-overlap.h"
#include "yui-shift-block.h"
#include "yui-shift-text.h"
#include "yui-slot.h"

#include <glib/gi18n.h>

/* In pixels, where the day may grow as wide as its shifts need. */
#define COLUMN_GROW_PX 76

struct _YuiDayColumn
{
  GtkWidget parent_instance;

  YuiCivilDay day;
  GPtrArray *shifts;     /* of YuiShift, as shown */
  GPtrArray *blocks;     /* of YuiShiftBlock; the first n_blocks are in use */
  GPtrArray *more;       /* of GtkButton; the first n_more are in use */
  GHashTable *widget_of; /* YuiShift → block or more */
  guint n_blocks;
  guint n_more;
};

enum
{
  SHIFT_ACTIVATED,
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiDayColumn, yui_day_column, GTK_TYPE_WIDGET)

static void
block_clicked_cb (YuiDayColumn *self, GtkButton *block)
{
  g_signal_emit (self, signals[SHIFT_ACTIVATED], 0,
                 yui_shift_block_get_shift (YUI_SHIFT_BLOCK (block)));
}

static void
more_clicked_cb (YuiDayColumn *self)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->day);
}

static GtkWidget *
next_block (YuiDayColumn *self)
{
  if (self->n_blocks == self->blocks->len)
    {
      GtkWidget *block = yui_shift_block_new ();
      g_signal_connect_object (block, "clicked", G_CALLBACK (block_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (block, GTK_WIDGET (self));
      g_ptr_array_add (self->blocks, block);
    }
  return self->blocks->pdata[self->n_blocks++];
}

static GtkWidget *
next_more (YuiDayColumn *self)
{
  if (self->n_more == self->more->len)
    {
      GtkWidget *more = gtk_button_new_with_label ("");
      gtk_widget_set_valign (gtk_button_get_child (GTK_BUTTON (more)), GTK_ALIGN_START);
      gtk_widget_add_css_class (more, "more");
      g_signal_connect_object (more, "clicked", G_CALLBACK (more_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (more, GTK_WIDGET (self));
      g_ptr_array_add (self->more, more);
    }
  return self->more->pdata[self->n_more++];
}

static void
remove_unused (GPtrArray *widgets, guint n_used)
{
  if (widgets->len > n_used)
    g_ptr_array_remove_range (widgets, n_used, widgets->len - n_used);
}

/* What a shift takes up on the day: no block is shorter than a slot can show. */
static void
visible_interval (YuiShift *shift, YuiCivilDay day, YuiInterval *interval)
{
  int start_min = 0, end_min = YUI_SLOT_MIN;
  yui_slot_clip (yui_shift_get_starts_at (shift), yui_shift_get_ends_at (shift), day, &start_min,
                 &end_min);
  start_min = MIN (start_min, YUI_MINUTES_PER_DAY - YUI_SLOT_MIN);
  interval->start = start_min;
  interval->end = MAX (end_min, start_min + YUI_SLOT_MIN);
}

static void
show_shift (YuiDayColumn *self, YuiShift *shift, const YuiInterval *interval, const YuiOverlap *at)
{
  GtkWidget *block = next_block (self);
  gboolean before = yui_slot_first_day (yui_shift_get_starts_at (shift)) < self->day;
  gboolean after = yui_slot_last_day (yui_shift_get_ends_at (shift)) > self->day;
  yui_shift_block_set_shift (YUI_SHIFT_BLOCK (block), shift, before, after);
  yui_day_layout_place (block, &(YuiDayPlace){ .start_min = (int)interval->start,
                                               .end_min = (int)interval->end,
                                               .column = at->column,
                                               .columns = at->columns,
                                               .span = at->span });
  g_hash_table_insert (self->widget_of, shift, block);
}

static GtkWidget *
show_more (YuiDayColumn *self, const YuiOverlapMore *hidden)
{
  GtkWidget *more = next_more (self);
  /* Translators: how many shifts there is no room for; it is in a column a few letters wide. */
  g_autofree char *text = g_strdup_printf (C_ ("shifts", "+%u"), hidden->n);
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("%u more shift: open the day", "%u more shifts: open the day", hidden->n),
      hidden->n);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (more))), text);
  gtk_widget_set_tooltip_text (more, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  yui_day_layout_place (more, &(YuiDayPlace){ .start_min = (int)hidden->start,
                                              .end_min = (int)hidden->end,
                                              .column = hidden->columns - 1,
                                              .columns = hidden->columns,
                                              .span = 1 });
  return more;
}

static void
show_shifts (YuiDayColumn *self, guint max_columns)
{
  guint n = self->shifts->len;
  g_autofree YuiInterval *intervals = g_new (YuiInterval, n);
  g_autofree YuiOverlap *places = g_new (YuiOverlap, n);
  for (guint i = 0; i < n; i++)
    visible_interval (self->shifts->pdata[i], self->day, &intervals[i]);
  guint n_groups = yui_overlap_layout (intervals, n, places);

  g_autofree YuiOverlapMore *hidden = g_new (YuiOverlapMore, n_groups);
  g_autofree GtkWidget **more = g_new0 (GtkWidget *, n_groups);
  guint n_hidden
      = max_columns == 0 ? 0 : yui_overlap_limit (intervals, n, max_columns, places, hidden);
  for (guint i = 0; i < n_hidden; i++)
    more[hidden[i].group] = show_more (self, &hidden[i]);
  for (guint i = 0; i < n; i++)
    {
      if (places[i].span > 0)
        show_shift (self, self->shifts->pdata[i], &intervals[i], &places[i]);
      else
        g_hash_table_insert (self->widget_of, self->shifts->pdata[i], more[places[i].group]);
    }
}

static void
update_label (YuiDayColumn *self, const char *holiday)
{
  YuiShiftSum sum = { 0 };
  for (guint i = 0; i < self->shifts->len; i++)
    yui_shift_sum_add (&sum, self->shifts->pdata[i]);
  g_autofree char *sentence = yui_shift_text_day (self->day, holiday, &sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
yui_day_column_dispose (GObject *object)
{
  YuiDayColumn *self = YUI_DAY_COLUMN (object);
  g_clear_pointer (&self->widget_of, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->more, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  G_OBJECT_CLASS (yui_day_column_parent_class)->dispose (object);
}

static void
yui_day_column_class_init (YuiDayColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = yui_day_column_dispose;
  signals[SHIFT_ACTIVATED]
      = g_signal_new ("shift-activated", YUI_TYPE_DAY_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, YUI_TYPE_SHIFT);
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", YUI_TYPE_DAY_COLUMN, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "day-column");
  gtk_widget_class_set_layout_manager_type (widget_class, YUI_TYPE_DAY_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
yui_day_column_init (YuiDayColumn *self)
{
  self->shifts = g_ptr_array_new_with_free_func (g_object_unref);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_widget_unparent);
  self->more = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_widget_unparent);
  self->widget_of = g_hash_table_new (NULL, NULL);
}

GtkWidget *
yui_day_column_new (void)
{
  return g_object_new (YUI_TYPE_DAY_COLUMN, NULL);
}

void
yui_day_column_show (
    YuiDayColumn *self, YuiCivilDay day, GPtrArray *shifts, const char *holiday, guint max_columns)
{
  g_return_if_fail (YUI_IS_DAY_COLUMN (self));
  g_return_if_fail (shifts != NULL);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shifts);
  self->day = day;
  self->shifts = g_ptr_array_new_full (shifts->len, g_object_unref);
  for (guint i = 0; i < shifts->len; i++)
    g_ptr_array_add (self->shifts, g_object_ref (shifts->pdata[i]));
  self->n_blocks = self->n_more = 0;
  g_hash_table_remove_all (self->widget_of);
  yui_day_layout_set_column_min_px (
      YUI_DAY_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      max_columns == 0 ? COLUMN_GROW_PX : 0);
  show_shifts (self, max_columns);
  remove_unused (self->blocks, self->n_blocks);
  remove_unused (self->more, self->n_more);
  update_label (self, holiday);
}

YuiCivilDay
yui_day_column_get_day (YuiDayColumn *self)
{
  g_return_val_if_fail (YUI_IS_DAY_COLUMN (self), 0);
  return self->day;
}

GtkWidget *
yui_day_column_find (YuiDayColumn *self, YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_DAY_COLUMN (self), NULL);
  return g_hash_table_lookup (self->widget_of, shift);
}
