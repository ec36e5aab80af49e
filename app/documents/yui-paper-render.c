/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-render-private.h"
#include "yui-paper-catalog-private.h"
#include "yui-text.h"

#include <cairo-pdf.h>
#include <string.h>

#define DEFAULT_COLOUR "#2e6b4f"
#define PAGES_MAX      2000
#define CELL_SIZE      9.0

struct _YuiPaperBinding
{
  GOutputStream *out;
  GCancellable *cancellable;
  GError *write_error;
  YuiPaperCatalog *catalog;
  cairo_surface_t *surface;
  cairo_t *cr;
  int n_pages;
};

static gboolean
parse_colour (const char *text, double rgb[3])
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]),
          low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      rgb[i] = (high * 16 + low) / 255.0;
    }
  return TRUE;
}

static gboolean
check_head (const YuiPaperHead *head, double rgb[3], GError **error)
{
  if (!yui_paper_need (head->programme_name, "programme_name", error)
      || !yui_paper_need (head->document_id, "document_id", error))
    return FALSE;
  if (!parse_colour (yui_paper_or (head->programme_colour, DEFAULT_COLOUR), rgb))
    return yui_paper_invalid (error, "programme_colour", "is not of the form #rrggbb.");
  return TRUE;
}

gboolean
yui_paper_check_head (const YuiPaperHead *head, GError **error)
{
  double rgb[3];

  return check_head (head, rgb, error);
}

static void
put_pages (YuiPaperLayout *self, YuiPaperPut put, gconstpointer paper)
{
  self->page = 0;
  self->cell_size = CELL_SIZE;
  yui_paper_begin_page (self);
  put (self, paper);
  yui_paper_end_page (self);
}

/* Nothing is drawn to count: all is clipped. */
static void
count_pages (YuiPaperLayout *self, YuiPaperPut put, gconstpointer paper)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, 1, 1);

  self->cr = cairo_create (surface);
  cairo_rectangle (self->cr, 0, 0, 0, 0);
  cairo_clip (self->cr);
  put_pages (self, put, paper);
  self->n_pages = self->page;
  cairo_destroy (g_steal_pointer (&self->cr));
  cairo_surface_destroy (surface);
}

static gboolean
put_bytes (const void *data, gsize length, gpointer user_data)
{
  YuiPaperBinding *self = user_data;

  return self->write_error == NULL
         && g_output_stream_write_all (self->out, data, length, NULL, self->cancellable,
                                       &self->write_error);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  YuiPaperBinding *self = closure;

  return yui_paper_catalog_write (self->catalog, data, length, put_bytes, self)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static char *
format_made (gint64 made_s)
{
  int minutes, year, month, month_day;

  yui_text_split_day (yui_text_day_of (made_s, &minutes), &year, &month, &month_day, NULL);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d+09:00", year, month, month_day,
                          minutes / 60, minutes % 60, (int)(((made_s % 60) + 60) % 60));
}

static void
set_metadata (cairo_surface_t *surface, const YuiPaperHead *head, const YuiPaperKind *kind)
{
  g_autofree char *made = format_made (head->made_s);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kind->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  yui_paper_or (kind->author, head->programme_name));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, head->document_id);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Yui");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

YuiPaperBinding *
yui_paper_binding_new (GOutputStream *out,
                       const YuiPaperHead *head,
                       const YuiPaperKind *kind,
                       GCancellable *cancellable)
{
  YuiPaperBinding *self = g_new0 (YuiPaperBinding, 1);

  self->out = g_object_ref (out);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->catalog = yui_paper_catalog_new ();
  self->surface
      = cairo_pdf_surface_create_for_stream (write_bytes, self, YUI_PAPER_WIDTH, YUI_PAPER_HEIGHT);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self->surface, head, kind);
  self->cr = cairo_create (self->surface);
  return self;
}

static gboolean
check_status (YuiPaperBinding *self, cairo_status_t status, GError **error)
{
  if (self->write_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->write_error));
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_RENDER,
               "The paper could not be drawn: %s.", cairo_status_to_string (status));
  return FALSE;
}

static void
add_bookmark (YuiPaperBinding *self, const char *bookmark)
{
  g_autofree char *place = g_strdup_printf ("page=%d", self->n_pages + 1);

  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, bookmark, place, 0);
}

static void
draw_pages (YuiPaperBinding *self, YuiPaperLayout *layout, YuiPaperPut put, gconstpointer paper)
{
  layout->cr = self->cr;
  cairo_save (self->cr);
  yui_paper_glyphs_prime (layout->glyphs, self->cr);
  put_pages (layout, put, paper);
  cairo_restore (self->cr);
  self->n_pages += layout->n_pages;
}

gboolean
yui_paper_binding_add (YuiPaperBinding *self,
                       const YuiPaperHead *head,
                       const YuiPaperKind *kind,
                       const char *bookmark,
                       YuiPaperPut put,
                       gconstpointer paper,
                       GError **error)
{
  YuiPaperLayout layout = { .head = head, .kind = kind, .kit = yui_paper_kit_get () };
  g_autoptr (GPtrArray) glyphs = yui_paper_glyphs_new ();

  if (!check_head (head, layout.rgb, error))
    return FALSE;
  layout.glyphs = glyphs;
  layout.is_tagged = bookmark == NULL;
  layout.first_page = bookmark != NULL ? self->n_pages + 1 : 0;
  count_pages (&layout, put, paper);
  if (layout.n_pages > PAGES_MAX)
    {
      g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE,
                   "The paper would have %d pages; at most %d are made.", layout.n_pages,
                   PAGES_MAX);
      return FALSE;
    }
  if (bookmark != NULL)
    add_bookmark (self, bookmark);
  draw_pages (self, &layout, put, paper);
  return check_status (self, cairo_status (self->cr), error);
}

gboolean
yui_paper_binding_finish (YuiPaperBinding *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  yui_paper_catalog_finish (self->catalog, put_bytes, self);
  return check_status (self, status, error);
}

void
yui_paper_binding_free (YuiPaperBinding *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_destroy (self->surface);
  yui_paper_catalog_free (self->catalog);
  g_clear_error (&self->write_error);
  g_clear_object (&self->cancellable);
  g_object_unref (self->out);
  g_free (self);
}

GBytes *
yui_paper_render (const YuiPaperHead *head,
                  const YuiPaperKind *kind,
                  YuiPaperPut put,
                  gconstpointer paper,
                  GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (YuiPaperBinding) binding = NULL;

  if (!yui_paper_check_head (head, error))
    return NULL;
  binding = yui_paper_binding_new (out, head, kind, NULL);
  if (!yui_paper_binding_add (binding, head, kind, NULL, put, paper, error)
      || !yui_paper_binding_finish (binding, error) || !g_output_stream_close (out, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}
