/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pass-keys.h"

#include <string.h>

typedef struct
{
  gint64 programme_id;
  char id[YUI_WORKER_PASS_KEY_ID_SIZE];
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES];
  gboolean is_retired;
} Key;

struct _YuiPassKeys
{
  GObject parent_instance;

  YuiClient *client;
  YuiLocalDatabase *database;
  GArray *keys; /* of Key; never changed, replaced */
  GCancellable *life;
  gboolean is_asking;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPassKeys, yui_pass_keys, G_TYPE_OBJECT)

static GArray *
keys_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (Key));
}

static void
take_keys (YuiPassKeys *self, GArray *keys)
{
  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- on disk ---- */

/* Leaves out what cannot be a key. */
static void
append_key (GArray *keys,
            gint64 programme_id,
            const char *id,
            const void *public_key,
            gsize size,
            gboolean is_retired)
{
  Key key = { .programme_id = programme_id, .is_retired = is_retired };

  if (size != sizeof key.public_key || g_strlcpy (key.id, id, sizeof key.id) >= sizeof key.id)
    return;
  memcpy (key.public_key, public_key, size);
  g_array_append_val (keys, key);
}

static gboolean
load_keys (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GArray) keys = keys_new ();
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT programme_id, id, public_key, is_retired FROM pass_key");
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      gsize size;
      const void *public_key = yui_statement_get_blob (query, 2, &size);

      append_key (keys, yui_statement_get_int (query, 0), yui_statement_get_text (query, 1),
                  public_key, size, yui_statement_get_int (query, 3) != 0);
    }
  if (step != YUI_STEP_DONE)
    return FALSE;
  g_value_init (result, G_TYPE_ARRAY);
  g_value_set_boxed (result, keys);
  return TRUE;
}

static gboolean
replace_keys (YuiDatabase *db, GArray *keys, GError **error)
{
  if (yui_database_run (db, error, "DELETE FROM pass_key") < 0)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);

      if (yui_database_run (db, error,
                            "INSERT INTO pass_key (programme_id, id, public_key, is_retired) "
                            "VALUES ($1, $2, $3, $4)",
                            YUI_INT (key->programme_id), YUI_TEXT (key->id),
                            YUI_BLOB (key->public_key, sizeof key->public_key),
                            YUI_INT (key->is_retired))
          < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_keys (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  if (!yui_database_begin (db, error))
    return FALSE;
  if (!replace_keys (db, data, error) || !yui_database_commit (db, error))
    {
      yui_database_rollback (db);
      return FALSE;
    }
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

static void
free_keys (gpointer data)
{
  g_array_unref (data);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  YuiPassKeys *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys
      = dex_await_boxed (yui_local_database_run (self->database, load_keys, NULL, NULL), &error);

  /* Without them cards are read as they were before: by their number alone. */
  if (keys == NULL)
    g_warning ("The keys of cards could not be read: %s", error->message);
  else if (self->keys->len == 0)
    take_keys (self, keys);
  return dex_future_new_for_boolean (keys != NULL);
}

/* ---- from the server ---- */

static GArray *
read_answer (GListModel *answer)
{
  GArray *keys = keys_new ();

  for (guint i = 0; i < g_list_model_get_n_items (answer); i++)
    {
      g_autoptr (YuiPassKey) key = g_list_model_get_item (answer, i);
      gsize size;
      g_autofree guchar *bytes = g_base64_decode (yui_pass_key_get_public_key (key), &size);

      append_key (keys, yui_pass_key_get_programme_id (key), yui_pass_key_get_id (key), bytes, size,
                  yui_pass_key_get_retired_at (key) != 0);
    }
  return keys;
}

static DexFuture *
refresh_fiber (gpointer user_data)
{
  YuiPassKeys *self = user_data;
  g_autoptr (GCancellable) life = g_object_ref (self->life);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) answer
      = dex_await_object (yui_client_list_pass_keys (self->client, life), &error);
  g_autoptr (GArray) keys = NULL;

  self->is_asking = FALSE;
  if (g_cancellable_is_cancelled (life))
    return dex_future_new_for_boolean (FALSE);
  if (answer == NULL)
    {
      /* Those that are kept stay; it is asked again. */
      g_message ("The keys of cards could not be fetched: %s", error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  keys = read_answer (answer);
  take_keys (self, keys);
  if (!dex_await (yui_local_database_run (self->database, save_keys, g_array_ref (keys), free_keys),
                  &error))
    g_warning ("The keys of cards could not be kept: %s", error->message);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_pass_keys_refresh (YuiPassKeys *self)
{
  g_return_if_fail (YUI_IS_PASS_KEYS (self));

  if (self->is_asking || g_cancellable_is_cancelled (self->life))
    return;
  self->is_asking = TRUE;
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, refresh_fiber, g_object_ref (self), g_object_unref));
}

/* ---- a card ---- */

YuiPassState
yui_pass_keys_look (YuiPassKeys *self, const char *text)
{
  YuiWorkerPass pass;

  g_return_val_if_fail (YUI_IS_PASS_KEYS (self) && text != NULL, YUI_PASS_PLAIN);

  if (!yui_worker_pass_is_meant (text))
    return YUI_PASS_PLAIN;
  if (!yui_worker_pass_read (&pass, text))
    return YUI_PASS_WRONG;
  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = &g_array_index (self->keys, Key, i);

      if (!g_str_equal (key->id, pass.key_id))
        continue;
      if (!yui_worker_pass_is_signed (&pass, key->programme_id, key->public_key))
        return YUI_PASS_WRONG;
      return key->is_retired ? YUI_PASS_RETIRED : YUI_PASS_GENUINE;
    }
  return YUI_PASS_UNKNOWN_KEY;
}

guint
yui_pass_keys_get_n (YuiPassKeys *self)
{
  g_return_val_if_fail (YUI_IS_PASS_KEYS (self), 0);

  return self->keys->len;
}

/* ---- GObject ---- */

static void
yui_pass_keys_finalize (GObject *object)
{
  YuiPassKeys *self = YUI_PASS_KEYS (object);

  g_clear_object (&self->client);
  g_clear_object (&self->database);
  g_clear_object (&self->life);
  g_array_unref (self->keys);
  G_OBJECT_CLASS (yui_pass_keys_parent_class)->finalize (object);
}

static void
yui_pass_keys_class_init (YuiPassKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_pass_keys_finalize;
  signals[CHANGED] = g_signal_new ("changed", YUI_TYPE_PASS_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
yui_pass_keys_init (YuiPassKeys *self)
{
  self->keys = keys_new ();
  self->life = g_cancellable_new ();
}

YuiPassKeys *
yui_pass_keys_new (YuiClient *client, YuiLocalDatabase *database)
{
  YuiPassKeys *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client) && YUI_IS_LOCAL_DATABASE (database), NULL);

  self = g_object_new (YUI_TYPE_PASS_KEYS, NULL);
  self->client = g_object_ref (client);
  self->database = g_object_ref (database);
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref));
  return self;
}

void
yui_pass_keys_stop (YuiPassKeys *self)
{
  g_return_if_fail (YUI_IS_PASS_KEYS (self));

  g_cancellable_cancel (self->life);
}
