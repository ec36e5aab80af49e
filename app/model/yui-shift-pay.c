/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-shift-pay.h"

#include "yui-record-private.h"

struct _YuiShiftPay
{
  YuiRecord parent_instance;

  char *shift_id;
  gint64 expected_pay_yen;
  GListStore *lines;
  YuiWageFloor *wage_floor;
};

G_DEFINE_FINAL_TYPE (YuiShiftPay, yui_shift_pay, YUI_TYPE_RECORD)

static const YuiField shift_pay_fields[] = {
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShiftPay, shift_id) },
  { "expected_pay_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiShiftPay, expected_pay_yen) },
  { "lines", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiShiftPay, lines), yui_pay_line_get_type },
  { "wage_floor", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiShiftPay, wage_floor),
    yui_wage_floor_get_type },
};

static void
yui_shift_pay_class_init (YuiShiftPayClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), shift_pay_fields,
                            G_N_ELEMENTS (shift_pay_fields));
}

static void
yui_shift_pay_init (YuiShiftPay *self)
{
}

YUI_RECORD_GETTER (ShiftPay, shift_pay, SHIFT_PAY, const char *, shift_id)
YUI_RECORD_GETTER (ShiftPay, shift_pay, SHIFT_PAY, gint64, expected_pay_yen)
YUI_RECORD_GETTER (ShiftPay, shift_pay, SHIFT_PAY, GListModel *, lines)
YUI_RECORD_GETTER (ShiftPay, shift_pay, SHIFT_PAY, YuiWageFloor *, wage_floor)
