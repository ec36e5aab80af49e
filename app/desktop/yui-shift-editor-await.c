/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-await.h"

#include "net/yui-net-error.h"

typedef struct
{
  GWeakRef owner;
  YuiShiftEditorDone done;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->owner);
  g_free (waiting);
}

static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&waiting->owner);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (owner && !(error && yui_net_error_is_cancelled (error)))
    waiting->done (owner, value && G_VALUE_HOLDS_OBJECT (value) ? g_value_get_object (value) : NULL,
                   error);
  return dex_future_new_true ();
}

void
yui_shift_editor_await (gpointer owner, DexFuture *future, YuiShiftEditorDone done)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->owner, owner);
  waiting->done = done;
  dex_future_disown (dex_future_finally (future, finished_cb, waiting, waiting_free));
}
