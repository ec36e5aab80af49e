/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* JSON out: thin helpers over yyjson's mutable documents. Text is copied; keys must be static. */
typedef yyjson_mut_doc YuiJson;

/* Makes a document whose root is an object. */
YuiJson *yui_json_new (void);
yyjson_mut_val *yui_json_root (YuiJson *doc);

/* Makes a document {"items": []} and gives the array. */
YuiJson *yui_json_new_list (yyjson_mut_val **items);

/* Returns the text, transfer full (g_free). size is nullable. */
char *yui_json_write (YuiJson *doc, gsize *size);

/* Adds a member. NULL text is null. */
void yui_json_add_text (YuiJson *doc, yyjson_mut_val *object, const char *key, const char *text);
void yui_json_add_int (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 number);
void yui_json_add_bool (YuiJson *doc, yyjson_mut_val *object, const char *key, gboolean value);
void yui_json_add_null (YuiJson *doc, yyjson_mut_val *object, const char *key);

/* A moment in RFC 3339 with +09:00; a day as YYYY-MM-DD. */
void yui_json_add_moment (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 moment_s);

/* Likewise, and null for 0. */
void yui_json_add_moment_or_null (YuiJson *doc,
                                  yyjson_mut_val *object,
                                  const char *key,
                                  gint64 moment_s);
void yui_json_add_day (YuiJson *doc, yyjson_mut_val *object, const char *key, gint64 day);

/* JSON in: reads strictly. Refuses, as YUI_PROBLEM_MALFORMED_JSON with line and column or the
 * place, anything that is not RFC 8259 in UTF-8, nesting deeper than 32, objects of more than 1,000
 * members (so that names chosen to have one hash cost nothing), duplicate member names and NUL
 * characters. */
#define YUI_JSON_DEPTH_MAX   32
#define YUI_JSON_MEMBERS_MAX 1000

yyjson_doc *yui_json_read (GBytes *bytes, GError **error);

static inline void
yui_json_free (YuiJson *doc)
{
  yyjson_mut_doc_free (doc);
}

static inline void
yui_json_doc_free (yyjson_doc *doc)
{
  yyjson_doc_free (doc);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiJson, yui_json_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yui_json_doc_free)

G_END_DECLS
