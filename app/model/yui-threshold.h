/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* One line of the law, and how far a person is from it with one employer. */
#define YUI_TYPE_THRESHOLD (yui_threshold_get_type ())
G_DECLARE_FINAL_TYPE (YuiThreshold, yui_threshold, YUI, THRESHOLD, YuiRecord)

const char *
yui_threshold_get_kind (YuiThreshold *self); /* as in the contract, such as week_20_hours */
const char *yui_threshold_get_state (YuiThreshold *self); /* clear, near, planned or reached */
const char *yui_threshold_get_unit (YuiThreshold *self);  /* minutes, days, months or yen */
gint64 yui_threshold_get_line (YuiThreshold *self);       /* the smallest value that reaches it */
gint64 yui_threshold_get_so_far (YuiThreshold *self);     /* worked */
gint64 yui_threshold_get_with_plan (YuiThreshold *self);  /* with coming contracts */
const char *yui_threshold_get_reached_on (YuiThreshold *self); /* nullable */
int yui_threshold_get_shifts_left (
    YuiThreshold *self); /* typical shifts below the line; -1: not known */
gint64 yui_threshold_get_special_line (YuiThreshold *self); /* of the special clause; -1: none */
const char *yui_threshold_get_rule (YuiThreshold *self);
const char *yui_threshold_get_article (YuiThreshold *self);
gboolean yui_threshold_get_is_sure (YuiThreshold *self);

G_END_DECLS
