/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-second-factor.h"

#include "yui-record-private.h"

struct _YuiTotpSecret
{
  YuiRecord parent_instance;

  char *secret;
  char *otpauth_uri;
};

G_DEFINE_FINAL_TYPE (YuiTotpSecret, yui_totp_secret, YUI_TYPE_RECORD)

static const YuiField totp_secret_fields[] = {
  { "secret", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTotpSecret, secret) },
  { "otpauth_uri", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTotpSecret, otpauth_uri) },
};

static void
yui_totp_secret_class_init (YuiTotpSecretClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), totp_secret_fields, G_N_ELEMENTS (totp_secret_fields));
}

static void
yui_totp_secret_init (YuiTotpSecret *self)
{
}

YUI_RECORD_GETTER (TotpSecret, totp_secret, TOTP_SECRET, const char *, secret)
YUI_RECORD_GETTER (TotpSecret, totp_secret, TOTP_SECRET, const char *, otpauth_uri)

struct _YuiRecoveryCodes
{
  YuiRecord parent_instance;

  GStrv recovery_codes;
};

G_DEFINE_FINAL_TYPE (YuiRecoveryCodes, yui_recovery_codes, YUI_TYPE_RECORD)

static const YuiField recovery_codes_fields[] = {
  { "recovery_codes", YUI_FIELD_WORDS, TRUE, G_STRUCT_OFFSET (YuiRecoveryCodes, recovery_codes) },
};

static void
yui_recovery_codes_class_init (YuiRecoveryCodesClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), recovery_codes_fields, G_N_ELEMENTS (recovery_codes_fields));
}

static void
yui_recovery_codes_init (YuiRecoveryCodes *self)
{
}

YUI_RECORD_GETTER (RecoveryCodes, recovery_codes, RECOVERY_CODES, const char *const *, recovery_codes)
