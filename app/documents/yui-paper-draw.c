/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout-private.h"

/* Glyphs with the text they stand for, as cairo takes them. */
struct _YuiPaperGlyphRun
{
  GArray *glyphs;
  GArray *clusters;
};

YuiPaperGlyphRun *
yui_paper_glyph_run_new (void)
{
  YuiPaperGlyphRun *self = g_new0 (YuiPaperGlyphRun, 1);

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  return self;
}

void
yui_paper_glyph_run_free (YuiPaperGlyphRun *self)
{
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

static gboolean
takes_tags (const YuiPaperLayout *self)
{
  return self->is_tagged && self->n_pages > 0 && !self->in_artifact;
}

void
yui_paper_begin_tag (YuiPaperLayout *self, const char *tag)
{
  if (takes_tags (self))
    cairo_tag_begin (self->cr, tag, NULL);
}

void
yui_paper_end_tag (YuiPaperLayout *self, const char *tag)
{
  if (takes_tags (self))
    cairo_tag_end (self->cr, tag);
}

void
yui_paper_begin_artifact (YuiPaperLayout *self)
{
  yui_paper_begin_tag (self, "Artifact");
  self->in_artifact = TRUE;
}

void
yui_paper_end_artifact (YuiPaperLayout *self)
{
  self->in_artifact = FALSE;
  yui_paper_end_tag (self, "Artifact");
}

void
yui_paper_fill_box (YuiPaperLayout *self, double x, double y, double wide, double high)
{
  gboolean is_inside = self->in_artifact;

  if (!is_inside)
    yui_paper_begin_artifact (self);
  cairo_rectangle (self->cr, x, y, wide, high);
  cairo_fill (self->cr);
  if (!is_inside)
    yui_paper_end_artifact (self);
}

/* Returns how wide the cluster is. */
static double
add_cluster (YuiPaperGlyphRun *self, const PangoGlyphItemIter *iter, double x, double y)
{
  cairo_text_cluster_t cluster = { iter->end_index - iter->start_index, 0 };
  double wide = 0;

  for (int i = iter->start_glyph; i < iter->end_glyph; i++)
    {
      const PangoGlyphInfo *info = &iter->glyph_item->glyphs->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, x + wide + (double)info->geometry.x_offset / PANGO_SCALE,
                              y + (double)info->geometry.y_offset / PANGO_SCALE };

      wide += (double)info->geometry.width / PANGO_SCALE;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      g_array_append_val (self->glyphs, glyph);
      cluster.num_glyphs++;
    }
  g_array_append_val (self->clusters, cluster);
  return wide;
}

/* Whether the run is from left to right and the font has all of it. */
static gboolean
is_plain (const PangoGlyphItem *run)
{
  if (run->item->analysis.level % 2 != 0)
    return FALSE;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_plain_run (YuiPaperLayout *self, PangoGlyphItem *run, const char *text, double x, double y)
{
  YuiPaperGlyphRun *batch = yui_paper_kit_get_glyph_run (self->kit);
  PangoGlyphItemIter iter;

  g_array_set_size (batch->glyphs, 0);
  g_array_set_size (batch->clusters, 0);
  for (gboolean ok = pango_glyph_item_iter_init_start (&iter, run, text); ok;
       ok = pango_glyph_item_iter_next_cluster (&iter))
    x += add_cluster (batch, &iter, x, y);
  cairo_set_scaled_font (self->cr, yui_paper_faces_get (yui_paper_kit_get_faces (self->kit),
                                                        run->item->analysis.font));
  cairo_show_text_glyphs (
      self->cr, text + run->item->offset, run->item->length,
      (const cairo_glyph_t *)(void *)batch->glyphs->data, (int)batch->glyphs->len,
      (const cairo_text_cluster_t *)(void *)batch->clusters->data, (int)batch->clusters->len, 0);
}

void
yui_paper_draw_glyphs (YuiPaperLayout *self, PangoLayoutLine *line, double x, double y)
{
  const char *text = pango_layout_get_text (line->layout);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      if (is_plain (run))
        show_plain_run (self, run, text, x, y);
      else
        {
          cairo_move_to (self->cr, x, y);
          pango_cairo_show_glyph_item (self->cr, text, run);
        }
      x += (double)pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

void
yui_paper_show (YuiPaperLayout *self, PangoLayout *layout, double x, double y, const char *tag)
{
  PangoLayoutIter *iter;

  if (*pango_layout_get_text (layout) == '\0')
    return;
  yui_paper_note_glyphs (self, layout);
  if (self->n_pages == 0)
    return;
  if (tag != NULL)
    yui_paper_begin_tag (self, tag);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle rect;

      pango_layout_iter_get_line_extents (iter, NULL, &rect);
      yui_paper_draw_glyphs (self, pango_layout_iter_get_line_readonly (iter),
                             x + (double)rect.x / PANGO_SCALE,
                             y + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  if (tag != NULL)
    yui_paper_end_tag (self, tag);
}
