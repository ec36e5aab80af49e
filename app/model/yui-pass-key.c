/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pass-key.h"

#include "yui-record-private.h"

struct _YuiPassKey
{
  YuiRecord parent_instance;

  char *id;
  int programme_id;
  char *public_key;
  gint64 retired_at;
};

G_DEFINE_FINAL_TYPE (YuiPassKey, yui_pass_key, YUI_TYPE_RECORD)

static const YuiField pass_key_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPassKey, id) },
  { "programme_id", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPassKey, programme_id) },
  { "public_key", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPassKey, public_key) },
  { "retired_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiPassKey, retired_at) },
};

static void
yui_pass_key_class_init (YuiPassKeyClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pass_key_fields,
                            G_N_ELEMENTS (pass_key_fields));
}

static void
yui_pass_key_init (YuiPassKey *self)
{
}

YUI_RECORD_GETTER (PassKey, pass_key, PASS_KEY, const char *, id)
YUI_RECORD_GETTER (PassKey, pass_key, PASS_KEY, int, programme_id)
YUI_RECORD_GETTER (PassKey, pass_key, PASS_KEY, const char *, public_key)
YUI_RECORD_GETTER (PassKey, pass_key, PASS_KEY, gint64, retired_at)
