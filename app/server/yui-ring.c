/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ring.h"
#include "yui-timer.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

void
yui_ring_free (YuiRing *ring)
{
  g_return_if_fail (ring != NULL);

  g_free (ring->id);
  g_free (ring->shift_id);
  g_free (ring->employer_id);
  g_free (ring->kind);
  g_free (ring->opens);
  g_free (ring->opened_by);
  g_clear_pointer (&ring->worker_ids, g_ptr_array_unref);
  g_clear_pointer (&ring->pool_kinds, g_ptr_array_unref);
  g_free (ring);
}

gboolean
yui_ring_is_open (const YuiRing *ring, gint64 now_s)
{
  return ring->closed_s == 0 && ring->opens_s != 0 && ring->opens_s <= now_s;
}

/* ---- reading ---- */

static YuiRing *
ring_from_row (YuiStatement *row)
{
  YuiRing *ring = g_new0 (YuiRing, 1);

  ring->id = yui_statement_dup_text (row, 0);
  ring->version = yui_statement_get_int (row, 1);
  ring->shift_id = yui_statement_dup_text (row, 2);
  ring->employer_id = yui_statement_dup_text (row, 3);
  ring->kind = yui_statement_dup_text (row, 4);
  ring->opens = yui_statement_dup_text (row, 5);
  ring->opens_at_s = yui_statement_get_int (row, 6);
  ring->opens_min = yui_statement_get_int (row, 7);
  ring->opens_s = yui_statement_get_int (row, 8);
  ring->opened_s = yui_statement_get_int (row, 9);
  ring->opened_by = yui_statement_dup_text (row, 10);
  ring->closed_s = yui_statement_get_int (row, 11);
  return ring;
}

static GPtrArray *
read_texts (
    YuiDatabase *db, const char *sql, gint64 programme_id, const char *ring_id, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, sql, YUI_INT (programme_id), YUI_TEXT (ring_id));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (texts, yui_statement_dup_text (query, 0));
  return step == YUI_STEP_DONE ? g_steal_pointer (&texts) : NULL;
}

static gboolean
read_holders (YuiRing *ring, YuiDatabase *db, gint64 programme_id, GError **error)
{
  ring->worker_ids = read_texts (db,
                                 "SELECT worker_id FROM ring_person WHERE programme_id = $1 AND "
                                 "ring_id = $2 ORDER BY worker_id",
                                 programme_id, ring->id, error);
  if (ring->worker_ids == NULL)
    return FALSE;
  ring->pool_kinds = read_texts (db,
                                 "SELECT kind FROM ring_pool_kind WHERE programme_id = $1 AND "
                                 "ring_id = $2 ORDER BY kind",
                                 programme_id, ring->id, error);
  return ring->pool_kinds != NULL;
}

GPtrArray *
yui_ring_list (YuiDatabase *db, gint64 programme_id, const char *shift_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, version, shift_id, employer_id, kind, opens, opens_at_s, opens_min, opens_s, "
      "opened_s, opened_by, closed_s FROM ring WHERE programme_id = $1 AND shift_id = $2 "
      "ORDER BY position",
      YUI_INT (programme_id), YUI_TEXT (shift_id));
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_ring_free);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_ptr_array_add (rings, ring_from_row (query));
      if (!read_holders (rings->pdata[rings->len - 1], db, programme_id, error))
        return NULL;
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&rings) : NULL;
}

/* ---- JSON ---- */

static void
add_texts (YuiJson *doc, yyjson_mut_val *object, const char *key, GPtrArray *texts)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, object, key);

  for (guint i = 0; i < texts->len; i++)
    yyjson_mut_arr_add_strcpy (doc, array, texts->pdata[i]);
}

static void
add_rule (const YuiRing *ring, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "kind", ring->kind);
  yui_json_add_text (doc, object, "opens", ring->opens);
  if (g_str_equal (ring->opens, "at"))
    yui_json_add_moment (doc, object, "at", ring->opens_at_s);
  else
    yui_json_add_int (doc, object, "minutes", ring->opens_min);
  if (g_str_equal (ring->kind, "chosen"))
    add_texts (doc, object, "worker_ids", ring->worker_ids);
  if (g_str_equal (ring->kind, "pool"))
    add_texts (doc, object, "pool_kinds", ring->pool_kinds);
}

void
yui_ring_add_json (const YuiRing *ring, gint64 now_s, YuiJson *doc, yyjson_mut_val *object)
{
  const char *state = ring->closed_s != 0              ? "closed"
                      : yui_ring_is_open (ring, now_s) ? "open"
                                                       : "waiting";

  yui_json_add_text (doc, object, "id", ring->id);
  yui_json_add_int (doc, object, "version", ring->version);
  yui_json_add_text (doc, object, "state", state);
  add_rule (ring, doc, object);
  yui_json_add_moment_or_null (doc, object, "opens_at", ring->opens_s);
  yui_json_add_bool (doc, object, "opened_by_hand", ring->opened_by != NULL);
  yui_json_add_moment_or_null (doc, object, "closed_at", ring->closed_s);
}

void
yui_ring_plan_add_json (GPtrArray *plan, YuiJson *doc, yyjson_mut_val *array)
{
  for (guint i = 0; i < plan->len; i++)
    add_rule (plan->pdata[i], doc, yyjson_mut_arr_add_obj (doc, array));
}

char *
yui_ring_plan_to_text (GPtrArray *plan)
{
  g_autoptr (YuiJson) doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *array = yyjson_mut_arr (doc);

  yyjson_mut_doc_set_root (doc, array);
  yui_ring_plan_add_json (plan, doc, array);
  return yui_json_write (doc, NULL);
}

/* ---- writing ---- */

static gint64
opening_of (const YuiRing *ring, const YuiShift *shift)
{
  const gint64 after_s = ring->opens_min * YUI_SECONDS_PER_MINUTE;
  gint64 opens_s;

  if (shift->published_s == 0)
    return 0;
  if (g_str_equal (ring->opens, "at"))
    opens_s = ring->opens_at_s;
  else if (g_str_equal (ring->opens, "after_publication"))
    opens_s = shift->published_s + after_s;
  else
    opens_s = shift->start_s - after_s;
  return MAX (opens_s, shift->published_s);
}

static gboolean
schedule_one (YuiDatabase *db,
              gint64 programme_id,
              const YuiRing *ring,
              gint64 opens_s,
              gint64 now_s,
              GError **error)
{
  if (yui_database_run (db, error,
                        "UPDATE ring SET opens_s = $3, version = version + 1 WHERE programme_id = "
                        "$1 AND id = $2",
                        YUI_INT (programme_id), YUI_TEXT (ring->id), YUI_INT (opens_s))
      < 0)
    return FALSE;
  if (opens_s <= now_s)
    return yui_ring_mark_opened (db, programme_id, ring->id, NULL, opens_s, error)
           && yui_timer_clear (db, programme_id, YUI_TIMER_RING_OPENING, ring->id, error);
  return yui_timer_set (db, programme_id, YUI_TIMER_RING_OPENING, ring->id, opens_s, error);
}

gboolean
yui_ring_schedule (
    YuiDatabase *db, gint64 programme_id, const YuiShift *shift, gint64 now_s, GError **error)
{
  g_autoptr (GPtrArray) rings = yui_ring_list (db, programme_id, shift->id, error);

  if (rings == NULL)
    return FALSE;
  for (guint i = 0; i < rings->len; i++)
    {
      const YuiRing *ring = rings->pdata[i];
      const gint64 opens_s = opening_of (ring, shift);

      if (ring->opened_s == 0 && ring->closed_s == 0 && opens_s != 0 && opens_s != ring->opens_s
          && !schedule_one (db, programme_id, ring, opens_s, now_s, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
yui_ring_mark_opened (YuiDatabase *db,
                      gint64 programme_id,
                      const char *id,
                      const char *opened_by,
                      gint64 now_s,
                      GError **error)
{
  return yui_database_run (db, error,
                           "UPDATE ring SET opened_s = $3, opened_by = $4, opens_s = CASE WHEN "
                           "opens_s IS NULL OR opens_s > $3 THEN $3 ELSE opens_s END, closed_s = "
                           "NULL, closed_by = NULL, version = version + 1 WHERE programme_id = $1 "
                           "AND id = $2",
                           YUI_INT (programme_id), YUI_TEXT (id), YUI_INT (now_s),
                           YUI_TEXT (opened_by))
         >= 0;
}

static gboolean
insert_texts (YuiDatabase *db,
              const char *sql,
              gint64 programme_id,
              const char *ring_id,
              GPtrArray *texts,
              GError **error)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    if (yui_database_run (db, error, sql, YUI_INT (programme_id), YUI_TEXT (ring_id),
                          YUI_TEXT (texts->pdata[i]))
        < 0)
      return FALSE;
  return TRUE;
}

static gboolean
insert_ring (YuiRequest *request,
             YuiDatabase *db,
             const YuiShift *shift,
             const YuiRing *ring,
             guint position,
             GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  const gboolean is_at = g_str_equal (ring->opens, "at");
  g_autofree char *id = yui_uuid_new ();

  return yui_database_run (db, error,
                           "INSERT INTO ring (programme_id, id, shift_id, employer_id, position, "
                           "kind, opens, opens_at_s, opens_min) VALUES ($1, $2, $3, $4, $5, $6, "
                           "$7, $8, $9)",
                           YUI_INT (programme_id), YUI_TEXT (id), YUI_TEXT (shift->id),
                           YUI_TEXT (shift->employer_id), YUI_INT (position), YUI_TEXT (ring->kind),
                           YUI_TEXT (ring->opens), is_at ? YUI_INT (ring->opens_at_s) : YUI_NULL,
                           is_at ? YUI_NULL : YUI_INT (ring->opens_min))
             >= 0
         && insert_texts (db,
                          "INSERT INTO ring_person (programme_id, ring_id, worker_id) VALUES ($1, "
                          "$2, $3)",
                          programme_id, id, ring->worker_ids, error)
         && insert_texts (db,
                          "INSERT INTO ring_pool_kind (programme_id, ring_id, kind) VALUES ($1, "
                          "$2, $3)",
                          programme_id, id, ring->pool_kinds, error);
}

static gboolean
same_texts (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find_with_equal_func (b, a->pdata[i], g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* Since when the people of a ring have seen the shift under the rings before; 0: they did not. */
static gint64
seen_since (const YuiRing *ring, GPtrArray *before, const YuiShift *shift, gint64 now_s)
{
  if (before->len == 0)
    return g_str_equal (ring->kind, "pool") ? shift->published_s : 0;
  for (guint i = 0; i < before->len; i++)
    {
      const YuiRing *old = before->pdata[i];

      if (yui_ring_is_open (old, now_s) && g_str_equal (old->kind, ring->kind)
          && same_texts (old->pool_kinds, ring->pool_kinds)
          && same_texts (old->worker_ids, ring->worker_ids))
        return old->opens_s;
    }
  return 0;
}

/* A plan that is made after the publication opens its rings no earlier than it was made. */
static gboolean
date_openings (
    YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GPtrArray *before, GError **error)
{
  const gint64 programme_id = request->principal.programme_id, now_s = request->now_s;
  g_autoptr (GPtrArray) rings = yui_ring_list (db, programme_id, shift->id, error);

  for (guint i = 0; rings != NULL && i < rings->len; i++)
    {
      const YuiRing *ring = rings->pdata[i];
      const gint64 since_s = seen_since (ring, before, shift, now_s);

      if (yui_ring_is_open (ring, now_s)
          && yui_database_run (db, error,
                               "UPDATE ring SET opens_s = $3, opened_s = $3, opened_by = $4 WHERE "
                               "programme_id = $1 AND id = $2",
                               YUI_INT (programme_id), YUI_TEXT (ring->id),
                               YUI_INT (since_s != 0 ? since_s : now_s),
                               YUI_TEXT (since_s != 0 ? NULL : request->principal.actor_id))
                 < 0)
        return FALSE;
    }
  return rings != NULL;
}

gboolean
yui_ring_store_plan (
    YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GPtrArray *plan, GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  g_autoptr (GPtrArray) before = yui_ring_list (db, programme_id, shift->id, error);

  if (before == NULL)
    return FALSE;
  if (yui_database_run (db, error,
                        "DELETE FROM timer WHERE programme_id = $1 AND kind = 'ring_opening' AND "
                        "subject_id IN (SELECT id FROM ring WHERE programme_id = $1 AND shift_id = "
                        "$2)",
                        YUI_INT (programme_id), YUI_TEXT (shift->id))
          < 0
      || yui_database_run (db, error, "DELETE FROM ring WHERE programme_id = $1 AND shift_id = $2",
                           YUI_INT (programme_id), YUI_TEXT (shift->id))
             < 0)
    return FALSE;
  for (guint i = 0; i < plan->len; i++)
    if (!insert_ring (request, db, shift, plan->pdata[i], i, error))
      return FALSE;
  return yui_ring_schedule (db, programme_id, shift, request->now_s, error)
         && date_openings (request, db, shift, before, error);
}
