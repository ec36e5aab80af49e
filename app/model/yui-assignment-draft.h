/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-candidate.h"

G_BEGIN_DECLS

/* A person proposed for a seat. */
#define YUI_TYPE_ASSIGNED_PERSON (yui_assigned_person_get_type ())
G_DECLARE_FINAL_TYPE (YuiAssignedPerson, yui_assigned_person, YUI, ASSIGNED_PERSON, YuiRecord)

const char *yui_assigned_person_get_worker_id (YuiAssignedPerson *self);
const char *yui_assigned_person_get_membership_id (YuiAssignedPerson *self);
const char *yui_assigned_person_get_display_name (YuiAssignedPerson *self);
const char *yui_assigned_person_get_kana (YuiAssignedPerson *self);
gboolean
yui_assigned_person_get_pinned (YuiAssignedPerson *self);    /* kept because the employer said so */
int yui_assigned_person_get_score (YuiAssignedPerson *self); /* 0 to 1000 */
int yui_assigned_person_get_distance_m (YuiAssignedPerson *self);    /* metres; -1 when not known */
GListModel *yui_assigned_person_get_terms (YuiAssignedPerson *self); /* of YuiScoreTerm */

/* A shift of the week with the people proposed for it. */
#define YUI_TYPE_ASSIGNED_SHIFT (yui_assigned_shift_get_type ())
G_DECLARE_FINAL_TYPE (YuiAssignedShift, yui_assigned_shift, YUI, ASSIGNED_SHIFT, YuiRecord)

const char *yui_assigned_shift_get_shift_id (YuiAssignedShift *self);
const char *yui_assigned_shift_get_title (YuiAssignedShift *self);
const char *yui_assigned_shift_get_workplace_name (YuiAssignedShift *self);
YuiShiftState yui_assigned_shift_get_state (YuiAssignedShift *self);
gint64 yui_assigned_shift_get_starts_at (YuiAssignedShift *self);
gint64 yui_assigned_shift_get_ends_at (YuiAssignedShift *self);
int yui_assigned_shift_get_seats (YuiAssignedShift *self);
const char *yui_assigned_shift_get_empty_reason (
    YuiAssignedShift *self); /* nobody_qualified, all_busy, caps … */
GListModel *yui_assigned_shift_get_people (YuiAssignedShift *self); /* of YuiAssignedPerson */

/* A week proposed: nobody was told of it. */
#define YUI_TYPE_ASSIGNMENT_DRAFT (yui_assignment_draft_get_type ())
G_DECLARE_FINAL_TYPE (YuiAssignmentDraft, yui_assignment_draft, YUI, ASSIGNMENT_DRAFT, YuiRecord)

const char *yui_assignment_draft_get_id (YuiAssignmentDraft *self);
const char *yui_assignment_draft_get_state (YuiAssignmentDraft *self);
const char *yui_assignment_draft_get_first_day (YuiAssignmentDraft *self);
int yui_assignment_draft_get_elapsed_ms (YuiAssignmentDraft *self);
int yui_assignment_draft_get_limit_ms (YuiAssignmentDraft *self);
int yui_assignment_draft_get_gap_ppm (YuiAssignmentDraft *self); /* -1 while there is no answer */
int yui_assignment_draft_get_points_gap (YuiAssignmentDraft *self); /* -1 when not known */
int yui_assignment_draft_get_seats (YuiAssignmentDraft *self);
int yui_assignment_draft_get_seats_filled (YuiAssignmentDraft *self);
int yui_assignment_draft_get_seats_bound (YuiAssignmentDraft *self); /* no draft fills more */
int yui_assignment_draft_get_looked_at (
    YuiAssignmentDraft *self); /* people for each shift; 0: everybody */
const char *yui_assignment_draft_get_problem (
    YuiAssignmentDraft *self); /* pins_dropped, failed, interrupted; NULL */
GListModel *
yui_assignment_draft_get_shifts (YuiAssignmentDraft *self); /* of YuiAssignedShift, by start */

G_END_DECLS
