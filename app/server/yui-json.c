/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-json.h"
#include "yui-moment.h"
#include "yui-problem.h"

YuiJson *
yui_json_new (void)
{
  YuiJson *doc = yyjson_mut_doc_new (NULL);

  yyjson_mut_doc_set_root (doc, yyjson_mut_obj (doc));
  return doc;
}

yyjson_mut_val *
yui_json_root (YuiJson *doc)
{
  return yyjson_mut_doc_get_root (doc);
}

YuiJson *
yui_json_new_list (yyjson_mut_val **items)
{
  YuiJson *doc = yui_json_new ();

  *items = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "items");
  return doc;
}

char *
yui_json_write (YuiJson *doc, gsize *size)
{
  g_autoptr (GError) error = NULL;
  yyjson_write_err problem;
  size_t length;
  char *text = yyjson_mut_write_opts (doc, YYJSON_WRITE_NOFLAG, NULL, &length, &problem);

  if (text == NULL)
    g_error ("JSON could not be written: %s", problem.msg);
  if (size != NULL)
    *size = length;
  return text; /* g_free() is free() */
}

void
yui_json_add_text (YuiJson *doc, yyjson_mut_val *object, const char *key, const char *text)
{
  if (text == NULL)
    yyjson_mut_obj_add_null (doc, object, key);
  else
    yyjson_mut_obj_add_strcpy (doc, object, key, text);
}

void
yui_json_add_int (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 number)
{
  yyjson_mut_obj_add_int (doc, object, key, number);
}

void
yui_json_add_bool (YuiJson *doc, yyjson_mut_val *object, const char *key, gboolean value)
{
  yyjson_mut_obj_add_bool (doc, object, key, value);
}

void
yui_json_add_null (YuiJson *doc, yyjson_mut_val *object, const char *key)
{
  yyjson_mut_obj_add_null (doc, object, key);
}

void
yui_json_add_moment (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 moment_s)
{
  char text[YUI_MOMENT_SIZE];

  yyjson_mut_obj_add_strcpy (doc, object, key, yui_moment_format (moment_s, text));
}

void
yui_json_add_moment_or_null (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 moment_s)
{
  if (moment_s != 0)
    yui_json_add_moment (doc, object, key, moment_s);
  else
    yui_json_add_null (doc, object, key);
}

void
yui_json_add_day (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 day)
{
  char text[YUI_MOMENT_SIZE];

  yyjson_mut_obj_add_strcpy (doc, object, key, yui_day_format (day, text));
}

/* ---- in ---- */

static gboolean check_value (yyjson_val *value, int depth, GError **error);

static gboolean
check_text (yyjson_val *value, GError **error)
{
  if (strlen (yyjson_get_str (value)) == yyjson_get_len (value))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_MALFORMED_JSON,
                   "A text holds the NUL character, which is not allowed.");
  return FALSE;
}

static gboolean
check_object (yyjson_val *object, int depth, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *key, *value;
  size_t i, n;

  if (yyjson_obj_size (object) > YUI_JSON_MEMBERS_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_MALFORMED_JSON, "An object has more than %d members.",
                       YUI_JSON_MEMBERS_MAX);
      return FALSE;
    }
  yyjson_obj_foreach (object, i, n, key, value)
  {
    if (!check_text (key, error) || !check_value (value, depth + 1, error))
      return FALSE;
    if (!g_hash_table_add (keys, (gpointer)yyjson_get_str (key)))
      {
        yui_problem_set (error, YUI_PROBLEM_MALFORMED_JSON,
                         "The member \"%.60s\" is there twice in one object.",
                         yyjson_get_str (key));
        return FALSE;
      }
  }
  return TRUE;
}

static gboolean
check_value (yyjson_val *value, int depth, GError **error)
{
  yyjson_val *item;
  size_t i, n;

  if (depth > YUI_JSON_DEPTH_MAX)
    {
      yui_problem_set (error, YUI_PROBLEM_MALFORMED_JSON,
                       "The JSON is nested deeper than %d levels.", YUI_JSON_DEPTH_MAX);
      return FALSE;
    }
  if (yyjson_is_str (value))
    return check_text (value, error);
  if (yyjson_is_obj (value))
    return check_object (value, depth, error);
  if (yyjson_is_arr (value))
    yyjson_arr_foreach (value, i, n, item)
    {
      if (!check_value (item, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

yyjson_doc *
yui_json_read (GBytes *bytes, GError **error)
{
  g_autoptr (yyjson_doc) doc = NULL;
  yyjson_read_err problem;
  gsize size, line, column, character;
  const char *text = g_bytes_get_data (bytes, &size);

  doc = yyjson_read_opts ((char *)text, size, YYJSON_READ_NOFLAG, NULL, &problem);
  if (doc == NULL)
    {
      if (text == NULL || !yyjson_locate_pos (text, size, problem.pos, &line, &column, &character))
        line = column = 1;
      yui_problem_set (error, YUI_PROBLEM_MALFORMED_JSON,
                       "The body is not valid JSON at line %" G_GSIZE_FORMAT
                       ", column %" G_GSIZE_FORMAT ": %s.",
                       line, column, problem.msg);
      return NULL;
    }
  if (!check_value (yyjson_doc_get_root (doc), 1, error))
    return NULL;
  return g_steal_pointer (&doc);
}
