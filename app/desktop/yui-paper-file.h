/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/* A paper with pages. Reading and drawing take turns, on threads of their own. Points are 1/72
 * inch. */
#define YUI_TYPE_PAPER_FILE (yui_paper_file_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperFile, yui_paper_file, YUI, PAPER_FILE, GObject)

/* YuiPaperFile; rejects with an error of poppler's when pdf is none. */
DexFuture *yui_paper_file_load (GBytes *pdf);

guint yui_paper_file_get_n_pages (YuiPaperFile *self);

/* The size of a page in points. */
void yui_paper_file_get_page_size (YuiPaperFile *self, guint page, double *width, double *height);

/* GdkTexture of a page, scale pixels a point, on white. */
DexFuture *yui_paper_file_draw (YuiPaperFile *self, guint page, double scale);

/* Draws a page in points, on the calling thread; for printing. */
void yui_paper_file_print (YuiPaperFile *self, guint page, cairo_t *cr);

G_END_DECLS
