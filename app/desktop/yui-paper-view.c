/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-view.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-paper-sheet.h"
#include "yui-paper-table.h"

struct _YuiPaperView
{
  AdwBin parent_instance;

  YuiDocument *document;
  GCancellable *cancellable; /* of what is being fetched */
  YuiPaperFile *file;
  GListStore *pages; /* of GtkStringObject, one a page */
  const char *view;
  char *problem;
  double zoom; /* pixels a point; 0: as wide as there is room */

  GtkScrolledWindow *pages_window;
  GtkListView *pages_view;
  GtkColumnView *table_view;
  GtkTextView *text_view;
};

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_PROBLEM,
  N_PROPS
};

#define ZOOM_STEP  1.25
#define ZOOM_MIN   0.25
#define ZOOM_MAX   6.0
#define MARGIN     18 /* at each side of a page */
#define PAGE_WIDTH 595.0

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPaperView, yui_paper_view, ADW_TYPE_BIN)

static void
set_view (YuiPaperView *self, const char *view)
{
  if (self->view == view)
    return;
  self->view = view;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

/* ---- zoom ---- */

static double
fitting_zoom (YuiPaperView *self)
{
  double width = PAGE_WIDTH, height;
  const int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;

  if (self->file && yui_paper_file_get_n_pages (self->file) > 0)
    yui_paper_file_get_page_size (self->file, 0, &width, &height);
  return CLAMP (room / width, ZOOM_MIN, ZOOM_MAX);
}

static double
present_zoom (YuiPaperView *self)
{
  return self->zoom > 0 ? self->zoom : fitting_zoom (self);
}

/* The pages that are there take the new size. */
static void
apply_zoom (YuiPaperView *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pages));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-in",
                                 self->file && present_zoom (self) < ZOOM_MAX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-out",
                                 self->file && present_zoom (self) > ZOOM_MIN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-fit", self->file != NULL);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self->pages), 0, n, n);
}

static void
set_zoom (YuiPaperView *self, double zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, ZOOM_MIN, ZOOM_MAX) : 0;
  apply_zoom (self);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (YUI_PAPER_VIEW (widget), present_zoom (YUI_PAPER_VIEW (widget)) * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (YUI_PAPER_VIEW (widget), present_zoom (YUI_PAPER_VIEW (widget)) / ZOOM_STEP);
}

static void
zoom_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (YUI_PAPER_VIEW (widget), 0);
}

/* A wider window makes fitted pages wider. */
static void
resized_cb (YuiPaperView *self)
{
  if (self->file && self->zoom <= 0)
    apply_zoom (self);
}

/* ---- pages ---- */

static void
setup_cb (YuiPaperView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, yui_paper_sheet_new ());
}

static void
bind_cb (YuiPaperView *self, GtkListItem *item)
{
  yui_paper_sheet_set_page (YUI_PAPER_SHEET (gtk_list_item_get_child (item)), self->file,
                            gtk_list_item_get_position (item), present_zoom (self));
}

static void
unbind_cb (YuiPaperView *self, GtkListItem *item)
{
  yui_paper_sheet_set_page (YUI_PAPER_SHEET (gtk_list_item_get_child (item)), NULL, 0, 1);
}

static void
show_pages (YuiPaperView *self, YuiPaperFile *file)
{
  const guint n = yui_paper_file_get_n_pages (file);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_set_object (&self->file, file);
  self->zoom = 0;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, gtk_string_object_new (""));
  g_list_store_splice (self->pages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pages)),
                       items->pdata, n);
  set_view (self, "pages");
  apply_zoom (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->pages_window), 0);
}

/* ---- fetching ---- */

static void
show_problem (YuiPaperView *self, const GError *error)
{
  g_autofree char *sentence = yui_net_error_to_sentence (error);

  if (g_set_str (&self->problem, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  set_view (self, "problem");
}

/* What has no pages: a table when it is one, else its lines. */
static void
show_text (YuiPaperView *self, GBytes *bytes)
{
  const char *type = yui_document_get_media_type (self->document);
  g_autofree char *lines = NULL;

  if (g_str_has_prefix (type, "text/csv") && yui_paper_table_fill (self->table_view, bytes, NULL))
    {
      set_view (self, "table");
      return;
    }
  lines = yui_paper_table_read_bank_file (bytes);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), lines, -1);
  set_view (self, "text");
}

typedef struct
{
  GWeakRef view;
  GCancellable *cancellable;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_weak_ref_clear (&fetch->view);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}

static DexFuture *
fetched_cb (DexFuture *future, gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (YuiPaperView) self = g_weak_ref_get (&fetch->view);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (!self || g_cancellable_is_cancelled (fetch->cancellable))
    return NULL;
  if (!value)
    show_problem (self, error);
  else if (G_VALUE_HOLDS (value, YUI_TYPE_PAPER_FILE))
    show_pages (self, g_value_get_object (value));
  else
    show_text (self, g_value_get_boxed (value));
  return NULL;
}

static DexFuture *
load_pages_cb (DexFuture *future, gpointer data)
{
  return yui_paper_file_load (g_value_get_boxed (dex_future_get_value (future, NULL)));
}

static void
clear (YuiPaperView *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_list_store_remove_all (self->pages);
  g_clear_object (&self->file);
}

void
yui_paper_view_show (YuiPaperView *self, YuiClient *client, YuiDocument *document)
{
  DexFuture *future;
  Fetch *fetch;

  g_return_if_fail (YUI_IS_PAPER_VIEW (self));
  g_return_if_fail (!document || YUI_IS_DOCUMENT (document));

  if (document && document == self->document && !g_str_equal (self->view, "problem"))
    return;
  clear (self);
  g_set_object (&self->document, document);
  set_view (self, document ? "loading" : "none");
  if (!document)
    return;
  self->cancellable = g_cancellable_new ();
  future
      = yui_client_get_document_content (client, yui_document_get_id (document), self->cancellable);
  if (yui_document_is_pdf (document))
    future = dex_future_then (future, load_pages_cb, NULL, NULL);
  fetch = g_new0 (Fetch, 1);
  g_weak_ref_init (&fetch->view, self);
  fetch->cancellable = g_object_ref (self->cancellable);
  dex_future_disown (dex_future_finally (future, fetched_cb, fetch, fetch_free));
}

YuiDocument *
yui_paper_view_get_document (YuiPaperView *self)
{
  g_return_val_if_fail (YUI_IS_PAPER_VIEW (self), NULL);

  return self->document;
}

YuiPaperFile *
yui_paper_view_get_file (YuiPaperView *self)
{
  g_return_val_if_fail (YUI_IS_PAPER_VIEW (self), NULL);

  return self->file;
}

/* ---- class ---- */

static void
yui_paper_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiPaperView *self = YUI_PAPER_VIEW (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_paper_view_dispose (GObject *object)
{
  YuiPaperView *self = YUI_PAPER_VIEW (object);

  if (self->pages)
    clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAPER_VIEW);
  g_clear_object (&self->pages);
  g_clear_object (&self->document);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (yui_paper_view_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "paper.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (class, "paper.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (class, "paper.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom-fit", NULL);
}

static void
yui_paper_view_class_init (YuiPaperViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_paper_view_get_property;
  object_class->dispose = yui_paper_view_dispose;
  props[PROP_VIEW]
      = g_param_spec_string ("view", NULL, NULL, "none", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPaperView, pages_window);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperView, pages_view);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperView, table_view);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperView, text_view);
}

static void
yui_paper_view_init (YuiPaperView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  self->view = "none";
  self->pages = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->pages)));
  gtk_list_view_set_factory (self->pages_view, factory);
  gtk_list_view_set_model (self->pages_view, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->pages_window),
                           "notify::page-size", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  apply_zoom (self);
}
