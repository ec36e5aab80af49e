/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive.h"
#include "yui-paper-answers.h"
#include "yui-moment.h"
#include "yui-page.h"
#include "yui-request.h"
#include "yui-retention-jobs.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define QUERY_MAX 100

/* $1 is the programme, $2 the employer and $3 the worker that asks; one of them is NULL. A worker's
 * papers of several employers are all theirs. $4 is who asks, for the kinds that they read: a
 * manager no pay papers, a clerk no cards (who holds a card can act for its holder), a worker what
 * was made for them. yui_archive_kinds says the same. */
#define VISIBLE                                                                                    \
  "d.programme_id = $1 AND d.erased_s IS NULL "                                                    \
  "AND (($2 IS NOT NULL AND d.employer_id = $2) OR ($3 IS NOT NULL AND d.worker_id = $3)) "        \
  "AND ($4 = 'owner' OR ($4 = 'clerk' AND d.kind NOT IN ('check_in_poster', 'worker_card')) "      \
  "OR ($4 = 'manager' AND d.kind IN ('attendance_book', 'cancellation', 'check_in_poster', "       \
  "'contract', "                                                                                   \
  "'worker_card', 'working_conditions_notice')) "                                                  \
  "OR ($4 = 'worker' AND d.kind IN ('cancellation', 'contract', 'payslip', 'withholding_slip', "   \
  "'worker_card', 'working_conditions_notice'))) "
#define COLUMNS                                                                                    \
  "SELECT d.id, d.kind, d.title, d.created_s, d.sha256, d.size, d.keep_until_day, d.worker_id, "   \
  "w.name, d.shift_id, d.pay_run_id, d.media_type, d.from_day, d.to_day "
#define SELECT                                                                                     \
  COLUMNS "FROM document d LEFT JOIN worker w "                                                    \
          "ON w.programme_id = d.programme_id AND w.id = d.worker_id WHERE " VISIBLE

/* The day in Japan when it was made, for papers that cover no period. */
#define MADE_DAY "((d.created_s + 32400) / 86400)"

enum
{
  DOCUMENT_ID = 0,
  DOCUMENT_CREATED = 3,
  DOCUMENT_SHA256 = 4,
  DOCUMENT_KEEP_UNTIL = 6,
  DOCUMENT_FROM = 12,
  DOCUMENT_TO = 13,
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
reader_of (YuiRequest *request)
{
  if (yui_request_has_role (request, YUI_ROLE_EMPLOYER_OWNER))
    return YUI_TEXT ("owner");
  if (yui_request_has_role (request, YUI_ROLE_EMPLOYER_MANAGER))
    return YUI_TEXT ("manager");
  return YUI_TEXT (yui_request_has_role (request, YUI_ROLE_PAYROLL_CLERK) ? "clerk" : "worker");
}

static void
add_day (YuiStatement *row, int column, YuiJson *doc, yyjson_mut_val *object, const char *member)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, member);
  else
    yui_json_add_day (doc, object, member, yui_statement_get_int (row, column));
}

static gboolean
add_document (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, DOCUMENT_ID));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 1));
  yui_json_add_text (doc, object, "title", yui_statement_get_text (row, 2));
  yui_json_add_moment (doc, object, "created_at", yui_statement_get_int (row, DOCUMENT_CREATED));
  yui_json_add_text (doc, object, "sha256", yui_statement_get_text (row, DOCUMENT_SHA256));
  yui_json_add_int (doc, object, "size", yui_statement_get_int (row, 5));
  add_day (row, DOCUMENT_KEEP_UNTIL, doc, object, "keep_until");
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 7));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "shift_id", yui_statement_get_text (row, 9));
  yui_json_add_text (doc, object, "pay_run_id", yui_statement_get_text (row, 10));
  yui_json_add_text (doc, object, "media_type", yui_statement_get_text (row, 11));
  add_day (row, DOCUMENT_FROM, doc, object, "from");
  add_day (row, DOCUMENT_TO, doc, object, "to");
  return TRUE;
}

/* What a list is asked for; text is borrowed, days are 0 when not given. */
typedef struct
{
  const char *kind;
  const char *shift_id;
  const char *pay_run_id;
  const char *worker_id;
  const char *text;
  gint64 from_day;
  gint64 to_day;
  gboolean is_erasable;
} Filter;

static gboolean
read_kind (YuiRequest *request, const char **kind, GError **error)
{
  *kind = yui_request_get_query (request, "kind");
  if (*kind == NULL || yui_archive_find_kind (*kind) != NULL)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                   "The parameter \"kind\" must be a kind of document.");
  return FALSE;
}

static gboolean
read_filter (Filter *filter, YuiRequest *request, GError **error)
{
  static const char *const TRUTHS[] = { "true", "false", NULL };
  const char *erasable = NULL;

  filter->text = yui_request_get_query (request, "q");
  if (filter->text != NULL && g_utf8_strlen (filter->text, -1) > QUERY_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                       "The parameter \"q\" has more than %d characters.", QUERY_MAX);
      return FALSE;
    }
  if (!read_kind (request, &filter->kind, error)
      || !yui_request_query_id (request, "shift_id", FALSE, &filter->shift_id, error)
      || !yui_request_query_id (request, "pay_run_id", FALSE, &filter->pay_run_id, error)
      || !yui_request_query_id (request, "worker_id", FALSE, &filter->worker_id, error)
      || !yui_request_query_day (request, "from", FALSE, &filter->from_day, error)
      || !yui_request_query_day (request, "to", FALSE, &filter->to_day, error)
      || !yui_request_query_word (request, "erasable", FALSE, TRUTHS, &erasable, error))
    return FALSE;
  filter->is_erasable = g_strcmp0 (erasable, "true") == 0;
  return TRUE;
}

static YuiStatement *
query_list (YuiRequest *request, const YuiPage *page, GError **error)
{
  Filter filter = { 0 };
  g_autofree char *text = NULL;

  if (!read_filter (&filter, request, error))
    return NULL;
  text = filter.text != NULL ? g_utf8_strdown (filter.text, -1) : NULL;
  return yui_database_query (
      request->db, error,
      SELECT "AND ($5 IS NULL OR d.kind = $5) AND ($6 IS NULL OR d.shift_id = $6) "
             "AND ($7 IS NULL OR d.pay_run_id = $7) AND ($8 IS NULL OR d.worker_id = $8) "
             "AND ($9 IS NULL OR replace (lower (d.title), $9, '') <> lower (d.title)) "
             "AND ($10 = 0 OR coalesce (d.to_day, " MADE_DAY " + 1) > $10) "
             "AND ($11 = 0 OR coalesce (d.from_day, " MADE_DAY ") < $11) "
             "AND ($12 = 0 OR d.keep_until_day < $12) "
             "AND (d.created_s, d.id) < ($13, $14) "
             "ORDER BY d.created_s DESC, d.id DESC LIMIT $15",
      YUI_INT (request->principal.programme_id), employer_of (request), worker_of (request),
      reader_of (request), YUI_TEXT (filter.kind), YUI_TEXT (filter.shift_id),
      YUI_TEXT (filter.pay_run_id), YUI_TEXT (filter.worker_id), YUI_TEXT (text),
      YUI_INT (filter.from_day), YUI_INT (filter.to_day),
      YUI_INT (filter.is_erasable ? yui_civil_day_of_utc (request->now_s) : 0), page->keys[0],
      page->keys[1], YUI_INT (page->limit + 1));
}

static YuiResponse *
list_documents (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = query_list (request, &page, error);
  return yui_page_answer (&page, request, query, add_document,
                          (int[]){ DOCUMENT_CREATED, DOCUMENT_ID }, error);
}

/* Finds a document among those the caller may read; NULL with 404. */
static YuiStatement *
find_document (
    YuiRequest *request, YuiDatabase *db, const char *sql, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, sql, YUI_INT (request->principal.programme_id), employer_of (request),
      worker_of (request), reader_of (request), YUI_TEXT (id));

  return yui_problem_find_row (query, error) ? g_steal_pointer (&query) : NULL;
}

YuiResponse *
yui_document_answer (
    YuiRequest *request, YuiDatabase *db, const char *document_id, guint status, GError **error)
{
  g_autoptr (YuiStatement) row
      = find_document (request, db, SELECT "AND d.id = $5", document_id, error);
  g_autoptr (YuiJson) doc = yui_json_new ();

  return row != NULL && add_document (request, row, doc, yui_json_root (doc), error)
             ? yui_response_new_json (status, g_steal_pointer (&doc))
             : NULL;
}

static YuiResponse *
get_document (YuiRequest *request, GError **error)
{
  return yui_document_answer (request, request->db,
                              yui_request_get_path_value (request, "document_id"), 200, error);
}

YuiResponse *
yui_document_answer_content (YuiRequest *request,
                             YuiDatabase *db,
                             const char *document_id,
                             GError **error)
{
  const char *media_type;
  g_autofree char *disposition = NULL;
  YuiResponse *response;
  g_autoptr (YuiStatement) row = find_document (
      request, db,
      "SELECT c.content, d.media_type FROM document d JOIN document_content c "
      "ON c.programme_id = d.programme_id AND c.document_id = d.id WHERE " VISIBLE "AND d.id = $5",
      document_id, error);

  if (row == NULL)
    return NULL;
  media_type = yui_statement_get_text (row, 1);
  disposition = g_strdup_printf ("attachment; filename=\"%s.%s\"", document_id,
                                 g_str_has_prefix (media_type, "text/csv") ? "csv"
                                 : g_str_has_prefix (media_type, "text/")  ? "txt"
                                                                           : "pdf");
  response = yui_response_new_bytes (200, yui_archive_media_type (media_type),
                                     yui_statement_dup_bytes (row, 0));
  yui_response_set_header (response, "Content-Disposition", disposition);
  return response;
}

static YuiResponse *
get_document_content (YuiRequest *request, GError **error)
{
  return yui_document_answer_content (request, request->db,
                                      yui_request_get_path_value (request, "document_id"), error);
}

YuiStatement *
yui_document_query_newest (YuiRequest *request, YuiDatabase *db, int limit, GError **error)
{
  return yui_database_query (db, error,
                             "SELECT d.id, d.title, d.created_s FROM document d WHERE " VISIBLE
                             "ORDER BY d.created_s DESC, d.id DESC LIMIT $5",
                             YUI_INT (request->principal.programme_id), employer_of (request),
                             worker_of (request), reader_of (request), YUI_INT (limit));
}

/* ---- erasing ---- */

/* Whether the document's years are over; the versionless row of a paper never changes otherwise. */
static gboolean
check_may_erase (YuiRequest *request, YuiStatement *row, GError **error)
{
  char day[YUI_MOMENT_SIZE];

  if (!yui_statement_is_null (row, DOCUMENT_KEEP_UNTIL)
      && yui_statement_get_int (row, DOCUMENT_KEEP_UNTIL) < yui_civil_day_of_utc (request->now_s))
    return TRUE;
  yui_problem_set_named (
      error, YUI_PROBLEM_CONFLICT, "must-be-kept", "This paper must be kept until %s.",
      yui_statement_is_null (row, DOCUMENT_KEEP_UNTIL)
          ? "somebody says for how long"
          : yui_day_format (yui_statement_get_int (row, DOCUMENT_KEEP_UNTIL), day));
  return FALSE;
}

static YuiResponse *
write_erasure (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  const char *id = yui_request_get_path_value (request, "document_id");
  g_autoptr (YuiStatement) row = find_document (request, db, SELECT "AND d.id = $5", id, error);

  if (row == NULL || !check_may_erase (request, row, error)
      || !yui_retention_erase_document (db, programme_id, id, request->principal.employer_id,
                                        request->now_s, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
erase_document (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_erasure, NULL, error);
}

#define READERS (YUI_ROLES_EMPLOYER | YUI_ROLE_WORKER)

const YuiRoute yui_documents_routes[] = {
  { "GET", "/v1/documents", "listDocuments", READERS, list_documents },
  { "GET", "/v1/documents/{document_id}", "getDocument", READERS, get_document },
  { "GET", "/v1/documents/{document_id}/content", "getDocumentContent", READERS,
    get_document_content },
  { "POST", "/v1/documents/{document_id}/erase", "eraseDocument", YUI_ROLE_EMPLOYER_OWNER,
    erase_document },
  { NULL },
};
