/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-cancel.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

#include <string.h>

/* The average wage of Art. 12 at the cancellation desk, of current staff. */

static TestServer *town;

/* ---- help ---- */

static gint64
average_yen (TestAnswer *desk)
{
  return json_object_get_int_member (
      json_object_get_object_member (json_node_get_object (desk->body), "average_wage"),
      "yen_per_day");
}

static const char *
average_article (TestAnswer *desk)
{
  return json_object_get_string_member (
      json_object_get_object_member (json_node_get_object (desk->body), "average_wage"), "article");
}

static void
set_kind (int worker, const char *kind)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE membership SET kind = '%s' WHERE worker_id = '%s'", kind, test_worker_id (worker));

  test_execute (town, sql);
}

/* When they came into the pool: nobody was hired later. */
static void
pool_since (gint64 created_s)
{
  test_execute_printf (town, "UPDATE membership SET created_s = %" G_GINT64_FORMAT, created_s);
}

/* How pay is closed: the period of current staff counts back from there. */
static void
close_pay (const char *kind, int closing_day)
{
  test_execute_printf (
      town, "UPDATE employer SET pay_period_kind = '%s', pay_closing_day = %d WHERE id = '%s'",
      kind, closing_day, TEST_EMPLOYER_A);
}

static JsonObject *
period_params (TestAnswer *desk)
{
  JsonArray *lines = json_object_get_array_member (json_node_get_object (desk->body), "working");

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (g_str_equal (json_object_get_string_member (line, "code"), "period_wages"))
        return json_object_get_object_member (line, "params");
    }
  g_assert_not_reached ();
}

static void
assert_period (TestAnswer *desk, gint64 from, gint64 to)
{
  JsonObject *params = period_params (desk);
  char text[YUI_MOMENT_SIZE];

  g_assert_cmpstr (json_object_get_string_member (params, "from"), ==, yui_day_format (from, text));
  g_assert_cmpstr (json_object_get_string_member (params, "to"), ==, yui_day_format (to, text));
  g_assert_cmpint (json_object_get_int_member (params, "calendar_days"), ==, to - from + 1);
}

/* Has the employer, or the worker, cancel a shift that was days ago, of which nothing is left. */
static void
cancelled_before (int worker, int days, const char *by, const char *owed_kind)
{
  g_auto (TestWork) work = { 0 };
  const YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) - days;
  g_autofree char *sql = NULL;

  test_work_init (&work, town, worker);
  test_start_at (town, &work, yui_civil_utc_of (day, 9 * 60));
  sql = g_strdup_printf (
      "INSERT INTO cancellation (programme_id, id, kind, contract_id, shift_id, employer_id, "
      "workplace_id, worker_id, by, reason, cancelled_s, side, until_start_s, owed_kind, owed_yen, "
      "scheduled_wage_yen, average_wage_why, working, work_day, pay_by_day) VALUES (1, '%s', "
      "'before_start', '%s', '%s', '" TEST_EMPLOYER_A "', '" TEST_WORKPLACE_A "', '%s', '%s', "
      "'employer_other', 1, 'within_24h', 60, '%s', 0, 5200, 'no_work_in_period', '{}', %d, %d)",
      work.contract_id, work.contract_id, work.shift_id, test_worker_id (worker), by, owed_kind,
      day, day);
  test_execute (town, sql);
}

/* Current staff: two days of 5,200 in three months come to some 113 yen a day of the calendar, so the
 * least of Art. 12 (1) i holds: 60 % of 5,200. Hired by the day the same days were 73 % of it. */
static void
test_current_staff (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL, by_day = NULL, done = NULL;

  test_work_before (town, 2, 40);
  test_work_before (town, 2, 50);
  test_work_init (&work, town, 2);
  set_kind (2, "current_staff");
  pool_since (0);
  desk = test_get_desk (town, &work, "owner-a");
  g_assert_cmpint (average_yen (desk), ==, 3120);
  g_assert_cmpstr (average_article (desk), ==, "labour_standards_act_12_1_1");
  g_assert_cmpint (
      json_object_get_int_member (
          test_find_option (test_find_reason (desk, "employer_other"), "statutory_floor"),
          "amount_yen"),
      ==, 1872);
  g_assert_nonnull (strstr (desk->text, "\"period_wages\""));
  g_assert_nonnull (strstr (desk->text, "\"average_wage_worked\""));
  set_kind (2, "registered");
  by_day = test_get_desk (town, &work, "owner-a");
  g_assert_cmpstr (average_article (by_day), ==, "labour_standards_act_12_7_notice_1963_52");
  g_assert_null (strstr (by_day->text, "\"period_wages\""));
  set_kind (2, "current_staff");
  done = test_cancel (town, &work, "employer_other", "statutory_floor", 1872, "仕込みが減った");
  g_assert_cmpuint (done->status, ==, 201);
  g_assert_cmpint (test_int (done, "average_wage_yen"), ==, 3120);
  set_kind (2, "registered");
  test_forget_all (town);
}

static void
test_new_staff (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL;
  JsonObject *average;

  test_work_init (&work, town, 1);
  set_kind (1, "current_staff");
  desk = test_get_desk (town, &work, "owner-a");
  average = json_object_get_object_member (json_node_get_object (desk->body), "average_wage");
  g_assert_true (json_object_get_null_member (average, "yen_per_day"));
  g_assert_cmpstr (json_object_get_string_member (average, "why"), ==, "no_work_in_period");
  g_assert_cmpstr (average_article (desk), ==, "labour_standards_act_12_1");
  set_kind (1, "registered");
  test_forget_all (town);
}

/* Five days since the first one, all of them counting: two days of work are held up by the least of
 * Art. 12 (1) i, three come to the same either way, four bring more by the days of the calendar. */
static void
test_least_of_average (void)
{
  static const struct
  {
    int yen;
    const char *article;
  } rows[] = {
    { 3120, "labour_standards_act_12_1_1" },
    { 3120, "labour_standards_act_12_1" },
    { 4160, "labour_standards_act_12_1" },
  };
  const YuiCivilDay today = yui_civil_day_of_utc (yui_moment_now ());

  set_kind (3, "current_staff");
  pool_since (yui_moment_now ());
  close_pay ("daily", 31);
  test_work_before (town, 3, 2); /* and the shift itself is in three days */
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestWork) work = { 0 };
      g_autoptr (TestAnswer) desk = NULL;

      test_work_before (town, 3, 1 - (int)i);
      test_work_init (&work, town, 3);
      desk = test_get_desk (town, &work, "owner-a");
      g_assert_cmpint (average_yen (desk), ==, rows[i].yen);
      g_assert_cmpstr (average_article (desk), ==, rows[i].article);
      assert_period (desk, today - 2, today + 2);
      test_execute (town, "UPDATE contract SET start_s = 0, end_s = 60, cancelled_s = 1");
    }
  set_kind (3, "registered");
  close_pay ("monthly", 31);
  test_forget_all (town);
}

/* Of six days four are worked: 20,800 / 6 = 3,466. Neither what the worker cancels nor what nobody
 * owes for is leave. A day without work that is, leaves five: 4,160. One of the days worked that is
 * partly leave, takes its wage along: 15,600 / 4 = 3,900. */
static void
test_leave_is_left_out (void)
{
  static const struct
  {
    int days;
    const char *by, *owed_kind;
    int yen, excluded_days;
  } rows[] = {
    { 0, "worker", "nothing", 3466, 0 },           { 0, "employer", "nothing", 3466, 0 },
    { 0, "employer", "sixty_percent", 4160, 1 },   { 0, "employer", "full_wage", 4160, 1 },
    { 1, "employer", "statutory_floor", 3900, 2 },
  };

  set_kind (0, "current_staff");
  pool_since (yui_moment_now ());
  close_pay ("daily", 31);
  for (int days = 3; days > 0; days--)
    test_work_before (town, 0, days);
  test_work_before (town, 0, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestWork) work = { 0 };
      g_autoptr (TestAnswer) desk = NULL;

      cancelled_before (0, rows[i].days, rows[i].by, rows[i].owed_kind);
      test_execute (town, "UPDATE contract SET start_s = 0, end_s = 60, cancelled_s = 1");
      test_work_init (&work, town, 0);
      desk = test_get_desk (town, &work, "owner-a");
      g_assert_cmpint (average_yen (desk), ==, rows[i].yen);
      g_assert_cmpint (json_object_get_int_member (period_params (desk), "excluded_days"), ==,
                       rows[i].excluded_days);
      test_execute (town, "UPDATE contract SET start_s = 0, end_s = 60, cancelled_s = 1");
    }
  set_kind (0, "registered");
  close_pay ("monthly", 31);
  test_forget_all (town);
}

/* Three months back from the last closing day before the shift, however pay is closed. */
static void
test_closing (void)
{
  g_auto (TestWork) work = { 0 };
  const YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) + 3;
  const YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);
  const YuiCivilDay month = yui_civil_month_start (day);
  const struct
  {
    const char *kind;
    int closing_day;
    YuiCivilDay from, to;
  } rows[] = {
    { "monthly", 28, 0, 0 },
    { "monthly", 29, yui_civil_add_months (month, -3), month - 1 },
    { "monthly", 31, yui_civil_add_months (month, -3), month - 1 },
    { "weekly", 31, yui_civil_add_months (week, -3), week - 1 },
    { "daily", 31, yui_civil_add_months (day, -3), day - 1 },
    { "same_day", 31, yui_civil_add_months (day, -3), day - 1 },
  };

  test_work_init (&work, town, 2);
  set_kind (2, "current_staff");
  pool_since (0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) desk = NULL;
      YuiCivilDay from = rows[i].from, to = rows[i].to;

      close_pay (rows[i].kind, rows[i].closing_day);
      if (to == 0)
        {
          to = month + 27 < day ? month + 27 : yui_civil_add_months (month, -1) + 27;
          from = yui_civil_add_months (to, -3) + 1;
        }
      desk = test_get_desk (town, &work, "owner-a");
      assert_period (desk, from, to);
    }
  set_kind (2, "registered");
  close_pay ("monthly", 31);
  test_forget_all (town);
}

/* Hired after the last weekly closing, or after the last monthly one: every day since counts. */
static void
test_hired_after_closing (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) desk = NULL;
  const YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) + 3;
  const YuiCivilDay week = yui_civil_week_start (day, YUI_SUNDAY);

  test_work_init (&work, town, 2);
  set_kind (2, "current_staff");
  pool_since (yui_civil_utc_of (week, 0));
  close_pay ("weekly", 31);
  desk = test_get_desk (town, &work, "owner-a");
  if (week < day)
    assert_period (desk, week, day - 1);
  else
    assert_period (desk, day - 1, day - 1);
  set_kind (2, "registered");
  close_pay ("monthly", 31);
  test_forget_all (town);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/average-wage/current-staff", test_current_staff);
  g_test_add_func ("/server/average-wage/new-staff", test_new_staff);
  g_test_add_func ("/server/average-wage/least-of-average", test_least_of_average);
  g_test_add_func ("/server/average-wage/leave-is-left-out", test_leave_is_left_out);
  g_test_add_func ("/server/average-wage/closing", test_closing);
  g_test_add_func ("/server/average-wage/hired-after-closing", test_hired_after_closing);
  status = g_test_run ();
  test_server_free (town);
  return status;
}
