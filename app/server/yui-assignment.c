/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-assignment.h"

#include "labour/yui-civil.h"

#include <gio/gio.h>
#include <stdlib.h>

#define STATUTORY_WEEK_MIN (40 * 60) /* Labour Standards Act Art. 32 */
#define ADULT_AGE          18

YuiAssignmentWish *
yui_assignment_wish_new (const char *shift_id, const char *worker_id)
{
  YuiAssignmentWish *wish = g_new (YuiAssignmentWish, 1);

  wish->shift_id = g_strdup (shift_id);
  wish->worker_id = g_strdup (worker_id);
  return wish;
}

void
yui_assignment_wish_free (YuiAssignmentWish *wish)
{
  g_free (wish->shift_id);
  g_free (wish->worker_id);
  g_free (wish);
}

void
yui_assignment_order_free (YuiAssignmentOrder *order)
{
  g_return_if_fail (order != NULL);

  g_free (order->employer_id);
  g_ptr_array_unref (order->pinned);
  g_ptr_array_unref (order->forbidden);
  g_free (order);
}

void
yui_assignment_free (YuiAssignment *assignment)
{
  g_return_if_fail (assignment != NULL);

  g_clear_pointer (&assignment->ranking, yui_ranking_unref);
  g_ptr_array_unref (assignment->shifts);
  g_array_unref (assignment->seats);
  g_array_unref (assignment->people);
  g_array_unref (assignment->chances);
  g_free (assignment->taken);
  g_free (assignment->reasons);
  g_free (assignment);
}

/* ---- what a person has that week already ---- */

/* A contract with anybody, or an open offer of this employer. */
typedef struct
{
  guint32 handle;
  gint64 start_s, end_s;
  guint32 work_min;
} Engagement;

/* While it is read: engagements by handle, and numbers of people. */
typedef struct
{
  const YuiAssignmentOrder *order;
  YuiAssignment *assignment;
  YuiDatabase *db;
  YuiRankWeights weights;
  gint64 from_s, to_s;
  GArray *engagements; /* of Engagement, sorted by handle */
  GHashTable *numbers; /* handle + 1 → number of the person + 1 */
} Reading;

static int
compare_engagements (gconstpointer a, gconstpointer b)
{
  const Engagement *first = a, *second = b;

  return (first->handle > second->handle) - (first->handle < second->handle);
}

static gboolean
read_engagements (Reading *reading, GError **error)
{
  const YuiAssignmentOrder *order = reading->order;
  g_autoptr (YuiStatement) query = yui_database_query (
      reading->db, error,
      "SELECT c.worker_id, c.start_s, c.end_s, coalesce (c.break_min, s.break_min) FROM contract c "
      "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id "
      "WHERE c.programme_id = $1 AND c.start_s >= $3 AND c.start_s < $4 "
      "AND c.cancelled_s IS NULL "
      "UNION ALL SELECT o.worker_id, s.start_s, s.end_s, s.break_min FROM shift s "
      "JOIN offer o ON o.programme_id = s.programme_id AND o.shift_id = s.id "
      "WHERE s.programme_id = $1 AND s.employer_id = $2 AND s.start_s >= $3 AND s.start_s < $4 "
      "AND o.state = 'open' AND o.reply_by_s > $5",
      YUI_INT (order->programme_id), YUI_TEXT (order->employer_id), YUI_INT (reading->from_s),
      YUI_INT (reading->to_s), YUI_INT (order->now_s));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Engagement engagement = { .start_s = yui_statement_get_int (query, 1),
                                .end_s = yui_statement_get_int (query, 2) };

      engagement.work_min
          = (guint32)MAX ((engagement.end_s - engagement.start_s) / YUI_SECONDS_PER_MINUTE
                              - yui_statement_get_int (query, 3),
                          0);
      if (yui_ranking_find (reading->assignment->ranking, yui_statement_get_text (query, 0),
                            &engagement.handle))
        g_array_append_val (reading->engagements, engagement);
    }
  g_array_sort (reading->engagements, compare_engagements);
  return step == YUI_STEP_DONE;
}

/* The first engagement of a person; *n receives how many there are. */
static const Engagement *
engagements_of (const Reading *reading, guint32 handle, guint *n)
{
  const Engagement *all = (const Engagement *)(const void *)reading->engagements->data;
  guint low = 0, high = reading->engagements->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (all[middle].handle < handle)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0; low + *n < reading->engagements->len && all[low + *n].handle == handle;)
    (*n)++;
  return all + low;
}

static gboolean
is_engaged (const Reading *reading, guint32 handle, const YuiShift *shift)
{
  guint n;
  const Engagement *engagement = engagements_of (reading, handle, &n);
  YuiCivilDay day = yui_civil_day_of_utc (shift->start_s);

  for (guint i = 0; i < n; i++)
    if ((engagement[i].start_s < shift->end_s && engagement[i].end_s > shift->start_s)
        || (reading->order->shifts_a_day == 1
            && yui_civil_day_of_utc (engagement[i].start_s) == day))
      return TRUE;
  return FALSE;
}

/* ---- people ---- */

/* What is left of the person's week, and of the statutory 40 hours. */
static guint32
minutes_left (const Reading *reading, guint32 handle)
{
  const YuiRankingPerson *person = &reading->assignment->ranking->people[handle];
  guint32 cap_min = person->week_cap_min > 0 ? MIN (person->week_cap_min, STATUTORY_WEEK_MIN)
                                             : STATUTORY_WEEK_MIN;
  guint n;
  const Engagement *engagement = engagements_of (reading, handle, &n);

  for (guint i = 0; i < n; i++)
    cap_min -= MIN (cap_min, engagement[i].work_min);
  return cap_min;
}

/* The number of a person in the problem, G_MAXUINT32 when they have no minute left. */
static guint32
number_of (Reading *reading, guint32 handle)
{
  const YuiRankingPerson *known = &reading->assignment->ranking->people[handle];
  gpointer number = g_hash_table_lookup (reading->numbers, GUINT_TO_POINTER (handle + 1));
  YuiAssignPerson person = { .cap_min = minutes_left (reading, handle),
                             .shifts_a_day = (guint8)reading->order->shifts_a_day };

  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  if (person.cap_min == 0)
    return G_MAXUINT32;
  if (known->birth_day == YUI_RANK_BIRTH_UNKNOWN
      || yui_civil_age (known->birth_day, (YuiCivilDay)reading->order->first_day) < ADULT_AGE)
    person.shifts_a_day = 1;
  g_array_append_val (reading->assignment->people, person);
  g_hash_table_insert (reading->numbers, GUINT_TO_POINTER (handle + 1),
                       GUINT_TO_POINTER (reading->assignment->people->len));
  return reading->assignment->people->len - 1;
}

/* ---- chances ---- */

static gboolean
is_wished (const GPtrArray *wishes, const char *shift_id, const char *worker_id)
{
  for (guint i = 0; i < wishes->len; i++)
    {
      const YuiAssignmentWish *wish = wishes->pdata[i];

      if (g_str_equal (wish->shift_id, shift_id) && g_str_equal (wish->worker_id, worker_id))
        return TRUE;
    }
  return FALSE;
}

static guint8
flags_of (const YuiAssignmentOrder *order, const char *shift_id, const YuiWorkerId *id)
{
  char worker_id[YUI_UUID_LENGTH + 1];
  guint8 flags = 0;

  if (order->pinned->len + order->forbidden->len == 0)
    return 0;
  yui_worker_id_to_text (id, worker_id);
  if (is_wished (order->pinned, shift_id, worker_id))
    flags |= YUI_ASSIGN_PINNED;
  if (is_wished (order->forbidden, shift_id, worker_id))
    flags = YUI_ASSIGN_FORBIDDEN;
  return flags;
}

static void
add_chance (Reading *reading,
            const YuiShiftRanking *answers,
            guint32 shift_number,
            const YuiRankResult *result)
{
  YuiAssignment *self = reading->assignment;
  const YuiShift *shift = self->shifts->pdata[shift_number];
  YuiAssignmentChance chance = { .shift = shift_number,
                                 .handle = result->handle,
                                 .result = *result,
                                 .score = yui_shift_ranking_points (answers, result->score) };

  if (is_engaged (reading, result->handle, shift))
    return;
  chance.person = number_of (reading, result->handle);
  if (chance.person == G_MAXUINT32)
    return;
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    chance.points[t] = yui_shift_ranking_points (answers, result->points[t]);
  chance.flags = flags_of (reading->order, shift->id, &self->ranking->ids[result->handle]);
  g_array_append_val (self->chances, chance);
}

/* People looked at for one shift: the best, and those who are pinned. */
static gboolean
add_chances (Reading *reading, guint32 shift_number, gsize people_max, GError **error)
{
  YuiAssignment *self = reading->assignment;
  const YuiAssignmentOrder *order = reading->order;
  g_auto (YuiShiftRanking) answers = { 0 };
  gsize n_looked_at = 0;

  if (!yui_shift_ranking_init (&answers, self->ranking, reading->db, order->programme_id,
                               self->shifts->pdata[shift_number], &reading->weights, order->now_s,
                               error)
      || !yui_shift_ranking_rank (&answers, 0, error))
    return FALSE;
  for (gsize i = 0; i < answers.n_results; i++)
    {
      const YuiRankResult *result = &answers.results[i];
      const YuiShift *shift = self->shifts->pdata[shift_number];

      if (n_looked_at++ < people_max
          || (flags_of (order, shift->id, &self->ranking->ids[result->handle]) & YUI_ASSIGN_PINNED)
                 != 0)
        add_chance (reading, &answers, shift_number, result);
    }
  if (n_looked_at > people_max)
    self->looked_at = (guint)people_max;
  return TRUE;
}

static int
compare_chances (gconstpointer a, gconstpointer b)
{
  const YuiAssignmentChance *first = a, *second = b;

  if (first->person != second->person)
    return first->person < second->person ? -1 : 1;
  return (first->shift > second->shift) - (first->shift < second->shift);
}

/* ---- shifts ---- */

static gboolean
read_shifts (Reading *reading, GError **error)
{
  YuiAssignment *self = reading->assignment;
  const YuiAssignmentOrder *order = reading->order;
  g_autoptr (YuiStatement) query = yui_database_query (
      reading->db, error,
      YUI_SHIFT_SELECT "AND s.employer_id = $3 AND s.start_s >= $4 AND s.start_s < $5 "
                       "AND s.state IN ('draft', 'published') ORDER BY s.start_s, s.id",
      YUI_INT (order->programme_id), YUI_INT (order->now_s), YUI_TEXT (order->employer_id),
      YUI_INT (MAX (reading->from_s, order->now_s + 1)), YUI_INT (reading->to_s));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      YuiShift *shift = yui_shift_from_row (query);
      guint32 seats;

      g_ptr_array_add (self->shifts, shift);
      seats = (guint32)MAX (shift->seats - shift->seats_filled - shift->offers_open, 0);
      self->n_seats += seats;
      if (seats > 0)
        g_array_append_val (self->seats, seats);
      else
        g_ptr_array_set_size (self->shifts, (int)self->shifts->len - 1);
    }
  return step == YUI_STEP_DONE;
}

static gboolean
read_all (Reading *reading, YuiRankings *rankings, GError **error)
{
  YuiAssignment *self = reading->assignment;
  const YuiAssignmentOrder *order = reading->order;
  YuiRankingWeights weights;
  gsize people_max;

  self->ranking = yui_rankings_get (rankings, reading->db, order->programme_id, order->employer_id,
                                    yui_ranking_origin_of (reading->from_s), order->now_s, error);
  if (self->ranking == NULL
      || !yui_ranking_weights_read (&weights, reading->db, order->programme_id, order->employer_id,
                                    error)
      || !read_shifts (reading, error) || !read_engagements (reading, error))
    return FALSE;
  reading->weights = weights.weights;
  people_max
      = MAX (YUI_ASSIGNMENT_PAIRS_MAX / MAX (self->shifts->len, 1), YUI_ASSIGNMENT_PEOPLE_MIN);
  for (guint32 i = 0; i < self->shifts->len; i++)
    if (!add_chances (reading, i, people_max, error))
      return FALSE;
  g_array_sort (self->chances, compare_chances);
  return TRUE;
}

YuiAssignment *
yui_assignment_read (const YuiAssignmentOrder *order,
                     YuiRankings *rankings,
                     YuiDatabase *db,
                     GError **error)
{
  g_autoptr (YuiAssignment) self = g_new0 (YuiAssignment, 1);
  g_autoptr (GArray) engagements = g_array_new (FALSE, FALSE, sizeof (Engagement));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Reading reading = {
    .order = order,
    .assignment = self,
    .db = db,
    .from_s = yui_civil_utc_of ((YuiCivilDay)order->first_day, 0),
    .to_s = yui_civil_utc_of ((YuiCivilDay)order->first_day + YUI_ASSIGNMENT_DAYS, 0),
    .engagements = engagements,
    .numbers = numbers,
  };

  self->shifts = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_shift_free);
  self->seats = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->people = g_array_new (FALSE, FALSE, sizeof (YuiAssignPerson));
  self->chances = g_array_new (FALSE, FALSE, sizeof (YuiAssignmentChance));
  return read_all (&reading, rankings, error) ? g_steal_pointer (&self) : NULL;
}
