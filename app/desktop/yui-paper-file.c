/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-file.h"

#include <poppler.h>

#define N_THREADS 2

typedef struct
{
  double width;
  double height;
} PageSize;

struct _YuiPaperFile
{
  GObject parent_instance;

  GMutex mutex; /* of document, which only one thread may use at a time */
  PopplerDocument *document;
  GArray *sizes; /* of PageSize */
};

typedef struct
{
  YuiPaperFile *file;
  guint page;
  double scale;
} Drawing;

G_DEFINE_FINAL_TYPE (YuiPaperFile, yui_paper_file, G_TYPE_OBJECT)

static void
yui_paper_file_finalize (GObject *object)
{
  YuiPaperFile *self = YUI_PAPER_FILE (object);

  g_clear_object (&self->document);
  g_array_unref (self->sizes);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (yui_paper_file_parent_class)->finalize (object);
}

static void
yui_paper_file_class_init (YuiPaperFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = yui_paper_file_finalize;
}

static void
yui_paper_file_init (YuiPaperFile *self)
{
  g_mutex_init (&self->mutex);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (PageSize));
}

static void
read_sizes (YuiPaperFile *self)
{
  const int n = poppler_document_get_n_pages (self->document);

  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);
      PageSize size = { 0 };

      poppler_page_get_size (page, &size.width, &size.height);
      g_object_unref (page);
      g_array_append_val (self->sizes, size);
    }
}

/* ---- work on a thread of its own; a fiber's stack is too small for poppler ---- */

typedef gpointer (*WorkFunc) (gpointer data, GError **error);

typedef struct
{
  WorkFunc func;
  gpointer data;
  GDestroyNotify free_data;
  DexPromise *promise;
} Work;

static void
work_cb (gpointer pushed, gpointer user_data)
{
  Work *work = pushed;
  GError *error = NULL;
  gpointer object = work->func (work->data, &error);

  if (object)
    dex_promise_resolve_object (work->promise, object);
  else
    dex_promise_reject (work->promise, error);
  work->free_data (work->data);
  dex_unref (work->promise);
  g_free (work);
}

/* A future of the object that func makes of data. Few threads draw for all papers. */
static DexFuture *
work (WorkFunc func, gpointer data, GDestroyNotify free_data)
{
  static GThreadPool *pool;
  DexPromise *promise = dex_promise_new ();
  Work *begun = g_new (Work, 1);

  if (g_once_init_enter_pointer (&pool))
    g_once_init_leave_pointer (&pool, g_thread_pool_new (work_cb, NULL, N_THREADS, FALSE, NULL));
  *begun = (Work){ func, data, free_data, dex_ref (promise) };
  g_thread_pool_push (pool, begun, NULL); /* which is the thread's from here on */
  return DEX_FUTURE (promise);
}

static gpointer
load_func (gpointer data, GError **error)
{
  g_autoptr (YuiPaperFile) self = g_object_new (YUI_TYPE_PAPER_FILE, NULL);

  self->document = poppler_document_new_from_bytes (data, NULL, error);
  if (!self->document)
    return NULL;
  read_sizes (self);
  return g_steal_pointer (&self);
}

DexFuture *
yui_paper_file_load (GBytes *pdf)
{
  g_return_val_if_fail (pdf != NULL, NULL);

  return work (load_func, g_bytes_ref (pdf), (GDestroyNotify)g_bytes_unref);
}

guint
yui_paper_file_get_n_pages (YuiPaperFile *self)
{
  g_return_val_if_fail (YUI_IS_PAPER_FILE (self), 0);

  return self->sizes->len;
}

void
yui_paper_file_get_page_size (YuiPaperFile *self, guint page, double *width, double *height)
{
  const PageSize *size;

  g_return_if_fail (YUI_IS_PAPER_FILE (self));
  g_return_if_fail (page < self->sizes->len);

  size = &g_array_index (self->sizes, PageSize, page);
  *width = size->width;
  *height = size->height;
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_object_unref (drawing->file);
  g_free (drawing);
}

/* The texture takes the pixels without copying them. */
static GdkTexture *
take_surface (cairo_surface_t *surface)
{
  const int width = cairo_image_surface_get_width (surface);
  const int height = cairo_image_surface_get_height (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize)stride * (gsize)height,
                                       (GDestroyNotify)cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize)stride);
}

static gpointer
draw_func (gpointer data, GError **error)
{
  const Drawing *drawing = data;
  const PageSize *size = &g_array_index (drawing->file->sizes, PageSize, drawing->page);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, MAX (1, (int)(size->width * drawing->scale + 0.5)),
      MAX (1, (int)(size->height * drawing->scale + 0.5)));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, drawing->scale, drawing->scale);
  yui_paper_file_print (drawing->file, drawing->page, cr);
  cairo_destroy (cr);
  return take_surface (surface);
}

DexFuture *
yui_paper_file_draw (YuiPaperFile *self, guint page, double scale)
{
  Drawing *drawing;

  g_return_val_if_fail (YUI_IS_PAPER_FILE (self), NULL);
  g_return_val_if_fail (page < self->sizes->len && scale > 0, NULL);

  drawing = g_new (Drawing, 1);
  *drawing = (Drawing){ g_object_ref (self), page, scale };
  return work (draw_func, drawing, drawing_free);
}

void
yui_paper_file_print (YuiPaperFile *self, guint page, cairo_t *cr)
{
  PopplerPage *drawn;

  g_return_if_fail (YUI_IS_PAPER_FILE (self));
  g_return_if_fail (cr != NULL);

  g_mutex_lock (&self->mutex);
  drawn = poppler_document_get_page (self->document, (int)page);
  poppler_page_render_for_printing (drawn, cr);
  g_object_unref (drawn);
  g_mutex_unlock (&self->mutex);
}
