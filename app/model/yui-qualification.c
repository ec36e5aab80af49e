/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-qualification.h"

#include "yui-record-private.h"

struct _YuiQualification
{
  YuiRecord parent_instance;

  char *id;
  char *code;
  char *name;
};

G_DEFINE_FINAL_TYPE (YuiQualification, yui_qualification, YUI_TYPE_RECORD)

static const YuiField qualification_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiQualification, id) },
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiQualification, code) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiQualification, name) },
};

static void
yui_qualification_class_init (YuiQualificationClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), qualification_fields,
                            G_N_ELEMENTS (qualification_fields));
}

static void
yui_qualification_init (YuiQualification *self)
{
}

YUI_RECORD_GETTER (Qualification, qualification, QUALIFICATION, const char *, id)
YUI_RECORD_GETTER (Qualification, qualification, QUALIFICATION, const char *, code)
YUI_RECORD_GETTER (Qualification, qualification, QUALIFICATION, const char *, name)
