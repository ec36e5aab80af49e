/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-share-of-work.h"

#include "labour/yui-civil.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define SHIFTS_MAX 1000

void
yui_share_of_work_free (YuiShareOfWork *work)
{
  g_return_if_fail (work != NULL);

  g_clear_pointer (&work->ranking, yui_ranking_unref);
  g_free (work->ids);
  g_free (work->people);
  g_free (work);
}

/* ---- who ---- */

static gboolean
read_everybody (YuiShareOfWork *work, YuiDatabase *db, gint64 programme_id, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT id FROM worker WHERE programme_id = $1 ORDER BY id",
                            YUI_INT (programme_id));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (YuiWorkerId));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiWorkerId id = yui_worker_id_of (yui_statement_get_text (query, 0));

      g_array_append_val (ids, id);
    }
  work->n_people = ids->len;
  work->ids = (YuiWorkerId *)(void *)g_array_steal (ids, NULL);
  return step == YUI_STEP_DONE;
}

static gboolean
read_pool (YuiShareOfWork *work,
           YuiDatabase *db,
           YuiRankings *rankings,
           gint64 programme_id,
           const char *employer_id,
           gint64 now_s,
           GError **error)
{
  work->ranking = yui_rankings_get (rankings, db, programme_id, employer_id,
                                    yui_ranking_origin_of (now_s), now_s, error);
  if (work->ranking == NULL)
    return FALSE;
  work->n_people = work->ranking->n_people;
  work->ids = g_memdup2 (work->ranking->ids, work->n_people * sizeof *work->ids);
  return TRUE;
}

/* ---- how much ---- */

static int
compare_ids (const void *a, const void *b)
{
  return memcmp (a, b, sizeof (YuiWorkerId));
}

static YuiSharePerson *
person_of (YuiShareOfWork *work, const char *worker_id)
{
  YuiWorkerId id = yui_worker_id_of (worker_id);
  const YuiWorkerId *found = work->n_people > 0
                                 ? bsearch (&id, work->ids, work->n_people, sizeof id, compare_ids)
                                 : NULL;

  return found != NULL ? &work->people[found - work->ids] : NULL;
}

static gboolean
read_offers (YuiShareOfWork *work,
             YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             gint64 from_s,
             gint64 to_s,
             GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT worker_id, count(*) FROM offer WHERE programme_id = $1 "
      "AND ($2 IS NULL OR employer_id = $2) AND made_s >= $3 AND made_s < $4 GROUP BY worker_id",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_INT (from_s), YUI_INT (to_s));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiSharePerson *person = person_of (work, yui_statement_get_text (query, 0));

      if (person != NULL)
        person->offers = (guint32)yui_statement_get_int (query, 1);
    }
  return step == YUI_STEP_DONE;
}

/* Minutes worked: as agreed, else as clocked. */
static gboolean
read_minutes (YuiShareOfWork *work,
              YuiDatabase *db,
              gint64 programme_id,
              const char *employer_id,
              gint64 from,
              gint64 to,
              GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT worker_id, sum ((coalesce (agreed_end_s, clocked_end_s) "
      "- coalesce (agreed_start_s, clocked_start_s)) / 60 "
      "- coalesce (agreed_break_min, clocked_break_min, 0)) FROM attendance "
      "WHERE programme_id = $1 AND ($2 IS NULL OR employer_id = $2) "
      "AND work_day >= $3 AND work_day < $4 "
      "AND coalesce (agreed_end_s, clocked_end_s) IS NOT NULL "
      "AND coalesce (agreed_start_s, clocked_start_s) IS NOT NULL GROUP BY worker_id",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_INT (from), YUI_INT (to));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiSharePerson *person = person_of (work, yui_statement_get_text (query, 0));

      if (person != NULL)
        person->work_min = (guint32)MAX (yui_statement_get_int (query, 1), 0);
    }
  return step == YUI_STEP_DONE;
}

/* amounts come sorted, smallest first. */
static void
sum_tenths (const guint64 *amounts,
            guint n,
            guint people[YUI_SHARE_TENTHS],
            guint64 totals[YUI_SHARE_TENTHS])
{
  for (guint tenth = 0; tenth < YUI_SHARE_TENTHS; tenth++)
    {
      guint first = (guint)((guint64)n * tenth / YUI_SHARE_TENTHS);
      guint end = (guint)((guint64)n * (tenth + 1) / YUI_SHARE_TENTHS);

      people[tenth] = end - first;
      totals[tenth] = 0;
      for (guint i = first; i < end; i++)
        totals[tenth] += amounts[i];
    }
}

static void
measure (YuiShareOfWork *work)
{
  g_autofree guint64 *amounts = g_new (guint64, MAX (work->n_people, 1));

  for (guint i = 0; i < work->n_people; i++)
    amounts[i] = work->people[i].offers;
  yui_share_measure (amounts, work->n_people, &work->offers);
  sum_tenths (amounts, work->n_people, work->tenth_people, work->tenth_offers);
  for (guint i = 0; i < work->n_people; i++)
    amounts[i] = work->people[i].work_min;
  yui_share_measure (amounts, work->n_people, &work->minutes);
  sum_tenths (amounts, work->n_people, work->tenth_people, work->tenth_minutes);
}

YuiShareOfWork *
yui_share_of_work_read (YuiDatabase *db,
                        YuiRankings *rankings,
                        gint64 programme_id,
                        const char *employer_id,
                        gint64 from,
                        gint64 to,
                        gint64 now_s,
                        GError **error)
{
  g_autoptr (YuiShareOfWork) work = g_new0 (YuiShareOfWork, 1);

  if (employer_id == NULL
          ? !read_everybody (work, db, programme_id, error)
          : !read_pool (work, db, rankings, programme_id, employer_id, now_s, error))
    return NULL;
  work->people = g_new0 (YuiSharePerson, MAX (work->n_people, 1));
  if (!read_offers (work, db, programme_id, employer_id, yui_civil_utc_of ((YuiCivilDay)from, 0),
                    yui_civil_utc_of ((YuiCivilDay)to, 0), error)
      || !read_minutes (work, db, programme_id, employer_id, from, to, error))
    return NULL;
  measure (work);
  return g_steal_pointer (&work);
}

/* ---- what would become of it ---- */

/* The coming shifts with open seats inside the index. questions keeps what their queries point to. */
static gboolean
read_coming (const YuiShareOfWork *work,
             YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             gint64 now_s,
             GPtrArray *shifts,
             GArray *coming,
             GError **error)
{
  gint64 end_s = yui_ranking_origin_of (now_s) + YUI_RANK_DAYS * YUI_SECONDS_PER_DAY;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      YUI_SHIFT_SELECT "AND s.employer_id = $3 AND s.start_s > $2 AND s.end_s <= $4 "
                       "AND s.state IN ('draft', 'published') ORDER BY s.start_s, s.id LIMIT $5",
      YUI_INT (programme_id), YUI_INT (now_s), YUI_TEXT (employer_id), YUI_INT (end_s),
      YUI_INT (SHIFTS_MAX));
  YuiStep step = YUI_STEP_ERROR;
  guint n_seats = 0;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiShift *shift = yui_shift_from_row (query);
      YuiShareShift share = { 0 };

      g_ptr_array_add (shifts, shift);
      share.seats = (guint16)CLAMP (shift->seats - shift->seats_filled - shift->offers_open, 0,
                                    G_MAXUINT16);
      n_seats += share.seats;
      if (share.seats > 0 && n_seats <= YUI_RANKING_SPARE_BOOKINGS)
        g_array_append_val (coming, share);
      else
        g_ptr_array_set_size (shifts, (int)shifts->len - 1);
    }
  return step == YUI_STEP_DONE;
}

static gboolean
forecast (const YuiShareOfWork *work,
          GArray *coming,
          const YuiRankWeights *weights,
          YuiShareReport *report,
          GError **error)
{
  const YuiShareShift *shifts = (const YuiShareShift *)(const void *)coming->data;
  gsize size = yui_share_memory_size (work->ranking->index, shifts, coming->len);
  void *memory = g_aligned_alloc (1, MAX (size, 1), YUI_RANK_SCRATCH_ALIGN);
  g_autofree YuiSharePerson *people = g_new (YuiSharePerson, MAX (work->n_people, 1));
  YuiRankStatus status;

  g_rw_lock_writer_lock (&work->ranking->lock);
  status = yui_share_forecast (work->ranking->index, work->people, shifts, coming->len, weights,
                               memory, people, report);
  g_rw_lock_writer_unlock (&work->ranking->lock);
  g_aligned_free (memory);
  return yui_ranking_check (status, "the coming shifts", error);
}

static void
clear_question (gpointer data)
{
  yui_shift_ranking_clear (data);
}

gboolean
yui_share_of_work_forecast (const YuiShareOfWork *work,
                            YuiDatabase *db,
                            gint64 programme_id,
                            const char *employer_id,
                            const YuiRankWeights *before,
                            const YuiRankWeights *after,
                            gint64 now_s,
                            YuiShareReport reports[2],
                            GError **error)
{
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_shift_free);
  g_autoptr (GArray) coming = g_array_new (FALSE, TRUE, sizeof (YuiShareShift));
  g_autoptr (GArray) questions = g_array_new (FALSE, TRUE, sizeof (YuiShiftRanking));

  g_array_set_clear_func (questions, clear_question);
  if (!read_coming (work, db, programme_id, employer_id, now_s, shifts, coming, error))
    return FALSE;
  for (guint i = 0; i < coming->len; i++)
    {
      YuiShiftRanking question = { 0 };
      gboolean is_ready = yui_shift_ranking_init (&question, work->ranking, db, programme_id,
                                                  shifts->pdata[i], before, now_s, error);

      g_array_append_val (questions, question);
      if (!is_ready)
        return FALSE;
      g_array_index (coming, YuiShareShift, i).query = question.query;
    }
  return forecast (work, coming, before, &reports[0], error)
         && forecast (work, coming, after, &reports[1], error);
}
