/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"
#include "yui-problem.h"

G_BEGIN_DECLS

/* Work of the server that takes longer than a call. */
#define YUI_TYPE_JOB (yui_job_get_type ())
G_DECLARE_FINAL_TYPE (YuiJob, yui_job, YUI, JOB, YuiRecord)

const char *yui_job_get_id (YuiJob *self);
YuiDocumentKind yui_job_get_kind (YuiJob *self);
YuiJobState yui_job_get_state (YuiJob *self);
int yui_job_get_done (YuiJob *self);
int yui_job_get_total (YuiJob *self);               /* 0: not known yet */
const char *yui_job_get_document_id (YuiJob *self); /* what came of it; nullable */
YuiProblem *yui_job_get_problem (YuiJob *self); /* why it failed, or who was left out; nullable */
gint64 yui_job_get_created_at (YuiJob *self);
gint64 yui_job_get_ended_at (YuiJob *self); /* 0 while it is under way */

gboolean yui_job_is_under_way (YuiJob *self);

G_END_DECLS
