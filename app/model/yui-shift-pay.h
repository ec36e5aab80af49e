/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-payslip.h"
#include "yui-wage-floor.h"

G_BEGIN_DECLS

/* What a seat of a shift costs as planned, line by line. */
#define YUI_TYPE_SHIFT_PAY (yui_shift_pay_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftPay, yui_shift_pay, YUI, SHIFT_PAY, YuiRecord)

const char *yui_shift_pay_get_shift_id (YuiShiftPay *self);
gint64 yui_shift_pay_get_expected_pay_yen (YuiShiftPay *self);
GListModel *yui_shift_pay_get_lines (YuiShiftPay *self);
YuiWageFloor *yui_shift_pay_get_wage_floor (YuiShiftPay *self);

G_END_DECLS
