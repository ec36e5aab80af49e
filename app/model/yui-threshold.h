/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Yen of a calendar year by where they come from: paid, worked, planned. */
#define YUI_TYPE_THRESHOLD_PART (yui_threshold_part_get_type ())
G_DECLARE_FINAL_TYPE (YuiThresholdPart, yui_threshold_part, YUI, THRESHOLD_PART, YuiRecord)

const char *yui_threshold_part_get_basis (YuiThresholdPart *self);
int yui_threshold_part_get_days (YuiThresholdPart *self);
gint64 yui_threshold_part_get_yen (YuiThresholdPart *self);

/* What the yen of a calendar year are made of. */
#define YUI_TYPE_THRESHOLD_YEAR (yui_threshold_year_get_type ())
G_DECLARE_FINAL_TYPE (YuiThresholdYear, yui_threshold_year, YUI, THRESHOLD_YEAR, YuiRecord)

const char *yui_threshold_year_get_from (YuiThresholdYear *self);
const char *yui_threshold_year_get_to (YuiThresholdYear *self);
GListModel *yui_threshold_year_get_parts (YuiThresholdYear *self);

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
YuiThresholdYear *yui_threshold_get_year (YuiThreshold *self); /* of yen; else NULL */

G_END_DECLS
