/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-list.h"

static const char *
get_key (gpointer item, YuiKeyFunc key)
{
  const char *text = key != NULL ? key (item) : yui_record_get_id (item);

  g_assert (text != NULL);
  return text;
}

static GHashTable *
index_by_key (GListModel *model, YuiKeyFunc key)
{
  g_autoptr (GHashTable) by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      GObject *item = g_list_model_get_item (model, i);

      g_hash_table_replace (by_key, g_strdup (get_key (item, key)), item);
    }
  return g_steal_pointer (&by_key);
}

/* What the store shall hold: its own object wherever it has one with the key. */
static GPtrArray *
merge_items (GListModel *model, GPtrArray *fresh, YuiKeyFunc key)
{
  g_autoptr (GHashTable) by_key = index_by_key (model, key);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_full (fresh->len, g_object_unref);

  for (guint i = 0; i < fresh->len; i++)
    {
      gpointer item = g_ptr_array_index (fresh, i);
      gpointer kept = g_hash_table_lookup (by_key, get_key (item, key));

      if (kept != NULL)
        yui_record_update (kept, item);
      g_ptr_array_add (wanted, g_object_ref (kept != NULL ? kept : item));
    }
  return g_steal_pointer (&wanted);
}

static gboolean
is_at (GListModel *model, guint position, gpointer item)
{
  g_autoptr (GObject) there = g_list_model_get_item (model, position);

  return there == item;
}

guint
yui_list_update (GListStore *store, GPtrArray *fresh, YuiKeyFunc key)
{
  GListModel *model = G_LIST_MODEL (store);
  g_autoptr (GPtrArray) wanted = NULL;
  guint n_old, n_new, head = 0, tail = 0;

  g_return_val_if_fail (G_IS_LIST_STORE (store), 0);
  g_return_val_if_fail (fresh != NULL, 0);

  wanted = merge_items (model, fresh, key);
  n_old = g_list_model_get_n_items (model);
  n_new = wanted->len;
  while (head < n_old && head < n_new && is_at (model, head, wanted->pdata[head]))
    head++;
  while (tail < n_old - head && tail < n_new - head
         && is_at (model, n_old - 1 - tail, wanted->pdata[n_new - 1 - tail]))
    tail++;
  if (head + tail == n_old && head + tail == n_new)
    return 0;
  g_list_store_splice (store, head, n_old - head - tail, wanted->pdata + head, n_new - head - tail);
  return MAX (n_old, n_new) - head - tail;
}

guint
yui_list_update_from_model (GListStore *store, GListModel *fresh, YuiKeyFunc key)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (G_IS_LIST_MODEL (fresh), 0);

  for (guint i = 0; i < g_list_model_get_n_items (fresh); i++)
    g_ptr_array_add (items, g_list_model_get_item (fresh, i));
  return yui_list_update (store, items, key);
}

gpointer
yui_list_find (GListModel *model, const char *key_text, YuiKeyFunc key, guint *position)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  if (key_text == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (!g_str_equal (get_key (item, key), key_text))
        continue;
      if (position != NULL)
        *position = i;
      return item; /* the model keeps it */
    }
  return NULL;
}
