/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-page.h"

#include <glib/gi18n.h>

/* What all pages that read from the server share: first load, reload, waiting, messages. */
typedef struct
{
  YuiDesk *desk;
  DexFuture *loading;
  guint busy_source;
  char *problem;
  gboolean shown;
  gboolean loaded;
  gboolean busy;
  gboolean empty;
} YuiPagePrivate;

typedef struct
{
  GWeakRef page;
  YuiPageDone done;
  gpointer data;
  GDestroyNotify free_data;
} Waiting;

enum
{
  PROP_0,
  PROP_DESK,
  PROP_BUSY,
  PROP_EMPTY,
  PROP_PROBLEM,
  PROP_VIEW,
  N_PROPS
};

/* A spinner before this only flickers. */
#define BUSY_AFTER_MS 250
#define TOAST_S       8

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (YuiPage, yui_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_view (YuiPagePrivate *priv)
{
  if (!priv->loaded)
    return priv->problem ? "problem" : "loading";
  return priv->empty ? "empty" : "content";
}

static void
set_busy (YuiPage *self, gboolean busy)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_clear_handle_id (&priv->busy_source, g_source_remove);
  if (priv->busy == busy)
    return;

  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
set_problem (YuiPage *self, const char *problem)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  if (g_set_str (&priv->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
busy_cb (gpointer data)
{
  YuiPage *self = data;
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  priv->busy_source = 0;
  set_busy (self, TRUE);
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  if (waiting->free_data)
    waiting->free_data (waiting->data);
  g_weak_ref_clear (&waiting->page);
  g_free (waiting);
}

static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (YuiPage) self = g_weak_ref_get (&waiting->page);

  if (self)
    waiting->done (self, future, waiting->data);
  return NULL;
}

static DexFuture *
wait_for (
    YuiPage *self, DexFuture *future, YuiPageDone done, gpointer data, GDestroyNotify free_data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->page, self);
  waiting->done = done;
  waiting->data = data;
  waiting->free_data = free_data;
  return dex_future_finally (future, finished_cb, waiting, waiting_free);
}

static void
loaded_cb (gpointer object, DexFuture *future, gpointer data)
{
  YuiPage *self = object;
  YuiPagePrivate *priv = yui_page_get_instance_private (self);
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (dex_future_get_value (future, &error))
    {
      priv->loaded = TRUE;
      set_problem (self, NULL);
    }
  else if (priv->loaded)
    yui_page_toast_error (self, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_problem (self, error->message);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

static void
desk_state_cb (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  if (priv->shown)
    yui_page_refresh (self);
}

static void
desk_changed_cb (YuiPage *self, const char *resource)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);
  g_autofree char *word = g_strconcat (" ", resource, " ", NULL);
  const char *watches = YUI_PAGE_GET_CLASS (self)->watches;

  if (priv->loaded && watches && strstr (watches, word))
    yui_page_refresh (self);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_page_refresh (YUI_PAGE (widget));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (YUI_PAGE_GET_CLASS (widget)->search)
    YUI_PAGE_GET_CLASS (widget)->search (YUI_PAGE (widget));
}

static void
yui_page_showing (AdwNavigationPage *page)
{
  YuiPage *self = YUI_PAGE (page);
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  ADW_NAVIGATION_PAGE_CLASS (yui_page_parent_class)->showing (page);
  priv->shown = TRUE;
  if (!priv->loading)
    yui_page_refresh (self);
}

static void
yui_page_constructed (GObject *object)
{
  YuiPage *self = YUI_PAGE (object);
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  G_OBJECT_CLASS (yui_page_parent_class)->constructed (object);
  g_signal_connect_object (priv->desk, "notify::state", G_CALLBACK (desk_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->desk, "changed", G_CALLBACK (desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.search",
                                 YUI_PAGE_GET_CLASS (self)->search != NULL);
}

static void
yui_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (YUI_PAGE (object));

  switch (id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->busy);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, priv->empty);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, priv->problem);
      break;
    case PROP_VIEW:
      g_value_set_string (value, get_view (priv));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (YUI_PAGE (object));

  switch (id)
    {
    case PROP_DESK:
      priv->desk = g_value_dup_object (value);
      break;
    case PROP_EMPTY:
      yui_page_set_empty (YUI_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_page_dispose (GObject *object)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (YUI_PAGE (object));

  g_clear_handle_id (&priv->busy_source, g_source_remove);
  dex_clear (&priv->loading);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (yui_page_parent_class)->dispose (object);
}

static void
yui_page_finalize (GObject *object)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (YUI_PAGE (object));

  g_free (priv->problem);

  G_OBJECT_CLASS (yui_page_parent_class)->finalize (object);
}

static void
yui_page_class_init (YuiPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = yui_page_constructed;
  object_class->get_property = yui_page_get_property;
  object_class->set_property = yui_page_set_property;
  object_class->dispose = yui_page_dispose;
  object_class->finalize = yui_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (class)->showing = yui_page_showing;

  props[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, YUI_TYPE_DESK,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* A load takes long enough to say so. */
  props[PROP_BUSY]
      = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_EMPTY]
      = g_param_spec_boolean ("empty", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Why the first load failed, as a sentence. */
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* The page of a GtkStack to show: loading, problem, empty or content. */
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "loading",
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
}

static void
yui_page_init (YuiPage *self)
{
}

YuiDesk *
yui_page_get_desk (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_return_val_if_fail (YUI_IS_PAGE (self), NULL);

  return priv->desk;
}

void
yui_page_set_empty (YuiPage *self, gboolean empty)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_return_if_fail (YUI_IS_PAGE (self));

  if (priv->empty == !!empty)
    return;

  priv->empty = !!empty;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

void
yui_page_refresh (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_return_if_fail (YUI_IS_PAGE (self));

  if (!priv->busy && !priv->busy_source)
    priv->busy_source = g_timeout_add_once (BUSY_AFTER_MS, busy_cb, self);
  if (yui_desk_get_state (priv->desk) != YUI_DESK_READY)
    return;

  dex_clear (&priv->loading);
  priv->loading = wait_for (self, YUI_PAGE_GET_CLASS (self)->load (self), loaded_cb, NULL, NULL);
}

void
yui_page_await (
    YuiPage *self, DexFuture *future, YuiPageDone done, gpointer data, GDestroyNotify free_data)
{
  g_return_if_fail (YUI_IS_PAGE (self));
  g_return_if_fail (DEX_IS_FUTURE (future));
  g_return_if_fail (done != NULL);

  dex_future_disown (wait_for (self, future, done, data, free_data));
}

AdwToast *
yui_page_toast (YuiPage *self, const char *title)
{
  GtkWidget *overlay;
  AdwToast *toast;

  g_return_val_if_fail (YUI_IS_PAGE (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (!overlay)
    return NULL;

  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, TOAST_S);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

void
yui_page_toast_error (YuiPage *self, const GError *error)
{
  g_return_if_fail (YUI_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yui_page_toast (self, error->message);
}
