/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-job-application.h"

#include "yui-record-private.h"

struct _YuiJobApplication
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *state;
  char *shift_id;
  char *worker_id;
  char *worker_name;
  gboolean electronic_notice;
  gint64 applied_at;
  char *contract_id;
};

G_DEFINE_FINAL_TYPE (YuiJobApplication, yui_job_application, YUI_TYPE_RECORD)

static const YuiField job_application_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJobApplication, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiJobApplication, version) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJobApplication, state) },
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJobApplication, shift_id) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJobApplication, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiJobApplication, worker_name) },
  { "electronic_notice", YUI_FIELD_TRUTH, TRUE,
    G_STRUCT_OFFSET (YuiJobApplication, electronic_notice) },
  { "applied_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiJobApplication, applied_at) },
  { "contract_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiJobApplication, contract_id) },
};

static void
yui_job_application_class_init (YuiJobApplicationClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), job_application_fields,
                            G_N_ELEMENTS (job_application_fields));
}

static void
yui_job_application_init (YuiJobApplication *self)
{
}

YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, id)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, int, version)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, state)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, shift_id)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, worker_id)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, worker_name)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, gboolean, electronic_notice)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, gint64, applied_at)
YUI_RECORD_GETTER (JobApplication, job_application, JOB_APPLICATION, const char *, contract_id)

struct _YuiOpenShift
{
  YuiRecord parent_instance;

  char *id;
  int seats_open;
  YuiTerms *terms;
};

G_DEFINE_FINAL_TYPE (YuiOpenShift, yui_open_shift, YUI_TYPE_RECORD)

static const YuiField open_shift_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiOpenShift, id), NULL, "shift_id" },
  { "seats_open", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiOpenShift, seats_open) },
  { "terms", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiOpenShift, terms), yui_terms_get_type },
};

static void
yui_open_shift_class_init (YuiOpenShiftClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), open_shift_fields,
                            G_N_ELEMENTS (open_shift_fields));
}

static void
yui_open_shift_init (YuiOpenShift *self)
{
}

YUI_RECORD_GETTER (OpenShift, open_shift, OPEN_SHIFT, const char *, id)
YUI_RECORD_GETTER (OpenShift, open_shift, OPEN_SHIFT, int, seats_open)
YUI_RECORD_GETTER (OpenShift, open_shift, OPEN_SHIFT, YuiTerms *, terms)
