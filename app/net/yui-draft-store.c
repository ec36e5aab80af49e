/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-draft-store.h"

#include "yui-local-database.h"

struct _YuiDraftStore
{
  GObject parent_instance;

  YuiLocalDatabase *database;
};

G_DEFINE_FINAL_TYPE (YuiDraftStore, yui_draft_store, G_TYPE_OBJECT)

typedef struct
{
  char *id;
  char *account_id;
  gint64 edited_at;
  char *json;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->account_id);
  g_free (row->json);
  g_free (row);
}

static void
yui_draft_store_finalize (GObject *object)
{
  YuiDraftStore *self = YUI_DRAFT_STORE (object);

  g_clear_object (&self->database);
  G_OBJECT_CLASS (yui_draft_store_parent_class)->finalize (object);
}

static void
yui_draft_store_class_init (YuiDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_draft_store_finalize;
}

static void
yui_draft_store_init (YuiDraftStore *self)
{
}

YuiDraftStore *
yui_draft_store_new (const char *path)
{
  YuiDraftStore *self = g_object_new (YUI_TYPE_DRAFT_STORE, NULL);

  self->database = yui_local_database_new (path);
  return self;
}

static gboolean
finish_truth (gint64 n_rows, GValue *result)
{
  if (n_rows < 0)
    return FALSE;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

static gboolean
save_draft (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  Row *row = data;

  return finish_truth (
      yui_database_run (
          db, error,
          "INSERT INTO draft (id, account_id, edited_at, json) VALUES ($1, $2, $3, $4) "
          "ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, "
          "edited_at = excluded.edited_at, json = excluded.json",
          YUI_TEXT (row->id), YUI_TEXT (row->account_id), YUI_INT (row->edited_at),
          YUI_TEXT (row->json)),
      result);
}

DexFuture *
yui_draft_store_save (YuiDraftStore *self, const char *account_id, YuiShiftDraft *draft)
{
  g_autoptr (JsonNode) node = NULL;
  Row *row;

  g_return_val_if_fail (YUI_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (account_id != NULL && YUI_IS_SHIFT_DRAFT (draft), NULL);

  node = yui_shift_draft_to_json (draft);
  row = g_new0 (Row, 1);
  row->id = g_strdup (yui_shift_draft_get_id (draft));
  row->account_id = g_strdup (account_id);
  row->edited_at = yui_shift_draft_get_edited_at (draft);
  row->json = json_to_string (node, FALSE);
  return yui_local_database_run (self->database, save_draft, row, row_free);
}

/* A row that cannot be read any more is left out, not lost: it stays in the file. */
static void
append_draft (GListStore *drafts, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (YuiShiftDraft) draft = yui_shift_draft_new_from_json (node, NULL);

  if (draft != NULL)
    g_list_store_append (drafts, draft);
}

static gboolean
list_drafts (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  Row *row = data;
  g_autoptr (GListStore) drafts = g_list_store_new (YUI_TYPE_SHIFT_DRAFT);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT json FROM draft WHERE account_id = $1 ORDER BY edited_at DESC, id",
      YUI_TEXT (row->account_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    append_draft (drafts, yui_statement_get_text (query, 0));
  if (step == YUI_STEP_ERROR)
    return FALSE;
  g_value_init (result, G_TYPE_LIST_STORE);
  g_value_set_object (result, drafts);
  return TRUE;
}

DexFuture *
yui_draft_store_list (YuiDraftStore *self, const char *account_id)
{
  Row *row;

  g_return_val_if_fail (YUI_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  row = g_new0 (Row, 1);
  row->account_id = g_strdup (account_id);
  return yui_local_database_run (self->database, list_drafts, row, row_free);
}

static gboolean
delete_draft (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  Row *row = data;

  return finish_truth (
      yui_database_run (db, error, "DELETE FROM draft WHERE id = $1", YUI_TEXT (row->id)), result);
}

DexFuture *
yui_draft_store_delete (YuiDraftStore *self, const char *draft_id)
{
  Row *row;

  g_return_val_if_fail (YUI_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (draft_id != NULL, NULL);

  row = g_new0 (Row, 1);
  row->id = g_strdup (draft_id);
  return yui_local_database_run (self->database, delete_draft, row, row_free);
}
