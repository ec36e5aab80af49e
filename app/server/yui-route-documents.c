/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"
#include "yui-request.h"
#include "yui-routes.h"

static const char *const KINDS[]
    = { "working_conditions_notice", "payslip", "pay_summary", "worker_card", NULL };

/* $1 is the programme, $2 the employer and $3 the worker that asks; one of them is NULL. A worker's
 * papers of several employers are all theirs. $4 is which kinds the caller's role does not read: a
 * manager no pay papers, a clerk no cards, for who holds a card can act for its holder. */
#define VISIBLE                                                                                    \
  "d.programme_id = $1 AND (($2 IS NOT NULL AND d.employer_id = $2 "                               \
  "AND ($4 <> 'pay' OR d.kind NOT IN ('payslip', 'pay_summary')) "                                 \
  "AND ($4 <> 'cards' OR d.kind <> 'worker_card')) "                                               \
  "OR ($3 IS NOT NULL AND d.worker_id = $3)) "
#define SELECT                                                                                     \
  "SELECT d.id, d.kind, d.title, d.created_s, d.sha256, d.size, d.keep_until_day FROM document d " \
  "WHERE " VISIBLE

enum
{
  DOCUMENT_ID = 0,
  DOCUMENT_CREATED = 3,
  DOCUMENT_SHA256 = 4,
};

static YuiValue
employer_of (YuiRequest *request)
{
  return YUI_TEXT (
      yui_request_has_role (request, YUI_ROLE_WORKER) ? NULL : request->principal.employer_id);
}

static YuiValue
worker_of (YuiRequest *request)
{
  return YUI_TEXT (request->principal.worker_id);
}

static YuiValue
hidden_from (YuiRequest *request)
{
  if (yui_request_has_role (request, YUI_ROLE_EMPLOYER_MANAGER))
    return YUI_TEXT ("pay");
  return YUI_TEXT (yui_request_has_role (request, YUI_ROLE_PAYROLL_CLERK) ? "cards" : "");
}

static void
add_document (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, DOCUMENT_ID));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 1));
  yui_json_add_text (doc, object, "title", yui_statement_get_text (row, 2));
  yui_json_add_moment (doc, object, "created_at", yui_statement_get_int (row, DOCUMENT_CREATED));
  yui_json_add_text (doc, object, "sha256", yui_statement_get_text (row, DOCUMENT_SHA256));
  yui_json_add_int (doc, object, "size", yui_statement_get_int (row, 5));
  if (yui_statement_is_null (row, 6))
    yui_json_add_null (doc, object, "keep_until");
  else
    yui_json_add_day (doc, object, "keep_until", yui_statement_get_int (row, 6));
}

static YuiStatement *
query_list (YuiRequest *request, const YuiPage *page, GError **error)
{
  const char *kind = NULL, *shift_id = NULL, *pay_run_id = NULL;

  if (!yui_request_query_word (request, "kind", FALSE, KINDS, &kind, error)
      || !yui_request_query_id (request, "shift_id", FALSE, &shift_id, error)
      || !yui_request_query_id (request, "pay_run_id", FALSE, &pay_run_id, error))
    return NULL;
  return yui_database_query (
      request->db, error,
      SELECT "AND ($5 IS NULL OR d.kind = $5) AND ($6 IS NULL OR d.shift_id = $6) "
             "AND ($7 IS NULL OR d.pay_run_id = $7) AND (d.created_s, d.id) < ($8, $9) "
             "ORDER BY d.created_s DESC, d.id DESC LIMIT $10",
      YUI_INT (request->principal.programme_id), employer_of (request), worker_of (request),
      hidden_from (request), YUI_TEXT (kind), YUI_TEXT (shift_id), YUI_TEXT (pay_run_id),
      page->keys[0], page->keys[1], YUI_INT (page->limit + 1));
}

static YuiResponse *
list_documents (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  g_autoptr (YuiJson) doc = NULL;
  g_autofree char *last_id = NULL;
  gint64 last_s = 0;
  yyjson_mut_val *items;
  YuiResponse *response;
  YuiStep step;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = query_list (request, &page, error);
  if (query == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW && yui_page_take (&page))
    {
      add_document (query, doc, yyjson_mut_arr_add_obj (doc, items));
      g_set_str (&last_id, yui_statement_get_text (query, DOCUMENT_ID));
      last_s = yui_statement_get_int (query, DOCUMENT_CREATED);
    }
  if (step == YUI_STEP_ERROR)
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  if (page.has_more)
    yui_page_link (request, response, YUI_INT (last_s), YUI_TEXT (last_id));
  return response;
}

/* Finds the document of the path among those the caller may read; NULL with 404. */
static YuiStatement *
find_document (YuiRequest *request, const char *sql, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error, sql, YUI_INT (request->principal.programme_id),
                            employer_of (request), worker_of (request), hidden_from (request),
                            YUI_TEXT (yui_request_get_path_value (request, "document_id")));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    yui_problem_set_not_found (error);
  return step == YUI_STEP_ROW ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
get_document (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) row = find_document (request, SELECT "AND d.id = $5", error);
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  add_document (row, doc, yui_json_root (doc));
  return yui_response_new_json (200, doc);
}

static YuiResponse *
get_document_content (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) row = find_document (
      request,
      "SELECT c.content FROM document d JOIN document_content c "
      "ON c.programme_id = d.programme_id AND c.document_id = d.id WHERE " VISIBLE "AND d.id = $5",
      error);

  if (row == NULL)
    return NULL;
  return yui_response_new_bytes (200, "application/pdf", yui_statement_dup_bytes (row, 0));
}

#define READERS (YUI_ROLES_EMPLOYER | YUI_ROLE_WORKER)

const YuiRoute yui_documents_routes[] = {
  { "GET", "/v1/documents", "listDocuments", READERS, list_documents },
  { "GET", "/v1/documents/{document_id}", "getDocument", READERS, get_document },
  { "GET", "/v1/documents/{document_id}/content", "getDocumentContent", READERS,
    get_document_content },
  { NULL },
};
