/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-shift-block.h"

#include "yui-day-text.h"
#include "yui-seat-mark.h"
#include "yui-shift-text.h"
#include "yui-widgets.h"

#include <glib/gi18n.h>

/* Room for the parts, in pixels of the block's content. */
#define LINE_PX     16
#define MARK_PX     11
#define MARK_GAP_PX 3
#define NATURAL_PX  116
#define UNMEASURED  (-1)

struct _YuiShiftBlock
{
  GtkButton parent_instance;

  YuiShift *shift;
  GtkWidget *times;
  GtkWidget *start; /* instead of times, where those do not fit */
  GtkWidget *title;
  GtkWidget *mark;
  GtkWidget *seats;
  int times_px; /* width of the text; UNMEASURED after it changed */
  int seats_px;
};

G_DEFINE_FINAL_TYPE (YuiShiftBlock, yui_shift_block, GTK_TYPE_BUTTON)

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  gboolean fits = width > 0 && height > 0;
  gtk_widget_set_child_visible (widget, fits);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

static void
allocate_seats (YuiShiftBlock *self, int x, int y, int width)
{
  gboolean has_text = width >= self->seats_px;
  allocate (self->mark, x, y + (LINE_PX - MARK_PX) / 2, MARK_PX, MARK_PX);
  allocate (self->seats, x + MARK_PX + MARK_GAP_PX, y, has_text ? width - MARK_PX - MARK_GAP_PX : 0,
            LINE_PX);
}

/* GtkInscription does not measure its text. */
static int
text_width (GtkWidget *inscription)
{
  int width;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
      inscription, gtk_inscription_get_text (GTK_INSCRIPTION (inscription)));
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
measure_texts (YuiShiftBlock *self)
{
  if (self->times_px != UNMEASURED)
    return;
  self->times_px = text_width (self->times);
  self->seats_px = text_width (self->seats) + MARK_PX + MARK_GAP_PX;
}

static gboolean
is_wide (YuiShiftBlock *self, int width)
{
  return width >= self->times_px + 2 * MARK_GAP_PX + self->seats_px;
}

static void
allocate_times (YuiShiftBlock *self, int width)
{
  gboolean fits = width >= self->times_px;
  allocate (self->times, 0, 0, fits ? width : 0, LINE_PX);
  allocate (self->start, 0, 0, fits ? 0 : width, LINE_PX);
}

/* One line: the title and the mark. */
static void
allocate_line (YuiShiftBlock *self, int width, int height)
{
  int seats = is_wide (self, width) ? self->seats_px : MARK_PX;
  allocate_times (self, 0);
  allocate (self->title, 0, 0, width - seats - MARK_GAP_PX, MIN (LINE_PX, height));
  allocate_seats (self, width - seats, 0, seats);
}

/* Times and seats share the first line where it is long enough; where it is not, the seats take the
 * last line, or the mark alone the end of the first. */
static void
yui_shift_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YuiShiftBlock *self = YUI_SHIFT_BLOCK (widget);
  measure_texts (self);
  if (height < 2 * LINE_PX)
    {
      allocate_line (self, width, height);
      return;
    }
  gboolean beside = is_wide (self, width);
  gboolean below = !beside && height >= 3 * LINE_PX;
  int seats = beside ? self->seats_px : MARK_PX;
  allocate_times (self, below ? width : width - seats - MARK_GAP_PX);
  allocate (self->title, 0, LINE_PX, width, height - (below ? 2 : 1) * LINE_PX);
  if (below)
    allocate_seats (self, 0, height - LINE_PX, width);
  else
    allocate_seats (self, width - seats, 0, seats);
}

static void
yui_shift_block_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_PX : 3 * LINE_PX;
}

static void
yui_shift_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (yui_shift_block_parent_class)->css_changed (widget, change);
  YUI_SHIFT_BLOCK (widget)->times_px = UNMEASURED;
}

static void
yui_shift_block_dispose (GObject *object)
{
  YuiShiftBlock *self = YUI_SHIFT_BLOCK (object);
  g_clear_object (&self->shift);
  g_clear_pointer (&self->times, gtk_widget_unparent);
  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->seats, gtk_widget_unparent);
  G_OBJECT_CLASS (yui_shift_block_parent_class)->dispose (object);
}

static void
yui_shift_block_class_init (YuiShiftBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  object_class->dispose = yui_shift_block_dispose;
  widget_class->size_allocate = yui_shift_block_size_allocate;
  widget_class->measure = yui_shift_block_measure;
  widget_class->css_changed = yui_shift_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "shift-block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
inscription_new (YuiShiftBlock *self, const char *css_class)
{
  GtkWidget *inscription
      = g_object_new (GTK_TYPE_INSCRIPTION, "text", "", "xalign", 0.0, "yalign", 0.0,
                      "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "accessible-role",
                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (inscription, css_class);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return inscription;
}

static void
yui_shift_block_init (YuiShiftBlock *self)
{
  /* GtkButton's own layout manager would hide size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->times = inscription_new (self, "times");
  self->start = inscription_new (self, "times");
  self->title = inscription_new (self, "title");
  self->mark = yui_seat_mark_new ();
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->seats = inscription_new (self, "seats");
}

GtkWidget *
yui_shift_block_new (void)
{
  return g_object_new (YUI_TYPE_SHIFT_BLOCK, NULL);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static YuiSeatMarkKind
mark_kind (YuiShift *shift)
{
  switch (yui_shift_get_state (shift))
    {
    case YUI_SHIFT_STATE_DRAFT:
      return YUI_SEAT_MARK_DRAFT;
    case YUI_SHIFT_STATE_CANCELLED:
      return YUI_SEAT_MARK_CANCELLED;
    case YUI_SHIFT_STATE_PUBLISHED:
    case YUI_SHIFT_STATE_NONE:
    default:
      return yui_shift_text_seats_open (shift) == 0 ? YUI_SEAT_MARK_FULL : YUI_SEAT_MARK_OPEN;
    }
}

static void
show_state (YuiShiftBlock *self)
{
  YuiSeatMarkKind kind = mark_kind (self->shift);
  int seats = MAX (yui_shift_get_seats (self->shift), 1);
  yui_seat_mark_set (YUI_SEAT_MARK (self->mark), kind,
                     CLAMP ((double)yui_shift_get_seats_filled (self->shift) / seats, 0, 1));
  set_css_class (GTK_WIDGET (self), "open", kind == YUI_SEAT_MARK_OPEN);
  set_css_class (GTK_WIDGET (self), "full", kind == YUI_SEAT_MARK_FULL);
  set_css_class (GTK_WIDGET (self), "draft", kind == YUI_SEAT_MARK_DRAFT);
  set_css_class (GTK_WIDGET (self), "cancelled", kind == YUI_SEAT_MARK_CANCELLED);
  set_css_class (GTK_WIDGET (self), "past",
                 yui_shift_get_ends_at (self->shift) < g_get_real_time () / G_USEC_PER_SEC);
}

static char *
times_text (YuiShift *shift, gboolean continues_before, gboolean continues_after)
{
  g_autofree char *from = yui_time_format (yui_shift_get_starts_at (shift));
  g_autofree char *to = yui_time_format (yui_shift_get_ends_at (shift));
  if (continues_before)
    /* Translators: in a day's column, a shift that began on the day before: "until 2:00". */
    return g_strdup_printf (_ ("until %s"), to);
  if (continues_after)
    /* Translators: in a day's column, a shift that ends on the next day: "from 21:00". */
    return g_strdup_printf (_ ("from %s"), from);
  /* Translators: start and end of a shift: "9:00–13:00". */
  return g_strdup_printf (C_ ("times", "%1$s–%2$s"), from, to);
}

static void
set_text (GtkWidget *inscription, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text ? text : "");
}

void
yui_shift_block_set_shift (YuiShiftBlock *self,
                           YuiShift *shift,
                           gboolean continues_before,
                           gboolean continues_after)
{
  g_return_if_fail (YUI_IS_SHIFT_BLOCK (self));
  g_return_if_fail (YUI_IS_SHIFT (shift));
  g_set_object (&self->shift, shift);
  g_autofree char *times = times_text (shift, continues_before, continues_after);
  g_autofree char *start
      = continues_before ? NULL : yui_time_format (yui_shift_get_starts_at (shift));
  g_autofree char *seats = yui_shift_text_seats (shift);
  g_autofree char *sentence = yui_shift_text_sentence (shift);
  set_text (self->times, times);
  set_text (self->start, start);
  set_text (self->title, yui_shift_get_title (shift));
  set_text (self->seats, seats);
  self->times_px = UNMEASURED;
  set_css_class (GTK_WIDGET (self), "continues-before", continues_before);
  set_css_class (GTK_WIDGET (self), "continues-after", continues_after);
  show_state (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

YuiShift *
yui_shift_block_get_shift (YuiShiftBlock *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_BLOCK (self), NULL);
  return self->shift;
}
