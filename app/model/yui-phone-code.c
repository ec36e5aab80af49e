/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-phone-code.h"

#include "yui-record-private.h"

struct _YuiPhoneCode
{
  YuiRecord parent_instance;

  char *code;
  char *url;
  gint64 expires_at;
};

G_DEFINE_FINAL_TYPE (YuiPhoneCode, yui_phone_code, YUI_TYPE_RECORD)

static const YuiField phone_code_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPhoneCode, code) },
  { "url", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPhoneCode, url) },
  { "expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiPhoneCode, expires_at) },
};

static void
yui_phone_code_class_init (YuiPhoneCodeClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), phone_code_fields,
                            G_N_ELEMENTS (phone_code_fields));
}

static void
yui_phone_code_init (YuiPhoneCode *self)
{
}

YUI_RECORD_GETTER (PhoneCode, phone_code, PHONE_CODE, const char *, code)
YUI_RECORD_GETTER (PhoneCode, phone_code, PHONE_CODE, const char *, url)
YUI_RECORD_GETTER (PhoneCode, phone_code, PHONE_CODE, gint64, expires_at)
