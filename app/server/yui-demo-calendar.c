/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "labour/yui-minimum-wage.h"

#define WEEKS            (YUI_DEMO_WEEKS_BACK + YUI_DEMO_WEEKS_ON)
#define WAGE_STEP_YEN    10
#define N_WORKS_MAX      64
#define CANCELLED_PERMIL 12
#define COMING_PERCENT   88 /* pay what is announced already */

/* A place in the first employer's week: how often, of 100, on ordinary and on busy days. */
typedef struct
{
  int workplace;
  int work; /* index of yui_demo_works(), where the inn's come first */
  int ordinary_percent;
  int busy_percent;
} Habit;

static const Habit FIRST_HABITS[] = {
  { 0, 0, 66, 100 }, { 0, 1, 58, 92 }, { 0, 2, 54, 96 }, { 0, 3, 24, 78 },
  { 0, 4, 10, 48 },  { 0, 5, 14, 30 }, { 1, 0, 18, 48 }, { 1, 1, 28, 58 },
  { 1, 2, 22, 58 },  { 2, 4, 24, 48 }, { 2, 1, 22, 38 },
};

/* How much of a trade's work falls on Monday … Sunday. */
static const int WEEKDAY_WEIGHTS[YUI_DEMO_N_TRADES][YUI_DAYS_PER_WEEK] = {
  [YUI_DEMO_INN] = { 5, 4, 4, 5, 9, 14, 12 },  [YUI_DEMO_PERSIMMON] = { 8, 8, 8, 8, 8, 12, 10 },
  [YUI_DEMO_RICE] = { 8, 8, 8, 8, 8, 12, 6 },  [YUI_DEMO_OYSTER] = { 7, 7, 7, 7, 9, 12, 9 },
  [YUI_DEMO_CARE] = { 9, 9, 9, 9, 9, 8, 7 },   [YUI_DEMO_CLINIC] = { 9, 9, 9, 9, 9, 5, 0 },
  [YUI_DEMO_SHOP] = { 6, 6, 6, 7, 9, 12, 12 }, [YUI_DEMO_BREWERY] = { 8, 8, 8, 8, 8, 10, 8 },
  [YUI_DEMO_FOOD] = { 8, 8, 8, 8, 9, 7, 4 },
};

static gboolean
is_holiday (YuiDemo *demo, YuiCivilDay day)
{
  const YuiLawTables *tables = demo->options->tables;

  for (size_t i = 0; i < tables->n_holidays; i++)
    if (tables->holidays[i].day == day)
      return TRUE;
  return FALSE;
}

/* Weekends, holidays and their eves fill an inn. */
static gboolean
is_busy (YuiDemo *demo, YuiCivilDay day)
{
  const YuiWeekday weekday = yui_civil_weekday (day);

  return weekday == YUI_SATURDAY || weekday == YUI_SUNDAY || is_holiday (demo, day);
}

static gboolean
find_wage (YuiDemo *demo, YuiCivilDay day, const YuiDemoWork *work, int *hourly_yen, GError **error)
{
  YuiMinimumWage wage;
  int base_yen;
  char date[YUI_MOMENT_SIZE];

  if (yui_labour_minimum_wage (&demo->options->tables->minimum_wage, YUI_DEMO_PREFECTURE_NUMBER,
                               YUI_INDUSTRY_NONE, day, &wage)
      != YUI_LABOUR_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   YUI_MINIMUM_WAGE_FILE " has no minimum wage of %s for %s.", YUI_DEMO_PREFECTURE,
                   yui_day_format (day, date));
      return FALSE;
    }
  base_yen = wage.floor_yen;
  if (wage.coming_yen > base_yen && yui_demo_random_chance (&demo->random, COMING_PERCENT))
    base_yen = wage.coming_yen;
  base_yen += yui_demo_random_between (&demo->random, work->above_floor_min, work->above_floor_max);
  *hourly_yen = (base_yen + WAGE_STEP_YEN - 1) / WAGE_STEP_YEN * WAGE_STEP_YEN;
  return TRUE;
}

static gboolean
insert_shift (YuiDemo *demo, const YuiDemoShift *shift, GError **error)
{
  const gboolean is_published = shift->published_s < demo->now_s;
  const char *state = !is_published ? "draft" : shift->is_cancelled ? "cancelled" : "published";
  const YuiDemoWork *work = shift->work;

  if (!yui_demo_insert (
          demo, error,
          "INSERT INTO shift (programme_id, id, state, employer_id, workplace_id, title, "
          "description, belongings, start_s, end_s, break_min, seats, hourly_wage_yen, "
          "transport_yen, hiring_mode, published_s, created_s) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
          YUI_DEMO_ID, YUI_TEXT (shift->id), YUI_TEXT (state),
          YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
          YUI_TEXT (yui_demo_workplace (demo, shift->workplace)->id), YUI_TEXT (work->title),
          YUI_TEXT (work->description), YUI_TEXT (work->belongings), YUI_INT (shift->start_s),
          YUI_INT (shift->end_s), YUI_INT (work->break_min), YUI_INT (shift->seats),
          YUI_INT (shift->hourly_yen), YUI_INT (shift->transport_yen),
          YUI_TEXT (shift->is_first_come ? "first_come" : "selection"),
          is_published ? YUI_INT (shift->published_s) : YUI_NULL,
          YUI_INT (MIN (shift->published_s, demo->now_s) - 5 * YUI_SECONDS_PER_HOUR)))
    return FALSE;
  return work->qualification < 0
         || yui_demo_insert (demo, error,
                             "INSERT INTO shift_qualification (programme_id, shift_id, "
                             "qualification_id) VALUES ($1, $2, $3)",
                             YUI_DEMO_ID, YUI_TEXT (shift->id),
                             YUI_TEXT (demo->qualification_ids[work->qualification]));
}

static int
draw_transport (YuiDemo *demo)
{
  static const int YEN[] = { 0, 300, 400, 500, 700 };
  static const int WEIGHTS[] = { 35, 20, 15, 25, 5 };

  return YEN[yui_demo_random_pick (&demo->random, WEIGHTS, G_N_ELEMENTS (WEIGHTS))];
}

static gboolean
add_shift (YuiDemo *demo,
           int employer,
           int workplace,
           const YuiDemoWork *work,
           YuiCivilDay day,
           GError **error)
{
  YuiDemoShift shift = { .employer = employer, .workplace = workplace, .work = work };
  const int lead = yui_demo_random_between (&demo->random, 4, 22);

  shift.start_s = yui_civil_utc_of (day, work->start_min);
  shift.end_s = shift.start_s + work->length_min * YUI_SECONDS_PER_MINUTE;
  shift.published_s = yui_demo_moment (demo, day - lead, 540, 1140);
  shift.seats = yui_demo_random_between (&demo->random, work->seats_min, work->seats_max);
  shift.transport_yen = draw_transport (demo);
  shift.is_first_come = yui_demo_random_chance (&demo->random, 25);
  shift.is_cancelled = yui_demo_random_between (&demo->random, 0, 999) < CANCELLED_PERMIL;
  if (!find_wage (demo, day, work, &shift.hourly_yen, error))
    return FALSE;
  shift.id = yui_demo_new_id (demo, MIN (shift.published_s, demo->now_s));
  g_array_append_val (demo->shifts, shift);
  return insert_shift (demo, &shift, error);
}

static gboolean
add_first_employers_day (YuiDemo *demo, YuiCivilDay day, GError **error)
{
  int n;
  const YuiDemoWork *works = yui_demo_works (&n);
  const gboolean busy = is_busy (demo, day);

  for (gsize i = 0; i < G_N_ELEMENTS (FIRST_HABITS); i++)
    {
      const Habit *habit = &FIRST_HABITS[i];

      if (yui_demo_random_chance (&demo->random,
                                  busy ? habit->busy_percent : habit->ordinary_percent)
          && !add_shift (demo, 0, habit->workplace, &works[habit->work], day, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns a kind of work of the trade that is done in the month, or NULL. */
static const YuiDemoWork *
pick_work (YuiDemo *demo, YuiDemoTrade trade, int month)
{
  int n, weights[N_WORKS_MAX], sum = 0;
  const YuiDemoWork *works = yui_demo_works (&n);

  g_assert (n <= N_WORKS_MAX);
  for (int i = 0; i < n; i++)
    {
      const gboolean fits = works[i].trade == trade && (works[i].months & (1u << (month - 1))) != 0;

      /* Work that few can do is posted less often; seasonal work more often. */
      weights[i] = !fits                                  ? 0
                   : works[i].qualification >= 0          ? 1
                   : works[i].months == YUI_DEMO_ALL_YEAR ? 4
                                                          : 7;
      sum += weights[i];
    }
  return sum > 0 ? &works[yui_demo_random_pick (&demo->random, weights, n)] : NULL;
}

static int
pick_poster (YuiDemo *demo)
{
  g_autofree int *weights = g_new (int, demo->employers->len);

  weights[0] = demo->employers->len == 1;
  for (guint i = 1; i < demo->employers->len; i++)
    weights[i] = 1 + 2 * yui_demo_employer (demo, i)->activity;
  return yui_demo_random_pick (&demo->random, weights, (int)demo->employers->len);
}

static gboolean
add_town_shift (YuiDemo *demo, YuiCivilDay week_start, GError **error)
{
  const int index = pick_poster (demo);
  const YuiDemoEmployer *employer = yui_demo_employer (demo, index);
  const YuiCivilDay day
      = week_start
        + yui_demo_random_pick (&demo->random, WEEKDAY_WEIGHTS[employer->trade], YUI_DAYS_PER_WEEK);
  const YuiDemoWork *work = pick_work (demo, employer->trade, yui_civil_date_of (day).month);

  if (work == NULL || day < employer->created_day + 21
      || (employer->trade == YUI_DEMO_CLINIC && is_holiday (demo, day)))
    return TRUE;
  return add_shift (demo, index,
                    employer->first_workplace
                        + yui_demo_random_between (&demo->random, 0, employer->n_workplaces - 1),
                    work, day, error);
}

gboolean
yui_demo_make_calendar (YuiDemo *demo, GError **error)
{
  const YuiCivilDay first_week
      = yui_civil_week_start (demo->today, YUI_MONDAY) - YUI_DEMO_WEEKS_BACK * YUI_DAYS_PER_WEEK;

  for (int w = 0; w < WEEKS; w++)
    {
      const YuiCivilDay week = first_week + w * YUI_DAYS_PER_WEEK;
      const int n = demo->options->shifts / WEEKS;

      for (int d = 0; d < YUI_DAYS_PER_WEEK; d++)
        if (!add_first_employers_day (demo, week + d, error))
          return FALSE;
      for (int i = 0; i < n; i++)
        if (!add_town_shift (demo, week, error))
          return FALSE;
    }
  return TRUE;
}
