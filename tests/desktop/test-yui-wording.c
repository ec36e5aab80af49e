/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-insurance-dialog.h"
#include "desktop/yui-wording.h"

static gpointer
parse (GType type, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  gpointer record;

  g_assert_no_error (error);
  record = yui_record_new_from_json (type, node, &error);
  g_assert_no_error (error);
  return record;
}

static void
test_yen (void)
{
  static const struct
  {
    gint64 yen;
    const char *text;
  } cases[] = {
    { 0, "¥0" },
    { 7, "¥7" },
    { 999, "¥999" },
    { 1000, "¥1,000" },
    { 1234567, "¥1,234,567" },
    { 1000000, "¥1,000,000" },
    { -12345, "−¥12,345" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yui_wording_yen (cases[i].yen);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_minutes (void)
{
  static const struct
  {
    int minutes;
    const char *text;
  } cases[] = { { 0, "0 min" }, { 45, "45 min" }, { 60, "1 h" }, { 450, "7 h 30 min" } };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yui_wording_minutes (cases[i].minutes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_hours (void)
{
  /* 2020-03-03 09:00 in Japan. */
  const gint64 start_s = 1583193600;
  g_autofree char *day = yui_wording_hours (start_s, start_s + 8 * 3600, 60);
  g_autofree char *night = yui_wording_hours (start_s, start_s + 20 * 3600, 0);

  g_assert_cmpstr (day, ==, "9:00–17:00, break 60 min");
  g_assert_cmpstr (night, ==, "9:00–Wed 4 March 2020, 5:00");
  g_assert_null (yui_wording_hours (0, start_s, 0));
  g_assert_null (yui_wording_hours (start_s, 0, 0));
}

static void
test_period (void)
{
  g_autofree char *week = yui_wording_period ("2020-03-02", "2020-03-09");
  g_autofree char *day = yui_wording_period ("2020-03-02", "2020-03-03");

  g_assert_cmpstr (week, ==, "2–8 March 2020");
  g_assert_cmpstr (day, ==, "Monday 2 March 2020");
}

/* Every rule of the matcher has a sentence of its own, for one and for many. */
static void
test_exclusions (void)
{
  static const char *const rules[] = {
    "blocked_by_employer",   "blocked_by_worker", "not_in_ring", "already_asked",
    "age_unknown",           "under_age",         "minor_night", "minor_overtime",
    "missing_qualification", "not_available",     "booked",      "travel_gap",
    "week_hours_cap",        "wage_below_wish",   "too_far",     "kind_not_wished",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    for (int people = 1; people <= 2; people++)
      {
        g_autofree char *json
            = g_strdup_printf ("{\"rule\": \"%s\", \"people\": %d}", rules[i], people);
        g_autoptr (YuiExclusion) exclusion = parse (YUI_TYPE_EXCLUSION, json);
        g_autofree char *sentence = yui_wording_exclusion (exclusion);

        g_assert_true (g_str_has_prefix (sentence, people == 1 ? "1 person " : "2 people "));
        g_assert_true (g_str_has_suffix (sentence, "."));
        g_assert_null (strstr (sentence, "another rule"));
      }
}

static void
test_exclusion_unknown (void)
{
  g_autoptr (YuiExclusion) exclusion
      = parse (YUI_TYPE_EXCLUSION, "{\"rule\": \"full_moon\", \"people\": 3}");
  g_autofree char *sentence = yui_wording_exclusion (exclusion);

  g_assert_cmpstr (sentence, ==, "3 people are left out by another rule.");
}

#define CANDIDATE                                                                                  \
  "{\"worker_id\": \"w\", \"membership_id\": \"m\", \"display_name\": \"佐藤 花子\","              \
  " \"kana\": \"サトウ ハナコ\", \"rank\": 1, \"score\": 742,"                                     \
  " \"terms\": [{\"term\": \"worked_here\", \"contribution\": 200},"                               \
  "             {\"term\": \"distance\", \"contribution\": 150},"                                  \
  "             {\"term\": \"reliability\", \"contribution\": 140},"                               \
  "             {\"term\": \"fair_turn\", \"contribution\": 100},"                                 \
  "             {\"term\": \"rating\", \"contribution\": 0}],"                                     \
  " \"kinds\": [\"alumni\"], \"qualification_names\": [], \"distance_m\": 1230,"                   \
  " \"worked_here\": 6, \"shifts_kept\": 14, \"shifts_booked\": 15, \"rating_milli\": 4500,"       \
  " \"days_since_last_offer\": 23, \"offer_state\": null}"

static void
test_reasons (void)
{
  g_autoptr (YuiCandidate) candidate = parse (YUI_TYPE_CANDIDATE, CANDIDATE);
  g_autofree char *all = yui_wording_reasons (candidate, 10);
  g_autofree char *two = yui_wording_reasons (candidate, 2);

  g_assert_cmpstr (all, ==,
                   "Worked here 6 times · 1.2 km away · Kept 14 of 15 shifts · Not offered work "
                   "for 23 days");
  g_assert_cmpstr (two, ==, "Worked here 6 times · 1.2 km away");
}

static void
test_pay (void)
{
  g_autoptr (YuiPayLine) line = parse (
      YUI_TYPE_PAY_LINE, "{\"position\": 0, \"why\": {\"rule\": \"night\", \"article\": \"a\", "
                         "\"certainty\": \"settled\", \"rounding\": \"none\"}, \"kind\": "
                         "\"night\", \"work_date\": \"2026-11-20\", \"minutes\": 120,"
                         " \"unit_yen\": 1200, \"percent\": 25, \"amount_yen\": 600,"
                         " \"source\": \"labour_standards_act_37_4\"}");
  g_autofree char *working = yui_wording_pay_working (line);
  g_autofree char *source = yui_wording_pay_source (yui_pay_line_get_source (line));
  g_autofree char *unknown = yui_wording_pay_source ("town_rule_7");

  g_assert_cmpstr (working, ==, "2 h × ¥1,200 × 25 %");
  g_assert_cmpstr (yui_wording_pay_kind ("night"), ==, "Night premium");
  g_assert_nonnull (strstr (source, "Article 37 (4)"));
  g_assert_cmpstr (unknown, ==, "town_rule_7");
}

static void
test_insurance_rates (void)
{
  static const struct
  {
    const char *text;
    int rate; /* -2: refused */
    const char *back;
  } RATES[] = {
    { "", -1, "" },         { "  ", -1, "" },           { "3", 300, "3" },
    { "8.5", 850, "8.5" },  { "13.55", 1355, "13.55" }, { "８．５", 850, "8.5" },
    { "0", 0, "0" },        { "0.05", 5, "0.05" },      { "200", 20000, "200" },
    { "200.01", -2, NULL }, { "201", -2, NULL },        { "8.", -2, NULL },
    { ".5", -2, NULL },     { "8.555", -2, NULL },      { "-1", -2, NULL },
    { "1,5", -2, NULL },    { "1.2.3", -2, NULL },      { "99999999999", -2, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (RATES); i++)
    {
      int rate = -2;
      g_autofree char *back = NULL;

      g_assert_true (yui_insurance_rate_parse (RATES[i].text, &rate) == (RATES[i].rate > -2));
      if (RATES[i].rate == -2)
        continue;
      g_assert_cmpint (rate, ==, RATES[i].rate);
      back = yui_insurance_rate_to_text (rate);
      g_assert_cmpstr (back, ==, RATES[i].back);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/yen", test_yen);
  g_test_add_func ("/wording/minutes", test_minutes);
  g_test_add_func ("/wording/hours", test_hours);
  g_test_add_func ("/wording/period", test_period);
  g_test_add_func ("/wording/exclusions", test_exclusions);
  g_test_add_func ("/wording/exclusion-unknown", test_exclusion_unknown);
  g_test_add_func ("/wording/reasons", test_reasons);
  g_test_add_func ("/wording/pay", test_pay);
  g_test_add_func ("/wording/insurance-rates", test_insurance_rates);
  return g_test_run ();
}
