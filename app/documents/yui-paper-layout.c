/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout.h"
#include "yui-paper-layout-private.h"
#include "yui-text.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define BAR_HEIGHT       24.0
#define BAR_TOP          YUI_PAPER_MARGIN
#define FOOT_TOP         (YUI_PAPER_HEIGHT - YUI_PAPER_MARGIN + 6)
#define TEXT_BOTTOM      (YUI_PAPER_HEIGHT - YUI_PAPER_MARGIN - 6)
#define HEADING_FOLLOWER 70.0 /* room a heading wants behind itself */

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

PangoLayout *
yui_paper_make_layout (YuiPaperLayout *self,
                       double size,
                       gboolean bold,
                       double width,
                       PangoAlignment align,
                       const char *text)
{
  return yui_paper_kit_shape (self->kit, size, bold, width, align, text);
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
    yui_paper_glyphs_note (self->glyphs, yui_paper_kit_get_faces (self->kit), layout);
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
  g_autoptr (PangoLayout) layout = yui_paper_make_layout (self, size, bold, width, align, text);

  for (double smaller = size; pango_layout_get_line_count (layout) > 1 && smaller > size / 2;)
    {
      g_object_unref (layout);
      smaller *= 0.94;
      layout = yui_paper_make_layout (self, smaller, bold, width, align, text);
    }
  yui_paper_show (self, layout, x, y, "P");
  return yui_paper_layout_height (layout);
}

static void
draw_bar (YuiPaperLayout *self)
{
  const char *side = self->page > 1 ? self->kind->title : "";
  double y = BAR_TOP + 4.5;

  cairo_set_source_rgb (self->cr, self->rgb[0], self->rgb[1], self->rgb[2]);
  yui_paper_fill_box (self, YUI_PAPER_MARGIN, BAR_TOP, YUI_PAPER_TEXT_WIDE, BAR_HEIGHT);
  yui_paper_set_ink_on_colour (self, self->cr);
  yui_paper_draw_line (self, 10.5, TRUE, YUI_PAPER_MARGIN + 8, y, YUI_PAPER_TEXT_WIDE * 0.62,
                       PANGO_ALIGN_LEFT, self->head->programme_name);
  yui_paper_draw_line (self, 9.5, FALSE, YUI_PAPER_MARGIN + YUI_PAPER_TEXT_WIDE * 0.66, y + 0.6,
                       YUI_PAPER_TEXT_WIDE * 0.34 - 8, PANGO_ALIGN_RIGHT, side);
  set_text_ink (self);
}

/* "1 / 2", in a booklet with the page of the whole before it. */
static char *
format_page (const YuiPaperLayout *self)
{
  if (self->first_page == 0)
    return g_strdup_printf ("%d / %d", self->page, self->n_pages);
  return g_strdup_printf ("（通し %d）　%d / %d", self->first_page + self->page - 1, self->page,
                          self->n_pages);
}

static void
draw_foot (YuiPaperLayout *self)
{
  g_autofree char *made = yui_paper_format_moment (self->head->made_s);
  g_autofree char *left = g_strdup_printf ("文書番号 %s", self->head->document_id);
  g_autofree char *middle = g_strdup_printf ("作成 %s", made);
  g_autofree char *right = format_page (self);
  double x = YUI_PAPER_MARGIN, wide = YUI_PAPER_TEXT_WIDE;

  cairo_set_source_rgb (self->cr, 0.6, 0.6, 0.6);
  yui_paper_fill_box (self, x, FOOT_TOP - 3, wide, 0.5);
  cairo_set_source_rgb (self->cr, 0.3, 0.3, 0.3);
  yui_paper_draw_line (self, 7.5, FALSE, x, FOOT_TOP, wide * 0.44, PANGO_ALIGN_LEFT, left);
  yui_paper_draw_line (self, 7.5, FALSE, x + wide * 0.45, FOOT_TOP, wide * 0.33, PANGO_ALIGN_CENTER,
                       middle);
  yui_paper_draw_line (self, 7.5, FALSE, x + wide * 0.78, FOOT_TOP, wide * 0.22, PANGO_ALIGN_RIGHT,
                       right);
  set_text_ink (self);
}

/* White paper. cairo adds the place of each thing drawn to a region, which costs the more the more
 * there is on the page; within a whole page it has nothing to add. */
static void
draw_ground (YuiPaperLayout *self)
{
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  yui_paper_fill_box (self, 0, 0, YUI_PAPER_WIDTH, YUI_PAPER_HEIGHT);
}

void
yui_paper_begin_page (YuiPaperLayout *self)
{
  self->page++;
  self->y = YUI_PAPER_MARGIN;
  if (self->page == 1)
    yui_paper_begin_tag (self, "Document");
  draw_ground (self);
  set_text_ink (self);
  if (self->kind->bare)
    return;
  if (self->page > 1)
    yui_paper_begin_artifact (self);
  draw_bar (self);
  if (self->page > 1)
    yui_paper_end_artifact (self);
  self->y = BAR_TOP + BAR_HEIGHT + 14;
}

void
yui_paper_end_page (YuiPaperLayout *self)
{
  gboolean is_last = self->page == self->n_pages;

  if (!self->kind->bare)
    {
      if (!is_last)
        yui_paper_begin_artifact (self);
      draw_foot (self);
      if (!is_last)
        yui_paper_end_artifact (self);
    }
  if (is_last)
    yui_paper_end_tag (self, "Document");
  cairo_show_page (self->cr);
}

void
yui_paper_new_page (YuiPaperLayout *self)
{
  yui_paper_end_page (self);
  yui_paper_begin_page (self);
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
  g_autoptr (PangoLayout) layout = yui_paper_make_layout (self, TYPES[type].size, TYPES[type].bold,
                                                          YUI_PAPER_TEXT_WIDE, align, text);
  double height = yui_paper_layout_height (layout);

  yui_paper_reserve (self, height);
  yui_paper_show (self, layout, YUI_PAPER_MARGIN, self->y, TYPES[type].tag);
  self->y += height;
}

void
yui_paper_heading (YuiPaperLayout *self, const char *text)
{
  g_autoptr (PangoLayout) layout = yui_paper_make_layout (
      self, TYPES[YUI_PAPER_HEADING].size, TRUE, YUI_PAPER_TEXT_WIDE - 10, PANGO_ALIGN_LEFT, text);
  double height = yui_paper_layout_height (layout);

  yui_paper_gap (self, 9);
  yui_paper_reserve (self, height + HEADING_FOLLOWER);
  cairo_set_source_rgb (self->cr, self->rgb[0], self->rgb[1], self->rgb[2]);
  yui_paper_fill_box (self, YUI_PAPER_MARGIN, self->y + 2.5, 4, height - 5);
  set_text_ink (self);
  yui_paper_show (self, layout, YUI_PAPER_MARGIN + 10, self->y, "H2");
  self->y += height + 3;
}
