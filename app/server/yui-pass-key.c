/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-pass-key.h"

#include "yui-audit.h"

#include "labour/yui-civil.h"
#include "store/yui-store.h"

#include <sodium.h>
#include <string.h>

#define DONE 200

/* ---- the key that signs ---- */

/* DONE: there is none yet. */
static YuiStep
read_seed (YuiDatabase *db, gint64 programme_id, guint8 seed[], GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT seed FROM pass_secret WHERE programme_id = $1", YUI_INT (programme_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  gsize size;

  if (step == YUI_STEP_ROW)
    memcpy (seed, yui_statement_get_blob (query, 0, &size), YUI_WORKER_PASS_SEED_BYTES);
  return step;
}

static gboolean
make_key (YuiDatabase *db,
          gint64 programme_id,
          gint64 now_s,
          guint8 seed[],
          char key_id[YUI_WORKER_PASS_KEY_ID_SIZE],
          GError **error)
{
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES];

  randombytes_buf (seed, YUI_WORKER_PASS_SEED_BYTES);
  yui_worker_pass_public_key (seed, public_key);
  yui_worker_pass_name_key (public_key, key_id);
  return yui_database_run (db, error,
                           "INSERT INTO pass_key (programme_id, id, public_key, made_s) "
                           "VALUES ($1, $2, $3, $4)",
                           YUI_INT (programme_id), YUI_TEXT (key_id),
                           YUI_BLOB (public_key, sizeof public_key), YUI_INT (now_s))
             >= 0
         && yui_database_run (
                db, error,
                "INSERT INTO pass_secret (programme_id, key_id, seed) VALUES ($1, $2, $3)",
                YUI_INT (programme_id), YUI_TEXT (key_id),
                YUI_BLOB (seed, YUI_WORKER_PASS_SEED_BYTES))
                >= 0;
}

typedef struct
{
  YuiRequest *request;
  guint8 seed[YUI_WORKER_PASS_SEED_BYTES];
} First;

/* Writers of a programme take turns: whoever comes second finds the key of the first. */
static gboolean
make_first_key (YuiDatabase *db, gpointer user_data, GError **error)
{
  First *first = user_data;
  YuiRequest *request = first->request;
  const gint64 programme_id = request->principal.programme_id;
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE];
  g_autofree char *subject = NULL;
  const YuiStep step = read_seed (db, programme_id, first->seed, error);

  if (step != YUI_STEP_DONE)
    return step == YUI_STEP_ROW;
  if (!make_key (db, programme_id, request->now_s, first->seed, key_id, error))
    return FALSE;
  subject = g_strconcat ("pass-keys/", key_id, NULL);
  return yui_audit_add_event (db, request, "makePassKey", subject, DONE, error);
}

gboolean
yui_pass_key_sign (YuiRequest *request,
                   const char *card_code,
                   char text[YUI_WORKER_PASS_SIZE],
                   GError **error)
{
  First first = { .request = request };
  const gint64 programme_id = request->principal.programme_id;
  guint8 code[YUI_WORKER_PASS_CODE_BYTES];
  const YuiStep step = read_seed (request->db, programme_id, first.seed, error);

  if (step == YUI_STEP_ERROR
      || (step == YUI_STEP_DONE
          && !yui_store_write (yui_server_get_store (request->server), programme_id, make_first_key,
                               &first, error)))
    return FALSE;
  yui_card_code_to_bytes (card_code, code);
  yui_worker_pass_sign (code, (gint)yui_civil_day_of_utc (request->now_s), programme_id, first.seed,
                        text);
  sodium_memzero (first.seed, sizeof first.seed);
  return TRUE;
}

gboolean
yui_pass_key_renew (YuiDatabase *db,
                    gint64 programme_id,
                    gint64 now_s,
                    char key_id[YUI_WORKER_PASS_KEY_ID_SIZE],
                    GError **error)
{
  guint8 seed[YUI_WORKER_PASS_SEED_BYTES];
  gboolean is_made;

  if (yui_database_run (db, error, "DELETE FROM pass_secret WHERE programme_id = $1",
                        YUI_INT (programme_id))
          < 0
      || yui_database_run (db, error,
                           "UPDATE pass_key SET retired_s = $2 "
                           "WHERE programme_id = $1 AND retired_s IS NULL",
                           YUI_INT (programme_id), YUI_INT (now_s))
             < 0)
    return FALSE;
  is_made = make_key (db, programme_id, now_s, seed, key_id, error);
  sodium_memzero (seed, sizeof seed);
  return is_made;
}

/* ---- a pass that is shown ---- */

static gboolean
look_with_key (YuiDatabase *db,
               gint64 programme_id,
               const YuiWorkerPass *pass,
               YuiPassState *state,
               GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT public_key, retired_s FROM pass_key WHERE programme_id = $1 AND id = $2",
      YUI_INT (programme_id), YUI_TEXT (pass->key_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  gsize size;

  if (step == YUI_STEP_DONE)
    *state = YUI_PASS_UNKNOWN_KEY;
  else if (step == YUI_STEP_ROW
           && !yui_worker_pass_is_signed (pass, programme_id,
                                          yui_statement_get_blob (query, 0, &size)))
    *state = YUI_PASS_WRONG;
  else if (step == YUI_STEP_ROW)
    *state = yui_statement_is_null (query, 1) ? YUI_PASS_GENUINE : YUI_PASS_RETIRED;
  return step != YUI_STEP_ERROR;
}

gboolean
yui_pass_key_look (YuiDatabase *db,
                   gint64 programme_id,
                   const char *text,
                   YuiPassState *state,
                   char code[YUI_CARD_CODE_SIZE],
                   GError **error)
{
  YuiWorkerPass pass;

  g_return_val_if_fail (db != NULL && text != NULL && state != NULL, FALSE);

  *state = yui_worker_pass_is_meant (text) ? YUI_PASS_WRONG : YUI_PASS_PLAIN;
  if (*state == YUI_PASS_PLAIN || !yui_worker_pass_read (&pass, text))
    return TRUE;
  if (!look_with_key (db, programme_id, &pass, state, error))
    return FALSE;
  yui_card_code_from_bytes (pass.code, code);
  return TRUE;
}
