/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "labour/yui-civil.h"

/* What the first employer has to look at: its settings, hours that a worker does not agree to, work
 * that people declared elsewhere, and a certificate of age. */

#define AGREEMENT_MONTH_MIN (30 * 60)
#define AGREEMENT_YEAR_MIN  (240 * 60)
#define SUNDAY              6
#define CLAIMED_MORE_S      (20 * 60)
#define DECLARING_EACH      9
#define DECLARED_DAY_MIN    300
#define DECLARED_WEEKDAYS   7 /* Monday to Wednesday */
#define ADULT_DAYS          (18 * 365)

static gboolean
set_employer (YuiDemo *demo, const char *employer_id, GError **error)
{
  return yui_demo_insert (demo, error,
                          "UPDATE employer SET statutory_rest_weekday = $3, "
                          "agreement_month_min = $4, agreement_year_min = $5 "
                          "WHERE programme_id = $1 AND id = $2",
                          YUI_DEMO_ID, YUI_TEXT (employer_id), YUI_INT (SUNDAY),
                          YUI_INT (AGREEMENT_MONTH_MIN), YUI_INT (AGREEMENT_YEAR_MIN));
}

/* The worker says that it was longer than the clock does. */
static gboolean
claim (YuiDemo *demo, YuiStatement *row, GError **error)
{
  const gint64 end_s = (yui_statement_get_int (row, 2) + CLAIMED_MORE_S) / 60 * 60;
  g_autofree char *claim_id = yui_demo_new_id (demo, end_s);

  return yui_demo_insert (
      demo, error,
      "INSERT INTO attendance_claim (programme_id, id, attendance_id, "
      "by_worker, start_s, end_s, break_min, note, made_s, made_by) "
      "VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $5, $8)",
      YUI_DEMO_ID, YUI_TEXT (claim_id), YUI_TEXT (yui_statement_get_text (row, 0)),
      YUI_INT (yui_statement_get_int (row, 1) / 60 * 60), YUI_INT (end_s),
      YUI_INT (yui_statement_get_int (row, 3)), YUI_TEXT ("片付けが20分かかりました"),
      YUI_TEXT (yui_statement_get_text (row, 4)));
}

/* The newest hours of the employer that wait for confirmation. */
static gboolean
dispute_one (YuiDemo *demo, const char *employer_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      demo->db, error,
      "SELECT id, clocked_start_s, clocked_end_s, clocked_break_min, worker_id FROM attendance "
      "WHERE programme_id = $1 AND employer_id = $2 AND state = 'to_confirm' AND needs_review = 0 "
      "ORDER BY planned_start_s DESC, id LIMIT 1",
      YUI_DEMO_ID, YUI_TEXT (employer_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  g_autofree char *attendance_id = NULL;

  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  if (!claim (demo, query, error))
    return FALSE;
  attendance_id = yui_statement_dup_text (query, 0);
  g_clear_pointer (&query, yui_statement_free);
  return yui_demo_insert (demo, error,
                          "UPDATE attendance SET disputed = 1, version = version + 1 "
                          "WHERE programme_id = $1 AND id = $2",
                          YUI_DEMO_ID, YUI_TEXT (attendance_id));
}

static gboolean
declare (YuiDemo *demo, const char *worker_id, GError **error)
{
  const gint64 recorded_s = demo->now_s - 30 * YUI_SECONDS_PER_DAY;
  g_autofree char *id = yui_demo_new_id (demo, recorded_s);

  return yui_demo_insert (demo, error,
                          "INSERT INTO declared_work (programme_id, id, worker_id, employer_name, "
                          "formed_day, from_day, weekdays, day_min, recorded_s, recorded_by, "
                          "by_worker) VALUES ($1, $2, $3, '', $4, $4, $5, $6, $7, $3, 1)",
                          YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (worker_id),
                          YUI_INT (demo->today - 400), YUI_INT (DECLARED_WEEKDAYS),
                          YUI_INT (DECLARED_DAY_MIN), YUI_INT (recorded_s));
}

/* Some of those who work for the employer have other work too. */
static gboolean
declare_some (YuiDemo *demo, const char *employer_id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      demo->db, error,
      "SELECT DISTINCT worker_id FROM contract WHERE programme_id = $1 AND employer_id = $2 "
      "ORDER BY worker_id",
      YUI_DEMO_ID, YUI_TEXT (employer_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (query, 0));
  if (step == YUI_STEP_ERROR)
    return FALSE;
  g_clear_pointer (&query, yui_statement_free);
  for (guint i = 0; i < ids->len; i += DECLARING_EACH)
    if (!declare (demo, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Of the pool's people under 18 one's certificate is on record, the others' are not yet. */
static gboolean
record_certificate (YuiDemo *demo, const char *employer_id, GError **error)
{
  return yui_demo_insert (
      demo, error,
      "INSERT INTO age_certificate (programme_id, employer_id, worker_id, kind, seen_day, seen_by, "
      "recorded_s) SELECT m.programme_id, m.employer_id, m.worker_id, 'residence_entry', "
      "CAST ($3 AS BIGINT), $4, CAST ($5 AS BIGINT) FROM membership m JOIN worker w ON "
      "w.programme_id = m.programme_id AND w.id = "
      "m.worker_id "
      "WHERE m.programme_id = $1 AND m.employer_id = $2 AND w.birth_day > $6 "
      "ORDER BY w.birth_day, w.id LIMIT 1",
      YUI_DEMO_ID, YUI_TEXT (employer_id), YUI_INT (demo->today - 40), YUI_TEXT ("本間 由紀"),
      YUI_INT (demo->now_s - 40 * YUI_SECONDS_PER_DAY), YUI_INT (demo->today - ADULT_DAYS));
}

gboolean
yui_demo_make_standing (YuiDemo *demo, GError **error)
{
  const char *employer_id = yui_demo_employer (demo, 0)->id;

  return set_employer (demo, employer_id, error) && dispute_one (demo, employer_id, error)
         && declare_some (demo, employer_id, error)
         && record_certificate (demo, employer_id, error);
}
