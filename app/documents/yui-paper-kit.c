/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout-private.h"

#include <string.h>

/* BIZ UDPGothic is a TrueType face: cairo cuts it down to the glyphs of a document several times
 * faster than a CFF face, and to half the bytes. The others are for machines without it. */
#define FONT           "BIZ UDPGothic, Noto Sans CJK JP, IPAexGothic, sans-serif"
#define LINE_HEIGHT    1.42
#define LAYOUTS_MAX    2048
#define KEPT_BYTES_MAX 256 /* a longer text hardly comes twice */

struct _YuiPaperKit
{
  PangoContext *context;
  GHashTable *layouts; /* by size, weight, width and text */
  GString *key;
  YuiPaperFaces *faces;
  YuiPaperGlyphRun *glyph_run;
};

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
kit_free (gpointer data)
{
  YuiPaperKit *self = data;

  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_string_free (self->key, TRUE);
  yui_paper_faces_free (self->faces);
  yui_paper_glyph_run_free (self->glyph_run);
  g_free (self);
}

YuiPaperKit *
yui_paper_kit_get (void)
{
  static GPrivate kit = G_PRIVATE_INIT (kit_free);
  YuiPaperKit *self = g_private_get (&kit);

  if (self != NULL)
    return self;
  self = g_new0 (YuiPaperKit, 1);
  self->context = make_context ();
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  self->faces = yui_paper_faces_new ();
  self->glyph_run = yui_paper_glyph_run_new ();
  g_private_set (&kit, self);
  return self;
}

YuiPaperFaces *
yui_paper_kit_get_faces (YuiPaperKit *self)
{
  return self->faces;
}

YuiPaperGlyphRun *
yui_paper_kit_get_glyph_run (YuiPaperKit *self)
{
  return self->glyph_run;
}

/* One line height for all faces: theirs differ by half. */
static void
set_line_height (PangoLayout *layout, double size)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_attr_list_insert (
      list, pango_attr_line_height_new_absolute ((int)(size * LINE_HEIGHT * PANGO_SCALE)));
  pango_layout_set_attributes (layout, list);
}

static PangoLayout *
shape (YuiPaperKit *self,
       double size,
       gboolean bold,
       double width,
       PangoAlignment align,
       const char *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align);
  set_line_height (layout, size);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* What was shaped to count the pages is drawn, and many cells and papers have one text. */
PangoLayout *
yui_paper_kit_shape (YuiPaperKit *self,
                     double size,
                     gboolean bold,
                     double width,
                     PangoAlignment align,
                     const char *text)
{
  PangoLayout *layout;

  if (strlen (text) > KEPT_BYTES_MAX)
    return shape (self, size, bold, width, align, text);
  g_string_printf (self->key, "%d|%d|%d|%d|%s", (int)(size * PANGO_SCALE), bold,
                   (int)(width * PANGO_SCALE), (int)align, text);
  layout = g_hash_table_lookup (self->layouts, self->key->str);
  if (layout != NULL)
    return g_object_ref (layout);
  layout = shape (self, size, bold, width, align, text);
  if (g_hash_table_size (self->layouts) >= LAYOUTS_MAX)
    g_hash_table_remove_all (self->layouts);
  g_hash_table_insert (self->layouts, g_strdup (self->key->str), g_object_ref (layout));
  return layout;
}
