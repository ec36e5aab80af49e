/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-outbox.h"

#include "model/yui-sentence.h"
#include "yui-local-database.h"

#define PAUSE_S 30 /* when the kiosk's own token is not accepted */

/* seq, op_id, contract_id, card_code, kind, occurred_at */
#define ROW_TYPE "(xsmsmssx)"

struct _YuiOutbox
{
  GObject parent_instance;

  YuiClient *client;
  YuiLocalDatabase *database;
  GHashTable *worker_clients; /* op_id → YuiClient, while the session may be good */
  gboolean is_sending;
  gboolean has_news; /* since the fiber last looked */
  guint n_waiting;
  guint n_refused;
};

enum
{
  PROP_0,
  PROP_N_WAITING,
  PROP_N_REFUSED,
  N_PROPS
};

enum
{
  SENT,
  REFUSED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiOutbox, yui_outbox, G_TYPE_OBJECT)

/* Jobs on the database's thread. Their data is a GVariant. */

static gboolean
insert_row (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autofree char *op_id = NULL;
  g_autofree char *contract_id = NULL;
  g_autofree char *card_code = NULL;
  g_autofree char *kind = NULL;
  gint64 seq, occurred_at;

  g_variant_get (data, ROW_TYPE, &seq, &op_id, &contract_id, &card_code, &kind, &occurred_at);
  if (yui_database_run (db, error,
                        "INSERT INTO outbox (op_id, contract_id, card_code, kind, occurred_at) "
                        "VALUES ($1, $2, $3, $4, $5)",
                        YUI_TEXT (op_id), YUI_TEXT (contract_id), YUI_TEXT (card_code),
                        YUI_TEXT (kind), YUI_INT (occurred_at))
      < 0)
    return FALSE;
  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, op_id);
  return TRUE;
}

static gboolean
read_next (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT seq, op_id, contract_id, card_code, kind, occurred_at "
                            "FROM outbox WHERE refused IS NULL ORDER BY seq LIMIT 1");
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  g_value_init (result, G_TYPE_VARIANT);
  if (step == YUI_STEP_ROW)
    g_value_set_variant (
        result, g_variant_new (ROW_TYPE, yui_statement_get_int (query, 0),
                               yui_statement_get_text (query, 1), yui_statement_get_text (query, 2),
                               yui_statement_get_text (query, 3), yui_statement_get_text (query, 4),
                               yui_statement_get_int (query, 5)));
  return TRUE;
}

static gboolean
count_rows (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT count(*) - count(refused), count(refused) FROM outbox");

  if (query == NULL || yui_statement_step (query, error) != YUI_STEP_ROW)
    return FALSE;
  g_value_init (result, G_TYPE_VARIANT);
  g_value_set_variant (result, g_variant_new ("(uu)", (guint)yui_statement_get_int (query, 0),
                                              (guint)yui_statement_get_int (query, 1)));
  return TRUE;
}

/* data: (seq, reason or nothing); without a reason the row goes. */
static gboolean
settle_row (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autofree char *refused = NULL;
  gint64 seq, n_rows;

  g_variant_get (data, "(xms)", &seq, &refused);
  if (refused == NULL)
    n_rows = yui_database_run (db, error, "DELETE FROM outbox WHERE seq = $1", YUI_INT (seq));
  else
    n_rows = yui_database_run (db, error, "UPDATE outbox SET refused = $1 WHERE seq = $2",
                               YUI_TEXT (refused), YUI_INT (seq));
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, n_rows >= 0);
  return n_rows >= 0;
}

static DexFuture *
run_job (YuiOutbox *self, YuiLocalFunc func, GVariant *data)
{
  return yui_local_database_run (self->database, func,
                                 data != NULL ? g_variant_ref_sink (data) : NULL,
                                 data != NULL ? (GDestroyNotify)g_variant_unref : NULL);
}

/* Sending */

static void
set_count (YuiOutbox *self, guint *count, guint value, guint prop)
{
  if (*count == value)
    return;
  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
refresh_counts (YuiOutbox *self)
{
  g_autoptr (GVariant) counts = dex_await_variant (run_job (self, count_rows, NULL), NULL);
  guint n_waiting, n_refused;

  if (counts == NULL)
    return;
  g_variant_get (counts, "(uu)", &n_waiting, &n_refused);
  set_count (self, &self->n_waiting, n_waiting, PROP_N_WAITING);
  set_count (self, &self->n_refused, n_refused, PROP_N_REFUSED);
}

/* Whether the answer is about this event and will not be another one later. */
static gboolean
is_final (const GError *error)
{
  YuiProblem *problem = yui_net_error_get_problem (error);
  int status = problem != NULL ? yui_problem_get_status (problem) : 0;

  return status >= 400 && status < 500 && status != 401 && status != 403 && status != 429;
}

static void
settle (YuiOutbox *self, gint64 seq, const char *op_id, YuiClockEvent *event, GError *refusal)
{
  const char *reason
      = refusal != NULL ? yui_problem_get_name (yui_net_error_get_problem (refusal)) : NULL;

  g_autoptr (GError) error = NULL;

  /* Should the disk fail here the row is sent again, with the same key. */
  if (!dex_await_boolean (run_job (self, settle_row, g_variant_new ("(xms)", seq, reason)), &error))
    g_warning ("The outbox cannot be written: %s", error->message);
  g_hash_table_remove (self->worker_clients, op_id);
  refresh_counts (self);
  if (refusal == NULL)
    g_signal_emit (self, signals[SENT], 0, op_id, event);
  else
    g_signal_emit (self, signals[REFUSED], 0, op_id, refusal);
}

/* Sends one row until it is settled; FALSE when the kiosk ends. */
static gboolean
send_row (YuiOutbox *self, GVariant *row)
{
  g_autofree char *op_id = NULL;
  g_autofree char *contract_id = NULL;
  g_autofree char *card_code = NULL;
  g_autofree char *kind = NULL;
  gint64 seq, occurred_at;

  g_variant_get (row, ROW_TYPE, &seq, &op_id, &contract_id, &card_code, &kind, &occurred_at);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      YuiClient *worker = g_hash_table_lookup (self->worker_clients, op_id);
      g_autoptr (YuiClockEvent) event = dex_await_object (
          yui_client_create_clock_event (worker != NULL ? worker : self->client, contract_id,
                                         card_code, yui_word_from_nick (YUI_TYPE_CLOCK_KIND, kind),
                                         occurred_at, op_id, NULL),
          &error);

      if (event != NULL || is_final (error))
        {
          settle (self, seq, op_id, event, error);
          return TRUE;
        }
      if (worker == NULL && yui_net_error_is_cancelled (error))
        return FALSE;
      if (worker == NULL)
        dex_await (dex_timeout_new_seconds (PAUSE_S), NULL);
      g_hash_table_remove (self->worker_clients, op_id); /* its session is over */
    }
}

/* The next row; NULL when there is none. A disk that does not answer is asked again. */
static GVariant *
await_next (YuiOutbox *self)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      GVariant *row;

      self->has_news = FALSE;
      row = dex_await_variant (run_job (self, read_next, NULL), &error);
      if (row != NULL || (error == NULL && !self->has_news))
        return row;
      if (error != NULL)
        {
          g_warning ("The outbox cannot be read: %s", error->message);
          dex_await (dex_timeout_new_seconds (PAUSE_S), NULL);
        }
    }
}

static DexFuture *
send_fiber (gpointer user_data)
{
  YuiOutbox *self = user_data;
  gboolean goes_on = TRUE;

  refresh_counts (self);
  while (goes_on)
    {
      g_autoptr (GVariant) row = await_next (self);

      goes_on = row != NULL && send_row (self, row);
    }
  self->is_sending = FALSE;
  return dex_future_new_for_boolean (TRUE);
}

static void
start_sending (YuiOutbox *self)
{
  self->has_news = TRUE;
  if (self->is_sending)
    return;
  self->is_sending = TRUE;
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, send_fiber, g_object_ref (self), g_object_unref));
}

/* GObject */

static void
yui_outbox_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiOutbox *self = YUI_OUTBOX (object);

  switch (prop_id)
    {
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    case PROP_N_REFUSED:
      g_value_set_uint (value, self->n_refused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_outbox_finalize (GObject *object)
{
  YuiOutbox *self = YUI_OUTBOX (object);

  g_clear_object (&self->client);
  g_clear_object (&self->database);
  g_hash_table_unref (self->worker_clients);
  G_OBJECT_CLASS (yui_outbox_parent_class)->finalize (object);
}

static void
yui_outbox_class_init (YuiOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_outbox_get_property;
  object_class->finalize = yui_outbox_finalize;

  props[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_REFUSED] = g_param_spec_uint ("n-refused", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SENT] = g_signal_new ("sent", YUI_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, YUI_TYPE_CLOCK_EVENT);
  signals[REFUSED] = g_signal_new ("refused", YUI_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
yui_outbox_init (YuiOutbox *self)
{
  self->worker_clients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

YuiOutbox *
yui_outbox_new (YuiClient *client, const char *path)
{
  YuiOutbox *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_OUTBOX, NULL);
  self->client = g_object_ref (client);
  self->database = yui_local_database_new (path);
  start_sending (self);
  return self;
}

static DexFuture *
added_cb (DexFuture *added, gpointer user_data)
{
  YuiOutbox *self = user_data;

  set_count (self, &self->n_waiting, self->n_waiting + 1, PROP_N_WAITING);
  start_sending (self);
  return dex_ref (added);
}

DexFuture *
yui_outbox_add (YuiOutbox *self,
                YuiClient *worker_client,
                const char *contract_id,
                const char *card_code,
                YuiClockKind kind,
                gint64 occurred_at)
{
  g_autofree char *op_id = g_uuid_string_random ();
  DexFuture *added;

  g_return_val_if_fail (YUI_IS_OUTBOX (self), NULL);
  g_return_val_if_fail ((contract_id == NULL) != (card_code == NULL), NULL);
  g_return_val_if_fail (kind != YUI_CLOCK_KIND_NONE, NULL);

  if (worker_client != NULL)
    g_hash_table_replace (self->worker_clients, g_strdup (op_id), g_object_ref (worker_client));
  added = run_job (self, insert_row,
                   g_variant_new (ROW_TYPE, (gint64)0, op_id, contract_id, card_code,
                                  yui_word_to_nick (YUI_TYPE_CLOCK_KIND, kind), occurred_at));
  dex_future_disown (
      dex_future_then (dex_ref (added), added_cb, g_object_ref (self), g_object_unref));
  return added;
}

guint
yui_outbox_get_n_waiting (YuiOutbox *self)
{
  g_return_val_if_fail (YUI_IS_OUTBOX (self), 0);

  return self->n_waiting;
}

guint
yui_outbox_get_n_refused (YuiOutbox *self)
{
  g_return_val_if_fail (YUI_IS_OUTBOX (self), 0);

  return self->n_refused;
}
