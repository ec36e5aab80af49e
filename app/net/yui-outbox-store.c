/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-outbox-store.h"

#include "store/yui-uuid.h"

/* ---- one transaction ---- */

typedef gboolean (*WorkFunc) (YuiDatabase *db, GVariant *data, GValue *result, GError **error);

static gboolean
in_transaction (YuiDatabase *db, WorkFunc work, gpointer data, GValue *result, GError **error)
{
  if (!yui_database_begin (db, error))
    return FALSE;
  if (work (db, data, result, error) && yui_database_commit (db, error))
    return TRUE;
  yui_database_rollback (db);
  if (G_VALUE_TYPE (result) != 0)
    g_value_unset (result);
  return FALSE;
}

static gint64
now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
succeed (GValue *result)
{
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

/* ---- the device ---- */

static gboolean
ensure_device (YuiDatabase *db, GError **error)
{
  g_autofree char *id = yui_uuid_new ();

  return yui_database_run (db, error,
                           "INSERT INTO device (only_one, id, next_seq) SELECT 1, $1, coalesce "
                           "(max (device_seq), 0) + 1 FROM outbox WHERE true "
                           "ON CONFLICT (only_one) DO NOTHING",
                           YUI_TEXT (id))
         >= 0;
}

/* ---- adding ---- */

static gboolean
add (YuiDatabase *db, GVariant *data, GValue *result, GError **error)
{
  const char *op_id, *kind, *body;
  gint64 occurred_at, clock_offset_s;

  g_variant_get (data, "(&s&s&sxx)", &op_id, &kind, &body, &occurred_at, &clock_offset_s);
  if (!ensure_device (db, error)
      || yui_database_run (db, error,
                           "INSERT INTO outbox (device_seq, op_id, kind, body, occurred_at, "
                           "clock_offset_s, state) "
                           "SELECT next_seq, $1, $2, $3, $4, $5, 'waiting' FROM device",
                           YUI_TEXT (op_id), YUI_TEXT (kind), YUI_TEXT (body),
                           YUI_INT (occurred_at), YUI_INT (clock_offset_s))
             < 0
      || yui_database_run (db, error, "UPDATE device SET next_seq = next_seq + 1") < 0)
    return FALSE;
  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, op_id);
  return TRUE;
}

gboolean
yui_outbox_store_add (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  return in_transaction (db, add, data, result, error);
}

/* ---- reading ---- */

static gboolean
read_rows (YuiDatabase *db, guint max, GVariantBuilder *rows, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT device_seq, op_id, kind, subject_id, depends_on, body, occurred_at, clock_offset_s "
      "FROM outbox WHERE state = 'waiting' ORDER BY device_seq LIMIT $1",
      YUI_INT (max));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_variant_builder_add (rows, YUI_OUTBOX_ROW, yui_statement_get_int (query, 0),
                           yui_statement_get_text (query, 1), yui_statement_get_text (query, 2),
                           yui_statement_get_text (query, 3), yui_statement_get_text (query, 4),
                           yui_statement_get_text (query, 5), yui_statement_get_int (query, 6),
                           yui_statement_get_int (query, 7));
  return step == YUI_STEP_DONE;
}

static gboolean
read_batch (YuiDatabase *db, GVariant *data, GValue *result, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  g_auto (GVariantBuilder) rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" YUI_OUTBOX_ROW));

  if (!ensure_device (db, error) || !read_rows (db, g_variant_get_uint32 (data), &rows, error))
    return FALSE;
  query = yui_database_query (db, error,
                              "SELECT id, coalesce ((SELECT min (device_seq) FROM outbox), "
                              "next_seq), coalesce (epoch, '') FROM device");
  if (!yui_statement_need_row (query, error))
    return FALSE;
  g_value_init (result, G_TYPE_VARIANT);
  g_value_set_variant (result, g_variant_new (YUI_OUTBOX_BATCH, yui_statement_get_text (query, 0),
                                              yui_statement_get_int (query, 1),
                                              yui_statement_get_text (query, 2), &rows));
  return TRUE;
}

gboolean
yui_outbox_store_read (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  return in_transaction (db, read_batch, data, result, error);
}

/* ---- ending ---- */

/* On another epoch, before what was answered there is noted. */
static gboolean
take_epoch (YuiDatabase *db, const char *epoch, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE outbox SET state = 'waiting', ended_at = NULL, problem = NULL "
                           "WHERE state <> 'waiting' AND ended_at >= $2 AND (SELECT epoch FROM "
                           "device) IS NOT NULL AND (SELECT epoch FROM device) <> $1",
                           YUI_TEXT (epoch), YUI_INT (now_s () - YUI_OUTBOX_KEPT_S))
             >= 0
         && yui_database_run (db, error, "UPDATE device SET epoch = $1 WHERE epoch IS NOT $1",
                              YUI_TEXT (epoch))
                >= 0;
}

static gboolean
settle (YuiDatabase *db, GVariant *data, GValue *result, GError **error)
{
  g_autoptr (GVariantIter) results = NULL;
  const char *epoch, *op_id, *problem;

  g_variant_get (data, "(&sa(sms))", &epoch, &results);
  if (*epoch != '\0' && !take_epoch (db, epoch, error))
    return FALSE;
  while (g_variant_iter_loop (results, "(&sm&s)", &op_id, &problem))
    if (yui_database_run (db, error,
                          "UPDATE outbox SET state = $2, ended_at = $3, problem = $4 "
                          "WHERE op_id = $1",
                          YUI_TEXT (op_id), YUI_TEXT (problem != NULL ? "refused" : "acknowledged"),
                          YUI_INT (now_s ()), YUI_TEXT (problem))
        < 0)
      return FALSE;
  return yui_database_run (db, error,
                           "DELETE FROM outbox WHERE state <> 'waiting' AND ended_at < $1",
                           YUI_INT (now_s () - YUI_OUTBOX_KEPT_S))
             >= 0
         && succeed (result);
}

gboolean
yui_outbox_store_settle (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  return in_transaction (db, settle, data, result, error);
}

static gboolean
offer_all (YuiDatabase *db, GVariant *data, GValue *result, GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE outbox SET state = 'waiting', ended_at = NULL, problem = NULL "
                           "WHERE state <> 'waiting'")
             >= 0
         && succeed (result);
}

gboolean
yui_outbox_store_offer_all (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  return in_transaction (db, offer_all, data, result, error);
}

/* Numbers only become smaller, and are taken in their order, so that none meets another. */
static gboolean
renumber (YuiDatabase *db, gint64 *n, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT device_seq FROM outbox ORDER BY device_seq");
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 number = yui_statement_get_int (query, 0);

      g_array_append_val (numbers, number);
    }
  if (step != YUI_STEP_DONE)
    return FALSE;
  for (*n = 0; *n < numbers->len; ++*n)
    if (yui_database_run (db, error, "UPDATE outbox SET device_seq = $2 WHERE device_seq = $1",
                          YUI_INT (g_array_index (numbers, gint64, *n)), YUI_INT (*n + 1))
        < 0)
      return FALSE;
  return TRUE;
}

static gboolean
begin_anew (YuiDatabase *db, GVariant *data, GValue *result, GError **error)
{
  g_autofree char *id = yui_uuid_new ();
  gint64 n;

  return renumber (db, &n, error)
         && yui_database_run (db, error, "UPDATE device SET id = $1, next_seq = $2", YUI_TEXT (id),
                              YUI_INT (n + 1))
                >= 0
         && succeed (result);
}

gboolean
yui_outbox_store_begin_anew (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  return in_transaction (db, begin_anew, data, result, error);
}

gboolean
yui_outbox_store_count (YuiDatabase *db, gpointer data, GValue *result, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT count (CASE WHEN state = 'waiting' THEN 1 END), "
                            "count (CASE WHEN state = 'refused' THEN 1 END) FROM outbox");

  if (!yui_statement_need_row (query, error))
    return FALSE;
  g_value_init (result, G_TYPE_VARIANT);
  g_value_set_variant (result, g_variant_new ("(uu)", (guint)yui_statement_get_int (query, 0),
                                              (guint)yui_statement_get_int (query, 1)));
  return TRUE;
}
