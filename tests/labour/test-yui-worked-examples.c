/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-month-rounding.h"
#include "yui-labour-fixtures.h"

/* Days as the leaflets of the labour offices draw them, at 1,000 yen an hour: which hour has which
 * premium. */

#define WAGE_YEN 1000
#define H(hours) ((hours) * 60)

typedef struct
{
  const char *name;
  int from_h, to_h; /* with a break from 12:00 to 13:00 where both sides are worked */
  YuiWorkContext context;
  gint64 yen;
} Example;

static const Example EXAMPLES[] = {
  /* "9:00–17:00, overtime to 5:00": 17–18 at 100 %, 18–22 at 125 %, 22–5 at 150 %. */
  { "agreed-day", 9, 17, { .week_limit_min = H (40) }, 7 * 1000 },
  { "to-the-limit", 9, 18, { .week_limit_min = H (40) }, 8 * 1000 },
  { "into-the-evening", 9, 22, { .week_limit_min = H (40) }, 8 * 1000 + 4 * 1250 },
  { "through-the-night", 9, 29, { .week_limit_min = H (40) }, 8 * 1000 + 4 * 1250 + 7 * 1500 },
  /* "9:00–24:00 on the statutory rest day": to 22:00 at 135 %, then at 160 %. */
  { "rest-day",
    9,
    24,
    { .week_limit_min = H (40), .start_day_is_rest = true },
    12 * 1350 + 2 * 1600 },
  /* "22:00–5:00": 125 %. */
  { "night-shift", 22, 29, { .week_limit_min = H (40) }, 7 * 1250 },
  /* "The 61st hour of overtime in a month": 150 %, at night 175 %. */
  { "sixty-first-hour",
    9,
    19,
    { .week_limit_min = H (40), .month_overtime_min = H (60) },
    8 * 1000 + 1500 },
  { "sixty-first-hour-at-night",
    13,
    23,
    { .week_limit_min = H (40), .month_overtime_min = H (60) },
    8 * 1000 + 1 * 1500 + 1 * 1750 },
  { "sixtieth-hour",
    9,
    20,
    { .week_limit_min = H (40), .month_overtime_min = H (59) },
    8 * 1000 + 1250 + 1500 },
};

static void
test_example (gconstpointer data)
{
  const Example *e = data;
  const bool has_break = e->from_h < 12 && e->to_h > 13;
  const YuiSpan spans[]
      = { { fixture_utc (2026, 11, 25, e->from_h, 0),
            fixture_utc (2026, 11, 25, has_break ? 12 : e->to_h, 0) },
          { fixture_utc (2026, 11, 25, 13, 0), fixture_utc (2026, 11, 25, e->to_h, 0) } };
  const YuiPayTerms terms = fixture_terms (WAGE_YEN);
  YuiPremiumMinutes minutes;

  g_assert_cmpint (yui_labour_split_minutes (spans, has_break ? 2 : 1, &e->context, &minutes), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpint (fixture_pay (&minutes, &terms, NULL), ==, e->yen);
}

/* "A month's overtime of 22 h 29 min counts as 22 h, of 22 h 30 min as 23 h." */
static void
test_month (void)
{
  g_assert_cmpint (yui_labour_round_month_min (H (22) + 29), ==, H (22));
  g_assert_cmpint (yui_labour_round_month_min (H (22) + 30), ==, H (23));
  g_assert_cmpint (198149 + yui_labour_round_month_pay (198149, 100000), ==, 198100);
  g_assert_cmpint (198150 + yui_labour_round_month_pay (198150, 100000), ==, 198200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (EXAMPLES); i++)
    {
      g_autofree char *path = g_strconcat ("/labour/worked-examples/", EXAMPLES[i].name, NULL);

      g_test_add_data_func (path, &EXAMPLES[i], test_example);
    }
  g_test_add_func ("/labour/worked-examples/month", test_month);
  return g_test_run ();
}
