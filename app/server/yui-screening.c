/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-screening.h"
#include "yui-problem.h"

#define ANY_NUMBER (-1)

static gboolean
read_open_seats (YuiScreening *screening,
                 YuiDatabase *db,
                 gint64 programme_id,
                 const char *employer_id,
                 gint64 now_s,
                 GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT g.screening_needed, (SELECT coalesce (sum (CASE WHEN s.seats > t.taken THEN s.seats "
      "- t.taken ELSE 0 END), 0) FROM shift s JOIN (SELECT s2.id, (SELECT count(*) FROM contract c "
      "WHERE c.programme_id = s2.programme_id AND c.shift_id = s2.id AND c.cancelled_s IS NULL) AS "
      "taken FROM shift s2 WHERE s2.programme_id = $1 AND s2.employer_id = $2 AND s2.start_s > $3 "
      "AND s2.state = 'published') t ON t.id = s.id WHERE s.programme_id = $1) "
      "FROM programme g WHERE g.programme_id = $1",
      YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_INT (now_s));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  screening->is_needed = yui_statement_get_int (query, 0) != 0;
  screening->open_seats = yui_statement_get_int (query, 1);
  return TRUE;
}

gboolean
yui_screening_read (YuiScreening *screening,
                    YuiDatabase *db,
                    gint64 programme_id,
                    const char *employer_id,
                    gint64 now_s,
                    GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT state, open_seats_max, reason, decided_day FROM screening WHERE programme_id = $1 "
      "AND employer_id = $2 ORDER BY number DESC LIMIT 1",
      YUI_INT (programme_id), YUI_TEXT (employer_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *screening = (YuiScreening){ .open_seats_max = ANY_NUMBER };
  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_ROW)
    {
      screening->state = yui_statement_dup_text (query, 0);
      if (!yui_statement_is_null (query, 1))
        screening->open_seats_max = yui_statement_get_int (query, 1);
      screening->reason = yui_statement_dup_text (query, 2);
      screening->decided_day = yui_statement_get_int (query, 3);
    }
  return read_open_seats (screening, db, programme_id, employer_id, now_s, error);
}

void
yui_screening_clear (YuiScreening *screening)
{
  g_clear_pointer (&screening->state, g_free);
  g_clear_pointer (&screening->reason, g_free);
}

void
yui_screening_add_json (const YuiScreening *screening, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_bool (doc, object, "needed", screening->is_needed);
  yui_json_add_text (doc, object, "state", screening->state != NULL ? screening->state : "none");
  if (screening->open_seats_max == ANY_NUMBER)
    yui_json_add_null (doc, object, "open_seats_max");
  else
    yui_json_add_int (doc, object, "open_seats_max", screening->open_seats_max);
  yui_json_add_int (doc, object, "open_seats", screening->open_seats);
  yui_json_add_text (doc, object, "reason", screening->reason);
  if (screening->state != NULL)
    yui_json_add_day (doc, object, "decided_on", screening->decided_day);
  else
    yui_json_add_null (doc, object, "decided_on");
}

static gboolean
refuse (const YuiScreening *screening, gint64 more_seats, GError **error)
{
  if (screening->state == NULL)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "not-screened",
                           "An employer may post once the programme has screened it. Ask the "
                           "coordinator.");
  else if (g_str_equal (screening->state, "refused"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "screening-refused",
                           "The programme does not let this employer post: %s", screening->reason);
  else
    yui_problem_set_named (
        error, YUI_PROBLEM_CONFLICT, "too-many-open-seats",
        "The programme allows %" G_GINT64_FORMAT " open seats at a time. %" G_GINT64_FORMAT
        " are open already; with these there would be %" G_GINT64_FORMAT ".",
        screening->open_seats_max, screening->open_seats, screening->open_seats + more_seats);
  return FALSE;
}

gboolean
yui_screening_check (YuiDatabase *db,
                     gint64 programme_id,
                     const YuiShift *shift,
                     gint64 more_seats,
                     gint64 now_s,
                     GError **error)
{
  g_auto (YuiScreening) screening = { 0 };

  if (more_seats <= 0)
    return TRUE;
  if (!yui_screening_read (&screening, db, programme_id, shift->employer_id, now_s, error))
    return FALSE;
  if (screening.state == NULL
          ? screening.is_needed
          : g_str_equal (screening.state, "refused")
                || (screening.open_seats_max != ANY_NUMBER
                    && screening.open_seats + more_seats > screening.open_seats_max))
    return refuse (&screening, more_seats, error);
  return TRUE;
}
