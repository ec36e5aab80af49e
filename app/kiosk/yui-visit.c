/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-visit.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-kiosk-text.h"

#define CLOSE_LIMIT_S 120 /* a session ends by itself after a few minutes */

/* What was last pressed here for a contract. */
typedef struct
{
  char *op_id; /* NULL until it is on disk */
  YuiClockKind kind;
  gint64 occurred_at;
  gboolean is_sent;
  gboolean is_refused;
  gboolean needs_review;
} Press;

struct _YuiVisit
{
  GObject parent_instance;

  YuiClient *kiosk;
  YuiClient *client;
  YuiOutbox *outbox;
  YuiCardSession *session;
  char *card_code;
  GCancellable *cancellable;

  GListStore *offers;
  GListStore *contracts;
  GListStore *open_shifts;
  guint n_applications;
  GHashTable *presses; /* contract id, "" without a session → Press */
  guint n_loading;
  gboolean is_busy;
  char *message;
  gboolean is_problem;
};

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

static void
press_free (gpointer data)
{
  Press *press = data;

  g_free (press->op_id);
  g_free (press);
}

static void
say (YuiVisit *self, gboolean is_problem, const char *message)
{
  self->is_problem = is_problem;
  g_set_str (&self->message, message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

static void
say_error (YuiVisit *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (yui_net_error_is_cancelled (error))
    return;
  sentence = yui_net_error_to_sentence (error);
  say (self, TRUE, sentence);
}

static void
set_busy (YuiVisit *self, gboolean is_busy)
{
  if (self->is_busy == is_busy)
    return;
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_BUSY]);
}

static gboolean
is_over (YuiVisit *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
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

  if (is_over (self))
    return;
  if (fresh != NULL)
    yui_list_update_from_model (store, fresh, NULL);
  else
    say_error (self, error);
}

/* How many applications wait for an answer; a fault here is one of the lists' too. */
static void
count_applications (YuiVisit *self)
{
  g_autoptr (GListModel) applications
      = dex_await_object (yui_client_list_my_applications (self->client, self->cancellable), NULL);
  guint n_open = 0;

  if (is_over (self) || applications == NULL)
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

  if (self->session == NULL || is_over (self))
    return;
  change_loading (self, 1);
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref));
}

/* Offers */

typedef struct
{
  YuiVisit *self;
  YuiOffer *offer;
  gboolean electronic_notice;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->self);
  g_object_unref (answer->offer);
  g_free (answer);
}

static void
start_answer (YuiVisit *self, YuiOffer *offer, gboolean electronic_notice, DexFiberFunc fiber)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->self = g_object_ref (self);
  answer->offer = g_object_ref (offer);
  answer->electronic_notice = electronic_notice;
  set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, fiber, answer, answer_free));
}

static DexFuture *
accept_fiber (gpointer user_data)
{
  Answer *answer = user_data;
  YuiVisit *self = answer->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiContract) contract
      = dex_await_object (yui_client_accept_offer (self->client, answer->offer,
                                                   answer->electronic_notice, self->cancellable),
                          &error);

  if (is_over (self))
    return dex_future_new_for_boolean (FALSE);
  set_busy (self, FALSE);
  if (contract == NULL)
    say_error (self, error);
  else
    {
      g_autofree char *formed = yui_kiosk_text_clock (yui_contract_get_formed_at (contract));
      /* TRANSLATORS: a time of day. */
      g_autofree char *text
          = g_strdup_printf (_("You have accepted the work. The contract was made at %s."), formed);

      say (self, FALSE, text);
      g_signal_emit (self, signals[ACCEPTED], 0, contract);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_accept (YuiVisit *self, YuiOffer *offer, gboolean electronic_notice)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OFFER (offer));

  if (!self->is_busy)
    start_answer (self, offer, electronic_notice, accept_fiber);
}

static DexFuture *
decline_fiber (gpointer user_data)
{
  Answer *answer = user_data;
  YuiVisit *self = answer->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiOffer) offer = dex_await_object (
      yui_client_decline_offer (self->client, answer->offer, self->cancellable), &error);

  if (is_over (self))
    return dex_future_new_for_boolean (FALSE);
  set_busy (self, FALSE);
  if (offer == NULL)
    say_error (self, error);
  else
    {
      say (self, FALSE, _("You have declined the work. This has no effect on later offers."));
      g_signal_emit (self, signals[DECLINED], 0);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_decline (YuiVisit *self, YuiOffer *offer)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OFFER (offer));

  if (!self->is_busy)
    start_answer (self, offer, FALSE, decline_fiber);
}

/* Changes, cancelling, applying */

typedef struct
{
  YuiVisit *self;
  DexFuture *future;
  const char *done; /* what is said then; static */
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_object_unref (settling->self);
  dex_clear (&settling->future);
  g_free (settling);
}

static DexFuture *
settle_fiber (gpointer user_data)
{
  Settling *settling = user_data;
  YuiVisit *self = settling->self;
  g_autoptr (GError) error = NULL;
  const gboolean is_done = dex_await (g_steal_pointer (&settling->future), &error);

  if (is_over (self))
    return dex_future_new_for_boolean (FALSE);
  set_busy (self, FALSE);
  if (!is_done)
    say_error (self, error);
  else
    {
      say (self, FALSE, settling->done);
      g_signal_emit (self, signals[SETTLED], 0);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

/* Takes future. */
static void
settle (YuiVisit *self, DexFuture *future, const char *done)
{
  Settling *settling = g_new0 (Settling, 1);

  settling->self = g_object_ref (self);
  settling->future = future;
  settling->done = done;
  set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, settle_fiber, settling, settling_free));
}

void
yui_visit_cancel (YuiVisit *self, YuiContract *contract)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_CONTRACT (contract));

  if (!self->is_busy)
    settle (self,
            yui_client_cancel_my_contract (self->client, yui_contract_get_id (contract),
                                           self->cancellable),
            _("You have cancelled this work. The workplace has been told."));
}

void
yui_visit_answer_proposal (YuiVisit *self, YuiProposal *proposal, gboolean is_accepted)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_PROPOSAL (proposal));

  if (!self->is_busy)
    settle (self,
            yui_client_answer_proposal (self->client, proposal, is_accepted, self->cancellable),
            is_accepted ? _("You have agreed. There is a new working conditions notice.")
                        : _("You have said no. Everything stays as it was agreed."));
}

void
yui_visit_apply (YuiVisit *self, YuiOpenShift *shift, gboolean electronic_notice)
{
  YuiTerms *terms;

  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OPEN_SHIFT (shift));

  terms = yui_open_shift_get_terms (shift);
  if (!self->is_busy)
    settle (self, yui_client_apply (self->client, shift, electronic_notice, self->cancellable),
            yui_terms_get_hiring_mode (terms) == YUI_HIRING_MODE_FIRST_COME
            ? _("The work is yours. The contract has been made.")
            : _("You have applied. The workplace will answer you."));
}

/* Clock */

static YuiClockState
state_after (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
    case YUI_CLOCK_KIND_BREAK_END:
      return YUI_CLOCK_STATE_IN;
    case YUI_CLOCK_KIND_BREAK_START:
      return YUI_CLOCK_STATE_ON_BREAK;
    case YUI_CLOCK_KIND_OUT:
      return YUI_CLOCK_STATE_OUT;
    case YUI_CLOCK_KIND_NONE:
    default:
      return YUI_CLOCK_STATE_NONE;
    }
}

static const char *
press_key (YuiContract *contract)
{
  return contract != NULL ? yui_contract_get_id (contract) : "";
}

YuiClockState
yui_visit_get_clock_state (YuiVisit *self, YuiContract *contract)
{
  Press *press;

  g_return_val_if_fail (YUI_IS_VISIT (self), YUI_CLOCK_STATE_NONE);

  press = g_hash_table_lookup (self->presses, press_key (contract));
  if (press != NULL && !press->is_refused)
    return state_after (press->kind);
  return contract != NULL ? yui_contract_get_clock_state (contract) : YUI_CLOCK_STATE_NONE;
}

static const char *
sentence_of_kind (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
      /* TRANSLATORS: a time of day; so the next three. */
      return _("Checked in at %s.");
    case YUI_CLOCK_KIND_OUT:
      return _("Checked out at %s.");
    case YUI_CLOCK_KIND_BREAK_START:
      return _("Break started at %s.");
    case YUI_CLOCK_KIND_BREAK_END:
      return _("Break ended at %s.");
    case YUI_CLOCK_KIND_NONE:
    default:
      return NULL;
    }
}

static const char *
sentence_of_progress (Press *press, YuiConnection connection)
{
  if (press->is_refused)
    return _("The server could not match it to your work. Tell the people at the desk.");
  if (press->needs_review)
    return _("It is recorded. Somebody will look at the time with you.");
  if (press->is_sent)
    return _("It is recorded.");
  if (press->op_id == NULL)
    return _("It is being recorded.");
  if (connection == YUI_CONNECTION_ONLINE)
    return _("It is kept on this device and is being sent.");
  return _("It is kept on this device, and sent when the server is back.");
}

char *
yui_visit_dup_clock_sentence (YuiVisit *self, YuiContract *contract)
{
  Press *press;
  g_autofree char *clock = NULL;
  g_autofree char *first = NULL;

  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  press = g_hash_table_lookup (self->presses, press_key (contract));
  if (press == NULL)
    return NULL;
  clock = yui_kiosk_text_clock (press->occurred_at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  first = g_strdup_printf (sentence_of_kind (press->kind), clock);
#pragma GCC diagnostic pop
  /* TRANSLATORS: two sentences: what was pressed and when; how far it has got. */
  return g_strdup_printf (C_("two sentences", "%s %s"), first,
                             sentence_of_progress (press, yui_client_get_connection (self->kiosk)));
}

static void
announce_press (YuiVisit *self, YuiContract *contract)
{
  Press *press = g_hash_table_lookup (self->presses, press_key (contract));
  g_autofree char *sentence = yui_visit_dup_clock_sentence (self, contract);

  say (self, press->is_refused, sentence);
  g_signal_emit (self, signals[CLOCKED], 0);
}

typedef struct
{
  YuiVisit *self;
  YuiContract *contract;
  YuiClockKind kind;
  gint64 occurred_at;
} Clocking;

static void
clocking_free (gpointer data)
{
  Clocking *clocking = data;

  g_object_unref (clocking->self);
  g_clear_object (&clocking->contract);
  g_free (clocking);
}

static DexFuture *
clock_fiber (gpointer user_data)
{
  Clocking *clocking = user_data;
  YuiVisit *self = clocking->self;
  const char *contract_id = clocking->contract ? yui_contract_get_id (clocking->contract) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id
      = dex_await_string (yui_outbox_add (self->outbox, self->client, contract_id,
                                          contract_id == NULL ? self->card_code : NULL,
                                          clocking->kind, clocking->occurred_at),
                          &error);
  Press *press = g_hash_table_lookup (self->presses, press_key (clocking->contract));

  set_busy (self, FALSE);
  if (is_over (self))
    return dex_future_new_for_boolean (TRUE);
  if (op_id == NULL)
    {
      g_warning ("A check-in could not be kept: %s", error->message);
      g_hash_table_remove (self->presses, press_key (clocking->contract));
      say (self, TRUE,
           _("This could not be recorded on this device. Tell the people at the desk."));
      g_signal_emit (self, signals[CLOCKED], 0);
      return dex_future_new_for_boolean (FALSE);
    }
  if (press != NULL)
    press->op_id = g_steal_pointer (&op_id);
  announce_press (self, clocking->contract);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_clock (YuiVisit *self, YuiContract *contract, YuiClockKind kind)
{
  Clocking *clocking;
  Press *press;

  g_return_if_fail (YUI_IS_VISIT (self) && kind != YUI_CLOCK_KIND_NONE);
  g_return_if_fail ((contract == NULL) == (self->session == NULL));

  if (self->is_busy || is_over (self))
    return;
  press = g_new0 (Press, 1);
  press->kind = kind;
  press->occurred_at = g_get_real_time () / G_USEC_PER_SEC;
  g_hash_table_replace (self->presses, g_strdup (press_key (contract)), press);
  clocking = g_new0 (Clocking, 1);
  clocking->self = g_object_ref (self);
  g_set_object (&clocking->contract, contract);
  clocking->kind = kind;
  clocking->occurred_at = press->occurred_at;
  set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, clock_fiber, clocking, clocking_free));
}

/* The contract whose last press is the op; FALSE when it is none of this visit's. */
static gboolean
find_press (YuiVisit *self, const char *op_id, Press **press, YuiContract **contract)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->presses);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_strcmp0 (((Press *)value)->op_id, op_id) != 0)
        continue;
      *press = value;
      *contract = yui_list_find (G_LIST_MODEL (self->contracts), key, NULL, NULL);
      return TRUE;
    }
  return FALSE;
}

static void
sent_cb (YuiOutbox *outbox, const char *op_id, YuiClockEvent *event, YuiVisit *self)
{
  Press *press;
  YuiContract *contract;

  if (is_over (self) || !find_press (self, op_id, &press, &contract))
    return;
  press->is_sent = TRUE;
  press->needs_review = yui_clock_event_get_needs_review (event);
  announce_press (self, contract);
  yui_visit_load (self);
}

static void
refused_cb (YuiOutbox *outbox, const char *op_id, GError *error, YuiVisit *self)
{
  Press *press;
  YuiContract *contract;

  if (is_over (self) || !find_press (self, op_id, &press, &contract))
    return;
  press->is_refused = TRUE;
  announce_press (self, contract);
}

/* What is said of a press that waits depends on whether the server is there. */
static void
connection_cb (YuiVisit *self)
{
  GHashTableIter iter;
  gpointer key, value;

  if (is_over (self))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_AWAY]);
  g_hash_table_iter_init (&iter, self->presses);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Press *press = value;
      YuiContract *contract = yui_list_find (G_LIST_MODEL (self->contracts), key, NULL, NULL);

      if (press->op_id != NULL && !press->is_sent && !press->is_refused)
        announce_press (self, contract);
    }
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

  if (is_over (self))
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
  say (self, FALSE, NULL);
  g_signal_emit (self, signals[ENDED], 0);
}

/* The server says that the session is over. */
static void
unauthorized_cb (YuiVisit *self)
{
  if (!is_over (self))
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
  self->presses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, press_free);
}

YuiVisit *
yui_visit_new (YuiClient *client, YuiOutbox *outbox, YuiCardSession *session, const char *card_code)
{
  YuiVisit *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client) && YUI_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (session != NULL || card_code != NULL, NULL);

  self = g_object_new (YUI_TYPE_VISIT, NULL);
  self->kiosk = g_object_ref (client);
  self->outbox = g_object_ref (outbox);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      self->client = yui_client_new_child (client, yui_card_session_get_access_token (session));
      g_signal_connect_object (self->client, "unauthorized", G_CALLBACK (unauthorized_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    self->card_code = g_strdup (card_code);
  g_signal_connect_object (outbox, "sent", G_CALLBACK (sent_cb), self, 0);
  g_signal_connect_object (outbox, "refused", G_CALLBACK (refused_cb), self, 0);
  g_signal_connect_object (client, "notify::connection", G_CALLBACK (connection_cb), self,
                           G_CONNECT_SWAPPED);
  yui_visit_load (self);
  return self;
}

gboolean
yui_visit_has_session (YuiVisit *self)
{
  g_return_val_if_fail (YUI_IS_VISIT (self), FALSE);

  return self->session != NULL;
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
