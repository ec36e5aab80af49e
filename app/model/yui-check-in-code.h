/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* What a workplace QR holds now. */
#define YUI_TYPE_CHECK_IN_CODE (yui_check_in_code_get_type ())
G_DECLARE_FINAL_TYPE (YuiCheckInCode, yui_check_in_code, YUI, CHECK_IN_CODE, YuiRecord)

const char *yui_check_in_code_get_url (YuiCheckInCode *self);
gint64 yui_check_in_code_get_valid_until (YuiCheckInCode *self); /* when the next code is due */
int yui_check_in_code_get_step_s (YuiCheckInCode *self); /* seconds from one code to the next */

G_END_DECLS
