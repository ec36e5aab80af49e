/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-candidate-row.h"
#include "desktop/yui-figure-card.h"
#include "desktop/yui-hours-dialog.h"
#include "desktop/yui-hours-row.h"
#include "desktop/yui-payslip-row.h"
#include "desktop/yui-person-row.h"
#include "desktop/yui-shift-facts.h"
#include "desktop/yui-threshold-row.h"
#include "desktop/yui-wording-hours.h"
#include "desktop/yui-weight-row.h"
#include "model/yui-membership.h"
#include "yui-test-desk.h"

/* Every text in a widget, to look for what a person would read. */
static void
collect_texts (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
assert_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  collect_texts (widget, texts);
  if (!strstr (texts->str, text))
    g_test_message ("“%s” is not in: %s", text, texts->str);
  g_assert_nonnull (strstr (texts->str, text));
}

static void
assert_no_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  collect_texts (widget, texts);
  g_assert_null (strstr (texts->str, text));
}

static void
assert_finalized (GtkWidget *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  g_object_unref (widget);
  g_assert_null (weak);
}

#define NEAR "01930000-0000-7100-8000-00000000000a"
#define LATE "01930000-0000-7100-8000-00000000000b"

#define WEIGHTS                                                                                    \
  "\"distance\": 25, \"skill_fit\": 0, \"worked_here\": 0, \"reliability\": 0, \"rating\": 0,"     \
  " \"fair_turn\": 10, \"wish_fit\": 0"

/* Two people: one lives near, the other was not asked for long. */
#define TERMS                                                                                      \
  "{\"worked_here\": 0, \"pool\": 3, \"eligible\": 2, \"excluded\": [],"                           \
  " \"worker_ids\": \"AZMAAAAAcQCAAAAAAAAACgGTAAAAAHEAgAAAAAAAAAs=\","                             \
  " \"terms\": {\"distance\": \"ECcAAA==\", \"skill_fit\": \"AAAAAA==\","                          \
  " \"worked_here\": \"AAAAAA==\", \"reliability\": \"AAAAAA==\", \"rating\": \"AAAAAA==\","       \
  " \"fair_turn\": \"AAAQJw==\", \"wish_fit\": \"%s\"},"                                           \
  " \"weights\": {\"version\": 1, " WEIGHTS ", \"standard\": {" WEIGHTS "}}}"

#define CANDIDATES                                                                                 \
  "{\"pool\": 3, \"eligible\": 2, \"excluded\": [], \"items\": [{"                                 \
  "\"worker_id\": \"" NEAR "\", \"membership_id\": \"m\", \"display_name\": \"佐藤 <花子>\","      \
  " \"kana\": \"サトウ ハナコ\", \"rank\": 1, \"score\": 714,"                                     \
  " \"terms\": [{\"term\": \"distance\", \"contribution\": 714}],"                                 \
  " \"kinds\": [\"alumni\", \"past_spot\"], \"qualification_names\": [], \"distance_m\": 800,"     \
  " \"worked_here\": 6, \"shifts_kept\": 14, \"shifts_booked\": 15, \"offer_state\": %s}]}"

static YuiCandidateRanking *
make_ranking (const char *offer_state)
{
  g_autofree char *terms_json = g_strdup_printf (TERMS, "AAAAAA==");
  g_autofree char *people_json = g_strdup_printf (CANDIDATES, offer_state);
  g_autoptr (YuiCandidateTerms) terms = yui_test_parse (YUI_TYPE_CANDIDATE_TERMS, terms_json);
  g_autoptr (YuiCandidateList) people = yui_test_parse (YUI_TYPE_CANDIDATE_LIST, people_json);
  YuiCandidateRanking *ranking = yui_candidate_ranking_new ();
  g_autoptr (GError) error = NULL;
  guint16 weights[YUI_RANK_N_TERMS];

  yui_ranking_weights_get (yui_candidate_terms_get_weights (terms), weights);
  yui_candidate_ranking_set_weights (ranking, weights);
  g_assert_true (yui_candidate_ranking_set_terms (ranking, terms, &error));
  g_assert_no_error (error);
  yui_candidate_ranking_add_people (ranking, yui_candidate_list_get_items (people));
  return ranking;
}

static GtkWidget *
make_first_row (YuiCandidateRanking *ranking)
{
  g_autoptr (YuiRanked) first = g_list_model_get_item (G_LIST_MODEL (ranking), 0);
  GtkWidget *row = g_object_ref_sink (yui_candidate_row_new ());

  yui_candidate_row_set_ranked (YUI_CANDIDATE_ROW (row), first);
  return row;
}

static void
test_candidate (void)
{
  g_autoptr (YuiCandidateRanking) ranking = make_ranking ("null");
  g_autoptr (YuiRanked) first = g_list_model_get_item (G_LIST_MODEL (ranking), 0);
  GtkWidget *row = make_first_row (ranking);
  g_auto (GStrv) selected = NULL;

  assert_text (row, "1. 佐藤 <花子>");
  assert_text (row, "サトウ ハナコ · Former staff, Worked here before\n800 m away");
  assert_text (row, "714 points");
  assert_text (row, "Near the workplace 714");
  assert_no_text (row, "Waiting for an answer");
  yui_ranked_set_selected (first, TRUE);
  selected = yui_candidate_ranking_dup_selected (ranking);
  g_assert_cmpuint (g_strv_length (selected), ==, 1);
  g_assert_cmpstr (selected[0], ==, NEAR);
  assert_finalized (row);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A weight that moves moves people, not rows; who was chosen stays chosen. */
static void
test_weights_move (void)
{
  static const guint16 fair[YUI_RANK_N_TERMS] = { [YUI_RANK_TERM_FAIR_TURN] = 9 };
  g_autoptr (YuiCandidateRanking) ranking = make_ranking ("null");
  g_autoptr (YuiRanked) first = g_list_model_get_item (G_LIST_MODEL (ranking), 0);
  g_autoptr (YuiRanked) second = g_list_model_get_item (G_LIST_MODEL (ranking), 1);
  GtkWidget *row = make_first_row (ranking);
  guint n_wanted = 0, n_items_changed = 0;

  yui_ranked_set_selected (first, TRUE);
  g_signal_connect_swapped (row, "wanted", G_CALLBACK (count_cb), &n_wanted);
  g_signal_connect_swapped (ranking, "items-changed", G_CALLBACK (count_cb), &n_items_changed);
  yui_candidate_ranking_set_weights (ranking, fair);
  g_assert_cmpstr (yui_ranked_get_worker_id (first), ==, LATE);
  g_assert_cmpint (yui_ranked_get_score (first), ==, 1000);
  g_assert_false (yui_ranked_is_selected (first));
  g_assert_true (yui_ranked_is_selected (second));
  g_assert_cmpuint (yui_candidate_ranking_get_rank_of (ranking, NEAR), ==, 2);
  g_assert_cmpuint (yui_candidate_ranking_get_rank_of (ranking, "nobody"), ==, 0);
  g_assert_cmpuint (n_wanted, ==, 1);
  g_assert_cmpuint (n_items_changed, ==, 0);
  assert_text (row, "It is their turn 1000");
  assert_finalized (row);
}

/* Columns of different lengths, or no base64 at all, change nothing. */
static void
test_broken_terms (void)
{
  static const char *const broken[] = { "AAAA", "", "//////8=", "//8AAA==" };
  g_autoptr (YuiCandidateRanking) ranking = make_ranking ("null");

  for (size_t i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *json = g_strdup_printf (TERMS, broken[i]);
      g_autoptr (YuiCandidateTerms) terms = yui_test_parse (YUI_TYPE_CANDIDATE_TERMS, json);
      g_autoptr (GError) error = NULL;

      g_assert_false (yui_candidate_ranking_set_terms (ranking, terms, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_cmpuint (yui_candidate_ranking_get_n_eligible (ranking), ==, 2);
    }
}

static void
test_candidate_offered (void)
{
  g_autoptr (YuiCandidateRanking) ranking = make_ranking ("\"expired\"");
  GtkWidget *row = make_first_row (ranking);

  assert_text (row, "Not answered in time");
  assert_finalized (row);
}

static void
test_weight_row (void)
{
  GtkWidget *row = g_object_ref_sink (yui_weight_row_new (YUI_RANK_TERM_FAIR_TURN));
  guint n_moved = 0;

  g_signal_connect_swapped (row, "moved", G_CALLBACK (count_cb), &n_moved);
  yui_weight_row_set_weight (YUI_WEIGHT_ROW (row), 35);
  g_assert_cmpuint (yui_weight_row_get_weight (YUI_WEIGHT_ROW (row)), ==, 35);
  g_assert_cmpuint (n_moved, ==, 0);
  assert_text (row, "35");
  yui_weight_row_set_weight (YUI_WEIGHT_ROW (row), 0);
  assert_text (row, "does not count");
  assert_finalized (row);
}

#define ATTENDANCE                                                                                 \
  "{\"id\": \"a\", \"version\": 1, \"state\": \"%s\", \"contract_id\": \"c\","                     \
  " \"shift_id\": \"s\", \"worker_id\": \"w\", \"worker_name\": \"佐藤 花子\","                    \
  " \"kana\": \"サトウ\", \"workplace_name\": \"柿園\", \"title\": \"柿の収穫\","                  \
  " \"work_date\": \"2020-03-03\", \"planned_start\": \"2020-03-03T09:00:00+09:00\","              \
  " \"planned_end\": \"2020-03-03T12:00:00+09:00\", \"planned_break_min\": 0,"                     \
  " \"clocked_start\": \"2020-03-03T%s:00+09:00\", \"clocked_end\": "                              \
  "\"2020-03-03T%s:00+09:00\", \"clocked_break_min\": 0, \"agreed_start\": null,"                  \
  " \"agreed_end\": null, \"agreed_break_min\": null, \"note\": \"\", \"needs_review\": %s,"       \
  " \"clock_events\": []}"

static YuiAttendance *
make_attendance (const char *state, const char *in, const char *out, gboolean review)
{
  g_autofree char *json = g_strdup_printf (ATTENDANCE, state, in, out, review ? "true" : "false");

  return yui_test_parse (YUI_TYPE_ATTENDANCE, json);
}

static void
test_match_plan (void)
{
  static const struct
  {
    const char *state, *in, *out;
    gboolean review, matches;
  } cases[] = {
    { "to_confirm", "09:00", "12:00", FALSE, TRUE },
    { "to_confirm", "08:55", "12:05", FALSE, TRUE },
    { "to_confirm", "08:54", "12:00", FALSE, FALSE },
    { "to_confirm", "09:00", "12:06", FALSE, FALSE },
    { "to_confirm", "09:00", "12:00", TRUE, FALSE },
    { "agreed", "09:00", "12:00", FALSE, FALSE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YuiAttendance) attendance
          = make_attendance (cases[i].state, cases[i].in, cases[i].out, cases[i].review);

      g_assert_cmpint (yui_hours_match_plan (attendance), ==, cases[i].matches);
    }
}

static void
test_hours (void)
{
  g_autoptr (YuiAttendance) attendance = make_attendance ("to_confirm", "09:00", "11:15", TRUE);
  GtkWidget *row = g_object_ref_sink (
      g_object_new (YUI_TYPE_HOURS_ROW, "attendance", attendance, "managing", TRUE, NULL));

  assert_text (row, "9:00–12:00");
  assert_text (row, "9:00–11:15");
  assert_text (row, "Not yet");
  assert_text (row, "45 min shorter than planned.");
  assert_text (row, "Please look at the times.");
  g_object_set (row, "attendance", NULL, NULL);
  assert_finalized (row);
}

static void
test_hours_heading (void)
{
  g_autoptr (YuiAttendance) attendance = make_attendance ("agreed", "09:00", "12:00", FALSE);
  GtkWidget *heading
      = g_object_ref_sink (g_object_new (YUI_TYPE_HOURS_HEADING, "item", attendance, NULL));

  assert_text (heading, "Confirmed");
  assert_finalized (heading);
}

static void
test_hours_dialog (void)
{
  g_autoptr (YuiClient) client = yui_client_new (NULL, NULL);
  g_autoptr (YuiAttendance) attendance = make_attendance ("to_confirm", "09:00", "12:00", FALSE);
  GtkWidget *dialog = g_object_ref_sink (
      GTK_WIDGET (yui_hours_dialog_new (client, attendance, YUI_HOURS_DIALOG_CONFIRM)));

  assert_text (adw_dialog_get_child (ADW_DIALOG (dialog)), "3 h of work.");
  assert_finalized (dialog);
}

/* Attendance with further members. */
static YuiAttendance *
make_attendance_with (const char *state, const char *in, const char *out, const char *members)
{
  g_autofree char *json = g_strdup_printf (ATTENDANCE, state, in, out, "false");
  g_autofree char *head = g_strndup (json, strlen (json) - 1);
  g_autofree char *whole = g_strdup_printf ("%s, %s}", head, members);

  return yui_test_parse (YUI_TYPE_ATTENDANCE, whole);
}

#define CLAIM(by_worker, end, note)                                                                \
  "{\"id\": \"k\", \"by_worker\": " by_worker ", \"started_at\": \"2020-03-03T09:00:00+09:00\","   \
  " \"ended_at\": \"2020-03-03T" end ":00+09:00\", \"break_min\": 0, \"note\": \"" note "\","      \
  " \"made_at\": \"2020-03-04T09:00:00+09:00\"}"

/* Both sides are there to be read, and are never confirmed in passing. */
static void
test_hours_disputed (void)
{
  g_autoptr (YuiAttendance) attendance = make_attendance_with (
      "to_confirm", "09:00", "12:00",
      "\"disputed\": true, \"worker_claim\": " CLAIM (
          "true", "13:00", "片付け") ", "
                                     "\"employer_claim\": " CLAIM ("false", "12:00", ""));
  GtkWidget *row = g_object_ref_sink (
      g_object_new (YUI_TYPE_HOURS_ROW, "attendance", attendance, "managing", TRUE, NULL));

  assert_text (row, "The person says: 9:00–13:00");
  assert_text (row, "片付け");
  assert_text (row, "You say: 9:00–12:00");
  assert_text (row, "planned hours are paid");
  assert_text (row, "Agree to These");
  g_assert_false (yui_hours_match_plan (attendance));
  g_assert_true (yui_hours_differ (attendance));
  assert_finalized (row);
}

static void
test_hours_differ (void)
{
  static const struct
  {
    const char *state, *in, *out;
    gboolean review, differs;
  } cases[] = {
    { "to_confirm", "09:00", "12:05", FALSE, FALSE },
    { "to_confirm", "09:00", "12:06", FALSE, TRUE },
    { "agreed", "09:00", "12:06", FALSE, FALSE },
    { "agreed", "09:00", "12:00", TRUE, TRUE },
    { "working", "09:00", "12:00", TRUE, TRUE },
    { "paid", "09:00", "13:00", FALSE, FALSE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YuiAttendance) attendance
          = make_attendance (cases[i].state, cases[i].in, cases[i].out, cases[i].review);

      g_assert_cmpint (yui_hours_differ (attendance), ==, cases[i].differs);
    }
}

/* Six hours need no break, a minute more needs 45, eight hours still 45, a minute more 60. */
static void
test_break_lack (void)
{
  static const struct
  {
    int worked_min, break_min;
    const char *needed; /* NULL: enough */
  } cases[] = {
    { 360, 0, NULL },          { 361, 0, "45 minutes" }, { 361, 44, "45 minutes" },
    { 361, 45, NULL },         { 480, 45, NULL },        { 481, 45, "60 minutes" },
    { 481, 59, "60 minutes" }, { 481, 60, NULL },        { 0, 0, NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yui_wording_break_lack (cases[i].worked_min, cases[i].break_min);

      g_test_message ("%d, %d: %s", cases[i].worked_min, cases[i].break_min, text);
      if (cases[i].needed)
        g_assert_nonnull (strstr (text, cases[i].needed));
      else
        g_assert_cmpstr (text, ==, "");
    }
}

/* A correction asks why, and leaves room for ordered work. */
static void
test_hours_correct (void)
{
  g_autoptr (YuiClient) client = yui_client_new (NULL, NULL);
  g_autoptr (YuiAttendance) attendance = make_attendance ("agreed", "09:00", "12:00", FALSE);
  GtkWidget *dialog = g_object_ref_sink (
      GTK_WIDGET (yui_hours_dialog_new (client, attendance, YUI_HOURS_DIALOG_CORRECT)));

  assert_text (adw_dialog_get_child (ADW_DIALOG (dialog)), "Please write why.");
  assert_text (adw_dialog_get_child (ADW_DIALOG (dialog)), "Ordered work besides");
  assert_finalized (dialog);
}

#define THRESHOLD(kind, state, unit, line, so_far, with_plan, left)                                \
  "{\"kind\": \"" kind "\", \"state\": \"" state "\", \"unit\": \"" unit "\", \"line\": " line     \
  ", \"so_far\": " so_far ", \"with_plan\": " with_plan ", \"reached_on\": null,"                  \
  " \"shifts_left\": " left ", \"special_line\": null, \"rule\": \"r\","                           \
  " \"article\": \"employment_insurance_act_6\", \"is_sure\": true}"

static void
test_thresholds (void)
{
  static const struct
  {
    guint line;
    const char *value, *forecast;
  } cases[] = {
    { 0, "12 h of 20 h; with the work agreed so far 16 h",
      "2 more shifts as usual, and this line is reached." },
    { 1, "16 days of 18 days", "2 more Saturdays, and this line is reached." },
    { 2, "¥280,000 of ¥300,000", "3 more Saturdays, and this line is reached." },
    { 3, "0 min of 0 min", "no overtime may be ordered" },
    { 4, "100 h of 100 h", "This line is reached." },
  };
  g_autoptr (YuiThresholds) thresholds = yui_test_parse (
      YUI_TYPE_THRESHOLDS,
      "{\"worker_id\": \"w\", \"as_of\": \"2026-11-22\", \"typical_min\": 240,"
      " \"typical_weekday\": 5, \"has_agreement\": false, \"has_special_clause\": false, "
      "\"declared_week_min\": 0, \"lines\": "
      "[" THRESHOLD ("week_20_hours", "near", "minutes", "1200", "720", "960", "1") "," THRESHOLD (
          "month_18_days", "near", "days", "18", "16", "16",
          "1") "," THRESHOLD ("year_300000", "near", "yen", "300001", "280000", "280000",
                              "2") "," THRESHOLD ("agreement_month", "clear", "minutes", "1", "0",
                                                  "0", "-1") "," THRESHOLD ("cap_100_hours",
                                                                            "reached", "minutes",
                                                                            "6000", "6000", "6000",
                                                                            "-1") "]}");

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YuiThreshold) line
          = g_list_model_get_item (yui_thresholds_get_lines (thresholds), cases[i].line);
      g_autofree char *value = yui_wording_threshold_value (line);
      g_autofree char *forecast = yui_wording_threshold_forecast (line, thresholds);
      GtkWidget *row = g_object_ref_sink (yui_threshold_row_new (line, thresholds));

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_nonnull (strstr (forecast, cases[i].forecast));
      assert_text (row, value);
      assert_text (row, forecast);
      assert_text (row, "Employment Insurance Act, Article 6");
      assert_finalized (row);
    }
}

#define WHY(rule, article)                                                                         \
  "\"why\": {\"rule\": \"" rule "\", \"article\": \"" article                                      \
  "\", \"certainty\": \"settled\", \"rounding\": \"none\""

#define PAYSLIP(lines)                                                                             \
  "{\"id\": \"p\", \"version\": 1, \"worker_id\": \"w\", \"worker_name\": \"佐藤 花子\","          \
  " \"kana\": \"サトウ\", \"shifts\": 1, \"worked_min\": 450, \"gross_yen\": 9000,"                \
  " \"withheld_yen\": 12, \"net_yen\": 8988, \"document_id\": null, \"tax_column\": \"hei\","      \
  " \"dependants\": 0, \"tax_by_hand\": false, \"lines\": [" lines "]}"

/* A line of yen says what was paid, worked and agreed, and what does not count. */
static void
test_threshold_year (void)
{
  g_autoptr (YuiThreshold) line = yui_test_parse (
      YUI_TYPE_THRESHOLD,
      "{\"kind\": \"year_500000\", \"state\": \"near\", \"unit\": \"yen\", \"line\": 500001,"
      " \"so_far\": 420000, \"with_plan\": 430000, \"shifts_left\": 3, \"special_line\": null,"
      " \"rule\": \"r\", \"article\": \"income_tax_regulation_93\", \"is_sure\": true,"
      " \"year\": {\"from\": \"2020-01-01\", \"to\": \"2021-01-01\", \"parts\": ["
      "{\"basis\": \"paid\", \"days\": 40, \"yen\": 400000},"
      "{\"basis\": \"worked\", \"days\": 2, \"yen\": 20000},"
      "{\"basis\": \"planned\", \"days\": 1, \"yen\": 10000}]}}");
  g_autoptr (YuiThresholds) thresholds = yui_test_parse (
      YUI_TYPE_THRESHOLDS,
      "{\"worker_id\": \"w\", \"as_of\": \"2020-11-22\", \"typical_min\": 240,"
      " \"typical_weekday\": 5, \"has_agreement\": false, \"has_special_clause\": false,"
      " \"declared_week_min\": 0, \"lines\": []}");
  GtkWidget *row = g_object_ref_sink (yui_threshold_row_new (line, thresholds));

  assert_text (row, "Why?");
  assert_text (row, "Pay for work in the calendar year, 1 January – 31 December 2020:");
  assert_text (row, "Paid by locked pay runs: 40 days, ¥400,000.");
  assert_text (row, "Worked and not paid yet, by the wage agreed: 2 days, ¥20,000.");
  assert_text (row, "Agreed for days to come, by the wage agreed: 1 day, ¥10,000.");
  assert_text (row, "Transport that is not taxed");
  assert_text (row, "Income Tax Regulation, Article 93.");
  assert_finalized (row);
}

/* Every yen says why it is so. */
static void
test_payslip (void)
{
  g_autoptr (YuiPayslip) payslip = yui_test_parse (
      YUI_TYPE_PAYSLIP,
      PAYSLIP (
          " {\"position\": 0, \"kind\": \"base\", \"work_date\": \"2020-03-03\", \"minutes\": 450,"
          "  \"unit_yen\": 1200, \"percent\": 100, \"amount_yen\": 9000,"
          "  \"source\": \"labour_standards_act_24\"," WHY (
              "base_pay",
              "labour_standards_act_24") "}},"
                                         " {\"position\": 1, \"kind\": \"withholding\", "
                                         "\"work_date\": \"2020-03-03\","
                                         "  \"minutes\": 0, \"unit_yen\": null, \"percent\": null, "
                                         "\"amount_yen\": -12,"
                                         "  \"source\": \"income_tax_act_185_1_3\"," WHY (
                                             "withholding_hei",
                                             "income_tax_act_185_1_3") ", \"table\": "
                                                                       "\"withholding_daily\","
                                                                       "  \"table_year\": 2026, "
                                                                       "\"table_date\": "
                                                                       "\"2026-12-25\", "
                                                                       "\"taxable_yen\": 9000,"
                                                                       "  \"earlier_taxable_yen\": "
                                                                       "1000, "
                                                                       "\"earlier_withheld_yen\": "
                                                                       "3, \"row_from_yen\": 10000,"
                                                                       "  \"row_to_yen\": 10100, "
                                                                       "\"row_tax_yen\": 15, "
                                                                       "\"row_rate\": 0}}"));
  GtkWidget *row = g_object_ref_sink (yui_payslip_row_new (payslip));

  assert_text (row, "¥8,988");
  assert_text (row, "サトウ · 1 shift, 7 h 30 min");
  assert_no_text (row, "Article 24");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  assert_text (row, "7 h 30 min × ¥1,200");
  assert_text (row, "7 h 30 min × ¥1,200 = ¥9,000");
  assert_text (row, "Article 24");
  assert_text (row, "−¥12");
  assert_text (row, "Taxable pay of the day: ¥10,000.");
  assert_text (row, "Of it ¥1,000 was in earlier pay runs, with ¥3 of tax.");
  assert_text (row, "The row from ¥10,000 to below ¥10,100: ¥15.");
  assert_text (row, "daily withholding table, 2026");
  assert_finalized (row);
}

/* A line that takes another back, hours nobody agreed on, a raised wage. */
static void
test_corrected_payslip (void)
{
  g_autoptr (YuiPayslip) payslip = yui_test_parse (
      YUI_TYPE_PAYSLIP,
      PAYSLIP (
          " {\"position\": 0, \"kind\": \"base\", \"work_date\": \"2020-03-03\","
          "  \"minutes\": -240, \"unit_yen\": 1200, \"percent\": 100, \"amount_yen\": -4800,"
          "  \"reverses_payslip_id\": \"old\", \"reverses_position\": 0,"
          "  \"source\": \"labour_standards_act_24\"," WHY (
              "base_pay",
              "labour_standards_act_24") "}},"
                                         " {\"position\": 1, \"kind\": \"overtime\", "
                                         "\"work_date\": \"2020-03-03\","
                                         "  \"minutes\": 60, \"unit_yen\": 1200, \"percent\": 125, "
                                         "\"amount_yen\": 1500,"
                                         "  \"source\": \"labour_standards_act_37_1\"," WHY (
                                             "overtime",
                                             "labour_standards_act_37_1") ", \"table\": "
                                                                          "\"premium_rates\","
                                                                          "  \"table_year\": 2023, "
                                                                          "\"table_date\": "
                                                                          "\"2026-11-12\", "
                                                                          "\"basis\": \"planned\","
                                                                          "  \"raised_from_yen\": "
                                                                          "900, \"other_day_min\": "
                                                                          "360, "
                                                                          "\"other_week_min\": "
                                                                          "360}}"));
  GtkWidget *row = g_object_ref_sink (yui_payslip_row_new (payslip));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  assert_text (row, "Taken back: Wage");
  assert_text (row, "−4 h × ¥1,200 = −¥4,800");
  assert_text (row, "1 h × ¥1,200 × 125 % = ¥1,500");
  assert_text (row, "the planned ones are paid first");
  assert_text (row, "The agreed wage of ¥900 is below the minimum wage");
  assert_text (row, "6 h that day");
  assert_text (row, "Table: premium rates, 2023");
  assert_finalized (row);
}

static void
test_person (void)
{
  g_autoptr (YuiMembership) person = yui_test_parse (
      YUI_TYPE_MEMBERSHIP,
      "{\"id\": \"m\", \"version\": 1, \"worker_id\": \"w\", \"kind\": \"alumni\","
      " \"display_name\": \"佐藤 花子\", \"kana\": \"サトウ\", \"staff_number\": \"7\","
      " \"district\": \"相川\", \"qualification_names\": [\"普通自動車免許\"],"
      " \"shifts_worked\": 4, \"has_card\": false}");
  GtkWidget *row = g_object_ref_sink (g_object_new (YUI_TYPE_PERSON_ROW, "person", person, NULL));

  assert_text (row, "Former staff · 相川 · 普通自動車免許");
  assert_text (row, "4 shifts");
  assert_finalized (row);
}

static void
test_facts (void)
{
  g_autoptr (YuiShift) shift = yui_test_parse (
      YUI_TYPE_SHIFT,
      "{\"id\": \"s\", \"version\": 1, \"state\": \"draft\", \"workplace_id\": \"p\","
      " \"workplace_name\": \"柿園\", \"employer_id\": \"e\", \"employer_name\": \"柿農園\","
      " \"title\": \"柿の収穫\", \"description\": \"\", \"belongings\": \"軍手\","
      " \"starts_at\": \"2020-03-03T09:00:00+09:00\", \"ends_at\": \"2020-03-03T12:00:00+09:00\","
      " \"break_min\": 0, \"seats\": 3, \"seats_filled\": 2, \"offers_open\": 1,"
      " \"hourly_wage_yen\": 1200, \"transport_yen\": 500, \"hiring_mode\": \"selection\","
      " \"required_qualification_ids\": [], \"expected_pay_yen\": 4100, \"warnings\": []}");
  g_autoptr (YuiShiftPay) pay = yui_test_parse (
      YUI_TYPE_SHIFT_PAY,
      "{\"shift_id\": \"s\", \"expected_pay_yen\": 4100, \"lines\": ["
      "{\"position\": 0, \"kind\": \"base\", \"work_date\": \"2020-03-03\", \"minutes\": 180,"
      " \"unit_yen\": 1200, \"percent\": 100, \"amount_yen\": 3600, \"source\": \"s\","
      " \"why\": {\"rule\": \"base_pay\", \"article\": \"labour_standards_act_24\","
      " \"certainty\": \"settled\", \"rounding\": \"up_to_yen\"}},"
      "{\"position\": 1, \"kind\": \"transport\", \"work_date\": \"2020-03-03\","
      " \"minutes\": 0, \"unit_yen\": null, \"percent\": null, \"amount_yen\": 500,"
      " \"source\": \"s\"," WHY (
          "transport", "income_tax_act_9_1_5") "}}],"
                                               "\"wage_floor\": {\"prefecture\": \"新潟県\", "
                                               "\"yen_per_hour\": 1050,"
                                               " \"coming_yen_per_hour\": null," WHY (
                                                   "minimum_wage", "minimum_wage_act_4") "}}}");
  GtkWidget *facts = g_object_ref_sink (g_object_new (YUI_TYPE_SHIFT_FACTS, NULL));

  yui_shift_facts_set_shift (YUI_SHIFT_FACTS (facts), shift);
  assert_text (facts, "2 of 3 seats filled, 1 offer open");
  assert_text (facts, "¥1,200 an hour and ¥500 for transport; ¥4,100 for the whole shift");
  assert_text (facts, "柿園 (柿農園)");
  assert_text (facts, "Draft");
  yui_shift_facts_set_pay (YUI_SHIFT_FACTS (facts), pay);
  assert_text (facts, "Why?");
  assert_text (facts, "Wage: 3 h × ¥1,200 = ¥3,600");
  assert_text (facts, "Article 24");
  assert_text (facts, "A fraction of a yen is rounded up");
  assert_text (facts, "Transport: ¥500");
  assert_text (facts, "In all: ¥4,100 × 3 seats = ¥12,300");
  assert_text (facts, "The minimum wage in 新潟県 on the days of the work: ¥1,050 an hour.");
  yui_shift_facts_set_shift (YUI_SHIFT_FACTS (facts), NULL);
  assert_no_text (facts, "Why?");
  assert_finalized (facts);
}

static void
test_figure (void)
{
  GtkWidget *card
      = g_object_ref_sink (g_object_new (YUI_TYPE_FIGURE_CARD, "caption", "Filled", NULL));

  yui_figure_card_set (YUI_FIGURE_CARD (card), "12", "Seats with a contract.");
  assert_text (card, "12");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Filled: 12. Seats with a contract.");
  yui_figure_card_set_why (YUI_FIGURE_CARD (card), "The sum of 3 lines on payslips:");
  assert_text (card, "The sum of 3 lines on payslips:");
  assert_finalized (card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/rows/candidate", test_candidate);
  g_test_add_func ("/rows/candidate-offered", test_candidate_offered);
  g_test_add_func ("/rows/weights-move", test_weights_move);
  g_test_add_func ("/rows/broken-terms", test_broken_terms);
  g_test_add_func ("/rows/weight-row", test_weight_row);
  g_test_add_func ("/rows/hours-match-plan", test_match_plan);
  g_test_add_func ("/rows/hours", test_hours);
  g_test_add_func ("/rows/hours-heading", test_hours_heading);
  g_test_add_func ("/rows/hours-dialog", test_hours_dialog);
  g_test_add_func ("/rows/hours-disputed", test_hours_disputed);
  g_test_add_func ("/rows/hours-differ", test_hours_differ);
  g_test_add_func ("/rows/break-lack", test_break_lack);
  g_test_add_func ("/rows/hours-correct", test_hours_correct);
  g_test_add_func ("/rows/thresholds", test_thresholds);
  g_test_add_func ("/rows/threshold-year", test_threshold_year);
  g_test_add_func ("/rows/payslip", test_payslip);
  g_test_add_func ("/rows/corrected-payslip", test_corrected_payslip);
  g_test_add_func ("/rows/person", test_person);
  g_test_add_func ("/rows/shift-facts", test_facts);
  g_test_add_func ("/rows/figure-card", test_figure);
  return g_test_run ();
}
