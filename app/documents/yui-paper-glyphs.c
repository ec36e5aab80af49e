/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout-private.h"

#include <string.h>

/* Only for faces that are not TrueType. Why this file is there: cairo 1.18 cuts a CFF font down to the glyphs of the document, and walks
 * through the subroutines of each glyph in the order in which they were first drawn. A subroutine
 * seen before is not walked again, its stem hints are not counted, and in some orders (て after
 * other kana) the walk goes wrong and all subroutines of the font are kept: 950 KB instead of 90.
 * In the order of the font's own glyph numbers it does not happen. So the glyphs are noted while
 * the pages are counted, and all are drawn once in that order, in white beside the first page,
 * where no printer and no reader of text finds them. A blank on the page keeps cairo from leaving
 * them out. */

#define PRIME_SIZE 1.0
#define OFF_PAGE   (-5.0) /* cairo drops what is more than ten times the size away */

typedef struct
{
  char *face; /* the font without its size */
  PangoFont *font;
  GHashTable *glyphs;
} Face;

static void
face_free (gpointer data)
{
  Face *face = data;

  g_free (face->face);
  g_object_unref (face->font);
  g_hash_table_unref (face->glyphs);
  g_free (face);
}

GPtrArray *
yui_paper_glyphs_new (void)
{
  return g_ptr_array_new_with_free_func (face_free);
}

static Face *
find_face (GPtrArray *faces, PangoFont *font)
{
  g_autoptr (PangoFontDescription) description = NULL;
  g_autofree char *name = NULL;
  Face *face;

  for (guint i = 0; i < faces->len; i++)
    if (((Face *)faces->pdata[i])->font == font)
      return faces->pdata[i];
  description = pango_font_describe (font);
  pango_font_description_unset_fields (description, PANGO_FONT_MASK_SIZE);
  name = pango_font_description_to_string (description);
  for (guint i = 0; i < faces->len; i++)
    if (g_str_equal (((Face *)faces->pdata[i])->face, name))
      return faces->pdata[i];
  face = g_new0 (Face, 1);
  face->face = g_steal_pointer (&name);
  face->font = g_object_ref (font);
  face->glyphs = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_ptr_array_add (faces, face);
  return face;
}

/* Notes the glyphs of a run that stand alone for their characters, with these. */
static void
note_run (GPtrArray *faces, PangoLayoutRun *run, const char *text)
{
  Face *face = find_face (faces, run->item->analysis.font);
  PangoGlyphItemIter iter;

  for (gboolean ok = pango_glyph_item_iter_init_start (&iter, run, text); ok;
       ok = pango_glyph_item_iter_next_cluster (&iter))
    {
      PangoGlyph glyph = run->glyphs->glyphs[iter.start_glyph].glyph;

      if (iter.end_glyph - iter.start_glyph != 1 || glyph == PANGO_GLYPH_EMPTY
          || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0
          || g_hash_table_contains (face->glyphs, GUINT_TO_POINTER (glyph)))
        continue;
      g_hash_table_insert (
          face->glyphs, GUINT_TO_POINTER (glyph),
          g_strndup (text + iter.start_index, (gsize)(iter.end_index - iter.start_index)));
    }
}

void
yui_paper_glyphs_note (GPtrArray *faces, YuiPaperFaces *drawn, PangoLayout *layout)
{
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    for (GSList *r = ((PangoLayoutLine *)l->data)->runs; r != NULL; r = r->next)
      {
        PangoLayoutRun *run = r->data;

        if (!yui_paper_faces_has_view (drawn, run->item->analysis.font))
          note_run (faces, run, pango_layout_get_text (layout));
      }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (*(const gconstpointer *)a);
  guint y = GPOINTER_TO_UINT (*(const gconstpointer *)b);

  return (x > y) - (x < y);
}

/* Adds a glyph that stands for text. */
static void
add_glyph (GArray *glyphs, GArray *clusters, GString *all, gulong index, double x, const char *text)
{
  cairo_glyph_t glyph = { index, x, 1 };
  cairo_text_cluster_t cluster = { (int)strlen (text), 1 };

  g_array_append_val (glyphs, glyph);
  g_array_append_val (clusters, cluster);
  g_string_append (all, text);
}

static gulong
find_blank (cairo_scaled_font_t *scaled)
{
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;
  gulong index = 0;

  if (cairo_scaled_font_text_to_glyphs (scaled, 0, 0, " ", 1, &glyphs, &n_glyphs, NULL, NULL, NULL)
          == CAIRO_STATUS_SUCCESS
      && n_glyphs == 1)
    index = glyphs[0].index;
  cairo_glyph_free (glyphs);
  return index;
}

static void
prime_face (const Face *face, cairo_t *cr)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (face->font));
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (face->glyphs);

  if (scaled == NULL)
    return;
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    add_glyph (glyphs, clusters, all, GPOINTER_TO_UINT (keys->pdata[i]), OFF_PAGE,
               g_hash_table_lookup (face->glyphs, keys->pdata[i]));
  add_glyph (glyphs, clusters, all, find_blank (scaled), 1, " ");
  cairo_set_font_face (cr, cairo_scaled_font_get_font_face (scaled));
  cairo_set_font_size (cr, PRIME_SIZE);
  cairo_show_text_glyphs (cr, all->str, (int)all->len, (const cairo_glyph_t *)(void *)glyphs->data,
                          (int)glyphs->len, (const cairo_text_cluster_t *)(void *)clusters->data,
                          (int)clusters->len, 0);
}

static int
compare_faces (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Face *const *)a)->face, (*(Face *const *)b)->face);
}

void
yui_paper_glyphs_prime (GPtrArray *faces, cairo_t *cr)
{
  g_ptr_array_sort (faces, compare_faces);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (guint i = 0; i < faces->len; i++)
    prime_face (faces->pdata[i], cr);
  cairo_restore (cr);
}
