/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-document-store.h"
#include "yui-pay-documents.h"
#include "yui-pay-totals.h"
#include "yui-pay-words.h"
#include "yui-problem.h"

#include "documents/yui-pay-summary.h"
#include "documents/yui-payslip.h"
#include "documents/yui-retention.h"
#include "documents/yui-text.h"
#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#include <string.h>

/* What all papers of one run share. */
typedef struct _YuiPayPapers
{
  YuiDatabase *db; /* of the reading that is under way */
  gint64 programme_id;
  char *employer_id;
  char *pay_run_id;
  char *programme_name;
  char *programme_colour;
  char *employer_name;
  char *representative;
  char *address;
  char *phone;
  char *contact;
  char *pay_method;
  gint64 from_day;
  gint64 to_day; /* not included */
  gint64 pay_day;
  gint64 now_s;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->employer_id);
  g_free (run->pay_run_id);
  g_free (run->programme_name);
  g_free (run->programme_colour);
  g_free (run->employer_name);
  g_free (run->representative);
  g_free (run->address);
  g_free (run->phone);
  g_free (run->contact);
  g_free (run->pay_method);
}

void
yui_pay_document_clear (YuiPayDocument *document)
{
  g_clear_pointer (&document->id, g_free);
  g_clear_pointer (&document->payslip_id, g_free);
  g_clear_pointer (&document->worker_id, g_free);
  g_clear_pointer (&document->title, g_free);
  g_clear_pointer (&document->content, g_bytes_unref);
}

gboolean
yui_pay_document_store (const YuiPayDocument *document,
                        YuiDatabase *db,
                        gint64 programme_id,
                        const char *employer_id,
                        const char *pay_run_id,
                        gint64 pay_day,
                        const char *made_by,
                        gint64 now_s,
                        GError **error)
{
  g_return_val_if_fail (document != NULL && db != NULL && pay_run_id != NULL, FALSE);

  const gboolean is_payslip = document->payslip_id != NULL;
  const char *kind = is_payslip ? "payslip" : "pay_summary";
  const YuiDocumentNew paper
      = { .id = document->id,
          .kind = kind,
          .title = document->title,
          .employer_id = employer_id,
          .worker_id = document->worker_id,
          .pay_run_id = pay_run_id,
          .keep_until_day = yui_retention_keep_until (yui_retention_find (kind), pay_day),
          .made_by = made_by,
          .content = document->content };
  const gint64 n = yui_database_run (
      db, error,
      is_payslip ? "UPDATE payslip SET document_id = $3, version = version + 1 "
                   "WHERE programme_id = $1 AND id = $2 AND document_id IS NULL"
                 : "UPDATE pay_run SET summary_document_id = $3 "
                   "WHERE programme_id = $1 AND id = $2 AND summary_document_id IS NULL",
      YUI_INT (programme_id), YUI_TEXT (is_payslip ? document->payslip_id : pay_run_id),
      YUI_TEXT (document->id));

  return n == 0 || (n > 0 && yui_document_add (db, programme_id, &paper, now_s, error));
}

static void
document_free (gpointer document)
{
  yui_pay_document_clear (document);
  g_free (document);
}

static gboolean
read_run (Run *run, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      run->db, error,
      "SELECT g.name, g.colour, e.name, e.representative, e.address, e.phone, e.consultation_desk, "
      "e.pay_method, r.from_day, r.to_day, r.pay_day FROM pay_run r "
      "JOIN employer e ON e.programme_id = r.programme_id AND e.id = r.employer_id "
      "JOIN programme g ON g.programme_id = r.programme_id "
      "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.id = $3",
      YUI_INT (run->programme_id), YUI_TEXT (run->employer_id), YUI_TEXT (run->pay_run_id));
  char **const texts[] = { &run->programme_name, &run->programme_colour, &run->employer_name,
                           &run->representative, &run->address,          &run->phone,
                           &run->contact,        &run->pay_method };

  if (!yui_problem_find_row (query, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = yui_statement_dup_text (query, (int)i);
  run->from_day = yui_statement_get_int (query, 8);
  run->to_day = yui_statement_get_int (query, 9);
  run->pay_day = yui_statement_get_int (query, 10);
  return TRUE;
}

/* The lines of one slip; text owns what they point to. */
typedef struct
{
  GArray *lines;
  GArray *deductions;
  GStringChunk *text;
  GHashTable *days;
  int worked_min;
  int overtime_min;
  int night_min;
  int rest_day_min;
} SlipLines;

static void
slip_lines_clear (SlipLines *slip)
{
  g_clear_pointer (&slip->lines, g_array_unref);
  g_clear_pointer (&slip->deductions, g_array_unref);
  g_clear_pointer (&slip->text, g_string_chunk_free);
  g_clear_pointer (&slip->days, g_hash_table_unref);
}

static const char *
write_unit (SlipLines *slip, YuiStatement *row)
{
  const int hourly_yen = (int)yui_statement_get_int (row, 4);
  const int percent = (int)yui_statement_get_int (row, 5);
  g_autofree char *wage = NULL, *unit = NULL;

  if (yui_statement_is_null (row, 4))
    return NULL;
  wage = hourly_yen < 1000 ? g_strdup_printf ("%d円/時", hourly_yen)
                           : g_strdup_printf ("%d,%03d円/時", hourly_yen / 1000, hourly_yen % 1000);
  unit = percent == 100 ? g_strdup (wage) : g_strdup_printf ("%s×%d%%", wage, percent);
  return g_string_chunk_insert (slip->text, unit);
}

static void
add_minutes (SlipLines *slip, const char *kind, int minutes)
{
  if (g_str_equal (kind, "night"))
    slip->night_min += minutes;
  else
    slip->worked_min += minutes;
  if (g_str_has_prefix (kind, "overtime"))
    slip->overtime_min += minutes;
  if (g_str_equal (kind, "rest_day"))
    slip->rest_day_min += minutes;
}

/* A reversal is the label of what it takes back. */
static const char *
write_label (SlipLines *slip, const char *label, gboolean is_reversal)
{
  g_autofree char *text
      = is_reversal ? g_strconcat (label, "（訂正による取消し）", NULL) : g_strdup (label);

  return g_string_chunk_insert (slip->text, text);
}

static void
add_payment (SlipLines *slip, YuiStatement *row)
{
  const char *kind = yui_statement_get_text (row, 0);
  const char *workplace = yui_statement_get_text (row, 7);
  const YuiPayWord *text = yui_pay_word_find (kind);
  const YuiPayslipLine line = {
    .day = yui_statement_get_int (row, 1),
    .label = write_label (slip, text != NULL ? text->label : kind, !yui_statement_is_null (row, 9)),
    .workplace = workplace != NULL ? g_string_chunk_insert (slip->text, workplace) : NULL,
    .minutes = (int)yui_statement_get_int (row, 2),
    .unit = write_unit (slip, row),
    .yen = (int)yui_statement_get_int (row, 3),
    .source = text != NULL ? text->source : NULL,
  };

  add_minutes (slip, kind, line.minutes);
  g_hash_table_add (slip->days, GINT_TO_POINTER ((int)line.day));
  g_array_append_val (slip->lines, line);
}

/* rule: of the line; caller's. */
static char *
say_tax_source (const char *rule, int year)
{
  if (g_str_equal (rule, "withholding_manual"))
    return g_strdup ("所得税法183条（税額は手入力）");
  if (g_str_equal (rule, "withholding_kou"))
    return g_strdup_printf ("所得税法185条1項・日額表甲欄（%d年分）", year);
  if (g_str_equal (rule, "withholding_otsu"))
    return g_strdup_printf ("所得税法185条1項・日額表乙欄（%d年分）", year);
  return g_strdup_printf ("所得税法185条1項3号・日額表丙欄（%d年分）", year);
}

static void
add_tax (SlipLines *slip, YuiStatement *row, gint64 pay_day)
{
  g_autofree char *source = say_tax_source (yui_statement_get_text (row, 8),
                                            yui_civil_date_of ((YuiCivilDay)pay_day).year);
  const YuiPayslipLine line = { .day = yui_statement_get_int (row, 1),
                                .label = "源泉所得税",
                                .yen = (int)-yui_statement_get_int (row, 3),
                                .source = g_string_chunk_insert (slip->text, source) };

  g_array_append_val (slip->deductions, line);
}

static gboolean
read_slip_lines (const Run *run, const char *payslip_id, SlipLines *slip, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      run->db, error,
      "SELECT l.kind, l.work_day, l.minutes, l.amount_yen, l.unit_yen, l.percent, l.source, "
      "coalesce(p.name, q.name), l.rule, l.reverses_payslip_id FROM pay_line l "
      "LEFT JOIN attendance a ON a.programme_id = l.programme_id AND a.id = l.attendance_id "
      "LEFT JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "
      "LEFT JOIN cancellation c ON c.programme_id = l.programme_id AND c.id = l.cancellation_id "
      "LEFT JOIN workplace q ON q.programme_id = c.programme_id AND q.id = c.workplace_id "
      "WHERE l.programme_id = $1 AND l.payslip_id = $2 ORDER BY l.position",
      YUI_INT (run->programme_id), YUI_TEXT (payslip_id));
  YuiStep step;

  slip->lines = g_array_new (FALSE, FALSE, sizeof (YuiPayslipLine));
  slip->deductions = g_array_new (FALSE, FALSE, sizeof (YuiPayslipLine));
  slip->text = g_string_chunk_new (1024);
  slip->days = g_hash_table_new (NULL, NULL);
  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (g_str_equal (yui_statement_get_text (query, 0), "withholding"))
      add_tax (slip, query, run->pay_day);
    else
      add_payment (slip, query);
  return step == YUI_STEP_DONE;
}

static YuiPaperHead
head_of (const Run *run, const char *document_id)
{
  return (YuiPaperHead){ run->programme_name, run->programme_colour, document_id, run->now_s };
}

/* ---- one payslip ---- */

struct _YuiPayPaper
{
  YuiPayslip slip;
  char *payslip_id;
  char *document_id;
  char *worker_id;
  char *worker_name;
  char *worker_number;
  char *title;
  SlipLines lines;
};

void
yui_pay_paper_free (YuiPayPaper *paper)
{
  g_return_if_fail (paper != NULL);

  g_free (paper->payslip_id);
  g_free (paper->document_id);
  g_free (paper->worker_id);
  g_free (paper->worker_name);
  g_free (paper->worker_number);
  g_free (paper->title);
  slip_lines_clear (&paper->lines);
  g_free (paper);
}

const YuiPayslip *
yui_pay_paper_get_slip (const YuiPayPaper *paper)
{
  return &paper->slip;
}

void
yui_pay_paper_to_document (const YuiPayPaper *paper, GBytes *content, YuiPayDocument *document)
{
  *document = (YuiPayDocument){ .id = g_strdup (paper->document_id),
                                .payslip_id = g_strdup (paper->payslip_id),
                                .worker_id = g_strdup (paper->worker_id),
                                .title = g_strdup (paper->title),
                                .content = g_bytes_ref (content) };
}

#define SLIPS                                                                                      \
  "SELECT s.id, s.worker_id, w.name, m.staff_number, s.gross_yen, s.withheld_yen, s.net_yen, "     \
  "coalesce (s.document_id, ''), s.tax_column "                                                    \
  "FROM payslip s JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "        \
  "LEFT JOIN membership m ON m.programme_id = s.programme_id AND m.worker_id = s.worker_id "       \
  "AND m.employer_id = s.employer_id WHERE s.programme_id = $1 AND s.pay_run_id = $2 "

enum
{
  SLIP_ID = 0,
  SLIP_WORKER = 1,
  SLIP_NAME = 2,
  SLIP_NUMBER = 3,
  SLIP_GROSS = 4,
  SLIP_WITHHELD = 5,
  SLIP_NET = 6,
  SLIP_DOCUMENT = 7,
  SLIP_TAX_COLUMN = 8,
};

static const char *
column_of (const char *tax_column)
{
  if (g_str_equal (tax_column, "kou"))
    return "甲欄";
  return g_str_equal (tax_column, "otsu") ? "乙欄" : "丙欄";
}

/* Fills in what the paper says; its strings are the run's and the paper's own. The head has no
 * hours below 0: where corrections take more back than was worked, the lines say so. */
static void
fill_slip (const Run *run, YuiStatement *row, YuiPayPaper *paper)
{
  const SlipLines *lines = &paper->lines;

  paper->slip = (YuiPayslip){
    .head = head_of (run, paper->document_id),
    .employer = { run->employer_name, run->representative, run->address, run->phone },
    .worker_name = paper->worker_name,
    .worker_number = paper->worker_number,
    .period_start_day = run->from_day,
    .period_end_day = run->to_day - 1,
    .pay_day = run->pay_day,
    .pay_method = run->pay_method,
    .tax_column = column_of (yui_statement_get_text (row, SLIP_TAX_COLUMN)),
    .worked_days = (int)g_hash_table_size (lines->days),
    .worked_min = MAX (lines->worked_min, 0),
    .overtime_min = MAX (lines->overtime_min, 0),
    .night_min = MAX (lines->night_min, 0),
    .rest_day_min = MAX (lines->rest_day_min, 0),
    .lines = (const YuiPayslipLine *)(gpointer)lines->lines->data,
    .n_lines = lines->lines->len,
    .deductions = (const YuiPayslipLine *)(gpointer)lines->deductions->data,
    .n_deductions = lines->deductions->len,
    .gross_yen = (int)yui_statement_get_int (row, SLIP_GROSS),
    .deductions_yen = (int)yui_statement_get_int (row, SLIP_WITHHELD),
    .net_yen = (int)yui_statement_get_int (row, SLIP_NET),
    .contact = *run->contact != '\0' ? run->contact : run->phone,
  };
}

/* row is of SLIPS. */
static YuiPayPaper *
read_paper (const Run *run, YuiStatement *row, GError **error)
{
  g_autoptr (YuiPayPaper) paper = g_new0 (YuiPayPaper, 1);
  const char *document_id = yui_statement_get_text (row, SLIP_DOCUMENT);
  g_autofree char *day = yui_text_format_day (run->pay_day, FALSE);

  paper->payslip_id = yui_statement_dup_text (row, SLIP_ID);
  paper->document_id = document_id[0] != '\0' ? g_strdup (document_id) : yui_uuid_new ();
  paper->worker_id = yui_statement_dup_text (row, SLIP_WORKER);
  paper->worker_name = yui_statement_dup_text (row, SLIP_NAME);
  paper->worker_number = yui_statement_dup_text (row, SLIP_NUMBER);
  paper->title = g_strdup_printf ("支給明細書 %s支払 %s", day, paper->worker_name);
  if (!read_slip_lines (run, paper->payslip_id, &paper->lines, error))
    return NULL;
  fill_slip (run, row, paper);
  return g_steal_pointer (&paper);
}

static gboolean
add_payslip (const Run *run, YuiStatement *row, GPtrArray *documents, GError **error)
{
  g_autoptr (YuiPayPaper) paper = read_paper (run, row, error);
  g_autoptr (GBytes) content = paper != NULL ? yui_payslip_to_pdf (&paper->slip, error) : NULL;
  YuiPayDocument *document;

  if (content == NULL)
    return FALSE;
  document = g_new0 (YuiPayDocument, 1);
  yui_pay_paper_to_document (paper, content, document);
  g_ptr_array_add (documents, document);
  return TRUE;
}

static gboolean
add_payslips (const Run *run, GPtrArray *documents, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (run->db, error, SLIPS "ORDER BY s.kana, s.id",
                            YUI_INT (run->programme_id), YUI_TEXT (run->pay_run_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!add_payslip (run, query, documents, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}

/* ---- the summary ---- */

static YuiPaySummaryRow *
make_rows (const GPtrArray *totals, GStringChunk *text)
{
  YuiPaySummaryRow *rows = g_new (YuiPaySummaryRow, MAX (totals->len, 1));

  for (guint i = 0; i < totals->len; i++)
    {
      const YuiPayTotal *total = totals->pdata[i];
      const YuiCivilDate date = yui_civil_date_of ((YuiCivilDay)total->week_day);
      g_autofree char *week = g_strdup_printf ("%d/%d週", date.month, date.day);

      rows[i] = (YuiPaySummaryRow){
        .label = g_string_chunk_insert (text, total->name != NULL ? total->name : week),
        .n_workers = (int)g_hash_table_size (total->workers),
        .n_shifts = (int)g_hash_table_size (total->shifts),
        .minutes = total->worked_min,
        .gross_yen = total->gross_yen,
        .deductions_yen = total->withheld_yen,
      };
    }
  return rows;
}

static GBytes *
draw_summary (const Run *run, const YuiPayTotals *totals, const char *document_id, GError **error)
{
  GStringChunk *text = g_string_chunk_new (1024);
  g_autofree YuiPaySummaryRow *weeks = make_rows (totals->weeks, text);
  g_autofree YuiPaySummaryRow *workplaces = make_rows (totals->workplaces, text);
  g_autofree char *day = yui_text_format_day (run->pay_day, FALSE);
  g_autofree char *note = g_strdup_printf ("%s支払・確定", day);
  const YuiPaySummary paper = { .head = head_of (run, document_id),
                                .employer_name = run->employer_name,
                                .title_note = note,
                                .period_start_day = run->from_day,
                                .period_end_day = run->to_day - 1,
                                .n_workers = (int)g_hash_table_size (totals->workers),
                                .weeks = weeks,
                                .n_weeks = totals->weeks->len,
                                .workplaces = workplaces,
                                .n_workplaces = totals->workplaces->len };
  GBytes *content = yui_pay_summary_to_pdf (&paper, error);

  g_string_chunk_free (text);
  return content;
}

static gboolean
add_summary (const Run *run, GPtrArray *documents, GError **error)
{
  YuiPayDocument *document = g_new0 (YuiPayDocument, 1);
  g_auto (YuiPayTotals) totals = { 0 };
  g_autofree char *day = yui_text_format_day (run->pay_day, FALSE);

  g_ptr_array_add (documents, document);
  document->id = yui_uuid_new ();
  document->title = g_strdup_printf ("賃金集計 %s支払", day);
  if (!yui_pay_totals_read (&totals, run->db, run->programme_id, run->employer_id, run->pay_run_id,
                            run->from_day, run->to_day, error))
    return FALSE;
  document->content = draw_summary (run, &totals, document->id, error);
  return document->content != NULL;
}

GPtrArray *
yui_pay_documents_make (YuiDatabase *db,
                        gint64 programme_id,
                        const char *employer_id,
                        const char *pay_run_id,
                        gint64 now_s,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && pay_run_id != NULL, NULL);

  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (document_free);
  g_autoptr (YuiPayPapers) run
      = yui_pay_papers_new (db, programme_id, employer_id, pay_run_id, now_s, error);

  if (run == NULL || !add_payslips (run, documents, error) || !add_summary (run, documents, error))
    return NULL;
  return g_steal_pointer (&documents);
}

/* ---- one at a time ---- */

YuiPayPapers *
yui_pay_papers_new (YuiDatabase *db,
                    gint64 programme_id,
                    const char *employer_id,
                    const char *pay_run_id,
                    gint64 now_s,
                    GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && pay_run_id != NULL, NULL);

  g_autoptr (YuiPayPapers) run = g_new0 (YuiPayPapers, 1);

  run->db = db;
  run->programme_id = programme_id;
  run->employer_id = g_strdup (employer_id);
  run->pay_run_id = g_strdup (pay_run_id);
  run->now_s = now_s;
  return read_run (run, error) ? g_steal_pointer (&run) : NULL;
}

void
yui_pay_papers_free (YuiPayPapers *papers)
{
  g_return_if_fail (papers != NULL);

  run_clear (papers);
  g_free (papers);
}

gint64
yui_pay_papers_get_pay_day (const YuiPayPapers *papers)
{
  return papers->pay_day;
}

YuiPaperHead
yui_pay_papers_get_head (const YuiPayPapers *papers, const char *document_id)
{
  return head_of (papers, document_id);
}

GPtrArray *
yui_pay_papers_list (YuiPayPapers *papers,
                     YuiDatabase *db,
                     gboolean is_missing_only,
                     GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id FROM payslip WHERE programme_id = $1 AND pay_run_id = $2 "
      "AND ($3 = 0 OR document_id IS NULL) ORDER BY kana, id",
      YUI_INT (papers->programme_id), YUI_TEXT (papers->pay_run_id), YUI_INT (is_missing_only));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (query, 0));
  return step == YUI_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

YuiPayPaper *
yui_pay_papers_read (YuiPayPapers *papers, YuiDatabase *db, const char *payslip_id, GError **error)
{
  g_return_val_if_fail (papers != NULL && db != NULL && payslip_id != NULL, NULL);

  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, SLIPS "AND s.id = $3", YUI_INT (papers->programme_id),
                            YUI_TEXT (papers->pay_run_id), YUI_TEXT (payslip_id));

  papers->db = db;
  return yui_statement_need_row (row, error) ? read_paper (papers, row, error) : NULL;
}

gboolean
yui_pay_papers_make_summary (YuiPayPapers *papers,
                             YuiDatabase *db,
                             YuiPayDocument *document,
                             GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (document_free);

  g_return_val_if_fail (papers != NULL && db != NULL && document != NULL, FALSE);

  papers->db = db;
  if (!add_summary (papers, documents, error))
    return FALSE;
  *document = *(YuiPayDocument *)documents->pdata[0];
  *(YuiPayDocument *)documents->pdata[0] = (YuiPayDocument){ 0 };
  return TRUE;
}
