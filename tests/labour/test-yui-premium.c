/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-premium.h"
#include "yui-labour-fixtures.h"

#define H(hours) ((hours) * 60)

/* The last start that is taken for a real one: 3000-01-01T00:00:00Z. */
#define LAST_S G_GINT64_CONSTANT (32503680000)

/* Spans are given as minutes from 00:00 of Monday 2 March 2026, Japan time. */
typedef struct
{
  const char *name;
  int spans[3][2];
  YuiWorkContext context;
  YuiPremiumMinutes expected;
} SplitCase;

#define WEEK_40 .week_limit_min = 2400

static const SplitCase CASES[] = {
  { "eight-hours", { { 540, 1080 - 60 } }, { WEEK_40 }, { .total_min = 480, .ordinary_min = 480 } },
  { "eight-hours-one",
    { { 540, 1021 } },
    { WEEK_40 },
    { .total_min = 481, .ordinary_min = 480, .overtime_min = 1, .over_day_min = 1 } },
  { "before-night",
    { { H (20), H (22) } },
    { WEEK_40 },
    { .total_min = 120, .ordinary_min = 120 } },
  { "night-begins",
    { { H (20), H (22) + 1 } },
    { WEEK_40 },
    { .total_min = 121, .ordinary_min = 121, .night_min = 1 } },
  { "night-ends",
    { { H (4) + 59, H (6) } },
    { WEEK_40 },
    { .total_min = 61, .ordinary_min = 61, .night_min = 1 } },
  { "after-night", { { H (5), H (6) } }, { WEEK_40 }, { .total_min = 60, .ordinary_min = 60 } },
  { "midnight-is-one-day",
    { { H (20), H (24) }, { H (25), H (31) } },
    { WEEK_40 },
    { .total_min = 600,
      .ordinary_min = 480,
      .overtime_min = 120,
      .night_min = 360,
      .over_day_min = 120 } },
  { "whole-night-to-next-evening",
    { { H (22), H (48) } },
    { WEEK_40 },
    { .total_min = 1560,
      .ordinary_min = 480,
      .overtime_min = 1080,
      .night_min = 540,
      .over_day_min = 1080 } },
  { "earlier-shift-same-day",
    { { H (18), H (20) } },
    { .day_before_min = 420, WEEK_40 },
    { .total_min = 120, .ordinary_min = 60, .overtime_min = 60, .over_day_min = 60 } },
  { "day-already-full",
    { { H (18), H (20) } },
    { .day_before_min = 500, WEEK_40 },
    { .total_min = 120, .overtime_min = 120, .over_day_min = 120 } },
  { "week-just-full",
    { { H (9), H (17) } },
    { .week_before_min = 1920, WEEK_40 },
    { .total_min = 480, .ordinary_min = 480 } },
  { "week-over-by-one",
    { { H (9), H (17) } },
    { .week_before_min = 1921, WEEK_40 },
    { .total_min = 480, .ordinary_min = 479, .overtime_min = 1, .over_week_min = 1 } },
  { "week-of-44",
    { { H (9), H (17) } },
    { .week_before_min = 2161, .week_limit_min = 2640 },
    { .total_min = 480, .ordinary_min = 479, .overtime_min = 1, .over_week_min = 1 } },
  { "week-over-and-day-over",
    { { H (9), H (19) } },
    { .week_before_min = 2100, WEEK_40 },
    { .total_min = 600,
      .ordinary_min = 300,
      .overtime_min = 300,
      .over_week_min = 180,
      .over_day_min = 120 } },
  { "week-long-full",
    { { H (9), H (10) } },
    { .week_before_min = 3000, WEEK_40 },
    { .total_min = 60, .overtime_min = 60, .over_week_min = 60 } },
  { "sixty-hours-exactly",
    { { H (9), H (18) } },
    { .month_overtime_min = 3540, WEEK_40 },
    { .total_min = 540, .ordinary_min = 480, .overtime_min = 60, .over_day_min = 60 } },
  { "sixty-hours-and-one",
    { { H (9), H (18) + 1 } },
    { .month_overtime_min = 3540, WEEK_40 },
    { .total_min = 541,
      .ordinary_min = 480,
      .overtime_min = 60,
      .overtime_over_60_min = 1,
      .over_day_min = 61 } },
  { "one-minute-to-sixty-hours",
    { { H (9), H (17) + 2 } },
    { .month_overtime_min = 3599, WEEK_40 },
    { .total_min = 482,
      .ordinary_min = 480,
      .overtime_min = 1,
      .overtime_over_60_min = 1,
      .over_day_min = 2 } },
  { "one-minute-to-week",
    { { H (9), H (9) + 2 } },
    { .week_before_min = 2399, WEEK_40 },
    { .total_min = 2, .ordinary_min = 1, .overtime_min = 1, .over_week_min = 1 } },
  { "one-minute-to-day",
    { { H (18), H (18) + 2 } },
    { .day_before_min = 479, WEEK_40 },
    { .total_min = 2, .ordinary_min = 1, .overtime_min = 1, .over_day_min = 1 } },
  { "long-over-sixty",
    { { H (9), H (18) } },
    { .month_overtime_min = 4000, WEEK_40 },
    { .total_min = 540, .ordinary_min = 480, .overtime_over_60_min = 60, .over_day_min = 60 } },
  { "rest-day",
    { { H (9), H (19) } },
    { WEEK_40, .start_day_is_rest = true },
    { .total_min = 600, .rest_day_min = 600 } },
  { "rest-day-night",
    { { H (21), H (23) } },
    { WEEK_40, .start_day_is_rest = true },
    { .total_min = 120, .rest_day_min = 120, .night_min = 60 } },
  { "out-of-rest-day",
    { { H (20), H (34) } },
    { WEEK_40, .start_day_is_rest = true },
    { .total_min = 840,
      .rest_day_min = 240,
      .ordinary_min = 480,
      .overtime_min = 120,
      .night_min = 420,
      .over_day_min = 120 } },
  { "into-rest-day",
    { { H (14), H (26) } },
    { WEEK_40, .next_day_is_rest = true },
    { .total_min = 720,
      .rest_day_min = 120,
      .ordinary_min = 480,
      .overtime_min = 120,
      .night_min = 240,
      .over_day_min = 120 } },
  { "rest-day-does-not-fill-week",
    { { H (9), H (17) } },
    { .week_before_min = 2400, WEEK_40, .start_day_is_rest = true },
    { .total_min = 480, .rest_day_min = 480 } },
};

static gint64
at (int minute)
{
  return fixture_utc (2026, 3, 2, 0, minute);
}

static size_t
make_spans (const SplitCase *c, YuiSpan *spans)
{
  size_t n = 0;

  for (; n < G_N_ELEMENTS (c->spans) && c->spans[n][1] > 0; n++)
    spans[n] = (YuiSpan){ at (c->spans[n][0]), at (c->spans[n][1]) };
  return n;
}

static void
assert_minutes (const YuiPremiumMinutes *a, const YuiPremiumMinutes *b)
{
  g_assert_cmpint (a->total_min, ==, b->total_min);
  g_assert_cmpint (a->ordinary_min, ==, b->ordinary_min);
  g_assert_cmpint (a->overtime_min, ==, b->overtime_min);
  g_assert_cmpint (a->overtime_over_60_min, ==, b->overtime_over_60_min);
  g_assert_cmpint (a->rest_day_min, ==, b->rest_day_min);
  g_assert_cmpint (a->night_min, ==, b->night_min);
  g_assert_cmpint (a->over_day_min, ==, b->over_day_min);
  g_assert_cmpint (a->over_week_min, ==, b->over_week_min);
}

static void
assert_sums (const YuiPremiumMinutes *m)
{
  g_assert_cmpint (m->total_min, ==,
                   m->ordinary_min + m->overtime_min + m->overtime_over_60_min + m->rest_day_min);
  g_assert_cmpint (m->over_day_min + m->over_week_min, ==,
                   m->overtime_min + m->overtime_over_60_min);
  g_assert_cmpint (m->day_counted_min, ==, m->total_min - m->rest_day_min);
  g_assert_cmpint (m->week_counted_min, ==, m->ordinary_min);
}

static void
test_split (gconstpointer data)
{
  const SplitCase *c = data;
  YuiPremiumMinutes minutes;
  YuiSpan spans[3];
  size_t n = make_spans (c, spans);

  g_assert_cmpint (yui_labour_split_minutes (spans, n, &c->context, &minutes), ==, YUI_LABOUR_OK);
  assert_minutes (&minutes, &c->expected);
  assert_sums (&minutes);
  g_assert_cmpint (minutes.work_day, ==, fixture_day (2026, 3, 2));
}

/* Cutting a shift anywhere, as spans or as shifts after each other, changes no class. */
static void
test_cuts_change_nothing (gconstpointer data)
{
  const SplitCase *c = data;
  YuiPremiumMinutes whole;
  YuiSpan spans[3];
  size_t n = make_spans (c, spans);

  g_assert_cmpint (yui_labour_split_minutes (spans, n, &c->context, &whole), ==, YUI_LABOUR_OK);
  for (int i = 0; i < 200; i++)
    {
      gint64 cut_s = g_test_rand_int_range (1, (int)(spans[0].end_s - spans[0].start_s));
      YuiSpan parts[4] = { { spans[0].start_s, spans[0].start_s + cut_s },
                           { spans[0].start_s + cut_s, spans[0].end_s },
                           spans[1],
                           spans[2] };
      YuiWorkContext context = c->context;
      YuiPremiumMinutes first, rest;

      g_assert_cmpint (yui_labour_split_minutes (parts, n + 1, &context, &rest), ==, YUI_LABOUR_OK);
      assert_minutes (&rest, &whole);
      cut_s = cut_s / 60 * 60;
      if (cut_s == 0 || parts[0].start_s + cut_s >= at (H (24)))
        continue;
      parts[0].end_s = parts[1].start_s = parts[0].start_s + cut_s;
      yui_labour_split_minutes (parts, 1, &context, &first);
      yui_work_context_advance (&context, &first);
      yui_labour_split_minutes (parts + 1, n, &context, &rest);
      yui_premium_minutes_add (&first, &rest);
      assert_minutes (&first, &whole);
      assert_sums (&first);
    }
}

static void
test_begun_minutes (void)
{
  const YuiWorkContext context = { WEEK_40 };
  YuiSpan spans[] = { { at (540) + 59, at (600) + 1 },
                      { at (600) + 20, at (600) + 40 },
                      { at (602) + 1, at (603) } };
  YuiPremiumMinutes minutes;

  yui_labour_split_minutes (spans, 1, &context, &minutes);
  g_assert_cmpint (minutes.total_min, ==, 61);
  yui_labour_split_minutes (spans, 2, &context, &minutes);
  g_assert_cmpint (minutes.total_min, ==, 61);
  yui_labour_split_minutes (spans, 3, &context, &minutes);
  g_assert_cmpint (minutes.total_min, ==, 62);
  spans[0] = (YuiSpan){ at (540), at (541) };
  yui_labour_split_minutes (spans, 1, &context, &minutes);
  g_assert_cmpint (minutes.total_min, ==, 1);
  spans[0] = (YuiSpan){ -YUI_JAPAN_OFFSET_S - 61, -YUI_JAPAN_OFFSET_S - 60 };
  yui_labour_split_minutes (spans, 1, &context, &minutes);
  g_assert_cmpint (minutes.total_min, ==, 1);
  g_assert_cmpint (minutes.work_day, ==, -1);
}

static void
test_malformed_spans (void)
{
  const YuiWorkContext good = { WEEK_40 };
  const YuiWorkContext bad[] = {
    { .week_limit_min = 0 },
    { .week_limit_min = 2399 },
    { WEEK_40, .day_before_min = -1 },
    { WEEK_40, .week_before_min = -1 },
    { WEEK_40, .month_overtime_min = -1 },
  };
  const YuiSpan spans[][2] = {
    { { at (600), at (600) } },
    { { at (600), at (599) } },
    { { at (600), at (660) }, { at (659), at (700) } },
    { { at (600), at (660) }, { at (500), at (550) } },
    { { at (600), at (H (48)) + 1 } },
    { { at (600), at (660) }, { at (H (47)), at (H (49)) } },
    { { LAST_S + 1, LAST_S + 2 } },
    { { -LAST_S - 1, -LAST_S } },
    { { INT64_MAX - 1, INT64_MAX } },
    { { INT64_MIN, INT64_MIN + 1 } },
  };
  const YuiSpan first = { -LAST_S, -LAST_S + 60 }, last = { LAST_S, LAST_S + 60 };
  YuiPremiumMinutes minutes = { .total_min = 7 };

  for (size_t i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_cmpint (
        yui_labour_split_minutes (spans[i], i >= 2 && i <= 5 && i != 4 ? 2 : 1, &good, &minutes),
        ==, YUI_LABOUR_EINVAL);
  for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (yui_labour_split_minutes (spans[2], 1, &bad[i], &minutes), ==,
                     YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_split_minutes (spans[2], 0, &good, &minutes), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_split_minutes (NULL, 1, &good, &minutes), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_split_minutes (spans[2], 1, NULL, &minutes), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (minutes.total_min, ==, 7);
  g_assert_cmpint (yui_labour_split_minutes (spans[2], 1, &good, &minutes), ==, YUI_LABOUR_OK);
  g_assert_cmpint (yui_labour_split_minutes (&first, 1, &good, &minutes), ==, YUI_LABOUR_OK);
  g_assert_cmpint (yui_labour_split_minutes (&last, 1, &good, &minutes), ==, YUI_LABOUR_OK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *split = g_strconcat ("/labour/premium/split/", CASES[i].name, NULL);
      g_autofree char *cuts = g_strconcat ("/labour/premium/cuts/", CASES[i].name, NULL);

      g_test_add_data_func (split, &CASES[i], test_split);
      g_test_add_data_func (cuts, &CASES[i], test_cuts_change_nothing);
    }
  g_test_add_func ("/labour/premium/begun-minutes", test_begun_minutes);
  g_test_add_func ("/labour/premium/malformed-spans", test_malformed_spans);
  return g_test_run ();
}
