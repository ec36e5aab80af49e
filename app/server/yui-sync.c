/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-sync.h"

#include "yui-audit.h"
#include "yui-request-private.h"
#include "yui-unmatched.h"

#define RETRY_AFTER_S 1

/* ---- reading ---- */

static void
clear_op_cb (gpointer op)
{
  yui_sync_op_clear (op);
}

static void
read_ops (YuiSyncBatch *batch, YuiRequest *request, GPtrArray *elements)
{
  const char *owner_id = yui_sync_owner (&request->principal);
  gint64 last = 0;

  for (guint i = 0; i < elements->len; i++)
    {
      YuiSyncOp op = { .owner_id = owner_id, .device_id = batch->device_id };
      YuiBody *element = elements->pdata[i];

      yui_sync_op_read (&op, element);
      yui_body_finish (element, NULL);
      if (op.device_seq <= last)
        {
          g_autofree char *pointer = g_strdup_printf ("/ops/%u/device_seq", i);

          yui_faults_add (yui_body_get_faults (element), pointer, "not_in_order", NULL,
                          "The numbers must rise.");
        }
      last = op.device_seq;
      g_array_append_val (batch->ops, op);
    }
}

gboolean
yui_sync_batch_read (YuiSyncBatch *batch, YuiRequest *request, YuiBody *body, GError **error)
{
  g_autoptr (GPtrArray) elements = NULL;

  *batch = (YuiSyncBatch){ .oldest_seq = 1 };
  batch->ops = g_array_new (FALSE, FALSE, sizeof (YuiSyncOp));
  g_array_set_clear_func (batch->ops, clear_op_cb);
  batch->device_id = yui_body_get_id (body, "device_id", YUI_REQUIRED);
  yui_body_get_int (body, "oldest_seq", YUI_OPTIONAL, 1, G_MAXINT64 - 1, &batch->oldest_seq);
  elements = yui_body_get_objects (body, "ops", YUI_REQUIRED, YUI_SYNC_OPS_MAX);
  if (elements != NULL)
    read_ops (batch, request, elements);
  return yui_body_finish (body, error);
}

void
yui_sync_batch_clear (YuiSyncBatch *batch)
{
  g_clear_pointer (&batch->ops, g_array_unref);
}

/* ---- the device ---- */

static gboolean
read_last_seq (
    YuiSyncBatch *batch, YuiRequest *request, YuiDatabase *db, gint64 *last, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT last_seq FROM sync_device WHERE programme_id = $1 AND owner_id = $2 AND device_id = "
      "$3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (yui_sync_owner (&request->principal)),
      YUI_TEXT (batch->device_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *last = step == YUI_STEP_ROW ? yui_statement_get_int (query, 0) : 0;
  return step != YUI_STEP_ERROR;
}

/* Ops are missing when a number is skipped that the device should still have: a restored server
 * does not know what came after its backup. */
static gboolean
check_gap (YuiSyncBatch *batch, gint64 *last, GError **error)
{
  for (guint i = 0; i < batch->ops->len; i++)
    {
      const gint64 seq = g_array_index (batch->ops, YuiSyncOp, i).device_seq;

      if (seq > *last + 1 && seq > batch->oldest_seq)
        {
          yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "device-seq-gap",
                                 "Ops before number %" G_GINT64_FORMAT
                                 " are missing. Send everything that the device still has.",
                                 seq);
          return FALSE;
        }
      *last = MAX (*last, seq);
    }
  return TRUE;
}

static gboolean
take_device (YuiSyncBatch *batch, YuiRequest *request, YuiDatabase *db, GError **error)
{
  gint64 last;

  if (!read_last_seq (batch, request, db, &last, error) || !check_gap (batch, &last, error))
    return FALSE;
  return yui_database_run (
             db, error,
             "INSERT INTO sync_device (programme_id, owner_id, device_id, last_seq, seen_s) "
             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (programme_id, owner_id, device_id) "
             "DO UPDATE SET last_seq = $4, seen_s = $5",
             YUI_INT (request->principal.programme_id),
             YUI_TEXT (yui_sync_owner (&request->principal)), YUI_TEXT (batch->device_id),
             YUI_INT (last), YUI_INT (request->now_s))
         >= 0;
}

/* ---- one op ---- */

/* The plain call that the op stands for. Its path is the kind's, with the subject in it. */
static YuiRequest
part_of (YuiRequest *request, YuiSyncOp *op, const YuiRoute *route)
{
  YuiRequest part = *request;

  part.route = route;
  part.op = op;
  part.query = NULL;
  part.has_key = FALSE;
  part.if_match = 0;
  part.segments = g_strsplit (route->path + 1, "/", -1);
  for (int i = 0; part.segments[i] != NULL; i++)
    if (part.segments[i][0] == '{')
      {
        g_free (part.segments[i]);
        part.segments[i] = g_strdup (op->subject_id);
      }
  return part;
}

static gboolean
check_kind (YuiRequest *request, YuiSyncOp *op, const YuiSyncKind *kind, GError **error)
{
  const YuiRoute *route = kind != NULL ? yui_sync_kind_get_route (kind) : NULL;

  if (kind == NULL)
    yui_problem_set_named (error, YUI_PROBLEM_INVALID_INPUT, "unknown-kind",
                           "There is no kind of op \"%s\".", op->kind);
  else if ((strchr (route->path, '{') != NULL) != (op->subject_id != NULL))
    yui_problem_set_named (error, YUI_PROBLEM_INVALID_INPUT, "subject-id",
                           "An op of the kind \"%s\" %s.", op->kind,
                           op->subject_id == NULL ? "needs a subject_id" : "has no subject_id");
  else if (!yui_request_has_role (request, route->roles))
    yui_problem_set (error, YUI_PROBLEM_FORBIDDEN, "An account with the role %s may not do this.",
                     yui_role_name (request->principal.role));
  else
    return TRUE;
  return FALSE;
}

/* The op that this one depends on, when it is in the batch before it. */
static YuiSyncOp *
find_in_batch (YuiSyncBatch *batch, YuiSyncOp *op)
{
  for (guint i = 0; i < batch->ops->len; i++)
    {
      YuiSyncOp *other = &g_array_index (batch->ops, YuiSyncOp, i);

      if (other == op)
        return NULL;
      if (g_str_equal (other->op_id, op->depends_on))
        return other;
    }
  return NULL;
}

/* Whether what the op depends on was done. is_open: it may still be, so this one waits too. */
static gboolean
check_dependency (YuiSyncBatch *batch,
                  YuiRequest *request,
                  YuiDatabase *db,
                  YuiSyncOp *op,
                  gboolean *is_open,
                  GError **error)
{
  YuiSyncOp *other = op->depends_on != NULL ? find_in_batch (batch, op) : NULL;
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  *is_open = other != NULL && other->state == YUI_SYNC_OP_OPEN;
  if (op->depends_on == NULL || *is_open)
    return TRUE;
  query = yui_database_query (
      db, error,
      "SELECT status FROM sync_op WHERE programme_id = $1 AND owner_id = $2 AND op_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (op->owner_id),
      YUI_TEXT (op->depends_on));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW && yui_statement_get_int (query, 0) < 400)
    return TRUE;
  if (step != YUI_STEP_ERROR)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "dependency-rejected",
                           "What this depends on was not done.");
  return FALSE;
}

/* Whether the same may succeed a little later; nothing is said of the op then. */
static gboolean
is_temporary (const GError *problem)
{
  const guint status = yui_problem_get_status (problem);

  return status == 429 || status == 503 || status == 507;
}

/* Whether the database itself failed, and with it everything else of the batch. A rule of the schema
 * that an op breaks is the op's own fault: it would break it each time. */
static gboolean
is_failure (const GError *problem)
{
  return problem->domain == YUI_STORE_ERROR
         && !g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT)
         && !g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE);
}

static gboolean
is_clock_event (const YuiSyncOp *op)
{
  return g_str_equal (op->kind, "clock_event");
}

/* Keeps that the op was rejected and why, and a check-in besides. */
static gboolean
write_rejection (
    YuiRequest *request, YuiDatabase *db, YuiSyncOp *op, const GError *problem, GError **error)
{
  g_autoptr (YuiResponse) response = yui_response_new_problem (problem);
  const YuiSyncKind *kind = yui_sync_kind_find (op->kind);

  if (yui_problem_is_internal (problem))
    g_warning ("An op of the kind %s failed: %s", op->kind, problem->message);
  return yui_sync_op_store (op, request, db, response, error)
         && (!is_clock_event (op) || yui_unmatched_keep (op, request, db, error))
         && yui_audit_add_event (db, request,
                                 kind != NULL ? kind->operation_id : request->route->operation_id,
                                 op->op_id, yui_response_get_status (response), error);
}

/* ---- ops that are done on the writer's thread ---- */

/* Runs the op's handler in a savepoint. NULL with problem: nothing of it is left. A response that
 * says no is kept with what it wrote. */
static YuiResponse *
run_part (YuiRequest *request, YuiDatabase *db, YuiSyncOp *op, GError **problem, GError **error)
{
  const YuiSyncKind *kind = yui_sync_kind_find (op->kind);
  YuiRequest part;
  YuiResponse *response;

  if (!check_kind (request, op, kind, problem))
    return NULL;
  part = part_of (request, op, yui_sync_kind_get_route (kind));
  part.db = part.writer = db;
  response = yui_database_savepoint (db, error) ? part.route->handler (&part, problem) : NULL;
  g_strfreev (part.segments);
  if (response != NULL && yui_database_release_savepoint (db, problem))
    return response;
  g_clear_pointer (&response, yui_response_free);
  if (*error == NULL && !yui_database_in_transaction (db))
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FAILED, "The transaction ended.");
  else if (*error == NULL)
    yui_database_rollback_savepoint (db, error);
  return NULL;
}

/* A check-in that has no place is kept, whether the answer is new or another op's. */
static gboolean
keep_refused (YuiRequest *request, YuiDatabase *db, YuiSyncOp *op, GError **error)
{
  return op->status < 400 || !is_clock_event (op) || yui_unmatched_keep (op, request, db, error);
}

static gboolean
apply_light (
    YuiSyncBatch *batch, YuiRequest *request, YuiDatabase *db, YuiSyncOp *op, GError **error)
{
  g_autoptr (GError) problem = NULL, failure = NULL;
  g_autoptr (YuiResponse) response = NULL;
  gboolean is_open;

  if (!yui_sync_op_find (op, request, db, error))
    return FALSE;
  if (op->state != YUI_SYNC_OP_OPEN)
    return op->is_stored || keep_refused (request, db, op, error);
  if (check_dependency (batch, request, db, op, &is_open, &problem) && !is_open)
    response = run_part (request, db, op, &problem, &failure);
  if (failure != NULL || (problem != NULL && is_failure (problem)))
    {
      g_propagate_error (error,
                         failure != NULL ? g_steal_pointer (&failure) : g_steal_pointer (&problem));
      return FALSE;
    }
  if (response != NULL)
    return (op->is_stored || yui_sync_op_store (op, request, db, response, error))
           && keep_refused (request, db, op, error);
  if (is_open)
    return TRUE;
  if (is_temporary (problem))
    {
      batch->retry_after_s
          = MAX (batch->retry_after_s, MAX (yui_problem_get_retry_after (problem), RETRY_AFTER_S));
      return TRUE;
    }
  return write_rejection (request, db, op, problem, error);
}

typedef struct
{
  YuiSyncBatch *batch;
  YuiRequest *request;
  guint from, to;
} Run;

static gboolean
write_run (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Run *run = user_data;

  if (run->from == 0 && !take_device (run->batch, run->request, db, error))
    return FALSE;
  for (guint i = run->from; i < run->to; i++)
    if (!apply_light (run->batch, run->request, db, &g_array_index (run->batch->ops, YuiSyncOp, i),
                      error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_run (YuiSyncBatch *batch, YuiRequest *request, guint from, guint to, GError **error)
{
  Run run = { batch, request, from, to };

  return yui_store_write (yui_server_get_store (request->server), yui_request_get_scope (request),
                          write_run, &run, error);
}

/* ---- ops that prepare something before ---- */

typedef struct
{
  YuiRequest *request;
  YuiSyncOp *op;
  const GError *problem;
} Rejection;

static gboolean
write_rejection_now (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Rejection *rejection = user_data;

  return write_rejection (rejection->request, db, rejection->op, rejection->problem, error);
}

/* Runs the op's handler on this thread, which reads what was committed by now. */
static YuiResponse *
run_heavy (YuiSyncBatch *batch,
           YuiRequest *request,
           YuiDatabase *db,
           YuiSyncOp *op,
           gboolean *is_open,
           GError **problem)
{
  const YuiSyncKind *kind = yui_sync_kind_find (op->kind);
  YuiRequest part;
  YuiResponse *response;

  if (!check_kind (request, op, kind, problem)
      || !check_dependency (batch, request, db, op, is_open, problem) || *is_open)
    return NULL;
  part = part_of (request, op, yui_sync_kind_get_route (kind));
  part.db = db;
  response = part.route->handler (&part, problem);
  g_strfreev (part.segments);
  return response;
}

static gboolean
apply_heavy (YuiSyncBatch *batch, YuiRequest *request, YuiSyncOp *op, GError **error)
{
  YuiStore *store = yui_server_get_store (request->server);
  YuiDatabase *db = yui_store_begin_read (store, yui_request_get_scope (request), error);
  g_autoptr (YuiResponse) response = NULL;
  g_autoptr (GError) problem = NULL;
  Rejection rejection = { request, op, NULL };
  gboolean is_open = FALSE, is_readable;

  if (db == NULL)
    return FALSE;
  is_readable = yui_sync_op_find (op, request, db, error);
  if (is_readable && op->state == YUI_SYNC_OP_OPEN)
    response = run_heavy (batch, request, db, op, &is_open, &problem);
  yui_store_end_read (store, db);
  if (!is_readable || problem == NULL)
    return is_readable;
  if (is_failure (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  op->state = YUI_SYNC_OP_OPEN;
  op->is_stored = FALSE;
  if (is_temporary (problem))
    {
      batch->retry_after_s
          = MAX (batch->retry_after_s, MAX (yui_problem_get_retry_after (problem), RETRY_AFTER_S));
      return TRUE;
    }
  rejection.problem = problem;
  return yui_store_write (store, yui_request_get_scope (request), write_rejection_now, &rejection,
                          error);
}

/* ---- the batch ---- */

static gboolean
is_heavy (YuiSyncBatch *batch, guint i)
{
  const YuiSyncKind *kind = yui_sync_kind_find (g_array_index (batch->ops, YuiSyncOp, i).kind);

  return kind != NULL && kind->is_heavy;
}

gboolean
yui_sync_batch_apply (YuiSyncBatch *batch, YuiRequest *request, GError **error)
{
  guint from = 0;

  g_return_val_if_fail (batch != NULL && batch->ops != NULL, FALSE);

  do
    {
      guint to = from;

      while (to < batch->ops->len && !is_heavy (batch, to))
        to++;
      if ((from == 0 || to > from) && !apply_run (batch, request, from, to, error))
        return FALSE;
      if (to < batch->ops->len
          && !apply_heavy (batch, request, &g_array_index (batch->ops, YuiSyncOp, to), error))
        return FALSE;
      from = to + 1;
    }
  while (from < batch->ops->len);
  return TRUE;
}
