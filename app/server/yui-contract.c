/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-contract.h"
#include "yui-attendance.h"
#include "yui-cancellation-store.h"
#include "yui-proposal.h"
#include "yui-terms.h"

/* $1 is the programme and $2 the contract in all of these. */
#define VERSIONS                                                                                   \
  "SELECT v.number, v.terms, v.terms_sha256, v.agreed_s, v.notice_document_id, q.kind, "           \
  "q.consent_how, q.consent_note FROM contract_version v LEFT JOIN contract_proposal q "           \
  "ON q.programme_id = v.programme_id AND q.id = v.proposal_id "                                   \
  "WHERE v.programme_id = $1 AND v.contract_id = $2 ORDER BY v.number"
#define DELIVERIES                                                                                 \
  "SELECT n.document_id, n.how, n.delivered_s, n.kiosk_account_id FROM notice_delivery n "         \
  "WHERE n.programme_id = $1 AND n.contract_id = $2 AND NOT EXISTS (SELECT 1 FROM cancellation x " \
  "WHERE x.programme_id = n.programme_id AND x.document_id = n.document_id) "                      \
  "ORDER BY n.delivered_s, n.id"

/* Adds each row of query, which it takes, to the array. */
typedef void (*RowFunc) (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object);

static gboolean
add_rows (YuiStatement *query, YuiJson *doc, yyjson_mut_val *array, RowFunc add, GError **error)
{
  g_autoptr (YuiStatement) rows = query;
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    add (rows, doc, yyjson_mut_arr_add_obj (doc, array));
  return step == YUI_STEP_DONE;
}

static void
add_version (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_int (doc, object, "number", yui_statement_get_int (row, 0));
  yui_terms_add_json (doc, object, yui_statement_get_text (row, 1),
                      yui_statement_get_text (row, 2));
  yui_json_add_moment (doc, object, "agreed_at", yui_statement_get_int (row, 3));
  yui_json_add_text (doc, object, "notice_document_id", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, object, "consent_how", yui_statement_get_text (row, 6));
  yui_json_add_text (doc, object, "consent_note", yui_statement_get_text (row, 7));
}

static void
add_delivery (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "document_id", yui_statement_get_text (row, 0));
  yui_json_add_text (doc, object, "how", yui_statement_get_text (row, 1));
  yui_json_add_moment (doc, object, "delivered_at", yui_statement_get_int (row, 2));
  yui_json_add_bool (doc, object, "at_kiosk", !yui_statement_is_null (row, 3));
}

static gboolean
add_cancellation (YuiDatabase *db,
                  gint64 programme_id,
                  const char *id,
                  YuiJson *doc,
                  yyjson_mut_val *object,
                  GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, YUI_CANCELLATION_SELECT "AND x.contract_id = $2",
                            YUI_INT (programme_id), YUI_TEXT (id));
  const YuiStep step = row != NULL ? yui_statement_step (row, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    yui_cancellation_add_json (row, doc, yyjson_mut_obj_add_obj (doc, object, "cancellation"));
  else
    yui_json_add_null (doc, object, "cancellation");
  return step != YUI_STEP_ERROR;
}

/* The proposal that waits for the worker's answer. */
static gboolean
add_proposal (YuiDatabase *db,
              gint64 programme_id,
              const char *id,
              gint64 now_s,
              YuiJson *doc,
              yyjson_mut_val *object,
              GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      YUI_PROPOSAL_SELECT "AND q.contract_id = $3 AND q.state = 'open' AND q.reply_by_s > $2",
      YUI_INT (programme_id), YUI_INT (now_s), YUI_TEXT (id));
  const YuiStep step = row != NULL ? yui_statement_step (row, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    {
      g_autoptr (YuiProposal) proposal = yui_proposal_from_row (row);

      yui_proposal_add_json (proposal, doc, yyjson_mut_obj_add_obj (doc, object, "proposal"));
    }
  else
    yui_json_add_null (doc, object, "proposal");
  return step != YUI_STEP_ERROR;
}

static gboolean
add_story (YuiDatabase *db,
           gint64 programme_id,
           const char *id,
           gint64 now_s,
           YuiJson *doc,
           yyjson_mut_val *object,
           GError **error)
{
  return add_cancellation (db, programme_id, id, doc, object, error)
         && add_proposal (db, programme_id, id, now_s, doc, object, error)
         && add_rows (
             yui_database_query (db, error, VERSIONS, YUI_INT (programme_id), YUI_TEXT (id)), doc,
             yyjson_mut_obj_add_arr (doc, object, "versions"), add_version, error)
         && add_rows (
             yui_database_query (db, error, DELIVERIES, YUI_INT (programme_id), YUI_TEXT (id)), doc,
             yyjson_mut_obj_add_arr (doc, object, "deliveries"), add_delivery, error);
}

gboolean
yui_contract_add_json (YuiDatabase *db,
                       gint64 programme_id,
                       YuiStatement *row,
                       gint64 now_s,
                       YuiJson *doc,
                       yyjson_mut_val *object,
                       GError **error)
{
  const char *id = yui_statement_get_text (row, 0);
  YuiClocked clocked;

  if (!yui_attendance_load_clock (db, programme_id, id, &clocked, error))
    return FALSE;
  yui_json_add_text (doc, object, "id", id);
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "shift_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 4));
  yui_json_add_moment (doc, object, "formed_at", yui_statement_get_int (row, 5));
  yui_terms_add_json (doc, object, yui_statement_get_text (row, 6),
                      yui_statement_get_text (row, 7));
  yui_json_add_text (doc, object, "clock_state", yui_clock_state_name (clocked.state));
  yui_json_add_text (doc, object, "notice_document_id", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "attendance_id", yui_statement_get_text (row, 9));
  yui_json_add_text (doc, object, "state",
                     yui_statement_is_null (row, 11) ? "in_force" : "cancelled");
  yui_json_add_bool (doc, object, "electronic_notice", yui_statement_get_int (row, 12) != 0);
  return add_story (db, programme_id, id, now_s, doc, object, error);
}
