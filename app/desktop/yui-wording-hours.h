/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-claim.h"
#include "model/yui-correction.h"
#include "model/yui-thresholds.h"
#include "model/yui-unmatched-clock-event.h"

G_BEGIN_DECLS

/* How the desk says hours that are disputed or corrected, and lines of the law. Owned text unless
 * const. */

/* "09:00–14:00, break 15 min (“cleaning up”)". */
char *yui_wording_claim (YuiClaim *claim);

/* A sentence when the break is shorter than the law asks for; else "". */
char *yui_wording_break_lack (int worked_min, int break_min);

/* "Preparation". */
const char *yui_wording_hours_span (const char *kind);

/* "Check-in"; "" for NONE. */
const char *yui_wording_clock_kind (YuiClockKind kind);

/* A check-in without work: what and when; who, where and why it fitted none. */
char *yui_wording_unmatched_title (YuiUnmatchedClockEvent *event);
char *yui_wording_unmatched_details (YuiUnmatchedClockEvent *event);

/* Who did what when; from what to what, and why, on lines. */
char *yui_wording_correction_title (YuiCorrection *correction);
char *yui_wording_correction_change (YuiCorrection *correction);

/* A line of the law: what it is, how far it is, what it means and where it is written. */
const char *yui_wording_threshold_title (YuiThreshold *threshold);
char *yui_wording_threshold_value (YuiThreshold *threshold);
char *yui_wording_threshold_forecast (YuiThreshold *threshold, YuiThresholds *thresholds);
const char *yui_wording_threshold_meaning (YuiThreshold *threshold);
const char *yui_wording_threshold_source (YuiThreshold *threshold);

/* "Monday", "Mon"; 0 is Monday. */
const char *yui_wording_weekday (int weekday);
const char *yui_wording_short_weekday (int weekday);

/* "Mon, Tue"; bit 0 is Monday. */
char *yui_wording_weekdays (int weekdays);

G_END_DECLS
