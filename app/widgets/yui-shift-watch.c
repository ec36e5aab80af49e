/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-shift-watch.h"

/* Before GTK's own layout (G_PRIORITY_HIGH_IDLE + 10), so that no frame shows the old state. */
#define WATCH_PRIORITY G_PRIORITY_HIGH_IDLE

struct _YuiShiftWatch
{
  YuiShiftWatchFunc changed;
  gpointer owner;
  GListModel *model;
  GPtrArray *shifts; /* of YuiShift, as in model */
  guint source;
};

static gboolean
changed_cb (gpointer data)
{
  YuiShiftWatch *self = data;
  self->source = 0;
  self->changed (self->owner);
  return G_SOURCE_REMOVE;
}

void
yui_shift_watch_queue (YuiShiftWatch *self)
{
  g_return_if_fail (self != NULL);
  if (self->source == 0)
    self->source = g_idle_add_full (WATCH_PRIORITY, changed_cb, self, NULL);
}

void
yui_shift_watch_flush (YuiShiftWatch *self)
{
  g_return_if_fail (self != NULL);
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->changed (self->owner);
}

static void
unwatch (YuiShiftWatch *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    g_signal_handlers_disconnect_by_data (self->shifts->pdata[i], self);
  if (n > 0)
    g_ptr_array_remove_range (self->shifts, position, n);
}

static void
watch (YuiShiftWatch *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      GObject *shift = g_list_model_get_item (self->model, i);
      g_signal_connect_swapped (shift, "notify", G_CALLBACK (yui_shift_watch_queue), self);
      g_ptr_array_insert (self->shifts, (int)i, shift);
    }
}

static void
items_changed_cb (YuiShiftWatch *self, guint position, guint removed, guint added)
{
  unwatch (self, position, removed);
  watch (self, position, added);
  yui_shift_watch_queue (self);
}

gboolean
yui_shift_watch_set_model (YuiShiftWatch *self, GListModel *model)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (model == NULL || G_IS_LIST_MODEL (model), FALSE);
  if (self->model == model)
    return FALSE;
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      unwatch (self, 0, self->shifts->len);
    }
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
      watch (self, 0, g_list_model_get_n_items (model));
    }
  yui_shift_watch_queue (self);
  return TRUE;
}

GListModel *
yui_shift_watch_get_model (YuiShiftWatch *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->model;
}

YuiShiftWatch *
yui_shift_watch_new (YuiShiftWatchFunc changed, gpointer owner)
{
  g_return_val_if_fail (changed != NULL, NULL);
  YuiShiftWatch *self = g_new0 (YuiShiftWatch, 1);
  self->changed = changed;
  self->owner = owner;
  self->shifts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
yui_shift_watch_free (YuiShiftWatch *self)
{
  g_return_if_fail (self != NULL);
  yui_shift_watch_set_model (self, NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->shifts);
  g_free (self);
}
