/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

typedef enum
{
  YUI_FIELD_TEXT,   /* char * */
  YUI_FIELD_DATE,   /* char *, YYYY-MM-DD */
  YUI_FIELD_TIME,   /* gint64, RFC 3339 in JSON */
  YUI_FIELD_YEN,    /* gint64 */
  YUI_FIELD_NUMBER, /* int */
  YUI_FIELD_TRUTH,  /* gboolean */
  YUI_FIELD_WORD,   /* an enum of 4 bytes; get_type */
  YUI_FIELD_WORDS,  /* GStrv */
  YUI_FIELD_LIST,   /* GListStore *; get_type of the items */
  YUI_FIELD_OBJECT, /* YuiRecord *; get_type */
  YUI_FIELD_PARAMS, /* JsonObject * */
} YuiFieldKind;

/* One property of a record. */
struct _YuiField
{
  const char *name; /* snake_case, as in JSON */
  YuiFieldKind kind;
  gboolean is_required;
  size_t offset;            /* of the value in the instance */
  GType (*get_type) (void); /* for WORD, LIST, OBJECT */
  const char *path;         /* JSON members from the record, joined by '/'; NULL when it is name */
};

/* Installs the properties of a final record class; called once from its class_init. fields are
 * kept. */
void yui_record_class_install (YuiRecordClass *klass, const YuiField *fields, guint n_fields);

/* Where the value of a field is. */
#define YUI_FIELD_PTR(type, self, field) ((type *)G_STRUCT_MEMBER_P ((self), (field)->offset))

/* Frees a value that owns something, and leaves NULL. */
void yui_record_clear_value (YuiRecord *self, const YuiField *field);

/* Defines `ctype yui_thing_get_field (YuiThing *)`. */
#define YUI_RECORD_GETTER(Thing, thing, THING, ctype, field)                                       \
  ctype yui_##thing##_get_##field (Yui##Thing *self)                                               \
  {                                                                                                \
    g_return_val_if_fail (YUI_IS_##THING (self), 0);                                               \
    return (ctype)self->field;                                                                     \
  }

G_END_DECLS
