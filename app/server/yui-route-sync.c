/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-epoch.h"
#include "yui-routes.h"
#include "yui-sync.h"

/* The answers stand in it byte for byte as they were first given. */
static void
add_result (GString *text, const YuiSyncOp *op)
{
  static const char *const states[] = {
    [YUI_SYNC_OP_APPLIED] = "applied",
    [YUI_SYNC_OP_DUPLICATE] = "duplicate",
    [YUI_SYNC_OP_REJECTED] = "rejected",
  };
  gsize size;
  const char *answer = g_bytes_get_data (op->answer, &size);

  g_string_append_printf (
      text, "{\"op_id\":\"%s\",\"device_seq\":%" G_GINT64_FORMAT ",\"state\":\"%s\",\"status\":%u",
      op->op_id, op->device_seq, states[op->state], op->status);
  g_string_append (text, op->state == YUI_SYNC_OP_REJECTED ? ",\"problem\":" : ",\"answer\":");
  if (size > 0)
    g_string_append_len (text, answer, (gssize)size);
  else
    g_string_append (text, "null");
  g_string_append_c (text, '}');
}

static YuiResponse *
answer_batch (const YuiSyncBatch *batch, const char *epoch)
{
  GString *text = g_string_new ("{\"results\":[");
  gboolean is_first = TRUE;

  for (guint i = 0; i < batch->ops->len; i++)
    {
      const YuiSyncOp *op = &g_array_index (batch->ops, YuiSyncOp, i);

      if (op->state == YUI_SYNC_OP_OPEN)
        continue;
      if (!is_first)
        g_string_append_c (text, ',');
      is_first = FALSE;
      add_result (text, op);
    }
  g_string_append_printf (text, "],\"retry_after_s\":%u,\"epoch\":\"%s\"}", batch->retry_after_s,
                          epoch);
  return yui_response_new_bytes (200, "application/json", g_string_free_to_bytes (text));
}

static YuiResponse *
push_ops (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (YuiSyncBatch) batch = { 0 };
  g_autofree char *epoch = NULL;

  if (body == NULL || !yui_sync_batch_read (&batch, request, body, error)
      || !yui_sync_batch_apply (&batch, request, error))
    return NULL;
  epoch = yui_epoch_read (request->db, error);
  return epoch != NULL ? answer_batch (&batch, epoch) : NULL;
}

const YuiRoute yui_sync_routes[] = {
  { "POST", "/v1/sync/ops", "pushOps",
    YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR | YUI_ROLE_KIOSK | YUI_ROLE_WORKER, push_ops,
    YUI_BODY_JSON, YUI_ROUTE_NO_KEY },
  { NULL },
};
