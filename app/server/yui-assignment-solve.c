/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-assignment.h"

#include <gio/gio.h>

/* A seat filled outweighs the scores of nine people: seats come first, and the sum stays within
 * YUI_ASSIGN_VALUE_MAX. */
#define SEAT_VALUE       90000
#define SCORE_SCALE      10 /* of 1000 points to 10,000 */
#define TRAVEL_MIN       15
#define TRAVEL_M_PER_MIN 500
#define GAP              0.0005
#define ALIGNMENT        16

/* Parts of the time limit: for people, and for how many seats could be filled at most. */
#define PEOPLE_PART 0.7
#define SEATS_PART  0.3

typedef struct
{
  YuiAssignProblem problem;
  YuiAssignShift *shifts;
  YuiAssignPair *pairs;
  void *memory;
  YuiAssignmentProgress progress;
  gpointer user_data;
} Solving;

static void
solving_clear (Solving *solving)
{
  g_free (solving->shifts);
  g_free (solving->pairs);
  g_clear_pointer (&solving->memory, g_aligned_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Solving, solving_clear)

static double
now_s (void *data)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

static bool
progress_cb (const YuiAssignProgress *progress, void *data)
{
  Solving *solving = data;
  double gap = progress->bound > 0
                   ? (double)(progress->bound - progress->value) / (double)progress->bound
                   : 0;

  return solving->progress == NULL
         || solving->progress (gap, progress->n_rounds, solving->user_data);
}

static void
fill (Solving *solving, const YuiAssignment *self, guint64 seed)
{
  solving->shifts = g_new0 (YuiAssignShift, MAX (self->shifts->len, 1));
  for (guint i = 0; i < self->shifts->len; i++)
    {
      const YuiShift *shift = self->shifts->pdata[i];

      solving->shifts[i] = (YuiAssignShift){
        .start_s = shift->start_s,
        .end_s = shift->end_s,
        .seats = g_array_index (self->seats, guint32, i),
        .work_min = (guint32)MAX ((shift->end_s - shift->start_s) / 60 - shift->break_min, 0),
        .lat_udeg = (gint32)shift->latitude_udeg,
        .lon_udeg = (gint32)shift->longitude_udeg,
      };
    }
  solving->pairs = g_new (YuiAssignPair, MAX (self->chances->len, 1));
  for (guint i = 0; i < self->chances->len; i++)
    {
      const YuiAssignmentChance *chance = &g_array_index (self->chances, YuiAssignmentChance, i);

      solving->pairs[i] = (YuiAssignPair){ .shift = chance->shift,
                                           .person = chance->person,
                                           .score = (gint32)chance->score * SCORE_SCALE,
                                           .flags = chance->flags };
    }
  solving->problem = (YuiAssignProblem){
    .shifts = solving->shifts,
    .people = (const YuiAssignPerson *)(const void *)self->people->data,
    .pairs = solving->pairs,
    .n_shifts = self->shifts->len,
    .n_people = self->people->len,
    .n_pairs = self->chances->len,
    .seat_value = SEAT_VALUE,
    .travel_min = TRAVEL_MIN,
    .travel_m_per_min = TRAVEL_M_PER_MIN,
    .seed = seed,
  };
}

/* Solves, letting go one pin after another that cannot be kept beside the others. */
static YuiAssignStatus
solve (
    Solving *solving, YuiAssignment *self, double seconds, guint8 *taken, YuiAssignResult *result)
{
  YuiAssignOptions options = {
    .now_s = now_s, .seconds = seconds, .gap = GAP, .progress = progress_cb, .data = solving
  };
  YuiAssignStatus status;

  while ((status = yui_assign_solve (&solving->problem, &options, solving->memory, taken, result))
             == YUI_ASSIGN_ECONFLICT
         && result->bad_pair != YUI_ASSIGN_NO_PAIR)
    {
      solving->pairs[result->bad_pair].flags = 0;
      g_array_index (self->chances, YuiAssignmentChance, result->bad_pair).flags = 0;
      self->pins_dropped = TRUE;
    }
  return status;
}

/* Seats that could be filled at most if nobody were busy. */
static guint
count_reachable (const YuiAssignment *self)
{
  g_autofree guint *people = g_new0 (guint, MAX (self->shifts->len, 1));
  guint sum = 0;

  for (guint i = 0; i < self->chances->len; i++)
    {
      const YuiAssignmentChance *chance = &g_array_index (self->chances, YuiAssignmentChance, i);

      people[chance->shift] += (chance->flags & YUI_ASSIGN_FORBIDDEN) == 0;
    }
  for (guint i = 0; i < self->shifts->len; i++)
    sum += MIN (people[i], g_array_index (self->seats, guint32, i));
  return sum;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const gint32 first = *(const gint32 *)a, second = *(const gint32 *)b;

  return (second > first) - (second < first);
}

/* The sum of scores if each shift had the people who fit it best, busy or not. */
static gint64
sum_best_scores (const Solving *solving, const YuiAssignment *self)
{
  g_autofree gint32 *scores = g_new (gint32, MAX (self->chances->len, 1));
  gint64 sum = 0;

  for (guint shift = 0; shift < self->shifts->len; shift++)
    {
      const guint32 seats = g_array_index (self->seats, guint32, shift);
      guint n = 0;

      for (guint i = 0; i < self->chances->len; i++)
        if (solving->pairs[i].shift == shift
            && (solving->pairs[i].flags & YUI_ASSIGN_FORBIDDEN) == 0)
          scores[n++] = solving->pairs[i].score;
      qsort (scores, n, sizeof *scores, compare_scores);
      for (guint i = 0; i < MIN (n, seats); i++)
        sum += scores[i];
    }
  return sum;
}

/* Points that each person could have more on average at most, with the same seats filled. */
static gint64
find_points_gap (const Solving *solving, const YuiAssignment *self, const YuiAssignResult *result)
{
  const gint64 scores = result->value - (gint64)self->n_filled * SEAT_VALUE;
  const gint64 more = MIN (result->bound - result->value, sum_best_scores (solving, self) - scores);

  return MAX (more, 0) / SCORE_SCALE / MAX (self->n_filled, 1);
}

/* The same without scores: its bound is a number of seats. */
static YuiAssignStatus
bound_seats (Solving *solving, YuiAssignment *self, double seconds)
{
  g_autofree guint8 *taken = g_new0 (guint8, MAX (self->chances->len, 1));
  YuiAssignResult result;
  YuiAssignStatus status;

  for (guint i = 0; i < self->chances->len; i++)
    solving->pairs[i].score = 0;
  solving->problem.seat_value = 1;
  status = solve (solving, self, seconds, taken, &result);
  if (status == YUI_ASSIGN_OK)
    self->n_bound = CLAMP ((guint)result.bound, self->n_filled, self->n_bound);
  return status;
}

/* Pins that nobody could be given a chance for, or that had to go. */
static void
check_pins (YuiAssignment *self, const YuiAssignmentOrder *order)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->chances->len; i++)
    n_kept
        += (g_array_index (self->chances, YuiAssignmentChance, i).flags & YUI_ASSIGN_PINNED) != 0;
  if (n_kept < order->pinned->len)
    self->pins_dropped = TRUE;
}

gboolean
yui_assignment_solve (YuiAssignment *self,
                      const YuiAssignmentOrder *order,
                      YuiAssignmentProgress progress,
                      gpointer user_data,
                      GError **error)
{
  g_auto (Solving) solving = { .progress = progress, .user_data = user_data };
  double seconds = (double)order->limit_ms / 1000;
  YuiAssignResult result = { 0 };
  YuiAssignStatus status;
  gint64 points_gap;
  gsize size;

  fill (&solving, self, yui_candidate_number_of (order->employer_id));
  self->taken = g_new0 (guint8, MAX (self->chances->len, 1));
  self->reasons = g_new0 (YuiAssignReason, MAX (self->shifts->len, 1));
  size = yui_assign_memory_size (&solving.problem);
  solving.memory = g_aligned_alloc0 (1, MAX (size, 1), ALIGNMENT);
  status = size > 0 ? solve (&solving, self, seconds * PEOPLE_PART, self->taken, &result)
                    : YUI_ASSIGN_EINVAL;
  if (status == YUI_ASSIGN_OK)
    status = yui_assign_explain (&solving.problem, solving.memory, self->taken, self->reasons);
  self->n_filled = result.n_filled;
  self->gap = result.gap;
  self->n_bound = count_reachable (self);
  points_gap = find_points_gap (&solving, self, &result);
  if (status == YUI_ASSIGN_OK && self->n_filled < self->n_bound)
    status = bound_seats (&solving, self, seconds * SEATS_PART);
  self->points_gap = self->n_filled > 0 && self->n_filled == self->n_bound ? points_gap : -1;
  check_pins (self, order);
  if (status == YUI_ASSIGN_OK)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The matcher refused the week: %d", status);
  return FALSE;
}
