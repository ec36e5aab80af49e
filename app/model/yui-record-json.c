/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-record-private.h"
#include "yui-time.h"
#include "yui-words.h"

/* Records from JSON: what is needed is there and of its kind, or the error names where it is not. */

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
  g_set_str (YUI_FIELD_PTR (char *, self, field), json_node_get_string (node));
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
    *YUI_FIELD_PTR (gint64, self, field) = number;
  else if (number < G_MININT || number > G_MAXINT)
    return refuse (error, "the number is out of range");
  else
    *YUI_FIELD_PTR (int, self, field) = (int)number;
  return TRUE;
}

static gboolean
read_word (YuiRecord *self, const YuiField *field, JsonNode *node, GError **error)
{
  int value
      = is_text (node) ? yui_word_from_nick (field->get_type (), json_node_get_string (node)) : 0;

  if (value == 0)
    return refuse (error, "the word is not known");
  *YUI_FIELD_PTR (int, self, field) = value;
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
  yui_record_clear_value (self, field);
  *YUI_FIELD_PTR (GStrv, self, field) = g_strv_builder_end (builder);
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
  GListStore *store = *YUI_FIELD_PTR (GListStore *, self, field);

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
  g_set_object (YUI_FIELD_PTR (GObject *, self, field), object);
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
          || !yui_time_from_text (json_node_get_string (node), YUI_FIELD_PTR (gint64, self, field)))
        return refuse (error, "a time with offset is needed");
      return TRUE;
    case YUI_FIELD_YEN:
    case YUI_FIELD_NUMBER:
      return read_number (self, field, node, error);
    case YUI_FIELD_TRUTH:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (error, "true or false is needed");
      *YUI_FIELD_PTR (gboolean, self, field) = json_node_get_boolean (node);
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
      yui_record_clear_value (self, field);
      *YUI_FIELD_PTR (JsonObject *, self, field) = json_node_dup_object (node);
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
