/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-payslip.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* The papers of a pay run. */
typedef struct
{
  char *id;         /* of the document to be */
  char *payslip_id; /* NULL: the pay summary */
  char *worker_id;  /* NULL likewise */
  char *title;
  GBytes *content;
} YuiPayDocument;

/* Draws a payslip for everybody in the run and the pay summary as the last one.
 *
 * Returns an array of YuiPayDocument, or NULL with error: YUI_PROBLEM_NOT_FOUND when the employer
 * has no such run. */
GPtrArray *yui_pay_documents_make (YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   const char *pay_run_id,
                                   gint64 now_s,
                                   GError **error);

void yui_pay_document_clear (YuiPayDocument *document);

/* Stores it as a paper of a locked run in the open transaction, unless the payslip or the run has
 * its own already. made_by: account; nullable. */
gboolean yui_pay_document_store (const YuiPayDocument *document,
                                 YuiDatabase *db,
                                 gint64 programme_id,
                                 const char *employer_id,
                                 const char *pay_run_id,
                                 gint64 pay_day,
                                 const char *made_by,
                                 gint64 now_s,
                                 GError **error);

/* ---- the same, one at a time, for runs of thousands ---- */

/* What all papers of a run share; one thread at a time. */
typedef struct _YuiPayPapers YuiPayPapers;

/* One person's payslip, ready to be drawn by any thread. */
typedef struct _YuiPayPaper YuiPayPaper;

/* Errors as above. db is not kept. */
YuiPayPapers *yui_pay_papers_new (YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *employer_id,
                                  const char *pay_run_id,
                                  gint64 now_s,
                                  GError **error);
void yui_pay_papers_free (YuiPayPapers *papers);
gint64 yui_pay_papers_get_pay_day (const YuiPayPapers *papers);

/* The head of a paper of the run; borrows from both. */
YuiPaperHead yui_pay_papers_get_head (const YuiPayPapers *papers, const char *document_id);

/* The ids of the run's payslips by kana (array of char *), or only of those without a paper yet. */
GPtrArray *yui_pay_papers_list (YuiPayPapers *papers,
                                YuiDatabase *db,
                                gboolean is_missing_only,
                                GError **error);

/* Reads one payslip. It borrows from papers. */
YuiPayPaper *
yui_pay_papers_read (YuiPayPapers *papers, YuiDatabase *db, const char *payslip_id, GError **error);
void yui_pay_paper_free (YuiPayPaper *paper);
const YuiPayslip *yui_pay_paper_get_slip (const YuiPayPaper *paper);

/* Fills in document; clear it. */
void
yui_pay_paper_to_document (const YuiPayPaper *paper, GBytes *content, YuiPayDocument *document);

/* Draws the pay summary; clear document. */
gboolean yui_pay_papers_make_summary (YuiPayPapers *papers,
                                      YuiDatabase *db,
                                      YuiPayDocument *document,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPayPapers, yui_pay_papers_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPayPaper, yui_pay_paper_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPayDocument, yui_pay_document_clear)

G_END_DECLS
