/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper-face-private.h"
#include "yui-paper-layout.h"

G_BEGIN_DECLS

/* What a thread keeps from paper to paper: the fonts, and the texts that were shaped last. */
typedef struct _YuiPaperKit YuiPaperKit;

/* The calling thread's own; borrowed. */
YuiPaperKit *yui_paper_kit_get (void);

/* As yui_paper_make_layout(). */
PangoLayout *yui_paper_kit_shape (YuiPaperKit *self,
                                  double size,
                                  gboolean bold,
                                  double width,
                                  PangoAlignment align,
                                  const char *text);

/* Room for the glyphs of a run; kept, as allocating it for each run takes its time. */
typedef struct _YuiPaperGlyphRun YuiPaperGlyphRun;

YuiPaperGlyphRun *yui_paper_glyph_run_new (void);
void yui_paper_glyph_run_free (YuiPaperGlyphRun *self);

YuiPaperGlyphRun *yui_paper_kit_get_glyph_run (YuiPaperKit *self);
YuiPaperFaces *yui_paper_kit_get_faces (YuiPaperKit *self);

struct _YuiPaperLayout
{
  const YuiPaperHead *head;
  const YuiPaperKind *kind;
  cairo_t *cr;       /* while pages are counted, of a surface that nobody sees */
  GPtrArray *glyphs; /* of yui-paper-glyphs.c */
  YuiPaperKit *kit;
  double rgb[3];
  double y;
  double cell_size;
  gboolean is_tagged;
  gboolean in_artifact;
  int page;
  int n_pages;                   /* 0 while they are counted */
  int first_page;                /* in the PDF of several papers, else 0 */
  const YuiPaperColumn *columns; /* of the open table */
  gsize n_columns;
};

/* Notes what a layout needs of the fonts, while pages are counted. */
void yui_paper_note_glyphs (YuiPaperLayout *self, PangoLayout *layout);

/* Draws a line, its left end and baseline at (x, y). */
void yui_paper_draw_glyphs (YuiPaperLayout *self, PangoLayoutLine *line, double x, double y);

/* The height that is left on the page. */
double yui_paper_room (const YuiPaperLayout *self);

void yui_paper_begin_page (YuiPaperLayout *self);
void yui_paper_end_page (YuiPaperLayout *self);

/* The glyphs of a document by font: noted while the pages are counted, primed before they are
 * drawn. */
GPtrArray *yui_paper_glyphs_new (void);
void yui_paper_glyphs_note (GPtrArray *faces, YuiPaperFaces *drawn, PangoLayout *layout);
void yui_paper_glyphs_prime (GPtrArray *faces, cairo_t *cr);

G_END_DECLS
