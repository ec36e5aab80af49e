/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-document-store.h"
#include "yui-pay-documents-private.h"
#include "yui-pay-totals.h"
#include "yui-problem.h"

#include "documents/yui-pay-summary.h"
#include "documents/yui-retention.h"
#include "documents/yui-text.h"
#include "store/yui-uuid.h"

#include <string.h>

typedef YuiPayPapers Run;

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

static gboolean
add_payslip (const Run *run, YuiStatement *row, GPtrArray *documents, GError **error)
{
  g_autoptr (YuiPayPaper) paper = yui_pay_paper_read (run, row, error);
  g_autoptr (GBytes) content
      = paper != NULL ? yui_payslip_to_pdf (yui_pay_paper_get_slip (paper), error) : NULL;
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
      = yui_database_query (run->db, error, YUI_PAY_SLIPS "ORDER BY s.kana, s.id",
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
  const YuiPaySummary paper = { .head = yui_pay_papers_get_head (run, document_id),
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
  return (YuiPaperHead){ papers->programme_name, papers->programme_colour, document_id,
                         papers->now_s };
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

  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, YUI_PAY_SLIPS "AND s.id = $3", YUI_INT (papers->programme_id),
      YUI_TEXT (papers->pay_run_id), YUI_TEXT (payslip_id));

  papers->db = db;
  return yui_statement_need_row (row, error) ? yui_pay_paper_read (papers, row, error) : NULL;
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
