/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-insurance-dialog.h"
#include "desktop/yui-wording-cancel-why.h"
#include "desktop/yui-wording-sum.h"
#include "desktop/yui-wording-why.h"
#include "desktop/yui-wording.h"
#include "yui-test-desk.h"

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
        g_autoptr (YuiExclusion) exclusion = yui_test_parse (YUI_TYPE_EXCLUSION, json);
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
      = yui_test_parse (YUI_TYPE_EXCLUSION, "{\"rule\": \"full_moon\", \"people\": 3}");
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
  g_autoptr (YuiCandidate) candidate = yui_test_parse (YUI_TYPE_CANDIDATE, CANDIDATE);
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
  g_autoptr (YuiPayLine) line = yui_test_parse (
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

#define PART(kind, article, table, rounding, lines, rounded, back, yen)                            \
  "{\"kind\":\"" kind "\",\"rule\":\"r\",\"article\":\"" article                                   \
  "\",\"certainty\":\"settled\"," table ",\"rounding\":\"" rounding "\",\"lines\":" lines          \
  ",\"rounded_lines\":" rounded ",\"back_lines\":" back ",\"amount_yen\":" yen "}"
#define NO_TABLE                                                                                   \
  "\"table\":null,\"table_year\":null,\"table_first_date\":null,\"table_last_date\":null"
#define TABLE(name, first, last)                                                                   \
  "\"table\":\"" name "\",\"table_year\":2023,\"table_first_date\":\"" first                       \
  "\",\"table_last_date\":\"" last "\""
#define RUN                                                                                        \
  "{\"pay_run_id\":\"p\",\"from\":\"2020-11-01\",\"to\":\"2020-12-01\","                           \
  "\"pay_date\":\"2020-12-25\",\"wages_yen\":18850}"

/* A sum says its kinds with article, table and days, how many lines were rounded by which rule, how
 * many take back, and nothing of the other side. */
static void
test_sum (void)
{
  g_autoptr (YuiPaySum) sum = yui_test_parse (
      YUI_TYPE_PAY_SUM,
      "{\"parts\":[" PART (
          "base", "labour_standards_act_24", NO_TABLE, "up_to_yen", "2", "1", "1",
          "15600") "," PART ("overtime", "labour_standards_act_37_1",
                             TABLE ("premium_rates", "2020-11-02", "2020-11-09"), "up_to_yen", "1",
                             "1", "0", "3250") "," PART ("withholding", "income_tax_act_185_1_3",
                                                         TABLE ("withholding_daily", "2020-12-25",
                                                                "2020-12-25"),
                                                         "drop_fraction", "2", "2", "0",
                                                         "-28") "],\"runs\":[" RUN "]}");
  g_autoptr (YuiPaySum) empty = yui_test_parse (YUI_TYPE_PAY_SUM, "{\"parts\":[],\"runs\":[]}");
  g_autoptr (YuiPaySumRun) run = g_list_model_get_item (yui_pay_sum_get_runs (sum), 0);
  g_autofree char *wages = yui_wording_why_pay_sum (sum, TRUE, 2);
  g_autofree char *tax = yui_wording_why_pay_sum (sum, FALSE, 0);
  g_autofree char *nothing = yui_wording_why_pay_sum (empty, TRUE, 0);
  g_autofree char *part = yui_wording_pay_sum_run (run);

  g_assert_true (
      g_str_has_prefix (wages, "The sum of 3 lines on the payslips of 2 people:\nWage: "));
  g_assert_nonnull (strstr (wages, "Wage: ¥15,600 (2 lines). Labour Standards Act, Article 24"));
  g_assert_nonnull (strstr (wages, "Overtime premium: ¥3,250 (1 line). Labour Standards Act, "
                                   "Article 37 (1): premium for hours"));
  g_assert_nonnull (strstr (wages, "Table: premium rates, 2023; read for days from Mon 2 November "
                                   "2020 to Mon 9 November 2020."));
  g_assert_nonnull (strstr (wages, "Rounded lines: 2. A fraction of a yen is rounded up"));
  g_assert_nonnull (strstr (wages, "Lines that take back an earlier payslip’s: 1."));
  g_assert_null (strstr (wages, "tax"));
  g_assert_true (g_str_has_prefix (tax, "The sum of 2 lines on payslips:\n"));
  g_assert_nonnull (strstr (tax, "Income tax withheld: ¥28 (2 lines)."));
  g_assert_nonnull (strstr (tax, "Rounded lines: 2. A fraction of a yen of tax is dropped"));
  g_assert_nonnull (strstr (tax, "daily withholding table, 2023; read for Fri 25 December 2020."));
  g_assert_null (strstr (tax, "Wage"));
  g_assert_cmpstr (nothing, ==, "There is no line of it.");
  g_assert_cmpstr (part, ==, "Pay run 1–30 November 2020: ¥18,850");
}

/* Who is in the bank's file, and who is not. */
static void
test_transfer (void)
{
  g_autoptr (YuiPayTransfer) all = yui_test_parse (
      YUI_TYPE_PAY_TRANSFER, "{\"people\":12,\"amount_yen\":98000,\"people_without_pay\":0,"
                             "\"people_below_zero\":0}");
  g_autoptr (YuiPayTransfer) some = yui_test_parse (
      YUI_TYPE_PAY_TRANSFER, "{\"people\":1,\"amount_yen\":980,\"people_without_pay\":2,"
                             "\"people_below_zero\":1}");
  g_autofree char *whole = yui_wording_why_transfer (all);
  g_autofree char *part = yui_wording_why_transfer (some);

  g_assert_nonnull (strstr (whole, "What 12 people are paid out, added up"));
  g_assert_nonnull (strstr (whole, "Nothing is rounded."));
  g_assert_null (strstr (whole, "corrections"));
  g_assert_nonnull (strstr (part, "2 people have nothing to be paid in this run"));
  g_assert_nonnull (strstr (part, "From 1 person corrections take back more than is paid"));
}

#define SOURCE(article, table)                                                                     \
  "\"why\":{\"rule\":\"r\",\"article\":\"" article                                                 \
  "\",\"certainty\":\"settled\",\"rounding\":\"drop_fraction\"," table "}"

/* A premium: wages in thousands times the rate, the fraction, the article, and whose rate it is. */
static void
test_premium (void)
{
  g_autoptr (YuiInsuranceRate) entered
      = yui_test_parse (YUI_TYPE_INSURANCE_RATE,
                        "{\"rate\":850,\"origin\":\"entered_by_employer\",\"wages_yen\":21800,"
                        "\"base_yen\":21000,\"premium_yen\":178," SOURCE (
                            "premium_collection_act_11",
                            "\"table\":null,\"table_year\":null,\"table_date\":null") "}");
  g_autoptr (YuiInsuranceRate) table = yui_test_parse (
      YUI_TYPE_INSURANCE_RATE,
      "{\"rate\":1350,\"origin\":\"table\",\"wages_yen\":0,\"base_yen\":0,\"premium_yen\":"
      "0," SOURCE (
          "premium_collection_act_12",
          "\"table\":\"insurance_rates\",\"table_year\":2020,\"table_date\":\"2020-04-01\"") "}");
  g_autoptr (YuiInsuranceRate) unknown
      = yui_test_parse (YUI_TYPE_INSURANCE_RATE, "{\"rate\":null,\"origin\":\"unknown\"}");
  g_autofree char *of_entered = yui_wording_why_premium (entered);
  g_autofree char *of_table = yui_wording_why_premium (table);
  g_autofree char *of_unknown = yui_wording_why_premium (unknown);

  g_assert_nonnull (strstr (of_entered, "Wages that count: ¥21,800, cut to thousands: ¥21,000."));
  g_assert_nonnull (strstr (of_entered, "¥21,000 × 8.5 ÷ 1,000 = ¥178"));
  g_assert_nonnull (strstr (of_entered, "A fraction of a yen of premium is dropped."));
  g_assert_nonnull (strstr (of_entered, "as you entered it"));
  g_assert_nonnull (strstr (of_entered, "Article 11"));
  g_assert_null (strstr (of_entered, "Table:"));
  g_assert_nonnull (strstr (of_table, "Table: insurance rates, 2020; read for Wed 1 April 2020."));
  g_assert_nonnull (strstr (of_unknown, "there is no premium yet"));
}

/* A minimum wage: place, days, first day, article, table, and the wage beside it. */
static void
test_floor (void)
{
  g_autoptr (YuiWageFloor) floor = yui_test_parse (
      YUI_TYPE_WAGE_FLOOR,
      "{\"prefecture\":\"新潟県\",\"yen_per_hour\":1050,\"effective_from\":\"2020-10-02\","
      "\"coming_yen_per_hour\":1108,\"source\":\"s\",\"why\":{\"rule\":\"minimum_wage\","
      "\"article\":\"minimum_wage_act_4\",\"certainty\":\"settled\",\"rounding\":\"none\","
      "\"table\":\"minimum_wage\",\"table_year\":2020,\"table_date\":\"2020-12-01\"}}");
  g_autofree char *why = yui_wording_why_floor (floor, 1200);
  g_autofree char *alone = yui_wording_why_floor (floor, 0);

  g_assert_nonnull (strstr (why, "The wage of an hour, ¥1,200, is the employer’s choice."));
  g_assert_nonnull (strstr (why, "The minimum wage in 新潟県 on the days of the work: ¥1,050"));
  g_assert_nonnull (strstr (why, "In force from Fri 2 October 2020."));
  g_assert_nonnull (strstr (why, "Minimum Wage Act, Article 4"));
  g_assert_nonnull (strstr (why, "Table: minimum wage, 2020; read for Tue 1 December 2020."));
  g_assert_nonnull (strstr (why, "¥1,108 is decided"));
  g_assert_null (strstr (alone, "choice"));
}

/* A special minimum wage names its business; the hint of a pay line too, and whom it leaves out. */
static void
test_special_floor (void)
{
  g_autoptr (YuiWageFloor) floor = yui_test_parse (
      YUI_TYPE_WAGE_FLOOR,
      "{\"prefecture\":\"香川県\",\"yen_per_hour\":1158,\"effective_from\":\"2020-12-15\","
      "\"coming_yen_per_hour\":null,\"industry\":\"機械製造業\",\"source\":\"s\","
      "\"why\":{\"rule\":\"minimum_wage_special\",\"article\":\"minimum_wage_act_15\","
      "\"certainty\":\"settled\",\"rounding\":\"none\",\"table\":\"minimum_wage\","
      "\"table_year\":2020,\"table_date\":\"2020-12-20\"}}");
  g_autofree char *why = yui_wording_why_floor (floor, 1200);

  g_assert_nonnull (strstr (
      why, "The special minimum wage of 機械製造業 in 香川県 on the days of the work: ¥1,158"));
  g_assert_nonnull (strstr (why, "In force from Tue 15 December 2020."));
  g_assert_nonnull (strstr (why, "Article 15"));
  g_assert_null (strstr (why, "The minimum wage in"));
}

#define LINE(members)                                                                              \
  "{\"position\":0,\"kind\":\"base\",\"work_date\":\"2020-12-20\",\"minutes\":60,"                 \
  "\"unit_yen\":1158,\"percent\":100,\"amount_yen\":1158,\"source\":\"s\",\"why\":{"               \
  "\"rule\":\"base_pay\",\"article\":\"labour_standards_act_24\",\"certainty\":\"settled\","       \
  "\"rounding\":\"up_to_yen\"," members "}}"

static void
test_special_line (void)
{
  g_autoptr (YuiPayLine) special = yui_test_parse (
      YUI_TYPE_PAY_LINE, LINE ("\"raised_from_yen\":1100,\"minimum_wage_yen\":1158,"
                               "\"minimum_wage_from\":\"2020-12-15\","
                               "\"minimum_wage_industry\":\"機械製造業\""));
  g_autoptr (YuiPayLine) left_out
      = yui_test_parse (YUI_TYPE_PAY_LINE, LINE ("\"minimum_wage_yen\":1036,"
                                                 "\"minimum_wage_from\":\"2020-10-18\","
                                                 "\"special_wage_left_out_yen\":1158"));
  g_autofree char *why = yui_wording_why_line (special);
  g_autofree char *regional = yui_wording_why_line (left_out);

  g_assert_nonnull (strstr (why, "The agreed wage of ¥1,100 is below the minimum wage"));
  g_assert_nonnull (strstr (why, "Held against the special minimum wage of 機械製造業: ¥1,158 an "
                                 "hour from Tue 15 December 2020"));
  g_assert_null (strstr (why, "leaves out"));
  g_assert_nonnull (strstr (
      regional, "¥1,158 an hour, leaves out people of this age; the one of the prefecture"));
  g_assert_null (strstr (regional, "Held against"));
}

/* The three months of current staff: their days, what is left out, and which of the two it is. */
static void
test_staff_average (void)
{
  g_autoptr (YuiWorkingLine) period = yui_test_parse (
      YUI_TYPE_WORKING_LINE,
      "{\"code\":\"period_wages\",\"amount_yen\":20800,\"rule\":\"average_wage\",\"article\":"
      "\"labour_standards_act_12_1\",\"certainty\":\"settled\",\"params\":{\"from\":"
      "\"2020-08-01\",\"to\":\"2020-10-31\",\"days_worked\":4,\"calendar_days\":90,"
      "\"excluded_days\":2}}");
  g_autoptr (YuiWorkingLine) worked = yui_test_parse (
      YUI_TYPE_WORKING_LINE, "{\"code\":\"average_wage_worked\",\"amount_yen\":3120,\"rule\":"
                             "\"average_wage_floor\",\"article\":\"labour_standards_act_12_1_1\","
                             "\"certainty\":\"settled\",\"params\":{}}");
  g_autoptr (YuiWorkingLine) calendar = yui_test_parse (
      YUI_TYPE_WORKING_LINE, "{\"code\":\"average_wage_calendar\",\"amount_yen\":3120,\"rule\":"
                             "\"average_wage\",\"article\":\"labour_standards_act_12_1\","
                             "\"certainty\":\"settled\",\"params\":{}}");
  g_autofree char *days = yui_wording_why_working (period);
  g_autofree char *least = yui_wording_why_working (worked);
  g_autofree char *plain = yui_wording_why_working (calendar);

  g_assert_nonnull (strstr (days, "From Sat 1 August 2020 to Sat 31 October 2020: 90 days of the "
                                  "calendar, 4 days of work; 2 days of leave"));
  g_assert_nonnull (strstr (days, "Article 12 (1): the wages of three months"));
  g_assert_nonnull (strstr (least, "times 60/100"));
  g_assert_nonnull (strstr (least, "Article 12 (1) i"));
  g_assert_nonnull (strstr (plain, "divided by the days of the calendar"));
  g_assert_null (strstr (plain, "60/100"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/yen", test_yen);
  g_test_add_func ("/wording/sum", test_sum);
  g_test_add_func ("/wording/transfer", test_transfer);
  g_test_add_func ("/wording/premium", test_premium);
  g_test_add_func ("/wording/floor", test_floor);
  g_test_add_func ("/wording/special-floor", test_special_floor);
  g_test_add_func ("/wording/special-line", test_special_line);
  g_test_add_func ("/wording/staff-average", test_staff_average);
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
