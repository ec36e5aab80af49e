/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-import-report.h"
#include "yui-record.h"

G_BEGIN_DECLS

/* What is wrong with one member of what was sent. */
#define YUI_TYPE_PROBLEM_FAULT (yui_problem_fault_get_type ())
G_DECLARE_FINAL_TYPE (YuiProblemFault, yui_problem_fault, YUI, PROBLEM_FAULT, YuiRecord)

/* JSON Pointer; empty for the whole. */
const char *yui_problem_fault_get_pointer (YuiProblemFault *self);
const char *yui_problem_fault_get_code (YuiProblemFault *self);   /* stable */
const char *yui_problem_fault_get_detail (YuiProblemFault *self); /* a sentence in English */
/* Numbers and names of the sentence; nullable. */
JsonObject *yui_problem_fault_get_params (YuiProblemFault *self);

/* Why the server refused (RFC 9457). */
#define YUI_TYPE_PROBLEM (yui_problem_get_type ())
G_DECLARE_FINAL_TYPE (YuiProblem, yui_problem, YUI, PROBLEM, YuiRecord)

const char *yui_problem_get_type_uri (YuiProblem *self);    /* urn:yui:problem:<name> */
const char *yui_problem_get_title (YuiProblem *self);       /* short, in English */
int yui_problem_get_status (YuiProblem *self);              /* HTTP status */
const char *yui_problem_get_detail (YuiProblem *self);      /* a sentence in English; nullable */
GListModel *yui_problem_get_errors (YuiProblem *self);      /* of YuiProblemFault */
YuiImportReport *yui_problem_get_report (YuiProblem *self); /* of a refused import; nullable */

G_END_DECLS
