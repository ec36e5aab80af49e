/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-candidate-pool.h"

#include "labour/yui-civil.h"

#define ALL_DAY ((G_GUINT64_CONSTANT (1) << YUI_RANK_SLOTS_PER_DAY) - 1)

static void
person_free (YuiCandidatePerson *person)
{
  g_free (person->worker_id);
  g_free (person->membership_id);
  g_free (person->name);
  g_free (person->kana);
  g_free (person->kind);
  g_free (person->offer_state);
  g_ptr_array_unref (person->qualification_names);
  g_free (person);
}

void
yui_candidate_pool_free (YuiCandidatePool *pool)
{
  g_return_if_fail (pool != NULL);

  g_array_unref (pool->workers);
  g_ptr_array_unref (pool->people);
  g_array_unref (pool->bookings);
  g_array_unref (pool->booking_handles);
  g_free (pool);
}

guint64
yui_candidate_number_of (const char *uuid)
{
  g_autofree char *hex = g_strdup_printf ("%.4s%s", uuid + 19, uuid + 24);

  return g_ascii_strtoull (hex, NULL, 16);
}

/* ---- people ---- */

/* $1 programme, $2 employer, $3 now, $4 shift. What is over and was not "expected" any more was
 * kept. */
static const char *people_sql
    = "SELECT w.id, m.id, w.name, w.kana, m.kind, m.blocked_by_employer, m.blocked_by_worker, "
      "w.birth_day, "
      "w.latitude_udeg, w.longitude_udeg, w.wished_wage_yen, w.furthest_m, w.week_cap_min, "
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
      "w.id), "
      "(SELECT CASE WHEN o.ended_s IS NOT NULL THEN NULL "
      " WHEN o.state = 'open' AND o.reply_by_s <= $3 THEN 'expired' ELSE o.state END "
      "FROM offer o "
      " WHERE o.programme_id = w.programme_id AND o.shift_id = $4 AND o.worker_id = w.id "
      " ORDER BY o.made_s DESC, o.id DESC LIMIT 1) "
      "FROM membership m CROSS JOIN worker w WHERE m.programme_id = $1 AND m.employer_id = $2 "
      "AND w.programme_id = m.programme_id AND w.id = m.worker_id";

static guint8
pool_kind_of (const char *kind)
{
  if (g_str_equal (kind, "current_staff"))
    return YUI_RANK_POOL_CURRENT_STAFF;
  if (g_str_equal (kind, "alumni"))
    return YUI_RANK_POOL_ALUMNI;
  return g_str_equal (kind, "registered") ? YUI_RANK_POOL_REGISTERED : YUI_RANK_POOL_PAST_SPOT;
}

/* Whoever has the shift, has it on offer, or has declined it is not asked again. */
static guint8
bars_of (YuiStatement *row)
{
  static const char *const asked[] = { "open", "accepted", "declined", NULL };
  const char *offer_state = yui_statement_get_text (row, 19);
  guint8 bars = 0;

  if (yui_statement_get_int (row, 5) != 0)
    bars |= YUI_RANK_BAR_BY_EMPLOYER;
  if (yui_statement_get_int (row, 6) != 0)
    bars |= YUI_RANK_BAR_BY_WORKER;
  if (offer_state != NULL && g_strv_contains (asked, offer_state))
    bars |= YUI_RANK_BAR_ALREADY_ASKED;
  return bars;
}

static YuiCandidatePerson *
person_from_row (YuiStatement *row)
{
  YuiCandidatePerson *person = g_new0 (YuiCandidatePerson, 1);

  person->worker_id = yui_statement_dup_text (row, 0);
  person->membership_id = yui_statement_dup_text (row, 1);
  person->name = yui_statement_dup_text (row, 2);
  person->kana = yui_statement_dup_text (row, 3);
  person->kind = yui_statement_dup_text (row, 4);
  person->offer_state = yui_statement_dup_text (row, 19);
  person->qualification_names = g_ptr_array_new_with_free_func (g_free);
  return person;
}

static YuiRankWorker
worker_from_row (YuiStatement *row)
{
  gboolean is_somewhere = !yui_statement_is_null (row, 8);

  return (YuiRankWorker){
    .id = yui_candidate_number_of (yui_statement_get_text (row, 0)),
    .lat_udeg = is_somewhere ? (gint32)yui_statement_get_int (row, 8) : YUI_RANK_NOWHERE,
    .lon_udeg = (gint32)yui_statement_get_int (row, 9),
    .birth_day = yui_statement_is_null (row, 7) ? YUI_RANK_BIRTH_UNKNOWN
                                                : (gint32)yui_statement_get_int (row, 7),
    .pool_kinds = pool_kind_of (yui_statement_get_text (row, 4)),
    .bars = bars_of (row),
    .worked_here = (guint16)MIN (yui_statement_get_int (row, 13), G_MAXUINT16),
    .min_wage_yen = (guint16)MIN (yui_statement_get_int (row, 10), G_MAXUINT16),
    .furthest_m = (guint32)yui_statement_get_int (row, 11),
    .week_cap_min = (guint16)MIN (yui_statement_get_int (row, 12), G_MAXUINT16),
    .booked_shifts = (guint32)yui_statement_get_int (row, 14),
    .kept_shifts = (guint32)yui_statement_get_int (row, 15),
    .rating_sum = (guint32)yui_statement_get_int (row, 16),
    .rating_count = (guint32)yui_statement_get_int (row, 17),
    .last_offer_s
    = yui_statement_is_null (row, 18) ? YUI_RANK_NEVER : yui_statement_get_int (row, 18),
  };
}

static gboolean
read_people (YuiCandidatePool *pool,
             YuiDatabase *db,
             gint64 programme_id,
             const YuiShift *shift,
             gint64 now_s,
             GHashTable *handles,
             GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, people_sql, YUI_INT (programme_id),
                            YUI_TEXT (shift->employer_id), YUI_INT (now_s), YUI_TEXT (shift->id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiCandidatePerson *person = person_from_row (query);
      YuiRankWorker worker = worker_from_row (query);

      g_hash_table_insert (handles, person->worker_id, GUINT_TO_POINTER (pool->workers->len));
      g_ptr_array_add (pool->people, person);
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
  YuiCandidatePerson *person = pool->people->pdata[handle];

  worker_of (pool, handle)->qualifications |= G_GUINT64_CONSTANT (1)
                                              << yui_statement_get_int (row, 1);
  g_ptr_array_add (person->qualification_names, yui_statement_dup_text (row, 2));
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
                const YuiShift *shift,
                GHashTable *handles,
                const char *sql,
                RowFunc func,
                GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, sql, YUI_INT (programme_id), YUI_TEXT (shift->employer_id));

  return read_rows (pool, query, handles, func, error);
}

static gboolean
read_bookings (YuiCandidatePool *pool,
               YuiDatabase *db,
               gint64 programme_id,
               const YuiShift *shift,
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
      YUI_INT (programme_id), YUI_TEXT (shift->employer_id), YUI_INT (from_s),
      YUI_INT (to_s - YUI_SECONDS_PER_DAY), YUI_INT (from_s));

  return read_rows (pool, query, handles, take_booking, error);
}

static gboolean
read_required (YuiCandidatePool *pool,
               YuiDatabase *db,
               gint64 programme_id,
               const YuiShift *shift,
               GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT q.bit FROM shift_qualification x JOIN qualification q "
                            "ON q.programme_id = x.programme_id AND q.id = x.qualification_id "
                            "WHERE x.programme_id = $1 AND x.shift_id = $2",
                            YUI_INT (programme_id), YUI_TEXT (shift->id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    pool->required |= G_GUINT64_CONSTANT (1) << yui_statement_get_int (query, 0);
  return step == YUI_STEP_DONE;
}

static gboolean
read_availability (YuiCandidatePool *pool,
                   YuiDatabase *db,
                   gint64 programme_id,
                   const YuiShift *shift,
                   GHashTable *handles,
                   GError **error)
{
  for (guint i = 0; i < pool->workers->len; i++)
    for (int day = 0; day < YUI_RANK_DAYS; day++)
      set_day (worker_of (pool, i), day, ALL_DAY);
  return read_pool_rows (pool, db, programme_id, shift, handles,
                         "SELECT DISTINCT x.worker_id " POOL "worker_availability x " OF_POOL,
                         take_has_said, error)
         && read_pool_rows (pool, db, programme_id, shift, handles,
                            "SELECT x.worker_id, x.weekday, x.half_hours " POOL
                            "worker_availability x " OF_POOL,
                            take_weekday, error)
         && read_pool_rows (pool, db, programme_id, shift, handles,
                            "SELECT x.worker_id, x.day, x.half_hours " POOL
                            "worker_availability_exception x " OF_POOL,
                            take_exception, error);
}

YuiCandidatePool *
yui_candidate_pool_read (
    YuiDatabase *db, gint64 programme_id, const YuiShift *shift, gint64 now_s, GError **error)
{
  g_autoptr (YuiCandidatePool) pool = g_new0 (YuiCandidatePool, 1);
  g_autoptr (GHashTable) handles = g_hash_table_new (g_str_hash, g_str_equal);
  YuiCivilDay week = yui_civil_week_start (yui_civil_day_of_utc (shift->start_s), YUI_SUNDAY);

  pool->origin_s = yui_civil_utc_of (week, 0);
  pool->workers = g_array_new (FALSE, TRUE, sizeof (YuiRankWorker));
  pool->people = g_ptr_array_new_with_free_func ((GDestroyNotify)person_free);
  pool->bookings = g_array_new (FALSE, FALSE, sizeof (YuiRankBooking));
  pool->booking_handles = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!read_people (pool, db, programme_id, shift, now_s, handles, error)
      || !read_pool_rows (pool, db, programme_id, shift, handles,
                          "SELECT x.worker_id, q.bit, q.name " POOL "worker_qualification x "
                          "CROSS JOIN qualification q " OF_POOL
                          "AND q.programme_id = x.programme_id AND q.id = x.qualification_id "
                          "ORDER BY q.bit",
                          take_qualification, error)
      || !read_availability (pool, db, programme_id, shift, handles, error)
      || !read_bookings (pool, db, programme_id, shift, handles, error)
      || !read_required (pool, db, programme_id, shift, error))
    return NULL;
  return g_steal_pointer (&pool);
}
