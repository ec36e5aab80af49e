/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-terms.h"

G_BEGIN_DECLS

/* A worker asks for a shift. */
#define YUI_TYPE_JOB_APPLICATION (yui_job_application_get_type ())
G_DECLARE_FINAL_TYPE (YuiJobApplication, yui_job_application, YUI, JOB_APPLICATION, YuiRecord)

const char *yui_job_application_get_id (YuiJobApplication *self);
int yui_job_application_get_version (YuiJobApplication *self);
const char *yui_job_application_get_state (
    YuiJobApplication *self); /* open, accepted, declined, withdrawn, expired */
const char *yui_job_application_get_shift_id (YuiJobApplication *self);
const char *yui_job_application_get_worker_id (YuiJobApplication *self);
const char *yui_job_application_get_worker_name (YuiJobApplication *self);
gboolean yui_job_application_get_electronic_notice (YuiJobApplication *self);
gint64 yui_job_application_get_applied_at (YuiJobApplication *self);
const char *yui_job_application_get_contract_id (YuiJobApplication *self); /* nullable */

/* A shift that the worker could take; its id is the shift's. */
#define YUI_TYPE_OPEN_SHIFT (yui_open_shift_get_type ())
G_DECLARE_FINAL_TYPE (YuiOpenShift, yui_open_shift, YUI, OPEN_SHIFT, YuiRecord)

const char *yui_open_shift_get_id (YuiOpenShift *self);
int yui_open_shift_get_seats_open (YuiOpenShift *self);
YuiTerms *yui_open_shift_get_terms (YuiOpenShift *self);

G_END_DECLS
