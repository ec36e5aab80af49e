/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-page.h"

#include "yui-page-place.h"

/* What all pages that read from the server share: first load, reload, waiting, messages. */
typedef struct
{
  YuiDesk *desk;
  GCancellable *cancellable; /* of the page */
  GCancellable *loading;     /* of the load under way */
  DexFuture *held;           /* read while a menu was open; shown when it closes */
  char *problem;
  guint busy_source;
  guint refresh_source;
  guint held_source;
  gboolean stale; /* something changed while the page was not to be seen */
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

/* Changes come in bunches: one accepted offer changes an offer, a contract and a shift. */
#define REFRESH_AFTER_MS 150

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

/* Why future was rejected: for several at once, why the first of them was that was. */
static GError *
dup_error (DexFuture *future)
{
  GError *error = NULL;

  if (dex_future_get_value (future, &error))
    return NULL;

  if (DEX_IS_FUTURE_SET (future))
    for (guint i = 0; i < dex_future_set_get_size (DEX_FUTURE_SET (future)); i++)
      if (dex_future_is_rejected (dex_future_set_get_future_at (DEX_FUTURE_SET (future), i)))
        {
          g_clear_error (&error);
          dex_future_set_get_value_at (DEX_FUTURE_SET (future), i, &error);
          break;
        }
  return error;
}

static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (YuiPage) self = g_weak_ref_get (&waiting->page);
  g_autoptr (GError) error = dup_error (future);

  if (self && !(error && yui_net_error_is_cancelled (error)))
    waiting->done (self, future, error, waiting->data);
  return NULL;
}

static void hold (YuiPage *self, DexFuture *future, GtkWidget *popover);

/* Rows made anew would take an open menu with them, so the menu comes first. */
static void
take (YuiPage *self, DexFuture *future)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);
  GtkWidget *popover = priv->loaded ? yui_find_open_popover (GTK_WIDGET (self)) : NULL;
  g_autoptr (YuiPagePlace) place = NULL;

  if (popover)
    {
      hold (self, future, popover);
      return;
    }
  priv->loaded = TRUE;
  place = yui_page_place_new (GTK_WIDGET (self));
  YUI_PAGE_GET_CLASS (self)->loaded (self, future);
  yui_page_place_restore (place);
}

static void
take_held_cb (gpointer data)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (data);
  DexFuture *future = g_steal_pointer (&priv->held);

  priv->held_source = 0;
  if (!future)
    return;
  take (data, future);
  dex_unref (future);
}

/* What was chosen in the menu is done first, and may open the next one. */
static void
popover_closed_cb (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  if (!priv->held_source)
    priv->held_source = g_timeout_add_once (REFRESH_AFTER_MS, take_held_cb, self);
}

static void
hold (YuiPage *self, DexFuture *future, GtkWidget *popover)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  dex_clear (&priv->held);
  priv->held = dex_ref (future);
  g_signal_handlers_disconnect_by_func (popover, popover_closed_cb, self);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
loaded_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiPage *self = object;
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  set_busy (self, FALSE);
  if (!error)
    {
      set_problem (self, NULL);
      take (self, future);
    }
  else if (priv->loaded)
    {
      yui_page_toast_error (self, error);
    }
  else
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      set_problem (self, sentence);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

static void
refresh_later_cb (gpointer data)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (data);

  priv->refresh_source = 0;
  yui_page_refresh (data);
}

static void
changed_cb (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->stale = TRUE;
  else if (!priv->refresh_source)
    priv->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh_later_cb, self);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_page_refresh (YUI_PAGE (widget));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YUI_PAGE_GET_CLASS (widget)->search (YUI_PAGE (widget));
}

static void
yui_page_showing (AdwNavigationPage *page)
{
  YuiPage *self = YUI_PAGE (page);
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  if (ADW_NAVIGATION_PAGE_CLASS (yui_page_parent_class)->showing)
    ADW_NAVIGATION_PAGE_CLASS (yui_page_parent_class)->showing (page);
  if (!priv->loading || priv->stale)
    yui_page_refresh (self);
}

static void
yui_page_constructed (GObject *object)
{
  YuiPage *self = YUI_PAGE (object);
  YuiPagePrivate *priv = yui_page_get_instance_private (self);
  YuiPageClass *class = YUI_PAGE_GET_CLASS (self);

  G_OBJECT_CLASS (yui_page_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.search", class->search != NULL);
  for (const char *const *word = class->watches; word && *word; word++)
    {
      g_autofree char *signal = g_strconcat ("changed::", *word, NULL);

      g_signal_connect_object (yui_desk_get_client (priv->desk), signal, G_CALLBACK (changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
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
  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_handle_id (&priv->held_source, g_source_remove);
  dex_clear (&priv->held);
  g_cancellable_cancel (priv->cancellable);
  g_cancellable_cancel (priv->loading);
  g_clear_object (&priv->loading);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (yui_page_parent_class)->dispose (object);
}

static void
yui_page_finalize (GObject *object)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (YUI_PAGE (object));

  g_clear_object (&priv->cancellable);
  g_free (priv->problem);

  G_OBJECT_CLASS (yui_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  props[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, YUI_TYPE_DESK,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  props[PROP_EMPTY]
      = g_param_spec_boolean ("empty", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, readable);
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "loading", readable);
  g_object_class_install_properties (class, N_PROPS, props);
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
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
}

static void
yui_page_init (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
}

YuiDesk *
yui_page_get_desk (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_return_val_if_fail (YUI_IS_PAGE (self), NULL);

  return priv->desk;
}

YuiClient *
yui_page_get_client (YuiPage *self)
{
  return yui_desk_get_client (yui_page_get_desk (self));
}

GCancellable *
yui_page_get_cancellable (YuiPage *self)
{
  YuiPagePrivate *priv = yui_page_get_instance_private (self);

  g_return_val_if_fail (YUI_IS_PAGE (self), NULL);

  return priv->cancellable;
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

  if (priv->loading)
    g_cancellable_cancel (priv->loading);
  dex_clear (&priv->held);
  g_clear_object (&priv->loading);
  priv->loading = g_cancellable_new ();
  priv->stale = FALSE;

  if (!priv->busy && !priv->busy_source)
    priv->busy_source = g_timeout_add_once (BUSY_AFTER_MS, busy_cb, self);
  yui_page_await (self, YUI_PAGE_GET_CLASS (self)->load (self, priv->loading), loaded_cb, NULL,
                  NULL);
}

void
yui_page_await (
    YuiPage *self, DexFuture *future, YuiPageDone done, gpointer data, GDestroyNotify free_data)
{
  Waiting *waiting;

  g_return_if_fail (YUI_IS_PAGE (self));
  g_return_if_fail (DEX_IS_FUTURE (future));
  g_return_if_fail (done != NULL);

  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->page, self);
  waiting->done = done;
  waiting->data = data;
  waiting->free_data = free_data;
  dex_future_disown (dex_future_finally (future, finished_cb, waiting, waiting_free));
}

void
yui_page_report_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (self, error);
}

gpointer
yui_future_get_object (DexFuture *future)
{
  const GValue *value = dex_future_get_value (future, NULL);

  return value && G_VALUE_HOLDS_OBJECT (value) ? g_value_get_object (value) : NULL;
}

gpointer
yui_future_get_nth (DexFuture *future, guint n)
{
  const GValue *value = dex_future_set_get_value_at (DEX_FUTURE_SET (future), n, NULL);

  return value && G_VALUE_HOLDS_OBJECT (value) ? g_value_get_object (value) : NULL;
}
