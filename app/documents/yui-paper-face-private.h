/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The fonts with which a thread draws papers. */
typedef struct _YuiPaperFaces YuiPaperFaces;

YuiPaperFaces *yui_paper_faces_new (void);
void yui_paper_faces_free (YuiPaperFaces *self);

/* Returns what draws a font's glyphs; borrowed. */
cairo_scaled_font_t *yui_paper_faces_get (YuiPaperFaces *self, PangoFont *font);

/* Whether the font is drawn with a view of its file: then it is a TrueType font. */
gboolean yui_paper_faces_has_view (YuiPaperFaces *self, PangoFont *font);

G_END_DECLS
