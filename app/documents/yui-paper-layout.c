/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout.h"
#include "yui-paper-layout-private.h"
#include "yui-text.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define FONT             "Noto Sans CJK JP, sans-serif"
#define DEFAULT_COLOUR   "#2e6b4f"
#define BAR_HEIGHT       24.0
#define BAR_TOP          YUI_PAPER_MARGIN
#define FOOT_TOP         (YUI_PAPER_HEIGHT - YUI_PAPER_MARGIN + 6)
#define TEXT_BOTTOM      (YUI_PAPER_HEIGHT - YUI_PAPER_MARGIN - 6)
#define HEADING_FOLLOWER 70.0 /* room a heading wants behind itself */
#define PAGES_MAX        2000
#define LAYOUTS_MAX      4096
#define CELL_SIZE        9.0

static const struct
{
  double size;
  gboolean bold;
  const char *tag;
} TYPES[] = {
  [YUI_PAPER_BODY] = { 9.5, FALSE, "P" }, [YUI_PAPER_BOLD] = { 9.5, TRUE, "P" },
  [YUI_PAPER_SMALL] = { 8, FALSE, "P" },  [YUI_PAPER_HEADING] = { 10.5, TRUE, "H2" },
  [YUI_PAPER_LARGE] = { 13, TRUE, "P" },  [YUI_PAPER_TITLE] = { 19, TRUE, "H1" },
};

gboolean
yui_paper_invalid (GError **error, const char *field, const char *why)
{
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID, "%s: %s", field, why);
  return FALSE;
}

gboolean
yui_paper_need (const char *text, const char *field, GError **error)
{
  if (text == NULL || *text == '\0')
    return yui_paper_invalid (error, field, "is missing.");
  if (!g_utf8_validate (text, -1, NULL))
    return yui_paper_invalid (error, field, "is not UTF-8.");
  return TRUE;
}

const char *
yui_paper_or (const char *text, const char *otherwise)
{
  return text != NULL && *text != '\0' ? text : otherwise;
}

cairo_t *
yui_paper_get_cr (YuiPaperLayout *self)
{
  return self->cr;
}

double
yui_paper_get_y (YuiPaperLayout *self)
{
  return self->y;
}

const double *
yui_paper_get_rgb (YuiPaperLayout *self)
{
  return self->rgb;
}

const YuiPaperHead *
yui_paper_get_head (YuiPaperLayout *self)
{
  return self->head;
}

static PangoLayout *
shape (YuiPaperLayout *self, double size, gboolean bold, double width, const char *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Layouts are kept: what was shaped to count the pages is drawn, and many cells have one text. */
PangoLayout *
yui_paper_make_layout (
    YuiPaperLayout *self, double size, gboolean bold, double width, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%.3f|%d|%.3f|%s", size, bold, width, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return g_object_ref (layout);
  layout = shape (self, size, bold, width, text);
  if (g_hash_table_size (self->layouts) < LAYOUTS_MAX)
    g_hash_table_insert (self->layouts, g_steal_pointer (&key), g_object_ref (layout));
  return layout;
}

double
yui_paper_layout_height (PangoLayout *layout)
{
  PangoRectangle rect;

  pango_layout_get_extents (layout, NULL, &rect);
  return (double)rect.height / PANGO_SCALE;
}

void
yui_paper_note_glyphs (YuiPaperLayout *self, PangoLayout *layout)
{
  if (self->n_pages == 0)
    yui_paper_glyphs_note (self->glyphs, layout);
}

void
yui_paper_show (YuiPaperLayout *self, PangoLayout *layout, double x, double y, const char *tag)
{
  if (*pango_layout_get_text (layout) == '\0')
    return;
  yui_paper_note_glyphs (self, layout);
  if (tag != NULL)
    cairo_tag_begin (self->cr, tag, NULL);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  if (tag != NULL)
    cairo_tag_end (self->cr, tag);
}

static void
set_text_ink (YuiPaperLayout *self)
{
  cairo_set_source_rgb (self->cr, 0.1, 0.1, 0.1);
}

static double
channel_light (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast as WCAG 2 defines them. */
void
yui_paper_set_ink_on_colour (YuiPaperLayout *self, cairo_t *cr)
{
  double light = 0.2126 * channel_light (self->rgb[0]) + 0.7152 * channel_light (self->rgb[1])
                 + 0.0722 * channel_light (self->rgb[2]);
  double ink = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? 1 : 0.05;

  cairo_set_source_rgb (cr, ink, ink, ink);
}

double
yui_paper_draw_line (YuiPaperLayout *self,
                     double size,
                     gboolean bold,
                     double x,
                     double y,
                     double width,
                     PangoAlignment align,
                     const char *text)
{
  g_autoptr (PangoLayout) layout = yui_paper_make_layout (self, size, bold, width, text);

  for (double smaller = size; pango_layout_get_line_count (layout) > 1 && smaller > size / 2;)
    {
      g_object_unref (layout);
      smaller *= 0.94;
      layout = yui_paper_make_layout (self, smaller, bold, width, text);
    }
  pango_layout_set_alignment (layout, align);
  yui_paper_show (self, layout, x, y, "P");
  return yui_paper_layout_height (layout);
}

static void
draw_bar (YuiPaperLayout *self)
{
  const char *side = self->page > 1 ? self->kind->title : "";
  double y = BAR_TOP + 4.5;

  cairo_set_source_rgb (self->cr, self->rgb[0], self->rgb[1], self->rgb[2]);
  cairo_rectangle (self->cr, YUI_PAPER_MARGIN, BAR_TOP, YUI_PAPER_TEXT_WIDE, BAR_HEIGHT);
  cairo_fill (self->cr);
  yui_paper_set_ink_on_colour (self, self->cr);
  yui_paper_draw_line (self, 10.5, TRUE, YUI_PAPER_MARGIN + 8, y, YUI_PAPER_TEXT_WIDE * 0.62,
                       PANGO_ALIGN_LEFT, self->head->programme_name);
  yui_paper_draw_line (self, 9.5, FALSE, YUI_PAPER_MARGIN + YUI_PAPER_TEXT_WIDE * 0.66, y + 0.6,
                       YUI_PAPER_TEXT_WIDE * 0.34 - 8, PANGO_ALIGN_RIGHT, side);
  set_text_ink (self);
}

static void
draw_foot (YuiPaperLayout *self)
{
  g_autofree char *made = yui_paper_format_moment (self->head->made_s);
  g_autofree char *left = g_strdup_printf ("文書番号 %s", self->head->document_id);
  g_autofree char *middle = g_strdup_printf ("作成 %s", made);
  g_autofree char *right = g_strdup_printf ("%d / %d", self->page, self->n_pages);
  double x = YUI_PAPER_MARGIN, wide = YUI_PAPER_TEXT_WIDE;

  cairo_set_source_rgb (self->cr, 0.6, 0.6, 0.6);
  cairo_rectangle (self->cr, x, FOOT_TOP - 3, wide, 0.5);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 0.3, 0.3, 0.3);
  yui_paper_draw_line (self, 7.5, FALSE, x, FOOT_TOP, wide * 0.5, PANGO_ALIGN_LEFT, left);
  yui_paper_draw_line (self, 7.5, FALSE, x + wide * 0.5, FOOT_TOP, wide * 0.38, PANGO_ALIGN_CENTER,
                       middle);
  yui_paper_draw_line (self, 7.5, FALSE, x + wide * 0.88, FOOT_TOP, wide * 0.12, PANGO_ALIGN_RIGHT,
                       right);
  set_text_ink (self);
}

static void
begin_page (YuiPaperLayout *self)
{
  self->page++;
  self->y = YUI_PAPER_MARGIN;
  set_text_ink (self);
  if (self->kind->bare)
    return;
  draw_bar (self);
  self->y = BAR_TOP + BAR_HEIGHT + 14;
}

static void
end_page (YuiPaperLayout *self)
{
  if (!self->kind->bare)
    draw_foot (self);
  cairo_show_page (self->cr);
}

void
yui_paper_new_page (YuiPaperLayout *self)
{
  end_page (self);
  begin_page (self);
}

double
yui_paper_room (const YuiPaperLayout *self)
{
  return TEXT_BOTTOM - self->y;
}

void
yui_paper_reserve (YuiPaperLayout *self, double height)
{
  if (height > yui_paper_room (self))
    yui_paper_new_page (self);
}

void
yui_paper_gap (YuiPaperLayout *self, double height)
{
  self->y = MIN (self->y + height, TEXT_BOTTOM);
}

void
yui_paper_text (YuiPaperLayout *self, YuiPaperType type, PangoAlignment align, const char *text)
{
  g_autoptr (PangoLayout) layout
      = yui_paper_make_layout (self, TYPES[type].size, TYPES[type].bold, YUI_PAPER_TEXT_WIDE, text);
  double height = yui_paper_layout_height (layout);

  pango_layout_set_alignment (layout, align);
  yui_paper_reserve (self, height);
  yui_paper_show (self, layout, YUI_PAPER_MARGIN, self->y, TYPES[type].tag);
  self->y += height;
}

void
yui_paper_heading (YuiPaperLayout *self, const char *text)
{
  g_autoptr (PangoLayout) layout = yui_paper_make_layout (self, TYPES[YUI_PAPER_HEADING].size, TRUE,
                                                          YUI_PAPER_TEXT_WIDE - 10, text);
  double height = yui_paper_layout_height (layout);

  yui_paper_gap (self, 9);
  yui_paper_reserve (self, height + HEADING_FOLLOWER);
  cairo_set_source_rgb (self->cr, self->rgb[0], self->rgb[1], self->rgb[2]);
  cairo_rectangle (self->cr, YUI_PAPER_MARGIN, self->y + 2.5, 4, height - 5);
  cairo_fill (self->cr);
  set_text_ink (self);
  yui_paper_show (self, layout, YUI_PAPER_MARGIN + 10, self->y, "H2");
  self->y += height + 3;
}

static gboolean
parse_colour (const char *text, double rgb[3])
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]),
          low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      rgb[i] = (high * 16 + low) / 255.0;
    }
  return TRUE;
}

static gboolean
check_head (const YuiPaperHead *head, double rgb[3], GError **error)
{
  if (!yui_paper_need (head->programme_name, "programme_name", error)
      || !yui_paper_need (head->document_id, "document_id", error))
    return FALSE;
  if (!parse_colour (yui_paper_or (head->programme_colour, DEFAULT_COLOUR), rgb))
    return yui_paper_invalid (error, "programme_colour", "is not of the form #rrggbb.");
  return TRUE;
}

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_language (context, pango_language_from_string ("ja"));
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
put_pages (YuiPaperLayout *self, YuiPaperPut put, gconstpointer paper)
{
  self->page = 0;
  self->cell_size = CELL_SIZE;
  begin_page (self);
  put (self, paper);
  end_page (self);
}

static void
count_pages (YuiPaperLayout *self, YuiPaperPut put, gconstpointer paper)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  self->cr = cairo_create (surface);
  put_pages (self, put, paper);
  self->n_pages = self->page;
  cairo_destroy (g_steal_pointer (&self->cr));
  cairo_surface_destroy (surface);
}

static void
set_metadata (cairo_surface_t *surface, const YuiPaperLayout *self)
{
  int minutes, year, month, month_day;
  g_autofree char *made = NULL;

  yui_text_split_day (yui_text_day_of (self->head->made_s, &minutes), &year, &month, &month_day,
                      NULL);
  made = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d+09:00", year, month, month_day,
                          minutes / 60, minutes % 60, (int)(((self->head->made_s % 60) + 60) % 60));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->kind->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  yui_paper_or (self->kind->author, self->head->programme_name));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->head->document_id);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Yui");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_pdf (YuiPaperLayout *self, YuiPaperPut put, gconstpointer paper, GError **error)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, out, YUI_PAPER_WIDTH, YUI_PAPER_HEIGHT);
  cairo_status_t status;

  set_metadata (surface, self);
  self->cr = cairo_create (surface);
  yui_paper_glyphs_prime (self->glyphs, self->cr);
  put_pages (self, put, paper);
  status = cairo_status (self->cr);
  cairo_destroy (g_steal_pointer (&self->cr));
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (out);
  g_byte_array_unref (out);
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_RENDER,
               "The paper could not be drawn: %s.", cairo_status_to_string (status));
  return NULL;
}

GBytes *
yui_paper_render (const YuiPaperHead *head,
                  const YuiPaperKind *kind,
                  YuiPaperPut put,
                  gconstpointer paper,
                  GError **error)
{
  YuiPaperLayout self = { .head = head, .kind = kind };
  GBytes *pdf;

  if (!check_head (head, self.rgb, error))
    return NULL;
  self.context = make_context ();
  self.glyphs = yui_paper_glyphs_new ();
  self.layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  count_pages (&self, put, paper);
  if (self.n_pages <= PAGES_MAX)
    pdf = draw_pdf (&self, put, paper, error);
  else
    {
      g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE,
                   "The paper would have %d pages; at most %d are made.", self.n_pages, PAGES_MAX);
      pdf = NULL;
    }
  g_hash_table_unref (self.layouts);
  g_ptr_array_unref (self.glyphs);
  g_object_unref (self.context);
  return pdf;
}
