/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-declared-hours.h"

#include <string.h>

/* One declaration: the same minutes on some weekdays. */
typedef struct
{
  gint64 formed_s;
  YuiCivilDay from_day;
  YuiCivilDay until_day; /* the last */
  guint weekdays;        /* bit 0 = Monday */
  gint32 day_min;
} Declared;

static gboolean
is_worked_on (const Declared *declared, YuiCivilDay day)
{
  return day >= declared->from_day && day <= declared->until_day
         && (declared->weekdays >> (yui_civil_weekday (day) - YUI_MONDAY) & 1) != 0;
}

static GArray *
read_declared (YuiDatabase *db,
               gint64 programme_id,
               const char *worker_id,
               YuiCivilDay from_day,
               YuiCivilDay to_day,
               GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Declared));
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT formed_day, from_day, until_day, weekdays, day_min FROM declared_work "
      "WHERE programme_id = $1 AND worker_id = $2 AND ended_s IS NULL AND from_day < $4 "
      "AND (until_day IS NULL OR until_day >= $3) ORDER BY formed_day, id",
      YUI_INT (programme_id), YUI_TEXT (worker_id), YUI_INT (from_day), YUI_INT (to_day));
  YuiStep step;

  if (query == NULL)
    return NULL;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const Declared declared
          = { .formed_s = yui_civil_utc_of ((YuiCivilDay)yui_statement_get_int (query, 0), 0),
              .from_day = (YuiCivilDay)yui_statement_get_int (query, 1),
              .until_day = yui_statement_is_null (query, 2)
                               ? to_day
                               : (YuiCivilDay)yui_statement_get_int (query, 2),
              .weekdays = (guint)yui_statement_get_int (query, 3),
              .day_min = (gint32)yui_statement_get_int (query, 4) };

      g_array_append_val (all, declared);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

gboolean
yui_declared_hours_load (YuiDatabase *db,
                         gint64 programme_id,
                         const char *worker_id,
                         YuiCivilDay from_day,
                         YuiCivilDay to_day,
                         GArray *works,
                         GError **error)
{
  g_return_val_if_fail (db != NULL && worker_id != NULL && works != NULL, FALSE);

  g_autoptr (GArray) all = read_declared (db, programme_id, worker_id, from_day, to_day, error);

  if (all == NULL)
    return FALSE;
  for (YuiCivilDay day = from_day; day < to_day; day++)
    for (guint i = 0; i < all->len; i++)
      {
        const Declared *declared = &g_array_index (all, Declared, i);
        const YuiAddedWork work
            = { .formed_s = declared->formed_s, .day = day, .scheduled_min = declared->day_min };

        if (is_worked_on (declared, day))
          g_array_append_val (works, work);
      }
  return TRUE;
}

/* Adds one week: own[n_own] with what of declared falls into it. */
static void
add_week (const YuiAddedWork *own, gsize n_own, const GArray *declared, YuiAddedBefore *before)
{
  const YuiCivilDay week = yui_civil_week_start (own[0].day, YUI_SUNDAY);
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (YuiAddedWork));
  g_autofree YuiAddedBefore *all = NULL;

  g_array_append_vals (works, own, (guint)n_own);
  for (guint i = 0; i < declared->len; i++)
    {
      const YuiAddedWork *work = &g_array_index (declared, YuiAddedWork, i);

      if (work->day >= week && work->day < week + YUI_DAYS_PER_WEEK)
        g_array_append_vals (works, work, 1);
    }
  all = g_new0 (YuiAddedBefore, works->len);
  yui_labour_add_employers ((const YuiAddedWork *)(gpointer)works->data, works->len, all);
  memcpy (before, all, n_own * sizeof *before);
}

gboolean
yui_declared_hours_place (YuiDatabase *db,
                          gint64 programme_id,
                          const char *worker_id,
                          const YuiAddedWork *own,
                          gsize n_own,
                          YuiAddedBefore *before,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && worker_id != NULL, FALSE);
  g_return_val_if_fail ((own != NULL && before != NULL) || n_own == 0, FALSE);

  g_autoptr (GArray) declared = g_array_new (FALSE, FALSE, sizeof (YuiAddedWork));
  gsize first = 0;

  if (n_own == 0)
    return TRUE;
  if (!yui_declared_hours_load (
          db, programme_id, worker_id, yui_civil_week_start (own[0].day, YUI_SUNDAY),
          yui_civil_week_start (own[n_own - 1].day, YUI_SUNDAY) + YUI_DAYS_PER_WEEK, declared,
          error))
    return FALSE;
  for (gsize i = 1; i <= n_own; i++)
    if (i == n_own
        || yui_civil_week_start (own[i].day, YUI_SUNDAY)
               != yui_civil_week_start (own[first].day, YUI_SUNDAY))
      {
        add_week (&own[first], i - first, declared, &before[first]);
        first = i;
      }
  return TRUE;
}

gboolean
yui_declared_hours_sum (YuiDatabase *db,
                        gint64 programme_id,
                        const char *worker_id,
                        YuiCivilDay day,
                        gint64 *day_min,
                        gint64 *week_min,
                        GError **error)
{
  const YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (YuiAddedWork));
  gint64 of_day = 0, of_week = 0;

  if (!yui_declared_hours_load (db, programme_id, worker_id, week, week + YUI_DAYS_PER_WEEK, works,
                                error))
    return FALSE;
  for (guint i = 0; i < works->len; i++)
    {
      const YuiAddedWork *work = &g_array_index (works, YuiAddedWork, i);

      of_week += work->scheduled_min;
      of_day += work->day == day ? work->scheduled_min : 0;
    }
  if (day_min != NULL)
    *day_min = of_day;
  if (week_min != NULL)
    *week_min = of_week;
  return TRUE;
}
