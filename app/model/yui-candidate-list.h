/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-candidate.h"
#include "yui-record.h"

G_BEGIN_DECLS

/* How many people one rule excludes. */
#define YUI_TYPE_EXCLUSION (yui_exclusion_get_type ())
G_DECLARE_FINAL_TYPE (YuiExclusion, yui_exclusion, YUI, EXCLUSION, YuiRecord)

const char *yui_exclusion_get_rule (YuiExclusion *self);
int yui_exclusion_get_people (YuiExclusion *self);

/* Somebody asked for by name whom rules exclude. */
#define YUI_TYPE_EXCLUDED_PERSON (yui_excluded_person_get_type ())
G_DECLARE_FINAL_TYPE (YuiExcludedPerson, yui_excluded_person, YUI, EXCLUDED_PERSON, YuiRecord)

const char *yui_excluded_person_get_worker_id (YuiExcludedPerson *self);
const char *yui_excluded_person_get_membership_id (YuiExcludedPerson *self);
const char *yui_excluded_person_get_display_name (YuiExcludedPerson *self);
const char *yui_excluded_person_get_kana (YuiExcludedPerson *self);
const char *const *yui_excluded_person_get_rules (YuiExcludedPerson *self); /* at least one */

/* The pool ranked for one shift. */
#define YUI_TYPE_CANDIDATE_LIST (yui_candidate_list_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidateList, yui_candidate_list, YUI, CANDIDATE_LIST, YuiRecord)

GListModel *yui_candidate_list_get_items (YuiCandidateList *self); /* of YuiCandidate, best first */
int yui_candidate_list_get_pool (YuiCandidateList *self);          /* people in the pool */
int yui_candidate_list_get_eligible (YuiCandidateList *self);      /* people no rule excludes */
GListModel *yui_candidate_list_get_excluded (YuiCandidateList *self); /* of YuiExclusion */
GListModel *yui_candidate_list_get_others (YuiCandidateList *self);   /* of YuiExcludedPerson */

G_END_DECLS
