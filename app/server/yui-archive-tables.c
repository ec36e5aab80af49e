/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-pay-words.h"
#include "yui-problem.h"

#include "documents/yui-journal.h"
#include "documents/yui-text.h"
#include "labour/yui-civil.h"

#include <string.h>

/* Tables of a locked pay run for other programs. */

typedef struct
{
  gint64 from_day;
  gint64 to_day;
  gint64 pay_day;
  gint64 locked_s;
} Run;

gboolean
yui_archive_check_locked (const char *state, GError **error)
{
  if (g_str_equal (state, "locked"))
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "pay-run-not-locked",
                         "Lock the pay run first; until then its amounts can change.");
  return FALSE;
}

static gboolean
read_run (Run *run, const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT from_day, to_day, pay_day, coalesce (locked_s, 0), state FROM pay_run "
      "WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
      YUI_INT (task->programme_id), YUI_TEXT (task->employer_id), YUI_TEXT (task->pay_run_id));

  if (!yui_statement_need_row (row, error)
      || !yui_archive_check_locked (yui_statement_get_text (row, 4), error))
    return FALSE;
  *run = (Run){ yui_statement_get_int (row, 0), yui_statement_get_int (row, 1),
                yui_statement_get_int (row, 2), yui_statement_get_int (row, 3) };
  return TRUE;
}

static void
set_run (YuiArchivePaper *paper, const Run *run, const char *what)
{
  g_autofree char *day = yui_text_format_day (run->pay_day, FALSE);
  g_autofree char *period = g_strdup_printf ("%s支払", day);

  yui_archive_set_title (paper, what, period, NULL);
  paper->from_day = run->from_day;
  paper->to_day = run->to_day;
  paper->last_day = run->pay_day;
}

/* ---- journal ---- */

#define WAGES     "給料手当"
#define TRANSPORT "旅費交通費"
#define TAX_OWED  "預り金"
#define PAY_OWED  "未払費用"

#define VOUCHER_TAIL 4

/* Sums of a run by workplace; a line that belongs to none has an empty name. */
#define BY_WORKPLACE                                                                               \
  "SELECT coalesce (p.name, ''), CASE WHEN l.kind = 'transport' THEN 1 ELSE 0 END, "               \
  "sum (l.amount_yen) FROM payslip s "                                                             \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "LEFT JOIN attendance a ON a.programme_id = l.programme_id AND a.id = l.attendance_id "          \
  "LEFT JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "            \
  "WHERE s.programme_id = $1 AND s.pay_run_id = $2 AND l.kind <> 'withholding' "                   \
  "GROUP BY 1, 2 ORDER BY 1, 2"

typedef struct
{
  GArray *lines; /* of YuiJournalLine */
  GStringChunk *text;
  const char *voucher;
  gint64 day;
  gint64 gross_yen;
} Journal;

static void
journal_clear (Journal *journal)
{
  g_clear_pointer (&journal->lines, g_array_unref);
  g_clear_pointer (&journal->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Journal, journal_clear)

/* yen below 0 stands on the other side. */
static void
add_entry (Journal *journal, const char *account, gint64 yen, gboolean is_debit, const char *note)
{
  YuiJournalLine line
      = { .day = journal->day,
          .voucher = journal->voucher,
          .note = note != NULL ? g_string_chunk_insert (journal->text, note) : NULL };

  if (yen == 0)
    return;
  if ((yen > 0) == is_debit)
    {
      line.debit_account = account;
      line.debit_yen = ABS (yen);
    }
  else
    {
      line.credit_account = account;
      line.credit_yen = ABS (yen);
    }
  g_array_append_val (journal->lines, line);
}

static gboolean
add_costs (Journal *journal, const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, BY_WORKPLACE, YUI_INT (task->programme_id), YUI_TEXT (task->pay_run_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const char *workplace = yui_statement_get_text (query, 0);

      add_entry (journal, yui_statement_get_int (query, 1) != 0 ? TRANSPORT : WAGES,
                 yui_statement_get_int (query, 2), TRUE,
                 workplace[0] != '\0' ? workplace : task->employer_name);
      journal->gross_yen += yui_statement_get_int (query, 2);
    }
  return step == YUI_STEP_DONE;
}

static gboolean
read_withheld (const YuiArchiveTask *task, YuiDatabase *db, gint64 *yen, GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error,
                            "SELECT coalesce (-sum (l.amount_yen), 0) FROM payslip s "
                            "JOIN pay_line l ON l.programme_id = s.programme_id "
                            "AND l.payslip_id = s.id WHERE s.programme_id = $1 "
                            "AND s.pay_run_id = $2 AND l.kind = 'withholding'",
                            YUI_INT (task->programme_id), YUI_TEXT (task->pay_run_id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  *yen = yui_statement_get_int (row, 0);
  return TRUE;
}

/* "20261225-3f0c": the pay day, and what tells two runs of a day apart. */
static char *
make_voucher (const char *pay_run_id, gint64 pay_day)
{
  const YuiCivilDate date = yui_civil_date_of ((YuiCivilDay)pay_day);

  return g_strdup_printf ("%04d%02d%02d-%s", date.year, date.month, date.day,
                          pay_run_id + strlen (pay_run_id) - VOUCHER_TAIL);
}

gboolean
yui_archive_make_journal (YuiArchiveTask *task,
                          YuiDatabase *db,
                          YuiArchivePaper *paper,
                          GError **error)
{
  g_auto (Journal) journal = { .lines = g_array_new (FALSE, FALSE, sizeof (YuiJournalLine)),
                               .text = g_string_chunk_new (1024) };
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (task->encoding);
  g_autofree char *voucher = NULL;
  gint64 withheld_yen = 0;
  Run run;

  if (!read_run (&run, task, db, error) || !read_withheld (task, db, &withheld_yen, error))
    return FALSE;
  voucher = make_voucher (task->pay_run_id, run.pay_day);
  journal.voucher = voucher;
  journal.day = run.pay_day;
  if (!add_costs (&journal, task, db, error))
    return FALSE;
  add_entry (&journal, TAX_OWED, withheld_yen, FALSE, "源泉所得税");
  add_entry (&journal, PAY_OWED, journal.gross_yen - withheld_yen, FALSE, "差引支給額");
  if (journal.lines->len == 0)
    return yui_archive_refuse_empty (error);
  set_run (paper, &run, "仕訳データ");
  return yui_journal_write (writer, (const YuiJournalLine *)(gpointer)journal.lines->data,
                            journal.lines->len, error)
         && yui_archive_finish_csv (paper, task, writer, error);
}

/* ---- payslips as a table ---- */

#define LINES                                                                                      \
  "SELECT m.staff_number, w.name, s.kana, l.work_day, p.name, l.kind, l.minutes, l.unit_yen, "     \
  "l.percent, l.amount_yen, l.source FROM payslip s "                                              \
  "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "                       \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "LEFT JOIN membership m ON m.programme_id = s.programme_id AND m.worker_id = s.worker_id "       \
  "AND m.employer_id = s.employer_id "                                                             \
  "LEFT JOIN attendance a ON a.programme_id = l.programme_id AND a.id = l.attendance_id "          \
  "LEFT JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "            \
  "WHERE s.programme_id = $1 AND s.pay_run_id = $2 ORDER BY s.kana, s.id, l.position"

static void
add_headings (YuiCsvWriter *writer)
{
  static const char *const HEADINGS[]
      = { "社員番号", "氏名",       "カナ", "支払日", "勤務日", "事業所",
          "項目",     "時間（分）", "単価", "割合",   "金額",   "根拠" };

  for (guint i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    yui_csv_writer_add_text (writer, HEADINGS[i]);
  yui_csv_writer_end_row (writer);
}

static void
add_number (YuiCsvWriter *writer, YuiStatement *row, int column)
{
  if (yui_statement_is_null (row, column))
    yui_csv_writer_add_text (writer, NULL);
  else
    yui_csv_writer_add_int (writer, yui_statement_get_int (row, column));
}

static void
add_line (YuiCsvWriter *writer, YuiStatement *row, const Run *run)
{
  const char *kind = yui_statement_get_text (row, 5);
  const YuiPayWord *word = yui_pay_word_find (kind);

  yui_csv_writer_add_text (writer, yui_statement_get_text (row, 0));
  yui_csv_writer_add_text (writer, yui_statement_get_text (row, 1));
  yui_csv_writer_add_text (writer, yui_statement_get_text (row, 2));
  yui_csv_writer_add_day (writer, run->pay_day);
  yui_csv_writer_add_day (writer, yui_statement_get_int (row, 3));
  yui_csv_writer_add_text (writer, yui_statement_get_text (row, 4));
  yui_csv_writer_add_text (writer, yui_pay_word_label (kind));
  add_number (writer, row, 6);
  add_number (writer, row, 7);
  add_number (writer, row, 8);
  add_number (writer, row, 9);
  yui_csv_writer_add_text (writer, word != NULL && word->source != NULL
                                       ? word->source
                                       : yui_statement_get_text (row, 10));
  yui_csv_writer_end_row (writer);
}

gboolean
yui_archive_make_payslip_table (YuiArchiveTask *task,
                                YuiDatabase *db,
                                YuiArchivePaper *paper,
                                GError **error)
{
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (task->encoding);
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;
  Run run;

  if (!read_run (&run, task, db, error))
    return FALSE;
  query = yui_database_query (db, error, LINES, YUI_INT (task->programme_id),
                              YUI_TEXT (task->pay_run_id));
  if (query == NULL)
    return FALSE;
  add_headings (writer);
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_line (writer, query, &run);
  set_run (paper, &run, "支給明細データ");
  return step == YUI_STEP_DONE && yui_archive_finish_csv (paper, task, writer, error);
}
