/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-record.h"

#include "yui-record-private.h"
#include "yui-time.h"
#include "yui-words.h"

G_DEFINE_ABSTRACT_TYPE (YuiRecord, yui_record, G_TYPE_OBJECT)

/* Values */

void
yui_record_clear_value (YuiRecord *self, const YuiField *field)
{
  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      g_clear_pointer (YUI_FIELD_PTR (char *, self, field), g_free);
      break;
    case YUI_FIELD_WORDS:
      g_clear_pointer (YUI_FIELD_PTR (GStrv, self, field), g_strfreev);
      break;
    case YUI_FIELD_LIST:
    case YUI_FIELD_OBJECT:
      g_clear_object (YUI_FIELD_PTR (GObject *, self, field));
      break;
    case YUI_FIELD_PARAMS:
      g_clear_pointer (YUI_FIELD_PTR (JsonObject *, self, field), json_object_unref);
      break;
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
    case YUI_FIELD_NUMBER:
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      break;
    }
}

static void
set_absent (YuiRecord *self, const YuiField *field)
{
  yui_record_clear_value (self, field);
  switch (field->kind)
    {
    case YUI_FIELD_WORDS:
      *YUI_FIELD_PTR (GStrv, self, field) = g_new0 (char *, 1);
      break;
    case YUI_FIELD_LIST:
      *YUI_FIELD_PTR (GListStore *, self, field) = g_list_store_new (field->get_type ());
      break;
    case YUI_FIELD_YEN:
      *YUI_FIELD_PTR (gint64, self, field) = -1;
      break;
    case YUI_FIELD_NUMBER:
      *YUI_FIELD_PTR (int, self, field) = -1;
      break;
    case YUI_FIELD_TIME:
      *YUI_FIELD_PTR (gint64, self, field) = 0;
      break;
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      *YUI_FIELD_PTR (int, self, field) = 0;
      break;
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
    case YUI_FIELD_OBJECT:
    case YUI_FIELD_PARAMS:
      break;
    }
}

/* Equality */

static gboolean
equal_lists (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (a);

  if (n != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiRecord) left = g_list_model_get_item (a, i);
      g_autoptr (YuiRecord) right = g_list_model_get_item (b, i);

      if (!yui_record_equal (left, right))
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_params (JsonObject *a, JsonObject *b)
{
  return a == b || (a != NULL && b != NULL && json_object_equal (a, b));
}

static gboolean
equal_values (YuiRecord *a, YuiRecord *b, const YuiField *field)
{
  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      return g_strcmp0 (*YUI_FIELD_PTR (char *, a, field), *YUI_FIELD_PTR (char *, b, field)) == 0;
    case YUI_FIELD_WORDS:
      return g_strv_equal (*YUI_FIELD_PTR (const char *const *, a, field),
                           *YUI_FIELD_PTR (const char *const *, b, field));
    case YUI_FIELD_LIST:
      return equal_lists (*YUI_FIELD_PTR (GListModel *, a, field),
                          *YUI_FIELD_PTR (GListModel *, b, field));
    case YUI_FIELD_OBJECT:
      {
        YuiRecord *left = *YUI_FIELD_PTR (YuiRecord *, a, field);
        YuiRecord *right = *YUI_FIELD_PTR (YuiRecord *, b, field);

        return left == right || (left && right && yui_record_equal (left, right));
      }
    case YUI_FIELD_PARAMS:
      return equal_params (*YUI_FIELD_PTR (JsonObject *, a, field),
                           *YUI_FIELD_PTR (JsonObject *, b, field));
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      return *YUI_FIELD_PTR (gint64, a, field) == *YUI_FIELD_PTR (gint64, b, field);
    case YUI_FIELD_NUMBER:
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      return *YUI_FIELD_PTR (int, a, field) == *YUI_FIELD_PTR (int, b, field);
    }
  g_assert_not_reached ();
}

gboolean
yui_record_equal (YuiRecord *self, YuiRecord *other)
{
  YuiRecordClass *klass;

  g_return_val_if_fail (YUI_IS_RECORD (self), FALSE);
  g_return_val_if_fail (YUI_IS_RECORD (other), FALSE);

  klass = YUI_RECORD_GET_CLASS (self);
  if (klass != YUI_RECORD_GET_CLASS (other))
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!equal_values (self, other, &klass->fields[i]))
      return FALSE;
  return TRUE;
}

/* Update */

static void
copy_list (GListStore *to, GListModel *from)
{
  guint n = g_list_model_get_n_items (from);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (from, i));
  g_list_store_splice (to, 0, g_list_model_get_n_items (G_LIST_MODEL (to)), items->pdata, n);
}

static void
copy_value (YuiRecord *self, YuiRecord *from, const YuiField *field)
{
  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      g_set_str (YUI_FIELD_PTR (char *, self, field), *YUI_FIELD_PTR (char *, from, field));
      break;
    case YUI_FIELD_WORDS:
      yui_record_clear_value (self, field);
      *YUI_FIELD_PTR (GStrv, self, field) = g_strdupv (*YUI_FIELD_PTR (GStrv, from, field));
      break;
    case YUI_FIELD_LIST:
      copy_list (*YUI_FIELD_PTR (GListStore *, self, field),
                 *YUI_FIELD_PTR (GListModel *, from, field));
      break;
    case YUI_FIELD_OBJECT:
      g_set_object (YUI_FIELD_PTR (GObject *, self, field),
                    *YUI_FIELD_PTR (GObject *, from, field));
      break;
    case YUI_FIELD_PARAMS:
      yui_record_clear_value (self, field);
      if (*YUI_FIELD_PTR (JsonObject *, from, field) != NULL)
        *YUI_FIELD_PTR (JsonObject *, self, field)
            = json_object_ref (*YUI_FIELD_PTR (JsonObject *, from, field));
      break;
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      *YUI_FIELD_PTR (gint64, self, field) = *YUI_FIELD_PTR (gint64, from, field);
      break;
    case YUI_FIELD_NUMBER:
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      *YUI_FIELD_PTR (int, self, field) = *YUI_FIELD_PTR (int, from, field);
      break;
    }
}

gboolean
yui_record_update (YuiRecord *self, YuiRecord *fresh)
{
  YuiRecordClass *klass;
  gboolean has_changed = FALSE;

  g_return_val_if_fail (YUI_IS_RECORD (self), FALSE);
  g_return_val_if_fail (YUI_IS_RECORD (fresh), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (fresh), FALSE);

  if (self == fresh)
    return FALSE;
  klass = YUI_RECORD_GET_CLASS (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (equal_values (self, fresh, &klass->fields[i]))
        continue;
      copy_value (self, fresh, &klass->fields[i]);
      g_object_notify_by_pspec (G_OBJECT (self), klass->props[i]);
      has_changed = TRUE;
    }
  g_object_thaw_notify (G_OBJECT (self));
  return has_changed;
}

const char *
yui_record_get_id (YuiRecord *self)
{
  YuiRecordClass *klass;

  g_return_val_if_fail (YUI_IS_RECORD (self), NULL);

  klass = YUI_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == YUI_FIELD_TEXT && g_str_equal (klass->fields[i].name, "id"))
      return *YUI_FIELD_PTR (const char *, self, &klass->fields[i]);
  return NULL;
}

/* GObject */

static void
yui_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiRecord *self = YUI_RECORD (object);
  const YuiField *field = &YUI_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      g_value_set_string (value, *YUI_FIELD_PTR (char *, self, field));
      break;
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      g_value_set_int64 (value, *YUI_FIELD_PTR (gint64, self, field));
      break;
    case YUI_FIELD_NUMBER:
      g_value_set_int (value, *YUI_FIELD_PTR (int, self, field));
      break;
    case YUI_FIELD_TRUTH:
      g_value_set_boolean (value, *YUI_FIELD_PTR (gboolean, self, field));
      break;
    case YUI_FIELD_WORD:
      g_value_set_enum (value, *YUI_FIELD_PTR (int, self, field));
      break;
    case YUI_FIELD_WORDS:
      g_value_set_boxed (value, *YUI_FIELD_PTR (GStrv, self, field));
      break;
    case YUI_FIELD_LIST:
    case YUI_FIELD_OBJECT:
      g_value_set_object (value, *YUI_FIELD_PTR (GObject *, self, field));
      break;
    case YUI_FIELD_PARAMS:
      g_value_set_boxed (value, *YUI_FIELD_PTR (JsonObject *, self, field));
      break;
    }
}

static GParamSpec *
make_pspec (const YuiField *field, const char *name)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case YUI_FIELD_NUMBER:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case YUI_FIELD_TRUTH:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case YUI_FIELD_WORD:
      return g_param_spec_enum (name, NULL, NULL, field->get_type (), 0, flags);
    case YUI_FIELD_WORDS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case YUI_FIELD_LIST:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    case YUI_FIELD_OBJECT:
      return g_param_spec_object (name, NULL, NULL, field->get_type (), flags);
    case YUI_FIELD_PARAMS:
      return g_param_spec_boxed (name, NULL, NULL, JSON_TYPE_OBJECT, flags);
    }
  g_assert_not_reached ();
}

void
yui_record_class_install (YuiRecordClass *klass, const YuiField *fields, guint n_fields)
{
  g_assert (klass->fields == NULL);

  /* GObject does not let a class inherit this one. */
  G_OBJECT_CLASS (klass)->get_property = yui_record_get_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->props = g_new0 (GParamSpec *, n_fields);
  /* GObject forgets get_property in every subclass. */
  G_OBJECT_CLASS (klass)->get_property = yui_record_get_property;
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (fields[i].name), "_", '-');

      klass->props[i] = make_pspec (&fields[i], g_intern_string (name));
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->props[i]);
    }
}

static void
yui_record_constructed (GObject *object)
{
  YuiRecordClass *klass = YUI_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (yui_record_parent_class)->constructed (object);
  for (guint i = 0; i < klass->n_fields; i++)
    set_absent (YUI_RECORD (object), &klass->fields[i]);
}

static void
yui_record_finalize (GObject *object)
{
  YuiRecordClass *klass = YUI_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    yui_record_clear_value (YUI_RECORD (object), &klass->fields[i]);
  G_OBJECT_CLASS (yui_record_parent_class)->finalize (object);
}

static void
yui_record_class_init (YuiRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = yui_record_constructed;
  object_class->finalize = yui_record_finalize;
}

static void
yui_record_init (YuiRecord *self)
{
}
