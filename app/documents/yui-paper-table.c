/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout-private.h"

#include <string.h>

#define PAD_X       4.0
#define PAD_Y       2.6
#define FIGURE_MIN  0.5
#define RULE        0.4
#define LABEL_SHARE 0.21
#define COLUMNS_MAX 16
/* A row lower than this goes to the next page whole; a slice of a broken row is not lower than
 * that. */
#define ROW_UNBROKEN (YUI_PAPER_HEIGHT / 3)
#define SLICE_MIN    60.0

typedef struct
{
  const char *text;
  double width;
  PangoAlignment align;
  gboolean is_bold;
  gboolean is_shaded;
  PangoLayout *layout;
  int next_line; /* the first one not drawn yet */
} Cell;

static PangoLayout *
make_layout (YuiPaperLayout *self, const Cell *cell, double size)
{
  return yui_paper_make_layout (self, size, cell->is_bold, cell->width - 2 * PAD_X, cell->align,
                                cell->text);
}

/* Whether text is a number, a date or a time. */
static gboolean
is_figure (const char *text)
{
  return text[strspn (text, "0123456789,./:-")] == '\0';
}

static gboolean
takes_one_line (const Cell *cell)
{
  return cell->align == PANGO_ALIGN_RIGHT || is_figure (cell->text);
}

/* A figure is never broken over two lines: it is set smaller. Returns the size that fits. */
static double
fit_figure (YuiPaperLayout *self, const Cell *cell, double size)
{
  double smallest = self->cell_size * FIGURE_MIN;

  for (; size > smallest; size *= 0.94)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, cell, size);

      if (pango_layout_get_line_count (layout) <= 1)
        break;
    }
  return size;
}

/* The figures of a row have one size. */
static void
make_layouts (YuiPaperLayout *self, Cell *cells, gsize n_cells)
{
  double size = self->cell_size;

  for (gsize i = 0; i < n_cells; i++)
    if (takes_one_line (&cells[i]))
      size = fit_figure (self, &cells[i], size);
  for (gsize i = 0; i < n_cells; i++)
    {
      Cell *cell = &cells[i];
      gboolean is_small = takes_one_line (cell) && self->columns != NULL;

      cell->layout = make_layout (self, cell, is_small ? size : self->cell_size);
      yui_paper_note_glyphs (self, cell->layout);
      cell->next_line = 0;
    }
}

static void
draw_rule (YuiPaperLayout *self, double y, double thick)
{
  cairo_set_source_rgb (self->cr, 0.65, 0.65, 0.65);
  yui_paper_fill_box (self, YUI_PAPER_MARGIN, y - thick / 2, YUI_PAPER_TEXT_WIDE, thick);
}

static void
draw_ground (YuiPaperLayout *self, const Cell *cells, gsize n_cells, double height, double rule)
{
  double x = YUI_PAPER_MARGIN;

  yui_paper_begin_artifact (self);
  cairo_set_source_rgb (self->cr, 0.93 + 0.07 * self->rgb[0], 0.93 + 0.07 * self->rgb[1],
                        0.93 + 0.07 * self->rgb[2]);
  for (gsize i = 0; i < n_cells; x += cells[i++].width)
    if (cells[i].is_shaded)
      yui_paper_fill_box (self, x, self->y, cells[i].width, height);
  draw_rule (self, self->y, RULE);
  draw_rule (self, self->y + height, rule);
  yui_paper_end_artifact (self);
  cairo_set_source_rgb (self->cr, 0.1, 0.1, 0.1);
}

/* Draws the lines of a cell from its next one on that fit into room, and returns their height. */
static double
draw_lines (YuiPaperLayout *self, Cell *cell, double x, double y, double room)
{
  PangoLayoutIter *iter;
  double first_top = -1, used = 0;
  int i = 0;

  iter = pango_layout_get_iter (cell->layout);
  do
    {
      PangoRectangle rect;
      double top, bottom;

      if (i++ < cell->next_line)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &rect);
      top = (double)rect.y / PANGO_SCALE;
      bottom = top + (double)rect.height / PANGO_SCALE;
      first_top = first_top < 0 ? top : first_top;
      if (bottom - first_top > room)
        break;
      if (self->n_pages > 0)
        yui_paper_draw_glyphs (
            self, pango_layout_iter_get_line_readonly (iter), x + (double)rect.x / PANGO_SCALE,
            y - first_top + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      used = bottom - first_top;
      cell->next_line = i;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return used;
}

/* The height of a cell's lines that are not drawn yet. Of a whole cell, and of one that is done,
 * the layout knows it without a walk. */
static double
lines_height (const Cell *cell)
{
  PangoLayoutIter *iter;
  int top = -1, bottom = -1, i = 0;

  if (cell->next_line == 0)
    return yui_paper_layout_height (cell->layout);
  if (cell->next_line >= pango_layout_get_line_count (cell->layout))
    return 0;
  iter = pango_layout_get_iter (cell->layout);

  do
    {
      PangoRectangle rect;

      if (i++ < cell->next_line)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &rect);
      top = top < 0 ? rect.y : top;
      bottom = rect.y + rect.height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return (double)(bottom - top) / PANGO_SCALE;
}

/* 0 when all lines of all cells are drawn. */
static double
row_height (const Cell *cells, gsize n_cells)
{
  double height = 0;

  for (gsize i = 0; i < n_cells; i++)
    height = MAX (height, lines_height (&cells[i]));
  return height > 0 ? height + 2 * PAD_Y : 0;
}

/* Draws what fits of a row into height. */
static void
draw_slice (YuiPaperLayout *self, Cell *cells, gsize n_cells, double height, double rule)
{
  double x = YUI_PAPER_MARGIN;

  draw_ground (self, cells, n_cells, height, rule);
  yui_paper_begin_tag (self, "TR");
  for (gsize i = 0; i < n_cells; i++)
    {
      const char *name = cells[i].is_shaded ? "TH" : "TD";

      yui_paper_begin_tag (self, name);
      draw_lines (self, &cells[i], x + PAD_X, self->y + PAD_Y, height - 2 * PAD_Y + 0.01);
      yui_paper_end_tag (self, name);
      x += cells[i].width;
    }
  yui_paper_end_tag (self, "TR");
  self->y += height;
}

static void put_headings (YuiPaperLayout *self);

/* A table goes on as a new one on the next page: the page's own foot and bar stay outside its tags.
 */
static void
break_table (YuiPaperLayout *self)
{
  yui_paper_end_tag (self, "Table");
  yui_paper_new_page (self);
  yui_paper_begin_tag (self, "Table");
  if (self->columns != NULL)
    put_headings (self);
}

static void
put_row (YuiPaperLayout *self, Cell *cells, gsize n_cells, double rule)
{
  double height;

  make_layouts (self, cells, n_cells);
  height = row_height (cells, n_cells);
  if (height > yui_paper_room (self) && height < ROW_UNBROKEN)
    break_table (self);
  while (height > yui_paper_room (self))
    {
      if (yui_paper_room (self) > SLICE_MIN)
        draw_slice (self, cells, n_cells, yui_paper_room (self), rule);
      break_table (self);
      height = row_height (cells, n_cells);
    }
  if (height > 0)
    draw_slice (self, cells, n_cells, height, rule);
  for (gsize i = 0; i < n_cells; i++)
    g_clear_object (&cells[i].layout);
}

void
yui_paper_set_cell_size (YuiPaperLayout *self, double size)
{
  self->cell_size = size;
}

void
yui_paper_fields_begin (YuiPaperLayout *self)
{
  self->columns = NULL;
  yui_paper_begin_tag (self, "Table");
}

void
yui_paper_field (YuiPaperLayout *self, const char *label, const char *value)
{
  Cell cells[] = {
    { .text = label, .width = YUI_PAPER_TEXT_WIDE * LABEL_SHARE, .is_shaded = TRUE },
    { .text = value, .width = YUI_PAPER_TEXT_WIDE * (1 - LABEL_SHARE) },
  };

  put_row (self, cells, G_N_ELEMENTS (cells), RULE);
}

void
yui_paper_field_pair (YuiPaperLayout *self,
                      const char *label,
                      const char *value,
                      const char *label2,
                      const char *value2)
{
  double label_width = YUI_PAPER_TEXT_WIDE * LABEL_SHARE;
  double value_width = YUI_PAPER_TEXT_WIDE * (0.5 - LABEL_SHARE);
  Cell cells[] = {
    { .text = label, .width = label_width, .is_shaded = TRUE },
    { .text = value, .width = value_width },
    { .text = label2, .width = label_width, .is_shaded = TRUE },
    { .text = value2, .width = value_width },
  };

  put_row (self, cells, G_N_ELEMENTS (cells), RULE);
}

void
yui_paper_fields_end (YuiPaperLayout *self)
{
  yui_paper_end_tag (self, "Table");
}

static void
put_headings (YuiPaperLayout *self)
{
  Cell cells[COLUMNS_MAX] = { 0 };

  for (gsize i = 0; i < self->n_columns; i++)
    cells[i] = (Cell){
      .text = self->columns[i].heading,
      .width = self->columns[i].share * YUI_PAPER_TEXT_WIDE,
      .align = self->columns[i].align,
      .is_shaded = TRUE,
    };
  put_row (self, cells, self->n_columns, 2 * RULE);
}

void
yui_paper_table_begin (YuiPaperLayout *self, const YuiPaperColumn *columns, gsize n_columns)
{
  g_assert (n_columns <= COLUMNS_MAX);

  self->columns = columns;
  self->n_columns = n_columns;
  yui_paper_begin_tag (self, "Table");
  put_headings (self);
}

void
yui_paper_table_row (YuiPaperLayout *self, YuiPaperRowKind kind, const char *const *texts)
{
  Cell cells[COLUMNS_MAX] = { 0 };

  for (gsize i = 0; i < self->n_columns; i++)
    cells[i] = (Cell){
      .text = yui_paper_or (texts[i], ""),
      .width = self->columns[i].share * YUI_PAPER_TEXT_WIDE,
      .align = self->columns[i].align,
      .is_bold = kind == YUI_PAPER_ROW_TOTAL,
      .is_shaded = kind == YUI_PAPER_ROW_TOTAL,
    };
  put_row (self, cells, self->n_columns, kind == YUI_PAPER_ROW_TOTAL ? 2 * RULE : RULE);
}

void
yui_paper_table_end (YuiPaperLayout *self)
{
  yui_paper_end_tag (self, "Table");
  self->columns = NULL;
}
