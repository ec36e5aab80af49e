/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-week-grid-private.h"

#include "yui-day-text.h"
#include "yui-shift-text.h"
#include "yui-widgets.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The slot cursor of YuiWeekGrid: keyboard, pointer and the span that they stretch. */

#define SCROLL_MARGIN_PX 24
#define DRAG_FROM_PX     6

static YuiSlot
span_first (YuiWeekGrid *self)
{
  return MIN (self->cursor, self->anchor);
}

static YuiSlot
span_last (YuiWeekGrid *self)
{
  return MAX (self->cursor, self->anchor);
}

static gboolean
has_span (YuiWeekGrid *self)
{
  return self->cursor != self->anchor || self->dragging;
}

static gboolean
shift_covers (YuiShift *shift, YuiSlot slot)
{
  return yui_shift_get_starts_at (shift) < yui_slot_time (slot + 1)
         && yui_shift_get_ends_at (shift) > yui_slot_time (slot);
}

static GPtrArray *
shifts_of_cursor_day (YuiWeekGrid *self)
{
  YuiCivilDay day = yui_slot_day (self->cursor);
  return yui_week_grid_shows (self, day) ? self->shifts[day - self->first_day] : NULL;
}

/* The shift the cursor was on, if it still is; else the first that is there. */
static YuiShift *
find_current (YuiWeekGrid *self)
{
  GPtrArray *shifts = shifts_of_cursor_day (self);
  YuiShift *first = NULL;
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      if (!shift_covers (shifts->pdata[i], self->cursor))
        continue;
      if (shifts->pdata[i] == self->current)
        return self->current;
      if (first == NULL)
        first = shifts->pdata[i];
    }
  return first;
}

static GtkWidget *
current_widget (YuiWeekGrid *self)
{
  YuiCivilDay day = yui_slot_day (self->cursor);
  if (self->current == NULL || !yui_week_grid_shows (self, day))
    return NULL;
  return yui_day_column_find (self->columns[day - self->first_day], self->current);
}

static gboolean
focus_cursor (YuiWeekGrid *self)
{
  GtkWidget *target = has_span (self) ? NULL : current_widget (self);
  return gtk_widget_grab_focus (target != NULL ? target : GTK_WIDGET (self));
}

static void
scroll_to_cursor (YuiWeekGrid *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (scroller == NULL)
    return;
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  int minute = yui_slot_of_day (self->cursor) * YUI_SLOT_MIN;
  gtk_adjustment_clamp_page (vertical, yui_week_grid_y_of_minute (self, minute) - SCROLL_MARGIN_PX,
                             yui_week_grid_y_of_minute (self, minute + YUI_SLOT_MIN)
                                 + SCROLL_MARGIN_PX);
}

static char *
cursor_sentence (YuiWeekGrid *self)
{
  gint64 start_s = yui_slot_time (span_first (self));
  g_autofree char *day = yui_day_format_full (yui_slot_day (self->cursor));
  if (has_span (self))
    {
      g_autofree char *times
          = yui_time_format_range (start_s, yui_slot_time (span_last (self) + 1));
      /* Translators: spoken for a span of time that is chosen: day, then "9:00–13:00". */
      return g_strdup_printf (_ ("%1$s, %2$s selected"), day, times);
    }
  g_autofree char *time = yui_time_format (start_s);
  if (self->current != NULL)
    return g_steal_pointer (&time);
  /* Translators: spoken for a free half hour: day, then "9:00". */
  return g_strdup_printf (_ ("%1$s, %2$s, free"), day, time);
}

static void
moved (YuiWeekGrid *self)
{
  g_set_object (&self->current, find_current (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  focus_cursor (self);
  scroll_to_cursor (self);
  g_autofree char *sentence = cursor_sentence (self);
  yui_widgets_announce (GTK_WIDGET (self), sentence);
}

/* A span may reach over one midnight, and no farther. */
static void
move_to (YuiWeekGrid *self, YuiSlot slot, gboolean stretch)
{
  if (stretch)
    slot = CLAMP (slot, self->anchor - YUI_SLOTS_PER_DAY + 1, self->anchor + YUI_SLOTS_PER_DAY - 1);
  self->cursor = slot;
  if (!stretch)
    self->anchor = slot;
  if (!yui_week_grid_shows (self, yui_slot_day (slot)))
    {
      YuiSlot anchor = self->anchor;
      g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_TRAVEL], 0,
                     (int)yui_slot_day (slot));
      yui_week_grid_flush (self);
      self->cursor = slot;
      self->anchor = anchor;
    }
  moved (self);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  int days, slots;
  gboolean stretch;
  g_variant_get (args, "(iib)", &days, &slots, &stretch);
  move_to (self, self->cursor + (YuiSlot)days * YUI_SLOTS_PER_DAY + slots, stretch);
  return GDK_EVENT_STOP;
}

static gboolean
page_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  int pages;
  g_variant_get (args, "(i)", &pages);
  move_to (self, self->cursor + (YuiSlot)pages * self->n_days * YUI_SLOTS_PER_DAY, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
edge_day_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  gboolean last;
  g_variant_get (args, "(b)", &last);
  YuiCivilDay day = self->first_day + (last ? self->n_days - 1 : 0);
  move_to (self, yui_slot_from_day (day, yui_slot_of_day (self->cursor)), FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
edge_slot_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  gboolean last;
  g_variant_get (args, "(b)", &last);
  move_to (self, yui_slot_from_day (yui_slot_day (self->cursor), last ? YUI_SLOTS_PER_DAY - 1 : 0),
           FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  move_to (self, yui_slot_from_day (yui_day_today (), yui_slot_of_day (self->cursor)), FALSE);
  return GDK_EVENT_STOP;
}

/* Whether shift begins after (before) the current one, or where there is none, the cursor. */
static gboolean
is_beside_cursor (YuiWeekGrid *self, YuiShift *shift, gboolean after)
{
  if (self->current != NULL)
    {
      int side = yui_week_grid_compare_shifts (shift, self->current);
      return after ? side > 0 : side < 0;
    }
  gint64 start_s = yui_shift_get_starts_at (shift), cursor_s = yui_slot_time (self->cursor);
  return after ? start_s >= cursor_s : start_s < cursor_s;
}

static YuiShift *
find_neighbour (YuiWeekGrid *self, gboolean after)
{
  YuiShift *nearest = NULL;
  for (int i = 0; i < self->n_days; i++)
    for (guint j = 0; j < self->shifts[i]->len; j++)
      {
        YuiShift *shift = self->shifts[i]->pdata[j];
        if (!is_beside_cursor (self, shift, after))
          continue;
        int side = nearest == NULL ? 0 : yui_week_grid_compare_shifts (shift, nearest);
        if (nearest == NULL || (after ? side < 0 : side > 0))
          nearest = shift;
      }
  return nearest;
}

static gboolean
neighbour_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  gboolean after;
  g_variant_get (args, "(b)", &after);
  YuiShift *shift = find_neighbour (self, after);
  if (shift == NULL)
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  gint64 first_s = yui_civil_utc_of (self->first_day, 0);
  g_set_object (&self->current, shift);
  move_to (self, yui_slot_from_time (MAX (yui_shift_get_starts_at (shift), first_s)), FALSE);
  return GDK_EVENT_STOP;
}

static void
emit_span (YuiWeekGrid *self)
{
  gint64 start_s = yui_slot_time (span_first (self)), end_s = start_s;
  if (self->cursor != self->anchor)
    end_s = yui_slot_time (span_last (self) + 1);
  g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_SPAN_ACTIVATED], 0, start_s, end_s);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  gboolean make;
  g_variant_get (args, "(b)", &make);
  if (make || has_span (self) || self->current == NULL)
    emit_span (self);
  else
    g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_SHIFT_ACTIVATED], 0, self->current);
  return GDK_EVENT_STOP;
}

static gboolean
open_day_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  g_signal_emit (self, yui_week_grid_signals[YUI_WEEK_GRID_DAY_ACTIVATED], 0,
                 (int)yui_slot_day (self->cursor));
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  if (!has_span (self))
    return GDK_EVENT_PROPAGATE;
  self->dragging = FALSE;
  move_to (self, self->cursor, FALSE);
  return GDK_EVENT_STOP;
}

/* Tab enters the grid at the cursor, and leaves it. */
static gboolean
yui_week_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  YuiWeekGrid *self = YUI_WEEK_GRID (widget);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return focus_cursor (self);
}

static YuiSlot
slot_at (YuiWeekGrid *self, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - YUI_WEEK_GUTTER_PX;
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  int day = (int)((x - YUI_WEEK_GUTTER_PX) * self->n_days / MAX (width, 1));
  int slot = (int)(y * YUI_SLOTS_PER_DAY / height);
  return yui_slot_from_day (self->first_day + CLAMP (day, 0, self->n_days - 1),
                            CLAMP (slot, 0, YUI_SLOTS_PER_DAY - 1));
}

static gboolean
is_ground (YuiWeekGrid *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  return x >= YUI_WEEK_GUTTER_PX && at != NULL
         && (at == GTK_WIDGET (self) || YUI_IS_DAY_COLUMN (at));
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, YuiWeekGrid *self)
{
  if (!is_ground (self, x, y))
    return;
  move_to (self, slot_at (self, x, y), FALSE);
  if (n_press == 2)
    emit_span (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, YuiWeekGrid *self)
{
  if (!is_ground (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, YuiWeekGrid *self)
{
  double x, y;
  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->dragging && ABS (dy) < DRAG_FROM_PX)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  self->anchor = slot_at (self, x, y);
  self->cursor = slot_at (self, x, y + dy);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  scroll_to_cursor (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, YuiWeekGrid *self)
{
  if (!self->dragging)
    return;
  self->dragging = FALSE;
  g_set_object (&self->current, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  emit_span (self);
}

static void
bind_moves (GtkWidgetClass *klass, guint keyval, guint keypad_keyval, int days, int slots)
{
  gboolean may_stretch = days == 0;
  gtk_widget_class_add_binding (klass, keyval, 0, move_cb, "(iib)", days, slots, FALSE);
  gtk_widget_class_add_binding (klass, keypad_keyval, 0, move_cb, "(iib)", days, slots, FALSE);
  if (may_stretch)
    gtk_widget_class_add_binding (klass, keyval, GDK_SHIFT_MASK, move_cb, "(iib)", days, slots,
                                  TRUE);
}

void
yui_week_grid_cursor_class_init (GtkWidgetClass *klass)
{
  klass->focus = yui_week_grid_focus;
  bind_moves (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  bind_moves (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  bind_moves (klass, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  bind_moves (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, page_cb, "(i)", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, page_cb, "(i)", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, edge_day_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, edge_day_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, GDK_CONTROL_MASK, edge_slot_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, GDK_CONTROL_MASK, edge_slot_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Up, GDK_CONTROL_MASK, neighbour_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Down, GDK_CONTROL_MASK, neighbour_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_t, 0, today_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_d, 0, open_day_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, GDK_SHIFT_MASK, activate_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
frame_new (YuiWeekGrid *self, const char *css_name)
{
  GtkWidget *frame = g_object_new (GTK_TYPE_INSCRIPTION, "text", "", "css-name", css_name,
                                   "can-target", FALSE, "xalign", 0.0, "yalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (frame, GTK_WIDGET (self));
  gtk_widget_set_child_visible (frame, FALSE);
  return frame;
}

static void
focus_changed_cb (YuiWeekGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
yui_week_grid_cursor_init (YuiWeekGrid *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  for (int i = 0; i < YUI_WEEK_SPAN_PARTS; i++)
    self->span_frames[i] = frame_new (self, "slot-span");
  self->cursor_frame = frame_new (self, "slot-cursor");

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  GtkGesture *click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
yui_week_grid_cursor_dispose (YuiWeekGrid *self)
{
  g_clear_object (&self->current);
  g_clear_pointer (&self->cursor_frame, gtk_widget_unparent);
  for (int i = 0; i < YUI_WEEK_SPAN_PARTS; i++)
    g_clear_pointer (&self->span_frames[i], gtk_widget_unparent);
}

/* Slots first to last, all of one day. */
static void
allocate_frame (YuiWeekGrid *self, GtkWidget *frame, YuiSlot first, YuiSlot last)
{
  int index = yui_slot_day (first) - self->first_day;
  int left = yui_week_grid_x_of_day (self, index) + 1;
  int right = yui_week_grid_x_of_day (self, index + 1);
  int top = (int)yui_week_grid_y_of_minute (self, yui_slot_of_day (first) * YUI_SLOT_MIN);
  int bottom = (int)yui_week_grid_y_of_minute (self, (yui_slot_of_day (last) + 1) * YUI_SLOT_MIN);
  gtk_widget_set_child_visible (frame, TRUE);
  gtk_widget_measure (frame, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      frame, &(GtkAllocation){ left, top, MAX (right - left, 1), MAX (bottom - top, 1) }, -1);
}

static void
allocate_span (YuiWeekGrid *self)
{
  g_autofree char *times = yui_time_format_range (yui_slot_time (span_first (self)),
                                                  yui_slot_time (span_last (self) + 1));
  YuiSlot first = span_first (self);
  for (int i = 0; i < YUI_WEEK_SPAN_PARTS; i++)
    {
      YuiSlot last = MIN (span_last (self), yui_slot_from_day (yui_slot_day (first) + 1, -1));
      gboolean shown
          = has_span (self) && first <= last && yui_week_grid_shows (self, yui_slot_day (first));
      gtk_widget_set_child_visible (self->span_frames[i], shown);
      if (shown)
        {
          gtk_inscription_set_text (GTK_INSCRIPTION (self->span_frames[i]), i == 0 ? times : "");
          allocate_frame (self, self->span_frames[i], first, last);
        }
      first = last + 1;
    }
}

void
yui_week_grid_cursor_allocate (YuiWeekGrid *self, int height)
{
  if (height == 0)
    return;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean focused = gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL;
  allocate_span (self);
  gtk_widget_set_child_visible (self->cursor_frame, FALSE);
  if (focused && !has_span (self) && yui_week_grid_shows (self, yui_slot_day (self->cursor)))
    allocate_frame (self, self->cursor_frame, self->cursor, self->cursor);
}

void
yui_week_grid_cursor_refresh (YuiWeekGrid *self, gboolean had_focus)
{
  g_set_object (&self->current, find_current (self));
  if (had_focus)
    focus_cursor (self);
}

gint64
yui_week_grid_get_cursor (YuiWeekGrid *self)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), 0);
  return yui_slot_time (self->cursor);
}

void
yui_week_grid_set_cursor (YuiWeekGrid *self, gint64 time_s)
{
  g_return_if_fail (YUI_IS_WEEK_GRID (self));
  self->cursor = self->anchor = yui_slot_from_time (time_s);
  g_set_object (&self->current, find_current (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
yui_week_grid_get_span (YuiWeekGrid *self, gint64 *start_s, gint64 *end_s)
{
  g_return_val_if_fail (YUI_IS_WEEK_GRID (self), FALSE);
  if (self->cursor == self->anchor)
    return FALSE;
  *start_s = yui_slot_time (span_first (self));
  *end_s = yui_slot_time (span_last (self) + 1);
  return TRUE;
}
