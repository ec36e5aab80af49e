/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-assignments.h"
#include "yui-moment.h"
#include "yui-request.h"

#define BEAT_US (300 * 1000)

/* A week being filled; a place that is claimed only has no order yet. */
typedef struct
{
  YuiAssignments *assignments;
  gint64 programme_id;
  char *employer_id;
  char *draft_id;
  YuiAssignmentOrder *order;
  gint64 begun_us, beaten_us;
  gint is_stopped;  /* atomic */
  gboolean is_over; /* holds no place any more: whoever reads that it is done may order the next */
} Job;

struct _YuiAssignments
{
  YuiStore *store;
  YuiRankings *rankings;
  GMutex mutex;
  GCond ended;
  GPtrArray *jobs; /* of Job; guarded by mutex */
};

static void
job_free (Job *job)
{
  g_clear_pointer (&job->order, yui_assignment_order_free);
  g_free (job->employer_id);
  g_free (job->draft_id);
  g_free (job);
}

/* ---- what is written ---- */

/* A copy of how far a job is, for the writer. */
typedef struct
{
  gint64 programme_id;
  char *draft_id;
  gint64 elapsed_ms;
  gint64 gap_ppm;
} Beat;

static void
beat_free (gpointer data)
{
  g_free (((Beat *)data)->draft_id);
  g_free (data);
}

static gboolean
write_beat (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Beat *beat = user_data;

  return yui_database_run (db, error,
                           "UPDATE assignment_draft SET beat_s = $3, elapsed_ms = $4, gap_ppm = $5 "
                           "WHERE programme_id = $1 AND id = $2 AND state = 'running'",
                           YUI_INT (beat->programme_id), YUI_TEXT (beat->draft_id),
                           YUI_INT (yui_moment_now ()), YUI_INT (beat->elapsed_ms),
                           YUI_INT (beat->gap_ppm))
         >= 0;
}

static gint64
elapsed_ms (const Job *job)
{
  return (g_get_monotonic_time () - job->begun_us) / 1000;
}

static gboolean
progress_cb (double gap, guint n_rounds, gpointer user_data)
{
  Job *job = user_data;
  gint64 now_us = g_get_monotonic_time ();
  Beat *beat;

  if (g_atomic_int_get (&job->is_stopped))
    return FALSE;
  if (now_us - job->beaten_us < BEAT_US)
    return TRUE;
  job->beaten_us = now_us;
  beat = g_new0 (Beat, 1);
  beat->programme_id = job->programme_id;
  beat->draft_id = g_strdup (job->draft_id);
  beat->elapsed_ms = elapsed_ms (job);
  beat->gap_ppm = (gint64)(gap * 1e6);
  yui_store_write_later (job->assignments->store, job->programme_id, write_beat, beat, beat_free);
  return TRUE;
}

typedef struct
{
  const Job *job;
  const YuiAssignment *found; /* NULL when it failed */
} Outcome;

static gboolean
write_shifts (YuiDatabase *db, const Outcome *outcome, GError **error)
{
  const YuiAssignment *found = outcome->found;

  for (guint i = 0; i < found->shifts->len; i++)
    if (yui_database_run (
            db, error,
            "INSERT INTO assignment_draft_shift (programme_id, draft_id, shift_id, seats, "
            "empty_reason) SELECT programme_id, $3, id, $4, $5 FROM shift "
            "WHERE programme_id = $1 AND id = $2",
            YUI_INT (outcome->job->programme_id),
            YUI_TEXT (((YuiShift *)found->shifts->pdata[i])->id), YUI_TEXT (outcome->job->draft_id),
            YUI_INT (g_array_index (found->seats, guint32, i)),
            YUI_TEXT (yui_assign_reason_name (found->reasons[i])))
        < 0)
      return FALSE;
  return TRUE;
}

static gboolean
write_seat (YuiDatabase *db,
            const Outcome *outcome,
            const YuiAssignmentChance *chance,
            GError **error)
{
  const YuiAssignment *found = outcome->found;
  g_autoptr (GString) terms = g_string_new (NULL);
  char worker_id[YUI_UUID_LENGTH + 1];

  yui_worker_id_to_text (&found->ranking->ids[chance->handle], worker_id);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_string_append_printf (terms, "%s%" G_GINT64_FORMAT, t > 0 ? "," : "", chance->points[t]);
  return yui_database_run (
             db, error,
             "INSERT INTO assignment_draft_seat (programme_id, draft_id, shift_id, worker_id, "
             "pinned, score, distance_m, terms) SELECT s.programme_id, $4, s.id, w.id, $5, $6, $7, "
             "$8 FROM shift s JOIN worker w ON w.programme_id = s.programme_id AND w.id = $3 "
             "WHERE s.programme_id = $1 AND s.id = $2",
             YUI_INT (outcome->job->programme_id),
             YUI_TEXT (((YuiShift *)found->shifts->pdata[chance->shift])->id), YUI_TEXT (worker_id),
             YUI_TEXT (outcome->job->draft_id), YUI_INT ((chance->flags & YUI_ASSIGN_PINNED) != 0),
             YUI_INT (chance->score),
             chance->result.dist_m >= 0 ? YUI_INT (chance->result.dist_m) : YUI_NULL,
             YUI_TEXT (terms->str))
         >= 0;
}

static gboolean
write_seats (YuiDatabase *db, const Outcome *outcome, GError **error)
{
  const YuiAssignment *found = outcome->found;

  for (guint i = 0; i < found->chances->len; i++)
    if (found->taken[i]
        && !write_seat (db, outcome, &g_array_index (found->chances, YuiAssignmentChance, i),
                        error))
      return FALSE;
  return TRUE;
}

/* Marks the draft; 0 when it was thrown away meanwhile. */
static gint64
write_state (YuiDatabase *db, const Outcome *outcome, GError **error)
{
  const YuiAssignment *found = outcome->found;
  const Job *job = outcome->job;
  const char *problem = found == NULL ? "failed" : found->pins_dropped ? "pins_dropped" : NULL;

  return yui_database_run (
      db, error,
      "UPDATE assignment_draft SET state = $3, elapsed_ms = $4, gap_ppm = $5, seats = $6, "
      "seats_filled = $7, seats_bound = $8, looked_at = $9, problem = $10, points_gap = $11 "
      "WHERE programme_id = $1 AND id = $2 AND state = 'running'",
      YUI_INT (job->programme_id), YUI_TEXT (job->draft_id),
      YUI_TEXT (found != NULL ? "done" : "failed"), YUI_INT (elapsed_ms (job)),
      found != NULL ? YUI_INT ((gint64)(found->gap * 1e6)) : YUI_NULL,
      YUI_INT (found != NULL ? found->n_seats : 0), YUI_INT (found != NULL ? found->n_filled : 0),
      YUI_INT (found != NULL ? found->n_bound : 0), YUI_INT (found != NULL ? found->looked_at : 0),
      YUI_TEXT (problem),
      found != NULL && found->points_gap >= 0 ? YUI_INT (found->points_gap) : YUI_NULL);
}

static gboolean
write_outcome (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Outcome *outcome = user_data;
  const Job *job = outcome->job;
  gint64 n_rows = write_state (db, outcome, error);

  if (n_rows <= 0)
    return n_rows == 0;
  return (outcome->found == NULL
          || (write_shifts (db, outcome, error) && write_seats (db, outcome, error)))
         && yui_change_log_add (db, job->programme_id, "assignment_draft", job->draft_id,
                                job->employer_id, FALSE, yui_moment_now (), error);
}

/* ---- the thread ---- */

static YuiAssignment *
read_week (Job *job, GError **error)
{
  YuiStore *store = job->assignments->store;
  YuiDatabase *db = yui_store_begin_read (store, job->programme_id, error);
  YuiAssignment *week;

  if (db == NULL)
    return NULL;
  week = yui_assignment_read (job->order, job->assignments->rankings, db, error);
  yui_store_end_read (store, db);
  return week;
}

static void
give_place_back (Job *job)
{
  g_mutex_lock (&job->assignments->mutex);
  job->is_over = TRUE;
  g_mutex_unlock (&job->assignments->mutex);
}

static void
end_job (Job *job)
{
  YuiAssignments *assignments = job->assignments;

  g_mutex_lock (&assignments->mutex);
  g_ptr_array_remove_fast (assignments->jobs, job);
  g_cond_broadcast (&assignments->ended);
  g_mutex_unlock (&assignments->mutex);
}

static gpointer
run (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL, write_error = NULL;
  g_autoptr (YuiAssignment) week = read_week (job, &error);
  Outcome outcome = { .job = job };

  if (week != NULL && yui_assignment_solve (week, job->order, progress_cb, job, &error))
    outcome.found = week;
  if (error != NULL)
    g_warning ("A week could not be filled. %s", error->message);
  give_place_back (job);
  if (!yui_store_write (job->assignments->store, job->programme_id, write_outcome, &outcome,
                        &write_error))
    g_warning ("A week that was filled could not be kept. %s", write_error->message);
  end_job (job);
  return NULL;
}

/* ---- all ---- */

YuiAssignments *
yui_assignments_new (YuiStore *store, YuiRankings *rankings)
{
  YuiAssignments *assignments = g_new0 (YuiAssignments, 1);

  assignments->store = store;
  assignments->rankings = rankings;
  assignments->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)job_free);
  g_mutex_init (&assignments->mutex);
  g_cond_init (&assignments->ended);
  return assignments;
}

void
yui_assignments_free (YuiAssignments *assignments)
{
  g_return_if_fail (assignments != NULL);

  g_mutex_lock (&assignments->mutex);
  for (guint i = 0; i < assignments->jobs->len; i++)
    g_atomic_int_set (&((Job *)assignments->jobs->pdata[i])->is_stopped, TRUE);
  while (assignments->jobs->len > 0)
    g_cond_wait (&assignments->ended, &assignments->mutex);
  g_mutex_unlock (&assignments->mutex);
  g_ptr_array_unref (assignments->jobs);
  g_cond_clear (&assignments->ended);
  g_mutex_clear (&assignments->mutex);
  g_free (assignments);
}

/* The employer's job; the mutex is held. */
static Job *
find_job (YuiAssignments *assignments, gint64 programme_id, const char *employer_id)
{
  for (guint i = 0; i < assignments->jobs->len; i++)
    {
      Job *job = assignments->jobs->pdata[i];

      if (!job->is_over && job->programme_id == programme_id
          && g_str_equal (job->employer_id, employer_id))
        return job;
    }
  return NULL;
}

/* The mutex is held. */
static guint
count_places (YuiAssignments *assignments)
{
  guint n = 0;

  for (guint i = 0; i < assignments->jobs->len; i++)
    n += !((Job *)assignments->jobs->pdata[i])->is_over;
  return n;
}

gboolean
yui_assignments_claim (YuiAssignments *assignments, gint64 programme_id, const char *employer_id)
{
  gboolean is_free;

  g_mutex_lock (&assignments->mutex);
  is_free = count_places (assignments) < YUI_ASSIGNMENTS_MAX
            && find_job (assignments, programme_id, employer_id) == NULL;
  if (is_free)
    {
      Job *job = g_new0 (Job, 1);

      job->assignments = assignments;
      job->programme_id = programme_id;
      job->employer_id = g_strdup (employer_id);
      g_ptr_array_add (assignments->jobs, job);
    }
  g_mutex_unlock (&assignments->mutex);
  return is_free;
}

void
yui_assignments_release (YuiAssignments *assignments, gint64 programme_id, const char *employer_id)
{
  g_mutex_lock (&assignments->mutex);
  g_ptr_array_remove_fast (assignments->jobs, find_job (assignments, programme_id, employer_id));
  g_cond_broadcast (&assignments->ended);
  g_mutex_unlock (&assignments->mutex);
}

void
yui_assignments_start (YuiAssignments *assignments, const char *draft_id, YuiAssignmentOrder *order)
{
  Job *job;

  g_mutex_lock (&assignments->mutex);
  job = find_job (assignments, order->programme_id, order->employer_id);
  g_assert (job != NULL && job->order == NULL);
  job->draft_id = g_strdup (draft_id);
  job->order = order;
  job->begun_us = g_get_monotonic_time ();
  g_mutex_unlock (&assignments->mutex);
  g_thread_unref (g_thread_new ("fill-week", run, job));
}

void
yui_assignments_stop (YuiAssignments *assignments, const char *draft_id)
{
  g_mutex_lock (&assignments->mutex);
  for (guint i = 0; i < assignments->jobs->len; i++)
    if (g_strcmp0 (((Job *)assignments->jobs->pdata[i])->draft_id, draft_id) == 0)
      g_atomic_int_set (&((Job *)assignments->jobs->pdata[i])->is_stopped, TRUE);
  g_mutex_unlock (&assignments->mutex);
}
