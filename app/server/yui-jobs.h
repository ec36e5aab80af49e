/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Work that takes longer than a call: done on threads of its own, told of in rows of `job`, so that
 * any process can say how far it is. A job whose process ended is failed, never picked up again:
 * whoever wanted it starts it anew. Thread-safe. */
typedef struct _YuiJobs YuiJobs;

/* One job that is being done; belongs to its thread. */
typedef struct _YuiJob YuiJob;

/* Does the work; the store is read and written through job. Returns FALSE with error. */
typedef gboolean (*YuiJobRun) (YuiJob *job, gpointer user_data, GError **error);

YuiJobs *yui_jobs_new (YuiStore *store);

/* Ends what is under way, as failed. */
void yui_jobs_free (YuiJobs *jobs);

/* Fails the jobs of processes of this machine that are gone. For the start of a server. */
gboolean yui_jobs_recover (YuiStore *store, gint64 now_s, GError **error);

/* Fails those that have not told of themselves for long, wherever they were. For the upkeep. */
gboolean yui_jobs_fail_lost (YuiDatabase *db, gint64 now_s, GError **error);

/* Writes the row of a new job of this process, in the open transaction. pay_run_id: whose papers it
 * makes; nullable. */
gboolean yui_jobs_add (YuiDatabase *db,
                       gint64 programme_id,
                       const char *employer_id,
                       const char *id,
                       const char *kind,
                       const char *pay_run_id,
                       const char *actor_id,
                       gint64 now_s,
                       GError **error);

/* Queues the work of a job whose row is durable. Takes user_data, freed by destroy. */
void yui_jobs_start (YuiJobs *jobs,
                     gint64 programme_id,
                     const char *id,
                     YuiJobRun run,
                     gpointer user_data,
                     GDestroyNotify destroy);

/* ---- within a job ---- */

YuiStore *yui_job_get_store (YuiJob *job);

/* Cancelled when the job was, or the server stops; seen at the next progress. */
GCancellable *yui_job_get_cancellable (YuiJob *job);

void yui_job_set_total (YuiJob *job, gint64 total);

/* Tells how far the work is, a few times a second at most. Returns FALSE with G_IO_ERROR_CANCELLED
 * when it is no longer wanted. */
gboolean yui_job_set_done (YuiJob *job, gint64 done, GError **error);

/* Runs func in a transaction together with the progress; func is not called, and the error is
 * G_IO_ERROR_CANCELLED, when the job is no longer wanted. func NULL: only the progress. */
gboolean
yui_job_write (YuiJob *job, gint64 done, YuiWriteFunc func, gpointer user_data, GError **error);

/* What came of it; nullable. */
void yui_job_set_document (YuiJob *job, const char *document_id);

/* Something that the job leaves to be said though it is done: a YUI_PROBLEM. */
void yui_job_set_remark (YuiJob *job, const GError *remark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiJobs, yui_jobs_free)

G_END_DECLS
