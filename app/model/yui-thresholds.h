/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-threshold.h"
#include "yui-record.h"

G_BEGIN_DECLS

/* The ledger of thresholds of one person with one employer. */
#define YUI_TYPE_THRESHOLDS (yui_thresholds_get_type ())
G_DECLARE_FINAL_TYPE (YuiThresholds, yui_thresholds, YUI, THRESHOLDS, YuiRecord)

const char *yui_thresholds_get_worker_id (YuiThresholds *self);
const char *yui_thresholds_get_as_of (YuiThresholds *self);
int yui_thresholds_get_typical_min (YuiThresholds *self);     /* minutes; 0: no shift yet */
int yui_thresholds_get_typical_weekday (YuiThresholds *self); /* 0 = Monday; -1: none */
gboolean
yui_thresholds_get_has_agreement (YuiThresholds *self); /* there is an agreement under Art. 36 */
gboolean yui_thresholds_get_has_special_clause (YuiThresholds *self); /* it has one for rushes */
int yui_thresholds_get_declared_week_min (YuiThresholds *self);       /* elsewhere, this week */
GListModel *yui_thresholds_get_lines (YuiThresholds *self);           /* of YuiThreshold */

G_END_DECLS
