/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-archive-year.h"
#include "yui-problem.h"

#include "documents/yui-withholding-slip.h"
#include "labour/yui-civil.h"

#define PEOPLE                                                                                     \
  "SELECT s.worker_id, w.name, w.kana, w.address, coalesce (w.birth_day, 0), "                     \
  "sum (CASE WHEN l.kind IN ('transport', 'withholding') THEN 0 ELSE l.amount_yen END), "          \
  "sum (CASE WHEN l.kind = 'withholding' THEN -l.amount_yen ELSE 0 END) "                          \
  "FROM pay_run r "                                                                                \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "                       \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.state = 'locked' "                       \
  "AND r.pay_day >= $3 AND r.pay_day < $4 AND ($5 IS NULL OR s.worker_id = $5) "                   \
  "GROUP BY s.worker_id, w.name, w.kana, w.address, w.birth_day ORDER BY w.kana, s.worker_id"

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

GPtrArray *
yui_archive_read_year (const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, PEOPLE, YUI_INT (task->programme_id), YUI_TEXT (task->employer_id),
      YUI_INT (task->from_day), YUI_INT (task->to_day), YUI_TEXT (task->worker_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiArchiveYearPerson *person = g_new0 (YuiArchiveYearPerson, 1);

      person->worker_id = yui_statement_dup_text (query, 0);
      person->name = yui_statement_dup_text (query, 1);
      person->kana = yui_statement_dup_text (query, 2);
      person->address = yui_statement_dup_text (query, 3);
      person->birth_day = yui_statement_get_int (query, 4);
      person->paid_yen = yui_statement_get_int (query, 5);
      person->withheld_yen = yui_statement_get_int (query, 6);
      g_ptr_array_add (people, person);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&people) : NULL;
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
  const YuiArchiveYearPerson *person;
  YuiWithholdingSlip slip;

  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return yui_archive_refuse_empty (error);
  person = people->pdata[0];
  if (!check_person (person, error))
    return FALSE;
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
                               .remarks = "丙欄適用" };
  yui_archive_set_title (paper, "源泉徴収票", year, person->name);
  paper->last_day = yui_civil_day_of_utc (task->now_s);
  paper->content = yui_withholding_slip_to_pdf (&slip, error);
  return paper->content != NULL;
}
