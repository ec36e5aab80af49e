/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-sync-op.h"

#include "yui-request-private.h"
#include "yui-routes.h"

#include <sodium.h>

#define KIND_MAX   40
#define OFFSET_MAX G_MAXINT32

static const YuiSyncKind KINDS[] = {
  { "clock_event", "createClockEvent", FALSE },
  { "hours_claim", "claimHours", FALSE },
  { "hours_settlement", "settleHours", FALSE },
  { "declared_work", "recordDeclaredWork", FALSE },
  { "my_declared_work", "declareMyWork", FALSE },
  { "my_declared_work_end", "endMyDeclaredWork", FALSE },
  { "offer_acceptance", "acceptOffer", TRUE },
  { "offer_declination", "declineOffer", FALSE },
  { "application", "createApplication", TRUE },
  { "application_withdrawal", "withdrawApplication", FALSE },
};

const YuiSyncKind *
yui_sync_kind_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i].name, name))
      return &KINDS[i];
  return NULL;
}

const YuiRoute *
yui_sync_kind_get_route (const YuiSyncKind *kind)
{
  for (int i = 0; yui_route_tables[i] != NULL; i++)
    for (const YuiRoute *route = yui_route_tables[i]; route->method != NULL; route++)
      if (g_str_equal (route->operation_id, kind->operation_id))
        return route;
  g_return_val_if_reached (NULL);
}

const char *
yui_sync_owner (const YuiPrincipal *principal)
{
  return principal->opened_by != NULL ? principal->opened_by : principal->actor_id;
}

/* ---- reading ---- */

/* What must be the same when the op comes again. */
static void
hash_op (YuiSyncOp *op)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (op->body, &size);
  g_autofree char *head
      = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n%" G_GINT64_FORMAT "\n", op->device_seq,
                         op->kind, op->subject_id != NULL ? op->subject_id : "", op->occurred_s);
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, (const guint8 *)head, strlen (head));
  crypto_hash_sha256_update (&state, data, size);
  crypto_hash_sha256_final (&state, op->sha256);
}

void
yui_sync_op_read (YuiSyncOp *op, YuiBody *element)
{
  const guint n_before = yui_faults_get_n (yui_body_get_faults (element));

  op->op_id = yui_body_get_id (element, "op_id", YUI_REQUIRED);
  yui_body_get_int (element, "device_seq", YUI_REQUIRED, 1, G_MAXINT64 - 1, &op->device_seq);
  op->kind = yui_body_get_text (element, "kind", YUI_REQUIRED, 1, KIND_MAX);
  op->subject_id = yui_body_get_id (element, "subject_id", YUI_OPTIONAL);
  op->depends_on = yui_body_get_id (element, "depends_on", YUI_OPTIONAL);
  yui_body_get_moment (element, "occurred_at", YUI_REQUIRED, &op->occurred_s);
  yui_body_get_int (element, "clock_offset_s", YUI_OPTIONAL, -OFFSET_MAX, OFFSET_MAX,
                    &op->clock_offset_s);
  op->body = yui_body_dup_object (element, "body", YUI_REQUIRED);
  if (yui_faults_get_n (yui_body_get_faults (element)) == n_before)
    hash_op (op);
}

void
yui_sync_op_clear (YuiSyncOp *op)
{
  g_clear_pointer (&op->body, g_bytes_unref);
  g_clear_pointer (&op->answer, g_bytes_unref);
}

/* ---- what was done ---- */

static void
end_with (YuiSyncOp *op, YuiSyncOpState state, guint status, GBytes *answer)
{
  op->state = state;
  op->status = status;
  g_clear_pointer (&op->answer, g_bytes_unref);
  op->answer = answer;
}

/* Ends it without keeping: another op has its place. */
static void
end_with_conflict (YuiSyncOp *op, YuiProblemCode code, const char *name, const char *sentence)
{
  g_autoptr (GError) problem = NULL;
  gsize size;
  char *text;

  yui_problem_set_named (&problem, code, name, "%s", sentence);
  text = yui_problem_to_json (problem, &size);
  end_with (op, YUI_SYNC_OP_REJECTED, yui_problem_get_status (problem),
            g_bytes_new_take (text, size));
}

static void
take_stored (YuiSyncOp *op, YuiRequest *request, YuiStatement *row)
{
  const char *actor_id = yui_statement_get_text (row, 4);
  const guint status = yui_statement_get_int (row, 2);
  gsize size;
  const void *hash = yui_statement_get_blob (row, 1, &size);

  if (!g_str_equal (yui_statement_get_text (row, 0), op->op_id))
    end_with_conflict (op, YUI_PROBLEM_CONFLICT, "device-seq-reused",
                       "Another op has this number of the device already.");
  else if (size != sizeof op->sha256 || memcmp (hash, op->sha256, size) != 0
           || (!g_str_equal (actor_id, request->principal.actor_id)
               && !g_str_equal (op->owner_id, request->principal.actor_id)))
    end_with_conflict (op, YUI_PROBLEM_IDEMPOTENCY_KEY_REUSED, "op-id-reused",
                       "This op_id belongs to another op. Use a new one for a new op.");
  else
    {
      end_with (op, status < 400 ? YUI_SYNC_OP_DUPLICATE : YUI_SYNC_OP_REJECTED, status,
                yui_statement_dup_bytes (row, 3));
      op->is_stored = TRUE;
    }
}

#define STORED "SELECT op_id, op_sha256, status, answer, actor_id FROM sync_op "

gboolean
yui_sync_op_find (YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      STORED "WHERE programme_id = $1 AND owner_id = $2 AND op_id = $3 UNION ALL " STORED
             "WHERE programme_id = $1 AND owner_id = $2 AND device_id = $4 AND device_seq = $5 "
             "AND op_id <> $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (op->owner_id), YUI_TEXT (op->op_id),
      YUI_TEXT (op->device_id), YUI_INT (op->device_seq));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (op->answer == NULL || g_str_equal (yui_statement_get_text (query, 0), op->op_id))
      take_stored (op, request, query);
  return step == YUI_STEP_DONE;
}

gboolean
yui_sync_op_store (
    YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, YuiResponse *response, GError **error)
{
  const guint status = yui_response_get_status (response);

  end_with (op, status < 400 ? YUI_SYNC_OP_APPLIED : YUI_SYNC_OP_REJECTED, status,
            g_bytes_ref (yui_response_get_body (response)));
  op->is_stored = yui_database_queue (
      db, error,
      "INSERT INTO sync_op (programme_id, owner_id, op_id, device_id, "
      "device_seq, actor_id, kind, op_sha256, occurred_s, clock_offset_s, "
      "received_s, status, answer) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      YUI_INT (request->principal.programme_id), YUI_TEXT (op->owner_id), YUI_TEXT (op->op_id),
      YUI_TEXT (op->device_id), YUI_INT (op->device_seq), YUI_TEXT (request->principal.actor_id),
      YUI_TEXT (op->kind), YUI_BLOB (op->sha256, sizeof op->sha256), YUI_INT (op->occurred_s),
      YUI_INT (op->clock_offset_s), YUI_INT (request->now_s), YUI_INT (status),
      YUI_BYTES (op->answer));
  return op->is_stored;
}
