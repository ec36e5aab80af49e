/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "labour/yui-minimum-wage.h"

#define N_HALF_HOURS    48
#define YOUNGEST_DRIVER 18
#define FIRST_POOL_WEIGHT                                                                          \
  6                           /* the first employer's pool, against one person's chance at another \
                               */
#define NIGHT_CARE_WEIGHT  12 /* who works at night works in care */
#define NIGHT_TRAINED      75 /* percent of them are trained for it */
#define MEMBERSHIPS_MAX    4
#define FIRST_STAFF_NUMBER 1001

/* How people of one kind of life work: when they are free and who they are. */
typedef enum
{
  LIFE_PUPIL,
  LIFE_STUDENT,
  LIFE_PARENT,
  LIFE_SECOND_JOB,
  LIFE_FARMER,
  LIFE_NIGHT,
  LIFE_FREE,
  LIFE_SENIOR,
  N_LIVES,
} Life;

typedef struct
{
  int share; /* of 100 */
  int youngest;
  int oldest;
  int weekday_from; /* half-hours */
  int weekday_to;
  int weekend_from;
  int weekend_to;
  int weekend_percent; /* of them are free at the weekend */
} LifeInfo;

static const LifeInfo LIVES[N_LIVES] = {
  [LIFE_PUPIL] = { 6, 15, 17, 32, 42, 16, 41, 85 },
  [LIFE_STUDENT] = { 11, 18, 22, 32, 44, 12, 44, 90 },
  [LIFE_PARENT] = { 22, 27, 46, 17, 30, 16, 24, 35 },
  [LIFE_SECOND_JOB] = { 17, 23, 57, 35, 44, 12, 44, 80 },
  [LIFE_FARMER] = { 10, 34, 68, 10, 36, 10, 36, 60 },
  [LIFE_NIGHT] = { 3, 25, 60, 0, 48, 0, 48, 70 },
  [LIFE_FREE] = { 12, 20, 62, 10, 44, 10, 44, 80 },
  [LIFE_SENIOR] = { 19, 60, 78, 10, 28, 10, 28, 60 },
};

static guint64
half_hours_between (int from, int to)
{
  return (((guint64)1 << (to - from)) - 1) << from;
}

static Life
pick_life (YuiDemo *demo)
{
  int weights[N_LIVES];

  for (int i = 0; i < N_LIVES; i++)
    weights[i] = LIVES[i].share;
  return (Life)yui_demo_random_pick (&demo->random, weights, N_LIVES);
}

/* Farmers are free when the fields sleep. */
static gboolean
is_season_of_farmers (YuiCivilDay day)
{
  const int month = yui_civil_date_of (day).month;

  return month >= 11 || month <= 3;
}

static void
draw_availability (YuiDemo *demo, Life life, YuiDemoWorker *worker)
{
  const LifeInfo *info = &LIVES[life];
  const int late = yui_demo_random_between (&demo->random, 0, 1);
  const gboolean works_weekends = yui_demo_random_chance (&demo->random, info->weekend_percent);
  const gboolean is_evening = life == LIFE_FARMER && !is_season_of_farmers (demo->today);

  worker->has_said = life != LIFE_FREE || yui_demo_random_chance (&demo->random, 70);
  for (int d = 0; d < YUI_DAYS_PER_WEEK; d++)
    {
      const gboolean is_weekend = d >= 5;
      const int from = is_evening ? 36 : is_weekend ? info->weekend_from : info->weekday_from;
      const int to = is_evening ? 44 : is_weekend ? info->weekend_to : info->weekday_to;
      const gboolean is_free
          = is_weekend ? works_weekends : yui_demo_random_chance (&demo->random, 82);

      worker->half_hours[d]
          = is_free ? half_hours_between (from,
                                          MIN (to + (life == LIFE_NIGHT ? 0 : late), N_HALF_HOURS))
                    : 0;
    }
}

static guint
draw_qualifications (YuiDemo *demo, int age)
{
  int n;
  const YuiDemoQualification *qualifications = yui_demo_qualifications (&n);
  guint held = 0;

  for (int i = 0; i < n; i++)
    if (age >= YOUNGEST_DRIVER + (i > 2)
        && yui_demo_random_chance (&demo->random, qualifications[i].percent))
      held |= 1u << i;
  return held;
}

/* Draws a birthday so that the person may work from registration on. */
static YuiCivilDay
draw_birth_day (YuiDemo *demo, const LifeInfo *info)
{
  const YuiCivilDate today = yui_civil_date_of (demo->today);
  YuiCivilDay day;

  do
    {
      const int age = yui_demo_random_between (&demo->random, info->youngest, info->oldest);
      const gboolean is_real = yui_civil_day_from_ymd (
          today.year - age, yui_demo_random_between (&demo->random, 1, 12),
          yui_demo_random_between (&demo->random, 1, 28), &day);
      g_assert (is_real);
    }
  while (yui_civil_first_working_day (day) > demo->today - YUI_DEMO_WEEKS_BACK * YUI_DAYS_PER_WEEK);
  return day;
}

/* More people registered lately than at first, as a programme grows. */
static YuiCivilDay
draw_registered_day (YuiDemo *demo, YuiCivilDay birth_day)
{
  const int a = yui_demo_random_between (&demo->random, 1, 870);
  const int b = yui_demo_random_between (&demo->random, 1, 870);

  return MAX (demo->today - MIN (a, b), yui_civil_first_working_day (birth_day));
}

static void
draw_worker (YuiDemo *demo, YuiDemoWorker *worker)
{
  const Life life = pick_life (demo);

  worker->birth_day = draw_birth_day (demo, &LIVES[life]);
  yui_demo_person_name (&demo->random, yui_civil_date_of (worker->birth_day).year, &worker->name,
                        &worker->kana);
  worker->district = yui_demo_pick_district (demo);
  yui_demo_place (demo, worker->district, &worker->lat_udeg, &worker->lon_udeg);
  worker->qualifications
      = draw_qualifications (demo, yui_civil_age (worker->birth_day, demo->today));
  worker->is_night = life == LIFE_NIGHT;
  if (worker->is_night && yui_demo_random_chance (&demo->random, NIGHT_TRAINED))
    worker->qualifications |= 1u << YUI_DEMO_CARE_TRAINING;
  draw_availability (demo, life, worker);
  worker->wished_above_yen = yui_demo_random_chance (&demo->random, 35)
                                 ? 10 * yui_demo_random_between (&demo->random, 0, 6)
                                 : -1;
  worker->kept_percent = yui_demo_random_chance (&demo->random, 6)
                             ? yui_demo_random_between (&demo->random, 70, 90)
                             : yui_demo_random_between (&demo->random, 96, 100);
  worker->registered_day = draw_registered_day (demo, worker->birth_day);
  worker->id = yui_demo_new_id (demo, yui_civil_utc_of (worker->registered_day, 720));
  worker->bookings = g_array_new (FALSE, FALSE, sizeof (YuiSpan));
}

static YuiValue
int_or_null (int value)
{
  return value > 0 ? YUI_INT (value) : YUI_NULL;
}

static gboolean
insert_worker (YuiDemo *demo, const YuiDemoWorker *worker, int index, int floor_yen, GError **error)
{
  int n;
  const int wished = worker->wished_above_yen >= 0 ? floor_yen + worker->wished_above_yen : 0;
  const int furthest_m = yui_demo_random_chance (&demo->random, 20)
                             ? 1000 * yui_demo_random_between (&demo->random, 4, 20)
                             : 0;
  const int cap_min = yui_demo_random_chance (&demo->random, 15)
                          ? 60 * yui_demo_random_between (&demo->random, 12, 28)
                          : 0;
  g_autofree char *address = yui_demo_address (demo, worker->district);
  g_autofree char *phone = g_strdup_printf ("090-0000-%04d", index % 4000);

  return yui_demo_insert (
      demo, error,
      "INSERT INTO worker (programme_id, id, name, kana, birth_day, district, address, "
      "latitude_udeg, longitude_udeg, phone, wished_wage_yen, furthest_m, week_cap_min, "
      "registered_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      YUI_DEMO_ID, YUI_TEXT (worker->id), YUI_TEXT (worker->name), YUI_TEXT (worker->kana),
      YUI_INT (worker->birth_day), YUI_TEXT (yui_demo_districts (&n)[worker->district].name),
      YUI_TEXT (address), YUI_INT (worker->lat_udeg), YUI_INT (worker->lon_udeg), YUI_TEXT (phone),
      int_or_null (wished), int_or_null (furthest_m), int_or_null (cap_min),
      YUI_INT (yui_civil_utc_of (worker->registered_day, 720)));
}

static gboolean
insert_availability (YuiDemo *demo, const YuiDemoWorker *worker, GError **error)
{
  for (int d = 0; worker->has_said && d < YUI_DAYS_PER_WEEK; d++)
    if (!yui_demo_insert (demo, error,
                          "INSERT INTO worker_availability (programme_id, worker_id, weekday, "
                          "half_hours) VALUES ($1, $2, $3, $4)",
                          YUI_DEMO_ID, YUI_TEXT (worker->id), YUI_INT (d),
                          YUI_INT ((gint64)worker->half_hours[d])))
      return FALSE;
  return TRUE;
}

/* A few days away within the weeks to come. */
static gboolean
insert_exceptions (YuiDemo *demo, const YuiDemoWorker *worker, GError **error)
{
  YuiCivilDay day = demo->today + yui_demo_random_between (&demo->random, 1, 24);

  if (!yui_demo_random_chance (&demo->random, 9))
    return TRUE;
  for (int n = yui_demo_random_between (&demo->random, 1, 4); n > 0; n--)
    if (!yui_demo_insert (
            demo, error,
            "INSERT INTO worker_availability_exception (programme_id, worker_id, day, "
            "half_hours) VALUES ($1, $2, $3, 0)",
            YUI_DEMO_ID, YUI_TEXT (worker->id), YUI_INT (day++)))
      return FALSE;
  return TRUE;
}

static gboolean
insert_held_qualifications (YuiDemo *demo, const YuiDemoWorker *worker, GError **error)
{
  for (int i = 0; demo->qualification_ids[i] != NULL; i++)
    if ((worker->qualifications & (1u << i)) != 0
        && !yui_demo_insert (demo, error,
                             "INSERT INTO worker_qualification (programme_id, worker_id, "
                             "qualification_id) VALUES ($1, $2, $3)",
                             YUI_DEMO_ID, YUI_TEXT (worker->id),
                             YUI_TEXT (demo->qualification_ids[i])))
      return FALSE;
  return TRUE;
}

gboolean
yui_demo_make_people (YuiDemo *demo, GError **error)
{
  YuiMinimumWage wage;

  if (yui_labour_minimum_wage (&demo->options->tables->minimum_wage, YUI_DEMO_PREFECTURE_NUMBER,
                               YUI_INDUSTRY_NONE, demo->today, &wage)
      != YUI_LABOUR_OK)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           YUI_MINIMUM_WAGE_FILE " has no minimum wage for today.");
      return FALSE;
    }
  demo->wish_base_yen = wage.floor_yen;
  for (int i = 0; i < demo->options->workers; i++)
    {
      YuiDemoWorker worker = { 0 };

      draw_worker (demo, &worker);
      g_array_append_val (demo->workers, worker);
      if (!insert_worker (demo, &worker, i, wage.floor_yen, error)
          || !insert_availability (demo, &worker, error)
          || !insert_exceptions (demo, &worker, error)
          || !insert_held_qualifications (demo, &worker, error))
        return FALSE;
    }
  return TRUE;
}

/* Chances of each employer for a worker: larger and nearer ones more. */
static void
weigh_employers (YuiDemo *demo, const YuiDemoWorker *worker, int *weights)
{
  for (guint i = 0; i < demo->employers->len; i++)
    {
      const YuiDemoEmployer *employer = yui_demo_employer (demo, i);

      weights[i] = 3 + employer->activity + 3 * employer->n_workplaces
                   + (employer->district == worker->district ? 12 : 0);
      if (worker->is_night && employer->trade == YUI_DEMO_CARE)
        weights[i] *= NIGHT_CARE_WEIGHT;
    }
  weights[0] *= FIRST_POOL_WEIGHT;
}

static const char *
pick_kind (YuiDemo *demo, int age)
{
  const int weights[] = { age < 60 ? 14 : 4, age >= 55 ? 38 : 5, 56, 22 };
  static const char *const KINDS[] = { "current_staff", "alumni", "registered", "past_spot" };

  return KINDS[yui_demo_random_pick (&demo->random, weights, G_N_ELEMENTS (weights))];
}

static gboolean
insert_membership (YuiDemo *demo, int employer_index, int worker_index, GError **error)
{
  YuiDemoEmployer *employer = yui_demo_employer (demo, employer_index);
  const YuiDemoWorker *worker = yui_demo_worker (demo, worker_index);
  const YuiCivilDay day = MIN (MAX (worker->registered_day, employer->created_day)
                                   + yui_demo_random_between (&demo->random, 0, 20),
                               demo->today - 1);
  const gint64 created_s = yui_civil_utc_of (day, 780);
  g_autofree char *id = yui_demo_new_id (demo, created_s);
  g_autofree char *number = NULL;
  const char *kind = pick_kind (demo, yui_civil_age (worker->birth_day, demo->today));

  if (!g_str_equal (kind, "past_spot"))
    number = g_strdup_printf ("%d", FIRST_STAFF_NUMBER + (int)employer->pool->len);
  g_array_append_val (employer->pool, worker_index);
  return yui_demo_insert (demo, error,
                          "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, "
                          "staff_number, created_s) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                          YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (employer->id),
                          YUI_TEXT (worker->id), YUI_TEXT (kind),
                          YUI_TEXT (number != NULL ? number : ""), YUI_INT (created_s));
}

gboolean
yui_demo_make_memberships (YuiDemo *demo, GError **error)
{
  static const int HOW_MANY[MEMBERSHIPS_MAX] = { 40, 32, 18, 10 };
  const int n_employers = (int)demo->employers->len;
  g_autofree int *weights = g_new (int, n_employers);

  for (guint w = 0; w < demo->workers->len; w++)
    {
      const int n = 1 + yui_demo_random_pick (&demo->random, HOW_MANY, MEMBERSHIPS_MAX);

      weigh_employers (demo, yui_demo_worker (demo, w), weights);
      for (int i = 0; i < MIN (n, n_employers); i++)
        {
          const int e = yui_demo_random_pick (&demo->random, weights, n_employers);

          weights[e] = 0;
          if (!insert_membership (demo, e, (int)w, error))
            return FALSE;
        }
    }
  return TRUE;
}
