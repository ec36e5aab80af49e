/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-visit-private.h"

#define CLOSE_LIMIT_S 120 /* a session ends by itself after a few minutes */

enum
{
  PROP_0,
  PROP_OFFERS,
  PROP_CONTRACTS,
  PROP_OPEN_SHIFTS,
  PROP_IS_LOADING,
  PROP_IS_AWAY,
  PROP_IS_BUSY,
  PROP_MESSAGE,
  PROP_IS_PROBLEM,
  N_PROPS
};

enum
{
  ACCEPTED,
  DECLINED,
  SETTLED,
  CLOCKED,
  ENDED,
  EXPIRED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiVisit, yui_visit, G_TYPE_OBJECT)

void
yui_visit_say (YuiVisit *self, gboolean is_problem, const char *message)
{
  self->is_problem = is_problem;
  g_set_str (&self->message, message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

void
yui_visit_say_error (YuiVisit *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (yui_net_error_is_cancelled (error))
    return;
  sentence = yui_net_error_to_sentence (error);
  yui_visit_say (self, TRUE, sentence);
}

void
yui_visit_set_busy (YuiVisit *self, gboolean is_busy)
{
  if (self->is_busy == is_busy)
    return;
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_BUSY]);
}

gboolean
yui_visit_is_over (YuiVisit *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}
void
yui_visit_emit_accepted (YuiVisit *self, YuiContract *contract)
{
  g_signal_emit (self, signals[ACCEPTED], 0, contract);
}

void
yui_visit_emit_declined (YuiVisit *self)
{
  g_signal_emit (self, signals[DECLINED], 0);
}

void
yui_visit_emit_settled (YuiVisit *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

void
yui_visit_emit_clocked (YuiVisit *self)
{
  g_signal_emit (self, signals[CLOCKED], 0);
}

/* Lists */

static void
change_loading (YuiVisit *self, int by)
{
  gboolean was_loading = self->n_loading > 0;

  self->n_loading += by;
  if (was_loading != (self->n_loading > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_LOADING]);
}

static void
take_list (YuiVisit *self, GListStore *store, DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) fresh = dex_await_object (future, &error);

  if (yui_visit_is_over (self))
    return;
  if (fresh != NULL)
    yui_list_update_from_model (store, fresh, NULL);
  else
    yui_visit_say_error (self, error);
}

/* How many applications wait for an answer; a fault here is one of the lists' too. */
static void
count_applications (YuiVisit *self)
{
  g_autoptr (GListModel) applications
      = dex_await_object (yui_client_list_my_applications (self->client, self->cancellable), NULL);
  guint n_open = 0;

  if (yui_visit_is_over (self) || applications == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (YuiJobApplication) application = g_list_model_get_item (applications, i);

      n_open += g_str_equal (yui_job_application_get_state (application), "open");
    }
  self->n_applications = n_open;
}

static DexFuture *
load_fiber (gpointer user_data)
{
  YuiVisit *self = user_data;

  take_list (self, self->offers, yui_client_list_my_offers (self->client, self->cancellable));
  take_list (self, self->contracts, yui_client_list_my_contracts (self->client, self->cancellable));
  take_list (self, self->open_shifts,
             yui_client_list_open_shifts (self->client, self->cancellable));
  count_applications (self);
  change_loading (self, -1);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_load (YuiVisit *self)
{
  g_return_if_fail (YUI_IS_VISIT (self));

  if (self->session == NULL || yui_visit_is_over (self))
    return;
  change_loading (self, 1);
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref));
}
/* What is said of a press that waits depends on whether the server is there. */
static void
connection_cb (YuiVisit *self)
{
  if (yui_visit_is_over (self))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_AWAY]);
  yui_visit_announce_waiting (self);
}

/* The end */

static DexFuture *
close_fiber (gpointer user_data)
{
  YuiClient *closer = user_data;
  g_autoptr (GCancellable) limit = g_cancellable_new ();
  DexFuture *closed = yui_client_close_card_session (closer, limit);

  dex_await (dex_future_first (closed, dex_timeout_new_seconds (CLOSE_LIMIT_S), NULL), NULL);
  g_cancellable_cancel (limit);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_end (YuiVisit *self)
{
  YuiClient *closer;

  g_return_if_fail (YUI_IS_VISIT (self));

  if (yui_visit_is_over (self))
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    {
      yui_client_cancel_all (self->client);
      closer
          = yui_client_new_child (self->kiosk, yui_card_session_get_access_token (self->session));
      dex_future_disown (dex_scheduler_spawn (NULL, 0, close_fiber, closer, g_object_unref));
    }
  g_list_store_remove_all (self->offers);
  g_list_store_remove_all (self->contracts);
  g_list_store_remove_all (self->open_shifts);
  g_hash_table_remove_all (self->presses);
  yui_visit_say (self, FALSE, NULL);
  g_signal_emit (self, signals[ENDED], 0);
}

/* The server says that the session is over. */
static void
unauthorized_cb (YuiVisit *self)
{
  if (!yui_visit_is_over (self))
    g_signal_emit (self, signals[EXPIRED], 0);
}

/* GObject */

static void
yui_visit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiVisit *self = YUI_VISIT (object);

  switch (prop_id)
    {
    case PROP_OFFERS:
      g_value_set_object (value, self->offers);
      break;
    case PROP_CONTRACTS:
      g_value_set_object (value, self->contracts);
      break;
    case PROP_OPEN_SHIFTS:
      g_value_set_object (value, self->open_shifts);
      break;
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->n_loading > 0);
      break;
    case PROP_IS_AWAY:
      g_value_set_boolean (value, yui_visit_get_is_away (self));
      break;
    case PROP_IS_BUSY:
      g_value_set_boolean (value, self->is_busy);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_IS_PROBLEM:
      g_value_set_boolean (value, self->is_problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_visit_finalize (GObject *object)
{
  YuiVisit *self = YUI_VISIT (object);

  g_clear_object (&self->kiosk);
  g_clear_object (&self->client);
  g_clear_object (&self->outbox);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->offers);
  g_clear_object (&self->contracts);
  g_clear_object (&self->open_shifts);
  g_hash_table_unref (self->presses);
  g_free (self->card_code);
  g_free (self->message);
  G_OBJECT_CLASS (yui_visit_parent_class)->finalize (object);
}

static void
yui_visit_class_init (YuiVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_visit_get_property;
  object_class->finalize = yui_visit_finalize;

  props[PROP_OFFERS] = g_param_spec_object ("offers", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_CONTRACTS] = g_param_spec_object ("contracts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_OPEN_SHIFTS]
      = g_param_spec_object ("open-shifts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, flags);
  props[PROP_IS_AWAY] = g_param_spec_boolean ("is-away", NULL, NULL, FALSE, flags);
  props[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_IS_PROBLEM] = g_param_spec_boolean ("is-problem", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACCEPTED] = g_signal_new ("accepted", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, YUI_TYPE_CONTRACT);
  signals[DECLINED] = g_signal_new ("declined", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CLOCKED] = g_signal_new ("clocked", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[EXPIRED] = g_signal_new ("expired", YUI_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
yui_visit_init (YuiVisit *self)
{
  self->cancellable = g_cancellable_new ();
  self->offers = g_list_store_new (YUI_TYPE_OFFER);
  self->contracts = g_list_store_new (YUI_TYPE_CONTRACT);
  self->open_shifts = g_list_store_new (YUI_TYPE_OPEN_SHIFT);
}

YuiVisit *
yui_visit_new (YuiClient *client,
               YuiOutbox *outbox,
               YuiCardSession *session,
               const char *card_code,
               YuiPassState pass)
{
  YuiVisit *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client) && YUI_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (session != NULL || card_code != NULL, NULL);

  self = g_object_new (YUI_TYPE_VISIT, NULL);
  self->kiosk = g_object_ref (client);
  self->outbox = g_object_ref (outbox);
  self->pass = pass;
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      self->client = yui_client_new_child (client, yui_card_session_get_access_token (session));
      g_signal_connect_object (self->client, "unauthorized", G_CALLBACK (unauthorized_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    self->card_code = g_strdup (card_code);
  yui_visit_setup_clock (self);
  g_signal_connect_object (client, "notify::connection", G_CALLBACK (connection_cb), self,
                           G_CONNECT_SWAPPED);
  if (session != NULL && pass == YUI_PASS_RETIRED)
    yui_visit_say (self, FALSE,
                   _("Your card is of an older kind and still works. Please ask at the desk for a "
                     "new one."));
  yui_visit_load (self);
  return self;
}

gboolean
yui_visit_has_session (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return self->session != NULL;
}

YuiPassState
yui_visit_get_pass (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), YUI_PASS_PLAIN);

  return self->pass;
}

const char *
yui_visit_get_short_name (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return self->session != NULL ? yui_card_session_get_short_name (self->session) : NULL;
}

GListModel *
yui_visit_get_offers (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return G_LIST_MODEL (self->offers);
}

GListModel *
yui_visit_get_contracts (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return G_LIST_MODEL (self->contracts);
}

GListModel *
yui_visit_get_open_shifts (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return G_LIST_MODEL (self->open_shifts);
}

guint
yui_visit_get_n_applications (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), 0);

  return self->n_applications;
}

YuiClient *
yui_visit_get_client (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return self->client;
}

gboolean
yui_visit_get_is_loading (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return self->n_loading > 0;
}

gboolean
yui_visit_get_is_away (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return yui_client_get_connection (self->kiosk) == YUI_CONNECTION_OFFLINE;
}

gboolean
yui_visit_get_is_busy (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return self->is_busy;
}

const char *
yui_visit_get_message (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  return self->message;
}

gboolean
yui_visit_get_is_problem (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return self->is_problem;
}
