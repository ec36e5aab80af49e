/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Hours as one side says they were worked. */
#define YUI_TYPE_CLAIM (yui_claim_get_type ())
G_DECLARE_FINAL_TYPE (YuiClaim, yui_claim, YUI, CLAIM, YuiRecord)

const char *yui_claim_get_id (YuiClaim *self);
gboolean yui_claim_get_by_worker (YuiClaim *self);
gint64 yui_claim_get_started_at (YuiClaim *self);
gint64 yui_claim_get_ended_at (YuiClaim *self);
int yui_claim_get_break_min (YuiClaim *self);
const char *yui_claim_get_note (YuiClaim *self);
gint64 yui_claim_get_made_at (YuiClaim *self);

G_END_DECLS
