/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancel-desk.h"

G_BEGIN_DECLS

/* A contract that was cancelled, or finished early, and what is owed for it. */
#define YUI_TYPE_CANCELLATION (yui_cancellation_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancellation, yui_cancellation, YUI, CANCELLATION, YuiRecord)

const char *yui_cancellation_get_id (YuiCancellation *self);
int yui_cancellation_get_version (YuiCancellation *self);
const char *yui_cancellation_get_kind (YuiCancellation *self); /* before_start, early_finish */
const char *yui_cancellation_get_contract_id (YuiCancellation *self);
const char *yui_cancellation_get_worker_name (YuiCancellation *self);
const char *yui_cancellation_get_by (YuiCancellation *self); /* employer, worker */
const char *yui_cancellation_get_reason (YuiCancellation *self);
const char *yui_cancellation_get_written_reason (YuiCancellation *self);
gint64 yui_cancellation_get_cancelled_at (YuiCancellation *self);
const char *yui_cancellation_get_side (YuiCancellation *self);
const char *yui_cancellation_get_owed_kind (YuiCancellation *self);
gint64 yui_cancellation_get_owed_yen (YuiCancellation *self);
gint64 yui_cancellation_get_scheduled_wage_yen (YuiCancellation *self);
gint64 yui_cancellation_get_worked_wage_yen (YuiCancellation *self);
const char *yui_cancellation_get_work_date (YuiCancellation *self);
const char *yui_cancellation_get_pay_by_date (YuiCancellation *self);
YuiCancelWorking *yui_cancellation_get_working (YuiCancellation *self); /* nullable */

G_END_DECLS
