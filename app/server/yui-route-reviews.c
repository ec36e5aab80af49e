/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-page.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

/* What employer and worker say of each other after a contract's work is done: stars and a comment,
 * stored as a rating.
 *
 * Neither is shown to the other side before both are given, or SECRET_S has passed: nobody writes
 * what they write as an answer to the other's. Whom a review is about may answer it, once. */

#define COMMENT_MAX  500
#define SECRET_S     (14 * 24 * 3600)
#define REVIEW_GIVEN 9
#define SEEN         "given_s <= $5" /* by the side that it is about, when the other is not given */

/* $1 programme; $2 employer and $3 worker whose side asks, NULL: the town, which sees all; $4 the
 * direction that is about the caller; $5 from when on they are secret. */
#define SELECT                                                                                     \
  "SELECT r.id, r.contract_id, r.direction, r.worker_id, w.name, r.employer_id, e.name, "          \
  "r.comment, r.reply, r.given_s, r.stars, r.replied_s "                                           \
  "FROM rating r JOIN worker w ON w.programme_id = r.programme_id AND w.id = r.worker_id "         \
  "JOIN employer e ON e.programme_id = r.programme_id AND e.id = r.employer_id "                   \
  "WHERE r.programme_id = $1 AND ($2 IS NULL OR r.employer_id = $2) "                              \
  "AND ($3 IS NULL OR r.worker_id = $3) AND ($4 IS NULL OR r.direction <> $4 OR r." SEEN           \
  " OR EXISTS (SELECT 1 FROM rating x WHERE x.programme_id = r.programme_id "                      \
  "AND x.contract_id = r.contract_id AND x.direction <> r.direction)) "

typedef struct
{
  char *id;
  gint64 stars;
  const char *comment;
} ReviewNew;

/* Which reviews are about the caller's side; NULL for the town. */
static const char *
about_caller (YuiRequest *request)
{
  if (request->principal.worker_id != NULL)
    return "of_worker";
  return yui_request_get_employer_scope (request) != NULL ? "of_employer" : NULL;
}

static YuiStatement *
query_reviews (YuiRequest *request,
               YuiDatabase *db,
               const char *sql,
               const char *worker_id,
               YuiValue a,
               YuiValue b,
               YuiValue c,
               GError **error)
{
  return yui_database_query (db, error, sql, YUI_INT (request->principal.programme_id),
                             YUI_TEXT (yui_request_get_employer_scope (request)),
                             YUI_TEXT (worker_id), YUI_TEXT (about_caller (request)),
                             YUI_INT (request->now_s - SECRET_S), a, b, c);
}

static gboolean
add_review (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  static const char *const FIELDS[]
      = { "id",          "contract_id",   "direction", "worker_id", "worker_name",
          "employer_id", "employer_name", "comment",   "reply" };

  for (int i = 0; i < (int)G_N_ELEMENTS (FIELDS); i++)
    yui_json_add_text (doc, object, FIELDS[i], yui_statement_get_text (row, i));
  yui_json_add_moment (doc, object, "given_at", yui_statement_get_int (row, REVIEW_GIVEN));
  yui_json_add_int (doc, object, "stars", yui_statement_get_int (row, 10));
  if (yui_statement_is_null (row, 11))
    yui_json_add_null (doc, object, "replied_at");
  else
    yui_json_add_moment (doc, object, "replied_at", yui_statement_get_int (row, 11));
  return TRUE;
}

static YuiResponse *
list_reviews (YuiRequest *request, GError **error)
{
  const char *worker_id = request->principal.worker_id;
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error)
      || (worker_id == NULL
          && !yui_request_query_id (request, "worker_id", FALSE, &worker_id, error)))
    return NULL;
  query = query_reviews (
      request, request->db,
      SELECT "AND (r.given_s, r.id) < ($6, $7) ORDER BY r.given_s DESC, r.id DESC LIMIT $8",
      worker_id, page.keys[0], page.keys[1], YUI_INT (page.limit + 1), error);
  return yui_page_answer (&page, request, query, add_review, (int[]){ REVIEW_GIVEN, 0 }, error);
}

static YuiResponse *
answer_review (YuiRequest *request, YuiDatabase *db, const char *id, guint status, GError **error)
{
  g_autoptr (YuiStatement) row
      = query_reviews (request, db, SELECT "AND r.id = $6", request->principal.worker_id,
                       YUI_TEXT (id), YUI_END, YUI_END, error);
  g_autoptr (YuiJson) doc = yui_json_new ();

  return yui_problem_find_row (row, error)
                 && add_review (request, row, doc, yui_json_root (doc), error)
             ? yui_response_new_json (status, g_steal_pointer (&doc))
             : NULL;
}

/* ---- giving ---- */

/* The contract of the path, whose work must be done: employer and worker, row to be freed. */
static YuiStatement *
find_done_contract (YuiRequest *request, YuiDatabase *db, const char *direction, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT c.employer_id, c.worker_id, coalesce (a.state, 'expected'), "
      "(SELECT count(*) FROM rating r WHERE r.programme_id = c.programme_id AND "
      "r.contract_id = c.id AND r.direction = $5) FROM contract c "
      "LEFT JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = c.id "
      "WHERE c.programme_id = $1 AND c.id = $2 AND ($3 IS NULL OR c.employer_id = $3) "
      "AND ($4 IS NULL OR c.worker_id = $4)",
      YUI_INT (request->principal.programme_id),
      YUI_TEXT (yui_request_get_path_value (request, "contract_id")),
      YUI_TEXT (yui_request_get_employer_scope (request)), YUI_TEXT (request->principal.worker_id),
      YUI_TEXT (direction));

  if (!yui_problem_find_row (row, error))
    return NULL;
  if (g_str_equal (yui_statement_get_text (row, 2), "expected")
      || g_str_equal (yui_statement_get_text (row, 2), "working"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "work-not-done",
                           "The work is not done yet. A review can be given after checking out.");
  else if (yui_statement_get_int (row, 3) != 0)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "review-given",
                           "A review of this work was given already.");
  else
    return g_steal_pointer (&row);
  return NULL;
}

static YuiResponse *
write_review (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const ReviewNew *new = user_data;
  const char *direction = request->principal.worker_id != NULL ? "of_employer" : "of_worker";
  g_autoptr (YuiStatement) contract = find_done_contract (request, db, direction, error);

  if (contract == NULL
      || yui_database_run (
             db, error,
             "INSERT INTO rating (programme_id, id, contract_id, employer_id, worker_id, "
             "direction, stars, comment, given_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (new->id),
             YUI_TEXT (yui_request_get_path_value (request, "contract_id")),
             YUI_TEXT (yui_statement_get_text (contract, 0)),
             YUI_TEXT (yui_statement_get_text (contract, 1)), YUI_TEXT (direction),
             YUI_INT (new->stars), YUI_TEXT (new->comment != NULL ? new->comment : ""),
             YUI_INT (request->now_s))
             < 0
      || !yui_request_log_change (request, db, "review", new->id,
                                  yui_statement_get_text (contract, 0), FALSE, error))
    return NULL;
  return answer_review (request, db, new->id, 201, error);
}

static YuiResponse *
give_review (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  ReviewNew new = { .id = id };

  if (body == NULL)
    return NULL;
  yui_body_get_int (body, "stars", YUI_REQUIRED, 1, 5, &new.stars);
  new.comment = yui_body_get_text (body, "comment", YUI_OPTIONAL, 0, COMMENT_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_review, &new, error);
}

/* ---- answering ---- */

static YuiResponse *
write_reply (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "review_id");
  g_autoptr (YuiStatement) row
      = query_reviews (request, db, SELECT "AND r.id = $6 AND r.direction = $4",
                       request->principal.worker_id, YUI_TEXT (id), YUI_END, YUI_END, error);

  if (!yui_problem_find_row (row, error))
    return NULL;
  if (!yui_statement_is_null (row, 11))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "reply-given",
                             "This review was answered already.");
      return NULL;
    }
  if (yui_database_run (db, error,
                        "UPDATE rating SET reply = $3, replied_s = $4 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                        YUI_TEXT (user_data), YUI_INT (request->now_s))
          < 0
      || !yui_request_log_change (request, db, "review", id, yui_statement_get_text (row, 5), FALSE,
                                  error))
    return NULL;
  return answer_review (request, db, id, 200, error);
}

static YuiResponse *
reply_to_review (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *reply = NULL;

  if (body == NULL)
    return NULL;
  reply = g_strdup (yui_body_get_text (body, "reply", YUI_REQUIRED, 1, COMMENT_MAX));
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_reply, reply, error);
}

#define GIVING (YUI_ROLES_MANAGING | YUI_ROLE_WORKER)

const YuiRoute yui_reviews_routes[] = {
  { "GET", "/v1/reviews", "listReviews", YUI_ROLES_MANAGING | YUI_ROLES_TOWN, list_reviews },
  { "GET", "/v1/my/reviews", "listMyReviews", YUI_ROLE_WORKER, list_reviews },
  { "POST", "/v1/contracts/{contract_id}/review", "giveReview", GIVING, give_review,
    YUI_BODY_JSON },
  { "POST", "/v1/reviews/{review_id}/reply", "replyToReview", GIVING, reply_to_review,
    YUI_BODY_JSON },
  { NULL },
};
