/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-terms.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A labour contract. */
#define YUI_TYPE_CONTRACT (yui_contract_get_type ())
G_DECLARE_FINAL_TYPE (YuiContract, yui_contract, YUI, CONTRACT, YuiRecord)

const char *yui_contract_get_id (YuiContract *self);
int yui_contract_get_version (YuiContract *self);
const char *yui_contract_get_shift_id (YuiContract *self);
const char *yui_contract_get_worker_id (YuiContract *self);
const char *yui_contract_get_worker_name (YuiContract *self);
gint64 yui_contract_get_formed_at (YuiContract *self);
YuiTerms *yui_contract_get_terms (YuiContract *self);
YuiClockState yui_contract_get_clock_state (YuiContract *self);
/* The working conditions notice; nullable. */
const char *yui_contract_get_notice_document_id (YuiContract *self);
const char *yui_contract_get_attendance_id (YuiContract *self); /* nullable */

G_END_DECLS
