/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-store.h"

G_BEGIN_DECLS

/* A write that waits for the writer, and how the writer runs several of them as one transaction. Once
 * it is queued it is the writer's thread's, but for done and is_done, which the store's mutex guards. */
typedef struct
{
  gint64 scope;
  YuiWriteFunc func;
  gpointer user_data;
  GError *error;
  GCond done; /* for the one who waits */
  gboolean is_done;
  gboolean is_detached;   /* nobody waits; the writer frees it */
  gboolean is_repeatable; /* func may run again, once what it did is undone */
  YuiWrittenFunc written; /* of such a one; nullable, as is the next */
  GDestroyNotify destroy;
} YuiWriteJob;

/* Runs a group of jobs (YuiWriteJob, borrowed) in the transaction that db has begun, and commits it.
 * A job that fails has its error, and undoes no other. Returns FALSE when the whole transaction was
 * undone; every job has an error then. */
gboolean yui_write_jobs_run (YuiDatabase *db, GPtrArray *group);

/* Nothing of the group was kept: gives error (nullable) to each job that has none of its own. */
void yui_write_jobs_fail (GPtrArray *group, const GError *error);

/* Tells the outcome of a job that nobody waits for, and frees it. */
void yui_write_job_free_detached (YuiWriteJob *job);

G_END_DECLS
