/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-restore.h"

typedef struct
{
  YuiClient *client;
  YuiShiftDraft *draft;
  gboolean publish;
  GWeakRef object;
  void (*done) (gpointer object, const char *problem);
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->client);
  g_object_unref (restore->draft);
  g_weak_ref_clear (&restore->object);
  g_free (restore);
}

static DexFuture *
restore_fiber (gpointer data)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShift) shift
      = dex_await_object (yui_client_create_shift (restore->client, restore->draft, NULL), &error);

  if (!shift)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!restore->publish)
    return dex_future_new_true ();
  return yui_client_publish_shift (restore->client, shift, NULL);
}

static DexFuture *
restored_cb (DexFuture *future, gpointer data)
{
  Restore *restore = data;
  g_autoptr (GObject) object = g_weak_ref_get (&restore->object);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!dex_future_get_value (future, &error))
    sentence = yui_net_error_to_sentence (error);
  if (object)
    restore->done (object, sentence);
  return NULL;
}

/* A draft of a new shift that says what shift says. */
static YuiShiftDraft *
copy_terms (YuiShift *shift)
{
  g_autoptr (YuiShiftDraft) terms = yui_shift_draft_new_from_shift (shift);
  YuiShiftDraft *draft = yui_shift_draft_new ();

  for (int field = YUI_SHIFT_FIELD_WORKPLACE; field <= YUI_SHIFT_FIELD_QUALIFICATIONS; field++)
    {
      YuiShiftDraft *next = yui_shift_draft_with (
          draft, (YuiShiftField)field, yui_shift_draft_get_text (terms, (YuiShiftField)field));

      g_object_unref (draft);
      draft = next;
    }
  return draft;
}

void
yui_shift_restore (YuiClient *client,
                   YuiShift *shift,
                   gpointer object,
                   void (*done) (gpointer object, const char *problem))
{
  Restore *restore;
  DexFuture *future;

  g_return_if_fail (YUI_IS_CLIENT (client));
  g_return_if_fail (YUI_IS_SHIFT (shift));

  restore = g_new0 (Restore, 1);
  restore->client = g_object_ref (client);
  restore->draft = copy_terms (shift);
  restore->publish = yui_shift_get_state (shift) == YUI_SHIFT_STATE_PUBLISHED;
  g_weak_ref_init (&restore->object, object);
  restore->done = done;
  future = dex_scheduler_spawn (NULL, 0, restore_fiber, restore, NULL);
  dex_future_disown (dex_future_finally (future, restored_cb, restore, restore_free));
}
