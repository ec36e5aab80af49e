/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-payslip.h"
#include "yui-record.h"

G_BEGIN_DECLS

/* One line of a computation. */
#define YUI_TYPE_WORKING_LINE (yui_working_line_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkingLine, yui_working_line, YUI, WORKING_LINE, YuiRecord)

const char *yui_working_line_get_code (YuiWorkingLine *self);
gint64 yui_working_line_get_amount_yen (YuiWorkingLine *self);
const char *yui_working_line_get_article (YuiWorkingLine *self);
const char *yui_working_line_get_certainty (YuiWorkingLine *self);
JsonObject *yui_working_line_get_params (YuiWorkingLine *self);
GListModel *yui_working_line_get_lines (YuiWorkingLine *self); /* of YuiPayLine; empty for most */

/* What may be paid for a reason. */
#define YUI_TYPE_CANCEL_OPTION (yui_cancel_option_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelOption, yui_cancel_option, YUI, CANCEL_OPTION, YuiRecord)

const char *yui_cancel_option_get_owed_kind (YuiCancelOption *self);
const char *
yui_cancel_option_get_state (YuiCancelOption *self); /* open, needs_reason, unlawful, unknown */
gint64 yui_cancel_option_get_amount_yen (YuiCancelOption *self); /* −1: cannot be computed */
const char *yui_cancel_option_get_article (YuiCancelOption *self);
const char *yui_cancel_option_get_certainty (YuiCancelOption *self);

/* A court decision or other source to be shown. */
#define YUI_TYPE_CANCEL_SOURCE (yui_cancel_source_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelSource, yui_cancel_source, YUI, CANCEL_SOURCE, YuiRecord)

const char *yui_cancel_source_get_rule (YuiCancelSource *self);
const char *yui_cancel_source_get_article (YuiCancelSource *self);

/* A computation as it was decided; its lists are empty where nothing was kept. */
#define YUI_TYPE_CANCEL_WORKING (yui_cancel_working_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelWorking, yui_cancel_working, YUI, CANCEL_WORKING, YuiRecord)

GListModel *yui_cancel_working_get_working (YuiCancelWorking *self); /* of YuiWorkingLine */
GListModel *yui_cancel_working_get_options (YuiCancelWorking *self); /* of YuiCancelOption */
GListModel *yui_cancel_working_get_cases (YuiCancelWorking *self);   /* of YuiCancelSource */

/* A reason that may be given now, with its options. */
#define YUI_TYPE_CANCEL_REASON (yui_cancel_reason_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelReason, yui_cancel_reason, YUI, CANCEL_REASON, YuiRecord)

const char *yui_cancel_reason_get_reason (YuiCancelReason *self);
gboolean yui_cancel_reason_get_is_allowed (YuiCancelReason *self);
const char *yui_cancel_reason_get_preset (YuiCancelReason *self);
GListModel *yui_cancel_reason_get_options (YuiCancelReason *self);
const char *const *yui_cancel_reason_get_cautions (YuiCancelReason *self);
GListModel *yui_cancel_reason_get_cases (YuiCancelReason *self);

/* A way of working instead. */
#define YUI_TYPE_CANCEL_CHOICE (yui_cancel_choice_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelChoice, yui_cancel_choice, YUI, CANCEL_CHOICE, YuiRecord)

const char *yui_cancel_choice_get_to_shift_id (YuiCancelChoice *self);
const char *yui_cancel_choice_get_title (YuiCancelChoice *self);
const char *yui_cancel_choice_get_workplace_name (YuiCancelChoice *self);
gint64 yui_cancel_choice_get_starts_at (YuiCancelChoice *self);
gint64 yui_cancel_choice_get_ends_at (YuiCancelChoice *self);
int yui_cancel_choice_get_break_min (YuiCancelChoice *self);
gint64 yui_cancel_choice_get_expected_pay_yen (YuiCancelChoice *self);
GListModel *yui_cancel_choice_get_lines (YuiCancelChoice *self); /* of YuiPayLine */

/* What could be done instead of cancelling. */
#define YUI_TYPE_CANCEL_ALTERNATIVE (yui_cancel_alternative_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiCancelAlternative, yui_cancel_alternative, YUI, CANCEL_ALTERNATIVE, YuiRecord)

const char *
yui_cancel_alternative_get_kind (YuiCancelAlternative *self); /* shorten, move, reassign */
GListModel *yui_cancel_alternative_get_choices (YuiCancelAlternative *self);

/* The cancellation desk for one person, now. */
#define YUI_TYPE_CANCEL_DESK (yui_cancel_desk_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelDesk, yui_cancel_desk, YUI, CANCEL_DESK, YuiRecord)

const char *yui_cancel_desk_get_contract_id (YuiCancelDesk *self);
int yui_cancel_desk_get_version (YuiCancelDesk *self); /* the contract's */
const char *yui_cancel_desk_get_shift_id (YuiCancelDesk *self);
const char *yui_cancel_desk_get_worker_name (YuiCancelDesk *self);
const char *yui_cancel_desk_get_title (YuiCancelDesk *self);
const char *yui_cancel_desk_get_workplace_name (YuiCancelDesk *self);
const char *yui_cancel_desk_get_kind (YuiCancelDesk *self); /* before_start, early_finish */
const char *yui_cancel_desk_get_side (YuiCancelDesk *self); /* before_24h, within_24h, started */
int yui_cancel_desk_get_until_start_s (YuiCancelDesk *self);
gint64 yui_cancel_desk_get_starts_at (YuiCancelDesk *self);
gint64 yui_cancel_desk_get_ends_at (YuiCancelDesk *self);
gint64 yui_cancel_desk_get_scheduled_wage_yen (YuiCancelDesk *self);
gint64 yui_cancel_desk_get_worked_wage_yen (YuiCancelDesk *self);
const char *yui_cancel_desk_get_pay_by_date (YuiCancelDesk *self);
GListModel *yui_cancel_desk_get_working (YuiCancelDesk *self);
GListModel *yui_cancel_desk_get_reasons (YuiCancelDesk *self);
GListModel *yui_cancel_desk_get_alternatives (YuiCancelDesk *self);

/* The cancellation desk for a whole shift. */
#define YUI_TYPE_SHIFT_CANCEL_DESK (yui_shift_cancel_desk_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftCancelDesk, yui_shift_cancel_desk, YUI, SHIFT_CANCEL_DESK, YuiRecord)

const char *yui_shift_cancel_desk_get_shift_id (YuiShiftCancelDesk *self);
int yui_shift_cancel_desk_get_version (YuiShiftCancelDesk *self); /* the shift's */
GListModel *yui_shift_cancel_desk_get_items (YuiShiftCancelDesk *self);

G_END_DECLS
