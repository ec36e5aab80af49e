/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-job.h"
#include "yui-archive-private.h"
#include "yui-archive-year.h"
#include "yui-document-store.h"
#include "yui-pay-documents.h"

#include "documents/yui-booklet.h"
#include "documents/yui-text.h"
#include "store/yui-uuid.h"

#define CHUNK 50 /* papers in one transaction */

struct _YuiArchiveJob
{
  const YuiArchiveKind *kind;
  YuiArchiveTask task;
  char *employer_id;
  char *actor_id;
  char *pay_run_id;
};

gboolean
yui_archive_needs_job (const YuiArchiveKind *kind, const YuiArchiveTask *task)
{
  return kind->make == NULL
         || (task->worker_id == NULL && (kind->needs & YUI_ARCHIVE_MAY_WORKER) != 0
             && (kind->needs & YUI_ARCHIVE_YEAR) != 0);
}

YuiArchiveJob *
yui_archive_job_new (const YuiArchiveKind *kind, const YuiArchiveTask *task, const char *actor_id)
{
  YuiArchiveJob *self = g_new0 (YuiArchiveJob, 1);

  self->kind = kind;
  self->task = *task;
  self->task.employer_id = self->employer_id = g_strdup (task->employer_id);
  self->task.pay_run_id = self->pay_run_id = g_strdup (task->pay_run_id);
  self->task.actor_name = NULL;
  self->actor_id = g_strdup (actor_id);
  return self;
}

void
yui_archive_job_free (gpointer data)
{
  YuiArchiveJob *self = data;

  yui_archive_task_clear (&self->task);
  g_free (self->employer_id);
  g_free (self->pay_run_id);
  g_free (self->actor_id);
  g_free (self);
}

/* ---- payslips ---- */

/* The slips of a run while they are drawn. Reading takes a connection for a slip at a time, so that
 * nobody waits for the end of all. */
typedef struct
{
  YuiArchiveJob *self;
  YuiJob *job;
  YuiPayPapers *papers;
  GPtrArray *ids;    /* of payslips, char * */
  GHashTable *under; /* YuiPayslip → YuiPayPaper that is being drawn */
  GArray *chunk;     /* of YuiPayDocument, drawn and not yet stored */
  gint64 n_before;   /* done before these */
  gint64 n_taken;
} Slips;

static void
clear_chunk (Slips *slips)
{
  for (guint i = 0; i < slips->chunk->len; i++)
    yui_pay_document_clear (&g_array_index (slips->chunk, YuiPayDocument, i));
  g_array_set_size (slips->chunk, 0);
}

static void
slips_clear (Slips *slips)
{
  if (slips->chunk != NULL)
    clear_chunk (slips);
  g_clear_pointer (&slips->chunk, g_array_unref);
  g_clear_pointer (&slips->under, g_hash_table_unref);
  g_clear_pointer (&slips->ids, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slips, slips_clear)

static const YuiPayslip *
next_slip_cb (gsize index, gpointer user_data, GError **error)
{
  Slips *slips = user_data;
  YuiStore *store = yui_job_get_store (slips->job);
  YuiDatabase *db = yui_store_begin_read (store, slips->self->task.programme_id, error);
  YuiPayPaper *paper;

  if (db == NULL)
    return NULL;
  paper = yui_pay_papers_read (slips->papers, db, slips->ids->pdata[index], error);
  yui_store_end_read (store, db);
  if (paper == NULL)
    return NULL;
  g_hash_table_insert (slips->under, (gpointer)yui_pay_paper_get_slip (paper), paper);
  return yui_pay_paper_get_slip (paper);
}

static void
release_slip_cb (gsize index, const YuiPayslip *slip, gpointer user_data)
{
  const Slips *slips = user_data;

  g_hash_table_remove (slips->under, slip);
}

static gboolean
store_pay_document (const YuiArchiveJob *self,
                    const YuiPayDocument *made,
                    gint64 pay_day,
                    YuiDatabase *db,
                    GError **error)
{
  return yui_pay_document_store (made, db, self->task.programme_id, self->employer_id,
                                 self->pay_run_id, pay_day, self->actor_id, self->task.now_s,
                                 error);
}

static gboolean
write_chunk (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Slips *slips = user_data;
  const gint64 pay_day = yui_pay_papers_get_pay_day (slips->papers);

  for (guint i = 0; i < slips->chunk->len; i++)
    if (!store_pay_document (slips->self, &g_array_index (slips->chunk, YuiPayDocument, i), pay_day,
                             db, error))
      return FALSE;
  return TRUE;
}

static gboolean
flush_chunk (Slips *slips, GError **error)
{
  if (!yui_job_write (slips->job, slips->n_before + slips->n_taken, write_chunk, slips, error))
    return FALSE;
  clear_chunk (slips);
  return TRUE;
}

static gboolean
take_slip_cb (gsize index, const YuiPayslip *slip, GBytes *pdf, gpointer user_data, GError **error)
{
  Slips *slips = user_data;
  YuiPayDocument document;

  yui_pay_paper_to_document (g_hash_table_lookup (slips->under, slip), pdf, &document);
  g_array_append_val (slips->chunk, document);
  slips->n_taken++;
  return slips->chunk->len < CHUNK || flush_chunk (slips, error);
}

static YuiPayslips
slips_source (Slips *slips, YuiPayslipProgress progress)
{
  return (YuiPayslips){ .n_slips = slips->ids->len,
                        .next = next_slip_cb,
                        .release = release_slip_cb,
                        .progress = progress,
                        .user_data = slips };
}

static gboolean
make_missing (Slips *slips, GError **error)
{
  const YuiPayslips source = slips_source (slips, NULL);

  return slips->ids->len == 0
         || (yui_payslips_make (&source, 0, take_slip_cb, yui_job_get_cancellable (slips->job),
                                error)
             && flush_chunk (slips, error));
}

static void
init_slips (Slips *slips, YuiArchiveJob *self, YuiJob *job, YuiPayPapers *papers)
{
  *slips = (Slips){ .self = self,
                    .job = job,
                    .papers = papers,
                    .under
                    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)yui_pay_paper_free),
                    .chunk = g_array_new (FALSE, TRUE, sizeof (YuiPayDocument)) };
}

/* ---- the booklet ---- */

static void
booklet_progress_cb (gsize n_done, gsize n_slips, gpointer user_data)
{
  const Slips *slips = user_data;

  yui_job_set_done (slips->job, slips->n_before + (gint64)n_done, NULL);
}

typedef struct
{
  YuiArchivePaper *paper;
  YuiArchiveJob *self;
} Storing;

static gboolean
write_paper (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Storing *storing = user_data;

  return yui_archive_store (storing->paper, &storing->self->task, db, storing->self->actor_id,
                            error);
}

static gboolean
store_booklet (Slips *slips, YuiArchivePaper *paper, GOutputStream *out, GError **error)
{
  Storing storing = { paper, slips->self };

  if (!g_output_stream_close (out, NULL, error))
    return FALSE;
  paper->content = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  yui_job_set_document (slips->job, paper->id);
  return yui_job_write (slips->job, slips->n_before + slips->ids->len, write_paper, &storing,
                        error);
}

static gboolean
make_booklet (Slips *slips, GError **error)
{
  const gint64 pay_day = yui_pay_papers_get_pay_day (slips->papers);
  g_autofree char *day = yui_text_format_day (pay_day, FALSE);
  g_autofree char *title = g_strdup_printf ("支給明細書（一冊） %s支払", day);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_auto (YuiArchivePaper) paper = { .id = yui_uuid_new (),
                                     .kind = "payslip_booklet",
                                     .title = g_strdup (title),
                                     .media_type = YUI_MEDIA_PDF,
                                     .pay_run_id = g_strdup (slips->self->pay_run_id),
                                     .last_day = pay_day };
  const YuiBooklet booklet = { .head = yui_pay_papers_get_head (slips->papers, paper.id),
                               .title = title,
                               .slips = slips_source (slips, booklet_progress_cb) };

  return yui_booklet_write (&booklet, out, yui_job_get_cancellable (slips->job), error)
         && store_booklet (slips, &paper, out, error);
}

/* ---- a whole run ---- */

/* Reads the run's head, and the ids of the slips into missing and all. */
static YuiPayPapers *
open_run (YuiArchiveJob *self, YuiJob *job, GPtrArray **missing, GPtrArray **all, GError **error)
{
  YuiStore *store = yui_job_get_store (job);
  YuiDatabase *db = yui_store_begin_read (store, self->task.programme_id, error);
  g_autoptr (YuiPayPapers) papers = NULL;

  if (db == NULL)
    return NULL;
  papers = yui_pay_papers_new (db, self->task.programme_id, self->employer_id, self->pay_run_id,
                               self->task.now_s, error);
  if (papers != NULL)
    *missing = yui_pay_papers_list (papers, db, TRUE, error);
  if (papers != NULL && *missing != NULL)
    *all = yui_pay_papers_list (papers, db, FALSE, error);
  yui_store_end_read (store, db);
  return papers != NULL && *all != NULL ? g_steal_pointer (&papers) : NULL;
}

static gboolean
write_summary (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Slips *slips = user_data;
  g_auto (YuiPayDocument) document = { 0 };
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT 1 FROM pay_run WHERE programme_id = $1 AND id = $2 AND summary_document_id IS NULL",
      YUI_INT (slips->self->task.programme_id), YUI_TEXT (slips->self->pay_run_id));
  const YuiStep step = row != NULL ? yui_statement_step (row, error) : YUI_STEP_ERROR;

  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  return yui_pay_papers_make_summary (slips->papers, db, &document, error)
         && store_pay_document (slips->self, &document, yui_pay_papers_get_pay_day (slips->papers),
                                db, error)
         && yui_change_log_add (db, slips->self->task.programme_id, "pay_run",
                                slips->self->pay_run_id, slips->self->employer_id, FALSE,
                                slips->self->task.now_s, error);
}

static gboolean
run_for_run (YuiArchiveJob *self, YuiJob *job, GError **error)
{
  const gboolean is_booklet = g_str_equal (self->kind->kind, "payslip_booklet");
  g_autoptr (GPtrArray) missing = NULL, all = NULL;
  g_autoptr (YuiPayPapers) papers = open_run (self, job, &missing, &all, error);
  g_auto (Slips) slips = { 0 };

  if (papers == NULL)
    return FALSE;
  if (all->len == 0)
    return yui_archive_refuse_empty (error);
  yui_job_set_total (job, missing->len + (is_booklet ? all->len : 0));
  init_slips (&slips, self, job, papers);
  slips.ids = g_ptr_array_ref (missing);
  if (!make_missing (&slips, error)
      || !yui_job_write (job, missing->len, write_summary, &slips, error))
    return FALSE;
  if (!is_booklet)
    return TRUE;
  slips.n_before = missing->len;
  g_ptr_array_unref (slips.ids);
  slips.ids = g_ptr_array_ref (all);
  return make_booklet (&slips, error);
}

/* ---- a paper for everybody of a year ---- */

/* Makes one person's; who cannot have one is added to left_out, and the others go on. */
static gboolean
make_for_person (YuiArchiveJob *self,
                 YuiJob *job,
                 gint64 done,
                 YuiFaults *left_out,
                 const char *name,
                 GError **error)
{
  YuiStore *store = yui_job_get_store (job);
  YuiDatabase *db = yui_store_begin_read (store, self->task.programme_id, error);
  g_auto (YuiArchivePaper) paper = { 0 };
  g_autoptr (GError) problem = NULL;
  Storing storing = { &paper, self };
  gboolean is_made;

  if (db == NULL)
    return FALSE;
  is_made = yui_archive_make (self->kind, &self->task, db, &paper, &problem);
  yui_store_end_read (store, db);
  if (is_made)
    return yui_job_write (job, done, write_paper, &storing, error);
  if (yui_problem_is_internal (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  yui_archive_name_person (left_out, "/worker_id", "paper_not_made", name, problem->message);
  return yui_job_set_done (job, done, error);
}

static GPtrArray *
read_people (YuiArchiveJob *self, YuiJob *job, GError **error)
{
  YuiStore *store = yui_job_get_store (job);
  YuiDatabase *db = yui_store_begin_read (store, self->task.programme_id, error);
  GPtrArray *people;

  if (db == NULL)
    return NULL;
  people = yui_archive_read_year (&self->task, db, error);
  yui_store_end_read (store, db);
  return people;
}

static gboolean
run_for_people (YuiArchiveJob *self, YuiJob *job, GError **error)
{
  g_autoptr (GPtrArray) people = read_people (self, job, error);
  g_autoptr (YuiFaults) left_out = yui_faults_new ();
  g_autoptr (GError) remark = NULL;

  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return yui_archive_refuse_empty (error);
  yui_job_set_total (job, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      const YuiArchiveYearPerson *person = people->pdata[i];

      self->task.worker_id = person->worker_id;
      if (!make_for_person (self, job, i + 1, left_out, person->name, error))
        return FALSE;
    }
  if (!yui_faults_check (left_out, &remark))
    yui_job_set_remark (job, remark);
  return TRUE;
}

gboolean
yui_archive_job_run (YuiJob *job, gpointer user_data, GError **error)
{
  YuiArchiveJob *self = user_data;

  return self->pay_run_id != NULL ? run_for_run (self, job, error)
                                  : run_for_people (self, job, error);
}
