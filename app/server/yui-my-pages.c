/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-check-in-pages-private.h"
#include "yui-paper-answers.h"
#include "yui-phone-code.h"
#include "yui-principal.h"
#include "yui-request-private.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

/* A worker's own pages on their phone: a code from the kiosk opens them once, for half an hour. They
 * are forms like the check-in pages; what keeps somebody signed in is a token in a hidden field, so
 * that nothing stays in the browser when the page is closed. */

#define WRONG_BY_ADDRESS 30 /* within YUI_ATTEMPT_WINDOW_S; behind a kiosk's network are many */
#define WORK_MAX         20
#define PAPERS_MAX       50

/* ---- the code ---- */

/* fault: an English sentence, or NULL. */
static YuiResponse *
answer_code_form (const YuiCheckInPage *page, guint status, const char *code, const char *fault)
{
  const char *const fault_values[]
      = { "sentence", fault != NULL ? yui_check_in_page_say (page, fault) : "", NULL };
  g_autofree char *fault_html
      = fault != NULL ? yui_page_fill_file ("fault.html", page->language, fault_values)
                      : g_strdup ("");
  const char *const values[] = { "fault",     fault_html,
                                 "code",      code != NULL ? code : "",
                                 "described", fault != NULL ? " card-fault" : "",
                                 "invalid",   fault != NULL ? " aria-invalid=\"true\"" : "",
                                 NULL };

  return yui_check_in_page_answer (page, status,
                                   yui_check_in_page_say (page, "Your work and papers"),
                                   yui_page_fill_file ("my-code.html", page->language, values));
}

/* The code in the address is only written into the form: programs that look at addresses ahead of
 * people must not use it up. */
static YuiResponse *
get_my_page (YuiRequest *request, GError **error)
{
  g_auto (YuiCheckInPage) page;
  const char *code = yui_request_get_path_value (request, "user_code");
  char clean[YUI_USER_CODE_SIZE];

  yui_check_in_page_init (&page, request);
  return answer_code_form (&page, 200,
                           code != NULL && yui_user_code_parse (code, clean) ? clean : NULL, NULL);
}

/* ---- what is shown ---- */

static void
append (GString *html, const YuiCheckInPage *page, const char *file, const char *const *values)
{
  g_autofree char *one = yui_page_fill_file (file, page->language, values);

  g_string_append (html, one);
}

static void
append_note (GString *html, const YuiCheckInPage *page, const char *sentence)
{
  append (html, page, "note.html",
          (const char *const[]){ "sentence", yui_check_in_page_say (page, sentence), NULL });
}

/* "2026-12-01 9:00 – 12:00" in Japan (caller's). */
static char *
format_times (gint64 start_s, gint64 end_s)
{
  char start[YUI_PAGE_CLOCK_SIZE], end[YUI_PAGE_CLOCK_SIZE];
  const YuiCivilDate date = yui_civil_date_of (yui_civil_day_of_utc (start_s));

  return g_strdup_printf ("%04d-%02d-%02d %s – %s", date.year, date.month, date.day,
                          yui_check_in_page_format_clock (start_s, start),
                          yui_check_in_page_format_clock (end_s, end));
}

/* The sentence with value in the place of %s (caller's). */
static char *
say_with (const YuiCheckInPage *page, const char *sentence, const char *value)
{
  GString *text = g_string_new (yui_check_in_page_say (page, sentence));

  g_string_replace (text, "%s", value, 1);
  return g_string_free (text, FALSE);
}

/* row: title, start, end, workplace, address, phone. */
static void
append_work (GString *html, const YuiCheckInPage *page, YuiStatement *row)
{
  g_autofree char *times
      = format_times (yui_statement_get_int (row, 1), yui_statement_get_int (row, 2));
  g_autofree char *place
      = g_strdup_printf ("%s %s", yui_statement_get_text (row, 3), yui_statement_get_text (row, 4));
  g_autofree char *call = say_with (page, "Questions: %s", yui_statement_get_text (row, 5));

  append (html, page, "my-work.html",
          (const char *const[]){ "title", yui_statement_get_text (row, 0), "times", times, "place",
                                 place, "call", call, NULL });
}

static gboolean
write_work (GString *html, const YuiCheckInPage *page, YuiDatabase *db, GError **error)
{
  const YuiPrincipal *principal = &page->request->principal;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT s.title, c.start_s, c.end_s, p.name, p.address, "
      "CASE WHEN p.phone <> '' THEN p.phone ELSE e.phone END FROM contract c "
      "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id "
      "JOIN workplace p ON p.programme_id = c.programme_id AND p.id = c.workplace_id "
      "JOIN employer e ON e.programme_id = c.programme_id AND e.id = c.employer_id "
      "WHERE c.programme_id = $1 AND c.worker_id = $2 AND c.cancelled_s IS NULL AND c.end_s > $3 "
      "ORDER BY c.start_s, c.id LIMIT $4",
      YUI_INT (principal->programme_id), YUI_TEXT (principal->worker_id),
      YUI_INT (page->request->now_s), YUI_INT (WORK_MAX));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    append_work (html, page, query);
  if (html->len == 0)
    append_note (html, page, "There is no work ahead.");
  return step == YUI_STEP_DONE;
}

static gboolean
write_papers (
    GString *html, const YuiCheckInPage *page, YuiDatabase *db, const char *pass, GError **error)
{
  g_autoptr (YuiStatement) query = yui_document_query_newest (page->request, db, PAPERS_MAX, error);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    append (html, page, "my-paper.html",
            (const char *const[]){ "title", yui_statement_get_text (query, 1), "id",
                                   yui_statement_get_text (query, 0), "pass", pass, NULL });
  if (html->len == 0)
    append_note (html, page, "There are no papers yet.");
  return step == YUI_STEP_DONE;
}

/* That offers wait, where some do. */
static gboolean
write_offers (GString *html, const YuiCheckInPage *page, YuiDatabase *db, GError **error)
{
  const YuiPrincipal *principal = &page->request->principal;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT count(*) FROM offer WHERE programme_id = $1 AND worker_id = $2 AND state = 'open' "
      "AND reply_by_s > $3",
      YUI_INT (principal->programme_id), YUI_TEXT (principal->worker_id),
      YUI_INT (page->request->now_s));
  g_autofree char *number = NULL, *sentence = NULL;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (yui_statement_get_int (query, 0) == 0)
    return TRUE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, yui_statement_get_int (query, 0));
  sentence = say_with (
      page, "Offers that wait for your answer: %s. Read and answer them at a kiosk.", number);
  append (html, page, "note.html", (const char *const[]){ "sentence", sentence, NULL });
  return TRUE;
}

static gboolean
read_names (YuiCheckInPage *page, YuiDatabase *db, char **worker, GError **error)
{
  const YuiPrincipal *principal = &page->request->principal;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT g.name, w.name FROM worker w JOIN programme g ON g.programme_id = w.programme_id "
      "WHERE w.programme_id = $1 AND w.id = $2",
      YUI_INT (principal->programme_id), YUI_TEXT (principal->worker_id));
  g_auto (GStrv) parts = NULL;

  if (!yui_statement_need_row (query, error))
    return FALSE;
  g_set_str (&page->programme, yui_statement_get_text (query, 0));
  parts = g_strsplit (yui_statement_get_text (query, 1), " ", 2);
  *worker = g_strdup (parts[0]);
  return TRUE;
}

/* The page of the request's principal, whose token is pass. */
static YuiResponse *
answer_own (YuiCheckInPage *page, YuiDatabase *db, const char *pass, GError **error)
{
  g_autoptr (GString) work = g_string_new (NULL), offers = g_string_new (NULL),
                      papers = g_string_new (NULL);
  g_autofree char *worker = NULL, *greeting = NULL;

  if (!read_names (page, db, &worker, error) || !write_work (work, page, db, error)
      || !write_papers (papers, page, db, pass, error) || !write_offers (offers, page, db, error))
    return NULL;
  greeting = say_with (page, "Hello, %s", worker);
  return yui_check_in_page_answer (
      page, 200, yui_check_in_page_say (page, "Your work and papers"),
      yui_page_fill_file ("my.html", page->language,
                          (const char *const[]){ "greeting", greeting, "work", work->str, "offers",
                                                 offers->str, "papers", papers->str, "pass", pass,
                                                 NULL }));
}

/* ---- signing in ---- */

/* Whose session pass is. Neither a machine's token nor a kiosk's, which need other proof, opens these
 * pages. */
static gboolean
find_owner (YuiRequest *request, YuiDatabase *db, const char *pass, GError **error)
{
  g_autofree char *authorization = g_strconcat ("Bearer ", pass, NULL);

  yui_principal_clear (&request->principal);
  if (!yui_principal_find (&request->principal, db, authorization, request->now_s, error))
    return FALSE;
  if (request->principal.role == YUI_ROLE_WORKER && request->principal.key_thumbprint == NULL)
    return TRUE;
  yui_principal_clear (&request->principal);
  return yui_problem_set_not_found (error);
}

typedef struct
{
  YuiCheckInPage *page;
  const char *code;
} Opening;

static YuiResponse *
take_code (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Opening *opening = user_data;
  g_autofree char *token = yui_phone_code_take (db, opening->code, request->now_s, error);

  return token != NULL && find_owner (request, db, token, error)
             ? answer_own (opening->page, db, token, error)
             : NULL;
}

static YuiResponse *
open_own (YuiCheckInPage *page, const char *code, GError **error)
{
  YuiRequest *request = page->request;
  YuiStore *store = yui_server_get_store (request->server);
  g_autofree char *address = yui_http_call_dup_address (request->call);
  g_auto (YuiAttempt) attempt = { 0 };
  g_autoptr (GError) problem = NULL;
  Opening opening = { page, code };
  YuiResponse *response;

  yui_attempt_add (&attempt, "phone-code", address, WRONG_BY_ADDRESS);
  if (!yui_attempt_begin (&attempt, store, request->now_s, &problem))
    {
      if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_TOO_MANY_REQUESTS))
        return answer_code_form (page, 429, code,
                                 "Too many wrong codes came from here. Wait a quarter of an hour.");
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  response = yui_request_change (request, take_code, &opening, &problem);
  if (response != NULL)
    yui_attempt_forgive (&attempt, store);
  else if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND))
    response = answer_code_form (
        page, 404, code, "This code is not right, or no longer. Ask the kiosk for a new one.");
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return response;
}

static YuiResponse *
post_my_page (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  const char *code;

  yui_check_in_page_init (&page, request);
  if (form == NULL)
    return NULL;
  code = g_hash_table_lookup (form, "code");
  return open_own (&page, code != NULL ? code : "", error);
}

/* ---- what one can do there ---- */

/* Opens the session of the form. When there is none: FALSE with a response that says so, or with
 * error. */
static gboolean
open_session (YuiCheckInPage *page, GHashTable *form, YuiResponse **response, GError **error)
{
  const char *pass = g_hash_table_lookup (form, "pass");
  g_autoptr (GError) problem = NULL;

  *response = NULL;
  if (pass != NULL && find_owner (page->request, page->request->db, pass, &problem))
    return TRUE;
  if (problem != NULL && yui_problem_is_internal (problem))
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    *response = yui_check_in_page_answer_message (
        page, 410, "You are signed out", "This page has ended. Ask the kiosk for a new code.");
  return FALSE;
}

/* Handing out a paper that must reach the person is kept as such. */
static YuiResponse *
hand_out (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "document_id");
  g_autoptr (GError) problem = NULL;

  if (!yui_delivery_record (request, db, id, "downloaded", &problem)
      && !g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return yui_document_answer_content (request, db, id, error);
}

static YuiResponse *
post_paper (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  YuiResponse *response;

  yui_check_in_page_init (&page, request);
  if (form == NULL)
    return NULL;
  if (!open_session (&page, form, &response, error))
    return response;
  return yui_request_change (request, hand_out, NULL, error);
}

static YuiResponse *
end_session (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  if (yui_database_run (
          db, error,
          "UPDATE access_token SET revoked_s = $3 WHERE programme_id = $1 AND token_sha256 = $2",
          YUI_INT (request->principal.programme_id),
          YUI_BLOB (request->principal.token_sha256, sizeof request->principal.token_sha256),
          YUI_INT (request->now_s))
      < 0)
    return NULL;
  return yui_check_in_page_answer_message (user_data, 200, "You are signed out",
                                           "You can close this page now.");
}

static YuiResponse *
post_sign_out (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  YuiResponse *response;

  yui_check_in_page_init (&page, request);
  if (form == NULL)
    return NULL;
  if (!open_session (&page, form, &response, error))
    return response;
  return yui_request_change (request, end_session, &page, error);
}

const YuiRoute yui_my_pages_routes[] = {
  { "GET", "/my", "pageMy", YUI_ROLE_ANYONE, get_my_page },
  { "GET", "/my/{user_code}", "pageMyCode", YUI_ROLE_ANYONE, get_my_page },
  { "POST", "/my", "pageMyPost", YUI_ROLE_ANYONE, post_my_page, YUI_BODY_FORM, YUI_ROUTE_NO_KEY },
  { "POST", "/my/papers/{document_id}", "pageMyPaper", YUI_ROLE_ANYONE, post_paper, YUI_BODY_FORM,
    YUI_ROUTE_NO_KEY },
  { "POST", "/my/sign-out", "pageMySignOut", YUI_ROLE_ANYONE, post_sign_out, YUI_BODY_FORM,
    YUI_ROUTE_NO_KEY },
  { NULL },
};
