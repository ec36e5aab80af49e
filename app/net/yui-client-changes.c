/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Follows /v1/changes: the heartbeat, and what tells the pages to look again. While there is a
 * stream of hints it is asked after each of them, and seldom otherwise. */
#include "yui-client-private.h"

#define PAGE_SIZE    500
#define SLOW_POLL_MS 60000 /* while the server says what changes */

/* Shared by the fiber that asks and the one that listens. */
typedef struct
{
  GWeakRef client;
  GCancellable *stop;
  gint64 after; /* -1 until the present number is known */
  char *epoch;
  gboolean is_live; /* there is a stream */
  gboolean has_heard;
  DexPromise *wake;
} Follower;

static void
follower_clear (gpointer data)
{
  Follower *follower = data;

  dex_clear (&follower->wake);
  g_weak_ref_clear (&follower->client);
  g_clear_object (&follower->stop);
  g_free (follower->epoch);
}

static void
follower_unref (gpointer follower)
{
  g_rc_box_release_full (follower, follower_clear);
}

/* The ids of one resource, those deleted or the others. Later changes of an id win. */
static GStrv
gather_ids (GListModel *changes, const char *resource, gboolean is_deleted)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id, deleted;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (YuiChange) change = g_list_model_get_item (changes, i);

      if (g_str_equal (yui_change_get_resource (change), resource))
        g_hash_table_replace (last, (char *)yui_change_get_id (change),
                              GINT_TO_POINTER (yui_change_get_is_deleted (change)));
    }
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &id, &deleted))
    if (GPOINTER_TO_INT (deleted) == is_deleted)
      g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}

static void
announce (YuiClient *client, GListModel *changes)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (YuiChange) change = g_list_model_get_item (changes, i);
      const char *resource = yui_change_get_resource (change);
      g_auto (GStrv) ids = NULL;
      g_auto (GStrv) deleted_ids = NULL;

      if (!g_hash_table_add (done, g_strdup (resource)))
        continue;
      ids = gather_ids (changes, resource, FALSE);
      deleted_ids = gather_ids (changes, resource, TRUE);
      yui_client_emit_changed (client, resource, ids, deleted_ids);
    }
}

/* Takes one answer in; returns whether there is more to ask for at once. */
static gboolean
take_changes (Follower *follower, YuiClient *client, YuiChanges *answer)
{
  GListModel *changes = yui_changes_get_changes (answer);
  gboolean is_other
      = follower->epoch != NULL && !g_str_equal (follower->epoch, yui_changes_get_epoch (answer));

  g_set_str (&follower->epoch, yui_changes_get_epoch (answer));
  if (is_other)
    {
      follower->after = -1;
      yui_client_emit_reset (client);
      return TRUE;
    }
  follower->after = yui_changes_get_next_after (answer);
  announce (client, changes);
  return g_list_model_get_n_items (changes) >= PAGE_SIZE;
}

/* A change number that the server does not know any more: begin anew. */
static void
start_over (Follower *follower, YuiClient *client, GError *error)
{
  if (follower->after < 0 || error->domain != YUI_NET_ERROR
      || (error->code != YUI_NET_ERROR_NOT_FOUND && error->code != YUI_NET_ERROR_INVALID))
    return;
  follower->after = -1;
  yui_client_emit_reset (client);
}

static gboolean
poll_once (Follower *follower, guint *pause_ms)
{
  g_autoptr (YuiClient) client = g_weak_ref_get (&follower->client);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiChanges) answer = NULL;
  DexFuture *future;

  if (client == NULL || g_cancellable_is_cancelled (follower->stop))
    return FALSE;
  *pause_ms = follower->is_live ? SLOW_POLL_MS : yui_client_get_poll_ms (client);
  follower->has_heard = FALSE;
  future = yui_client_list_changes (client, follower->after, PAGE_SIZE, follower->stop);
  g_clear_object (&client);
  answer = dex_await_object (future, &error);
  client = g_weak_ref_get (&follower->client);
  if (client == NULL || g_cancellable_is_cancelled (follower->stop))
    return FALSE;
  if (answer == NULL)
    start_over (follower, client, error);
  else if (take_changes (follower, client, answer))
    *pause_ms = 0;
  return TRUE;
}

static void
heard_cb (gboolean is_live, gpointer user_data)
{
  Follower *follower = user_data;
  g_autoptr (DexPromise) wake = g_steal_pointer (&follower->wake);

  follower->wake = dex_promise_new ();
  follower->is_live = is_live;
  follower->has_heard = TRUE;
  dex_promise_resolve_boolean (wake, TRUE);
}

static DexFuture *
follow_fiber (gpointer user_data)
{
  Follower *follower = user_data;
  guint pause_ms = 0;

  while (poll_once (follower, &pause_ms))
    if (pause_ms > 0 && !follower->has_heard)
      dex_await (dex_future_first (dex_timeout_new_msec ((int)pause_ms),
                                   dex_ref (DEX_FUTURE (follower->wake)),
                                   dex_cancellable_new_from_cancellable (follower->stop), NULL),
                 NULL);
  return dex_future_new_for_boolean (TRUE);
}

DexFuture *
yui_client_follow_changes (YuiClient *self, GCancellable *stop)
{
  Follower *follower = g_rc_box_new0 (Follower);

  g_weak_ref_init (&follower->client, self);
  follower->stop = g_object_ref (stop);
  follower->after = -1;
  follower->wake = dex_promise_new ();
  dex_future_disown (
      yui_client_listen (self, stop, heard_cb, g_rc_box_acquire (follower), follower_unref));
  return dex_scheduler_spawn (NULL, 0, follow_fiber, follower, follower_unref);
}
