/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-card-session.h"
#include "yui-check-in-code.h"
#include "yui-check-in-pages-private.h"
#include "yui-moment.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#include <string.h>

/* The pages behind the workplace's QR: card number, then the shifts of today with their buttons,
 * then what was recorded. Plain HTML forms; nothing runs in the browser. */

#define CSP                                                                                        \
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "    \
  "'none'"
#define STYLE_PATH    "/town/yui/Yui/web/style.css"
#define AFTER_SHIFT_S (6 * YUI_SECONDS_PER_HOUR)
#define BUTTONS_MAX   2

static const char *const NO_VALUES[] = { NULL };

void
yui_check_in_page_clear (YuiCheckInPage *page)
{
  g_free (page->programme);
  g_free (page->workplace);
  g_free (page->visit);
}

void
yui_check_in_page_init (YuiCheckInPage *page, YuiRequest *request)
{
  *page = (YuiCheckInPage){ .request = request,
                            .language = yui_page_language_from_header (
                                yui_request_get_header (request, "Accept-Language")) };
}

const char *
yui_check_in_page_say (const YuiCheckInPage *page, const char *english)
{
  return yui_page_text (page->language, english);
}

/* Wraps content into the page's frame. Takes content. */
YuiResponse *
yui_check_in_page_answer (const YuiCheckInPage *page,
                          guint status,
                          const char *title,
                          char *content)
{
  const char *const values[] = { "language",  yui_page_language_tag (page->language),
                                 "title",     title,
                                 "programme", page->programme != NULL ? page->programme : "Yui",
                                 "content",   content,
                                 NULL };
  char *html = yui_page_fill_file ("page.html", page->language, values);
  YuiResponse *response = yui_response_new_bytes (status, "text/html; charset=utf-8",
                                                  g_bytes_new_take (html, strlen (html)));

  yui_response_set_header (response, "Content-Security-Policy", CSP);
  yui_response_set_header (response, "Content-Language", values[1]);
  yui_response_set_header (response, "Referrer-Policy", "no-referrer");
  yui_response_set_header (response, "Vary", "Accept-Language");
  g_free (content);
  return response;
}

YuiResponse *
yui_check_in_page_answer_message (const YuiCheckInPage *page,
                                  guint status,
                                  const char *heading,
                                  const char *sentence)
{
  const char *const values[] = { "heading", yui_check_in_page_say (page, heading), "sentence",
                                 yui_check_in_page_say (page, sentence), NULL };

  return yui_check_in_page_answer (page, status, yui_check_in_page_say (page, heading),
                                   yui_page_fill_file ("message.html", page->language, values));
}

/* A page also for what went wrong; what is not the visitor's is left to the server. */
YuiResponse *
yui_check_in_page_answer_problem (const YuiCheckInPage *page,
                                  GError *problem,
                                  const char *gone,
                                  GError **error)
{
  g_autoptr (GError) taken = problem;

  if (yui_problem_is_internal (taken))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return NULL;
    }
  return yui_check_in_page_answer_message (page, yui_problem_get_status (taken),
                                           "This code is no longer valid", gone);
}

gboolean
yui_check_in_page_read_place (YuiCheckInPage *page, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT g.name, p.name FROM workplace p JOIN programme g ON g.programme_id = p.programme_id "
      "WHERE p.programme_id = $1 AND p.id = $2",
      YUI_INT (page->pass.programme_id), YUI_TEXT (page->pass.workplace_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  g_set_str (&page->programme, yui_statement_get_text (query, 0));
  g_set_str (&page->workplace, yui_statement_get_text (query, 1));
  return yui_page_pass_read_secret (db, page->pass.programme_id, page->pass.workplace_id,
                                    page->secret, error);
}

static char *
action_of (const YuiCheckInPage *page)
{
  return g_strconcat ("/check-in/", yui_request_get_path_value (page->request, "token"), NULL);
}

/* ---- the card number ---- */

/* fault: an English sentence, or NULL. */
static YuiResponse *
answer_card_form (const YuiCheckInPage *page, guint status, const char *fault)
{
  g_autofree char *action = action_of (page);
  const char *const fault_values[]
      = { "sentence", fault != NULL ? yui_check_in_page_say (page, fault) : "", NULL };
  g_autofree char *fault_html
      = fault != NULL ? yui_page_fill_file ("fault.html", page->language, fault_values)
                      : g_strdup ("");
  const char *const values[] = { "workplace", page->workplace,
                                 "fault",     fault_html,
                                 "action",    action,
                                 "visit",     page->visit,
                                 "card",      page->card != NULL ? page->card : "",
                                 "described", fault != NULL ? " card-fault" : "",
                                 "invalid",   fault != NULL ? " aria-invalid=\"true\"" : "",
                                 NULL };

  return yui_check_in_page_answer (page, status, yui_check_in_page_say (page, "Check in or out"),
                                   yui_page_fill_file ("card.html", page->language, values));
}

static YuiResponse *
get_check_in_page (YuiRequest *request, GError **error)
{
  g_auto (YuiCheckInPage) page;
  YuiCheckInPlace place;
  GError *problem = NULL;

  yui_check_in_page_init (&page, request);
  if (!yui_check_in_code_verify (request->db, yui_request_get_path_value (request, "token"),
                                 request->now_s, &place, &problem))
    return yui_check_in_page_answer_problem (
        &page, problem,
        g_strcmp0 (yui_problem_get_name (problem), "poster-ended") == 0
            ? "This poster is not in use any more. Ask the person in charge for the code of today."
            : "The code at the workplace changes every 30 seconds. Scan it again.",
        error);
  page.pass.programme_id = place.programme_id;
  g_strlcpy (page.pass.workplace_id, place.workplace_id, sizeof page.pass.workplace_id);
  g_strlcpy (page.pass.poster_id, place.poster_id, sizeof page.pass.poster_id);
  if (!yui_check_in_page_read_place (&page, request->db, error))
    return NULL;
  page.visit = yui_page_pass_seal (&page.pass, page.secret, request->now_s + YUI_PAGE_PASS_S);
  return answer_card_form (&page, 200, NULL);
}

/* ---- the shifts of today ---- */

const char *
yui_check_in_page_format_clock (gint64 moment_s, char text[YUI_PAGE_CLOCK_SIZE])
{
  const int minute = yui_civil_minute_of_utc (moment_s);

  g_snprintf (text, YUI_PAGE_CLOCK_SIZE, "%d:%02d", minute / YUI_MINUTES_PER_HOUR,
              minute % YUI_MINUTES_PER_HOUR);
  return text;
}

typedef struct
{
  YuiClockKind kind;
  const char *label;
} Button;

/* What a person may want next, the likelier first. */
static const Button BUTTONS[][BUTTONS_MAX] = {
  [YUI_CLOCK_STATE_NOT_IN] = { { YUI_CLOCK_IN, "Check in" } },
  [YUI_CLOCK_STATE_AT_WORK]
  = { { YUI_CLOCK_OUT, "Check out" }, { YUI_CLOCK_BREAK_START, "Start break" } },
  [YUI_CLOCK_STATE_ON_BREAK]
  = { { YUI_CLOCK_BREAK_END, "End break" }, { YUI_CLOCK_OUT, "Check out" } },
  [YUI_CLOCK_STATE_OUT] = { { YUI_CLOCK_IN, "Check in again" } },
};

static const char *const STATE_SENTENCES[] = {
  [YUI_CLOCK_STATE_NOT_IN] = "You are not checked in.",
  [YUI_CLOCK_STATE_AT_WORK] = "You are checked in.",
  [YUI_CLOCK_STATE_ON_BREAK] = "You are on a break.",
  [YUI_CLOCK_STATE_OUT] = "You have checked out.",
};

static char *
write_buttons (const YuiCheckInPage *page, YuiClockState state)
{
  GString *html = g_string_new (NULL);

  for (int i = 0; i < BUTTONS_MAX && BUTTONS[state][i].label != NULL; i++)
    {
      const Button *button = &BUTTONS[state][i];
      const gboolean is_likely = i == 0 && state != YUI_CLOCK_STATE_OUT;
      const char *const values[] = { "kind",  yui_clock_kind_name (button->kind),
                                     "class", is_likely ? "primary" : "other",
                                     "label", yui_check_in_page_say (page, button->label),
                                     NULL };
      g_autofree char *one = yui_page_fill_file ("button.html", page->language, values);

      g_string_append (html, one);
    }
  return g_string_free (html, FALSE);
}

/* row: contract id, title, start, end. */
static gboolean
append_shift (const YuiCheckInPage *page,
              YuiDatabase *db,
              YuiStatement *row,
              const char *pass,
              GString *html,
              GError **error)
{
  const char *contract_id = yui_statement_get_text (row, 0);
  char start[YUI_PAGE_CLOCK_SIZE], end[YUI_PAGE_CLOCK_SIZE];
  g_autofree char *action = action_of (page), *times = NULL, *buttons = NULL, *one = NULL;
  YuiClocked clocked;

  if (!yui_attendance_load_clock (db, page->pass.programme_id, contract_id, &clocked, error))
    return FALSE;
  times = g_strdup_printf ("%s – %s",
                           yui_check_in_page_format_clock (yui_statement_get_int (row, 2), start),
                           yui_check_in_page_format_clock (yui_statement_get_int (row, 3), end));
  buttons = write_buttons (page, clocked.state);
  one = yui_page_fill_file (
      "shift.html", page->language,
      (const char *const[]){ "title", yui_statement_get_text (row, 1), "times", times, "state",
                             yui_check_in_page_say (page, STATE_SENTENCES[clocked.state]), "action",
                             action, "pass", pass, "contract", contract_id, "buttons", buttons,
                             NULL });
  g_string_append (html, one);
  return TRUE;
}

/* Shifts here that start today, and those that began yesterday and ended lately or not yet. */
static GString *
write_shifts (const YuiCheckInPage *page, YuiDatabase *db, GError **error)
{
  const gint64 now_s = page->request->now_s;
  const YuiCivilDay today = yui_civil_day_of_utc (now_s);
  g_autofree char *pass = yui_page_pass_seal (&page->pass, page->secret, now_s + YUI_PAGE_PASS_S);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT c.id, s.title, c.start_s, c.end_s FROM contract c "
      "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id "
      "WHERE c.programme_id = $1 AND c.worker_id = $2 AND c.workplace_id = $3 AND c.cancelled_s IS "
      "NULL "
      "AND c.start_s < $4 AND (c.start_s >= $5 OR c.end_s > $6) ORDER BY c.start_s, c.id",
      YUI_INT (page->pass.programme_id), YUI_TEXT (page->pass.worker_id),
      YUI_TEXT (page->pass.workplace_id), YUI_INT (yui_civil_utc_of (today + 1, 0)),
      YUI_INT (yui_civil_utc_of (today, 0)), YUI_INT (now_s - AFTER_SHIFT_S));
  YuiStep step;

  if (query == NULL)
    return NULL;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!append_shift (page, db, query, pass, html, error))
      return NULL;
  return step == YUI_STEP_DONE ? g_steal_pointer (&html) : NULL;
}

static YuiResponse *
answer_shifts (const YuiCheckInPage *page,
               YuiDatabase *db,
               const YuiCardHolder *holder,
               GError **error)
{
  g_auto (GStrv) names = g_strsplit (holder->name, " ", 2);
  g_autoptr (GString) shifts = write_shifts (page, db, error);
  g_autoptr (GString) greeting = g_string_new (yui_check_in_page_say (page, "Hello, %s"));
  g_autofree char *none = yui_page_fill_file ("no-shifts.html", page->language, NO_VALUES);
  g_autofree char *action = action_of (page), *hours_action = NULL, *pass = NULL;

  if (shifts == NULL)
    return NULL;
  hours_action = g_strconcat (action, "/hours", NULL);
  pass = yui_page_pass_seal (&page->pass, page->secret, page->request->now_s + YUI_PAGE_PASS_S);
  g_string_replace (greeting, "%s", names[0], 1);
  return yui_check_in_page_answer (
      page, 200, yui_check_in_page_say (page, "Check in or out"),
      yui_page_fill_file ("shifts.html", page->language,
                          (const char *const[]){ "greeting", greeting->str, "workplace",
                                                 page->workplace, "shifts",
                                                 shifts->len > 0 ? shifts->str : none, "action",
                                                 hours_action, "pass", pass, NULL }));
}

/* A wrong card is an answer, not an error: the attempt must be kept. */
static YuiResponse *
try_card (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  YuiCheckInPage *page = user_data;
  g_autofree char *bucket = g_strconcat ("page:", page->pass.workplace_id, NULL);
  const YuiCardShown shown = { .programme_id = page->pass.programme_id,
                               .text = page->card,
                               .bucket = bucket,
                               .shown_s = request->now_s,
                               .now_s = request->now_s };
  g_auto (YuiCardHolder) holder = { 0 };
  g_autoptr (GError) problem = NULL;

  if (yui_card_holder_find (&holder, db, &shown, &problem))
    {
      g_strlcpy (page->pass.worker_id, holder.worker_id, sizeof page->pass.worker_id);
      return answer_shifts (page, db, &holder, error);
    }
  if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_TOO_MANY_REQUESTS))
    return answer_card_form (page, 429,
                             "Too many wrong card numbers. Wait a minute and try again.");
  if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND)
      && g_str_equal (yui_problem_get_name (problem), "wrong-pass"))
    return answer_card_form (page, 404,
                             "The square code was not read whole. Type the card number that is "
                             "printed beside it.");
  if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND))
    return answer_card_form (page, 404,
                             "We do not know this card number. Check it and type it again, or ask "
                             "the person in charge.");
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* ---- the entry ---- */

static const char *const RESULTS[YUI_N_CLOCK_KINDS]
    = { "Checked in", "Checked out", "Break started", "Break ended" };

typedef struct
{
  YuiCheckInPage *page;
  YuiClockNew event;
} Entry;

/* Reads what the contract is for; 404 when it is not one of the person's at this workplace. */
static char *
read_title (YuiDatabase *db, const YuiCheckInPage *page, const YuiClockNew *event, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT s.title FROM contract c JOIN shift s ON s.programme_id = c.programme_id "
      "AND s.id = c.shift_id WHERE c.programme_id = $1 AND c.id = $2 AND c.worker_id = $3 "
      "AND c.workplace_id = $4",
      YUI_INT (event->programme_id), YUI_TEXT (event->contract_id), YUI_TEXT (event->worker_id),
      YUI_TEXT (page->pass.workplace_id));

  return yui_problem_find_row (query, error) ? yui_statement_dup_text (query, 0) : NULL;
}

static void
append_note (GString *html, const YuiCheckInPage *page, const char *sentence)
{
  const char *const values[] = { "sentence", yui_check_in_page_say (page, sentence), NULL };
  g_autofree char *note = yui_page_fill_file ("note.html", page->language, values);

  g_string_append (html, note);
}

static YuiResponse *
answer_result (const YuiCheckInPage *page, const YuiClockRecord *record, const char *title)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  const char *what = yui_check_in_page_say (page, RESULTS[record->kind]);
  char moment[YUI_MOMENT_SIZE], clock[YUI_PAGE_CLOCK_SIZE];

  if (record->review_reason != NULL)
    append_note (notes, page,
                 "Your employer will look at this entry, because it is not at the planned time.");
  if (record->via_poster)
    append_note (notes, page, "Your employer sees that it was made with the poster.");
  return yui_check_in_page_answer (
      page, 200, what,
      yui_page_fill_file ("result.html", page->language,
                          (const char *const[]){
                              "what", what, "moment",
                              yui_moment_format (record->occurred_s, moment), "clock",
                              yui_check_in_page_format_clock (record->occurred_s, clock), "title",
                              title, "workplace", page->workplace, "note", notes->str, NULL }));
}

static YuiResponse *
record_entry (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  Entry *entry = user_data;
  g_auto (YuiClockRecord) record = { 0 };
  g_autofree char *title = NULL;

  title = read_title (db, entry->page, &entry->event, error);
  if (title == NULL || !yui_clock_record (&record, db, &entry->event, error))
    return NULL;
  return answer_result (entry->page, &record, title);
}

YuiResponse *
yui_check_in_page_answer_incomplete (const YuiCheckInPage *page)
{
  return yui_check_in_page_answer_message (
      page, 400, "This did not work",
      "Something is missing in what was sent. Scan the code at the workplace "
      "again.");
}

static YuiResponse *
post_entry (YuiCheckInPage *page, GHashTable *form, GError **error)
{
  YuiRequest *request = page->request;
  Entry entry = { .page = page,
                  .event = { .programme_id = page->pass.programme_id,
                             .worker_id = page->pass.worker_id,
                             .contract_id = g_hash_table_lookup (form, "contract"),
                             .poster_id = page->pass.poster_id,
                             .occurred_s = request->now_s,
                             .received_s = request->now_s } };
  g_autoptr (GError) problem = NULL;
  YuiResponse *response;

  if (*page->pass.worker_id == '\0' || entry.event.contract_id == NULL
      || !yui_clock_kind_from_name (g_hash_table_lookup (form, "kind"), &entry.event.kind))
    return yui_check_in_page_answer_incomplete (page);
  response = yui_request_change (request, record_entry, &entry, &problem);
  if (response != NULL)
    return response;
  if (g_error_matches (problem, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND))
    return yui_check_in_page_answer_incomplete (page);
  g_warning ("A check-in could not be recorded: %s", problem->message);
  return yui_check_in_page_answer_message (page, 500, "This did not work",
                                           "Something went wrong on our side. Please try again.");
}

gboolean
yui_check_in_page_open (YuiCheckInPage *page,
                        YuiRequest *request,
                        const char *sealed,
                        YuiResponse **response,
                        GError **error)
{
  GError *problem = NULL;

  *response = NULL;
  if (sealed == NULL)
    *response = yui_check_in_page_answer_incomplete (page);
  else if (!yui_page_pass_open (&page->pass, request->db, sealed, request->now_s, &problem))
    *response = yui_check_in_page_answer_problem (
        page, problem, "This page has been open too long. Scan the code at the workplace again.",
        error);
  else
    return yui_check_in_page_read_place (page, request->db, error);
  return FALSE;
}

static YuiResponse *
post_check_in_page (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  YuiResponse *response;
  const char *pass;

  yui_check_in_page_init (&page, request);
  if (form == NULL)
    return NULL;
  pass = g_hash_table_lookup (form, "pass");
  page.visit = g_strdup (g_hash_table_lookup (form, "visit"));
  page.card = g_hash_table_lookup (form, "card");
  if (!yui_check_in_page_open (&page, request, pass != NULL ? pass : page.visit, &response, error))
    return response;
  if (pass != NULL)
    return post_entry (&page, form, error);
  if (page.card == NULL || *page.card == '\0')
    return answer_card_form (&page, 422, "Type your card number.");
  return yui_request_change (request, try_card, &page, error);
}

/* Where the QR of a kiosk that asks to be let in leads (its verification_uri): it is let in with
 * Yui, not in a browser. */
static YuiResponse *
get_link_page (YuiRequest *request, GError **error)
{
  g_auto (YuiCheckInPage) page = { 0 };

  yui_check_in_page_init (&page, request);
  return yui_check_in_page_answer_message (
      &page, 200, "Let a kiosk in",
      "The municipality lets the kiosk in with its Yui program: it asks for the "
      "code that the kiosk shows.");
}

static YuiResponse *
get_style (YuiRequest *request, GError **error)
{
  GBytes *bytes = g_resources_lookup_data (STYLE_PATH, 0, error);
  YuiResponse *response;

  if (bytes == NULL)
    return NULL;
  response = yui_response_new_bytes (200, "text/css; charset=utf-8", bytes);
  yui_response_set_header (response, "Cache-Control", "public, max-age=3600");
  return response;
}

const YuiRoute yui_check_in_pages_routes[] = {
  { "GET", "/check-in/{token}", "pageCheckIn", YUI_ROLE_ANYONE, get_check_in_page },
  { "POST", "/check-in/{token}", "pageCheckInPost", YUI_ROLE_ANYONE, post_check_in_page,
    YUI_BODY_FORM, YUI_ROUTE_NO_KEY },
  { "GET", "/link", "pageLink", YUI_ROLE_ANYONE, get_link_page },
  { "GET", "/check-in-style.css", "pageCheckInStyle", YUI_ROLE_ANYONE, get_style },
  { NULL },
};
