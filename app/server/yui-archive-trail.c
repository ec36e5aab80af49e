/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-contract.h"
#include "yui-archive-private.h"
#include "yui-archive-trail.h"
#include "yui-bank-account.h"

#include "documents/yui-contract-paper.h"
#include "documents/yui-text.h"
#include "documents/yui-trail.h"

/* The whole trail of one shift of one worker, from the posting to the bank. */

typedef struct
{
  GArray *events[YUI_TRAIL_N_CHAPTERS]; /* of YuiTrailEvent */
  GArray *documents;                    /* of YuiTrailDocument */
  GStringChunk *text;
} Trail;

static void
trail_clear (Trail *trail)
{
  for (int i = 0; i < YUI_TRAIL_N_CHAPTERS; i++)
    g_clear_pointer (&trail->events[i], g_array_unref);
  g_clear_pointer (&trail->documents, g_array_unref);
  g_clear_pointer (&trail->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trail, trail_clear)

static void
add_event (Trail *trail,
           YuiTrailChapterKind chapter,
           gint64 at_s,
           const char *who,
           const char *what,
           const char *detail)
{
  const YuiTrailEvent event = { .at_s = at_s,
                                .who = g_string_chunk_insert (trail->text, who),
                                .what = g_string_chunk_insert (trail->text, what),
                                .detail = detail != NULL && detail[0] != '\0'
                                              ? g_string_chunk_insert (trail->text, detail)
                                              : NULL };

  g_array_append_val (trail->events[chapter], event);
}

/* Reads one source into its chapter. */
static gboolean
read_source (Trail *trail,
             const YuiTrailSource *source,
             const YuiArchiveTask *task,
             const char *contract_id,
             YuiDatabase *db,
             GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, source->sql, YUI_INT (task->programme_id), YUI_TEXT (contract_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_autoptr (GString) what = g_string_new (NULL);
      g_autoptr (GString) detail = g_string_new (NULL);

      source->say (query, what, detail);
      add_event (trail, source->chapter, yui_statement_get_int (query, 0),
                 yui_statement_get_text (query, 1), what->str, detail->str);
    }
  return step == YUI_STEP_DONE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const YuiTrailEvent *x = a, *y = b;

  return (x->at_s > y->at_s) - (x->at_s < y->at_s);
}

/* The terms as shown stand with the moment the contract formed. */
static void
add_terms (Trail *trail, const YuiArchiveContract *contract, const char *employer_name)
{
  g_autoptr (GArray) words = yui_archive_terms_in_words (contract->terms, trail->text);

  for (guint i = 0; i < words->len; i++)
    {
      const YuiContractTerm *term = &g_array_index (words, YuiContractTerm, i);

      add_event (trail, YUI_TRAIL_POSTING, contract->formed_s, employer_name, term->label,
                 term->value);
    }
}

static gboolean
add_bank_line (Trail *trail, const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_auto (YuiBankAccount) account = { 0 };
  g_autofree char *summary = NULL;

  if (!yui_bank_account_load (&account, db, task->programme_id, task->employer_id, task->worker_id,
                              error))
    return FALSE;
  summary = yui_bank_account_describe (&account, task->banks);
  if (summary != NULL)
    add_event (trail, YUI_TRAIL_BANK, account.changed_s, task->employer_name, "振込先の登録",
               summary);
  return TRUE;
}

#define DOCUMENTS                                                                                  \
  "SELECT d.title, d.id, d.sha256 FROM contract c JOIN document d "                                \
  "ON d.programme_id = c.programme_id AND d.employer_id = c.employer_id AND d.erased_s IS NULL "   \
  "AND (d.contract_id = c.id OR d.id = c.notice_document_id OR d.pay_run_id IN "                   \
  "(SELECT s.pay_run_id FROM pay_line l "                                                          \
  "JOIN payslip s ON s.programme_id = l.programme_id AND s.id = l.payslip_id "                     \
  "WHERE l.programme_id = c.programme_id AND (l.attendance_id IN (SELECT a.id FROM attendance a "  \
  "WHERE a.programme_id = c.programme_id AND a.contract_id = c.id) OR l.cancellation_id IN "       \
  "(SELECT x.id FROM cancellation x WHERE x.programme_id = c.programme_id "                        \
  "AND x.contract_id = c.id)))) "                                                                  \
  "AND (d.worker_id IS NULL OR d.worker_id = c.worker_id) "                                        \
  "WHERE c.programme_id = $1 AND c.id = $2 AND d.kind <> 'trail' ORDER BY d.created_s, d.id"

static gboolean
read_documents (Trail *trail,
                const YuiArchiveTask *task,
                const char *contract_id,
                YuiDatabase *db,
                GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, DOCUMENTS, YUI_INT (task->programme_id), YUI_TEXT (contract_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const YuiTrailDocument document
          = { g_string_chunk_insert (trail->text, yui_statement_get_text (query, 0)),
              g_string_chunk_insert (trail->text, yui_statement_get_text (query, 1)),
              g_string_chunk_insert (trail->text, yui_statement_get_text (query, 2)) };

      g_array_append_val (trail->documents, document);
    }
  return step == YUI_STEP_DONE;
}

static gboolean
read_trail (Trail *trail,
            const YuiArchiveTask *task,
            const YuiArchiveContract *contract,
            YuiDatabase *db,
            GError **error)
{
  for (int i = 0; i < YUI_TRAIL_N_CHAPTERS; i++)
    trail->events[i] = g_array_new (FALSE, FALSE, sizeof (YuiTrailEvent));
  trail->documents = g_array_new (FALSE, FALSE, sizeof (YuiTrailDocument));
  trail->text = g_string_chunk_new (4096);
  for (const YuiTrailSource *source = yui_trail_sources; source->sql != NULL; source++)
    if (!read_source (trail, source, task, contract->id, db, error))
      return FALSE;
  add_terms (trail, contract, task->employer_name);
  if (!add_bank_line (trail, task, db, error)
      || !read_documents (trail, task, contract->id, db, error))
    return FALSE;
  for (int i = 0; i < YUI_TRAIL_N_CHAPTERS; i++)
    g_array_sort (trail->events[i], compare_events);
  return TRUE;
}

gboolean
yui_archive_make_trail (YuiArchiveTask *task,
                        YuiDatabase *db,
                        YuiArchivePaper *paper,
                        GError **error)
{
  g_auto (YuiArchiveContract) contract = { 0 };
  g_auto (Trail) trail = { 0 };
  YuiTrailChapter chapters[YUI_TRAIL_N_CHAPTERS];
  g_autofree char *day = NULL;
  YuiTrail drawn;

  if (!yui_archive_contract_find (&contract, task, db, error)
      || !read_trail (&trail, task, &contract, db, error))
    return FALSE;
  for (int i = 0; i < YUI_TRAIL_N_CHAPTERS; i++)
    chapters[i] = (YuiTrailChapter){ yui_trail_heading (i),
                                     (const YuiTrailEvent *)(gpointer)trail.events[i]->data,
                                     trail.events[i]->len };
  drawn = (YuiTrail){ .head = yui_archive_head (task, paper),
                      .employer_name = task->employer_name,
                      .workplace_name = contract.workplace_name,
                      .worker_name = contract.worker_name,
                      .start_s = contract.start_s,
                      .end_s = contract.end_s,
                      .chapters = chapters,
                      .n_chapters = G_N_ELEMENTS (chapters),
                      .documents = (const YuiTrailDocument *)(gpointer)trail.documents->data,
                      .n_documents = trail.documents->len };
  day = yui_text_format_day (yui_text_day_of (contract.start_s, NULL), FALSE);
  yui_archive_set_title (paper, "勤務の記録", day, contract.worker_name);
  g_set_str (&paper->contract_id, contract.id);
  paper->content = yui_trail_to_pdf (&drawn, error);
  return paper->content != NULL;
}
