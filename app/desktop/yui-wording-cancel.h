/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-cancel-desk.h"
#include "model/yui-contract.h"

G_BEGIN_DECLS

/* How the cancellation desk speaks. Functions that return const text take words of the API; a word
 * that is not known comes back as it is. */

/* "49 hours to the start", "3 hours after the start". */
char *yui_wording_until_start (int until_start_s);
const char *yui_wording_cancel_side (const char *side);
const char *yui_wording_cancel_reason (const char *reason);
const char *yui_wording_owed_kind (const char *owed_kind, gboolean is_early_finish);
const char *yui_wording_option_state (const char *state); /* "" for what is simply open */
const char *yui_wording_caution (const char *caution);
const char *yui_wording_alternative (const char *kind);

/* One line of the working: what it is, how it is computed, and from where. */
const char *yui_wording_working_title (const char *code);
char *yui_wording_working_line (YuiWorkingLine *line);
char *yui_wording_cancel_source (const char *article);

/* What became of a contract, in a sentence or two; NULL when it is simply in force. */
char *yui_wording_contract_story (YuiContract *contract);

/* Whether the notice reached the worker, and how they wished it. */
char *yui_wording_deliveries (YuiContract *contract);

G_END_DECLS
