/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A public holiday. */
#define YUI_TYPE_HOLIDAY (yui_holiday_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoliday, yui_holiday, YUI, HOLIDAY, YuiRecord)

const char *yui_holiday_get_date (YuiHoliday *self);
const char *yui_holiday_get_name_ja (YuiHoliday *self);
const char *yui_holiday_get_name_en (YuiHoliday *self);

G_END_DECLS
