/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Base of everything the server answers: an object whose properties are the members of a JSON
 * object.
 *
 * A member `starts_at` is the read-only property `starts-at` and the getter `…_get_starts_at()`.
 * The kinds are:
 *
 * text      const char *; NULL when the member is absent or null
 * date      const char *, `YYYY-MM-DD` in Japan time, or NULL; sorts as text
 * time      gint64, seconds since 1970 UTC; 0 when absent or null
 * yen       gint64, whole yen; -1 when absent or null
 * number    int; -1 when absent or null
 * word      an enum of "model/yui-words.h"; its NONE (0) when absent or null
 * words     const char *const *, never NULL
 * list      GListModel *, never NULL; the same list object for the record's whole life
 * object    another record, or NULL
 * params    JsonObject *, or NULL
 *
 * Values only change through yui_record_update(), which notifies the properties that differ.
 * Records belong to one thread, the main one. */
#define YUI_TYPE_RECORD (yui_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (YuiRecord, yui_record, YUI, RECORD, GObject)

typedef struct _YuiField YuiField;

struct _YuiRecordClass
{
  GObjectClass parent_class;

  /*< private >*/
  const YuiField *fields;
  guint n_fields;
  GParamSpec **props;
};

/* Reads a record from JSON.
 *
 * type   a final subclass of YuiRecord, such as YUI_TYPE_SHIFT.
 * node   a JSON object. Unknown members are ignored.
 * error  G_IO_ERROR_INVALID_DATA naming the member by its JSON Pointer when a required one is
 * missing, or one has the wrong type, is out of range, or is a word that is not known.
 *
 * Returns a new record, or NULL with error set. */
gpointer yui_record_new_from_json (GType type, JsonNode *node, GError **error);

/* Reads the `items` of a list answer into a new GListStore of `type`; errors as above. */
GListStore *yui_record_list_new_from_json (GType type, JsonNode *node, GError **error);

/* Takes over the values of fresh, a record of the same type, and notifies each property that
 * changed, in one freeze. Returns whether anything changed. */
gboolean yui_record_update (YuiRecord *self, YuiRecord *fresh);

/* Whether two records of the same type have equal values, nested ones included. */
gboolean yui_record_equal (YuiRecord *self, YuiRecord *other);

/* The record's `id` member: borrowed, or NULL when its type has none. */
const char *yui_record_get_id (YuiRecord *self);

G_END_DECLS
