/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-figures.h"

#include "labour/yui-civil.h"

/* $1 is the programme, $2 and $3 the period in seconds, $4 and $5 in days. */
static const char SQL[]
    = "SELECT "
      "(SELECT count(*) FROM worker WHERE programme_id = $1 AND registered_s < $3), "
      "(SELECT count(DISTINCT worker_id) FROM contract "
      " WHERE programme_id = $1 AND start_s >= $2 AND start_s < $3 AND cancelled_s IS NULL), "
      "(SELECT count(*) FROM employer WHERE programme_id = $1 AND created_s < $3), "
      "(SELECT count(*) FROM workplace WHERE programme_id = $1 AND created_s < $3), "
      "(SELECT coalesce(sum(seats), 0) FROM shift WHERE programme_id = $1 "
      " AND state = 'published' AND start_s >= $2 AND start_s < $3), "
      "(SELECT count(*) FROM contract c JOIN shift s ON s.programme_id = c.programme_id "
      " AND s.id = c.shift_id WHERE c.programme_id = $1 AND s.state = 'published' "
      " AND c.cancelled_s IS NULL AND s.start_s >= $2 AND s.start_s < $3), "
      "w.shifts, w.people, w.minutes, "
      "(SELECT coalesce(sum(l.amount_yen), 0) FROM pay_line l "
      " JOIN payslip p ON p.programme_id = l.programme_id AND p.id = l.payslip_id "
      " JOIN pay_run r ON r.programme_id = p.programme_id AND r.id = p.pay_run_id "
      " WHERE l.programme_id = $1 AND r.state = 'locked' AND l.kind <> 'withholding' "
      " AND l.work_day >= $4 AND l.work_day < $5) "
      "FROM (SELECT count(*) AS shifts, count(DISTINCT worker_id) AS people, "
      "coalesce(sum(CASE WHEN agreed_end_s IS NOT NULL "
      "THEN (agreed_end_s - agreed_start_s) / 60 - agreed_break_min "
      "ELSE (clocked_end_s - clocked_start_s) / 60 - clocked_break_min END), 0) AS minutes "
      "FROM attendance WHERE programme_id = $1 AND work_day >= $4 AND work_day < $5 "
      "AND (agreed_end_s IS NOT NULL OR clocked_end_s IS NOT NULL)) AS w";

gboolean
yui_figures_read (YuiFigures *figures,
                  YuiDatabase *db,
                  gint64 programme_id,
                  gint64 from_day,
                  gint64 to_day,
                  GError **error)
{
  g_return_val_if_fail (figures != NULL && db != NULL && from_day < to_day, FALSE);

  gint64 *const columns[]
      = { &figures->registered,    &figures->active,        &figures->employers,
          &figures->workplaces,    &figures->posted_seats,  &figures->filled_seats,
          &figures->worked_shifts, &figures->worked_people, &figures->worked_min,
          &figures->paid_yen };
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SQL, YUI_INT (programme_id), YUI_INT (yui_civil_utc_of ((YuiCivilDay)from_day, 0)),
      YUI_INT (yui_civil_utc_of ((YuiCivilDay)to_day, 0)), YUI_INT (from_day), YUI_INT (to_day));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    *columns[i] = yui_statement_get_int (query, (int)i);
  return TRUE;
}

/* $1 is the programme, $2 and $3 the period in days. */
static const char SUMS[]
    = "SELECT l.work_day, " YUI_PAY_SUM_LINES " FROM pay_line l "
      "JOIN payslip p ON p.programme_id = l.programme_id AND p.id = l.payslip_id "
      "JOIN pay_run r ON r.programme_id = p.programme_id AND r.id = p.pay_run_id "
      "WHERE l.programme_id = $1 AND r.state = 'locked' AND l.kind <> 'withholding' "
      "AND l.work_day >= $2 AND l.work_day < $3 "
      "GROUP BY l.work_day, " YUI_PAY_SUM_GROUP " ORDER BY l.work_day, " YUI_PAY_SUM_GROUP;

gboolean
yui_figures_read_sums (YuiPaySum *all,
                       YuiPaySum *weeks,
                       YuiDatabase *db,
                       gint64 programme_id,
                       gint64 from_day,
                       gint64 to_day,
                       GError **error)
{
  g_return_val_if_fail (all != NULL && weeks != NULL && db != NULL && from_day < to_day, FALSE);

  const YuiCivilDay monday = yui_civil_week_start ((YuiCivilDay)from_day, YUI_MONDAY);
  g_autoptr (YuiStatement) query = yui_database_query (db, error, SUMS, YUI_INT (programme_id),
                                                       YUI_INT (from_day), YUI_INT (to_day));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      yui_pay_sum_add (all, query, 1);
      yui_pay_sum_add (&weeks[(yui_statement_get_int (query, 0) - monday) / YUI_DAYS_PER_WEEK],
                       query, 1);
    }
  return step == YUI_STEP_DONE;
}
