/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* The secret of a second factor (RFC 6238) that is not yet in force. */
#define YUI_TYPE_TOTP_SECRET (yui_totp_secret_get_type ())
G_DECLARE_FINAL_TYPE (YuiTotpSecret, yui_totp_secret, YUI, TOTP_SECRET, YuiRecord)

const char *yui_totp_secret_get_secret (YuiTotpSecret *self); /* Base32 */
const char *yui_totp_secret_get_otpauth_uri (YuiTotpSecret *self); /* to be shown as a QR */

/* Codes that stand in for the second factor, each once. */
#define YUI_TYPE_RECOVERY_CODES (yui_recovery_codes_get_type ())
G_DECLARE_FINAL_TYPE (YuiRecoveryCodes, yui_recovery_codes, YUI, RECOVERY_CODES, YuiRecord)

const char *const *yui_recovery_codes_get_recovery_codes (YuiRecoveryCodes *self);

G_END_DECLS
