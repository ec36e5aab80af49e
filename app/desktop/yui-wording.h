/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/yui-attendance.h"
#include "model/yui-candidate-list.h"
#include "model/yui-contract.h"
#include "model/yui-job.h"
#include "model/yui-offer.h"
#include "model/yui-payslip.h"
#include "model/yui-shift.h"
#include "yui-wording-plain.h"

G_BEGIN_DECLS

/* How the desk says numbers, times and the words of the API, in the language of the person. All
 * functions give owned text; times are shown in Japan time. */

/* "Tue 3 March"; with the year when it is not the present one. */
char *yui_wording_day (gint64 time_s);

/* "2–8 March 2026", both ends included; to is the day after the last. */
char *yui_wording_period (const char *from, const char *to);

/* "09:00", "09:00–17:00"; an end on a later day has its day: "22:00–Wed 4 March, 05:00". */
char *yui_wording_clock (gint64 time_s);
char *yui_wording_span (gint64 start_s, gint64 end_s);

/* "Tue 3 March, 09:00". */
char *yui_wording_moment (gint64 time_s);

/* "09:00–17:00, break 60 min"; NULL when start or end is 0. */
char *yui_wording_hours (gint64 start_s, gint64 end_s, int break_min);

const char *yui_wording_role (YuiRole role);
const char *yui_wording_kind (YuiMembershipKind kind);
const char *yui_wording_shift_state (YuiShiftState state);
const char *yui_wording_offer_state (YuiOfferState state);
const char *yui_wording_clock_state (YuiClockState state);
const char *yui_wording_attendance_state (YuiAttendanceState state);
const char *yui_wording_review_reason (const char *reason);
const char *yui_wording_term (const char *term);

/* What a term counts for, in a sentence. */
const char *yui_wording_term_meaning (const char *term);

/* Why a rule leaves one person out, in a sentence. */
const char *yui_wording_rule (const char *rule);

/* "2 of 3 seats filled, 1 offer open". */
char *yui_wording_seats (YuiShift *shift);

/* "38 people are not available then." */
char *yui_wording_exclusion (YuiExclusion *exclusion);

/* What is behind one term of a score, such as "1.2 km away"; NULL when there is nothing to say. */
char *yui_wording_reason (YuiCandidate *candidate, const char *term);

/* Why a person fits, greatest term first: up to max sentences, joined. */
char *yui_wording_reasons (YuiCandidate *candidate, guint max);

/* The working of a pay line: "2 h × ¥1,200 × 125 %"; "" without one. */
char *yui_wording_pay_working (YuiPayLine *line);

/* Papers. The word for NONE is "All papers". */
const char *yui_wording_document_kind (YuiDocumentKind kind);
const char *yui_wording_account_kind (YuiBankAccountKind kind);

/* "Booklet of payslips: 120 of 10000". */
char *yui_wording_job (YuiJob *job);

G_END_DECLS
