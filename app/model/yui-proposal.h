/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-terms.h"

G_BEGIN_DECLS

/* A change of a contract that the employer proposes and the worker may accept. */
#define YUI_TYPE_PROPOSAL (yui_proposal_get_type ())
G_DECLARE_FINAL_TYPE (YuiProposal, yui_proposal, YUI, PROPOSAL, YuiRecord)

const char *yui_proposal_get_id (YuiProposal *self);
int yui_proposal_get_version (YuiProposal *self);
const char *
yui_proposal_get_state (YuiProposal *self); /* open, accepted, declined, withdrawn, expired */
const char *yui_proposal_get_kind (YuiProposal *self); /* shorten, move, reassign */
const char *yui_proposal_get_contract_id (YuiProposal *self);
const char *yui_proposal_get_to_shift_id (YuiProposal *self);
YuiTerms *yui_proposal_get_terms (YuiProposal *self); /* as they would be */
const char *yui_proposal_get_note (YuiProposal *self);
gint64 yui_proposal_get_made_at (YuiProposal *self);
gint64 yui_proposal_get_reply_by (YuiProposal *self);

G_END_DECLS
