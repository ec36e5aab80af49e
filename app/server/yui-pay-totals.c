/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-totals.h"

#include "labour/yui-civil.h"

#define RUN_COLUMN 7
#define SUM_COLUMN 11

/* $1 is the programme, $2 the employer. */
#define SELECT                                                                                     \
  "SELECT l.kind, l.work_day, l.minutes, l.amount_yen, l.attendance_id, s.worker_id, "             \
  "coalesce(p.name, q.name, (SELECT o.name FROM attendance b "                                     \
  " JOIN workplace o ON o.programme_id = b.programme_id AND o.id = b.workplace_id "                \
  " WHERE b.programme_id = s.programme_id AND b.employer_id = s.employer_id "                      \
  " AND b.worker_id = s.worker_id AND b.work_day = l.work_day "                                    \
  " ORDER BY b.planned_start_s DESC, b.id DESC LIMIT 1)), "                                        \
  "r.id, r.from_day, r.to_day, r.pay_day, " YUI_PAY_SUM_LINE " FROM pay_run r "                    \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "LEFT JOIN attendance a ON a.programme_id = l.programme_id AND a.id = l.attendance_id "          \
  "LEFT JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "            \
  "LEFT JOIN cancellation c ON c.programme_id = l.programme_id AND c.id = l.cancellation_id "      \
  "LEFT JOIN workplace q ON q.programme_id = c.programme_id AND q.id = c.workplace_id "            \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 "

static YuiPayTotal *
new_total (gint64 week_day, const char *name)
{
  YuiPayTotal *total = g_new0 (YuiPayTotal, 1);

  total->week_day = week_day;
  total->name = g_strdup (name);
  total->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  total->shifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  yui_pay_sum_init (&total->sum);
  return total;
}

static void
free_total (gpointer data)
{
  YuiPayTotal *total = data;

  g_free (total->name);
  g_hash_table_unref (total->workers);
  g_hash_table_unref (total->shifts);
  yui_pay_sum_clear (&total->sum);
  g_free (total);
}

static YuiPayTotal *
find_total (GPtrArray *totals, gint64 week_day, const char *name)
{
  for (guint i = 0; i < totals->len; i++)
    {
      YuiPayTotal *total = totals->pdata[i];

      if (total->week_day == week_day && g_strcmp0 (total->name, name) == 0)
        return total;
    }
  g_ptr_array_add (totals, new_total (week_day, name));
  return totals->pdata[totals->len - 1];
}

/* Adds a copy to a set that frees its members. */
static void
add_id (GHashTable *set, const char *id)
{
  char *copy = g_strdup (id);

  g_hash_table_add (set, copy);
  /* cppcheck-suppress memleak ; the set has it */
}

static void
add_line (YuiPayTotal *total, YuiStatement *row)
{
  const char *kind = yui_statement_get_text (row, 0);
  const char *attendance_id = yui_statement_get_text (row, 4);
  const gint64 yen = yui_statement_get_int (row, 3);
  const gboolean is_tax = g_str_equal (kind, "withholding");

  if (is_tax)
    total->withheld_yen -= yen;
  else
    total->gross_yen += yen;
  yui_pay_sum_add (&total->sum, row, SUM_COLUMN);
  yui_pay_sum_add_run (&total->sum, row, RUN_COLUMN, is_tax ? 0 : yen);
  /* The minutes of night work are in another line too. */
  if (!g_str_equal (kind, "night") || g_strcmp0 (total->name, "night") == 0)
    total->worked_min += yui_statement_get_int (row, 2);
  add_id (total->workers, yui_statement_get_text (row, 5));
  if (attendance_id != NULL)
    add_id (total->shifts, attendance_id);
}

static int
compare_weeks (gconstpointer a, gconstpointer b)
{
  const YuiPayTotal *x = *(YuiPayTotal *const *)a, *y = *(YuiPayTotal *const *)b;

  return (x->week_day > y->week_day) - (x->week_day < y->week_day);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const YuiPayTotal *x = *(YuiPayTotal *const *)a, *y = *(YuiPayTotal *const *)b;

  return g_strcmp0 (x->name, y->name);
}

static gboolean
add_lines (YuiPayTotals *totals, YuiStatement *query, GError **error)
{
  g_autofree char *workplace = NULL;
  YuiStep step;

  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiCivilDay day = (YuiCivilDay)yui_statement_get_int (query, 1);
      const char *kind = yui_statement_get_text (query, 0);

      if (!yui_statement_is_null (query, 6))
        g_set_str (&workplace, yui_statement_get_text (query, 6));
      add_line (find_total (totals->weeks, yui_civil_week_start (day, YUI_MONDAY), NULL), query);
      add_line (find_total (totals->workplaces, 0, workplace != NULL ? workplace : ""), query);
      if (!g_str_equal (kind, "withholding"))
        add_line (find_total (totals->kinds, 0, kind), query);
      add_line (find_total (totals->all, 0, NULL), query);
      add_id (totals->workers, yui_statement_get_text (query, 5));
    }
  g_ptr_array_sort (totals->weeks, compare_weeks);
  g_ptr_array_sort (totals->workplaces, compare_names);
  g_ptr_array_sort (totals->kinds, compare_names);
  return step == YUI_STEP_DONE;
}

gboolean
yui_pay_totals_read (YuiPayTotals *totals,
                     YuiDatabase *db,
                     gint64 programme_id,
                     const char *employer_id,
                     const char *pay_run_id,
                     gint64 from_day,
                     gint64 to_day,
                     GError **error)
{
  g_return_val_if_fail (totals != NULL && db != NULL && employer_id != NULL, FALSE);

  g_autoptr (YuiStatement) query
      = pay_run_id != NULL
            ? yui_database_query (db, error, SELECT "AND r.id = $3 ORDER BY s.id, l.position",
                                  YUI_INT (programme_id), YUI_TEXT (employer_id),
                                  YUI_TEXT (pay_run_id))
            : yui_database_query (db, error,
                                  SELECT "AND r.state = 'locked' AND l.work_day >= $3 "
                                         "AND l.work_day < $4 ORDER BY s.id, l.position",
                                  YUI_INT (programme_id), YUI_TEXT (employer_id),
                                  YUI_INT (from_day), YUI_INT (to_day));

  totals->weeks = g_ptr_array_new_with_free_func (free_total);
  totals->workplaces = g_ptr_array_new_with_free_func (free_total);
  totals->kinds = g_ptr_array_new_with_free_func (free_total);
  totals->all = g_ptr_array_new_with_free_func (free_total);
  totals->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return query != NULL && add_lines (totals, query, error);
}

void
yui_pay_totals_clear (YuiPayTotals *totals)
{
  g_clear_pointer (&totals->weeks, g_ptr_array_unref);
  g_clear_pointer (&totals->workplaces, g_ptr_array_unref);
  g_clear_pointer (&totals->kinds, g_ptr_array_unref);
  g_clear_pointer (&totals->all, g_ptr_array_unref);
  g_clear_pointer (&totals->workers, g_hash_table_unref);
}
