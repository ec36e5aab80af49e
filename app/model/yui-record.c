/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-record.h"

#include "yui-record-private.h"
#include "yui-time.h"
#include "yui-words.h"

G_DEFINE_ABSTRACT_TYPE (YuiRecord, yui_record, G_TYPE_OBJECT)

#define FIELD_PTR(type, self, field) ((type *)G_STRUCT_MEMBER_P ((self), (field)->offset))

/* Values */

static void
clear_value (YuiRecord *self, const YuiField *field)
{
  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      g_clear_pointer (FIELD_PTR (char *, self, field), g_free);
      break;
    case YUI_FIELD_WORDS:
      g_clear_pointer (FIELD_PTR (GStrv, self, field), g_strfreev);
      break;
    case YUI_FIELD_LIST:
    case YUI_FIELD_OBJECT:
      g_clear_object (FIELD_PTR (GObject *, self, field));
      break;
    case YUI_FIELD_PARAMS:
      g_clear_pointer (FIELD_PTR (JsonObject *, self, field), json_object_unref);
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
  clear_value (self, field);
  switch (field->kind)
    {
    case YUI_FIELD_WORDS:
      *FIELD_PTR (GStrv, self, field) = g_new0 (char *, 1);
      break;
    case YUI_FIELD_LIST:
      *FIELD_PTR (GListStore *, self, field) = g_list_store_new (field->get_type ());
      break;
    case YUI_FIELD_YEN:
      *FIELD_PTR (gint64, self, field) = -1;
      break;
    case YUI_FIELD_NUMBER:
      *FIELD_PTR (int, self, field) = -1;
      break;
    case YUI_FIELD_TIME:
      *FIELD_PTR (gint64, self, field) = 0;
      break;
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      *FIELD_PTR (int, self, field) = 0;
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
      return g_strcmp0 (*FIELD_PTR (char *, a, field), *FIELD_PTR (char *, b, field)) == 0;
    case YUI_FIELD_WORDS:
      return g_strv_equal (*FIELD_PTR (const char *const *, a, field),
                           *FIELD_PTR (const char *const *, b, field));
    case YUI_FIELD_LIST:
      return equal_lists (*FIELD_PTR (GListModel *, a, field), *FIELD_PTR (GListModel *, b, field));
    case YUI_FIELD_OBJECT:
      {
        YuiRecord *left = *FIELD_PTR (YuiRecord *, a, field);
        YuiRecord *right = *FIELD_PTR (YuiRecord *, b, field);

        return left == right || (left && right && yui_record_equal (left, right));
      }
    case YUI_FIELD_PARAMS:
      return equal_params (*FIELD_PTR (JsonObject *, a, field),
                           *FIELD_PTR (JsonObject *, b, field));
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      return *FIELD_PTR (gint64, a, field) == *FIELD_PTR (gint64, b, field);
    case YUI_FIELD_NUMBER:
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      return *FIELD_PTR (int, a, field) == *FIELD_PTR (int, b, field);
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
      g_set_str (FIELD_PTR (char *, self, field), *FIELD_PTR (char *, from, field));
      break;
    case YUI_FIELD_WORDS:
      clear_value (self, field);
      *FIELD_PTR (GStrv, self, field) = g_strdupv (*FIELD_PTR (GStrv, from, field));
      break;
    case YUI_FIELD_LIST:
      copy_list (*FIELD_PTR (GListStore *, self, field), *FIELD_PTR (GListModel *, from, field));
      break;
    case YUI_FIELD_OBJECT:
      g_set_object (FIELD_PTR (GObject *, self, field), *FIELD_PTR (GObject *, from, field));
      break;
    case YUI_FIELD_PARAMS:
      clear_value (self, field);
      if (*FIELD_PTR (JsonObject *, from, field) != NULL)
        *FIELD_PTR (JsonObject *, self, field)
            = json_object_ref (*FIELD_PTR (JsonObject *, from, field));
      break;
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      *FIELD_PTR (gint64, self, field) = *FIELD_PTR (gint64, from, field);
      break;
    case YUI_FIELD_NUMBER:
    case YUI_FIELD_TRUTH:
    case YUI_FIELD_WORD:
      *FIELD_PTR (int, self, field) = *FIELD_PTR (int, from, field);
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

/* JSON */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, ": %s", what);
  return FALSE;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_text (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  gint64 unused;

  if (!is_text (node))
    return refuse (error, "text is needed");
  if (field->kind == YUI_FIELD_DATE && !yui_time_from_date (json_node_get_string (node), &unused))
    return refuse (error, "a date is needed");
  g_set_str (FIELD_PTR (char *, self, field), json_node_get_string (node));
  return TRUE;
}

static gboolean
read_number (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (error, "a whole number is needed");
  number = json_node_get_int (node);
  if (field->kind == YUI_FIELD_YEN)
    *FIELD_PTR (gint64, self, field) = number;
  else if (number < G_MININT || number > G_MAXINT)
    return refuse (error, "the number is out of range");
  else
    *FIELD_PTR (int, self, field) = (int)number;
  return TRUE;
}

static gboolean
read_word (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  int value
      = is_text (node) ? yui_word_from_nick (field->get_type (), json_node_get_string (node)) : 0;

  if (value == 0)
    return refuse (error, "the word is not known");
  *FIELD_PTR (int, self, field) = value;
  return TRUE;
}

static gboolean
read_words (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, "an array is needed");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        return refuse (error, "an array of texts is needed");
      g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }
  clear_value (self, field);
  *FIELD_PTR (GStrv, self, field) = g_strv_builder_end (builder);
  return TRUE;
}

static GPtrArray *
read_items (GType type, JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (error, "an array is needed");
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gpointer item = yui_record_new_from_json (type, json_array_get_element (array, i), error);

      if (item == NULL)
        {
          g_prefix_error (error, "/%u", i);
          return NULL;
        }
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

static gboolean
read_list (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) items = read_items (field->get_type (), node, error);
  GListStore *store = *FIELD_PTR (GListStore *, self, field);

  if (items == NULL)
    return FALSE;
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
  return TRUE;
}

static gboolean
read_object (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  g_autoptr (GObject) object = yui_record_new_from_json (field->get_type (), node, error);

  if (object == NULL)
    return FALSE;
  g_set_object (FIELD_PTR (GObject *, self, field), object);
  return TRUE;
}

static gboolean
read_value (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  switch (field->kind)
    {
    case YUI_FIELD_TEXT:
    case YUI_FIELD_DATE:
      return read_text (self, field, node, error);
    case YUI_FIELD_TIME:
      if (!is_text (node)
          || !yui_time_from_text (json_node_get_string (node), FIELD_PTR (gint64, self, field)))
        return refuse (error, "a time with offset is needed");
      return TRUE;
    case YUI_FIELD_YEN:
    case YUI_FIELD_NUMBER:
      return read_number (self, field, node, error);
    case YUI_FIELD_TRUTH:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, "true or false is needed");
      *FIELD_PTR (gboolean, self, field) = json_node_get_boolean (node);
      return TRUE;
    case YUI_FIELD_WORD:
      return read_word (self, field, node, error);
    case YUI_FIELD_WORDS:
      return read_words (self, field, node, error);
    case YUI_FIELD_LIST:
      return read_list (self, field, node, error);
    case YUI_FIELD_OBJECT:
      return read_object (self, field, node, error);
    case YUI_FIELD_PARAMS:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (error, "an object is needed");
      clear_value (self, field);
      *FIELD_PTR (JsonObject *, self, field) = json_node_dup_object (node);
      return TRUE;
    }
  g_assert_not_reached ();
}

/* The member at a path of names joined by '/': borrowed; NULL when it, or one before it, is absent
 * or null. */
static JsonNode *
find_member (JsonObject *object, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0 && !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      node = json_object_get_member (i == 0 ? object : json_node_get_object (node), names[i]);
      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        return NULL;
    }
  return node;
}

static gboolean
read_field (YuiRecord *self, const YuiField *field, JsonObject *object, GError **error)
{
  const char *path = field->path ? field->path : field->name;
  JsonNode *node = find_member (object, path);

  if (node == NULL && !field->is_required)
    return TRUE;
  if (node == NULL ? refuse (error, "it is missing") : read_value (self, field, node, error))
    return TRUE;
  g_prefix_error (error, "/%s", path);
  return FALSE;
}

gpointer
yui_record_new_from_json (GType type, JsonNode *node, GError **error)
{
  g_autoptr (YuiRecord) self = NULL;
  YuiRecordClass *klass;

  g_return_val_if_fail (g_type_is_a (type, YUI_TYPE_RECORD), NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, "an object is needed");
      return NULL;
    }
  self = g_object_new (type, NULL);
  klass = YUI_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!read_field (self, &klass->fields[i], json_node_get_object (node), error))
      return NULL;
  return g_steal_pointer (&self);
}

GListStore *
yui_record_list_new_from_json (GType type, JsonNode *node, GError **error)
{
  g_autoptr (GListStore) store = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (g_type_is_a (type, YUI_TYPE_RECORD), NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || !json_object_has_member (json_node_get_object (node), "items"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "/items: it is missing");
      return NULL;
    }
  items = read_items (type, json_object_get_member (json_node_get_object (node), "items"), error);
  if (items == NULL)
    {
      g_prefix_error (error, "/items");
      return NULL;
    }
  store = g_list_store_new (type);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return g_steal_pointer (&store);
}

const char *
yui_record_get_id (YuiRecord *self)
{
  YuiRecordClass *klass;

  g_return_val_if_fail (YUI_IS_RECORD (self), NULL);

  klass = YUI_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == YUI_FIELD_TEXT && g_str_equal (klass->fields[i].name, "id"))
      return *FIELD_PTR (const char *, self, &klass->fields[i]);
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
      g_value_set_string (value, *FIELD_PTR (char *, self, field));
      break;
    case YUI_FIELD_TIME:
    case YUI_FIELD_YEN:
      g_value_set_int64 (value, *FIELD_PTR (gint64, self, field));
      break;
    case YUI_FIELD_NUMBER:
      g_value_set_int (value, *FIELD_PTR (int, self, field));
      break;
    case YUI_FIELD_TRUTH:
      g_value_set_boolean (value, *FIELD_PTR (gboolean, self, field));
      break;
    case YUI_FIELD_WORD:
      g_value_set_enum (value, *FIELD_PTR (int, self, field));
      break;
    case YUI_FIELD_WORDS:
      g_value_set_boxed (value, *FIELD_PTR (GStrv, self, field));
      break;
    case YUI_FIELD_LIST:
    case YUI_FIELD_OBJECT:
      g_value_set_object (value, *FIELD_PTR (GObject *, self, field));
      break;
    case YUI_FIELD_PARAMS:
      g_value_set_boxed (value, *FIELD_PTR (JsonObject *, self, field));
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
    clear_value (YUI_RECORD (object), &klass->fields[i]);
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
