/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ring.h"

#include "matcher/yui-geo.h"

/* The workplaces of employers that the worker is a member of, other than the shift's own, when the
 * worker agreed to hear from neighbours; and how far a neighbour may be. */
static YuiStatement *
query_neighbours (YuiDatabase *db,
                  gint64 programme_id,
                  const YuiShift *shift,
                  const char *worker_id,
                  GError **error)
{
  return yui_database_query (
      db, error,
      "SELECT p.latitude_udeg, p.longitude_udeg, g.neighbour_m FROM membership m "
      "JOIN workplace p ON p.programme_id = m.programme_id AND p.employer_id = m.employer_id "
      "JOIN programme g ON g.programme_id = m.programme_id "
      "WHERE m.programme_id = $1 AND m.worker_id = $2 AND m.employer_id <> $3 "
      "AND m.blocked_by_employer = 0 AND m.blocked_by_worker = 0 AND EXISTS (SELECT 1 FROM "
      "neighbour_consent n WHERE n.programme_id = m.programme_id AND n.worker_id = m.worker_id "
      "AND n.ended_s IS NULL)",
      YUI_INT (programme_id), YUI_TEXT (worker_id), YUI_TEXT (shift->employer_id));
}

static gboolean
is_near (YuiDatabase *db,
         gint64 programme_id,
         const YuiShift *shift,
         const char *worker_id,
         gboolean *near,
         GError **error)
{
  g_autoptr (YuiStatement) query = query_neighbours (db, programme_id, shift, worker_id, error);
  YuiGeoFrame frame;
  YuiStep step = YUI_STEP_ERROR;

  *near = FALSE;
  yui_geo_frame_init (&frame, (int32_t)shift->latitude_udeg, (int32_t)shift->longitude_udeg);
  while (!*near && query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    *near = yui_geo_distance (&frame, (int32_t)yui_statement_get_int (query, 0),
                              (int32_t)yui_statement_get_int (query, 1))
            <= yui_statement_get_int (query, 2);
  return step != YUI_STEP_ERROR;
}

typedef struct
{
  gboolean is_blocked;
  char *member_kind; /* NULL: not in the pool */
} Relation;

static void
relation_clear (Relation *relation)
{
  g_free (relation->member_kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relation, relation_clear)

static gboolean
read_relation (Relation *relation,
               YuiDatabase *db,
               gint64 programme_id,
               const YuiShift *shift,
               const char *worker_id,
               GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT kind, blocked_by_employer + blocked_by_worker FROM membership WHERE "
      "programme_id = $1 AND employer_id = $2 AND worker_id = $3",
      YUI_INT (programme_id), YUI_TEXT (shift->employer_id), YUI_TEXT (worker_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW)
    {
      relation->member_kind = yui_statement_dup_text (query, 0);
      relation->is_blocked = yui_statement_get_int (query, 1) != 0;
    }
  return step != YUI_STEP_ERROR;
}

static gboolean
has (GPtrArray *texts, const char *text)
{
  return text != NULL && g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

gboolean
yui_ring_reaches (YuiDatabase *db,
                  gint64 programme_id,
                  const YuiShift *shift,
                  const char *worker_id,
                  gint64 now_s,
                  gboolean *reaches,
                  GError **error)
{
  g_auto (Relation) relation = { 0 };
  g_autoptr (GPtrArray) rings = NULL;

  g_return_val_if_fail (db != NULL && shift != NULL && worker_id != NULL, FALSE);

  if (!read_relation (&relation, db, programme_id, shift, worker_id, error)
      || (rings = yui_ring_list (db, programme_id, shift->id, error)) == NULL)
    return FALSE;
  *reaches = rings->len == 0 && relation.member_kind != NULL && !relation.is_blocked;
  for (guint i = 0; i < rings->len && !relation.is_blocked && !*reaches; i++)
    {
      const YuiRing *ring = rings->pdata[i];

      if (!yui_ring_is_open (ring, now_s))
        continue;
      if (!g_str_equal (ring->kind, "neighbours"))
        *reaches = g_str_equal (ring->kind, "programme") || has (ring->worker_ids, worker_id)
                   || has (ring->pool_kinds, relation.member_kind);
      else if (!is_near (db, programme_id, shift, worker_id, reaches, error))
        return FALSE;
    }
  return TRUE;
}
