/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-embedded-tokens.h"
#include "yui-moment.h"
#include "yui-principal.h"

/* Account id → token, as the file has them; empty when it is missing or unreadable: new ones are
 * made then. */
static GHashTable *
read_file (const char *path)
{
  GHashTable *tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  g_autoptr (yyjson_doc) doc = NULL;
  yyjson_val *item;
  size_t i, n;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, NULL))
    return tokens;
  doc = yyjson_read (text, size, YYJSON_READ_NOFLAG);
  yyjson_arr_foreach (yyjson_doc_get_root (doc), i, n, item)
  {
    const char *id = yyjson_get_str (yyjson_obj_get (item, "account_id"));
    const char *token = yyjson_get_str (yyjson_obj_get (item, "token"));

    if (id != NULL && token != NULL)
      g_hash_table_insert (tokens, g_strdup (id), g_strdup (token));
  }
  return tokens;
}

typedef struct
{
  GHashTable *tokens;
  YuiJson *doc;
  yyjson_mut_val *list;
  YuiJson *file;
} Making;

static gboolean
insert_token (YuiDatabase *db, YuiStatement *account, const char *token, GError **error)
{
  guint8 sha256[32];

  yui_token_hash (token, sha256);
  return yui_database_run (
             db, error,
             "INSERT INTO access_token (programme_id, token_sha256, account_id, created_s) "
             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             YUI_INT (yui_statement_get_int (account, 0)), YUI_BLOB (sha256, sizeof sha256),
             YUI_TEXT (yui_statement_get_text (account, 1)), YUI_INT (yui_moment_now ()))
         >= 0;
}

static void
add_token (
    YuiJson *doc, yyjson_mut_val *list, YuiStatement *account, const char *token, gboolean with_id)
{
  yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, list);

  if (with_id)
    yui_json_add_text (doc, item, "account_id", yui_statement_get_text (account, 1));
  yui_json_add_text (doc, item, "role", yui_statement_get_text (account, 2));
  yui_json_add_text (doc, item, "label", yui_statement_get_text (account, 3));
  yui_json_add_text (doc, item, "token", token);
}

static gboolean
make_all (YuiDatabase *db, gpointer user_data, GError **error)
{
  Making *making = user_data;
  g_autoptr (YuiStatement) account = yui_database_query (
      db, error,
      "SELECT programme_id, id, role, display_name FROM account WHERE disabled_s IS NULL "
      "ORDER BY programme_id, created_s, id");
  YuiStep step = YUI_STEP_ERROR;

  while (account != NULL && (step = yui_statement_step (account, error)) == YUI_STEP_ROW)
    {
      const char *known = g_hash_table_lookup (making->tokens, yui_statement_get_text (account, 1));
      g_autofree char *token = known != NULL ? g_strdup (known) : yui_token_new ();

      if (!insert_token (db, account, token, error))
        return FALSE;
      add_token (making->doc, making->list, account, token, FALSE);
      add_token (making->file, yyjson_mut_doc_get_root (making->file), account, token, TRUE);
    }
  return step == YUI_STEP_DONE;
}

gboolean
yui_embedded_tokens_make (
    YuiStore *store, const char *path, YuiJson *doc, yyjson_mut_val *list, GError **error)
{
  g_autoptr (GHashTable) tokens = read_file (path);
  g_autoptr (YuiJson) file = yyjson_mut_doc_new (NULL);
  g_autofree char *text = NULL;
  Making making = { tokens, doc, list, file };

  yyjson_mut_doc_set_root (file, yyjson_mut_arr (file));
  if (!yui_store_write (store, YUI_SCOPE_ALL, make_all, &making, error))
    return FALSE;
  text = yui_json_write (file, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
