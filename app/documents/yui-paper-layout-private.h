/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper-layout.h"

G_BEGIN_DECLS

struct _YuiPaperLayout
{
  const YuiPaperHead *head;
  const YuiPaperKind *kind;
  cairo_t *cr;       /* while pages are counted, of a surface that nobody sees */
  GPtrArray *glyphs; /* of yui-paper-glyphs.c */
  PangoContext *context;
  double rgb[3];
  double y;
  int page;
  int n_pages;
  const YuiPaperColumn *columns; /* of the open table */
  gsize n_columns;
};

double yui_paper_room (const YuiPaperLayout *self);
void
yui_paper_show (YuiPaperLayout *self, PangoLayout *layout, double x, double y, const char *tag);

/* The glyphs of a document by font: noted while the pages are counted, primed before they are
 * drawn. */
GPtrArray *yui_paper_glyphs_new (void);
void yui_paper_glyphs_note (GPtrArray *faces, PangoLayout *layout);
void yui_paper_glyphs_prime (GPtrArray *faces, cairo_t *cr);

G_END_DECLS
