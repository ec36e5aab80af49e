/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-candidate-ranking.h"

G_BEGIN_DECLS

/* Who stands at one rank for a shift: why, and the points of each term.
 *
 * Properties: ranked (YuiRanked, nullable; may change), label (text: all of it in one sentence,
 * notifies). Signal: wanted (), when it shows a person whose name is not known yet. */
#define YUI_TYPE_CANDIDATE_ROW (yui_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidateRow, yui_candidate_row, YUI, CANDIDATE_ROW, GtkWidget)

GtkWidget *yui_candidate_row_new (void);
YuiRanked *yui_candidate_row_get_ranked (YuiCandidateRow *self);
void yui_candidate_row_set_ranked (YuiCandidateRow *self, YuiRanked *ranked);

/* Whether the person can be offered the shift. */
gboolean yui_candidate_can_be_asked (YuiCandidate *candidate);

G_END_DECLS
