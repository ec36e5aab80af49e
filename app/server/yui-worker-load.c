/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-worker-load.h"
#include "yui-declared-hours.h"
#include "yui-moment.h"
#include "yui-problem.h"
#include "yui-shift-law.h"

static gboolean
read_person (YuiWorkerLoad *load,
             YuiDatabase *db,
             gint64 programme_id,
             const char *worker_id,
             GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT name, birth_day FROM worker "
                            "WHERE programme_id = $1 AND id = $2",
                            YUI_INT (programme_id), YUI_TEXT (worker_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  load->name = yui_statement_dup_text (query, 0);
  load->birth_day = yui_day_of_column (query, 1);
  return TRUE;
}

/* Adds up the contracts of the shift's week. */
static gboolean
read_bookings (YuiWorkerLoad *load,
               YuiDatabase *db,
               gint64 programme_id,
               const char *worker_id,
               const YuiShift *shift,
               GError **error)
{
  YuiCivilDay day = yui_civil_day_of_utc (shift->start_s);
  YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT c.start_s, c.end_s, coalesce (c.break_min, s.break_min) FROM contract c "
      "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id "
      "WHERE c.programme_id = $1 AND c.worker_id = $2 AND c.start_s >= $3 AND c.start_s < $4 "
      "AND c.cancelled_s IS NULL AND ($5 IS NULL OR c.id <> $5)",
      YUI_INT (programme_id), YUI_TEXT (worker_id), YUI_INT (yui_civil_utc_of (week - 1, 0)),
      YUI_INT (yui_civil_utc_of (week + YUI_DAYS_PER_WEEK + 1, 0)),
      YUI_TEXT (load->except_contract_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      gint64 start_s = yui_statement_get_int (query, 0), end_s = yui_statement_get_int (query, 1);
      gint64 worked_min
          = (end_s - start_s) / YUI_SECONDS_PER_MINUTE - yui_statement_get_int (query, 2);
      YuiCivilDay booked = yui_civil_day_of_utc (start_s);

      load->is_booked = load->is_booked || (start_s < shift->end_s && end_s > shift->start_s);
      if (booked == day)
        load->day_min += worked_min;
      if (booked >= week && booked < week + YUI_DAYS_PER_WEEK)
        load->week_min += worked_min;
    }
  return step == YUI_STEP_DONE;
}

/* A day and a week have the hours of every employer in them (Art. 38, 60). */
static gboolean
read_declared (YuiWorkerLoad *load,
               YuiDatabase *db,
               gint64 programme_id,
               const char *worker_id,
               const YuiShift *shift,
               GError **error)
{
  gint64 day_min, week_min;

  if (!yui_declared_hours_sum (db, programme_id, worker_id, yui_civil_day_of_utc (shift->start_s),
                               &day_min, &week_min, error))
    return FALSE;
  load->day_min += day_min;
  load->week_min += week_min;
  return TRUE;
}

static gboolean
read_qualifications (YuiWorkerLoad *load,
                     YuiDatabase *db,
                     gint64 programme_id,
                     const char *worker_id,
                     const YuiShift *shift,
                     GError **error)
{
  for (guint i = 0; i < shift->qualification_ids->len; i++)
    {
      g_autoptr (YuiStatement) query = yui_database_query (
          db, error,
          "SELECT 1 FROM worker_qualification "
          "WHERE programme_id = $1 AND worker_id = $2 AND qualification_id = $3",
          YUI_INT (programme_id), YUI_TEXT (worker_id),
          YUI_TEXT (shift->qualification_ids->pdata[i]));
      YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

      if (step == YUI_STEP_ERROR)
        return FALSE;
      load->lacks_qualification = load->lacks_qualification || step == YUI_STEP_DONE;
    }
  return TRUE;
}

gboolean
yui_worker_load_read (YuiWorkerLoad *load,
                      YuiDatabase *db,
                      gint64 programme_id,
                      const char *worker_id,
                      const YuiShift *shift,
                      GError **error)
{
  return read_person (load, db, programme_id, worker_id, error)
         && read_bookings (load, db, programme_id, worker_id, shift, error)
         && read_declared (load, db, programme_id, worker_id, shift, error)
         && read_qualifications (load, db, programme_id, worker_id, shift, error);
}

void
yui_worker_load_clear (YuiWorkerLoad *load)
{
  g_clear_pointer (&load->name, g_free);
}

static const char *
age_sentence (const char *rule)
{
  static const struct
  {
    const char *rule;
    const char *sentence;
  } SENTENCES[] = {
    { "age_unknown",
      "The date of birth of this person is not on record, so that the age rules cannot be kept." },
    { "too_young", "Nobody may be employed before the 1 April after their 15th birthday." },
    { "night", "Someone under 18 may not work between 22:00 and 5:00." },
    { "over_day", "Someone under 18 may work at most 8 hours a day, all employers together." },
    { "over_week", "Someone under 18 may work at most 40 hours a week, all employers together." },
    { "rest_day", "Someone under 18 may not work on the statutory rest day." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (SENTENCES); i++)
    if (g_str_equal (rule, SENTENCES[i].rule))
      return SENTENCES[i].sentence;
  return "The age of this person and the hours of this shift do not go together in law.";
}

const char *
yui_worker_load_check (const YuiWorkerLoad *load, const YuiShift *shift, const char **sentence)
{
  const char *rule = yui_shift_law_check_age (shift, (YuiCivilDay)load->birth_day, load->day_min,
                                              load->week_min);

  if (rule != NULL)
    {
      *sentence = age_sentence (rule);
      return rule;
    }
  *sentence = "This person lacks a qualification that the shift asks for.";
  if (load->lacks_qualification)
    return "missing_qualification";
  *sentence = "This person works at that time already.";
  return load->is_booked ? "booked" : NULL;
}
