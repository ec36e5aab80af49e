/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-bank.h"

#include "yui-record-private.h"

struct _YuiBank
{
  YuiRecord parent_instance;

  char *code;
  char *name;
  char *kana;
};

G_DEFINE_FINAL_TYPE (YuiBank, yui_bank, YUI_TYPE_RECORD)

static const YuiField bank_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiBank, code) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiBank, name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiBank, kana) },
};

static void
yui_bank_class_init (YuiBankClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), bank_fields, G_N_ELEMENTS (bank_fields));
}

static void
yui_bank_init (YuiBank *self)
{
}

YUI_RECORD_GETTER (Bank, bank, BANK, const char *, code)
YUI_RECORD_GETTER (Bank, bank, BANK, const char *, name)
YUI_RECORD_GETTER (Bank, bank, BANK, const char *, kana)
