/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Hours that wait to be confirmed. */
#define YUI_TYPE_HOURS_WAITING (yui_hours_waiting_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursWaiting, yui_hours_waiting, YUI, HOURS_WAITING, YuiRecord)

int yui_hours_waiting_get_count (YuiHoursWaiting *self);
const char *yui_hours_waiting_get_last_work_date (YuiHoursWaiting *self); /* NULL: none wait */

G_END_DECLS
