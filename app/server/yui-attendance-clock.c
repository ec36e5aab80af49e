/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attendance-clock.h"
#include "yui-request.h"

#include "store/yui-uuid.h"

/* What of the contract an event needs. */
typedef struct
{
  char *employer_id;
  char *workplace_id;
  char *worker_id;
  gint64 start_s;
  gint64 end_s;
} Place;

static void
place_clear (Place *place)
{
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
      "SELECT employer_id, workplace_id, start_s, end_s, worker_id FROM contract "
      "WHERE programme_id = $1 AND id = $2 AND ($3 IS NULL OR worker_id = $3) "
      "AND ($4 IS NULL OR employer_id = $4)",
      YUI_INT (event->programme_id), YUI_TEXT (event->contract_id), YUI_TEXT (event->worker_id),
      YUI_TEXT (event->employer_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  place->employer_id = yui_statement_dup_text (query, 0);
  place->workplace_id = yui_statement_dup_text (query, 1);
  place->start_s = yui_statement_get_int (query, 2);
  place->end_s = yui_statement_get_int (query, 3);
  place->worker_id = yui_statement_dup_text (query, 4);
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

/* The last event until then says the same within YUI_CLOCK_SAME_S. */
static YuiStep
find_same (YuiClockRecord *record, YuiDatabase *db, const YuiClockNew *event, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, source, occurred_s, received_s, review_reason, kind FROM clock_event "
      "WHERE programme_id = $1 AND contract_id = $2 AND occurred_s BETWEEN $3 AND $4 "
      "ORDER BY occurred_s DESC, id DESC LIMIT 1",
      YUI_INT (event->programme_id), YUI_TEXT (event->contract_id),
      YUI_INT (event->occurred_s - YUI_CLOCK_SAME_S),
      YUI_INT (event->occurred_s + YUI_CLOCK_SAME_S));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step != YUI_STEP_ROW)
    return step;
  if (!g_str_equal (yui_statement_get_text (query, 5), yui_clock_kind_name (event->kind)))
    return YUI_STEP_DONE;
  *record = (YuiClockRecord){
    .id = yui_statement_dup_text (query, 0),
    .contract_id = g_strdup (event->contract_id),
    .kind = event->kind,
    .is_kiosk = g_str_equal (yui_statement_get_text (query, 1), "kiosk"),
    .occurred_s = yui_statement_get_int (query, 2),
    .received_s = yui_statement_get_int (query, 3),
    .review_reason = yui_statement_dup_text (query, 4),
  };
  return YUI_STEP_ROW;
}

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
             "device_account_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
             YUI_INT (event->programme_id), YUI_TEXT (record->id), YUI_TEXT (record->contract_id),
             YUI_TEXT (place->employer_id), YUI_TEXT (place->workplace_id),
             YUI_TEXT (place->worker_id), YUI_TEXT (yui_clock_kind_name (record->kind)),
             YUI_TEXT (record->is_kiosk ? "kiosk" : "phone"), YUI_INT (record->occurred_s),
             YUI_INT (record->received_s), YUI_INT (record->review_reason != NULL),
             YUI_TEXT (record->review_reason), YUI_TEXT (event->device_account_id))
         >= 0;
}

static gboolean
log_changes (const YuiClockRecord *record,
             YuiDatabase *db,
             const YuiClockNew *event,
             const Place *place,
             const char *attendance_id,
             GError **error)
{
  const YuiChanged changes[] = { { "clock_event", record->id, FALSE },
                                 { "attendance", attendance_id, FALSE },
                                 { "contract", record->contract_id, FALSE } };

  return yui_change_log_add_all (db, event->programme_id, changes, G_N_ELEMENTS (changes),
                                 place->employer_id, event->received_s, error);
}

/* Events may come late and out of order: what counts is what the clock said before this one. */
static gboolean
judge (YuiClockRecord *record,
       YuiDatabase *db,
       const YuiClockNew *event,
       const Place *place,
       GError **error)
{
  YuiClocked before;

  if (!yui_attendance_load_clock_until (db, event->programme_id, event->contract_id,
                                        event->occurred_s, &before, error))
    return FALSE;
  record->review_reason = g_strdup (yui_attendance_review_reason (
      event->kind, event->occurred_s, event->received_s, place->start_s, place->end_s, &before));
  return TRUE;
}

gboolean
yui_clock_record (YuiClockRecord *record, YuiDatabase *db, const YuiClockNew *event, GError **error)
{
  g_return_val_if_fail (record != NULL && db != NULL && event != NULL, FALSE);

  g_auto (Place) place = { 0 };
  g_autofree char *attendance_id = NULL, *new_id = yui_uuid_new ();
  YuiStep step;

  if (!find_place (&place, db, event, error))
    return FALSE;
  step = find_same (record, db, event, error);
  if (step != YUI_STEP_DONE)
    return step == YUI_STEP_ROW;

  *record = (YuiClockRecord){ .id = yui_uuid_new (),
                              .contract_id = g_strdup (event->contract_id),
                              .kind = event->kind,
                              .is_kiosk = event->device_account_id != NULL,
                              .occurred_s = event->occurred_s,
                              .received_s = event->received_s };
  return judge (record, db, event, &place, error) && insert_event (record, db, event, &place, error)
         && yui_attendance_refresh (db, event->programme_id, event->contract_id, new_id,
                                    event->received_s, &attendance_id, error)
         && log_changes (record, db, event, &place, attendance_id, error);
}
