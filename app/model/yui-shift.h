/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* What is lawful today and may not be on the day of the work. */
#define YUI_TYPE_SHIFT_WARNING (yui_shift_warning_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftWarning, yui_shift_warning, YUI, SHIFT_WARNING, YuiRecord)

/* Stable; yui_warning_to_sentence() says it. */
const char *yui_shift_warning_get_code (YuiShiftWarning *self);
const char *yui_shift_warning_get_detail (YuiShiftWarning *self); /* a sentence in English */
/* Numbers and names of the sentence; nullable. */
JsonObject *yui_shift_warning_get_params (YuiShiftWarning *self);

/* Work from–to at a workplace with a number of seats. */
#define YUI_TYPE_SHIFT (yui_shift_get_type ())
G_DECLARE_FINAL_TYPE (YuiShift, yui_shift, YUI, SHIFT, YuiRecord)

const char *yui_shift_get_id (YuiShift *self);
int yui_shift_get_version (YuiShift *self);
YuiShiftState yui_shift_get_state (YuiShift *self);
const char *yui_shift_get_workplace_id (YuiShift *self);
const char *yui_shift_get_workplace_name (YuiShift *self);
const char *yui_shift_get_employer_id (YuiShift *self);
const char *yui_shift_get_employer_name (YuiShift *self);
const char *yui_shift_get_title (YuiShift *self);
const char *yui_shift_get_description (YuiShift *self);
const char *yui_shift_get_belongings (YuiShift *self);
gint64 yui_shift_get_starts_at (YuiShift *self);
gint64 yui_shift_get_ends_at (YuiShift *self);
int yui_shift_get_break_min (YuiShift *self); /* minutes */
int yui_shift_get_seats (YuiShift *self);
int yui_shift_get_seats_filled (YuiShift *self);
int yui_shift_get_offers_open (YuiShift *self);
gint64 yui_shift_get_hourly_wage_yen (YuiShift *self);
gint64 yui_shift_get_transport_yen (YuiShift *self);
YuiHiringMode yui_shift_get_hiring_mode (YuiShift *self);
const char *const *yui_shift_get_required_qualification_ids (YuiShift *self);
/* Gross for one seat as planned, premiums and transport included. */
gint64 yui_shift_get_expected_pay_yen (YuiShift *self);
gint64 yui_shift_get_published_at (YuiShift *self);  /* 0 while it is a draft */
GListModel *yui_shift_get_warnings (YuiShift *self); /* of YuiShiftWarning */

G_END_DECLS
