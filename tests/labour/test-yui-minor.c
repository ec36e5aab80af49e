/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-minor.h"
#include "yui-labour-fixtures.h"

#define H(hours) ((hours) * 60)

/* A shift from–to in minutes of Monday 6 April 2026, and what it finds. */
typedef struct
{
  const char *name;
  int birth[3];
  int from_min, to_min;
  YuiMinorFacts facts; /* of which birth_day is filled in */
  YuiWorkContext context;
  uint32_t findings;
} MinorCase;

#define PAPERS .has_age_certificate = true, .has_guardian_consent = true
#define WEEK   .week_limit_min = YUI_WEEK_LIMIT_MIN
#define AGE_17 { 2008, 4, 7 }

static const MinorCase CASES[] = {
  { "adult-today", { 2008, 4, 6 }, H (20), H (40), { 0 }, { WEEK }, YUI_MINOR_FINE },
  { "adult-tomorrow", { 2008, 4, 7 }, H (9), H (12), { PAPERS }, { WEEK }, YUI_MINOR_FINE },
  { "adult-at-midnight", AGE_17, H (22), H (26), { PAPERS }, { WEEK }, YUI_MINOR_NIGHT },
  { "school-left-this-week", { 2011, 4, 1 }, H (9), H (12), { PAPERS }, { WEEK }, YUI_MINOR_FINE },
  { "fifteen-at-school", { 2011, 4, 2 }, H (9), H (12), { PAPERS }, { WEEK }, YUI_MINOR_TOO_YOUNG },
  { "fourteen", { 2011, 4, 7 }, H (9), H (12), { PAPERS }, { WEEK }, YUI_MINOR_TOO_YOUNG },
  { "no-papers",
    AGE_17,
    H (9),
    H (12),
    { 0 },
    { WEEK },
    YUI_MINOR_NO_CERTIFICATE | YUI_MINOR_NO_CONSENT },
  { "no-consent",
    AGE_17,
    H (9),
    H (12),
    { .has_age_certificate = true },
    { WEEK },
    YUI_MINOR_NO_CONSENT },
  { "eight-hours", AGE_17, H (9), H (17), { PAPERS }, { WEEK }, YUI_MINOR_FINE },
  { "eight-hours-one", AGE_17, H (9), H (17) + 1, { PAPERS }, { WEEK }, YUI_MINOR_OVER_DAY },
  { "second-shift",
    AGE_17,
    H (18),
    H (19),
    { PAPERS },
    { .day_before_min = 421, WEEK },
    YUI_MINOR_OVER_DAY },
  { "second-shift-fits",
    AGE_17,
    H (18),
    H (19),
    { PAPERS },
    { .day_before_min = 420, WEEK },
    YUI_MINOR_FINE },
  { "ten-hours-with-short-day",
    AGE_17,
    H (9),
    H (19),
    { PAPERS, .has_short_day = true },
    { WEEK },
    YUI_MINOR_FINE },
  { "ten-hours-one",
    AGE_17,
    H (9),
    H (19) + 1,
    { PAPERS, .has_short_day = true },
    { WEEK },
    YUI_MINOR_OVER_DAY },
  { "week-full",
    AGE_17,
    H (9),
    H (17),
    { PAPERS },
    { .week_before_min = 1920, WEEK },
    YUI_MINOR_FINE },
  { "week-over",
    AGE_17,
    H (9),
    H (17),
    { PAPERS },
    { .week_before_min = 1921, WEEK },
    YUI_MINOR_OVER_WEEK },
  { "never-44",
    AGE_17,
    H (9),
    H (10),
    { PAPERS },
    { .week_before_min = 2341, .week_limit_min = YUI_WEEK_LIMIT_44_MIN },
    YUI_MINOR_OVER_WEEK },
  { "until-night", AGE_17, H (18), H (22), { PAPERS }, { WEEK }, YUI_MINOR_FINE },
  { "one-night-minute", AGE_17, H (18), H (22) + 1, { PAPERS }, { WEEK }, YUI_MINOR_NIGHT },
  { "early-morning", AGE_17, H (5) - 1, H (6), { PAPERS }, { WEEK }, YUI_MINOR_NIGHT },
  { "from-five", AGE_17, H (5), H (6), { PAPERS }, { WEEK }, YUI_MINOR_FINE },
  { "farm-night",
    AGE_17,
    H (3),
    H (6),
    { PAPERS, .night_ground = YUI_NIGHT_GROUND_AGRICULTURE },
    { WEEK },
    YUI_MINOR_FINE },
  { "health-night",
    AGE_17,
    H (3),
    H (6),
    { PAPERS, .night_ground = YUI_NIGHT_GROUND_HEALTH },
    { WEEK },
    YUI_MINOR_FINE },
  { "shift-work-sixteen",
    { 2010, 4, 6 },
    H (3),
    H (6),
    { PAPERS, .night_ground = YUI_NIGHT_GROUND_SHIFT_WORK },
    { WEEK },
    YUI_MINOR_FINE },
  { "shift-work-fifteen",
    { 2010, 4, 7 },
    H (3),
    H (6),
    { PAPERS, .night_ground = YUI_NIGHT_GROUND_SHIFT_WORK },
    { WEEK },
    YUI_MINOR_NIGHT },
  { "rest-day",
    AGE_17,
    H (9),
    H (10),
    { PAPERS },
    { WEEK, .start_day_is_rest = true },
    YUI_MINOR_REST_DAY },
  { "one-rest-minute",
    AGE_17,
    H (9),
    H (9) + 1,
    { PAPERS },
    { WEEK, .start_day_is_rest = true },
    YUI_MINOR_REST_DAY },
  { "dangerous",
    AGE_17,
    H (9),
    H (10),
    { PAPERS, .is_dangerous_work = true },
    { WEEK },
    YUI_MINOR_DANGEROUS },
};

static void
test_case (gconstpointer data)
{
  const MinorCase *c = data;
  YuiMinorFacts facts = c->facts;
  YuiSpan span
      = { fixture_utc (2026, 4, 6, 0, c->from_min), fixture_utc (2026, 4, 6, 0, c->to_min) };
  uint32_t findings = 0;

  facts.birth_day = fixture_day (c->birth[0], c->birth[1], c->birth[2]);
  g_assert_cmpint (yui_labour_check_minor (&facts, &span, 1, &c->context, &findings), ==,
                   YUI_LABOUR_OK);
  g_assert_cmphex (findings, ==, c->findings);
}

/* School ends on 31 March; work may begin on 1 April. */
static void
test_first_day (void)
{
  const YuiMinorFacts facts = { .birth_day = fixture_day (2010, 10, 10), PAPERS };
  const YuiWorkContext context = { WEEK };

  for (int day = 0; day < 2; day++)
    {
      gint64 start_s = fixture_utc (2026, 3, 31, day * 24 + 9, 0);
      YuiSpan span = { start_s, start_s + 3600 };
      uint32_t findings;

      yui_labour_check_minor (&facts, &span, 1, &context, &findings);
      g_assert_cmphex (findings, ==, day == 0 ? YUI_MINOR_TOO_YOUNG : YUI_MINOR_FINE);
    }
}

static void
test_malformed (void)
{
  const YuiMinorFacts facts = { .birth_day = fixture_day (2010, 1, 1) };
  const YuiWorkContext context = { WEEK };
  uint32_t findings = 7;

  g_assert_cmpint (yui_labour_check_minor (&facts, NULL, 0, &context, &findings), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (findings, ==, 7);
}

static void
test_findings (void)
{
  static const struct
  {
    YuiMinorFinding finding;
    const char *name;
    YuiLabourRule rule;
    bool is_refused;
  } FINDINGS[] = {
    { YUI_MINOR_FINE, "fine", YUI_RULE_NONE, false },
    { YUI_MINOR_TOO_YOUNG, "too_young", YUI_RULE_MINOR_UNDER_15, true },
    { YUI_MINOR_OVER_DAY, "over_day", YUI_RULE_MINOR_HOURS, true },
    { YUI_MINOR_OVER_WEEK, "over_week", YUI_RULE_MINOR_HOURS, true },
    { YUI_MINOR_NIGHT, "night", YUI_RULE_MINOR_NIGHT, true },
    { YUI_MINOR_REST_DAY, "rest_day", YUI_RULE_MINOR_HOURS, true },
    { YUI_MINOR_DANGEROUS, "dangerous", YUI_RULE_MINOR_DANGEROUS, true },
    { YUI_MINOR_NO_CERTIFICATE, "no_certificate", YUI_RULE_MINOR_CERTIFICATE, true },
    { YUI_MINOR_NO_CONSENT, "no_consent", YUI_RULE_MINOR_CONSENT, false },
    { (YuiMinorFinding)3, "invalid", YUI_RULE_NONE, true },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (FINDINGS); i++)
    {
      g_assert_cmpstr (yui_minor_finding_name (FINDINGS[i].finding), ==, FINDINGS[i].name);
      g_assert_cmpint (yui_minor_finding_rule (FINDINGS[i].finding), ==, FINDINGS[i].rule);
      g_assert_cmpint ((FINDINGS[i].finding & YUI_MINOR_REFUSED) != 0, ==, FINDINGS[i].is_refused);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strconcat ("/labour/minor/", CASES[i].name, NULL);

      g_test_add_data_func (path, &CASES[i], test_case);
    }
  g_test_add_func ("/labour/minor/first-day", test_first_day);
  g_test_add_func ("/labour/minor/malformed", test_malformed);
  g_test_add_func ("/labour/minor/findings", test_findings);
  return g_test_run ();
}
