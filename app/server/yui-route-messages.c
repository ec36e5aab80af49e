/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-body.h"
#include "yui-page.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

/* Messages between an employer and the people of its pool. */

#define BODY_MAX         1000
#define RECEIVERS_MAX    100
#define BY_WORKER_MAX    30 /* in a quarter of an hour */
#define MESSAGE_SENT     8
#define THREAD_LAST_SENT 2
#define THREAD_WORKER    0

/* $1 programme, $2 employer, $3 worker; either may be NULL. */
#define SELECT                                                                                     \
  "SELECT m.id, m.employer_id, e.name, m.worker_id, w.name, m.shift_id, m.by, m.body, m.sent_s, "  \
  "m.read_s FROM message m "                                                                       \
  "JOIN employer e ON e.programme_id = m.programme_id AND e.id = m.employer_id "                   \
  "JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "                       \
  "WHERE m.programme_id = $1 AND ($2 IS NULL OR m.employer_id = $2) "                              \
  "AND ($3 IS NULL OR m.worker_id = $3) "

typedef struct
{
  const char *employer_id;
  GPtrArray *worker_ids; /* borrowed text */
  const char *shift_id;  /* nullable */
  const char *body;
} MessageNew;

static gboolean
is_worker (YuiRequest *request)
{
  return request->principal.worker_id != NULL;
}

static gboolean
add_message (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  static const char *const FIELDS[] = { "id",        "employer_id", "employer_name",
                                        "worker_id", "worker_name", "shift_id",
                                        "by",        "body" };

  for (int i = 0; i < (int)G_N_ELEMENTS (FIELDS); i++)
    yui_json_add_text (doc, object, FIELDS[i], yui_statement_get_text (row, i));
  yui_json_add_moment (doc, object, "sent_at", yui_statement_get_int (row, MESSAGE_SENT));
  if (yui_statement_is_null (row, MESSAGE_SENT + 1))
    yui_json_add_null (doc, object, "read_at");
  else
    yui_json_add_moment (doc, object, "read_at", yui_statement_get_int (row, MESSAGE_SENT + 1));
  return TRUE;
}

static YuiResponse *
list_messages (YuiRequest *request, GError **error)
{
  const char *worker_id = request->principal.worker_id;
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error)
      || (!is_worker (request)
          && !yui_request_query_id (request, "worker_id", FALSE, &worker_id, error)))
    return NULL;
  query = yui_database_query (
      request->db, error,
      SELECT "AND (m.sent_s, m.id) < ($4, $5) ORDER BY m.sent_s DESC, m.id DESC LIMIT $6",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (worker_id), page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_message, (int[]){ MESSAGE_SENT, 0 }, error);
}

/* ---- threads ---- */

static gboolean
add_thread (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "worker_id", yui_statement_get_text (row, THREAD_WORKER));
  yui_json_add_text (doc, object, "worker_name", yui_statement_get_text (row, 1));
  yui_json_add_moment (doc, object, "last_sent_at", yui_statement_get_int (row, THREAD_LAST_SENT));
  yui_json_add_text (doc, object, "last_by", yui_statement_get_text (row, 3));
  yui_json_add_text (doc, object, "last_body", yui_statement_get_text (row, 4));
  yui_json_add_int (doc, object, "unread", yui_statement_get_int (row, 5));
  return TRUE;
}

static YuiResponse *
list_threads (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      "SELECT t.worker_id, w.name, l.sent_s, l.by, l.body, t.unread FROM "
      "(SELECT worker_id, max (id) AS last_id, "
      " sum (CASE WHEN by = 'worker' AND read_s IS NULL THEN 1 ELSE 0 END) AS unread "
      " FROM message WHERE programme_id = $1 AND employer_id = $2 GROUP BY worker_id) t "
      "JOIN message l ON l.programme_id = $1 AND l.id = t.last_id "
      "JOIN worker w ON w.programme_id = $1 AND w.id = t.worker_id "
      "WHERE (l.sent_s, t.worker_id) < ($3, $4) "
      "ORDER BY l.sent_s DESC, t.worker_id DESC LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_thread,
                          (int[]){ THREAD_LAST_SENT, THREAD_WORKER }, error);
}

/* ---- sending ---- */

static gboolean
check_receiver (YuiRequest *request,
                YuiDatabase *db,
                const MessageNew *new,
                guint i,
                YuiFaults *faults,
                GError **error)
{
  g_autofree char *pointer
      = is_worker (request) ? g_strdup ("/employer_id") : g_strdup_printf ("/worker_ids/%u", i);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT blocked_by_employer, blocked_by_worker FROM membership WHERE programme_id = $1 AND "
      "employer_id = $2 AND worker_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (new->employer_id),
      YUI_TEXT (new->worker_ids->pdata[i]));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    yui_faults_add (faults, pointer, "not_in_pool", NULL,
                    "Messages go between an employer and the people of its pool.");
  else if (step == YUI_STEP_ROW
           && (yui_statement_get_int (query, 0) != 0 || yui_statement_get_int (query, 1) != 0))
    yui_faults_add (faults, pointer, "blocked", NULL, "One of the two does not want messages.");
  return step != YUI_STEP_ERROR;
}

/* An employer's own shift, or one that the worker was offered or has. */
static gboolean
check_shift (
    YuiRequest *request, YuiDatabase *db, const MessageNew *new, YuiFaults *faults, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (new->shift_id == NULL)
    return TRUE;
  query = yui_database_query (
      db, error, "SELECT 1 FROM shift WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (new->employer_id),
      YUI_TEXT (new->shift_id));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_DONE)
    yui_faults_add (faults, "/shift_id", "unknown", NULL, "The employer has no such shift.");
  return step != YUI_STEP_ERROR;
}

static gboolean
insert_message (YuiRequest *request,
                YuiDatabase *db,
                const MessageNew *new,
                const char *id,
                const char *worker_id,
                GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO message (programme_id, id, employer_id, worker_id, shift_id, by, "
             "author_id, body, sent_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (id), YUI_TEXT (new->employer_id),
             YUI_TEXT (worker_id), YUI_TEXT (new->shift_id),
             YUI_TEXT (is_worker (request) ? "worker" : "employer"),
             YUI_TEXT (request->principal.actor_id), YUI_TEXT (new->body), YUI_INT (request->now_s))
             >= 0
         && yui_request_log_change (request, db, "message", id, new->employer_id, FALSE, error);
}

static gboolean
add_sent (YuiRequest *request,
          YuiDatabase *db,
          const char *id,
          YuiJson *doc,
          yyjson_mut_val *items,
          GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, SELECT "AND m.id = $4", YUI_INT (request->principal.programme_id), YUI_TEXT (NULL),
      YUI_TEXT (NULL), YUI_TEXT (id));

  return yui_statement_need_row (row, error)
         && add_message (request, row, doc, yyjson_mut_arr_add_obj (doc, items), error);
}

static YuiResponse *
write_messages (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const MessageNew *new = user_data;
  g_autoptr (YuiFaults) faults = yui_faults_new ();
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);

  for (guint i = 0; i < new->worker_ids->len; i++)
    if (!check_receiver (request, db, new, i, faults, error))
      return NULL;
  if (!check_shift (request, db, new, faults, error) || !yui_faults_check (faults, error))
    return NULL;
  for (guint i = 0; i < new->worker_ids->len; i++)
    {
      g_autofree char *id = yui_uuid_new ();

      if (!insert_message (request, db, new, id, new->worker_ids->pdata[i], error)
          || !add_sent (request, db, id, doc, items, error))
        return NULL;
    }
  return yui_response_new_json (201, g_steal_pointer (&doc));
}

static YuiResponse *
send_messages (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) ids = NULL;
  MessageNew new = { .employer_id = request->principal.employer_id };

  if (body == NULL)
    return NULL;
  ids = yui_body_get_ids (body, "worker_ids", YUI_REQUIRED, 1, RECEIVERS_MAX);
  new.worker_ids = ids;
  new.shift_id = yui_body_get_id (body, "shift_id", YUI_OPTIONAL);
  new.body = yui_body_get_text (body, "body", YUI_REQUIRED, 1, BODY_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_messages, &new, error);
}

static YuiResponse *
send_my_message (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (YuiAttempt) attempt = { 0 };
  MessageNew new = { .worker_ids = ids };

  if (body == NULL)
    return NULL;
  g_ptr_array_add (ids, request->principal.worker_id);
  new.employer_id = yui_body_get_id (body, "employer_id", YUI_REQUIRED);
  new.shift_id = yui_body_get_id (body, "shift_id", YUI_OPTIONAL);
  new.body = yui_body_get_text (body, "body", YUI_REQUIRED, 1, BODY_MAX);
  if (!yui_body_finish (body, error))
    return NULL;
  yui_attempt_add (&attempt, "message", request->principal.worker_id, BY_WORKER_MAX);
  if (!yui_attempt_begin (&attempt, yui_server_get_store (request->server), request->now_s, error))
    return NULL;
  return yui_request_change (request, write_messages, &new, error);
}

/* ---- reading ---- */

/* That one and what the other side wrote before it. */
static YuiResponse *
write_read (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiPrincipal *principal = &request->principal;
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, SELECT "AND m.id = $4", YUI_INT (principal->programme_id),
                            YUI_TEXT (principal->employer_id), YUI_TEXT (principal->worker_id),
                            YUI_TEXT (yui_request_get_path_value (request, "message_id")));
  g_autoptr (YuiStatement) rows = NULL;

  if (!yui_problem_find_row (row, error))
    return NULL;
  rows = yui_database_query (
      db, error,
      "UPDATE message SET read_s = $4 WHERE programme_id = $1 AND employer_id = $2 AND "
      "worker_id = $3 AND by = $5 AND read_s IS NULL AND (sent_s, id) <= ($6, $7) RETURNING id",
      YUI_INT (principal->programme_id), YUI_TEXT (yui_statement_get_text (row, 1)),
      YUI_TEXT (yui_statement_get_text (row, 3)), YUI_INT (request->now_s),
      YUI_TEXT (is_worker (request) ? "employer" : "worker"),
      YUI_INT (yui_statement_get_int (row, MESSAGE_SENT)),
      YUI_TEXT (yui_statement_get_text (row, 0)));
  return yui_request_log_rows (request, db, rows, "message", yui_statement_get_text (row, 1), error)
             ? yui_response_new_empty (204)
             : NULL;
}

static YuiResponse *
read_message (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_read, NULL, error);
}

const YuiRoute yui_messages_routes[] = {
  { "GET", "/v1/messages", "listMessages", YUI_ROLES_MANAGING, list_messages },
  { "POST", "/v1/messages", "sendMessages", YUI_ROLES_MANAGING, send_messages, YUI_BODY_JSON },
  { "POST", "/v1/messages/{message_id}/read", "readMessage", YUI_ROLES_MANAGING | YUI_ROLE_WORKER,
    read_message },
  { "GET", "/v1/message-threads", "listMessageThreads", YUI_ROLES_MANAGING, list_threads },
  { "GET", "/v1/my/messages", "listMyMessages", YUI_ROLE_WORKER, list_messages },
  { "POST", "/v1/my/messages", "sendMyMessage", YUI_ROLE_WORKER, send_my_message, YUI_BODY_JSON },
  { NULL },
};
