/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-moment.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Special minimum wages: chosen at a workplace, then held against at posting and at pay. Where the
 * work is, 新潟県, the regional wage is 1,050 yen since 2 October 2025; a shift of the tests has
 * 1,300. */

#define WORKPLACE "/v1/workplaces/" TEST_WORKPLACE_A

static const char table[]
    = "industry\tname_ja\tname_en\tprefecture_code\tfiscal_year\tyen_per_hour\teffective_from\t"
      "from_age\tbelow_age\tleaves_out_training\tleaves_out_light_work\n"
      "machines\t機械製造業\tMachines\t15\t2025\t1400\t2025-12-15\t18\t65\t1\t1\n"
      "machines\t機械製造業\tMachines\t15\t2024\t1040\t2024-12-15\t18\t65\t1\t1\n"
      "machines\t機械製造業\tMachines\t37\t2025\t1158\t2025-12-15\t0\t0\t0\t0\n"
      "shops\t百貨店\tDepartment stores\t15\t2023\t932\t2023-12-30\t18\t65\t1\t1\n"
      "cars\t自動車小売業\tCars\t15\t2101\t2200\t2101-12-01\t0\t0\t0\t0\n"
      "cars\t自動車小売業\tCars\t15\t2100\t2100\t2100-12-01\t0\t0\t0\t0\n"
      "parts\t部品製造業\tParts\t15\t2026\t1500\t\t0\t0\t0\t0\n"
      "ships\t船舶製造業\tShips\t37\t2025\t1159\t2025-12-28\t0\t0\t0\t0\n";

static char *data; /* the data files with this table */
static TestServer *town;

/* ---- help ---- */

static void
link_all (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (from, name, NULL);
      g_autofree char *link = g_build_filename (to, name, NULL);

      if (!g_str_equal (name, "law"))
        g_assert_cmpint (symlink (file, link), ==, 0);
    }
}

static void
make_data (void)
{
  g_autofree char *real = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autofree char *real_law = g_build_filename (real, "law", NULL);
  g_autofree char *law = NULL, *special = NULL;
  g_autoptr (GError) error = NULL;

  data = g_dir_make_tmp ("yui-wages-XXXXXX", &error);
  g_assert_no_error (error);
  link_all (real, data);
  law = g_build_filename (data, "law", NULL);
  link_all (real_law, law);
  special = g_build_filename (law, "special-minimum-wage.tsv", NULL);
  g_file_set_contents (special, table, -1, &error);
  g_assert_no_error (error);
}

static void
remove_data (void)
{
  g_autofree char *law = g_build_filename (data, "law", NULL);

  test_remove_folder (law);
  test_remove_folder (data);
  g_clear_pointer (&data, g_free);
}

/* The only workplace of employer A. */
static JsonObject *
workplace_of (TestAnswer *list)
{
  for (guint i = 0; i < test_n_items (list); i++)
    if (g_str_equal (json_object_get_string_member (test_item (list, i), "id"), TEST_WORKPLACE_A))
      return test_item (list, i);
  g_assert_not_reached ();
}

static TestAnswer *
choose_at (const char *account, const char *version, const char *industry)
{
  g_autofree char *body = g_strdup_printf ("{\"wage_industry\":\"%s\"}", industry);

  return test_call (town, "PATCH", WORKPLACE, account, body, "If-Match", version, NULL);
}

/* Chooses it at whatever version, which must succeed. */
static void
choose (const char *industry)
{
  g_autoptr (TestAnswer) list = test_call (town, "GET", "/v1/workplaces", "owner-a", NULL, NULL);
  g_autofree char *version = g_strdup_printf (
      "\"%" G_GINT64_FORMAT "\"", json_object_get_int_member (workplace_of (list), "version"));
  g_autoptr (TestAnswer) answer = choose_at ("owner-a", version, industry);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (test_text (answer, "wage_industry"), ==, industry);
}

static TestAnswer *
floor_on (const char *date)
{
  g_autofree char *path
      = g_strdup_printf ("/v1/wage-floor?workplace_id=" TEST_WORKPLACE_A "&date=%s", date);

  return test_call (town, "GET", path, "owner-a", NULL, NULL);
}

/* ---- the workplace ---- */

static void
assert_choice (JsonArray *choices, guint i, const char *code, gint64 yen, const char *from)
{
  JsonObject *choice = json_array_get_object_element (choices, i);

  g_assert_cmpstr (json_object_get_string_member (choice, "code"), ==, code);
  g_assert_cmpint (json_object_get_int_member (choice, "yen_per_hour"), ==, yen);
  if (from != NULL)
    g_assert_cmpstr (json_object_get_string_member (choice, "effective_from"), ==, from);
  else
    g_assert_true (json_object_get_null_member (choice, "effective_from"));
}

/* Those of the prefecture alone: in force, else the next, else what has no first day. */
static void
test_choices (void)
{
  g_autoptr (TestAnswer) list = test_call (town, "GET", "/v1/workplaces", "owner-a", NULL, NULL);
  JsonArray *choices = json_object_get_array_member (workplace_of (list), "wage_industries");

  g_assert_cmpuint (json_array_get_length (choices), ==, 4);
  assert_choice (choices, 0, "machines", 1400, "2025-12-15");
  assert_choice (choices, 1, "shops", 932, "2023-12-30");
  assert_choice (choices, 2, "cars", 2100, "2100-12-01");
  assert_choice (choices, 3, "parts", 1500, NULL);
}

static void
test_choose (void)
{
  g_autoptr (TestAnswer) unknown = choose_at ("owner-a", "\"1\"", "no_such");
  g_autoptr (TestAnswer) elsewhere = choose_at ("owner-a", "\"1\"", "ships");
  g_autoptr (TestAnswer) other = choose_at ("owner-b", "\"1\"", "machines");
  g_autoptr (TestAnswer) clerk = choose_at ("clerk-a", "\"1\"", "machines");
  g_autoptr (TestAnswer) stale = choose_at ("owner-a", "\"7\"", "machines");
  g_autoptr (TestAnswer) chosen = choose_at ("manager-a", "\"1\"", "machines");
  g_autoptr (TestAnswer) back = NULL;

  g_assert_true (test_has_fault (unknown, "/wage_industry", "wage_industry_unknown"));
  g_assert_true (test_has_fault (elsewhere, "/wage_industry", "wage_industry_unknown"));
  test_assert_problem (other, 404, "not-found");
  test_assert_problem (clerk, 403, "forbidden");
  test_assert_problem (stale, 412, "precondition-failed");
  g_assert_cmpuint (chosen->status, ==, 200);
  g_assert_cmpint (test_int (chosen, "version"), ==, 2);
  back = choose_at ("owner-a", "\"2\"", "");
  g_assert_cmpuint (back->status, ==, 200);
  g_assert_cmpstr (test_text (back, "wage_industry"), ==, "");
}

/* ---- the floor ---- */

/* The day before and the day itself; and a special wage that the regional one has overtaken. */
static void
test_floor (void)
{
  static const struct
  {
    const char *industry, *date;
    int yen;
    const char *from, *source;
  } rows[] = {
    { "", "2025-12-15", 1050, "2025-10-02", "minimum-wage.tsv 15 2025" },
    { "machines", "2025-12-14", 1050, "2025-10-02", "minimum-wage.tsv 15 2025" },
    { "machines", "2025-12-15", 1400, "2025-12-15", "special-minimum-wage.tsv 15 2025" },
    { "shops", "2025-12-15", 1050, "2025-10-02", "minimum-wage.tsv 15 2025" },
    { "parts", "2025-12-15", 1050, "2025-10-02", "minimum-wage.tsv 15 2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestAnswer) floor = NULL;
      const gboolean is_special = g_str_has_prefix (rows[i].source, "special");

      choose (rows[i].industry);
      floor = floor_on (rows[i].date);
      g_assert_cmpint (test_int (floor, "yen_per_hour"), ==, rows[i].yen);
      g_assert_cmpstr (test_text (floor, "effective_from"), ==, rows[i].from);
      g_assert_cmpstr (test_text (floor, "source"), ==, rows[i].source);
      g_assert_cmpstr (test_text (floor, "industry"), ==, is_special ? "機械製造業" : NULL);
      g_assert_cmpint (strstr (floor->text, "\"article\":\"minimum_wage_act_15\"") != NULL, ==,
                       is_special);
    }
  choose ("");
}

/* ---- posting ---- */

static TestAnswer *
post (int hourly_yen)
{
  g_autofree char *wage = g_strdup_printf ("\"hourly_wage_yen\":%d", hourly_yen);
  g_autofree char *plain = test_shift_body (TEST_WORKPLACE_A, 3, 9, "");
  g_auto (GStrv) parts = g_strsplit (plain, "\"hourly_wage_yen\":1300", 2);
  g_autofree char *body = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  body = g_strjoinv (wage, parts);
  return test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);
}

static void
test_posting (void)
{
  g_autoptr (TestAnswer) without = post (1399);
  g_autoptr (TestAnswer) low = NULL, least = NULL, regional = NULL;

  g_assert_cmpuint (without->status, ==, 201);
  choose ("machines");
  low = post (1399);
  least = post (1400);
  regional = post (1049);
  choose ("");
  g_assert_true (test_has_fault (low, "/hourly_wage_yen", "below_special_minimum_wage"));
  g_assert_nonnull (strstr (low->text, "機械製造業"));
  g_assert_nonnull (strstr (low->text, "1400"));
  g_assert_cmpuint (least->status, ==, 201);
  g_assert_true (test_has_fault (regional, "/hourly_wage_yen", "below_special_minimum_wage"));
}

/* What is decided without a first day is a warning, not a refusal. */
static void
test_coming (void)
{
  g_autoptr (TestAnswer) answer = NULL, enough = NULL;

  choose ("parts");
  answer = post (1499);
  enough = post (1500);
  choose ("");
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_nonnull (strstr (answer->text, "below_coming_minimum_wage"));
  g_assert_cmpuint (enough->status, ==, 201);
  g_assert_null (strstr (enough->text, "below_coming_minimum_wage"));
}

/* What the shift costs names the business, and so does its minimum wage. */
static void
test_shift_pay (void)
{
  g_autoptr (TestAnswer) shift = NULL, pay = NULL;
  g_autofree char *path = NULL;
  JsonObject *floor;

  choose ("machines");
  shift = post (1400);
  path = g_strdup_printf ("/v1/shifts/%s/pay", test_text (shift, "id"));
  pay = test_call (town, "GET", path, "owner-a", NULL, NULL);
  choose ("");
  g_assert_cmpuint (pay->status, ==, 200);
  floor = json_object_get_object_member (json_node_get_object (pay->body), "wage_floor");
  g_assert_cmpstr (json_object_get_string_member (floor, "industry"), ==, "機械製造業");
  g_assert_cmpstr (json_object_get_string_member (floor, "effective_from"), ==, "2025-12-15");
  g_assert_cmpint (json_object_get_int_member (floor, "yen_per_hour"), ==, 1400);
}

/* ---- pay ---- */

/* Agrees four hours on the work's own day, and drafts a run of it. */
static TestAnswer *
pay_for (const TestWork *work)
{
  const YuiCivilDay day = test_work_day (work);

  test_agree (town, work->attendance_id, yui_civil_utc_of (day, 540), yui_civil_utc_of (day, 780));
  return test_pay_run_draft_day (town, work, 0);
}

static JsonObject *
why_of_first (TestAnswer *slips)
{
  return json_object_get_object_member (
      json_array_get_object_element (json_object_get_array_member (test_item (slips, 0), "lines"),
                                     0),
      "why");
}

static void
set_birth (int worker, const char *day)
{
  test_execute_printf (town, "UPDATE worker SET birth_day = %s WHERE id = '%s'", day,
                       test_worker_id (worker));
}

/* A contract from before the choice: the special wage is paid, and each line says which. Without a
 * choice nothing is said. */
static void
test_pay (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, slips = NULL;
  JsonObject *why;

  test_work_init (&work, town, 0);
  set_birth (0, "7305"); /* 1990 */
  choose ("machines");
  run = pay_for (&work);
  slips = test_pay_run_list (town, run, "payslips");
  choose ("");
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 4 * 1400);
  why = why_of_first (slips);
  g_assert_cmpint (json_object_get_int_member (why, "raised_from_yen"), ==, 1300);
  g_assert_cmpint (json_object_get_int_member (why, "minimum_wage_yen"), ==, 1400);
  g_assert_cmpstr (json_object_get_string_member (why, "minimum_wage_from"), ==, "2025-12-15");
  g_assert_cmpstr (json_object_get_string_member (why, "minimum_wage_industry"), ==, "機械製造業");
  g_assert_cmpstr (json_object_get_string_member (why, "minimum_wage_rule"), ==,
                   "minimum_wage_special");
  g_assert_cmpstr (json_object_get_string_member (why, "minimum_wage_article"), ==,
                   "minimum_wage_act_15");
  g_assert_false (json_object_has_member (why, "special_wage_left_out_yen"));
}

static void
test_pay_without (void)
{
  g_auto (TestWork) work = { 0 };
  g_autoptr (TestAnswer) run = NULL, slips = NULL;

  test_work_init (&work, town, 3);
  run = pay_for (&work);
  slips = test_pay_run_list (town, run, "payslips");
  g_assert_cmpint (test_int (run, "gross_yen"), ==, 4 * 1300);
  g_assert_false (json_object_has_member (why_of_first (slips), "minimum_wage_yen"));
}

/* The notice leaves out who is below 18 or 65 and older: they have the regional wage, and what is
 * said names the special one. Whose age nobody knows has the special wage. */
static void
test_pay_left_out (void)
{
  static const int workers[] = { TEST_MINOR, 1 }; /* the other one is born in 1960 */
  g_auto (TestWork) unknown = { 0 };
  g_autoptr (TestAnswer) last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_auto (TestWork) work = { 0 };
      g_autoptr (TestAnswer) run = NULL, slips = NULL;
      JsonObject *why;

      test_work_init (&work, town, workers[i]);
      choose ("machines");
      run = pay_for (&work);
      choose ("");
      slips = test_pay_run_list (town, run, "payslips");
      why = why_of_first (slips);
      g_assert_cmpint (test_int (run, "gross_yen"), ==, 4 * 1300);
      g_assert_cmpint (json_object_get_int_member (why, "minimum_wage_yen"), ==, 1050);
      g_assert_cmpint (json_object_get_int_member (why, "special_wage_left_out_yen"), ==, 1400);
      g_assert_false (json_object_has_member (why, "minimum_wage_industry"));
    }
  test_work_init (&unknown, town, 2);
  set_birth (2, "NULL");
  choose ("machines");
  last = pay_for (&unknown);
  choose ("");
  g_assert_cmpint (test_int (last, "gross_yen"), ==, 4 * 1400);
}

/* A business that the table no longer has is refused by name, never paid by another wage. */
static void
test_table_gone (void)
{
  g_autoptr (TestAnswer) floor = NULL, shift = NULL;

  test_execute_printf (town, "UPDATE workplace SET wage_industry = 'gone' WHERE id = '%s'",
                       TEST_WORKPLACE_A);
  floor = floor_on ("2026-09-01");
  shift = post (2000);
  test_assert_problem (floor, 404, "table-missing");
  g_assert_nonnull (strstr (floor->text, "special-minimum-wage.tsv"));
  g_assert_true (test_has_fault (shift, "/starts_at", "table_missing"));
  choose ("");
}

/* Without the table nobody can choose anything, and all else works. */
static void
test_not_installed (void)
{
  g_autoptr (TestServer) plain = test_server_new ();
  g_autoptr (TestAnswer) list = test_call (plain, "GET", "/v1/workplaces", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) refused
      = test_call (plain, "PATCH", WORKPLACE, "owner-a", "{\"wage_industry\":\"machines\"}",
                   "If-Match", "\"1\"", NULL);

  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (workplace_of (list), "wage_industries")),
      ==, 0);
  g_assert_true (test_has_fault (refused, "/wage_industry", "wage_industry_unknown"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_data ();
  town = test_server_new_with (data, 0);
  g_test_add_func ("/server/wages/choices", test_choices);
  g_test_add_func ("/server/wages/choose", test_choose);
  g_test_add_func ("/server/wages/floor", test_floor);
  g_test_add_func ("/server/wages/posting", test_posting);
  g_test_add_func ("/server/wages/coming", test_coming);
  g_test_add_func ("/server/wages/shift-pay", test_shift_pay);
  g_test_add_func ("/server/wages/pay", test_pay);
  g_test_add_func ("/server/wages/pay-without", test_pay_without);
  g_test_add_func ("/server/wages/pay-left-out", test_pay_left_out);
  g_test_add_func ("/server/wages/table-gone", test_table_gone);
  g_test_add_func ("/server/wages/not-installed", test_not_installed);
  status = g_test_run ();
  test_server_free (town);
  remove_data ();
  return status;
}
