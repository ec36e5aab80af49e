/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-week-sheet.h"

#include <glib/gi18n.h>

#include "model/yui-attendance.h"
#include "model/yui-shift.h"
#include "widgets/yui-day-text.h"
#include "widgets/yui-holidays.h"
#include "yui-print.h"
#include "yui-wording.h"

/* All lengths are points. */
#define MARGIN      30.0
#define GAP         5.0 /* between columns and between entries */
#define PADDING     4.0
#define HEAD_HEIGHT 36.0 /* title of the page */
#define DAY_HEIGHT  32.0 /* weekday, date, holiday */
#define FOOT_HEIGHT 16.0
#define CORNER      3.0

#define TITLE_SIZE 18
#define TEXT_SIZE  10
#define SMALL_SIZE 8
#define MIN_SIZE   4 /* of the text of an entry that would not fit on a page of its own */

#define NAMES_ONE_BY_ONE 12 /* more names stand side by side */

#define INK      0.10
#define INK_SOFT 0.38
#define LINE     0.70
#define SHADE    0.93

/* One shift. */
typedef struct
{
  char *shift_id;
  gint64 start_s;
  gint64 end_s;
  char *title;
  char *place;
  int break_min;
  int seats_open;
  GPtrArray *names;
  int column;

  int page;
  double y;
  double height;
  int size; /* of its text */
} Entry;

struct _YuiWeekSheet
{
  YuiCivilDay monday;
  char *title;
  YuiHolidays *holidays;
  GPtrArray *entries; /* of Entry, by start */
  gboolean has_one_place;
  int n_pages;
};

/* What the helpers of drawing hand on. */
typedef struct
{
  YuiWeekSheet *sheet;
  GtkPrintContext *context;
  cairo_t *cr;
  double width, height;
} Canvas;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->shift_id);
  g_free (entry->title);
  g_free (entry->place);
  g_ptr_array_unref (entry->names);
  g_free (entry);
}

/* ---- what is on it ---- */

static void
add_shift (YuiWeekSheet *self, YuiShift *shift)
{
  const int column = yui_civil_day_of_utc (yui_shift_get_starts_at (shift)) - self->monday;
  Entry *entry;

  if (column < 0 || column >= YUI_DAYS_PER_WEEK
      || yui_shift_get_state (shift) != YUI_SHIFT_STATE_PUBLISHED)
    return;
  entry = g_new0 (Entry, 1);
  entry->shift_id = g_strdup (yui_shift_get_id (shift));
  entry->start_s = yui_shift_get_starts_at (shift);
  entry->end_s = yui_shift_get_ends_at (shift);
  entry->title = g_strdup (yui_shift_get_title (shift));
  entry->place = g_strdup (yui_shift_get_workplace_name (shift));
  entry->break_min = MAX (yui_shift_get_break_min (shift), 0);
  entry->seats_open = MAX (yui_shift_get_seats (shift) - yui_shift_get_seats_filled (shift), 0);
  entry->names = g_ptr_array_new_with_free_func (g_free);
  entry->column = column;
  g_ptr_array_add (self->entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *)a, *y = *(Entry *const *)b;

  if (x->start_s != y->start_s)
    return x->start_s < y->start_s ? -1 : 1;
  if (x->end_s != y->end_s)
    return x->end_s < y->end_s ? -1 : 1;
  return g_strcmp0 (x->shift_id, y->shift_id);
}

static void
add_names (YuiWeekSheet *self, GListModel *attendances)
{
  g_autoptr (GHashTable) by_shift = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      g_hash_table_insert (by_shift, entry->shift_id, entry);
    }
  for (guint i = 0; i < g_list_model_get_n_items (attendances); i++)
    {
      g_autoptr (YuiAttendance) attendance = g_list_model_get_item (attendances, i);
      Entry *entry = g_hash_table_lookup (by_shift, yui_attendance_get_shift_id (attendance));

      if (entry)
        g_ptr_array_add (entry->names, g_strdup (yui_attendance_get_worker_name (attendance)));
    }
}

void
yui_week_sheet_fill (YuiWeekSheet *self,
                     GListModel *shifts,
                     GListModel *attendances,
                     GListModel *holidays)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (shifts) && G_IS_LIST_MODEL (attendances));

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (shifts, i);

      add_shift (self, shift);
    }
  g_ptr_array_sort (self->entries, compare_entries);
  add_names (self, attendances);
  g_clear_pointer (&self->holidays, yui_holidays_free);
  self->holidays = yui_holidays_new (holidays);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      Entry *first = g_ptr_array_index (self->entries, 0);

      if (g_strcmp0 (entry->place, first->place) != 0)
        self->has_one_place = FALSE;
    }
}

/* ---- words ---- */

/* Japanese forms of the characters, whatever the language of the desk. */
static PangoLayout *
make_layout (Canvas *canvas, const char *text, int size, gboolean is_bold, double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (canvas->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, "Noto Sans CJK JP, Noto Sans, Sans");
  pango_font_description_set_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("ja")));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* The second part of the entry: break, names, open seats. */
static char *
describe_entry (YuiWeekSheet *self, Entry *entry)
{
  GString *text = g_string_new (entry->title);
  const gboolean is_long = entry->names->len > NAMES_ONE_BY_ONE;

  if (!self->has_one_place)
    g_string_append_printf (text, "\n%s", entry->place);
  if (entry->break_min > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: %d is a number of minutes. */
      g_string_append_printf (text, _ ("Break %d min"), entry->break_min);
    }
  for (guint i = 0; i < entry->names->len; i++)
    g_string_append_printf (text, "%s%s",
                            is_long && i > 0               ? _ (", ")
                                                 : is_long ? "\n"
                                                           : "\n• ",
                                                 (char *)g_ptr_array_index (entry->names, i));
  if (entry->seats_open > 0)
    {
      g_string_append (text, "\n○ ");
      g_string_append_printf (text,
                              ngettext ("%d seat open", "%d seats open", (gulong)entry->seats_open),
                              entry->seats_open);
    }
  return g_string_free_and_steal (text);
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

/* ---- places ---- */

static double
column_width (Canvas *canvas)
{
  return (canvas->width - 2 * MARGIN - (YUI_DAYS_PER_WEEK - 1) * GAP) / YUI_DAYS_PER_WEEK;
}

static double
column_x (Canvas *canvas, int column)
{
  return MARGIN + column * (column_width (canvas) + GAP);
}

static double
top_of_entries (void)
{
  return MARGIN + HEAD_HEIGHT + DAY_HEIGHT + GAP;
}

static double
bottom_of_entries (Canvas *canvas)
{
  return canvas->height - MARGIN - FOOT_HEIGHT;
}

/* The hours, then the rest; draws only where cr is set. Returns the height with its padding. */
static double
lay_out_entry (Canvas *canvas, Entry *entry, double x, double y)
{
  const double width = column_width (canvas) - 2 * PADDING;
  g_autofree char *hours = yui_wording_span (entry->start_s, entry->end_s);
  g_autofree char *rest = describe_entry (canvas->sheet, entry);
  g_autoptr (PangoLayout) first = make_layout (canvas, hours, entry->size, TRUE, width);
  g_autoptr (PangoLayout) second = make_layout (canvas, rest, entry->size, FALSE, width);
  const double first_height = layout_height (first);

  if (canvas->cr)
    {
      cairo_set_source_rgb (canvas->cr, INK, INK, INK);
      cairo_move_to (canvas->cr, x + PADDING, y + PADDING);
      pango_cairo_show_layout (canvas->cr, first);
      cairo_move_to (canvas->cr, x + PADDING, y + PADDING + first_height);
      pango_cairo_show_layout (canvas->cr, second);
    }
  return first_height + layout_height (second) + 2 * PADDING;
}

/* Column by column down the page, and on to the next page. */
static void
place_entries (Canvas *canvas)
{
  const double top = top_of_entries (), bottom = bottom_of_entries (canvas);
  double y[YUI_DAYS_PER_WEEK];
  int page[YUI_DAYS_PER_WEEK] = { 0 };
  GPtrArray *entries = canvas->sheet->entries;

  for (int i = 0; i < YUI_DAYS_PER_WEEK; i++)
    y[i] = top;
  canvas->sheet->n_pages = 1;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      const int column = entry->column;

      entry->size = TEXT_SIZE;
      while ((entry->height = lay_out_entry (canvas, entry, 0, 0)) > bottom - top
             && entry->size > MIN_SIZE)
        entry->size--;
      if (y[column] + entry->height > bottom && y[column] > top)
        {
          page[column]++;
          y[column] = top;
        }
      entry->page = page[column];
      entry->y = y[column];
      y[column] += entry->height + GAP;
      canvas->sheet->n_pages = MAX (canvas->sheet->n_pages, page[column] + 1);
    }
}

/* ---- drawing ---- */

static void
show_text (Canvas *canvas,
           const char *text,
           int size,
           gboolean is_bold,
           PangoAlignment alignment,
           double x,
           double y,
           double width)
{
  g_autoptr (PangoLayout) layout = make_layout (canvas, text, size, is_bold, width);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (canvas->cr, x, y);
  pango_cairo_show_layout (canvas->cr, layout);
}

static void
draw_box (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - CORNER, y + CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI_2);
  cairo_arc (cr, x + CORNER, y + height - CORNER, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_head (Canvas *canvas)
{
  const double width = canvas->width - 2 * MARGIN;
  g_autofree char *span = yui_day_format_span (canvas->sheet->monday, YUI_DAYS_PER_WEEK);

  cairo_set_source_rgb (canvas->cr, INK, INK, INK);
  show_text (canvas, span, TITLE_SIZE, TRUE, PANGO_ALIGN_LEFT, MARGIN, MARGIN, width * 0.6);
  if (canvas->sheet->title)
    show_text (canvas, canvas->sheet->title, TEXT_SIZE + 1, FALSE, PANGO_ALIGN_RIGHT,
               MARGIN + width * 0.6, MARGIN + 7, width * 0.4);
}

/* Days off are shaded darker: a sheet on the wall is often a copy in black and white. */
static void
draw_day (Canvas *canvas, int column)
{
  const YuiCivilDay day = canvas->sheet->monday + column;
  const double x = column_x (canvas, column), width = column_width (canvas);
  const double y = MARGIN + HEAD_HEIGHT;
  const char *holiday = yui_holidays_get_name (canvas->sheet->holidays, day);
  const double shade = column >= YUI_DAYS_PER_WEEK - 2 || holiday ? SHADE - 0.1 : SHADE;
  /* Translators: a weekday and the day of the month, as in g_date_time_format(). */
  g_autofree char *name = yui_day_format (day, C_ ("week sheet", "%a %-d"));

  cairo_set_source_rgb (canvas->cr, shade, shade, shade);
  draw_box (canvas->cr, x, y, width, DAY_HEIGHT);
  cairo_fill (canvas->cr);
  cairo_set_source_rgb (canvas->cr, INK, INK, INK);
  show_text (canvas, name, TEXT_SIZE + 2, TRUE, PANGO_ALIGN_CENTER, x, y + (holiday ? 1 : 6),
             width);
  if (holiday)
    show_text (canvas, holiday, SMALL_SIZE, FALSE, PANGO_ALIGN_CENTER, x, y + 18, width);
}

static void
draw_foot (Canvas *canvas, int page)
{
  const double y = canvas->height - MARGIN - FOOT_HEIGHT + 5;
  const double width = canvas->width - 2 * MARGIN;
  g_autofree char *now = yui_wording_moment (g_get_real_time () / G_USEC_PER_SEC);
  /* Translators: %s is a day and a time. */
  g_autofree char *printed = g_strdup_printf (_ ("As of %s"), now);
  g_autofree char *number = g_strdup_printf ("%d / %d", page + 1, canvas->sheet->n_pages);

  cairo_set_source_rgb (canvas->cr, INK_SOFT, INK_SOFT, INK_SOFT);
  show_text (canvas, printed, SMALL_SIZE, FALSE, PANGO_ALIGN_LEFT, MARGIN, y, width);
  if (canvas->sheet->n_pages > 1)
    show_text (canvas, number, SMALL_SIZE, FALSE, PANGO_ALIGN_RIGHT, MARGIN, y, width);
}

static void
draw_entries (Canvas *canvas, int page)
{
  GPtrArray *entries = canvas->sheet->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      const double x = column_x (canvas, entry->column);

      if (entry->page != page)
        continue;
      cairo_set_source_rgb (canvas->cr, LINE, LINE, LINE);
      cairo_set_line_width (canvas->cr, 0.7);
      draw_box (canvas->cr, x, entry->y, column_width (canvas), entry->height);
      cairo_stroke (canvas->cr);
      lay_out_entry (canvas, entry, x, entry->y);
    }
  if (entries->len > 0)
    return;
  cairo_set_source_rgb (canvas->cr, INK_SOFT, INK_SOFT, INK_SOFT);
  show_text (canvas, _ ("No shifts are published for this week."), TEXT_SIZE + 2, FALSE,
                       PANGO_ALIGN_CENTER, MARGIN, top_of_entries () + 60,
                       canvas->width - 2 * MARGIN);
}

static Canvas
make_canvas (YuiWeekSheet *self, GtkPrintContext *context, cairo_t *cr)
{
  return (Canvas){ .sheet = self,
                   .context = context,
                   .cr = cr,
                   .width = gtk_print_context_get_width (context),
                   .height = gtk_print_context_get_height (context) };
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, YuiWeekSheet *self)
{
  Canvas canvas = make_canvas (self, context, NULL);

  place_entries (&canvas);
  gtk_print_operation_set_n_pages (operation, self->n_pages);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, YuiWeekSheet *self)
{
  Canvas canvas = make_canvas (self, context, gtk_print_context_get_cairo_context (context));

  draw_head (&canvas);
  for (int i = 0; i < YUI_DAYS_PER_WEEK; i++)
    draw_day (&canvas, i);
  draw_entries (&canvas, page);
  draw_foot (&canvas, page);
}

GtkPrintOperation *
yui_week_sheet_print_operation_new (YuiWeekSheet *self)
{
  g_autofree char *span = NULL;
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (self != NULL, NULL);

  span = yui_day_format_span (self->monday, YUI_DAYS_PER_WEEK);
  operation = yui_print_operation_new_plain (span);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_object_set_data_full (G_OBJECT (operation), "sheet", self, (GDestroyNotify)yui_week_sheet_free);
  return operation;
}

YuiWeekSheet *
yui_week_sheet_new (YuiCivilDay monday, const char *title)
{
  YuiWeekSheet *self = g_new0 (YuiWeekSheet, 1);

  self->monday = monday;
  self->title = g_strdup (title);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->has_one_place = TRUE;
  return self;
}

void
yui_week_sheet_free (YuiWeekSheet *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->holidays, yui_holidays_free);
  g_free (self->title);
  g_ptr_array_unref (self->entries);
  g_free (self);
}
