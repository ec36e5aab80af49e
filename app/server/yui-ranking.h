/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-candidate-pool.h"

G_BEGIN_DECLS

/* What is shown of a person beside the terms, and what a relation to one shift needs. */
typedef struct
{
  gint64 last_offer_s; /* or YUI_RANK_NEVER */
  guint32 booked_shifts, kept_shifts;
  guint32 rating_sum, rating_count;
  gint32 birth_day;
  guint16 worked_here;
  guint16 week_cap_min;
  guint8 pool_kinds, bars;
} YuiRankingPerson;

/* An employer's pool as an index of the matcher over four weeks. It is read by several threads at
 * once: hold lock for reading while asking index, for writing while changing it (and leave it as it
 * was). Everything else never changes. */
typedef struct
{
  gatomicrefcount refs;
  GRWLock lock;
  YuiRankIndex *index; /* in memory */
  void *memory;
  gsize size; /* bytes, all together */
  guint32 n_people;
  YuiWorkerId *ids;         /* array[n_people], ascending; handle h is ids[h] */
  YuiRankingPerson *people; /* array[n_people] */

  /*< private >*/
  gint64 programme_id;
  char *employer_id;
  gint64 origin_s;
  gint64 change_number;
  gint64 read_s;
  guint64 used; /* when it was asked for last, by a count */
} YuiRanking;

YuiRanking *yui_ranking_ref (YuiRanking *ranking);
void yui_ranking_unref (YuiRanking *ranking);

/* The handle of a worker; FALSE when not in the pool. */
gboolean yui_ranking_find (const YuiRanking *ranking, const char *worker_id, guint32 *handle);

/* Midnight of the Sunday at or before a moment, Japan time: the origin of a ranking for it. */
gint64 yui_ranking_origin_of (gint64 moment_s);

/* Rankings kept, so that asking again costs no reading: up to YUI_RANKINGS_MAX and YUI_RANKINGS_BYTES
 * in memory, the longest unused let go first. One is read anew after a change of the employer's own
 * data, and when it is older than YUI_RANKINGS_KEEP_S, for what time and other employers change.
 * Thread-safe; one thread reads at a time. */
typedef struct _YuiRankings YuiRankings;

#define YUI_RANKINGS_MAX    16
#define YUI_RANKINGS_BYTES  (256 * 1024 * 1024)
#define YUI_RANKINGS_KEEP_S 60

/* Room in the index for bookings that a forecast makes and takes back. */
#define YUI_RANKING_SPARE_BOOKINGS 4000

YuiRankings *yui_rankings_new (void);
void yui_rankings_free (YuiRankings *rankings);

/* Gives a reference; NULL with error. */
YuiRanking *yui_rankings_get (YuiRankings *rankings,
                              YuiDatabase *db,
                              gint64 programme_id,
                              const char *employer_id,
                              gint64 origin_s,
                              gint64 now_s,
                              GError **error);

/* An error of the matcher, which is one of this server. Returns status == YUI_RANK_OK. */
gboolean yui_ranking_check (YuiRankStatus status, const char *what, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiRanking, yui_ranking_unref)

G_END_DECLS
