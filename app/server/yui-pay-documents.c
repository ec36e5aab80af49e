/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-pay-documents.h"
#include "yui-pay-totals.h"
#include "yui-problem.h"

#include "documents/yui-pay-summary.h"
#include "documents/yui-payslip.h"
#include "documents/yui-text.h"
#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#include <string.h>

/* What all papers of one run share. */
typedef struct
{
  YuiDatabase *db;
  gint64 programme_id;
  const char *employer_id;
  const char *pay_run_id;
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

/* How a kind of line is called on paper, and where it comes from. */
typedef struct
{
  const char *kind;
  const char *label;
  const char *source;
} KindText;

static const KindText KINDS[] = {
  { "base", "基本賃金", "労働基準法24条（分単位）" },
  { "overtime", "時間外労働", "労働基準法37条1項" },
  { "overtime_over_60", "時間外労働（月60時間超）", "労働基準法37条1項ただし書" },
  { "rest_day", "休日労働", "労働基準法37条1項・平成6年政令5号" },
  { "night", "深夜割増", "労働基準法37条4項（22時〜5時）" },
  { "transport", "交通費", "所得税法9条1項5号（非課税）" },
  { "allowance", "手当", NULL },
  { "leave_allowance", "休業手当", "労働基準法26条" },
};

static void
run_clear (Run *run)
{
  g_free (run->programme_name);
  g_free (run->programme_colour);
  g_free (run->employer_name);
  g_free (run->representative);
  g_free (run->address);
  g_free (run->phone);
  g_free (run->contact);
  g_free (run->pay_method);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
document_free (gpointer data)
{
  YuiPayDocument *document = data;

  g_free (document->id);
  g_free (document->payslip_id);
  g_free (document->worker_id);
  g_free (document->title);
  g_clear_pointer (&document->content, g_bytes_unref);
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
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    return yui_problem_set_not_found (error);
  if (step == YUI_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = yui_statement_dup_text (query, (int)i);
  run->from_day = yui_statement_get_int (query, 8);
  run->to_day = yui_statement_get_int (query, 9);
  run->pay_day = yui_statement_get_int (query, 10);
  return TRUE;
}

static const KindText *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (strcmp (KINDS[i].kind, kind) == 0)
      return &KINDS[i];
  return NULL;
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
  g_array_unref (slip->lines);
  g_array_unref (slip->deductions);
  g_string_chunk_free (slip->text);
  g_hash_table_unref (slip->days);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SlipLines, slip_lines_clear)

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
  const KindText *text = find_kind (kind);
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

static const char *
column_of (const char *tax_column)
{
  if (g_str_equal (tax_column, "kou"))
    return "甲欄";
  return g_str_equal (tax_column, "otsu") ? "乙欄" : "丙欄";
}

/* row: the payslip's id, worker, name, staff number, gross, withheld, net, tax column.
 * The head of the paper has no hours below 0: where corrections take more back than was worked, the
 * lines say so. */
static GBytes *
draw_payslip (const Run *run,
              YuiStatement *row,
              const SlipLines *slip,
              const char *document_id,
              GError **error)
{
  const YuiPayslip paper = {
    .head = head_of (run, document_id),
    .employer = { run->employer_name, run->representative, run->address, run->phone },
    .worker_name = yui_statement_get_text (row, 2),
    .worker_number = yui_statement_get_text (row, 3),
    .period_start_day = run->from_day,
    .period_end_day = run->to_day - 1,
    .pay_day = run->pay_day,
    .pay_method = run->pay_method,
    .tax_column = column_of (yui_statement_get_text (row, 7)),
    .worked_days = (int)g_hash_table_size (slip->days),
    .worked_min = MAX (slip->worked_min, 0),
    .overtime_min = MAX (slip->overtime_min, 0),
    .night_min = MAX (slip->night_min, 0),
    .rest_day_min = MAX (slip->rest_day_min, 0),
    .lines = (const YuiPayslipLine *)(gpointer)slip->lines->data,
    .n_lines = slip->lines->len,
    .deductions = (const YuiPayslipLine *)(gpointer)slip->deductions->data,
    .n_deductions = slip->deductions->len,
    .gross_yen = (int)yui_statement_get_int (row, 4),
    .deductions_yen = (int)yui_statement_get_int (row, 5),
    .net_yen = (int)yui_statement_get_int (row, 6),
    .contact = *run->contact != '\0' ? run->contact : run->phone,
  };

  return yui_payslip_to_pdf (&paper, error);
}

static gboolean
add_payslip (const Run *run, YuiStatement *row, GPtrArray *documents, GError **error)
{
  YuiPayDocument *document = g_new0 (YuiPayDocument, 1);
  g_auto (SlipLines) slip = { 0 };
  g_autofree char *day = yui_text_format_day (run->pay_day, FALSE);

  g_ptr_array_add (documents, document);
  document->id = yui_uuid_new ();
  document->payslip_id = yui_statement_dup_text (row, 0);
  document->worker_id = yui_statement_dup_text (row, 1);
  document->title = g_strdup_printf ("支給明細書 %s支払 %s", day, yui_statement_get_text (row, 2));
  if (!read_slip_lines (run, document->payslip_id, &slip, error))
    return FALSE;
  document->content = draw_payslip (run, row, &slip, document->id, error);
  return document->content != NULL;
}

static gboolean
add_payslips (const Run *run, GPtrArray *documents, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      run->db, error,
      "SELECT s.id, s.worker_id, w.name, m.staff_number, s.gross_yen, s.withheld_yen, "
      "s.net_yen, s.tax_column FROM payslip s JOIN worker w "
      "ON w.programme_id = s.programme_id AND w.id = s.worker_id "
      "LEFT JOIN membership m ON m.programme_id = s.programme_id AND m.worker_id = s.worker_id "
      "AND m.employer_id = s.employer_id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 ORDER BY s.kana, s.id",
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
  g_auto (Run) run = { .db = db,
                       .programme_id = programme_id,
                       .employer_id = employer_id,
                       .pay_run_id = pay_run_id,
                       .now_s = now_s };

  if (!read_run (&run, error) || !add_payslips (&run, documents, error)
      || !add_summary (&run, documents, error))
    return NULL;
  return g_steal_pointer (&documents);
}
