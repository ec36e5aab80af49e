/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-flow.h"

#include <glib/gi18n.h>

#include "labour/yui-civil.h"
#include "model/yui-list.h"
#include "yui-shift-editor-await.h"
#include "yui-shift-editor.h"

/* What is typed is on disk this long after the last keystroke. */
#define KEEP_AFTER_MS 400
#define TOAST_S       10
/* A person who points at a time and chooses no length. */
#define DEFAULT_LENGTH_S (4 * YUI_SECONDS_PER_HOUR)

struct _YuiShiftEditorFlow
{
  GObject parent_instance;

  YuiClient *client;
  YuiDraftStore *store;
  char *account_id;
  GListStore *drafts;
  GListStore *workplaces;
  GListStore *qualifications;
  GListModel *earlier;

  YuiShiftEditor *editor;   /* the open one */
  gboolean was_kept;        /* it shows what was half-made before */
  YuiShiftDraft *reopening; /* half-made changes whose shift is being read */
  GtkWidget *parent;        /* weak; of the open or last editor */
  guint keep_source;
};

enum
{
  TOAST,
  SENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiShiftEditorFlow, yui_shift_editor_flow, G_TYPE_OBJECT)

/* Toasts */

static AdwToast *
toast_new (const char *title, const char *button)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, TOAST_S);
  return toast;
}

static void
show_toast (YuiShiftEditorFlow *self, AdwToast *toast)
{
  g_object_ref_sink (toast);
  g_signal_emit (self, signals[TOAST], 0, toast);
  g_object_unref (toast);
}

static void
show_error (YuiShiftEditorFlow *self, const GError *error)
{
  g_autofree char *sentence = yui_net_error_to_sentence (error);

  show_toast (self, toast_new (sentence, NULL));
}

/* Keeping */

static void
kept_cb (gpointer owner, gpointer result, const GError *error)
{
  if (error)
    show_error (owner, error);
}

static void
keep (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  if (self->store && self->account_id)
    yui_shift_editor_await (self, yui_draft_store_save (self->store, self->account_id, draft),
                            kept_cb);
}

static void
forget (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  if (self->store)
    yui_shift_editor_await (
        self, yui_draft_store_delete (self->store, yui_shift_draft_get_id (draft)), kept_cb);
}

static const char *
draft_key (gpointer item)
{
  return yui_shift_draft_get_id (item);
}

/* Returns whether it was there. */
static gboolean
list_remove (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr (YuiShiftDraft) item = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      if (g_str_equal (draft_key (item), draft_key (draft)))
        {
          g_list_store_remove (self->drafts, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
list_add (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  list_remove (self, draft);
  g_list_store_insert (self->drafts, 0, draft);
}

static gboolean
keep_cb (gpointer data)
{
  YuiShiftEditorFlow *self = data;

  self->keep_source = 0;
  keep (self, yui_shift_editor_get_draft (self->editor));
  return G_SOURCE_REMOVE;
}

static void
typed_cb (YuiShiftEditorFlow *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

/* Closing */

static void
reopen_cb (YuiShiftEditorFlow *self, AdwToast *toast)
{
  YuiShiftDraft *draft = g_object_get_data (G_OBJECT (toast), "draft");

  if (self->parent)
    yui_shift_editor_flow_reopen (self, self->parent, draft);
}

static void
keep_closed (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  AdwToast *toast = toast_new (_ ("Draft kept"), _ ("_Open"));

  keep (self, draft);
  list_add (self, draft);
  g_object_set_data_full (G_OBJECT (toast), "draft", g_object_ref (draft), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (reopen_cb), self,
                           G_CONNECT_SWAPPED);
  show_toast (self, toast);
}

static void
closed_cb (YuiShiftEditorFlow *self, YuiShiftEditor *editor)
{
  g_autoptr (YuiShiftDraft) draft = g_object_ref (yui_shift_editor_get_draft (editor));

  if (self->editor != editor)
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (yui_shift_editor_is_dirty (editor))
    keep_closed (self, draft);
  else if (self->was_kept && !yui_shift_editor_is_sent (editor))
    list_add (self, draft);
  else
    forget (self, draft);
  g_clear_object (&self->editor);
}

/* Sent */

static void
withdrawn_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditorFlow *self = owner;

  if (error)
    show_error (self, error);
  else
    show_toast (self, toast_new (_ ("Publication taken back; the shift is a draft here"), NULL));
}

/* A draft of a new shift on the terms of an old one. */
static YuiShiftDraft *
copy_as_new (YuiShift *shift)
{
  g_autoptr (YuiShiftDraft) old = yui_shift_draft_new_from_shift (shift);
  YuiShiftDraft *draft = yui_shift_draft_new ();

  for (int i = YUI_SHIFT_FIELD_NONE + 1; i <= YUI_SHIFT_FIELD_QUALIFICATIONS; i++)
    {
      YuiShiftField field = (YuiShiftField)i;
      YuiShiftDraft *next
          = yui_shift_draft_with (draft, field, yui_shift_draft_get_text (old, field));

      g_object_unref (draft);
      draft = next;
    }
  return draft;
}

/* Nobody was asked yet: the shift goes from the server, and stays here half-made. */
static void
unpublish_cb (YuiShiftEditorFlow *self, AdwToast *toast)
{
  YuiShift *shift = g_object_get_data (G_OBJECT (toast), "shift");
  g_autoptr (YuiShiftDraft) draft = copy_as_new (shift);

  keep (self, draft);
  list_add (self, draft);
  yui_shift_editor_await (self, yui_client_delete_shift (self->client, shift, NULL), withdrawn_cb);
}

static gboolean
may_unpublish (YuiShift *shift)
{
  return yui_shift_get_offers_open (shift) == 0 && yui_shift_get_seats_filled (shift) == 0;
}

static void
sent_cb (YuiShiftEditorFlow *self, YuiShift *shift, gboolean published, YuiShiftEditor *editor)
{
  YuiShiftDraft *draft = yui_shift_editor_get_draft (editor);
  gboolean has_undo = published && may_unpublish (shift);
  gboolean is_draft = yui_shift_get_state (shift) == YUI_SHIFT_STATE_DRAFT;
  AdwToast *toast = toast_new (published ? _ ("Shift published")
                                         : is_draft
                               ? _ ("Saved as draft")
                               : _ ("Changes saved"), has_undo ? _ ("_Undo") : NULL);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  forget (self, draft);
  list_remove (self, draft);
  if (has_undo)
    {
      g_object_set_data_full (G_OBJECT (toast), "shift", g_object_ref (shift), g_object_unref);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (unpublish_cb), self,
                               G_CONNECT_SWAPPED);
    }
  show_toast (self, toast);
  g_signal_emit (self, signals[SENT], 0, shift);
}

/* Opening */

static GListModel *
dup_earlier (YuiShiftEditorFlow *self)
{
  return self->earlier ? g_object_ref (self->earlier)
                       : G_LIST_MODEL (g_list_store_new (YUI_TYPE_SHIFT));
}

static void
open_editor (YuiShiftEditorFlow *self, GtkWidget *parent, YuiShiftDraft *draft, YuiShift *shift)
{
  g_autoptr (GListModel) earlier = dup_earlier (self);

  if (self->editor)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return;
    }
  g_set_weak_pointer (&self->parent, parent);
  self->editor = g_object_ref_sink (
      yui_shift_editor_new (self->client, draft, shift, G_LIST_MODEL (self->workplaces),
                            G_LIST_MODEL (self->qualifications), earlier));
  self->was_kept = list_remove (self, draft);
  g_signal_connect_object (self->editor, "notify::draft", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self->editor), parent);
}

static void
reopened_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditorFlow *self = owner;
  g_autoptr (YuiShiftDraft) draft = g_steal_pointer (&self->reopening);

  if (error)
    show_error (self, error);
  else if (self->parent && draft)
    open_editor (self, self->parent, draft, result);
}

void
yui_shift_editor_flow_make (YuiShiftEditorFlow *self,
                            GtkWidget *parent,
                            gint64 start_s,
                            gint64 end_s,
                            const char *workplace_id)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (end_s >= start_s);

  g_autoptr (YuiShiftDraft) empty = yui_shift_draft_new ();
  g_autoptr (YuiShiftDraft) placed
      = yui_shift_draft_with (empty, YUI_SHIFT_FIELD_WORKPLACE, workplace_id);
  g_autoptr (YuiShiftDraft) draft = NULL;

  if (start_s == 0)
    draft = g_object_ref (placed);
  else
    draft = yui_shift_draft_with_times (placed, start_s,
                                        end_s > start_s ? end_s : start_s + DEFAULT_LENGTH_S);
  open_editor (self, parent, draft, NULL);
}

void
yui_shift_editor_flow_change (YuiShiftEditorFlow *self, GtkWidget *parent, YuiShift *shift)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (YUI_IS_SHIFT (shift));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr (YuiShiftDraft) kept = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      if (g_strcmp0 (yui_shift_draft_get_shift_id (kept), yui_shift_get_id (shift)) == 0)
        {
          open_editor (self, parent, kept, shift);
          return;
        }
    }

  g_autoptr (YuiShiftDraft) draft = yui_shift_draft_new_from_shift (shift);
  open_editor (self, parent, draft, shift);
}

void
yui_shift_editor_flow_reopen (YuiShiftEditorFlow *self, GtkWidget *parent, YuiShiftDraft *draft)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (YUI_IS_SHIFT_DRAFT (draft));

  const char *shift_id = yui_shift_draft_get_shift_id (draft);

  if (!shift_id)
    {
      open_editor (self, parent, draft, NULL);
      return;
    }
  g_set_weak_pointer (&self->parent, parent);
  g_set_object (&self->reopening, draft);
  yui_shift_editor_await (self, yui_client_get_shift (self->client, shift_id, NULL), reopened_cb);
}

static void
undo_discard_cb (YuiShiftEditorFlow *self, AdwToast *toast)
{
  YuiShiftDraft *draft = g_object_get_data (G_OBJECT (toast), "draft");

  keep (self, draft);
  list_add (self, draft);
}

void
yui_shift_editor_flow_discard (YuiShiftEditorFlow *self, YuiShiftDraft *draft)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));
  g_return_if_fail (YUI_IS_SHIFT_DRAFT (draft));

  AdwToast *toast = toast_new (_ ("Draft discarded"), _ ("_Undo"));

  g_object_set_data_full (G_OBJECT (toast), "draft", g_object_ref (draft), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_discard_cb), self,
                           G_CONNECT_SWAPPED);
  forget (self, draft);
  list_remove (self, draft);
  show_toast (self, toast);
}

/* Lists */

static void
drafts_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditorFlow *self = owner;

  if (error)
    {
      show_error (self, error);
      return;
    }
  g_list_store_remove_all (self->drafts);
  for (guint i = 0; i < g_list_model_get_n_items (result); i++)
    {
      g_autoptr (YuiShiftDraft) draft = g_list_model_get_item (result, i);

      g_list_store_append (self->drafts, draft);
    }
}

static void
workplaces_cb (gpointer owner, gpointer result, const GError *error)
{
  if (error)
    show_error (owner, error);
  else
    yui_list_update_from_model (YUI_SHIFT_EDITOR_FLOW (owner)->workplaces, result, NULL);
}

static void
qualifications_cb (gpointer owner, gpointer result, const GError *error)
{
  if (error)
    show_error (owner, error);
  else
    yui_list_update_from_model (YUI_SHIFT_EDITOR_FLOW (owner)->qualifications, result, NULL);
}

/* Object */

static void
yui_shift_editor_flow_dispose (GObject *object)
{
  YuiShiftEditorFlow *self = YUI_SHIFT_EDITOR_FLOW (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->editor);
  g_clear_object (&self->reopening);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->earlier);

  G_OBJECT_CLASS (yui_shift_editor_flow_parent_class)->dispose (object);
}

static void
yui_shift_editor_flow_finalize (GObject *object)
{
  YuiShiftEditorFlow *self = YUI_SHIFT_EDITOR_FLOW (object);

  g_free (self->account_id);
  g_object_unref (self->drafts);
  g_object_unref (self->workplaces);
  g_object_unref (self->qualifications);

  G_OBJECT_CLASS (yui_shift_editor_flow_parent_class)->finalize (object);
}

static void
yui_shift_editor_flow_class_init (YuiShiftEditorFlowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = YUI_TYPE_SHIFT_EDITOR_FLOW;

  object_class->dispose = yui_shift_editor_flow_dispose;
  object_class->finalize = yui_shift_editor_flow_finalize;
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ADW_TYPE_TOAST);
  signals[SENT] = g_signal_new ("sent", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, YUI_TYPE_SHIFT);
}

static void
yui_shift_editor_flow_init (YuiShiftEditorFlow *self)
{
  self->drafts = g_list_store_new (YUI_TYPE_SHIFT_DRAFT);
  self->workplaces = g_list_store_new (YUI_TYPE_WORKPLACE);
  self->qualifications = g_list_store_new (YUI_TYPE_QUALIFICATION);
}

YuiShiftEditorFlow *
yui_shift_editor_flow_new (YuiClient *client, YuiDraftStore *store)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (store == NULL || YUI_IS_DRAFT_STORE (store), NULL);

  YuiShiftEditorFlow *self = g_object_new (YUI_TYPE_SHIFT_EDITOR_FLOW, NULL);

  self->client = g_object_ref (client);
  g_set_object (&self->store, store);
  return self;
}

void
yui_shift_editor_flow_set_account (YuiShiftEditorFlow *self, const char *account_id)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));

  if (!g_set_str (&self->account_id, account_id))
    return;
  g_list_store_remove_all (self->drafts);
  if (self->store && account_id)
    yui_shift_editor_await (self, yui_draft_store_list (self->store, account_id), drafts_cb);
  if (account_id)
    {
      yui_shift_editor_await (self, yui_client_list_workplaces (self->client, NULL), workplaces_cb);
      yui_shift_editor_await (self, yui_client_list_qualifications (self->client, NULL),
                              qualifications_cb);
    }
}

GListModel *
yui_shift_editor_flow_get_drafts (YuiShiftEditorFlow *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

void
yui_shift_editor_flow_set_earlier (YuiShiftEditorFlow *self, GListModel *earlier)
{
  g_return_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self));

  g_set_object (&self->earlier, earlier);
}

GListModel *
yui_shift_editor_flow_get_workplaces (YuiShiftEditorFlow *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR_FLOW (self), NULL);

  return G_LIST_MODEL (self->workplaces);
}
