/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-job.h"

#include "yui-record-private.h"

struct _YuiJob
{
  YuiRecord parent_instance;

  char *id;
  YuiDocumentKind kind;
  YuiJobState state;
  int done;
  int total;
  char *document_id;
  YuiProblem *problem;
  gint64 created_at;
  gint64 ended_at;
};

G_DEFINE_FINAL_TYPE (YuiJob, yui_job, YUI_TYPE_RECORD)

static const YuiField job_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJob, id) },
  { "kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiJob, kind), yui_document_kind_get_type },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiJob, state), yui_job_state_get_type },
  { "done", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiJob, done) },
  { "total", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiJob, total) },
  { "document_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiJob, document_id) },
  { "problem", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiJob, problem), yui_problem_get_type },
  { "created_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiJob, created_at) },
  { "ended_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiJob, ended_at) },
};

static void
yui_job_class_init (YuiJobClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), job_fields, G_N_ELEMENTS (job_fields));
}

static void
yui_job_init (YuiJob *self)
{
}

YUI_RECORD_GETTER (Job, job, JOB, const char *, id)
YUI_RECORD_GETTER (Job, job, JOB, YuiDocumentKind, kind)
YUI_RECORD_GETTER (Job, job, JOB, YuiJobState, state)
YUI_RECORD_GETTER (Job, job, JOB, int, done)
YUI_RECORD_GETTER (Job, job, JOB, int, total)
YUI_RECORD_GETTER (Job, job, JOB, const char *, document_id)
YUI_RECORD_GETTER (Job, job, JOB, YuiProblem *, problem)
YUI_RECORD_GETTER (Job, job, JOB, gint64, created_at)
YUI_RECORD_GETTER (Job, job, JOB, gint64, ended_at)

gboolean
yui_job_is_under_way (YuiJob *self)
{
  g_return_val_if_fail (YUI_IS_JOB (self), FALSE);

  return self->state == YUI_JOB_STATE_QUEUED || self->state == YUI_JOB_STATE_RUNNING;
}
