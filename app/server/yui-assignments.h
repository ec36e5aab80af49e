/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"
#include "yui-assignment.h"

G_BEGIN_DECLS

/* Weeks being filled, each on a thread of its own that waits for nobody and that nobody waits for:
 * it reads, solves without the database, and queues what it found. Thread-safe. */
typedef struct _YuiAssignments YuiAssignments;

#define YUI_ASSIGNMENTS_MAX 2 /* at once; one for each employer */

/* A draft whose solver gave no sign of life for this long is lost. */
#define YUI_ASSIGNMENT_LOST_S 30

/* store and rankings must outlive it. */
YuiAssignments *yui_assignments_new (YuiStore *store, YuiRankings *rankings);

/* Stops all and waits for them. */
void yui_assignments_free (YuiAssignments *assignments);

/* Takes the place of one more; FALSE when there is none or the employer has one. Start it, or give
 * the place back. */
gboolean
yui_assignments_claim (YuiAssignments *assignments, gint64 programme_id, const char *employer_id);
void
yui_assignments_release (YuiAssignments *assignments, gint64 programme_id, const char *employer_id);

/* Fills the draft, a row that is there, by the order (transfer full) on the place claimed. */
void yui_assignments_start (YuiAssignments *assignments,
                            const char *draft_id,
                            YuiAssignmentOrder *order);

/* Stops a draft's solver, if it runs here. */
void yui_assignments_stop (YuiAssignments *assignments, const char *draft_id);

G_END_DECLS
