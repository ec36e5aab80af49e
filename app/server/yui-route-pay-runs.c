/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-job.h"
#include "yui-body.h"
#include "yui-page.h"
#include "yui-pay-documents.h"
#include "yui-pay-period.h"
#include "yui-pay-problems.h"
#include "yui-pay-run-state.h"
#include "yui-pay-run.h"
#include "yui-pay-sum.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

#define RUN_MAX_DAYS   93
#define AT_ONCE_PEOPLE 5 /* whose papers a lock draws itself: as one sees no wait */

/* $1 is the programme, $2 the employer. */
#define SELECT                                                                                     \
  "SELECT r.id, r.version, r.state, r.from_day, r.to_day, r.pay_day, r.people, r.shifts, "         \
  "r.worked_min, r.gross_yen, r.withheld_yen, r.net_yen, r.created_s, r.checked_s, r.approved_s, " \
  "r.locked_s, r.summary_document_id, r.period_kind, e.pay_needs_approval, r.checked_by, "         \
  "a1.display_name, a2.display_name, a3.display_name, a4.display_name, "                           \
  "(SELECT j.id FROM job j WHERE j.programme_id = r.programme_id AND j.pay_run_id = r.id "         \
  "ORDER BY j.created_s DESC, j.id DESC LIMIT 1), CASE WHEN r.state = 'locked' THEN "              \
  "(SELECT count (*) FROM payslip s WHERE s.programme_id = r.programme_id "                        \
  "AND s.pay_run_id = r.id AND s.document_id IS NULL) ELSE 0 END, "                                \
  "(SELECT count (*) FROM job j WHERE j.programme_id = r.programme_id AND j.pay_run_id = r.id "    \
  "AND j.state IN ('queued', 'running')), r.rounds_month, r.rounds_yen "                           \
  "FROM pay_run r JOIN employer e ON e.programme_id = r.programme_id AND e.id = r.employer_id "    \
  "LEFT JOIN account a1 ON a1.programme_id = r.programme_id AND a1.id = r.created_by "             \
  "LEFT JOIN account a2 ON a2.programme_id = r.programme_id AND a2.id = r.checked_by "             \
  "LEFT JOIN account a3 ON a3.programme_id = r.programme_id AND a3.id = r.approved_by "            \
  "LEFT JOIN account a4 ON a4.programme_id = r.programme_id AND a4.id = r.locked_by "              \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 "

enum
{
  RUN_ID = 0,
  RUN_VERSION = 1,
  RUN_STATE = 2,
  RUN_FROM = 3,
  RUN_PAY_DAY = 5,
  RUN_NUMBERS = 6,
  RUN_CREATED = 12,
  RUN_SUMMARY = 16,
  RUN_PERIOD_KIND = 17,
  RUN_NEEDS_APPROVAL = 18,
  RUN_CHECKED_BY = 19,
  RUN_NAMES = 20,
  RUN_JOB = 24,
  RUN_MISSING = 25,
  RUN_IS_MAKING = 26,
  RUN_ROUNDS_MONTH = 27,
  RUN_ROUNDS_YEN = 28,
};

static void
add_moments (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object)
{
  static const char *const MOMENTS[] = { "created_at", "checked_at", "approved_at", "locked_at" };
  static const char *const NAMES[]
      = { "created_by_name", "checked_by_name", "approved_by_name", "locked_by_name" };

  for (int i = 0; i < (int)G_N_ELEMENTS (MOMENTS); i++)
    {
      if (yui_statement_is_null (row, RUN_CREATED + i))
        yui_json_add_null (doc, object, MOMENTS[i]);
      else
        yui_json_add_moment (doc, object, MOMENTS[i], yui_statement_get_int (row, RUN_CREATED + i));
      yui_json_add_text (doc, object, NAMES[i], yui_statement_get_text (row, RUN_NAMES + i));
    }
}

static gboolean
add_run (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  static const char *const DAYS[] = { "from", "to", "pay_date" };
  static const char *const NUMBERS[]
      = { "people", "shifts", "worked_min", "gross_yen", "withheld_yen", "net_yen" };
  const char *checked_by = yui_statement_get_text (row, RUN_CHECKED_BY);

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, RUN_ID));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, RUN_VERSION));
  yui_json_add_text (doc, object, "state", yui_statement_get_text (row, RUN_STATE));
  yui_json_add_text (doc, object, "period_kind", yui_statement_get_text (row, RUN_PERIOD_KIND));
  for (int i = 0; i < (int)G_N_ELEMENTS (DAYS); i++)
    yui_json_add_day (doc, object, DAYS[i], yui_statement_get_int (row, RUN_FROM + i));
  for (int i = 0; i < (int)G_N_ELEMENTS (NUMBERS); i++)
    yui_json_add_int (doc, object, NUMBERS[i], yui_statement_get_int (row, RUN_NUMBERS + i));
  add_moments (row, doc, object);
  yui_json_add_text (doc, object, "summary_document_id", yui_statement_get_text (row, RUN_SUMMARY));
  yui_json_add_text (doc, object, "job_id", yui_statement_get_text (row, RUN_JOB));
  yui_json_add_int (doc, object, "papers_missing", yui_statement_get_int (row, RUN_MISSING));
  yui_json_add_bool (doc, object, "is_making_papers",
                     yui_statement_get_int (row, RUN_IS_MAKING) > 0);
  yui_json_add_bool (doc, object, "rounds_month",
                     yui_statement_get_int (row, RUN_ROUNDS_MONTH) != 0);
  yui_json_add_bool (doc, object, "rounds_yen", yui_statement_get_int (row, RUN_ROUNDS_YEN) != 0);
  yui_json_add_bool (doc, object, "needs_approval",
                     yui_statement_get_int (row, RUN_NEEDS_APPROVAL) != 0);
  yui_json_add_bool (doc, object, "may_approve",
                     g_strcmp0 (checked_by, request->principal.actor_id) != 0);
  return TRUE;
}

static YuiStatement *
find_run (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT "AND r.id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id), YUI_TEXT (id));

  return yui_problem_find_row (query, error) ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
answer_run (YuiRequest *request, YuiDatabase *db, const char *id, guint status, GError **error)
{
  g_autoptr (YuiStatement) row = find_run (request, db, id, error);
  g_autoptr (YuiJson) doc = yui_json_new ();
  YuiResponse *response;

  if (row == NULL || !add_run (request, row, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, RUN_VERSION));
  return response;
}

static YuiResponse *
list_pay_runs (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };
  g_autoptr (YuiStatement) query = NULL;

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  query = yui_database_query (
      request->db, error,
      SELECT "AND (r.created_s, r.id) < ($3, $4) ORDER BY r.created_s DESC, r.id DESC LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      page.keys[0], page.keys[1], YUI_INT (page.limit + 1));
  return yui_page_answer (&page, request, query, add_run, (int[]){ RUN_CREATED, RUN_ID }, error);
}

/* What the bank moves for a run: people with something to pay out. A person whose corrections take
 * back more than is paid stops the file, and is counted apart. */
static gboolean
add_transfer (YuiRequest *request, const char *id, YuiJson *doc, GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (request->db, error,
                            "SELECT coalesce(sum(CASE WHEN net_yen > 0 THEN 1 ELSE 0 END), 0), "
                            "coalesce(sum(CASE WHEN net_yen > 0 THEN net_yen ELSE 0 END), 0), "
                            "coalesce(sum(CASE WHEN net_yen = 0 THEN 1 ELSE 0 END), 0), "
                            "coalesce(sum(CASE WHEN net_yen < 0 THEN 1 ELSE 0 END), 0) "
                            "FROM payslip WHERE programme_id = $1 AND pay_run_id = $2",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  yyjson_mut_val *object;

  if (!yui_statement_need_row (row, error))
    return FALSE;
  object = yyjson_mut_obj_add_obj (doc, yui_json_root (doc), "transfer");
  yui_json_add_int (doc, object, "people", yui_statement_get_int (row, 0));
  yui_json_add_int (doc, object, "amount_yen", yui_statement_get_int (row, 1));
  yui_json_add_int (doc, object, "people_without_pay", yui_statement_get_int (row, 2));
  yui_json_add_int (doc, object, "people_below_zero", yui_statement_get_int (row, 3));
  return TRUE;
}

/* One run says more than a run of the list: what its sums are made of. */
static YuiResponse *
get_pay_run (YuiRequest *request, GError **error)
{
  const char *id = yui_request_get_path_value (request, "pay_run_id");
  g_autoptr (YuiStatement) row = find_run (request, request->db, id, error);
  g_autoptr (YuiJson) doc = yui_json_new ();
  g_auto (YuiPaySum) sum = { 0 };
  gint64 version;
  YuiResponse *response;

  if (row == NULL || !add_run (request, row, doc, yui_json_root (doc), error))
    return NULL;
  version = yui_statement_get_int (row, RUN_VERSION);
  g_clear_pointer (&row, yui_statement_free);
  yui_pay_sum_init (&sum);
  if (!yui_pay_sum_read_run (&sum, request->db, request->principal.programme_id, id, error)
      || !add_transfer (request, id, doc, error))
    return NULL;
  yui_pay_sum_write (&sum, doc, yui_json_root (doc));
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, version);
  return response;
}

static gboolean
log_run (YuiRequest *request, YuiDatabase *db, const char *id, gboolean is_deleted, GError **error)
{
  return yui_request_log_change (request, db, "pay_run", id, request->principal.employer_id,
                                 is_deleted, error);
}

/* Logs every attendance of the run as changed. */
static gboolean
log_attendances (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT id FROM attendance WHERE programme_id = $1 AND pay_run_id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!yui_request_log_change (request, db, "attendance", yui_statement_get_text (query, 0),
                                 request->principal.employer_id, FALSE, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* ---- drafting ---- */

static YuiResponse *
write_draft (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autofree char *id = yui_pay_run_draft (db, user_data, error);

  if (id == NULL || !log_run (request, db, id, FALSE, error)
      || !log_attendances (request, db, id, error))
    return NULL;
  return answer_run (request, db, id, 201, error);
}

static void
check_period (YuiPayPeriodKind kind, gint64 from, gint64 to, gint64 pay_day, YuiFaults *faults)
{
  const YuiPayPeriod period = { (YuiCivilDay)from, (YuiCivilDay)to, (YuiCivilDay)pay_day };

  if (to <= from)
    yui_faults_add (faults, "/to", "not_after_from", NULL,
                    "The period must end after it begins; “to” is the day after the last one.");
  else if (to - from > RUN_MAX_DAYS)
    yui_faults_add (faults, "/to", "too_long", "{\"max_days\":93}",
                    "A pay run covers at most 93 days.");
  else if (!yui_pay_period_fits (kind, &period))
    yui_faults_add (faults, "/period_kind", "period_does_not_fit", NULL,
                    "These days are not a period of that kind: one day, seven days or a month; "
                    "same-day pay is on the day of the work.");
}

static YuiPayPeriodKind
read_period_kind (YuiBody *body)
{
  const char *word = yui_body_get_word (body, "period_kind", YUI_OPTIONAL, yui_pay_period_names);

  for (int i = 0; word != NULL && i < YUI_N_PAY_PERIODS; i++)
    if (g_str_equal (word, yui_pay_period_names[i]))
      return (YuiPayPeriodKind)i;
  return YUI_PAY_PERIOD_FREE;
}

static YuiResponse *
create_pay_run (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  gint64 from = 0, to = 0, pay_day = 0;
  gboolean is_whole;
  YuiPayPeriodKind kind;
  YuiPayRunDraft draft = { .programme_id = request->principal.programme_id,
                           .employer_id = request->principal.employer_id,
                           .tables = yui_server_get_law_tables (request->server),
                           .now_s = request->now_s,
                           .created_by = request->principal.actor_id };

  if (body == NULL)
    return NULL;
  is_whole = yui_body_get_day (body, "from", YUI_REQUIRED, &from);
  is_whole &= yui_body_get_day (body, "to", YUI_REQUIRED, &to);
  is_whole &= yui_body_get_day (body, "pay_date", YUI_REQUIRED, &pay_day);
  kind = read_period_kind (body);
  if (is_whole)
    check_period (kind, from, to, pay_day, yui_body_get_faults (body));
  if (!yui_body_finish (body, error))
    return NULL;
  draft.from_day = (YuiCivilDay)from;
  draft.to_day = (YuiCivilDay)to;
  draft.pay_day = (YuiCivilDay)pay_day;
  draft.period_kind = yui_pay_period_names[kind];
  return yui_request_change (request, write_draft, &draft, error);
}

/* ---- steps ---- */

/* Checks the version of the path's run and that the step is allowed. Returns the new state. */
static const char *
check_step (YuiRequest *request, YuiDatabase *db, YuiPayRunStep step, GError **error)
{
  g_auto (YuiPayRunFacts) facts = { 0 };

  if (!yui_pay_run_read_facts (db, request->principal.programme_id, request->principal.employer_id,
                               yui_request_get_path_value (request, "pay_run_id"), &facts, error)
      || !yui_request_check_version (request, facts.version, error))
    return NULL;
  return yui_pay_run_next_state (step, facts.state, facts.needs_approval, facts.checked_by,
                                 request->principal.actor_id, error);
}

static GPtrArray *
read_problems (YuiRequest *request, YuiDatabase *db, GError **error)
{
  return yui_pay_problems_read (db, yui_server_get_law_tables (request->server),
                                request->principal.programme_id, request->principal.employer_id,
                                yui_request_get_path_value (request, "pay_run_id"), request->now_s,
                                error);
}

/* Refuses while a problem blocks the run. */
static gboolean
check_problems (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) problems = read_problems (request, db, error);
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const YuiPayProblem *problem = problems->pdata[i];

      if (problem->is_blocking)
        yui_faults_add (faults, "", problem->code, NULL,
                        "Something in this pay run has to be put right first; see its problems.");
    }
  return yui_faults_check (faults, error);
}

static YuiResponse *
write_step (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiPayRunStep step = (YuiPayRunStep)GPOINTER_TO_INT (user_data);
  const char *id = yui_request_get_path_value (request, "pay_run_id");
  const char *state = check_step (request, db, step, error);

  if (state == NULL || (step == YUI_PAY_RUN_CHECK && !check_problems (request, db, error))
      || !yui_pay_run_set_state (db, request->principal.programme_id, id, state, request->now_s,
                                 request->principal.actor_id, error)
      || !log_run (request, db, id, FALSE, error))
    return NULL;
  return answer_run (request, db, id, 200, error);
}

static YuiResponse *
check_pay_run (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_step, GINT_TO_POINTER (YUI_PAY_RUN_CHECK), error);
}

static YuiResponse *
approve_pay_run (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_step, GINT_TO_POINTER (YUI_PAY_RUN_APPROVE), error);
}

static YuiResponse *
reopen_pay_run (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_step, GINT_TO_POINTER (YUI_PAY_RUN_REOPEN), error);
}

static YuiResponse *
discard_draft (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "pay_run_id");

  if (check_step (request, db, YUI_PAY_RUN_DISCARD, error) == NULL
      || !log_attendances (request, db, id, error)
      || !yui_pay_run_discard (db, request->principal.programme_id, id, request->now_s, error)
      || !log_run (request, db, id, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_pay_run (YuiRequest *request, GError **error)
{
  return yui_request_change (request, discard_draft, NULL, error);
}

/* ---- problems ---- */

static void
add_problem (YuiJson *doc, yyjson_mut_val *list, const YuiPayProblem *problem)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

  yui_json_add_text (doc, object, "code", problem->code);
  yui_json_add_bool (doc, object, "is_blocking", problem->is_blocking);
  yui_json_add_text (doc, object, "worker_id", problem->worker_id);
  yui_json_add_text (doc, object, "worker_name", problem->worker_name);
  yui_json_add_text (doc, object, "attendance_id", problem->attendance_id);
  yui_json_add_text (doc, object, "payslip_id", problem->payslip_id);
  if (problem->work_day == G_MININT64)
    yui_json_add_null (doc, object, "work_date");
  else
    yui_json_add_day (doc, object, "work_date", problem->work_day);
  if (problem->yen == -1)
    yui_json_add_null (doc, object, "yen");
  else
    yui_json_add_int (doc, object, "yen", problem->yen);
}

static YuiResponse *
list_problems (YuiRequest *request, GError **error)
{
  g_auto (YuiPayRunFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;
  yyjson_mut_val *items;
  YuiJson *doc;

  if (!yui_pay_run_read_facts (request->db, request->principal.programme_id,
                               request->principal.employer_id,
                               yui_request_get_path_value (request, "pay_run_id"), &facts, error))
    return NULL;
  problems = g_str_equal (facts.state, "locked") ? g_ptr_array_new ()
                                                 : read_problems (request, request->db, error);
  if (problems == NULL)
    return NULL;
  doc = yui_json_new_list (&items);
  for (guint i = 0; i < problems->len; i++)
    add_problem (doc, items, problems->pdata[i]);
  return yui_response_new_json (200, doc);
}

/* ---- locking ---- */

/* What a lock makes: the papers of a run of a few people, drawn before the change, for drawing
 * takes long; or a job that draws those of many. */
typedef struct
{
  GPtrArray *papers; /* of YuiPayDocument; NULL with a job */
  char *job_id;      /* NULL with papers */
  gint64 pay_day;
} Locking;

static void
locking_clear (Locking *locking)
{
  g_clear_pointer (&locking->papers, g_ptr_array_unref);
  g_clear_pointer (&locking->job_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Locking, locking_clear)

static gboolean
write_papers (YuiRequest *request,
              YuiDatabase *db,
              const char *pay_run_id,
              const Locking *locking,
              GError **error)
{
  const YuiPrincipal *who = &request->principal;

  if (locking->job_id != NULL)
    return yui_jobs_add (db, who->programme_id, who->employer_id, locking->job_id, "payslip",
                         pay_run_id, who->actor_id, request->now_s, error);
  for (guint i = 0; i < locking->papers->len; i++)
    if (!yui_pay_document_store (locking->papers->pdata[i], db, who->programme_id, who->employer_id,
                                 pay_run_id, locking->pay_day, NULL, request->now_s, error))
      return FALSE;
  return TRUE;
}

static YuiResponse *
write_lock (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Locking *locking = user_data;
  const gint64 programme_id = request->principal.programme_id;
  const char *id = yui_request_get_path_value (request, "pay_run_id");
  const char *state = check_step (request, db, YUI_PAY_RUN_LOCK, error);

  if (state == NULL || !check_problems (request, db, error)
      || !yui_pay_check_sums (db, programme_id, id, error)
      || !write_papers (request, db, id, locking, error)
      || !yui_pay_run_set_state (db, programme_id, id, state, request->now_s,
                                 request->principal.actor_id, error)
      || !log_run (request, db, id, FALSE, error) || !log_attendances (request, db, id, error))
    return NULL;
  return answer_run (request, db, id, 200, error);
}

static void
start_job (YuiRequest *request, const char *job_id)
{
  const YuiArchiveTask task = { .programme_id = request->principal.programme_id,
                                .employer_id = request->principal.employer_id,
                                .pay_run_id = yui_request_get_path_value (request, "pay_run_id"),
                                .now_s = request->now_s,
                                .tables = yui_server_get_law_tables (request->server) };

  yui_jobs_start (
      yui_server_get_jobs (request->server), task.programme_id, job_id, yui_archive_job_run,
      yui_archive_job_new (yui_archive_find_kind ("payslip"), &task, request->principal.actor_id),
      yui_archive_job_free);
}

static gboolean
prepare_lock (YuiRequest *request, const char *id, Locking *locking, GError **error)
{
  g_autoptr (YuiStatement) row = find_run (request, request->db, id, error);

  if (row == NULL)
    return FALSE;
  locking->pay_day = yui_statement_get_int (row, RUN_PAY_DAY);
  if (yui_statement_get_int (row, RUN_NUMBERS) > AT_ONCE_PEOPLE)
    {
      locking->job_id = yui_uuid_new ();
      return TRUE;
    }
  g_clear_pointer (&row, yui_statement_free);
  locking->papers
      = yui_pay_documents_make (request->db, request->principal.programme_id,
                                request->principal.employer_id, id, request->now_s, error);
  return locking->papers != NULL;
}

/* The version says whether papers that are drawn before the change are still right. */
static YuiResponse *
lock_pay_run (YuiRequest *request, GError **error)
{
  const char *id = yui_request_get_path_value (request, "pay_run_id");
  g_auto (Locking) locking = { 0 };
  YuiResponse *response;

  if (check_step (request, request->db, YUI_PAY_RUN_LOCK, error) == NULL
      || !prepare_lock (request, id, &locking, error))
    return NULL;
  response = yui_request_change (request, write_lock, &locking, error);
  if (response != NULL && locking.job_id != NULL)
    start_job (request, locking.job_id);
  return response;
}

const YuiRoute yui_pay_runs_routes[] = {
  { "GET", "/v1/pay-runs", "listPayRuns", YUI_ROLES_PAYING, list_pay_runs },
  { "POST", "/v1/pay-runs", "createPayRun", YUI_ROLES_PAYING, create_pay_run, YUI_BODY_JSON },
  { "GET", "/v1/pay-runs/{pay_run_id}", "getPayRun", YUI_ROLES_PAYING, get_pay_run },
  { "DELETE", "/v1/pay-runs/{pay_run_id}", "deletePayRun", YUI_ROLES_PAYING, delete_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/pay-runs/{pay_run_id}/problems", "listPayRunProblems", YUI_ROLES_PAYING,
    list_problems },
  { "POST", "/v1/pay-runs/{pay_run_id}/check", "checkPayRun", YUI_ROLES_PAYING, check_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/pay-runs/{pay_run_id}/approve", "approvePayRun", YUI_ROLES_PAYING, approve_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/pay-runs/{pay_run_id}/reopen", "reopenPayRun", YUI_ROLES_PAYING, reopen_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/pay-runs/{pay_run_id}/lock", "lockPayRun", YUI_ROLES_PAYING, lock_pay_run,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
