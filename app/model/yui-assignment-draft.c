/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-assignment-draft.h"

#include "yui-record-private.h"

struct _YuiAssignedPerson
{
  YuiRecord parent_instance;

  char *worker_id;
  char *membership_id;
  char *display_name;
  char *kana;
  gboolean pinned;
  int score;
  int distance_m;
  GListStore *terms;
};

G_DEFINE_FINAL_TYPE (YuiAssignedPerson, yui_assigned_person, YUI_TYPE_RECORD)

static const YuiField assigned_person_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, worker_id) },
  { "membership_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, membership_id) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, kana) },
  { "pinned", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, pinned) },
  { "score", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, score) },
  { "distance_m", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiAssignedPerson, distance_m) },
  { "terms", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiAssignedPerson, terms),
    yui_score_term_get_type },
};

static void
yui_assigned_person_class_init (YuiAssignedPersonClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), assigned_person_fields,
                            G_N_ELEMENTS (assigned_person_fields));
}

static void
yui_assigned_person_init (YuiAssignedPerson *self)
{
}

YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, const char *, worker_id)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, const char *, membership_id)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, const char *, display_name)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, const char *, kana)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, gboolean, pinned)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, int, score)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, int, distance_m)
YUI_RECORD_GETTER (AssignedPerson, assigned_person, ASSIGNED_PERSON, GListModel *, terms)

struct _YuiAssignedShift
{
  YuiRecord parent_instance;

  char *shift_id;
  char *title;
  char *workplace_name;
  YuiShiftState state;
  gint64 starts_at;
  gint64 ends_at;
  int seats;
  char *empty_reason;
  GListStore *people;
};

G_DEFINE_FINAL_TYPE (YuiAssignedShift, yui_assigned_shift, YUI_TYPE_RECORD)

static const YuiField assigned_shift_fields[] = {
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, shift_id) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, title) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, workplace_name) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, state),
    yui_shift_state_get_type },
  { "starts_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, starts_at) },
  { "ends_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, ends_at) },
  { "seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, seats) },
  { "empty_reason", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, empty_reason) },
  { "people", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiAssignedShift, people),
    yui_assigned_person_get_type },
};

static void
yui_assigned_shift_class_init (YuiAssignedShiftClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), assigned_shift_fields,
                            G_N_ELEMENTS (assigned_shift_fields));
}

static void
yui_assigned_shift_init (YuiAssignedShift *self)
{
}

YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, const char *, shift_id)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, const char *, title)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, const char *, workplace_name)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, YuiShiftState, state)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, gint64, starts_at)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, gint64, ends_at)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, int, seats)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, const char *, empty_reason)
YUI_RECORD_GETTER (AssignedShift, assigned_shift, ASSIGNED_SHIFT, GListModel *, people)

struct _YuiAssignmentDraft
{
  YuiRecord parent_instance;

  char *id;
  char *state;
  char *first_day;
  int elapsed_ms;
  int limit_ms;
  int gap_ppm;
  int points_gap;
  int seats;
  int seats_filled;
  int seats_bound;
  int looked_at;
  char *problem;
  GListStore *shifts;
};

G_DEFINE_FINAL_TYPE (YuiAssignmentDraft, yui_assignment_draft, YUI_TYPE_RECORD)

static const YuiField assignment_draft_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, id) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, state) },
  { "first_day", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, first_day) },
  { "elapsed_ms", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, elapsed_ms) },
  { "limit_ms", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, limit_ms) },
  { "gap_ppm", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiAssignmentDraft, gap_ppm) },
  { "points_gap", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiAssignmentDraft, points_gap) },
  { "seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, seats) },
  { "seats_filled", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, seats_filled) },
  { "seats_bound", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, seats_bound) },
  { "looked_at", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, looked_at) },
  { "problem", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiAssignmentDraft, problem) },
  { "shifts", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiAssignmentDraft, shifts),
    yui_assigned_shift_get_type },
};

static void
yui_assignment_draft_class_init (YuiAssignmentDraftClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), assignment_draft_fields,
                            G_N_ELEMENTS (assignment_draft_fields));
}

static void
yui_assignment_draft_init (YuiAssignmentDraft *self)
{
}

YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, const char *, id)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, const char *, state)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, const char *, first_day)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, elapsed_ms)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, limit_ms)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, gap_ppm)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, points_gap)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, seats)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, seats_filled)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, seats_bound)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, int, looked_at)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, const char *, problem)
YUI_RECORD_GETTER (AssignmentDraft, assignment_draft, ASSIGNMENT_DRAFT, GListModel *, shifts)
