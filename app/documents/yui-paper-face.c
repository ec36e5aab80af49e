/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-face-private.h"

#include <cairo-ft.h>
#include <hb.h>
#include <string.h>

#include FT_FREETYPE_H

/* Why this file is there: for each glyph that is new to a document, cairo 1.18 copies the font's
 * whole character map (`cmap`) and walks through it backwards to learn the glyph's character: more
 * than half of the time of a payslip. The text is known without that, it is handed over with the
 * glyphs. So papers are drawn with a view of the same font file in which the map goes by another
 * name; shaping is done by Pango with the font as it is. */

#define TRUETYPE_VERSION 0x00010000u
#define DIRECTORY_FIRST  12
#define DIRECTORY_ENTRY  16
#define TABLES_MAX       256u

typedef struct
{
  FT_Library library;
  FT_StreamRec stream;
  FT_Face face;
  hb_blob_t *blob;
  const unsigned char *data;
  gsize cmap_at; /* of the table's name in the file */
} View;

static guint32
read_u32 (const unsigned char *p)
{
  return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

/* Returns where the directory names the character map; 0 if the file is no plain TrueType font. */
static gsize
find_cmap (const unsigned char *data, gsize length)
{
  gsize n_tables, found = 0;
  gboolean has_outlines = FALSE;

  if (length < DIRECTORY_FIRST || read_u32 (data) != TRUETYPE_VERSION)
    return 0;
  n_tables = (gsize)data[4] << 8 | data[5];
  if (n_tables > TABLES_MAX || length < DIRECTORY_FIRST + n_tables * DIRECTORY_ENTRY)
    return 0;
  for (gsize i = 0; i < n_tables; i++)
    {
      gsize at = DIRECTORY_FIRST + i * DIRECTORY_ENTRY;

      has_outlines = has_outlines || memcmp (data + at, "glyf", 4) == 0;
      if (memcmp (data + at, "cmap", 4) == 0)
        found = at;
    }
  return has_outlines ? found : 0;
}

/* FT_Stream_IoFunc: the file's bytes, but "Cmap". */
static unsigned long
read_view (FT_Stream stream, unsigned long offset, unsigned char *buffer, unsigned long count)
{
  const View *view = stream->descriptor.pointer;

  if (count == 0) /* to seek: 0 is well */
    return offset > stream->size;
  if (offset > stream->size || count > stream->size - offset)
    return 0;
  memcpy (buffer, view->data + offset, count);
  if (view->cmap_at >= offset && view->cmap_at - offset < count)
    buffer[view->cmap_at - offset] = 'C';
  return count;
}

static void
view_free (void *data)
{
  View *view = data;

  if (view->face != NULL)
    FT_Done_Face (view->face);
  if (view->library != NULL)
    FT_Done_FreeType (view->library);
  hb_blob_destroy (view->blob);
  g_free (view);
}

static View *
view_new (hb_face_t *hb_face)
{
  View *view = g_new0 (View, 1);
  FT_Open_Args args = { .flags = FT_OPEN_STREAM, .stream = &view->stream };
  unsigned int length;

  view->blob = hb_face_reference_blob (hb_face);
  view->data = (const unsigned char *)hb_blob_get_data (view->blob, &length);
  view->cmap_at = view->data != NULL ? find_cmap (view->data, length) : 0;
  view->stream.size = length;
  view->stream.descriptor.pointer = view;
  view->stream.read = read_view;
  if (view->cmap_at != 0 && FT_Init_FreeType (&view->library) == 0
      && FT_Open_Face (view->library, &args, 0, &view->face) == 0)
    return view;
  view_free (view);
  return NULL;
}

static cairo_font_face_t *
make_face (hb_face_t *hb_face)
{
  static const cairo_user_data_key_t KEY;
  View *view = view_new (hb_face);
  cairo_font_face_t *face;

  if (view == NULL)
    return NULL;
  face = cairo_ft_font_face_create_for_ft_face (view->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data (face, &KEY, view, view_free) == CAIRO_STATUS_SUCCESS)
    return face;
  cairo_font_face_destroy (face);
  view_free (view);
  return NULL;
}

struct _YuiPaperFaces
{
  GHashTable *faces; /* hb_face_t → cairo_font_face_t, NULL if there is no view of it */
  GHashTable *fonts; /* PangoFont → cairo_scaled_font_t */
};

static void
face_destroy (gpointer face)
{
  if (face != NULL)
    cairo_font_face_destroy (face);
}

YuiPaperFaces *
yui_paper_faces_new (void)
{
  YuiPaperFaces *self = g_new0 (YuiPaperFaces, 1);

  self->faces = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)hb_face_destroy, face_destroy);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                       (GDestroyNotify)cairo_scaled_font_destroy);
  return self;
}

void
yui_paper_faces_free (YuiPaperFaces *self)
{
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->faces);
  g_free (self);
}

static cairo_font_face_t *
find_face (YuiPaperFaces *self, PangoFont *font)
{
  hb_face_t *hb_face = hb_font_get_face (pango_font_get_hb_font (font));
  gpointer face;

  if (g_hash_table_lookup_extended (self->faces, hb_face, NULL, &face))
    return face;
  face = make_face (hb_face);
  g_hash_table_insert (self->faces, hb_face_reference (hb_face), face);
  return face;
}

gboolean
yui_paper_faces_has_view (YuiPaperFaces *self, PangoFont *font)
{
  return find_face (self, font) != NULL;
}

/* The font with the view's face; the font itself if there is no view. */
static cairo_scaled_font_t *
make_font (YuiPaperFaces *self, PangoFont *font)
{
  cairo_scaled_font_t *own = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_font_face_t *face = find_face (self, font);
  cairo_font_options_t *options;
  cairo_scaled_font_t *scaled;
  cairo_matrix_t size, ctm;

  if (face == NULL)
    return cairo_scaled_font_reference (own);
  options = cairo_font_options_create ();
  cairo_scaled_font_get_font_matrix (own, &size);
  cairo_scaled_font_get_ctm (own, &ctm);
  cairo_scaled_font_get_font_options (own, options);
  scaled = cairo_scaled_font_create (face, &size, &ctm, options);
  cairo_font_options_destroy (options);
  if (cairo_scaled_font_status (scaled) == CAIRO_STATUS_SUCCESS)
    return scaled;
  cairo_scaled_font_destroy (scaled);
  return cairo_scaled_font_reference (own);
}

cairo_scaled_font_t *
yui_paper_faces_get (YuiPaperFaces *self, PangoFont *font)
{
  cairo_scaled_font_t *scaled = g_hash_table_lookup (self->fonts, font);

  if (scaled != NULL)
    return scaled;
  scaled = make_font (self, font);
  g_hash_table_insert (self->fonts, g_object_ref (font), scaled);
  return scaled;
}
