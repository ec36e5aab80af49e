/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-unmatched.h"

#include "yui-attendance.h"
#include "yui-card-code.h"

#include "store/yui-uuid.h"

#include <string.h>

#define CARD_ENDING_LENGTH 4

/* What can be read of a body that may be anything. */
typedef struct
{
  yyjson_doc *doc;
  const char *contract_id;
  const char *kind;
  char card_ending[CARD_ENDING_LENGTH + 1];
} Said;

static void
take_card_ending (Said *said, const char *code)
{
  gsize n = 0;

  /* Only what a card can have: a code may be any bytes here. */
  for (const char *c = code + strlen (code); c > code && n < CARD_ENDING_LENGTH; c--)
    if (g_ascii_isalnum (c[-1]))
      n++;
    else
      break;
  memcpy (said->card_ending, code + strlen (code) - n, n + 1);
}

/* Of a pass, signed or not, the number that stands beside it on the card. */
static void
take_card (Said *said, const char *text)
{
  YuiWorkerPass pass;
  char code[YUI_CARD_CODE_SIZE];

  if (!yui_worker_pass_read (&pass, text))
    {
      take_card_ending (said, text);
      return;
    }
  yui_card_code_from_bytes (pass.code, code);
  take_card_ending (said, code);
}

static void
read_said (Said *said, YuiSyncOp *op)
{
  gsize size;
  const char *data = g_bytes_get_data (op->body, &size);
  yyjson_val *root;
  const char *text;
  YuiClockKind kind;

  said->doc = yyjson_read (data, size, YYJSON_READ_NOFLAG);
  root = yyjson_doc_get_root (said->doc);
  text = yyjson_get_str (yyjson_obj_get (root, "contract_id"));
  if (text != NULL && yui_uuid_is_valid (text))
    said->contract_id = text;
  text = yyjson_get_str (yyjson_obj_get (root, "kind"));
  if (text != NULL && yui_clock_kind_from_name (text, &kind))
    said->kind = text;
  text = yyjson_get_str (yyjson_obj_get (root, "card_code"));
  if (text != NULL)
    take_card (said, text);
}

/* The first fault's code, or the problem's name. */
static char *
dup_reason (YuiSyncOp *op)
{
  gsize size;
  const char *data = g_bytes_get_data (op->answer, &size);
  g_autoptr (yyjson_doc) doc = yyjson_read (data, size, YYJSON_READ_NOFLAG);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *fault = yyjson_arr_get_first (yyjson_obj_get (root, "errors"));
  const char *code = yyjson_get_str (yyjson_obj_get (fault, "code"));
  const char *type = yyjson_get_str (yyjson_obj_get (root, "type"));
  const char *colon = type != NULL ? strrchr (type, ':') : NULL;

  if (code != NULL)
    return g_strdup (code);
  return g_strdup (colon != NULL ? colon + 1 : "rejected");
}

/* Adds the row unless it is there; id receives it only when it was added. */
static gboolean
insert (YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, char **id, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  g_autofree char *new_id = yui_uuid_new (), *reason = dup_reason (op);
  Said said = { 0 };
  gint64 n_rows;

  read_said (&said, op);
  n_rows = yui_database_run (
      db, error,
      "INSERT INTO unmatched_clock_event (programme_id, id, owner_id, op_id, op_sha256, "
      "employer_id, workplace_id, worker_id, contract_id, card_ending, kind, problem, occurred_s, "
      "received_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
      "ON CONFLICT (programme_id, owner_id, op_id, op_sha256) DO NOTHING",
      YUI_INT (principal->programme_id), YUI_TEXT (new_id), YUI_TEXT (op->owner_id),
      YUI_TEXT (op->op_id), YUI_BLOB (op->sha256, sizeof op->sha256),
      YUI_TEXT (principal->employer_id), YUI_TEXT (principal->workplace_id),
      YUI_TEXT (principal->worker_id), YUI_TEXT (said.contract_id),
      YUI_TEXT (said.card_ending[0] != '\0' ? said.card_ending : NULL), YUI_TEXT (said.kind),
      YUI_TEXT (reason), YUI_INT (op->occurred_s), YUI_INT (request->now_s));
  if (n_rows > 0)
    *id = g_steal_pointer (&new_id);
  yyjson_doc_free (said.doc);
  return n_rows >= 0;
}

gboolean
yui_unmatched_keep (YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (op != NULL && op->answer != NULL, FALSE);

  return insert (op, request, db, &id, error)
         && (id == NULL
             || yui_request_log_change (request, db, "unmatched_clock_event", id,
                                        request->principal.employer_id, FALSE, error));
}
