/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-archive.h"
#include "yui-jobs.h"
#include "yui-server.h"

G_BEGIN_DECLS

/* Papers of many people: the payslips of a run, all of them in one booklet, a paper for everybody
 * of a year. Copies what it needs of task. */
typedef struct _YuiArchiveJob YuiArchiveJob;

/* Whether this, asked for like this, takes a job. */
gboolean yui_archive_needs_job (const YuiArchiveKind *kind, const YuiArchiveTask *task);

YuiArchiveJob *
yui_archive_job_new (const YuiArchiveKind *kind, const YuiArchiveTask *task, const char *actor_id);
void yui_archive_job_free (gpointer job);

/* A YuiJobRun; user_data is the YuiArchiveJob. */
gboolean yui_archive_job_run (YuiJob *job, gpointer user_data, GError **error);

G_END_DECLS
