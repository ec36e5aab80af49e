/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ring.h"

#include "yui-record-private.h"
#include "yui-time.h"

struct _YuiRing
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *state;
  char *kind;
  char *opens;
  int minutes;
  gint64 at;
  GStrv worker_ids;
  GStrv pool_kinds;
  gint64 opens_at;
  gboolean opened_by_hand;
  gint64 closed_at;
};

G_DEFINE_FINAL_TYPE (YuiRing, yui_ring, YUI_TYPE_RECORD)

static const YuiField ring_fields[] = {
  { "id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiRing, id) },
  { "version", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiRing, version) },
  { "state", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiRing, state) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiRing, kind) },
  { "opens", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiRing, opens) },
  { "minutes", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiRing, minutes) },
  { "at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiRing, at) },
  { "worker_ids", YUI_FIELD_WORDS, FALSE, G_STRUCT_OFFSET (YuiRing, worker_ids) },
  { "pool_kinds", YUI_FIELD_WORDS, FALSE, G_STRUCT_OFFSET (YuiRing, pool_kinds) },
  { "opens_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiRing, opens_at) },
  { "opened_by_hand", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiRing, opened_by_hand) },
  { "closed_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiRing, closed_at) },
};

static void
yui_ring_class_init (YuiRingClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), ring_fields, G_N_ELEMENTS (ring_fields));
}

static void
yui_ring_init (YuiRing *self)
{
}

YUI_RECORD_GETTER (Ring, ring, RING, const char *, id)
YUI_RECORD_GETTER (Ring, ring, RING, int, version)
YUI_RECORD_GETTER (Ring, ring, RING, const char *, state)
YUI_RECORD_GETTER (Ring, ring, RING, const char *, kind)
YUI_RECORD_GETTER (Ring, ring, RING, const char *, opens)
YUI_RECORD_GETTER (Ring, ring, RING, int, minutes)
YUI_RECORD_GETTER (Ring, ring, RING, gint64, at)
YUI_RECORD_GETTER (Ring, ring, RING, const char *const *, worker_ids)
YUI_RECORD_GETTER (Ring, ring, RING, const char *const *, pool_kinds)
YUI_RECORD_GETTER (Ring, ring, RING, gint64, opens_at)
YUI_RECORD_GETTER (Ring, ring, RING, gboolean, opened_by_hand)
YUI_RECORD_GETTER (Ring, ring, RING, gint64, closed_at)

struct _YuiRingList
{
  YuiRecord parent_instance;

  GListStore *items;
  int shift_version;
};

G_DEFINE_FINAL_TYPE (YuiRingList, yui_ring_list, YUI_TYPE_RECORD)

static const YuiField ring_list_fields[] = {
  { "items", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiRingList, items), yui_ring_get_type },
  { "shift_version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiRingList, shift_version) },
};

static void
yui_ring_list_class_init (YuiRingListClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), ring_list_fields,
                            G_N_ELEMENTS (ring_list_fields));
}

static void
yui_ring_list_init (YuiRingList *self)
{
}

YUI_RECORD_GETTER (RingList, ring_list, RING_LIST, GListModel *, items)
YUI_RECORD_GETTER (RingList, ring_list, RING_LIST, int, shift_version)

static void
add_texts (JsonBuilder *builder, const char *name, const char *const *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_ring (JsonBuilder *builder, YuiRing *ring)
{
  json_builder_begin_object (builder);
  add_text (builder, "kind", ring->kind);
  add_text (builder, "opens", ring->opens);
  if (g_str_equal (ring->opens, "at"))
    {
      g_autofree char *at = yui_time_to_text (ring->at);

      add_text (builder, "at", at);
    }
  else
    {
      json_builder_set_member_name (builder, "minutes");
      json_builder_add_int_value (builder, ring->minutes);
    }
  if (g_str_equal (ring->kind, "chosen"))
    add_texts (builder, "worker_ids", (const char *const *)ring->worker_ids);
  if (g_str_equal (ring->kind, "pool"))
    add_texts (builder, "pool_kinds", (const char *const *)ring->pool_kinds);
  json_builder_end_object (builder);
}

JsonNode *
yui_ring_plan_of (GListModel *rings)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (rings), NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rings); i++)
    {
      g_autoptr (YuiRing) ring = g_list_model_get_item (rings, i);

      add_ring (builder, ring);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
