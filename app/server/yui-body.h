/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Reads a JSON object strictly and gathers every fault, each with its JSON Pointer:
 *
 *   g_autoptr (YuiBody) body = yui_body_new (request, error);
 *   if (body == NULL) return NULL;
 *   const char *title = yui_body_get_text (body, "title", YUI_REQUIRED, 1, 100);
 *   yui_body_get_int (body, "seats", YUI_REQUIRED, 1, 500, &seats);
 *   if (!yui_body_finish (body, error)) return NULL;
 *
 * Codes: required, null, type, format, too_short, too_long, too_small, too_large, not_in_list,
 * duplicate, unknown_field. Text stays valid as long as the body. */
typedef struct _YuiBody YuiBody;

typedef enum
{
  YUI_OPTIONAL,
  YUI_REQUIRED,
} YuiNeed;

YuiBody *yui_body_new (YuiRequest *request, GError **error);
void yui_body_free (YuiBody *body);

/* Each returns the value, or NULL or FALSE when it is absent or faulty (value is then left).
 * Lengths are characters. */
const char *yui_body_get_text (YuiBody *body, const char *field, YuiNeed need, int min, int max);
const char *
yui_body_get_word (YuiBody *body, const char *field, YuiNeed need, const char *const *words);
const char *yui_body_get_id (YuiBody *body, const char *field, YuiNeed need);
gboolean yui_body_get_int (
    YuiBody *body, const char *field, YuiNeed need, gint64 min, gint64 max, gint64 *value);
gboolean yui_body_get_bool (YuiBody *body, const char *field, YuiNeed need, gboolean *value);
gboolean yui_body_get_moment (YuiBody *body, const char *field, YuiNeed need, gint64 *moment_s);
gboolean yui_body_get_day (YuiBody *body, const char *field, YuiNeed need, gint64 *day);

/* A list of different ids; transfer full, its text borrowed. */
GPtrArray *yui_body_get_ids (YuiBody *body, const char *field, YuiNeed need, guint min, guint max);

/* A list of objects (of YuiBody; transfer full), which share this body's faults: read the fields of
 * each, then yui_body_finish() each for what else it holds. They live no longer than this body. */
GPtrArray *yui_body_get_objects (YuiBody *body, const char *field, YuiNeed need, guint max);
/* A list of anything, for a handler that looks into it itself; borrowed from the body. */
yyjson_val *yui_body_get_list (YuiBody *body, const char *field, YuiNeed need, guint max);

/* A whole object as JSON text, for another reader of it; transfer full. */
GBytes *yui_body_dup_object (YuiBody *body, const char *field, YuiNeed need);

/* Whether the field was sent; whether it was sent as null (a merge patch then takes it away). */
gboolean yui_body_has (YuiBody *body, const char *field);
gboolean yui_body_is_null (YuiBody *body, const char *field);

/* For faults that only the handler can see. */
YuiFaults *yui_body_get_faults (YuiBody *body);

/* Adds a fault for every field that was not asked for. Returns FALSE with all faults when there are
 * any. */
gboolean yui_body_finish (YuiBody *body, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiBody, yui_body_free)

G_END_DECLS
