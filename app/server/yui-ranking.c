/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ranking.h"

#include "labour/yui-civil.h"

#include <gio/gio.h>

#include <stdlib.h>
#include <string.h>

struct _YuiRankings
{
  GMutex reading; /* held by the one that reads a pool */
  GMutex mutex;   /* guards kept and n_asked */
  GPtrArray *kept;
  guint64 n_asked;
};

/* ---- one ranking ---- */

YuiRanking *
yui_ranking_ref (YuiRanking *ranking)
{
  g_atomic_ref_count_inc (&ranking->refs);
  return ranking;
}

void
yui_ranking_unref (YuiRanking *ranking)
{
  g_return_if_fail (ranking != NULL);

  if (!g_atomic_ref_count_dec (&ranking->refs))
    return;
  g_rw_lock_clear (&ranking->lock);
  g_clear_pointer (&ranking->memory, g_aligned_free);
  g_free (ranking->ids);
  g_free (ranking->people);
  g_free (ranking->employer_id);
  g_free (ranking);
}

static int
compare_ids (const void *a, const void *b)
{
  return memcmp (a, b, sizeof (YuiWorkerId));
}

gboolean
yui_ranking_find (const YuiRanking *ranking, const char *worker_id, guint32 *handle)
{
  YuiWorkerId id = yui_worker_id_of (worker_id);
  const YuiWorkerId *found
      = bsearch (&id, ranking->ids, ranking->n_people, sizeof *ranking->ids, compare_ids);

  if (found != NULL)
    *handle = (guint32)(found - ranking->ids);
  return found != NULL;
}

gint64
yui_ranking_origin_of (gint64 moment_s)
{
  return yui_civil_utc_of (yui_civil_week_start (yui_civil_day_of_utc (moment_s), YUI_SUNDAY), 0);
}

gboolean
yui_ranking_check (YuiRankStatus status, const char *what, GError **error)
{
  if (status == YUI_RANK_OK)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The matcher refused %s: %s", what,
               yui_rank_status_name (status));
  return FALSE;
}

static YuiRankingPerson
person_of (const YuiRankWorker *worker)
{
  return (YuiRankingPerson){
    .last_offer_s = worker->last_offer_s,
    .booked_shifts = worker->booked_shifts,
    .kept_shifts = worker->kept_shifts,
    .rating_sum = worker->rating_sum,
    .rating_count = worker->rating_count,
    .birth_day = worker->birth_day,
    .worked_here = worker->worked_here,
    .week_cap_min = worker->week_cap_min,
    .pool_kinds = worker->pool_kinds,
    .bars = worker->bars,
  };
}

static gboolean
fill_index (YuiRanking *ranking, YuiCandidatePool *pool, GError **error)
{
  YuiRankConfig config = { .origin_s = pool->origin_s,
                           .workers_max = MAX (pool->workers->len, 1),
                           .bookings_max = pool->bookings->len + YUI_RANKING_SPARE_BOOKINGS };

  ranking->size = yui_rank_index_size (&config);
  ranking->memory = g_aligned_alloc (1, ranking->size, YUI_RANK_SCRATCH_ALIGN);
  if (!yui_ranking_check (
          yui_rank_index_create (&config, ranking->memory, ranking->size, &ranking->index),
          "the index", error)
      || !yui_ranking_check (yui_rank_index_load (ranking->index,
                                                  (const YuiRankWorker *)pool->workers->data,
                                                  pool->workers->len),
                             "the people", error))
    return FALSE;
  for (guint i = 0; i < pool->bookings->len; i++)
    if (!yui_ranking_check (
            yui_rank_index_book (ranking->index, g_array_index (pool->booking_handles, guint32, i),
                                 &g_array_index (pool->bookings, YuiRankBooking, i)),
            "a booking", error))
      return FALSE;
  return TRUE;
}

static YuiRanking *
ranking_new (YuiCandidatePool *pool, GError **error)
{
  g_autoptr (YuiRanking) ranking = g_new0 (YuiRanking, 1);

  g_atomic_ref_count_init (&ranking->refs);
  g_rw_lock_init (&ranking->lock);
  if (!fill_index (ranking, pool, error))
    return NULL;
  ranking->n_people = pool->workers->len;
  ranking->people = g_new (YuiRankingPerson, MAX (ranking->n_people, 1));
  for (guint32 i = 0; i < ranking->n_people; i++)
    ranking->people[i] = person_of (&g_array_index (pool->workers, YuiRankWorker, i));
  ranking->ids = (YuiWorkerId *)(void *)g_array_steal (pool->ids, NULL);
  ranking->size += ranking->n_people * (sizeof *ranking->people + sizeof *ranking->ids);
  return g_steal_pointer (&ranking);
}

/* ---- all ---- */

YuiRankings *
yui_rankings_new (void)
{
  YuiRankings *rankings = g_new0 (YuiRankings, 1);

  g_mutex_init (&rankings->reading);
  g_mutex_init (&rankings->mutex);
  rankings->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_ranking_unref);
  return rankings;
}

void
yui_rankings_free (YuiRankings *rankings)
{
  g_return_if_fail (rankings != NULL);

  g_ptr_array_unref (rankings->kept);
  g_mutex_clear (&rankings->mutex);
  g_mutex_clear (&rankings->reading);
  g_free (rankings);
}

/* The number of the newest change that the employer sees; −1 with error. */
static gint64
read_change_number (YuiDatabase *db, gint64 programme_id, const char *employer_id, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT coalesce (max (number), 0) FROM change_log "
                            "WHERE programme_id = $1 AND employer_id = $2",
                            YUI_INT (programme_id), YUI_TEXT (employer_id));

  if (query == NULL || yui_statement_step (query, error) != YUI_STEP_ROW)
    return -1;
  return yui_statement_get_int (query, 0);
}

static gboolean
is_of (const YuiRanking *ranking, gint64 programme_id, const char *employer_id, gint64 origin_s)
{
  return ranking->programme_id == programme_id && ranking->origin_s == origin_s
         && g_str_equal (ranking->employer_id, employer_id);
}

/* A reference to the kept one when it is fresh, else NULL. */
static YuiRanking *
find_kept (YuiRankings *rankings,
           gint64 programme_id,
           const char *employer_id,
           gint64 origin_s,
           gint64 change_number,
           gint64 now_s)
{
  YuiRanking *found = NULL;

  g_mutex_lock (&rankings->mutex);
  for (guint i = 0; i < rankings->kept->len && found == NULL; i++)
    {
      YuiRanking *ranking = rankings->kept->pdata[i];

      if (is_of (ranking, programme_id, employer_id, origin_s)
          && ranking->change_number == change_number
          && ABS (now_s - ranking->read_s) <= YUI_RANKINGS_KEEP_S)
        {
          ranking->used = ++rankings->n_asked;
          found = yui_ranking_ref (ranking);
        }
    }
  g_mutex_unlock (&rankings->mutex);
  return found;
}

static gsize
sum_sizes (YuiRankings *rankings)
{
  gsize sum = 0;

  for (guint i = 0; i < rankings->kept->len; i++)
    sum += ((YuiRanking *)rankings->kept->pdata[i])->size;
  return sum;
}

static void
drop_longest_unused (YuiRankings *rankings)
{
  guint oldest = 0;

  for (guint i = 1; i < rankings->kept->len; i++)
    if (((YuiRanking *)rankings->kept->pdata[i])->used
        < ((YuiRanking *)rankings->kept->pdata[oldest])->used)
      oldest = i;
  g_ptr_array_remove_index_fast (rankings->kept, oldest);
}

static void
keep (YuiRankings *rankings, YuiRanking *ranking)
{
  g_mutex_lock (&rankings->mutex);
  for (guint i = rankings->kept->len; i-- > 0;)
    if (is_of (rankings->kept->pdata[i], ranking->programme_id, ranking->employer_id,
               ranking->origin_s))
      g_ptr_array_remove_index_fast (rankings->kept, i);
  while (rankings->kept->len > 0
         && (rankings->kept->len >= YUI_RANKINGS_MAX
             || sum_sizes (rankings) + ranking->size > YUI_RANKINGS_BYTES))
    drop_longest_unused (rankings);
  ranking->used = ++rankings->n_asked;
  if (ranking->size <= YUI_RANKINGS_BYTES)
    g_ptr_array_add (rankings->kept, yui_ranking_ref (ranking));
  g_mutex_unlock (&rankings->mutex);
}

static YuiRanking *
read_anew (YuiDatabase *db,
           gint64 programme_id,
           const char *employer_id,
           gint64 origin_s,
           gint64 now_s,
           GError **error)
{
  g_autoptr (YuiCandidatePool) pool
      = yui_candidate_pool_read (db, programme_id, employer_id, origin_s, now_s, error);
  YuiRanking *ranking = pool != NULL ? ranking_new (pool, error) : NULL;

  if (ranking == NULL)
    return NULL;
  ranking->programme_id = programme_id;
  ranking->employer_id = g_strdup (employer_id);
  ranking->origin_s = origin_s;
  ranking->read_s = now_s;
  return ranking;
}

YuiRanking *
yui_rankings_get (YuiRankings *rankings,
                  YuiDatabase *db,
                  gint64 programme_id,
                  const char *employer_id,
                  gint64 origin_s,
                  gint64 now_s,
                  GError **error)
{
  gint64 change_number = read_change_number (db, programme_id, employer_id, error);
  YuiRanking *ranking;

  if (change_number < 0)
    return NULL;
  ranking = find_kept (rankings, programme_id, employer_id, origin_s, change_number, now_s);
  if (ranking != NULL)
    return ranking;
  g_mutex_lock (&rankings->reading);
  ranking = find_kept (rankings, programme_id, employer_id, origin_s, change_number, now_s);
  if (ranking == NULL)
    ranking = read_anew (db, programme_id, employer_id, origin_s, now_s, error);
  if (ranking != NULL && ranking->used == 0)
    {
      ranking->change_number = change_number;
      keep (rankings, ranking);
    }
  g_mutex_unlock (&rankings->reading);
  return ranking;
}
