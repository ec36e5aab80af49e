/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-moment.h"

#include "store/yui-uuid.h"

struct _YuiBody
{
  yyjson_doc *doc;
  yyjson_val *root;
  YuiFaults *faults;
  GHashTable *known; /* fields that were asked for */
  char *prefix;      /* JSON Pointer of an object within another body, whose doc and faults it uses;
                        NULL for the whole */
};

YuiBody *
yui_body_new (YuiRequest *request, GError **error)
{
  g_autoptr (yyjson_doc) doc = yui_json_read (yui_request_get_body (request), error);
  g_autoptr (YuiFaults) faults = NULL;
  YuiBody *body;

  if (doc == NULL)
    return NULL;
  faults = yui_faults_new ();
  if (!yyjson_is_obj (yyjson_doc_get_root (doc)))
    {
      yui_faults_add (faults, "", "type", NULL, "The body must be a JSON object.");
      yui_faults_check (faults, error);
      return NULL;
    }
  body = g_new0 (YuiBody, 1);
  body->root = yyjson_doc_get_root (doc);
  body->doc = g_steal_pointer (&doc);
  body->faults = g_steal_pointer (&faults);
  body->known = g_hash_table_new (g_str_hash, g_str_equal);
  return body;
}

void
yui_body_free (YuiBody *body)
{
  g_return_if_fail (body != NULL);

  if (body->prefix == NULL)
    {
      yyjson_doc_free (body->doc);
      yui_faults_free (body->faults);
    }
  g_hash_table_unref (body->known);
  g_free (body->prefix);
  g_free (body);
}

YuiFaults *
yui_body_get_faults (YuiBody *body)
{
  return body->faults;
}

gboolean
yui_body_has (YuiBody *body, const char *field)
{
  return yyjson_obj_get (body->root, field) != NULL;
}

gboolean
yui_body_is_null (YuiBody *body, const char *field)
{
  return yyjson_is_null (yyjson_obj_get (body->root, field));
}

#define fault(body, field, code, params, ...)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *pointer_                                                                      \
        = g_strconcat ((body)->prefix != NULL ? (body)->prefix : "", "/", (field), NULL);          \
    yui_faults_add ((body)->faults, pointer_, (code), (params), __VA_ARGS__);                      \
  }                                                                                                \
  G_STMT_END

/* The value of a field, NULL when it is absent or null; a missing required one is a fault. */
static yyjson_val *
find (YuiBody *body, const char *field, YuiNeed need)
{
  yyjson_val *value = yyjson_obj_get (body->root, field);

  g_hash_table_add (body->known, (gpointer)field);
  if (value == NULL && need == YUI_REQUIRED)
    fault (body, field, "required", NULL, "The field \"%s\" is needed.", field);
  if (yyjson_is_null (value))
    {
      if (need == YUI_REQUIRED)
        fault (body, field, "null", NULL, "The field \"%s\" must not be null.", field);
      return NULL;
    }
  return value;
}

static const char *
find_text (YuiBody *body, const char *field, YuiNeed need)
{
  yyjson_val *value = find (body, field, need);

  if (value == NULL)
    return NULL;
  if (!yyjson_is_str (value))
    {
      fault (body, field, "type", NULL, "The field \"%s\" must be a text.", field);
      return NULL;
    }
  return yyjson_get_str (value);
}

const char *
yui_body_get_text (YuiBody *body, const char *field, YuiNeed need, int min, int max)
{
  const char *text = find_text (body, field, need);
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;
  g_autofree char *params = g_strdup_printf ("{\"min\":%d,\"max\":%d}", min, max);

  if (text == NULL)
    return NULL;
  if (length > max)
    fault (body, field, "too_long", params, "The field \"%s\" may have at most %d characters.",
           field, max);
  else if (length < min && length == 0)
    fault (body, field, "too_short", params, "The field \"%s\" must not be empty.", field);
  else if (length < min)
    fault (body, field, "too_short", params, "The field \"%s\" needs at least %d characters.",
           field, min);
  else
    return text;
  return NULL;
}

const char *
yui_body_get_word (YuiBody *body, const char *field, YuiNeed need, const char *const *words)
{
  const char *text = find_text (body, field, need);
  g_autofree char *list = NULL;

  if (text == NULL || g_strv_contains (words, text))
    return text;
  list = g_strjoinv (", ", (char **)words);
  fault (body, field, "not_in_list", NULL, "The field \"%s\" must be one of: %s.", field, list);
  return NULL;
}

const char *
yui_body_get_id (YuiBody *body, const char *field, YuiNeed need)
{
  const char *text = find_text (body, field, need);

  if (text == NULL || yui_uuid_is_valid (text))
    return text;
  fault (body, field, "format", NULL, "The field \"%s\" must be an id (a UUID in lower case).",
         field);
  return NULL;
}

gboolean
yui_body_get_int (
    YuiBody *body, const char *field, YuiNeed need, gint64 min, gint64 max, gint64 *value)
{
  yyjson_val *found = find (body, field, need);
  g_autofree char *params = NULL;
  gboolean is_huge;
  gint64 number;

  if (found == NULL)
    return FALSE;
  if (!yyjson_is_int (found))
    {
      fault (body, field, "type", NULL, "The field \"%s\" must be a whole number.", field);
      return FALSE;
    }
  is_huge = yyjson_is_uint (found) && yyjson_get_uint (found) > G_MAXINT64;
  number = is_huge ? G_MAXINT64 : yyjson_get_sint (found);
  if (number >= min && number <= max && !is_huge)
    {
      *value = number;
      return TRUE;
    }
  params
      = g_strdup_printf ("{\"min\":%" G_GINT64_FORMAT ",\"max\":%" G_GINT64_FORMAT "}", min, max);
  if (number < min)
    fault (body, field, "too_small", params,
           "The field \"%s\" must be at least %" G_GINT64_FORMAT ".", field, min);
  else
    fault (body, field, "too_large", params,
           "The field \"%s\" must be at most %" G_GINT64_FORMAT ".", field, max);
  return FALSE;
}

gboolean
yui_body_get_bool (YuiBody *body, const char *field, YuiNeed need, gboolean *value)
{
  yyjson_val *found = find (body, field, need);

  if (found == NULL)
    return FALSE;
  if (!yyjson_is_bool (found))
    {
      fault (body, field, "type", NULL, "The field \"%s\" must be true or false.", field);
      return FALSE;
    }
  *value = yyjson_get_bool (found);
  return TRUE;
}

gboolean
yui_body_get_moment (YuiBody *body, const char *field, YuiNeed need, gint64 *moment_s)
{
  const char *text = find_text (body, field, need);

  if (text == NULL)
    return FALSE;
  if (yui_moment_parse (text, moment_s))
    return TRUE;
  fault (body, field, "format", NULL,
         "The field \"%s\" must be a time with offset, such as 2026-11-22T09:00:00+09:00.", field);
  return FALSE;
}

gboolean
yui_body_get_day (YuiBody *body, const char *field, YuiNeed need, gint64 *day)
{
  const char *text = find_text (body, field, need);

  if (text == NULL)
    return FALSE;
  if (yui_day_parse (text, day))
    return TRUE;
  fault (body, field, "format", NULL, "The field \"%s\" must be a date, such as 2026-11-22.",
         field);
  return FALSE;
}

/* Checks the items one by one; each fault points at its item. */
static void
take_ids (YuiBody *body, const char *field, yyjson_val *array, GPtrArray *ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *item;
  size_t i, n;

  yyjson_arr_foreach (array, i, n, item)
  {
    g_autofree char *place = g_strdup_printf ("%s/%zu", field, i);
    const char *text = yyjson_get_str (item);

    if (text == NULL)
      fault (body, place, "type", NULL, "Item %zu of \"%s\" must be a text.", i, field);
    else if (!yui_uuid_is_valid (text))
      fault (body, place, "format", NULL,
             "Item %zu of \"%s\" must be an id (a UUID in lower case).", i, field);
    else if (!g_hash_table_add (seen, (gpointer)text))
      fault (body, place, "duplicate", NULL, "Item %zu of \"%s\" is there twice.", i, field);
    else
      g_ptr_array_add (ids, (gpointer)text);
  }
}

GPtrArray *
yui_body_get_ids (YuiBody *body, const char *field, YuiNeed need, guint min, guint max)
{
  yyjson_val *array = find (body, field, need);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *params = g_strdup_printf ("{\"min\":%u,\"max\":%u}", min, max);
  guint n_faults = yui_faults_get_n (body->faults);

  if (array == NULL)
    return NULL;
  if (!yyjson_is_arr (array))
    fault (body, field, "type", NULL, "The field \"%s\" must be a list.", field);
  else if (yyjson_arr_size (array) < min)
    fault (body, field, "too_short", params, "The field \"%s\" needs at least %u items.", field,
           min);
  else if (yyjson_arr_size (array) > max)
    fault (body, field, "too_long", params, "The field \"%s\" may have at most %u items.", field,
           max);
  else
    {
      ids = g_ptr_array_new ();
      take_ids (body, field, array, ids);
    }
  return n_faults == yui_faults_get_n (body->faults) ? g_steal_pointer (&ids) : NULL;
}

static YuiBody *
new_child (YuiBody *body, const char *field, size_t i, yyjson_val *object)
{
  YuiBody *child = g_new0 (YuiBody, 1);

  child->doc = body->doc;
  child->root = object;
  child->faults = body->faults;
  child->known = g_hash_table_new (g_str_hash, g_str_equal);
  child->prefix = g_strdup_printf ("%s/%s/%" G_GSIZE_FORMAT,
                                   body->prefix != NULL ? body->prefix : "", field, i);
  return child;
}

yyjson_val *
yui_body_get_list (YuiBody *body, const char *field, YuiNeed need, guint max)
{
  yyjson_val *array = find (body, field, need);
  g_autofree char *params = g_strdup_printf ("{\"max\":%u}", max);

  if (array == NULL)
    return NULL;
  if (!yyjson_is_arr (array))
    fault (body, field, "type", NULL, "The field \"%s\" must be a list.", field);
  else if (yyjson_arr_size (array) > max)
    fault (body, field, "too_long", params, "The field \"%s\" may have at most %u items.", field,
           max);
  else
    return array;
  return NULL;
}

GBytes *
yui_body_dup_object (YuiBody *body, const char *field, YuiNeed need)
{
  yyjson_val *object = find (body, field, need);
  size_t size;
  char *text;

  if (object == NULL)
    return NULL;
  if (!yyjson_is_obj (object))
    {
      fault (body, field, "type", NULL, "The field \"%s\" must be an object.", field);
      return NULL;
    }
  text = yyjson_val_write (object, YYJSON_WRITE_NOFLAG, &size);
  return g_bytes_new_with_free_func (text, size, free, text);
}

GPtrArray *
yui_body_get_objects (YuiBody *body, const char *field, YuiNeed need, guint max)
{
  yyjson_val *array = yui_body_get_list (body, field, need, max), *item;
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_body_free);
  size_t i, n;

  if (array == NULL)
    return NULL;
  yyjson_arr_foreach (array, i, n, item)
  {
    if (!yyjson_is_obj (item))
      {
        fault (body, field, "type", NULL, "The field \"%s\" must be a list of objects.", field);
        return NULL;
      }
    g_ptr_array_add (children, new_child (body, field, i, item));
  }
  return g_steal_pointer (&children);
}

/* RFC 6901: ~ and / are escaped. */
static char *
escape_pointer (const char *key)
{
  g_autoptr (GString) text = g_string_new (key);

  g_string_replace (text, "~", "~0", 0);
  g_string_replace (text, "/", "~1", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
yui_body_finish (YuiBody *body, GError **error)
{
  yyjson_val *key, *value;
  size_t i, n;

  yyjson_obj_foreach (body->root, i, n, key, value)
  {
    if (!g_hash_table_contains (body->known, yyjson_get_str (key)))
      {
        g_autofree char *place = escape_pointer (yyjson_get_str (key));

        fault (body, place, "unknown_field", NULL, "There is no field \"%.60s\" here.",
               yyjson_get_str (key));
      }
  }
  return yui_faults_check (body->faults, error);
}
