/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-changes.h"

#include "yui-record-private.h"

struct _YuiChange
{
  YuiRecord parent_instance;

  gint64 number;
  char *resource;
  char *id;
  gboolean is_deleted;
};

G_DEFINE_FINAL_TYPE (YuiChange, yui_change, YUI_TYPE_RECORD)

static const YuiField change_fields[] = {
  { "number", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiChange, number) },
  { "resource", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiChange, resource) },
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiChange, id) },
  { "is_deleted", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiChange, is_deleted), NULL, "deleted" },
};

static void
yui_change_class_init (YuiChangeClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), change_fields, G_N_ELEMENTS (change_fields));
}

static void
yui_change_init (YuiChange *self)
{
}

YUI_RECORD_GETTER (Change, change, CHANGE, gint64, number)
YUI_RECORD_GETTER (Change, change, CHANGE, const char *, resource)
YUI_RECORD_GETTER (Change, change, CHANGE, const char *, id)
YUI_RECORD_GETTER (Change, change, CHANGE, gboolean, is_deleted)

struct _YuiChanges
{
  YuiRecord parent_instance;

  GListStore *changes;
  gint64 next_after;
  char *epoch;
};

G_DEFINE_FINAL_TYPE (YuiChanges, yui_changes, YUI_TYPE_RECORD)

static const YuiField changes_fields[] = {
  { "changes", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiChanges, changes), yui_change_get_type },
  { "next_after", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiChanges, next_after) },
  { "epoch", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiChanges, epoch) },
};

static void
yui_changes_class_init (YuiChangesClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), changes_fields,
                            G_N_ELEMENTS (changes_fields));
}

static void
yui_changes_init (YuiChanges *self)
{
}

YUI_RECORD_GETTER (Changes, changes, CHANGES, GListModel *, changes)
YUI_RECORD_GETTER (Changes, changes, CHANGES, gint64, next_after)
YUI_RECORD_GETTER (Changes, changes, CHANGES, const char *, epoch)
