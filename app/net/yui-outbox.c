/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-outbox.h"

#include "model/yui-sentence.h"
#include "model/yui-time.h"
#include "store/yui-uuid.h"
#include "yui-net-error-private.h"
#include "yui-outbox-store.h"

#define FIRST_PAUSE_MS 1000
#define LAST_PAUSE_MS  30000

struct _YuiOutbox
{
  GObject parent_instance;

  YuiClient *client;
  YuiLocalDatabase *database;
  GHashTable *worker_clients; /* op_id → YuiClient, while the session may be good */
  GCancellable *life;
  gboolean is_sending;
  gboolean has_news;     /* since the fiber last looked */
  gboolean must_greet;   /* ask for the server's epoch even if there is nothing to send */
  gboolean sends_singly; /* a whole batch was not understood */
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
  g_autoptr (GVariant) counts
      = dex_await_variant (run_job (self, yui_outbox_store_count, NULL), NULL);
  guint n_waiting, n_refused;

  if (counts == NULL)
    return;
  g_variant_get (counts, "(uu)", &n_waiting, &n_refused);
  set_count (self, &self->n_waiting, n_waiting, PROP_N_WAITING);
  set_count (self, &self->n_refused, n_refused, PROP_N_REFUSED);
}

/* Waits with jitter, longer with each attempt; the outbox's end cuts it short. */
static void
pause_sending (YuiOutbox *self, guint attempt, guint least_s)
{
  const int ms = MIN (FIRST_PAUSE_MS << MIN (attempt, 10), LAST_PAUSE_MS);
  const int jittered_ms = g_random_int_range (ms / 2, ms + 1);

  dex_await (dex_future_first (dex_timeout_new_msec (MAX (jittered_ms, (int)least_s * 1000)),
                               dex_cancellable_new_from_cancellable (self->life), NULL),
             NULL);
}

/* ---- one batch ---- */

typedef struct
{
  char *device_id;
  gint64 oldest_seq;
  char *epoch;
  GVariant *rows;
  YuiClient *worker; /* whose session sends it; NULL: the kiosk itself */
  guint n;           /* of the rows, how many it has */
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->device_id, g_free);
  g_clear_pointer (&batch->epoch, g_free);
  g_clear_pointer (&batch->rows, g_variant_unref);
  g_clear_object (&batch->worker);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static YuiClient *
find_worker (YuiOutbox *self, Batch *batch, gsize i)
{
  g_autoptr (GVariant) row = g_variant_get_child_value (batch->rows, i);
  const char *op_id;

  g_variant_get_child (row, 1, "&s", &op_id);
  return g_hash_table_lookup (self->worker_clients, op_id);
}

/* As many rows as one token sends. */
static void
choose_sender (YuiOutbox *self, Batch *batch)
{
  const gsize n_rows = g_variant_n_children (batch->rows);

  if (n_rows == 0)
    return;
  g_set_object (&batch->worker, find_worker (self, batch, 0));
  for (batch->n = 1; batch->n < n_rows; batch->n++)
    if (self->sends_singly || find_worker (self, batch, batch->n) != batch->worker)
      return;
}

static JsonObject *
make_op (GVariant *row)
{
  const char *op_id, *kind, *subject_id, *depends_on, *body;
  gint64 seq, occurred_at, clock_offset_s;
  JsonObject *op = json_object_new ();
  g_autofree char *occurred = NULL;

  g_variant_get (row, "(x&s&sm&sm&s&sxx)", &seq, &op_id, &kind, &subject_id, &depends_on, &body,
                 &occurred_at, &clock_offset_s);
  occurred = yui_time_to_text (occurred_at);
  json_object_set_string_member (op, "op_id", op_id);
  json_object_set_int_member (op, "device_seq", seq);
  json_object_set_string_member (op, "kind", kind);
  if (subject_id != NULL)
    json_object_set_string_member (op, "subject_id", subject_id);
  if (depends_on != NULL)
    json_object_set_string_member (op, "depends_on", depends_on);
  json_object_set_member (op, "body", json_from_string (body, NULL));
  json_object_set_string_member (op, "occurred_at", occurred);
  json_object_set_int_member (op, "clock_offset_s", clock_offset_s);
  return op;
}

static JsonArray *
make_ops (Batch *batch)
{
  JsonArray *ops = json_array_new ();

  for (guint i = 0; i < batch->n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (batch->rows, i);

      json_array_add_object_element (ops, make_op (row));
    }
  return ops;
}

static void
drop_workers (YuiOutbox *self, Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (batch->rows, i);
      const char *op_id;

      g_variant_get_child (row, 1, "&s", &op_id);
      g_hash_table_remove (self->worker_clients, op_id);
    }
}

/* ---- its answer ---- */

/* Tells what became of an op. An op that is no check-in has no event to tell. */
static void
announce (YuiOutbox *self, YuiSyncResult *result)
{
  const char *op_id = yui_sync_result_get_op_id (result);
  YuiProblem *problem = yui_sync_result_get_problem (result);
  JsonObject *answer = yui_sync_result_get_answer (result);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (YuiClockEvent) event = NULL;

  if (problem != NULL)
    {
      g_autoptr (GError) refusal = yui_net_error_new_for_problem (problem, 0);

      g_signal_emit (self, signals[REFUSED], 0, op_id, refusal);
      return;
    }
  if (answer != NULL)
    node = json_node_init_object (json_node_alloc (), answer);
  if (node != NULL)
    event = yui_record_new_from_json (YUI_TYPE_CLOCK_EVENT, node, NULL);
  if (event != NULL)
    g_signal_emit (self, signals[SENT], 0, op_id, event);
}

static GVariant *
make_results (YuiSyncAnswer *answer)
{
  GListModel *list = yui_sync_answer_get_results (answer);
  g_auto (GVariantBuilder) results = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sms)"));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (YuiSyncResult) result = g_list_model_get_item (list, i);
      YuiProblem *problem = yui_sync_result_get_problem (result);

      g_variant_builder_add (&results, "(sms)", yui_sync_result_get_op_id (result),
                             problem != NULL ? yui_problem_get_name (problem) : NULL);
    }
  return g_variant_new (YUI_OUTBOX_RESULTS, yui_sync_answer_get_epoch (answer), &results);
}

/* Should the disk fail here the ops are sent again, and known again. */
static gboolean
settle (YuiOutbox *self, YuiSyncAnswer *answer)
{
  GListModel *list = yui_sync_answer_get_results (answer);
  g_autoptr (GError) error = NULL;

  if (!dex_await_boolean (run_job (self, yui_outbox_store_settle, make_results (answer)), &error))
    {
      g_warning ("The outbox cannot be written: %s", error->message);
      return FALSE;
    }
  refresh_counts (self);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (YuiSyncResult) result = g_list_model_get_item (list, i);

      g_hash_table_remove (self->worker_clients, yui_sync_result_get_op_id (result));
      announce (self, result);
    }
  return TRUE;
}

/* An op that is alone and that the server does not understand will not be understood later. */
static gboolean
refuse_one (YuiOutbox *self, Batch *batch, const GError *refusal)
{
  g_autoptr (GVariant) row = g_variant_get_child_value (batch->rows, 0);
  g_auto (GVariantBuilder) results = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sms)"));
  const char *op_id;

  g_variant_get_child (row, 1, "&s", &op_id);
  g_variant_builder_add (&results, "(sms)", op_id,
                         yui_problem_get_name (yui_net_error_get_problem (refusal)));
  if (!dex_await_boolean (run_job (self, yui_outbox_store_settle,
                                   g_variant_new (YUI_OUTBOX_RESULTS, batch->epoch, &results)),
                          NULL))
    return FALSE;
  refresh_counts (self);
  g_signal_emit (self, signals[REFUSED], 0, op_id, refusal);
  return TRUE;
}

static gboolean
is_named (const GError *error, const char *name)
{
  YuiProblem *problem = yui_net_error_get_problem (error);

  return problem != NULL && g_str_equal (yui_problem_get_name (problem), name);
}

/* Whether the batch itself was wrong, which it will be each time. */
static gboolean
is_misunderstood (const GError *error)
{
  YuiProblem *problem = yui_net_error_get_problem (error);
  const int status = problem != NULL ? yui_problem_get_status (problem) : 0;

  return status == 400 || status == 413 || status == 422;
}

/* Returns whether to go on at once. */
static gboolean
take_failure (YuiOutbox *self, Batch *batch, const GError *error)
{
  if (is_named (error, "device-seq-gap"))
    return dex_await_boolean (run_job (self, yui_outbox_store_offer_all, NULL), NULL);
  if (is_named (error, "device-seq-reused"))
    return dex_await_boolean (run_job (self, yui_outbox_store_begin_anew, NULL), NULL);
  if (is_misunderstood (error) && batch->n > 1)
    return self->sends_singly = TRUE;
  if (is_misunderstood (error) && batch->n == 1)
    return refuse_one (self, batch, error);
  if (batch->worker == NULL)
    {
      if (yui_net_error_is_cancelled (error))
        g_cancellable_cancel (self->life);
      return FALSE;
    }
  drop_workers (self, batch); /* the session is over */
  return TRUE;
}

/* Sends it. FALSE when there should be a pause, of at least least_s. */
static gboolean
send_batch (YuiOutbox *self, Batch *batch, guint *least_s)
{
  g_autoptr (JsonArray) ops = make_ops (batch);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiSyncAnswer) answer = dex_await_object (
      yui_client_push_ops (batch->worker != NULL ? batch->worker : self->client, batch->device_id,
                           batch->oldest_seq, ops, self->life),
      &error);
  guint n_results;

  *least_s = 0;
  if (g_cancellable_is_cancelled (self->life))
    return FALSE;
  if (answer == NULL)
    return take_failure (self, batch, error);
  n_results = g_list_model_get_n_items (yui_sync_answer_get_results (answer));
  *least_s = (guint)CLAMP (yui_sync_answer_get_retry_after_s (answer), 0, LAST_PAUSE_MS / 1000);
  self->must_greet = FALSE;
  if (n_results == batch->n)
    self->sends_singly = FALSE;
  return settle (self, answer) && n_results == batch->n;
}

/* ---- the fiber ---- */

/* The next batch; FALSE when there is nothing to send. A disk that does not answer is asked again. */
static gboolean
await_batch (YuiOutbox *self, Batch *batch)
{
  for (guint attempt = 0; !g_cancellable_is_cancelled (self->life); attempt++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) read = NULL;

      self->has_news = FALSE;
      read = dex_await_variant (
          run_job (self, yui_outbox_store_read, g_variant_new_uint32 (YUI_OUTBOX_BATCH_MAX)),
          &error);
      if (read != NULL)
        {
          g_variant_get (read, "(sxs@a" YUI_OUTBOX_ROW ")", &batch->device_id, &batch->oldest_seq,
                         &batch->epoch, &batch->rows);
          choose_sender (self, batch);
          if (batch->n > 0 || self->must_greet)
            return TRUE;
          if (!self->has_news)
            return FALSE;
          batch_clear (batch);
          continue;
        }
      g_warning ("The outbox cannot be read: %s", error->message);
      pause_sending (self, attempt, 0);
    }
  return FALSE;
}

/* A kiosk that nobody has let in yet keeps what it has: the server would only refuse it. */
static gboolean
may_send (YuiOutbox *self)
{
  return yui_client_get_token (self->client) != NULL;
}

static DexFuture *
send_fiber (gpointer user_data)
{
  YuiOutbox *self = user_data;
  guint attempt = 0, least_s;

  refresh_counts (self);
  for (;;)
    {
      g_auto (Batch) batch = { 0 };

      if (!may_send (self) || !await_batch (self, &batch))
        break;
      if (send_batch (self, &batch, &least_s))
        attempt = 0;
      else if (!g_cancellable_is_cancelled (self->life))
        pause_sending (self, attempt++, least_s);
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

/* The server's data was replaced: does it still have what it answered? */
static void
reset_cb (YuiOutbox *self)
{
  self->must_greet = TRUE;
  start_sending (self);
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
  g_clear_object (&self->life);
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
  self->life = g_cancellable_new ();
}

YuiOutbox *
yui_outbox_new (YuiClient *client, const char *path)
{
  YuiOutbox *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_OUTBOX, NULL);
  self->client = g_object_ref (client);
  self->database = yui_local_database_new (path);
  self->must_greet = TRUE;
  g_signal_connect_object (client, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::token", G_CALLBACK (start_sending), self,
                           G_CONNECT_SWAPPED);
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

static char *
make_body (const char *contract_id, const char *card_code, YuiClockKind kind, gint64 occurred_at)
{
  g_autofree char *occurred = yui_time_to_text (occurred_at);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (body, contract_id != NULL ? "contract_id" : "card_code",
                                 contract_id != NULL ? contract_id : card_code);
  json_object_set_string_member (body, "kind", yui_word_to_nick (YUI_TYPE_CLOCK_KIND, kind));
  json_object_set_string_member (body, "occurred_at", occurred);
  node = json_node_init_object (json_node_alloc (), body);
  return json_to_string (node, FALSE);
}

DexFuture *
yui_outbox_add (YuiOutbox *self,
                YuiClient *worker_client,
                const char *contract_id,
                const char *card_code,
                YuiClockKind kind,
                gint64 occurred_at)
{
  g_autofree char *op_id = yui_uuid_new (), *body = NULL;
  DexFuture *added;

  g_return_val_if_fail (YUI_IS_OUTBOX (self), NULL);
  g_return_val_if_fail ((contract_id == NULL) != (card_code == NULL), NULL);
  g_return_val_if_fail (kind != YUI_CLOCK_KIND_NONE, NULL);

  body = make_body (contract_id, card_code, kind, occurred_at);
  if (worker_client != NULL)
    g_hash_table_replace (self->worker_clients, g_strdup (op_id), g_object_ref (worker_client));
  added = run_job (self, yui_outbox_store_add,
                   g_variant_new (YUI_OUTBOX_NEW, op_id, "clock_event", body, occurred_at,
                                  yui_client_get_clock_offset_s (self->client)));
  dex_future_disown (
      dex_future_then (dex_ref (added), added_cb, g_object_ref (self), g_object_unref));
  return added;
}

void
yui_outbox_stop (YuiOutbox *self)
{
  g_return_if_fail (YUI_IS_OUTBOX (self));

  g_cancellable_cancel (self->life);
}

YuiLocalDatabase *
yui_outbox_get_database (YuiOutbox *self)
{
  g_return_val_if_fail (YUI_IS_OUTBOX (self), NULL);

  return self->database;
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
