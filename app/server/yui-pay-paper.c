/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-documents-private.h"
#include "yui-pay-words.h"

#include "documents/yui-text.h"
#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#include <string.h>
#include <yyjson.h>

typedef YuiPayPapers Run;

/* ---- its lines ---- */

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

static char *
write_length (gint64 minutes)
{
  const int hours = (int)(minutes / YUI_MINUTES_PER_HOUR);
  const int rest_min = (int)(minutes % YUI_MINUTES_PER_HOUR);

  return rest_min == 0 ? g_strdup_printf ("%d時間", hours)
                       : g_strdup_printf ("%d時間%d分", hours, rest_min);
}

/* What was rounded, for the rounding of a month: its class, its hours before and after (caller's). */
static char *
write_rounded (const char *label, const char *working)
{
  yyjson_doc *doc = yyjson_read (working, strlen (working), 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  const char *kind = yyjson_get_str (yyjson_obj_get (root, "rounded_kind"));
  g_autofree char *from = write_length (yyjson_get_sint (yyjson_obj_get (root, "month_min")));
  g_autofree char *to = write_length (yyjson_get_sint (yyjson_obj_get (root, "rounded_min")));
  char *text = kind != NULL
                   ? g_strdup_printf ("%s（%s %s→%s）", label, yui_pay_word_label (kind), from, to)
                   : g_strdup (label);

  yyjson_doc_free (doc);
  return text;
}

static void
add_payment (SlipLines *slip, YuiStatement *row)
{
  const char *kind = yui_statement_get_text (row, 0);
  const char *workplace = yui_statement_get_text (row, 7);
  const YuiPayWord *text = yui_pay_word_find (kind);
  const gboolean is_rounding = g_str_equal (kind, "month_rounding");
  g_autofree char *label = is_rounding
                               ? write_rounded (text->label, yui_statement_get_text (row, 10))
                               : g_strdup (text != NULL ? text->label : kind);
  const YuiPayslipLine line = {
    .day = yui_statement_get_int (row, 1),
    .label = write_label (slip, label, !yui_statement_is_null (row, 9)),
    .workplace = workplace != NULL ? g_string_chunk_insert (slip->text, workplace) : NULL,
    .minutes = (int)yui_statement_get_int (row, 2),
    .unit = write_unit (slip, row),
    .yen = (int)yui_statement_get_int (row, 3),
    .source = text != NULL ? text->source : NULL,
  };

  add_minutes (slip, kind, line.minutes);
  if (!is_rounding && !g_str_equal (kind, "pay_rounding"))
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
      "coalesce(p.name, q.name), l.rule, l.reverses_payslip_id, l.working FROM pay_line l "
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

/* ---- the slip ---- */

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
    .head = yui_pay_papers_get_head (run, paper->document_id),
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

YuiPayPaper *
yui_pay_paper_read (const Run *run, YuiStatement *row, GError **error)
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
