/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-workers-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "widgets/yui-widgets.h"
#include "yui-window.h"
#include "yui-wording.h"
#include "yui-worker-page.h"

struct _YuiWorkersPage
{
  YuiPage parent_instance;

  GListStore *workers; /* of YuiWorker, by kana */

  GtkSearchEntry *search_entry;
  GtkStack *results_stack;
  GtkLabel *count_label;
};

enum
{
  PROP_0,
  PROP_WORKERS,
  N_PROPS
};

/* Whoever is not among the first is found by name. */
#define WORKERS_SHOWN 200

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiWorkersPage, yui_workers_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "worker", "membership", NULL };

static const char *
get_text (YuiWorkersPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static DexFuture *
yui_workers_page_load (YuiPage *page, GCancellable *cancellable)
{
  return yui_client_find_workers (yui_page_get_client (page), get_text (YUI_WORKERS_PAGE (page)),
                                  WORKERS_SHOWN, cancellable);
}

static char *
dup_count (guint n)
{
  g_autofree char *number = yui_wording_number (n);

  if (n == WORKERS_SHOWN)
    /* Translators: %s is a number of people. */
    return g_strdup_printf (_ ("The first %s people; search to find others"), number);
  /* Translators: %s is a number of people. */
  return g_strdup_printf (ngettext ("%s person", "%s people", (gulong)n), number);
}

static void
yui_workers_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiWorkersPage *self = YUI_WORKERS_PAGE (page);
  const gboolean is_search = get_text (self)[0] != '\0';
  g_autofree char *text = NULL;
  guint n;

  yui_list_update_from_model (self->workers,
                              yui_workers_found_get_items (yui_future_get_object (result)), NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->workers));
  text = dup_count (n);
  gtk_label_set_label (self->count_label, text);
  if (is_search)
    yui_widgets_announce (GTK_WIDGET (self), text);
  yui_page_set_empty (page, n == 0 && !is_search);
  gtk_stack_set_visible_child_name (self->results_stack, n > 0 ? "list" : "nobody");
}

static void
yui_workers_page_search (YuiPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (YUI_WORKERS_PAGE (page)->search_entry));
}

static void
search_changed_cb (YuiWorkersPage *self)
{
  yui_page_refresh (YUI_PAGE (self));
}

static void
activate_cb (YuiWorkersPage *self, guint position)
{
  g_autoptr (YuiWorker) worker = g_list_model_get_item (G_LIST_MODEL (self->workers), position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_push (YUI_WINDOW (root),
                     yui_worker_page_new (yui_page_get_desk (YUI_PAGE (self)), worker));
}

static char *
say_pools (GtkListItem *item, int n_pools)
{
  if (n_pools <= 0)
    return g_strdup (_ ("In no pool"));
  return g_strdup_printf (ngettext ("In %d pool", "In %d pools", (gulong)n_pools), n_pools);
}

static void
yui_workers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORKERS)
    g_value_set_object (value, YUI_WORKERS_PAGE (object)->workers);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_workers_page_dispose (GObject *object)
{
  YuiWorkersPage *self = YUI_WORKERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_WORKERS_PAGE);
  g_clear_object (&self->workers);

  G_OBJECT_CLASS (yui_workers_page_parent_class)->dispose (object);
}

static void
yui_workers_page_class_init (YuiWorkersPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->get_property = yui_workers_page_get_property;
  object_class->dispose = yui_workers_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_workers_page_load;
  page_class->loaded = yui_workers_page_loaded;
  page_class->search = yui_workers_page_search;

  props[PROP_WORKERS] = g_param_spec_object ("workers", NULL, NULL, G_TYPE_LIST_MODEL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (YUI_TYPE_WORKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-workers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWorkersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkersPage, results_stack);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkersPage, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_pools);
}

static void
yui_workers_page_init (YuiWorkersPage *self)
{
  self->workers = g_list_store_new (YUI_TYPE_WORKER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_workers_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_WORKERS_PAGE, "desk", desk, NULL);
}
