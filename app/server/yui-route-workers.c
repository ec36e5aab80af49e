/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-json.h"
#include "yui-moment.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "store/yui-schema.h"

/* ---- withdrawing ---- */

/* $1 programme, $2 worker, $3 now. */
static const char *const withdrawal[] = {
  "UPDATE access_token SET revoked_s = $3 "
  "WHERE programme_id = $1 AND worker_id = $2 AND revoked_s IS NULL",
  "UPDATE worker_card SET revoked_s = $3 "
  "WHERE programme_id = $1 AND worker_id = $2 AND revoked_s IS NULL",
  "UPDATE offer SET state = 'declined', answered_s = $3, version = version + 1 "
  "WHERE programme_id = $1 AND worker_id = $2 AND state = 'open'",
  "UPDATE application SET state = 'withdrawn', answered_s = $3, version = version + 1 "
  "WHERE programme_id = $1 AND worker_id = $2 AND state = 'open'",
};

/* A contract is ended by its own rules first. */
static gboolean
check_no_contract (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT 1 FROM contract WHERE programme_id = $1 AND worker_id = $2 AND cancelled_s IS NULL "
      "AND end_s > $3 LIMIT 1",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id), YUI_INT (request->now_s));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "has-contracts",
                           "This person has agreed to work that is not over. Cancel it first.");
  return step == YUI_STEP_DONE;
}

/* No employer asks a person who has left. */
static gboolean
leave_pools (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  g_autoptr (YuiStatement) rows
      = yui_database_query (db, error,
                            "UPDATE membership SET blocked_by_worker = 1, version = version + 1 "
                            "WHERE programme_id = $1 AND worker_id = $2 RETURNING id, employer_id",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    {
      g_ptr_array_add (ids, yui_statement_dup_text (rows, 0));
      g_ptr_array_add (ids, yui_statement_dup_text (rows, 1));
    }
  for (guint i = 0; step == YUI_STEP_DONE && i < ids->len; i += 2)
    if (!yui_request_log_change (request, db, "membership", ids->pdata[i], ids->pdata[i + 1], FALSE,
                                 error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

static YuiResponse *
write_withdrawal (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiValue programme = YUI_INT (request->principal.programme_id);
  const char *id = yui_request_get_path_value (request, "worker_id");
  g_autoptr (YuiStatement) worker = yui_database_query (
      db, error, "SELECT 1 FROM worker WHERE programme_id = $1 AND id = $2 AND erased_s IS NULL",
      programme, YUI_TEXT (id));

  if (!yui_problem_find_row (worker, error) || !check_no_contract (request, db, id, error)
      || yui_database_run (db, error,
                           "UPDATE worker SET withdrawn_s = $3, version = version + 1 "
                           "WHERE programme_id = $1 AND id = $2 AND withdrawn_s IS NULL",
                           programme, YUI_TEXT (id), YUI_INT (request->now_s))
             < 0
      || !leave_pools (request, db, id, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (withdrawal); i++)
    if (yui_database_run (db, error, withdrawal[i], programme, YUI_TEXT (id),
                          YUI_INT (request->now_s))
        < 0)
      return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
withdraw_worker (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_withdrawal, NULL, error);
}

/* ---- what is kept of a person ---- */

/* Tables whose rows are a person's by way of another table. */
static const struct
{
  const char *table, *column, *of;
} ways[] = {
  { "attendance_claim", "attendance_id", "attendance" },
  { "attendance_span", "attendance_id", "attendance" },
  { "contract_version", "contract_id", "contract" },
  { "pay_line", "payslip_id", "payslip" },
  { "pay_work", "attendance_id", "attendance" },
};

/* What is no fact about the person, but opens something. */
static gboolean
is_secret (const char *column)
{
  return g_str_has_suffix (column, "_sha256") || g_str_equal (column, "key_thumbprint");
}

static void
add_value (YuiJson *doc, yyjson_mut_val *row, const YuiColumn *column, YuiStatement *query, int i)
{
  if (yui_statement_is_null (query, i))
    yui_json_add_null (doc, row, column->name);
  else if (column->type == YUI_VALUE_INT)
    yui_json_add_int (doc, row, column->name, yui_statement_get_int (query, i));
  else if (column->type == YUI_VALUE_TEXT)
    yui_json_add_text (doc, row, column->name, yui_statement_get_text (query, i));
}

/* Adds the rows of a table that query finds, under the table's name; takes query. */
static gboolean
add_rows (YuiJson *doc, const YuiTable *table, YuiStatement *taken, GError **error)
{
  g_autoptr (YuiStatement) query = taken;
  yyjson_mut_val *rows = NULL;
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *key = yyjson_mut_strcpy (doc, table->name), *row;

      if (rows == NULL)
        {
          rows = yyjson_mut_arr (doc);
          yyjson_mut_obj_add (yui_json_root (doc), key, rows);
        }
      row = yyjson_mut_arr_add_obj (doc, rows);
      for (guint i = 0; i < table->columns->len; i++)
        {
          const YuiColumn *column = table->columns->pdata[i];

          if (!is_secret (column->name))
            add_value (doc, row, column, query, (int)i);
        }
    }
  return step == YUI_STEP_DONE;
}

static gboolean
has_column (const YuiTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (((const YuiColumn *)table->columns->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

static gboolean
add_table (YuiRequest *request, YuiJson *doc, const YuiTable *table, GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  const char *id = yui_request_get_path_value (request, "worker_id");

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (table->name, ways[i].table))
      return add_rows (doc, table,
                       yui_table_query_of (table, request->db, programme_id, ways[i].column,
                                           ways[i].of, id, error),
                       error);
  if (!table->has_programme || !has_column (table, "worker_id"))
    return TRUE;
  return add_rows (
      doc, table,
      yui_table_query_of (table, request->db, programme_id, "worker_id", NULL, id, error), error);
}

/* Reading all of a person is noted, as a change would be. */
static YuiResponse *
note_reading (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_response_new_empty (204);
}

static YuiResponse *
get_personal_data (YuiRequest *request, GError **error)
{
  const char *id = yui_request_get_path_value (request, "worker_id");
  g_autoptr (YuiStatement) worker = yui_database_query (
      request->db, error,
      "SELECT name, kana, birth_day, district, address, phone, registered_s, withdrawn_s "
      "FROM worker WHERE programme_id = $1 AND id = $2 AND erased_s IS NULL",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (YuiResponse) noted = NULL;
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  if (!yui_problem_find_row (worker, error))
    return NULL;
  yui_json_add_text (doc, root, "id", id);
  yui_json_add_text (doc, root, "name", yui_statement_get_text (worker, 0));
  yui_json_add_text (doc, root, "kana", yui_statement_get_text (worker, 1));
  if (!yui_statement_is_null (worker, 2))
    yui_json_add_day (doc, root, "birth_date", yui_statement_get_int (worker, 2));
  yui_json_add_text (doc, root, "district", yui_statement_get_text (worker, 3));
  yui_json_add_text (doc, root, "address", yui_statement_get_text (worker, 4));
  yui_json_add_text (doc, root, "phone", yui_statement_get_text (worker, 5));
  yui_json_add_moment (doc, root, "registered_at", yui_statement_get_int (worker, 6));
  if (!yui_statement_is_null (worker, 7))
    yui_json_add_moment (doc, root, "withdrawn_at", yui_statement_get_int (worker, 7));
  tables = yui_schema_read (request->db, error);
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    if (!add_table (request, doc, tables->pdata[i], error))
      return NULL;
  if (tables == NULL || (noted = yui_request_change (request, note_reading, NULL, error)) == NULL)
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_workers_routes[] = {
  { "POST", "/v1/workers/{worker_id}/withdraw", "withdrawWorker", YUI_ROLE_COORDINATOR,
    withdraw_worker },
  { "GET", "/v1/workers/{worker_id}/personal-data", "getPersonalData", YUI_ROLE_COORDINATOR,
    get_personal_data, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { NULL },
};
