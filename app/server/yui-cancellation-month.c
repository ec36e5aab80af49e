/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation.h"

#include "yui-pay-lines.h"

/* The average wage of someone hired by the day (Labour Standards Act Art. 12 (7), notice 52 of
 * 1963): what the workplace paid them in the month before, transport included. */

/* Hours of the month as agreed, else as clocked. */
#define SELECT                                                                                     \
  "SELECT a.work_day, coalesce (a.agreed_start_s, a.clocked_start_s), "                            \
  "coalesce (a.agreed_end_s, a.clocked_end_s), "                                                   \
  "coalesce (a.agreed_break_min, a.clocked_break_min, 0), c.terms "                                \
  "FROM attendance a JOIN contract c ON c.programme_id = a.programme_id AND c.id = a.contract_id " \
  "WHERE a.programme_id = $1 AND a.worker_id = $2 AND a.workplace_id = $3 "                        \
  "AND a.work_day BETWEEN $4 AND $5 AND coalesce (a.agreed_end_s, a.clocked_end_s) IS NOT NULL "   \
  "ORDER BY a.work_day, a.planned_start_s, a.id"

static int
get_number (yyjson_val *terms, const char *key)
{
  return (int)yyjson_get_sint (yyjson_obj_get (terms, key));
}

static gint64
pay_of_row (YuiStatement *row, const YuiLawTables *tables)
{
  const char *canonical = yui_statement_get_text (row, 4);
  g_autoptr (yyjson_doc) parsed = yyjson_read (canonical, strlen (canonical), YYJSON_READ_NOFLAG);
  yyjson_val *terms = parsed != NULL ? yyjson_doc_get_root (parsed) : NULL;
  const gint64 start_s = yui_statement_get_int (row, 1), end_s = yui_statement_get_int (row, 2);
  gint64 pay_yen = 0;

  if (!yui_pay_expect (tables, start_s - start_s % YUI_SECONDS_PER_MINUTE,
                       end_s - end_s % YUI_SECONDS_PER_MINUTE, (int)yui_statement_get_int (row, 3),
                       get_number (terms, "hourly_wage_yen"), get_number (terms, "transport_yen"),
                       &pay_yen))
    return 0;
  return pay_yen;
}

/* Two shifts on a day are one day worked. */
static void
add_day (YuiCancelCase *one, YuiCivilDay day, gint64 wage_yen)
{
  const guint n = one->month->len;
  const YuiWageDay entry = { day, wage_yen };

  if (wage_yen <= 0)
    return;
  one->month_yen += wage_yen;
  if (n > 0 && g_array_index (one->month, YuiWageDay, n - 1).day == day)
    g_array_index (one->month, YuiWageDay, n - 1).wage_yen += wage_yen;
  else
    g_array_append_val (one->month, entry);
}

gboolean
yui_cancel_case_load_month (YuiCancelCase *one,
                            YuiDatabase *db,
                            gint64 programme_id,
                            const YuiLawTables *tables,
                            GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step = YUI_STEP_ERROR;

  one->month = g_array_new (FALSE, FALSE, sizeof (YuiWageDay));
  one->month_from = yui_civil_add_months (one->work_day, -1);
  one->month_to = one->work_day - 1;
  query = yui_database_query (db, error, SELECT, YUI_INT (programme_id), YUI_TEXT (one->worker_id),
                              YUI_TEXT (one->workplace_id), YUI_INT (one->month_from),
                              YUI_INT (one->month_to));
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_day (one, (YuiCivilDay)yui_statement_get_int (query, 0), pay_of_row (query, tables));
  one->has_average = yui_labour_average_wage_day_hire (one->month_yen, (gint32)one->month->len,
                                                       one->work_day, &one->average)
                     == YUI_LABOUR_OK;
  return step == YUI_STEP_DONE;
}
