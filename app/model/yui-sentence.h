/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-import-report.h"
#include "yui-problem.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* Whole sentences for a person, in the person's language, from the stable words of the API. Never
 * HTTP, never SQL, never the server's English. All transfer full, never NULL. */

/* Why the server refused: the faults when there are any, one sentence each on a line of its own,
 * else one sentence for the problem's type. */
char *yui_problem_to_sentence (YuiProblem *problem);

/* One fault of a problem. */
char *yui_problem_fault_to_sentence (YuiProblemFault *fault);

/* A warning on a shift. */
char *yui_warning_to_sentence (YuiShiftWarning *warning);

/* A fault of an import, without line and column. */
char *yui_import_fault_to_sentence (YuiImportFault *fault);

/* The name after urn:yui:problem: of a problem's type; borrowed. */
const char *yui_problem_get_name (YuiProblem *problem);

G_END_DECLS
