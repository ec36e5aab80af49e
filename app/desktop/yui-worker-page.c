/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-worker-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-person-hours.h"
#include "yui-week.h"
#include "yui-wording.h"

struct _YuiWorkerPage
{
  YuiPage parent_instance;

  YuiWorker *worker;
  GListStore *pools; /* of YuiWorkerPool, by employer */

  GtkWidget *pools_group;
  AdwComboRow *pool_row;
  YuiPersonHours *hours;
};

enum
{
  PROP_0,
  PROP_WORKER,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiWorkerPage, yui_worker_page, YUI_TYPE_PAGE)

static const char *const watches[]
    = { "worker", "membership", "attendance", "contract", "declared_work", NULL };

#define HISTORY_DAYS 400

static char *
say_date (YuiWorkerPage *self, const char *date)
{
  return date ? yui_wording_date (date) : NULL;
}

static gboolean
is_text (YuiWorkerPage *self, const char *text)
{
  return text && text[0];
}

static DexFuture *
yui_worker_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiClient *client = yui_page_get_client (page);
  const char *id = yui_worker_get_id (YUI_WORKER_PAGE (page)->worker);
  g_autofree char *today = yui_week_today ();
  g_autofree char *from = yui_date_add_days (today, -HISTORY_DAYS);

  return dex_future_all (yui_client_get_worker (client, id, cancellable),
                         yui_client_list_declared_work (client, id, cancellable),
                         yui_client_list_attendances_of (client, id, from, NULL, cancellable),
                         NULL);
}

/* ---- with one of the employers ---- */

static void
lines_read_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiWorkerPage *self = object;
  YuiWorkerPool *pool = adw_combo_row_get_selected_item (self->pool_row);

  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else if (pool && g_str_equal (yui_worker_pool_get_membership_id (pool), data))
    yui_person_hours_show_lines (self->hours, yui_future_get_object (future));
}

static void
pool_selected_cb (YuiWorkerPage *self)
{
  YuiWorkerPool *pool = adw_combo_row_get_selected_item (self->pool_row);
  const char *id = pool ? yui_worker_pool_get_membership_id (pool) : NULL;

  if (!id)
    {
      yui_person_hours_show_lines (self->hours, NULL);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->pool_row),
                               yui_wording_kind (yui_worker_pool_get_kind (pool)));
  yui_page_await (YUI_PAGE (self),
                  yui_client_get_thresholds (yui_page_get_client (YUI_PAGE (self)), id,
                                             yui_page_get_cancellable (YUI_PAGE (self))),
                  lines_read_cb, g_strdup (id), g_free);
}

static const char *
key_of (gpointer item)
{
  return yui_worker_pool_get_membership_id (item);
}

static void
yui_worker_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiWorkerPage *self = YUI_WORKER_PAGE (page);
  YuiWorker *fresh = yui_future_get_nth (result, 0);

  yui_record_update (YUI_RECORD (self->worker), YUI_RECORD (fresh));
  yui_person_hours_show (self->hours, yui_worker_get_id (self->worker),
                         yui_future_get_nth (result, 1), yui_future_get_nth (result, 2), TRUE,
                         TRUE);
  yui_list_update_from_model (self->pools, yui_worker_get_pools (fresh), key_of);
  gtk_widget_set_visible (self->pools_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->pools)) > 0);
  pool_selected_cb (self);
}

static void
yui_worker_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORKER)
    g_value_set_object (value, YUI_WORKER_PAGE (object)->worker);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_worker_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORKER)
    YUI_WORKER_PAGE (object)->worker = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_worker_page_dispose (GObject *object)
{
  YuiWorkerPage *self = YUI_WORKER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_WORKER_PAGE);
  g_clear_object (&self->worker);
  g_clear_object (&self->pools);

  G_OBJECT_CLASS (yui_worker_page_parent_class)->dispose (object);
}

static void
yui_worker_page_class_init (YuiWorkerPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->get_property = yui_worker_page_get_property;
  object_class->set_property = yui_worker_page_set_property;
  object_class->dispose = yui_worker_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_worker_page_load;
  page_class->loaded = yui_worker_page_loaded;

  props[PROP_WORKER]
      = g_param_spec_object ("worker", NULL, NULL, YUI_TYPE_WORKER,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (YUI_TYPE_PERSON_HOURS);
  g_type_ensure (YUI_TYPE_WORKER_POOL);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-worker-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWorkerPage, pools_group);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkerPage, pool_row);
  gtk_widget_class_bind_template_child (widget_class, YuiWorkerPage, hours);
  gtk_widget_class_bind_template_callback (widget_class, say_date);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
}

static void
yui_worker_page_init (YuiWorkerPage *self)
{
  self->pools = g_list_store_new (YUI_TYPE_WORKER_POOL);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->pool_row, G_LIST_MODEL (self->pools));
  g_signal_connect_object (self->pool_row, "notify::selected-item", G_CALLBACK (pool_selected_cb),
                           self, G_CONNECT_SWAPPED);
}

AdwNavigationPage *
yui_worker_page_new (YuiDesk *desk, YuiWorker *worker)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (YUI_IS_WORKER (worker), NULL);

  return g_object_new (YUI_TYPE_WORKER_PAGE, "desk", desk, "worker", worker, NULL);
}
