/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-json.h"
#include "yui-check-in-pages-private.h"
#include "yui-hours-claims.h"
#include "yui-routes.h"

#include "documents/yui-text.h"
#include "labour/yui-civil.h"

#include <stdlib.h>
#include <string.h>

/* A worker's own hours on the phone, as at the kiosk: what is planned, clocked and confirmed; to
 * agree with what the employer says, or to say otherwise. */

#define DAYS_SHOWN     62
#define ROWS_MAX       60
#define NOTE_MAX       200 /* characters */
#define BREAK_MAX_MIN  480
#define HALF_DAY_S     (YUI_SECONDS_PER_DAY / 2)
#define DATE_SIZE      32
#define NUMBER_SIZE    16
#define COLUMN_PLACE   8
#define COLUMN_TITLE   9
#define COLUMN_PLANNED 11 /* start, end, break; so the next two */
#define COLUMN_CLOCKED 14
#define COLUMN_AGREED  17

/* What one side says. */
typedef struct
{
  char id[37]; /* empty: nothing yet */
  gint64 start_s, end_s, break_min;
} Claim;

/* Becomes the person of the pass: what follows is asked and written as by them. */
static void
become_worker (const YuiCheckInPage *page)
{
  YuiPrincipal *who = &page->request->principal;

  who->programme_id = page->pass.programme_id;
  who->role = YUI_ROLE_WORKER;
  g_set_str (&who->worker_id, page->pass.worker_id);
  g_set_str (&who->actor_id, page->pass.worker_id);
}

/* ---- words ---- */

/* The sentence with {a} and {b} filled in; b nullable. */
static char *
fill (const YuiCheckInPage *page, const char *sentence, const char *a, const char *b)
{
  GString *text = g_string_new (yui_check_in_page_say (page, sentence));

  g_string_replace (text, "{a}", a, 1);
  if (b != NULL)
    g_string_replace (text, "{b}", b, 1);
  return g_string_free_and_steal (text);
}

static char *
say_hours (const YuiCheckInPage *page, gint64 start_s, gint64 end_s, gint64 break_min)
{
  char start[YUI_PAGE_CLOCK_SIZE], end[YUI_PAGE_CLOCK_SIZE], minutes[NUMBER_SIZE];
  g_autofree char *times
      = g_strdup_printf ("%s – %s", yui_check_in_page_format_clock (start_s, start),
                         yui_check_in_page_format_clock (end_s, end));

  g_snprintf (minutes, sizeof minutes, "%" G_GINT64_FORMAT, break_min);
  return break_min > 0 ? fill (page, "{a}, break of {b} minutes", times, minutes)
                       : fill (page, "{a}, no break", times, NULL);
}

static char *
say_columns (const YuiCheckInPage *page, YuiStatement *row, int column)
{
  return say_hours (page, yui_statement_get_int (row, column),
                    yui_statement_get_int (row, column + 1),
                    yui_statement_get_int (row, column + 2));
}

static char *
say_day (const YuiCheckInPage *page, gint64 moment_s)
{
  static const char *const WEEKDAYS[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const MONTHS[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };
  const YuiCivilDay day = yui_civil_day_of_utc (moment_s);
  const YuiCivilDate date = yui_civil_date_of (day);

  if (page->language == YUI_PAGE_JAPANESE)
    return yui_text_format_day (day, FALSE);
  return g_strdup_printf ("%s %d %s", WEEKDAYS[yui_civil_weekday (day) - YUI_MONDAY], date.day,
                          MONTHS[date.month - 1]);
}

/* What counts so far. */
static char *
say_counts (const YuiCheckInPage *page, YuiStatement *row)
{
  g_autofree char *hours = NULL;

  if (!yui_statement_is_null (row, COLUMN_AGREED))
    {
      hours = say_columns (page, row, COLUMN_AGREED);
      return fill (page, "Confirmed by the employer: {a}", hours, NULL);
    }
  if (!yui_statement_is_null (row, COLUMN_CLOCKED)
      && !yui_statement_is_null (row, COLUMN_CLOCKED + 1))
    {
      hours = say_columns (page, row, COLUMN_CLOCKED);
      return fill (page, "As you checked in and out: {a}", hours, NULL);
    }
  return g_strdup (yui_check_in_page_say (page, "There is no check-out yet."));
}

/* ---- the list ---- */

/* The newest claim of each side, [by_worker]. */
static gboolean
read_claims (YuiDatabase *db,
             gint64 programme_id,
             const char *attendance_id,
             Claim claims[2],
             GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT id, by_worker, start_s, end_s, break_min FROM attendance_claim "
                            "WHERE programme_id = $1 AND attendance_id = $2 ORDER BY made_s, id",
                            YUI_INT (programme_id), YUI_TEXT (attendance_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Claim *claim = &claims[yui_statement_get_int (query, 1) != 0];

      g_strlcpy (claim->id, yui_statement_get_text (query, 0), sizeof claim->id);
      claim->start_s = yui_statement_get_int (query, 2);
      claim->end_s = yui_statement_get_int (query, 3);
      claim->break_min = yui_statement_get_int (query, 4);
    }
  return step == YUI_STEP_DONE;
}

static char *
say_claim (const YuiCheckInPage *page, const Claim *claim)
{
  return claim->id[0] != '\0' ? say_hours (page, claim->start_s, claim->end_s, claim->break_min)
                              : g_strdup (yui_check_in_page_say (page, "nothing yet"));
}

static char *
write_dispute (const YuiCheckInPage *page, const Claim claims[2], gboolean can_settle)
{
  g_autofree char *mine = say_claim (page, &claims[TRUE]);
  g_autofree char *theirs = say_claim (page, &claims[FALSE]);
  g_autofree char *text
      = fill (page,
              "You say: {a}. The employer says: {b}. Until you agree, the planned hours are paid "
              "on the pay day, and the difference later.",
              mine, theirs);
  const char *const values[] = { "text", text, "claim", claims[FALSE].id, NULL };

  return yui_page_fill_file (can_settle ? "hours-settle.html" : "hours-dispute.html",
                             page->language, values);
}

static gboolean
append_hours (
    const YuiCheckInPage *page, YuiStatement *row, const char *pass, GString *html, GError **error)
{
  const char *id = yui_statement_get_text (row, YUI_ATTENDANCE_ID);
  const gboolean is_disputed = yui_statement_get_int (row, YUI_ATTENDANCE_DISPUTED) != 0;
  const gboolean is_in_run
      = g_str_equal (yui_statement_get_text (row, YUI_ATTENDANCE_STATE), "in_pay_run");
  g_autofree char *day = say_day (page, yui_statement_get_int (row, COLUMN_PLANNED));
  g_autofree char *plan = say_columns (page, row, COLUMN_PLANNED);
  g_autofree char *planned = fill (page, "Planned: {a}", plan, NULL);
  g_autofree char *counts = say_counts (page, row);
  g_autofree char *action = NULL, *dispute = NULL, *one = NULL;
  Claim claims[2] = { 0 };

  if (is_disputed && !read_claims (page->request->db, page->pass.programme_id, id, claims, error))
    return FALSE;
  dispute = is_disputed ? write_dispute (page, claims, claims[FALSE].id[0] != '\0' && !is_in_run)
                        : g_strdup ("");
  action = g_strconcat ("/check-in/", yui_request_get_path_value (page->request, "token"),
                        "/hours/", id, NULL);
  one = yui_page_fill_file (
      "hours-row.html", page->language,
      (const char *const[]){ "title", yui_statement_get_text (row, COLUMN_TITLE), "day", day,
                             "place", yui_statement_get_text (row, COLUMN_PLACE), "planned",
                             planned, "counts", counts, "dispute", dispute, "action", action,
                             "pass", pass, NULL });
  g_string_append (html, one);
  return TRUE;
}

static GString *
write_list (const YuiCheckInPage *page, YuiDatabase *db, const char *pass, GError **error)
{
  const gint64 now_s = page->request->now_s;
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      YUI_ATTENDANCE_SELECT
      "AND a.worker_id = $2 AND a.work_day >= $3 AND a.planned_start_s <= $4 "
      "ORDER BY a.disputed DESC, a.work_day DESC, a.planned_start_s DESC, a.id "
      "LIMIT $5",
      YUI_INT (page->pass.programme_id), YUI_TEXT (page->pass.worker_id),
      YUI_INT (yui_civil_day_of_utc (now_s) - DAYS_SHOWN), YUI_INT (now_s), YUI_INT (ROWS_MAX));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!append_hours (page, query, pass, html, error))
      return NULL;
  return step == YUI_STEP_DONE ? g_steal_pointer (&html) : NULL;
}

/* said: what came of the last thing, an English sentence, or NULL. */
static YuiResponse *
answer_list (YuiCheckInPage *page, const char *said, GError **error)
{
  g_autofree char *pass
      = yui_page_pass_seal (&page->pass, page->secret, page->request->now_s + YUI_PAGE_PASS_S);
  g_autoptr (GString) rows = write_list (page, page->request->db, pass, error);
  const char *const said_values[]
      = { "sentence", said != NULL ? yui_check_in_page_say (page, said) : "", NULL };
  g_autofree char *status = said != NULL
                                ? yui_page_fill_file ("said.html", page->language, said_values)
                                : g_strdup ("");
  g_autofree char *none = NULL;

  if (rows == NULL)
    return NULL;
  none = yui_page_fill ("<li>{{_There are no hours of the last two months.}}</li>", page->language,
                        (const char *const[]){ NULL });
  return yui_check_in_page_answer (
      page, 200, yui_check_in_page_say (page, "My hours"),
      yui_page_fill_file (
          "hours.html", page->language,
          (const char *const[]){ "said", status, "rows", rows->len > 0 ? rows->str : none, NULL }));
}

/* ---- saying otherwise ---- */

static YuiStatement *
find_hours (YuiCheckInPage *page, GError **error)
{
  return yui_attendance_find (page->request, page->request->db, error);
}

static void
format_time (gint64 moment_s, char text[YUI_PAGE_CLOCK_SIZE])
{
  const int minute = yui_civil_minute_of_utc (moment_s);

  g_snprintf (text, YUI_PAGE_CLOCK_SIZE, "%02d:%02d", minute / YUI_MINUTES_PER_HOUR,
              minute % YUI_MINUTES_PER_HOUR);
}

/* Begins with the clock, else with the plan; with what was typed when that was faulty. */
static YuiResponse *
answer_form (
    YuiCheckInPage *page, YuiStatement *row, GHashTable *typed, const char *fault, guint status)
{
  const gboolean is_clocked = !yui_statement_is_null (row, COLUMN_CLOCKED)
                              && !yui_statement_is_null (row, COLUMN_CLOCKED + 1);
  const int column = is_clocked ? COLUMN_CLOCKED : COLUMN_PLANNED;
  char start[YUI_PAGE_CLOCK_SIZE], end[YUI_PAGE_CLOCK_SIZE], minutes[NUMBER_SIZE];
  g_autofree char *pass
      = yui_page_pass_seal (&page->pass, page->secret, page->request->now_s + YUI_PAGE_PASS_S);
  g_autofree char *day = say_day (page, yui_statement_get_int (row, COLUMN_PLANNED));
  const char *const fault_values[]
      = { "sentence", fault != NULL ? yui_check_in_page_say (page, fault) : "", NULL };
  g_autofree char *fault_html
      = fault != NULL ? yui_page_fill_file ("fault.html", page->language, fault_values)
                      : g_strdup ("");
  g_autofree char *action
      = g_strconcat ("/check-in/", yui_request_get_path_value (page->request, "token"), "/hours/",
                     yui_statement_get_text (row, YUI_ATTENDANCE_ID), NULL);

  format_time (yui_statement_get_int (row, column), start);
  format_time (yui_statement_get_int (row, column + 1), end);
  g_snprintf (minutes, sizeof minutes, "%" G_GINT64_FORMAT,
              MAX (yui_statement_get_int (row, column + 2), 0));
#define TYPED(name, else_) (typed != NULL ? (const char *)g_hash_table_lookup (typed, name) : else_)
  return yui_check_in_page_answer (
      page, status, yui_check_in_page_say (page, "Say other hours"),
      yui_page_fill_file (
          "claim.html", page->language,
          (const char *const[]){ "title", yui_statement_get_text (row, COLUMN_TITLE), "day", day,
                                 "fault", fault_html, "action", action, "pass", pass, "start",
                                 TYPED ("start", start), "end", TYPED ("end", end), "break",
                                 TYPED ("break", minutes), "note", TYPED ("note", ""), NULL }));
#undef TYPED
}

/* "9:05" as minutes of a day, −1 when it is no time. */
static int
read_time (const char *text)
{
  char *end = NULL;
  const gint64 hour
      = text != NULL && g_ascii_isdigit (*text) ? g_ascii_strtoll (text, &end, 10) : -1;
  gint64 minute;

  if (hour < 0 || hour > 23 || *end != ':' || !g_ascii_isdigit (end[1]))
    return -1;
  minute = g_ascii_strtoll (end + 1, &end, 10);
  return minute > 59 || (*end != '\0' && *end != ':') ? -1
                                                      : (int)(hour * YUI_MINUTES_PER_HOUR + minute);
}

/* The start nearest to the planned one, and the first such end after it. Returns an English
 * sentence when a field is wrong. */
static const char *
read_claim (GHashTable *form, gint64 planned_start_s, YuiHours *hours)
{
  const int start_min = read_time (g_hash_table_lookup (form, "start"));
  const int end_min = read_time (g_hash_table_lookup (form, "end"));
  const char *breaks = g_hash_table_lookup (form, "break");
  g_autofree char *folded = breaks != NULL ? yui_text_fold_key (breaks) : g_strdup ("");
  guint64 break_min = 0;

  hours->why = g_hash_table_lookup (form, "note");
  if (start_min < 0 || end_min < 0)
    return "Write the times as hours and minutes, such as 9:05.";
  if (!g_ascii_string_to_unsigned (folded, 10, 0, BREAK_MAX_MIN, &break_min, NULL))
    return "Write the break in minutes; 0 for none.";
  if (hours->why != NULL && g_utf8_strlen (hours->why, -1) > NOTE_MAX)
    return "Write at most 200 characters.";
  hours->start_s = yui_civil_utc_of (yui_civil_day_of_utc (planned_start_s), start_min);
  if (hours->start_s > planned_start_s + HALF_DAY_S)
    hours->start_s -= YUI_SECONDS_PER_DAY;
  else if (hours->start_s < planned_start_s - HALF_DAY_S)
    hours->start_s += YUI_SECONDS_PER_DAY;
  hours->end_s = yui_civil_utc_of (yui_civil_day_of_utc (hours->start_s), end_min);
  if (hours->end_s <= hours->start_s)
    hours->end_s += YUI_SECONDS_PER_DAY;
  hours->break_min = (gint64)break_min;
  if (yui_hours_worked_min (hours->start_s, hours->end_s, hours->break_min) <= 0)
    return "The break is as long as the work.";
  return NULL;
}

/* Says what came of a change; what could not be done is said above the list, too. */
static YuiResponse *
answer_change (
    YuiCheckInPage *page, YuiResponse *response, GError *problem, const char *done, GError **error)
{
  g_autoptr (GError) taken = problem;

  if (response != NULL)
    {
      yui_response_free (response);
      return answer_list (page, done, error);
    }
  if (yui_problem_is_internal (taken))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return NULL;
    }
  return answer_list (page,
                      "This could not be done: the hours have changed meanwhile, or are the "
                      "same. Look at them again.",
                      error);
}

static YuiResponse *
post_claim (YuiCheckInPage *page, YuiStatement *row, GHashTable *form, GError **error)
{
  g_auto (YuiHours) hours = { .spans = g_array_new (FALSE, FALSE, sizeof (YuiHoursSpan)) };
  const char *fault = read_claim (form, yui_statement_get_int (row, COLUMN_PLANNED), &hours);
  GError *problem = NULL;
  YuiResponse *response;

  if (fault == NULL && hours.end_s > page->request->now_s)
    fault = "These hours are not over yet.";
  if (fault != NULL)
    return answer_form (page, row, form, fault, 422);
  response = yui_request_change (page->request, yui_hours_claim, &hours, &problem);
  return answer_change (page, response, problem,
                        "The employer is told what you say, and answers you.", error);
}

static YuiResponse *
post_settle (YuiCheckInPage *page, GHashTable *form, GError **error)
{
  char *claim_id = g_hash_table_lookup (form, "claim");
  GError *problem = NULL;
  YuiResponse *response;

  if (claim_id == NULL)
    return yui_check_in_page_answer_incomplete (page);
  response = yui_request_change (page->request, yui_hours_settle, claim_id, &problem);
  return answer_change (page, response, problem, "You and the employer agree now.", error);
}

/* ---- requests ---- */

/* A pass that says who it is; else a response or an error, as yui_check_in_page_open(). */
static gboolean
open_own (YuiCheckInPage *page,
          YuiRequest *request,
          GHashTable *form,
          YuiResponse **response,
          GError **error)
{
  *response = NULL;
  if (form == NULL
      || !yui_check_in_page_open (page, request, g_hash_table_lookup (form, "pass"), response,
                                  error))
    return FALSE;
  if (page->pass.worker_id[0] == '\0')
    {
      *response = yui_check_in_page_answer_incomplete (page);
      return FALSE;
    }
  become_worker (page);
  return TRUE;
}

static YuiResponse *
post_hours_page (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  YuiResponse *response;

  yui_check_in_page_init (&page, request);
  if (!open_own (&page, request, form, &response, error))
    return response;
  return answer_list (&page, NULL, error);
}

static YuiResponse *
post_hours_change (YuiRequest *request, GError **error)
{
  g_autoptr (GHashTable) form = yui_request_dup_form (request, error);
  g_auto (YuiCheckInPage) page;
  g_autoptr (YuiStatement) row = NULL;
  GError *problem = NULL;
  YuiResponse *response;
  const char *what;

  yui_check_in_page_init (&page, request);
  if (!open_own (&page, request, form, &response, error))
    return response;
  row = find_hours (&page, &problem);
  if (row == NULL)
    return yui_check_in_page_answer_problem (&page, problem, "These hours are not there any more.",
                                             error);
  what = g_hash_table_lookup (form, "do");
  if (g_strcmp0 (what, "form") == 0)
    return answer_form (&page, row, NULL, NULL, 200);
  if (g_strcmp0 (what, "claim") == 0)
    return post_claim (&page, row, form, error);
  if (g_strcmp0 (what, "settle") == 0)
    return post_settle (&page, form, error);
  return yui_check_in_page_answer_incomplete (&page);
}

const YuiRoute yui_check_in_hours_routes[] = {
  { "POST", "/check-in/{token}/hours", "pageHours", YUI_ROLE_ANYONE, post_hours_page, YUI_BODY_FORM,
    YUI_ROUTE_NO_KEY },
  { "POST", "/check-in/{token}/hours/{attendance_id}", "pageHoursPost", YUI_ROLE_ANYONE,
    post_hours_change, YUI_BODY_FORM, YUI_ROUTE_NO_KEY },
  { NULL },
};
