/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-routes.h"
#include "yui-worker.h"

/* The town's own view of people: everybody registered, and the pools that each is in. */

/* $1 programme. */
#define SELECT                                                                                     \
  "SELECT w.id, w.version, w.name, w.kana, w.birth_day, w.district, w.phone, "                     \
  "(SELECT count(*) FROM membership m WHERE m.programme_id = w.programme_id "                      \
  "AND m.worker_id = w.id) FROM worker w "                                                         \
  "WHERE w.programme_id = $1 AND w.withdrawn_s IS NULL AND w.erased_s IS NULL "

enum
{
  VERSION = 1,
  KANA = 3,
};

static gboolean
add_worker (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, VERSION));
  yui_json_add_text (doc, object, "display_name", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "kana", yui_statement_get_text (row, KANA));
  if (!yui_statement_is_null (row, 4))
    yui_json_add_day (doc, object, "birth_date", yui_statement_get_int (row, 4));
  yui_json_add_text (doc, object, "district", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, object, "phone", yui_statement_get_text (row, 6));
  yui_json_add_int (doc, object, "n_pools", yui_statement_get_int (row, 7));
  return TRUE;
}

static YuiResponse *
list_workers (YuiRequest *request, GError **error)
{
  const char *q = yui_request_get_query (request, "q");
  g_autofree char *pattern = yui_worker_make_pattern (q, FALSE);
  g_autofree char *kana = yui_worker_make_pattern (q, TRUE);
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "tt", error))
    return NULL;
  query
      = yui_database_query (request->db, error,
                            SELECT "AND ($2 IS NULL "
                                   "OR replace (w.name, ' ', '') LIKE $2 ESCAPE '\\' "
                                   "OR replace (w.kana, ' ', '') LIKE $3 ESCAPE '\\' "
                                   "OR replace (w.district, ' ', '') LIKE $2 ESCAPE '\\') "
                                   "AND (w.kana, w.id) > ($4, $5) ORDER BY w.kana, w.id LIMIT $6",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (pattern),
                            YUI_TEXT (kana), page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_worker, (int[]){ KANA, 0 }, error);
}

static gboolean
add_pools (YuiRequest *request, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yyjson_mut_val *pools = yyjson_mut_obj_add_arr (doc, object, "pools");
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT m.id, m.employer_id, e.name, m.kind FROM membership m "
      "JOIN employer e ON e.programme_id = m.programme_id AND e.id = m.employer_id "
      "WHERE m.programme_id = $1 AND m.worker_id = $2 ORDER BY e.name, m.id",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "worker_id")));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *pool = yyjson_mut_arr_add_obj (doc, pools);

      yui_json_add_text (doc, pool, "membership_id", yui_statement_get_text (query, 0));
      yui_json_add_text (doc, pool, "employer_id", yui_statement_get_text (query, 1));
      yui_json_add_text (doc, pool, "employer_name", yui_statement_get_text (query, 2));
      yui_json_add_text (doc, pool, "kind", yui_statement_get_text (query, 3));
    }
  return step == YUI_STEP_DONE;
}

static YuiResponse *
get_worker (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      request->db, error, SELECT "AND w.id = $2", YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "worker_id")));
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (!yui_problem_find_row (row, error))
    return NULL;
  doc = yui_json_new ();
  if (!add_worker (request, row, doc, yui_json_root (doc), error)
      || !add_pools (request, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, VERSION));
  return response;
}

const YuiRoute yui_workers_desk_routes[] = {
  { "GET", "/v1/workers", "listWorkers", YUI_ROLE_COORDINATOR, list_workers },
  { "GET", "/v1/workers/{worker_id}", "getWorker", YUI_ROLE_COORDINATOR, get_worker },
  { NULL },
};
