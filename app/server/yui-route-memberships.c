/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-card-code.h"
#include "yui-document-store.h"
#include "yui-page.h"
#include "yui-pass-key.h"
#include "yui-request.h"
#include "yui-routes.h"
#include "yui-worker.h"

#include "documents/yui-card.h"
#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define ADULT_AGE      18
#define BLOCK_NOTE_MAX 300
#define SEEN_BY_MAX    60

static const char *const KINDS[] = { "current_staff", "alumni", "registered", "past_spot", NULL };

#define WORKED                                                                                     \
  "FROM attendance a WHERE a.programme_id = m.programme_id AND a.worker_id = m.worker_id "         \
  "AND a.employer_id = m.employer_id "                                                             \
  "AND (a.clocked_start_s IS NOT NULL OR a.agreed_start_s IS NOT NULL)"

/* $1 is the programme, $2 the employer. */
#define SELECT                                                                                     \
  "SELECT m.id, m.version, m.worker_id, m.kind, w.name, w.kana, m.staff_number, w.birth_day, "     \
  "w.district, w.phone, w.wished_wage_yen, (SELECT count(*) " WORKED "), "                         \
  "(SELECT max(a.work_day) " WORKED "), "                                                          \
  "EXISTS (SELECT 1 FROM worker_card c WHERE c.programme_id = m.programme_id "                     \
  "AND c.worker_id = m.worker_id AND c.revoked_s IS NULL), "                                       \
  "m.blocked_by_employer, m.block_note, m.blocked_s, y.kind, y.seen_day, y.seen_by "               \
  "FROM membership m JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "     \
  "LEFT JOIN age_certificate y ON y.programme_id = m.programme_id "                                \
  "AND y.employer_id = m.employer_id AND y.worker_id = m.worker_id "                               \
  "WHERE m.programme_id = $1 AND m.employer_id = $2 "

static gboolean
add_qualification_names (YuiRequest *request,
                         const char *worker_id,
                         YuiJson *doc,
                         yyjson_mut_val *object,
                         GError **error)
{
  yyjson_mut_val *names = yyjson_mut_obj_add_arr (doc, object, "qualification_names");
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error,
                            "SELECT q.name FROM worker_qualification h JOIN qualification q "
                            "ON q.programme_id = h.programme_id AND q.id = h.qualification_id "
                            "WHERE h.programme_id = $1 AND h.worker_id = $2 ORDER BY q.bit",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yyjson_mut_arr_add_strcpy (doc, names, yui_statement_get_text (query, 0));
  return step == YUI_STEP_DONE;
}

static void
add_day_or_null (
    YuiJson *doc, yyjson_mut_val *object, const char *key, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, key);
  else
    yui_json_add_day (doc, object, key, yui_statement_get_int (row, column));
}

/* Sets has_work to whether a contract of the person, in force, begins today or later. */
static gboolean
find_coming_work (YuiRequest *request, const char *worker_id, gboolean *has_work, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT max(c.start_s) FROM contract c WHERE c.programme_id = $1 AND c.worker_id = $2 "
      "AND c.employer_id = $3 AND c.cancelled_s IS NULL",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id),
      YUI_TEXT (request->principal.employer_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *has_work = !yui_statement_is_null (query, 0)
              && yui_civil_day_of_utc (yui_statement_get_int (query, 0))
                     >= yui_civil_day_of_utc (request->now_s);
  return TRUE;
}

/* Reminds of a certificate while someone under 18 has a contract that is not over. Contracts are
 * looked for only of these few. */
static gboolean
find_lack_of_certificate (YuiRequest *request, YuiStatement *row, gboolean *lacks, GError **error)
{
  const YuiCivilDay today = yui_civil_day_of_utc (request->now_s);

  *lacks = FALSE;
  return yui_statement_is_null (row, 7) || !yui_statement_is_null (row, 17)
         || yui_civil_age ((YuiCivilDay)yui_statement_get_int (row, 7), today) >= ADULT_AGE
         || find_coming_work (request, yui_statement_get_text (row, 2), lacks, error);
}

static gboolean
add_standing (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yyjson_mut_val *certificate;
  gboolean lacks;

  if (!find_lack_of_certificate (request, row, &lacks, error))
    return FALSE;

  yui_json_add_bool (doc, object, "blocked_by_employer", yui_statement_get_int (row, 14) != 0);
  yui_json_add_text (doc, object, "block_note", yui_statement_get_text (row, 15));
  if (!yui_statement_is_null (row, 16))
    yui_json_add_moment (doc, object, "blocked_at", yui_statement_get_int (row, 16));
  yui_json_add_bool (doc, object, "lacks_age_certificate", lacks);
  if (yui_statement_is_null (row, 17))
    return TRUE;
  certificate = yyjson_mut_obj_add_obj (doc, object, "age_certificate");
  yui_json_add_text (doc, certificate, "kind", yui_statement_get_text (row, 17));
  yui_json_add_day (doc, certificate, "seen_on", yui_statement_get_int (row, 18));
  yui_json_add_text (doc, certificate, "seen_by", yui_statement_get_text (row, 19));
  return TRUE;
}

static gboolean
add_membership (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "kind", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "display_name", yui_statement_get_text (row, 4));
  yui_json_add_text (doc, object, "kana", yui_statement_get_text (row, 5));
  yui_json_add_text (doc, object, "staff_number", yui_statement_get_text (row, 6));
  if (!yui_statement_is_null (row, 7))
    yui_json_add_day (doc, object, "birth_date", yui_statement_get_int (row, 7));
  yui_json_add_text (doc, object, "district", yui_statement_get_text (row, 8));
  yui_json_add_text (doc, object, "phone", yui_statement_get_text (row, 9));
  if (yui_statement_is_null (row, 10))
    yui_json_add_null (doc, object, "wished_wage_yen");
  else
    yui_json_add_int (doc, object, "wished_wage_yen", yui_statement_get_int (row, 10));
  yui_json_add_int (doc, object, "shifts_worked", yui_statement_get_int (row, 11));
  add_day_or_null (doc, object, "last_worked_on", row, 12);
  yui_json_add_bool (doc, object, "has_card", yui_statement_get_int (row, 13) != 0);
  return add_standing (request, row, doc, object, error)
         && add_qualification_names (request, yui_statement_get_text (row, 2), doc, object, error);
}

/* The page's members first, so that only theirs are looked up in full. */
#define PAGE_BEGIN                                                                                 \
  SELECT                                                                                           \
  "AND m.id IN (SELECT m.id FROM membership m JOIN worker w ON w.programme_id = m.programme_id "   \
  "AND w.id = m.worker_id WHERE m.programme_id = $1 AND m.employer_id = $2 "                       \
  "AND ($3 IS NULL OR m.kind = $3) "
#define PAGE_END                                                                                   \
  "AND (w.kana, m.id) > ($6, $7) ORDER BY w.kana, m.id LIMIT $8) ORDER BY w.kana, m.id"

static YuiStatement *
query_list (YuiRequest *request, const YuiPage *page, const char *kind, GError **error)
{
  const char *q = yui_request_get_query (request, "q");
  g_autofree char *pattern = yui_worker_make_pattern (q, FALSE),
                  *kana = yui_worker_make_pattern (q, TRUE);
  /* Without a word to look for, an index tells the order, and the people need not be read. */
  const char *sql = pattern == NULL ? PAGE_BEGIN "AND $4 IS NULL AND $5 IS NULL " PAGE_END
                                    : PAGE_BEGIN
                        "AND (replace (w.name, ' ', '') LIKE $4 ESCAPE '\\' "
                        "OR replace (w.kana, ' ', '') LIKE $5 ESCAPE '\\' "
                        "OR lower (m.staff_number) LIKE $4 ESCAPE '\\' "
                        "OR replace (w.district, ' ', '') LIKE $4 ESCAPE '\\') " PAGE_END;

  return yui_database_query (request->db, error, sql, YUI_INT (request->principal.programme_id),
                             YUI_TEXT (request->principal.employer_id), YUI_TEXT (kind),
                             YUI_TEXT (pattern), YUI_TEXT (kana), page->keys[0], page->keys[1],
                             YUI_INT (page->limit + 1));
}

static YuiResponse *
list_memberships (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;
  const char *kind = NULL;

  if (!yui_page_read (&page, request, "tt", error)
      || !yui_request_query_word (request, "kind", FALSE, KINDS, &kind, error))
    return NULL;
  query = query_list (request, &page, kind, error);
  return yui_page_answer (&page, request, query, add_membership, (int[]){ 5, 0 }, error);
}

static YuiStatement *
query_one (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT "AND m.id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (yui_request_get_path_value (request, "membership_id")));

  return yui_problem_find_row (query, error) ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
answer_membership (YuiRequest *request, YuiDatabase *db, guint status, GError **error)
{
  g_autoptr (YuiStatement) query = query_one (request, db, error);
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (query == NULL)
    return NULL;
  doc = yui_json_new ();
  if (!add_membership (request, query, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (query, 1));
  return response;
}

static YuiResponse *
get_membership (YuiRequest *request, GError **error)
{
  return answer_membership (request, request->db, 200, error);
}

/* ---- cards ---- */

typedef struct
{
  char code[YUI_CARD_CODE_SIZE];
  char pass[YUI_WORKER_PASS_SIZE];
  char *worker_id;
  char *worker_name;
  char *document_id;
  GBytes *content;
} CardCall;

static void
clear_card_call (CardCall *call)
{
  g_free (call->worker_id);
  g_free (call->worker_name);
  g_free (call->document_id);
  g_clear_pointer (&call->content, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CardCall, clear_card_call)

static gboolean
draw_card (YuiRequest *request, CardCall *call, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, "SELECT name, colour FROM programme WHERE programme_id = $1",
      YUI_INT (request->principal.programme_id));
  g_autofree char *number = yui_card_code_format (call->code);
  const YuiCard card = { call->worker_name, number, call->pass };
  YuiPaperHead head = { .document_id = call->document_id, .made_s = request->now_s };
  g_autofree char *found_note = NULL;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  head.programme_name = yui_statement_get_text (query, 0);
  head.programme_colour = yui_statement_get_text (query, 1);
  found_note = g_strdup_printf ("拾われた方は %s の窓口へお届けください。", head.programme_name);
  call->content = yui_card_sheet_to_pdf (&head, &card, 1, found_note, error);
  return call->content != NULL;
}

static gboolean
replace_card (YuiRequest *request, YuiDatabase *db, const CardCall *call, GError **error)
{
  g_autofree char *id = yui_uuid_new ();
  guint8 sha256[32];

  yui_card_code_hash (call->code, sha256);
  return yui_database_run (db, error,
                           "UPDATE worker_card SET revoked_s = $3 "
                           "WHERE programme_id = $1 AND worker_id = $2 AND revoked_s IS NULL",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (call->worker_id),
                           YUI_INT (request->now_s))
             >= 0
         && yui_database_run (db, error,
                              "INSERT INTO worker_card (programme_id, id, worker_id, code_sha256, "
                              "issued_s, issued_by, document_id) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                              YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                              YUI_TEXT (call->worker_id), YUI_BLOB (sha256, sizeof sha256),
                              YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id),
                              YUI_TEXT (call->document_id))
                >= 0;
}

static YuiResponse *
store_card (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const CardCall *call = user_data;
  g_autofree char *title = g_strdup_printf ("%s さんのカード", call->worker_name);
  const YuiDocumentNew document = { .id = call->document_id,
                                    .kind = "worker_card",
                                    .title = title,
                                    .employer_id = request->principal.employer_id,
                                    .worker_id = call->worker_id,
                                    .content = call->content };
  YuiJson *doc;

  if (!yui_document_store (request, db, &document, error)
      || !replace_card (request, db, call, error)
      || !yui_request_log_change (request, db, "membership",
                                  yui_request_get_path_value (request, "membership_id"),
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "card_code", call->code);
  yui_json_add_text (doc, yui_json_root (doc), "pass", call->pass);
  yui_json_add_text (doc, yui_json_root (doc), "document_id", call->document_id);
  return yui_response_new_json (201, doc);
}

static YuiResponse *
issue_card (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = query_one (request, request->db, error);
  g_auto (CardCall) call = { 0 };

  if (query == NULL)
    return NULL;
  call.worker_id = yui_statement_dup_text (query, 2);
  call.worker_name = yui_statement_dup_text (query, 4);
  call.document_id = yui_uuid_new ();
  yui_card_code_new (call.code);
  if (!yui_pass_key_sign (request, call.code, call.pass, error)
      || !draw_card (request, &call, error))
    return NULL;
  return yui_request_change (request, store_card, &call, error);
}

/* ---- certificate of age ---- */

static const char *const CERTIFICATES[] = { "residence_entry", "family_register_entry", NULL };

typedef struct
{
  const char *kind;
  const char *seen_by;
  gint64 seen_day;
} Certificate;

static gboolean
log_membership (YuiRequest *request, YuiDatabase *db, GError **error)
{
  return yui_request_log_change (request, db, "membership",
                                 yui_request_get_path_value (request, "membership_id"),
                                 request->principal.employer_id, FALSE, error);
}

static YuiResponse *
write_certificate (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Certificate *certificate = user_data;
  g_autoptr (YuiStatement) row = query_one (request, db, error);
  g_autofree char *worker_id = NULL;

  if (row == NULL)
    return NULL;
  worker_id = yui_statement_dup_text (row, 2);
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "INSERT INTO age_certificate (programme_id, employer_id, worker_id, kind, "
                        "seen_day, seen_by, recorded_s) VALUES ($1, $2, $3, $4, $5, $6, $7) "
                        "ON CONFLICT (programme_id, employer_id, worker_id) DO UPDATE SET "
                        "kind = excluded.kind, seen_day = excluded.seen_day, "
                        "seen_by = excluded.seen_by, recorded_s = excluded.recorded_s",
                        YUI_INT (request->principal.programme_id),
                        YUI_TEXT (request->principal.employer_id), YUI_TEXT (worker_id),
                        YUI_TEXT (certificate->kind), YUI_INT (certificate->seen_day),
                        YUI_TEXT (certificate->seen_by), YUI_INT (request->now_s))
          < 0
      || yui_database_run (db, error,
                           "UPDATE membership SET version = version + 1 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (request->principal.programme_id),
                           YUI_TEXT (yui_request_get_path_value (request, "membership_id")))
             < 0
      || !log_membership (request, db, error))
    return NULL;
  return answer_membership (request, db, 201, error);
}

static YuiResponse *
record_age_certificate (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Certificate certificate = { 0 };

  if (body == NULL)
    return NULL;
  certificate.kind = yui_body_get_word (body, "kind", YUI_REQUIRED, CERTIFICATES);
  certificate.seen_by = yui_body_get_text (body, "seen_by", YUI_REQUIRED, 1, SEEN_BY_MAX);
  if (yui_body_get_day (body, "seen_on", YUI_REQUIRED, &certificate.seen_day)
      && certificate.seen_day > yui_civil_day_of_utc (request->now_s))
    yui_faults_add (yui_body_get_faults (body), "/seen_on", "in_future", NULL,
                    "The day on which it was seen cannot be in the future.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_certificate, &certificate, error);
}

/* ---- not asking a person ---- */

/* note NULL: ask again. */
static YuiResponse *
write_block (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *note = user_data;
  g_autoptr (YuiStatement) row = query_one (request, db, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 1), error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE membership SET version = version + 1, blocked_by_employer = $3, "
                        "block_note = $4, blocked_s = $5, blocked_by = $6 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id),
                        YUI_TEXT (yui_request_get_path_value (request, "membership_id")),
                        YUI_INT (note != NULL), YUI_TEXT (note != NULL ? note : ""),
                        note != NULL ? YUI_INT (request->now_s) : YUI_NULL,
                        note != NULL ? YUI_TEXT (request->principal.actor_id) : YUI_NULL)
          < 0
      || !log_membership (request, db, error))
    return NULL;
  return answer_membership (request, db, 200, error);
}

static YuiResponse *
block_member (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *note;

  if (body == NULL)
    return NULL;
  note = yui_body_get_text (body, "note", YUI_REQUIRED, 1, BLOCK_NOTE_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_block, (gpointer)note, error);
}

static YuiResponse *
unblock_member (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_block, NULL, error);
}

const YuiRoute yui_memberships_routes[] = {
  { "GET", "/v1/memberships", "listMemberships", YUI_ROLES_EMPLOYER, list_memberships,
    YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { "GET", "/v1/memberships/{membership_id}", "getMembership", YUI_ROLES_EMPLOYER, get_membership },
  { "POST", "/v1/memberships/{membership_id}/card", "issueCard", YUI_ROLES_MANAGING, issue_card,
    YUI_BODY_NONE, YUI_ROUTE_SECRET },
  { "POST", "/v1/memberships/{membership_id}/age-certificate", "recordAgeCertificate",
    YUI_ROLES_MANAGING, record_age_certificate, YUI_BODY_JSON },
  { "POST", "/v1/memberships/{membership_id}/block", "blockMember", YUI_ROLES_MANAGING,
    block_member, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/memberships/{membership_id}/unblock", "unblockMember", YUI_ROLES_MANAGING,
    unblock_member, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
