/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-state.h"

#include "store/yui-uuid.h"

#include <string.h>

/* What of the contract an event needs. */
typedef struct
{
  char *employer_id;
  char *workplace_id;
  char *worker_id;
  gint64 start_s;
  gint64 end_s;
  char *attendance_id; /* NULL: there is none yet */
  char *attendance_state;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->attendance_id);
  g_free (place->attendance_state);
  g_free (place->employer_id);
  g_free (place->workplace_id);
  g_free (place->worker_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

void
yui_clock_record_clear (YuiClockRecord *record)
{
  g_clear_pointer (&record->id, g_free);
  g_clear_pointer (&record->contract_id, g_free);
  g_clear_pointer (&record->review_reason, g_free);
}

static gboolean
find_place (Place *place, YuiDatabase *db, const YuiClockNew *event, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT c.employer_id, c.workplace_id, c.start_s, c.end_s, c.worker_id, a.id, a.state "
      "FROM contract c "
      "LEFT JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = c.id "
      "WHERE c.programme_id = $1 AND c.id = $2 AND ($3 IS NULL OR c.worker_id = $3) "
      "AND ($4 IS NULL OR c.employer_id = $4)",
      YUI_INT (event->programme_id), YUI_TEXT (event->contract_id), YUI_TEXT (event->worker_id),
      YUI_TEXT (event->employer_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  place->employer_id = yui_statement_dup_text (query, 0);
  place->workplace_id = yui_statement_dup_text (query, 1);
  place->start_s = yui_statement_get_int (query, 2);
  place->end_s = yui_statement_get_int (query, 3);
  place->worker_id = yui_statement_dup_text (query, 4);
  place->attendance_id = yui_statement_dup_text (query, 5);
  place->attendance_state = yui_statement_dup_text (query, 6);
  return TRUE;
}

gboolean
yui_clock_find_contract (YuiDatabase *db,
                         const YuiClockNew *event,
                         char **contract_id,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && event != NULL && contract_id != NULL, FALSE);
  g_return_val_if_fail (event->worker_id != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id FROM contract WHERE programme_id = $1 AND worker_id = $2 AND cancelled_s IS NULL "
      "AND ($3 IS NULL OR employer_id = $3) AND start_s <= $4 + $5 AND end_s >= $4 - $5 "
      "ORDER BY CASE WHEN start_s > $4 THEN start_s - $4 WHEN end_s < $4 THEN $4 - end_s "
      "ELSE 0 END, start_s, id LIMIT 1",
      YUI_INT (event->programme_id), YUI_TEXT (event->worker_id), YUI_TEXT (event->employer_id),
      YUI_INT (event->occurred_s), YUI_INT (YUI_CLOCK_NEAR_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *contract_id = step == YUI_STEP_ROW ? yui_statement_dup_text (query, 0) : NULL;
  return step != YUI_STEP_ERROR;
}

/* ---- what the clock said so far ---- */

static void
clear_record_cb (gpointer record)
{
  yui_clock_record_clear (record);
}

/* The contract's events in their order. */
static GArray *
load_records (YuiDatabase *db, const YuiClockNew *event, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (YuiClockRecord));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, kind, source, occurred_s, received_s, review_reason, needs_review, "
      "poster_id IS NOT NULL, coalesce (device_s, 0) FROM clock_event WHERE programme_id = $1 AND "
      "contract_id = $2 ORDER "
      "BY occurred_s, id",
      YUI_INT (event->programme_id), YUI_TEXT (event->contract_id));
  YuiStep step = YUI_STEP_ERROR;

  g_array_set_clear_func (records, clear_record_cb);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiClockRecord record
          = { .id = yui_statement_dup_text (query, 0),
              .contract_id = g_strdup (event->contract_id),
              .is_kiosk = strcmp (yui_statement_get_text (query, 2), "kiosk") == 0,
              .occurred_s = yui_statement_get_int (query, 3),
              .received_s = yui_statement_get_int (query, 4),
              .review_reason = yui_statement_dup_text (query, 5),
              .needs_review = yui_statement_get_int (query, 6) != 0,
              .via_poster = yui_statement_get_int (query, 7) != 0,
              .device_s = yui_statement_get_int (query, 8) };

      yui_clock_kind_from_name (yui_statement_get_text (query, 1), &record.kind);
      g_array_append_val (records, record);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/* The last event until shortly after this one, if it says the same: then it is the same. */
static YuiClockRecord *
find_same (GArray *records, const YuiClockNew *event)
{
  for (guint i = records->len; i > 0; i--)
    {
      YuiClockRecord *record = &g_array_index (records, YuiClockRecord, i - 1);

      if (record->occurred_s > event->occurred_s + YUI_CLOCK_SAME_S)
        continue;
      return record->occurred_s >= event->occurred_s - YUI_CLOCK_SAME_S
                     && record->kind == event->kind
                 ? record
                 : NULL;
    }
  return NULL;
}

static gboolean
is_before (const YuiClockRecord *a, const YuiClockRecord *b)
{
  return a->occurred_s != b->occurred_s ? a->occurred_s < b->occurred_s : strcmp (a->id, b->id) < 0;
}

/* What the events say until a moment, with added in its place; added is nullable. */
static void
read_clock (GArray *records, gint64 until_s, const YuiClockRecord *added, YuiClocked *clocked)
{
  g_autofree YuiClockEvent *events = g_new (YuiClockEvent, records->len + 1);
  gboolean is_added = added == NULL;
  gsize n = 0;

  for (guint i = 0; i <= records->len; i++)
    {
      const YuiClockRecord *next
          = i < records->len ? &g_array_index (records, YuiClockRecord, i) : NULL;

      if (!is_added && (next == NULL || !is_before (next, added)))
        {
          events[n++] = (YuiClockEvent){ added->kind, added->occurred_s, added->needs_review };
          is_added = TRUE;
        }
      if (next != NULL && next->occurred_s <= until_s)
        events[n++] = (YuiClockEvent){ next->kind, next->occurred_s, next->needs_review };
    }
  yui_attendance_read_clock (events, n, clocked);
}

/* ---- recording ---- */

static gboolean
insert_event (const YuiClockRecord *record,
              YuiDatabase *db,
              const YuiClockNew *event,
              const Place *place,
              GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO clock_event (programme_id, id, contract_id, employer_id, workplace_id, "
             "worker_id, kind, source, occurred_s, received_s, needs_review, review_reason, "
             "device_account_id, poster_id, device_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
             "$10, "
             "$11, $12, $13, $14, $15)",
             YUI_INT (event->programme_id), YUI_TEXT (record->id), YUI_TEXT (record->contract_id),
             YUI_TEXT (place->employer_id), YUI_TEXT (place->workplace_id),
             YUI_TEXT (place->worker_id), YUI_TEXT (yui_clock_kind_name (record->kind)),
             YUI_TEXT (record->is_kiosk ? "kiosk" : "phone"), YUI_INT (record->occurred_s),
             YUI_INT (record->received_s), YUI_INT (record->needs_review),
             YUI_TEXT (record->review_reason), YUI_TEXT (event->device_account_id),
             YUI_TEXT (record->via_poster ? event->poster_id : NULL),
             record->device_s != 0 ? YUI_INT (record->device_s) : YUI_NULL)
         >= 0;
}

static gboolean
log_changes (const YuiClockRecord *record,
             YuiDatabase *db,
             const YuiClockNew *event,
             const Place *place,
             GError **error)
{
  const YuiChanged changes[] = { { "clock_event", record->id, FALSE },
                                 { "attendance", place->attendance_id, FALSE },
                                 { "contract", record->contract_id, FALSE } };

  return yui_change_log_add_all (db, event->programme_id, changes, G_N_ELEMENTS (changes),
                                 place->employer_id, event->received_s, error);
}

/* A clock that was far off is looked at by a person, also where its offset was known. */
static gboolean
is_far_off (const YuiClockNew *event)
{
  return event->device_s != 0 && ABS (event->occurred_s - event->device_s) > YUI_CLOCK_DRIFT_MAX_S;
}

/* Events may come late and out of order: what counts is what the clock said before this one. */
static void
judge (YuiClockRecord *record, GArray *records, const YuiClockNew *event, const Place *place)
{
  YuiClocked before;

  read_clock (records, event->occurred_s, NULL, &before);
  record->review_reason = g_strdup (
      is_far_off (event)
          ? "device_clock"
          : yui_attendance_review_reason (event->kind, event->occurred_s, event->received_s,
                                          place->start_s, place->end_s, &before));
  record->needs_review = record->review_reason != NULL;
}

/* Brings the attendance up to date with all events. */
static gboolean
follow (YuiDatabase *db,
        const YuiClockNew *event,
        Place *place,
        const YuiClocked *clocked,
        GError **error)
{
  YuiStateRow row = { place->attendance_id, place->attendance_state, place->employer_id };
  gboolean moved;

  if (row.id == NULL)
    {
      row.id = place->attendance_id = yui_uuid_new ();
      row.state = place->attendance_state = g_strdup ("expected");
      if (!yui_attendance_make_row (db, event->programme_id, event->contract_id, row.id, error))
        return FALSE;
    }
  return yui_state_follow_clock (db, YUI_STATE_AT (event->programme_id, event->received_s), &row,
                                 yui_attendance_state_after (row.state, clocked), clocked, &moved,
                                 error);
}

gboolean
yui_clock_record (YuiClockRecord *record, YuiDatabase *db, const YuiClockNew *event, GError **error)
{
  g_return_val_if_fail (record != NULL && db != NULL && event != NULL, FALSE);

  g_auto (Place) place = { 0 };
  g_autoptr (GArray) records = NULL;
  YuiClockRecord *same;
  YuiClocked clocked;

  if (!find_place (&place, db, event, error) || (records = load_records (db, event, error)) == NULL)
    return FALSE;
  same = find_same (records, event);
  if (same != NULL)
    {
      *record = *same;
      *same = (YuiClockRecord){ 0 };
      return TRUE;
    }
  *record = (YuiClockRecord){ .id = yui_uuid_new (),
                              .contract_id = g_strdup (event->contract_id),
                              .kind = event->kind,
                              .is_kiosk = event->device_account_id != NULL,
                              .device_s = event->device_s,
                              .via_poster = event->poster_id != NULL && *event->poster_id != '\0',
                              .occurred_s = event->occurred_s,
                              .received_s = event->received_s };
  judge (record, records, event, &place);
  read_clock (records, G_MAXINT64, record, &clocked);
  return insert_event (record, db, event, &place, error)
         && follow (db, event, &place, &clocked, error)
         && log_changes (record, db, event, &place, error);
}
