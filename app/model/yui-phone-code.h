/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A code that opens a worker's own pages on their phone, once. */
#define YUI_TYPE_PHONE_CODE (yui_phone_code_get_type ())
G_DECLARE_FINAL_TYPE (YuiPhoneCode, yui_phone_code, YUI, PHONE_CODE, YuiRecord)

const char *yui_phone_code_get_code (YuiPhoneCode *self); /* "BCDF-GHJK" */
const char *yui_phone_code_get_url (YuiPhoneCode *self);  /* with the code, for a QR code */
gint64 yui_phone_code_get_expires_at (YuiPhoneCode *self);

G_END_DECLS
