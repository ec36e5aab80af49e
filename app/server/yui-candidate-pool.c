/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-candidate-pool.h"

#include "labour/yui-civil.h"

#define ALL_DAY ((G_GUINT64_CONSTANT (1) << YUI_RANK_SLOTS_PER_DAY) - 1)

void
yui_candidate_pool_free (YuiCandidatePool *pool)
{
  g_return_if_fail (pool != NULL);

  g_array_unref (pool->ids);
  g_array_unref (pool->workers);
  g_array_unref (pool->bookings);
  g_array_unref (pool->booking_handles);
  g_free (pool);
}

YuiWorkerId
yui_worker_id_of (const char *uuid)
{
  YuiWorkerId id = { { 0 } };
  int n = 0;

  for (const char *p = uuid; *p != '\0' && n < 32; p++)
    if (g_ascii_isxdigit (*p))
      {
        id.bytes[n / 2] = (guint8)(id.bytes[n / 2] << 4 | g_ascii_xdigit_value (*p));
        n++;
      }
  return id;
}

void
yui_worker_id_to_text (const YuiWorkerId *id, char uuid[YUI_UUID_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  char *p = uuid;

  for (int i = 0; i < (int)sizeof id->bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[id->bytes[i] >> 4];
      *p++ = digits[id->bytes[i] & 15];
    }
  *p = '\0';
}

guint64
yui_candidate_number_of (const char *uuid)
{
  g_autofree char *hex = g_strdup_printf ("%.4s%s", uuid + 19, uuid + 24);

  return g_ascii_strtoull (hex, NULL, 16);
}

/* ---- people ---- */

/* Minutes a week that a person has declared for other employers, on day $4; weekdays are bits. */
#define DECLARED_MIN                                                                               \
  "coalesce ((SELECT sum (d.day_min * ((d.weekdays & 1) + (d.weekdays >> 1 & 1) "                  \
  " + (d.weekdays >> 2 & 1) + (d.weekdays >> 3 & 1) + (d.weekdays >> 4 & 1) "                      \
  " + (d.weekdays >> 5 & 1) + (d.weekdays >> 6 & 1))) FROM declared_work d "                       \
  "WHERE d.programme_id = w.programme_id AND d.worker_id = w.id AND d.ended_s IS NULL "            \
  "AND d.from_day <= $4 AND (d.until_day IS NULL OR d.until_day >= $4)), 0)"

/* $1 programme, $2 employer, $3 now, $4 its day. What is over and was not "expected" any more was kept. */
static const char *people_sql
    = "SELECT w.id, m.kind, m.blocked_by_employer, m.blocked_by_worker, w.birth_day, "
      "w.latitude_udeg, w.longitude_udeg, w.wished_wage_yen, w.furthest_m, "
      "w.week_cap_min - " DECLARED_MIN ", "
      "(SELECT count(*) FROM attendance a WHERE a.programme_id = w.programme_id AND a.worker_id = "
      "w.id "
      " AND a.employer_id = m.employer_id AND a.planned_end_s < $3 AND a.state <> 'expected'), "
      "(SELECT count(*) FROM attendance a WHERE a.programme_id = w.programme_id AND a.worker_id = "
      "w.id "
      " AND a.planned_end_s < $3), "
      "(SELECT count(*) FROM attendance a WHERE a.programme_id = w.programme_id AND a.worker_id = "
      "w.id "
      " AND a.planned_end_s < $3 AND a.state <> 'expected'), "
      "(SELECT coalesce (sum (r.stars), 0) FROM rating r WHERE r.programme_id = w.programme_id "
      " AND r.worker_id = w.id AND r.direction = 'of_worker'), "
      "(SELECT count(*) FROM rating r WHERE r.programme_id = w.programme_id AND r.worker_id = w.id "
      " AND r.direction = 'of_worker'), "
      "(SELECT max (o.made_s) FROM offer o WHERE o.programme_id = w.programme_id AND o.worker_id = "
      "w.id) "
      "FROM membership m CROSS JOIN worker w WHERE m.programme_id = $1 AND m.employer_id = $2 "
      "AND w.programme_id = m.programme_id AND w.id = m.worker_id ORDER BY m.worker_id";

static guint8
pool_kind_of (const char *kind)
{
  if (g_str_equal (kind, "current_staff"))
    return YUI_RANK_POOL_CURRENT_STAFF;
  if (g_str_equal (kind, "alumni"))
    return YUI_RANK_POOL_ALUMNI;
  return g_str_equal (kind, "registered") ? YUI_RANK_POOL_REGISTERED : YUI_RANK_POOL_PAST_SPOT;
}

static guint8
bars_of (YuiStatement *row)
{
  guint8 bars = 0;

  if (yui_statement_get_int (row, 2) != 0)
    bars |= YUI_RANK_BAR_BY_EMPLOYER;
  if (yui_statement_get_int (row, 3) != 0)
    bars |= YUI_RANK_BAR_BY_WORKER;
  return bars;
}

static YuiRankWorker
worker_from_row (YuiStatement *row)
{
  gboolean is_somewhere = !yui_statement_is_null (row, 5);

  return (YuiRankWorker){
    .id = yui_candidate_number_of (yui_statement_get_text (row, 0)),
    .lat_udeg = is_somewhere ? (gint32)yui_statement_get_int (row, 5) : YUI_RANK_NOWHERE,
    .lon_udeg = (gint32)yui_statement_get_int (row, 6),
    .birth_day = yui_statement_is_null (row, 4) ? YUI_RANK_BIRTH_UNKNOWN
                                                : (gint32)yui_statement_get_int (row, 4),
    .pool_kinds = pool_kind_of (yui_statement_get_text (row, 1)),
    .bars = bars_of (row),
    .worked_here = (guint16)MIN (yui_statement_get_int (row, 10), G_MAXUINT16),
    .min_wage_yen = (guint16)MIN (yui_statement_get_int (row, 7), G_MAXUINT16),
    .furthest_m = (guint32)yui_statement_get_int (row, 8),
    .week_cap_min = yui_statement_is_null (row, 9)
                        ? YUI_RANK_NO_LIMIT
                        : (guint16)CLAMP (yui_statement_get_int (row, 9), 1, G_MAXUINT16),
    .booked_shifts = (guint32)yui_statement_get_int (row, 11),
    .kept_shifts = (guint32)yui_statement_get_int (row, 12),
    .rating_sum = (guint32)yui_statement_get_int (row, 13),
    .rating_count = (guint32)yui_statement_get_int (row, 14),
    .last_offer_s
    = yui_statement_is_null (row, 15) ? YUI_RANK_NEVER : yui_statement_get_int (row, 15),
  };
}

static gboolean
read_people (YuiCandidatePool *pool,
             YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             gint64 now_s,
             GHashTable *handles,
             GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, people_sql, YUI_INT (programme_id), YUI_TEXT (employer_id),
                            YUI_INT (now_s), YUI_INT (yui_civil_day_of_utc (now_s)));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiRankWorker worker = worker_from_row (query);
      YuiWorkerId id = yui_worker_id_of (yui_statement_get_text (query, 0));

      g_hash_table_insert (handles, yui_statement_dup_text (query, 0),
                           GUINT_TO_POINTER (pool->workers->len));
      g_array_append_val (pool->ids, id);
      g_array_append_val (pool->workers, worker);
    }
  return step == YUI_STEP_DONE;
}

/* ---- what belongs to people ---- */

/* Takes one row whose first column is the worker's id. */
typedef void (*RowFunc) (YuiCandidatePool *pool, guint handle, YuiStatement *row);

/* The pool first, then what belongs to each of it: CROSS JOIN keeps this order, whatever the
 * planner thinks. */
#define POOL "FROM membership m CROSS JOIN "
#define OF_POOL                                                                                    \
  "WHERE m.programme_id = $1 AND m.employer_id = $2 "                                              \
  "AND x.programme_id = m.programme_id AND x.worker_id = m.worker_id "

static gboolean
read_rows (
    YuiCandidatePool *pool, YuiStatement *query, GHashTable *handles, RowFunc func, GError **error)
{
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      gpointer handle;

      if (g_hash_table_lookup_extended (handles, yui_statement_get_text (query, 0), NULL, &handle))
        func (pool, GPOINTER_TO_UINT (handle), query);
    }
  return step == YUI_STEP_DONE;
}

static YuiRankWorker *
worker_of (YuiCandidatePool *pool, guint handle)
{
  return &g_array_index (pool->workers, YuiRankWorker, handle);
}

static void
take_qualification (YuiCandidatePool *pool, guint handle, YuiStatement *row)
{
  worker_of (pool, handle)->qualifications |= G_GUINT64_CONSTANT (1)
                                              << yui_statement_get_int (row, 1);
}

/* Replaces the half-hours of one of the 28 days. */
static void
set_day (YuiRankWorker *worker, int day, guint64 half_hours)
{
  for (int i = 0; i < YUI_RANK_SLOTS_PER_DAY; i++)
    {
      int slot = day * YUI_RANK_SLOTS_PER_DAY + i;
      guint64 bit = G_GUINT64_CONSTANT (1) << (slot % 64);

      if ((half_hours >> i & 1) != 0)
        worker->available[slot / 64] |= bit;
      else
        worker->available[slot / 64] &= ~bit;
    }
}

/* The origin is a Sunday, weekday 6 of the rows. */
static void
take_weekday (YuiCandidatePool *pool, guint handle, YuiStatement *row)
{
  int first = ((int)yui_statement_get_int (row, 1) + 1) % YUI_DAYS_PER_WEEK;

  for (int day = first; day < YUI_RANK_DAYS; day += YUI_DAYS_PER_WEEK)
    set_day (worker_of (pool, handle), day, (guint64)yui_statement_get_int (row, 2));
}

/* The first row of a person: what they have not said is not free. */
static void
take_has_said (YuiCandidatePool *pool, guint handle, YuiStatement *row)
{
  memset (worker_of (pool, handle)->available, 0, sizeof worker_of (pool, handle)->available);
}

static void
take_exception (YuiCandidatePool *pool, guint handle, YuiStatement *row)
{
  gint64 day = yui_statement_get_int (row, 1) - yui_civil_day_of_utc (pool->origin_s);

  if (day >= 0 && day < YUI_RANK_DAYS)
    set_day (worker_of (pool, handle), (int)day, (guint64)yui_statement_get_int (row, 2));
}

static void
take_booking (YuiCandidatePool *pool, guint handle, YuiStatement *row)
{
  YuiRankBooking booking = { .start_s = yui_statement_get_int (row, 1),
                             .end_s = yui_statement_get_int (row, 2),
                             .break_min = (guint16)yui_statement_get_int (row, 3),
                             .lat_udeg = (gint32)yui_statement_get_int (row, 4),
                             .lon_udeg = (gint32)yui_statement_get_int (row, 5) };
  guint32 number = handle;

  g_array_append_val (pool->bookings, booking);
  g_array_append_val (pool->booking_handles, number);
}

static gboolean
read_pool_rows (YuiCandidatePool *pool,
                YuiDatabase *db,
                gint64 programme_id,
                const char *employer_id,
                GHashTable *handles,
                const char *sql,
                RowFunc func,
                GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, sql, YUI_INT (programme_id), YUI_TEXT (employer_id));

  return read_rows (pool, query, handles, func, error);
}

static gboolean
read_bookings (YuiCandidatePool *pool,
               YuiDatabase *db,
               gint64 programme_id,
               const char *employer_id,
               GHashTable *handles,
               GError **error)
{
  gint64 from_s = pool->origin_s - YUI_SECONDS_PER_DAY;
  gint64 to_s = pool->origin_s + (YUI_RANK_DAYS + 1) * YUI_SECONDS_PER_DAY;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT x.worker_id, x.start_s, x.end_s, coalesce (x.break_min, s.break_min), "
      "p.latitude_udeg, p.longitude_udeg " POOL "contract x "
      "CROSS JOIN shift s CROSS JOIN workplace p " OF_POOL
      "AND s.programme_id = x.programme_id AND s.id = x.shift_id "
      "AND p.programme_id = x.programme_id AND p.id = x.workplace_id "
      "AND x.start_s >= $3 AND x.start_s < $4 AND x.end_s > $5 AND x.cancelled_s IS NULL",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_INT (from_s),
      YUI_INT (to_s - YUI_SECONDS_PER_DAY), YUI_INT (from_s));

  return read_rows (pool, query, handles, take_booking, error);
}

static gboolean
read_availability (YuiCandidatePool *pool,
                   YuiDatabase *db,
                   gint64 programme_id,
                   const char *employer_id,
                   GHashTable *handles,
                   GError **error)
{
  for (guint i = 0; i < pool->workers->len; i++)
    for (int day = 0; day < YUI_RANK_DAYS; day++)
      set_day (worker_of (pool, i), day, ALL_DAY);
  return read_pool_rows (pool, db, programme_id, employer_id, handles,
                         "SELECT DISTINCT x.worker_id " POOL "worker_availability x " OF_POOL,
                         take_has_said, error)
         && read_pool_rows (pool, db, programme_id, employer_id, handles,
                            "SELECT x.worker_id, x.weekday, x.half_hours " POOL
                            "worker_availability x " OF_POOL,
                            take_weekday, error)
         && read_pool_rows (pool, db, programme_id, employer_id, handles,
                            "SELECT x.worker_id, x.day, x.half_hours " POOL
                            "worker_availability_exception x " OF_POOL,
                            take_exception, error);
}

YuiCandidatePool *
yui_candidate_pool_read (YuiDatabase *db,
                         gint64 programme_id,
                         const char *employer_id,
                         gint64 origin_s,
                         gint64 now_s,
                         GError **error)
{
  g_autoptr (YuiCandidatePool) pool = g_new0 (YuiCandidatePool, 1);
  g_autoptr (GHashTable) handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pool->origin_s = origin_s;
  pool->ids = g_array_new (FALSE, FALSE, sizeof (YuiWorkerId));
  pool->workers = g_array_new (FALSE, TRUE, sizeof (YuiRankWorker));
  pool->bookings = g_array_new (FALSE, FALSE, sizeof (YuiRankBooking));
  pool->booking_handles = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!read_people (pool, db, programme_id, employer_id, now_s, handles, error)
      || !read_pool_rows (pool, db, programme_id, employer_id, handles,
                          "SELECT x.worker_id, q.bit " POOL "worker_qualification x "
                          "CROSS JOIN qualification q " OF_POOL
                          "AND q.programme_id = x.programme_id AND q.id = x.qualification_id",
                          take_qualification, error)
      || !read_availability (pool, db, programme_id, employer_id, handles, error)
      || !read_bookings (pool, db, programme_id, employer_id, handles, error))
    return NULL;
  return g_steal_pointer (&pool);
}
