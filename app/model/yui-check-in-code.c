/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-check-in-code.h"

#include "yui-record-private.h"

struct _YuiCheckInCode
{
  YuiRecord parent_instance;

  char *url;
  gint64 valid_until;
  int step_s;
};

G_DEFINE_FINAL_TYPE (YuiCheckInCode, yui_check_in_code, YUI_TYPE_RECORD)

static const YuiField check_in_code_fields[] = {
  { "url", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCheckInCode, url) },
  { "valid_until", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCheckInCode, valid_until) },
  { "step_s", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCheckInCode, step_s) },
};

static void
yui_check_in_code_class_init (YuiCheckInCodeClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), check_in_code_fields,
                            G_N_ELEMENTS (check_in_code_fields));
}

static void
yui_check_in_code_init (YuiCheckInCode *self)
{
}

YUI_RECORD_GETTER (CheckInCode, check_in_code, CHECK_IN_CODE, const char *, url)
YUI_RECORD_GETTER (CheckInCode, check_in_code, CHECK_IN_CODE, gint64, valid_until)
YUI_RECORD_GETTER (CheckInCode, check_in_code, CHECK_IN_CODE, int, step_s)
