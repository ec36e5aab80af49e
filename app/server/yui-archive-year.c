/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-archive-year.h"
#include "yui-problem.h"

#include "documents/yui-withholding-slip.h"
#include "labour/yui-civil.h"

#define PEOPLE                                                                                     \
  "SELECT s.worker_id, w.name, w.kana, w.address, coalesce (w.birth_day, 0), s.tax_column, "       \
  "count (DISTINCT s.id), count (DISTINCT CASE WHEN s.tax_by_hand <> 0 THEN s.id END), "           \
  "max (s.dependants), "                                                                           \
  "sum (CASE WHEN l.kind IN ('transport', 'withholding', 'pay_rounding') THEN 0 ELSE "             \
  "l.amount_yen END), "                                                                            \
  "sum (CASE WHEN l.kind = 'withholding' THEN -l.amount_yen ELSE 0 END) "                          \
  "FROM pay_run r "                                                                                \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "                       \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.state = 'locked' "                       \
  "AND r.pay_day >= $3 AND r.pay_day < $4 AND ($5 IS NULL OR s.worker_id = $5) "                   \
  "GROUP BY s.worker_id, w.name, w.kana, w.address, w.birth_day, s.tax_column "                    \
  "ORDER BY w.kana, s.worker_id, s.tax_column"

static void
person_free (gpointer data)
{
  YuiArchiveYearPerson *person = data;

  g_free (person->worker_id);
  g_free (person->name);
  g_free (person->kana);
  g_free (person->address);
  g_free (person);
}

/* The last of people when row is theirs too, else a new one at the end. */
static YuiArchiveYearPerson *
find_person (GPtrArray *people, YuiStatement *row)
{
  YuiArchiveYearPerson *person = people->len > 0 ? people->pdata[people->len - 1] : NULL;

  if (person != NULL && g_str_equal (person->worker_id, yui_statement_get_text (row, 0)))
    return person;
  person = g_new0 (YuiArchiveYearPerson, 1);
  person->worker_id = yui_statement_dup_text (row, 0);
  person->name = yui_statement_dup_text (row, 1);
  person->kana = yui_statement_dup_text (row, 2);
  person->address = yui_statement_dup_text (row, 3);
  person->birth_day = yui_statement_get_int (row, 4);
  g_ptr_array_add (people, person);
  return person;
}

static void
add_column (YuiArchiveYearPerson *person, YuiStatement *row)
{
  YuiTaxColumn column = YUI_TAX_HEI;
  YuiArchiveYearColumn *sums;

  yui_tax_column_from_name (yui_statement_get_text (row, 5), &column);
  sums = &person->columns[column];
  sums->n_slips = (int)yui_statement_get_int (row, 6);
  sums->n_by_hand = (int)yui_statement_get_int (row, 7);
  sums->dependants = (int)yui_statement_get_int (row, 8);
  sums->paid_yen = yui_statement_get_int (row, 9);
  sums->withheld_yen = yui_statement_get_int (row, 10);
  person->paid_yen += sums->paid_yen;
  person->withheld_yen += sums->withheld_yen;
}

GPtrArray *
yui_archive_read_year (const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, PEOPLE, YUI_INT (task->programme_id), YUI_TEXT (task->employer_id),
      YUI_INT (task->from_day), YUI_INT (task->to_day), YUI_TEXT (task->worker_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_column (find_person (people, query), query);
  return step == YUI_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

/* ---- columns in words ---- */

static const char *const COLUMNS[YUI_TAX_MANUAL] = {
  [YUI_TAX_KOU] = "甲",
  [YUI_TAX_OTSU] = "乙",
  [YUI_TAX_HEI] = "丙",
};

char *
yui_archive_year_columns (const YuiArchiveYearPerson *person)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    if (person->columns[i].n_slips > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "・" : "", COLUMNS[i]);
  return g_string_free (text, FALSE);
}

static void
append_column (GString *text, const YuiArchiveYearPerson *person, guint i, gboolean is_mixed)
{
  const YuiArchiveYearColumn *column = &person->columns[i];
  const char *separator = text->len > 0 ? "／" : "";

  if (column->n_slips > 0 && is_mixed)
    g_string_append_printf (text, "%s%s欄 支払%" G_GINT64_FORMAT "円・税額%" G_GINT64_FORMAT "円",
                            separator, COLUMNS[i], column->paid_yen, column->withheld_yen);
  else if (column->n_slips > 0 && i != YUI_TAX_KOU)
    g_string_append_printf (text, "%s%s欄適用", separator, COLUMNS[i]);
  if (column->n_by_hand > 0)
    g_string_append_printf (text, "%s%s欄の税額は手入力", text->len > 0 ? "／" : "", COLUMNS[i]);
}

char *
yui_archive_year_remarks (const YuiArchiveYearPerson *person)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    n += person->columns[i].n_slips > 0;
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    append_column (text, person, i, n > 1);
  return g_string_free (text, text->len == 0);
}

/* ---- withholding slip ---- */

static gboolean
check_person (const YuiArchiveYearPerson *person, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (person->address[0] == '\0')
    yui_archive_name_person (faults, "/worker_id", "address_missing", person->name,
                             "the address is not on record.");
  if (person->birth_day == 0)
    yui_archive_name_person (faults, "/worker_id", "birth_date_missing", person->name,
                             "the date of birth is not on record.");
  return yui_faults_check (faults, error);
}

gboolean
yui_archive_make_withholding_slip (YuiArchiveTask *task,
                                   YuiDatabase *db,
                                   YuiArchivePaper *paper,
                                   GError **error)
{
  g_autofree char *name = yui_archive_read_worker_name (task, db, error);
  g_autoptr (GPtrArray) people = name != NULL ? yui_archive_read_year (task, db, error) : NULL;
  g_autofree char *year = g_strdup_printf ("%d年分", task->year);
  g_autofree char *remarks = NULL;
  const YuiArchiveYearPerson *person;
  YuiWithholdingSlip slip;

  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return yui_archive_refuse_empty (error);
  person = people->pdata[0];
  if (!check_person (person, error))
    return FALSE;
  remarks = yui_archive_year_remarks (person);
  slip = (YuiWithholdingSlip){ .head = yui_archive_head (task, paper),
                               .employer = yui_archive_employer (task),
                               .year = task->year,
                               .worker_name = person->name,
                               .worker_kana = person->kana,
                               .worker_address = person->address,
                               .birth_day = person->birth_day,
                               .kind = "給料・賞与",
                               .paid_yen = person->paid_yen,
                               .after_deduction_yen = YUI_WITHHOLDING_SLIP_BLANK,
                               .allowances_yen = YUI_WITHHOLDING_SLIP_BLANK,
                               .withheld_yen = person->withheld_yen,
                               .is_otsu = person->columns[YUI_TAX_OTSU].n_slips > 0,
                               .remarks = remarks };
  yui_archive_set_title (paper, "源泉徴収票", year, person->name);
  paper->last_day = yui_civil_day_of_utc (task->now_s);
  paper->content = yui_withholding_slip_to_pdf (&slip, error);
  return paper->content != NULL;
}
