/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-page.h"

#include <sodium.h>
#include <string.h>

#define SEPARATOR   '\n'
#define CURSOR_MAX  400
#define AFTER_TEXTS "\xf4\x8f\xbf\xbf" /* the last code point */

/* A cursor is the operation and the last keys, so that it fits no other list. */
static char *
encode_cursor (const char *operation_id, const YuiValue *keys)
{
  g_autoptr (GString) plain = g_string_new (operation_id);
  gsize size;
  char *cursor;

  for (int i = 0; keys[i].type != YUI_VALUE_END; i++)
    if (keys[i].type == YUI_VALUE_INT)
      g_string_append_printf (plain, "%c%" G_GINT64_FORMAT, SEPARATOR, keys[i].integer);
    else
      g_string_append_printf (plain, "%c%s", SEPARATOR, (const char *)keys[i].data);
  size = sodium_base64_encoded_len (plain->len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  cursor = g_malloc (size);
  sodium_bin2base64 (cursor, size, (const guint8 *)plain->str, plain->len,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return cursor;
}

/* Returns the cursor's text, or NULL when it is none of this operation. */
static char *
decode_cursor (const char *operation_id, const char *cursor)
{
  g_autofree char *plain = g_malloc0 (CURSOR_MAX + 1);
  gsize length = strlen (operation_id), size;

  if (strlen (cursor) > CURSOR_MAX
      || sodium_base642bin ((guint8 *)plain, CURSOR_MAX, cursor, strlen (cursor), NULL, &size, NULL,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING)
             != 0)
    return NULL;
  if (strlen (plain) != size || !g_utf8_validate (plain, size, NULL)
      || strncmp (plain, operation_id, length) != 0 || plain[length] != SEPARATOR)
    return NULL;
  return g_strdup (plain + length + 1);
}

static void
set_first_keys (YuiPage *page, const char *types)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        page->keys[i] = YUI_INT (G_MININT64);
        break;
      case 'I':
        page->keys[i] = YUI_INT (G_MAXINT64);
        break;
      case 'T':
        page->keys[i] = YUI_TEXT (AFTER_TEXTS);
        break;
      default:
        page->keys[i] = YUI_TEXT ("");
        break;
      }
}

static gboolean
is_integer (char type)
{
  return type == 'i' || type == 'I';
}

/* Splits page->text, in place, into the keys. */
static gboolean
set_keys (YuiPage *page, const char *types)
{
  char *text = page->text;

  for (int i = 0; types[i] != '\0'; i++)
    {
      char *end = strchr (text, SEPARATOR);
      gint64 number;

      if ((end == NULL) != (types[i + 1] == '\0'))
        return FALSE;
      if (end != NULL)
        *end++ = '\0';
      if (!is_integer (types[i]))
        page->keys[i] = YUI_TEXT (text);
      else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        page->keys[i] = YUI_INT (number);
      else
        return FALSE;
      text = end;
    }
  return TRUE;
}

gboolean
yui_page_read (YuiPage *page, YuiRequest *request, const char *types, GError **error)
{
  const char *cursor = yui_request_get_query (request, "cursor");
  gint64 limit = YUI_PAGE_LIMIT;

  g_return_val_if_fail (strlen (types) <= YUI_PAGE_KEYS_MAX, FALSE);

  memset (page, 0, sizeof *page);
  if (!yui_request_query_int (request, "limit", 1, YUI_PAGE_MAX, &limit, error))
    return FALSE;
  page->limit = (int)limit;
  page->types = types;
  set_first_keys (page, types);
  if (cursor == NULL)
    return TRUE;
  page->text = decode_cursor (request->route->operation_id, cursor);
  if (page->text != NULL && set_keys (page, types))
    return TRUE;
  yui_page_clear (page);
  yui_problem_set (error, YUI_PROBLEM_INVALID_CURSOR,
                   "The cursor is not one that this list gave. Begin again without it.");
  return FALSE;
}

void
yui_page_clear (YuiPage *page)
{
  g_clear_pointer (&page->text, g_free);
}

gboolean
yui_page_take (YuiPage *page)
{
  page->has_more = page->n_taken == page->limit;
  page->n_taken += !page->has_more;
  return !page->has_more;
}

void
yui_page_link_values (YuiRequest *request, YuiResponse *response, const YuiValue *keys)
{
  g_autofree char *cursor = encode_cursor (request->route->operation_id, keys);
  g_autofree char *path = g_strjoinv ("/", request->segments);
  g_autoptr (GString) link = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, value;

  g_string_append_printf (link, "</%s?cursor=%s", path, cursor);
  if (request->query != NULL)
    {
      g_hash_table_iter_init (&iter, request->query);
      while (g_hash_table_iter_next (&iter, &name, &value))
        if (!g_str_equal (name, "cursor"))
          {
            g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
            g_autofree char *escaped_value = g_uri_escape_string (value, NULL, FALSE);

            g_string_append_printf (link, "&%s=%s", escaped_name, escaped_value);
          }
    }
  g_string_append (link, ">; rel=\"next\"");
  yui_response_set_header (response, "Link", link->str);
}

/* The keys of a row; their text goes into texts, freed first. */
static void
read_keys (const YuiPage *page,
           YuiStatement *row,
           const int *columns,
           YuiValue *keys,
           char *texts[YUI_PAGE_KEYS_MAX])
{
  for (int i = 0; page->types[i] != '\0'; i++)
    if (is_integer (page->types[i]))
      keys[i] = YUI_INT (yui_statement_get_int (row, columns[i]));
    else
      {
        g_set_str (&texts[i], yui_statement_get_text (row, columns[i]));
        keys[i] = YUI_TEXT (texts[i]);
      }
}

YuiResponse *
yui_page_answer (YuiPage *page,
                 YuiRequest *request,
                 YuiStatement *query,
                 YuiPageAddFunc add,
                 const int *columns,
                 GError **error)
{
  YuiValue keys[YUI_PAGE_KEYS_MAX + 1] = { 0 }; /* YUI_VALUE_END after them */
  char *texts[YUI_PAGE_KEYS_MAX] = { NULL };
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);
  YuiResponse *response = NULL;
  YuiStep step = YUI_STEP_ERROR;
  gboolean added = TRUE;

  while (added && query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW
         && yui_page_take (page))
    {
      added = add (request, query, doc, yyjson_mut_arr_add_obj (doc, items), error);
      if (page->n_taken == page->limit)
        read_keys (page, query, columns, keys, texts);
    }
  if (added && step != YUI_STEP_ERROR)
    response = yui_response_new_json (200, g_steal_pointer (&doc));
  if (response != NULL && page->has_more)
    yui_page_link_values (request, response, keys);
  for (int i = 0; i < YUI_PAGE_KEYS_MAX; i++)
    g_free (texts[i]);
  return response;
}

YuiResponse *
yui_list_answer (YuiRequest *request, YuiStatement *query, YuiPageAddFunc add, GError **error)
{
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!add (request, query, doc, yyjson_mut_arr_add_obj (doc, items), error))
      return NULL;
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}
