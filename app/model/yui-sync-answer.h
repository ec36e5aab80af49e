/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-problem.h"
#include "yui-record.h"

G_BEGIN_DECLS

/* What the server did with one op. */
#define YUI_TYPE_SYNC_RESULT (yui_sync_result_get_type ())
G_DECLARE_FINAL_TYPE (YuiSyncResult, yui_sync_result, YUI, SYNC_RESULT, YuiRecord)

const char *yui_sync_result_get_op_id (YuiSyncResult *self);
const char *yui_sync_result_get_state (YuiSyncResult *self);   /* applied, duplicate or rejected */
JsonObject *yui_sync_result_get_answer (YuiSyncResult *self);  /* of the plain call, or NULL */
YuiProblem *yui_sync_result_get_problem (YuiSyncResult *self); /* when rejected */

/* The answer to a batch of ops; one without a result is to be sent again. */
#define YUI_TYPE_SYNC_ANSWER (yui_sync_answer_get_type ())
G_DECLARE_FINAL_TYPE (YuiSyncAnswer, yui_sync_answer, YUI, SYNC_ANSWER, YuiRecord)

GListModel *yui_sync_answer_get_results (YuiSyncAnswer *self); /* of YuiSyncResult */
int yui_sync_answer_get_retry_after_s (YuiSyncAnswer *self);   /* 0: all were answered */
const char *yui_sync_answer_get_epoch (YuiSyncAnswer *self);

G_END_DECLS
