/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-candidate.h"

G_BEGIN_DECLS

/* One person ranked for a shift, with reasons; opened, the points of each term.
 *
 * Properties: candidate (YuiCandidate), selected (boolean, notifies), selectable (boolean: the
 * person can be offered the shift). */
#define YUI_TYPE_CANDIDATE_ROW (yui_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidateRow, yui_candidate_row, YUI, CANDIDATE_ROW, AdwExpanderRow)

GtkWidget *yui_candidate_row_new (YuiCandidate *candidate, gboolean selectable);

YuiCandidate *yui_candidate_row_get_candidate (YuiCandidateRow *self);
gboolean yui_candidate_row_is_selected (YuiCandidateRow *self);

G_END_DECLS
