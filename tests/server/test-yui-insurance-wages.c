/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "server/yui-insurance-wages.h"
#include "server/yui-moment.h"

/* The wages that labour insurance counts: month by month, as one paper has them, and of a whole
 * year, as the rates of the year have them. */

#define RUN "01930000-0000-7000-8000-00000000aa%02x"

/* A locked run but one, whose payslip has some lines. */
static const struct
{
  const char *employer_id, *state, *from, *to;
  int worker;
  struct
  {
    const char *kind;
    int yen;
    int reverses; /* 1 + the number of a run whose first line it takes back */
  } lines[4];
} RUNS[] = {
  { TEST_EMPLOYER_A,
    "locked",
    "2026-04-01",
    "2026-05-01",
    0,
    { { "base", 10400 }, { "night", 325 }, { "transport", 500 }, { "withholding", -28 } } },
  { TEST_EMPLOYER_A, "locked", "2026-04-01", "2026-04-16", 1, { { "base", 3000 } } },
  /* in May nobody was paid */
  { TEST_EMPLOYER_A,
    "locked",
    "2026-06-01",
    "2026-07-01",
    0,
    { { "base", -10400, 1 }, { "base", 8000 }, { "pay_rounding", 30 }, { "transport", 700 } } },
  { TEST_EMPLOYER_A, "locked", "2026-03-01", "2026-04-01", 0, { { "base", 7000 } } },
  { TEST_EMPLOYER_A, "locked", "2027-03-01", "2027-04-01", 2, { { "leave_allowance", 1111 } } },
  { TEST_EMPLOYER_A, "checked", "2026-08-01", "2026-09-01", 0, { { "base", 9999 } } },
  { TEST_EMPLOYER_B, "locked", "2026-04-16", "2026-05-01", 0, { { "base", 5000 } } },
  { TEST_EMPLOYER_B,
    "locked",
    "2026-07-01",
    "2026-08-01",
    0,
    { { "base", -5000, 7 }, { "base", 4200 } } },
};

static int
day_of (const char *text)
{
  gint64 day = 0;

  g_assert_true (yui_day_parse (text, &day));
  return (int)day;
}

static void
add_line (TestServer *test, guint run, guint position)
{
  const int reverses = RUNS[run].lines[position].reverses;
  g_autofree char *reversed = reverses > 0 ? g_strdup_printf ("'" RUN "', 0", (guint)reverses - 1)
                                           : g_strdup ("NULL, NULL");

  test_execute_printf (test,
                       "INSERT INTO pay_line (programme_id, payslip_id, position, kind, work_day, "
                       "minutes, amount_yen, source, rounding, reverses_payslip_id, "
                       "reverses_position) VALUES (1, '" RUN
                       "', %u, '%s', %d, 0, %d, '', 'none', %s)",
                       run, position, RUNS[run].lines[position].kind, day_of (RUNS[run].from),
                       RUNS[run].lines[position].yen, reversed);
}

static void
add_run (TestServer *test, guint run)
{
  test_execute_printf (
      test,
      "INSERT INTO pay_run (programme_id, id, state, employer_id, from_day, to_day, pay_day, "
      "people, shifts, worked_min, gross_yen, withheld_yen, net_yen, created_s, locked_s) "
      "VALUES (1, '" RUN "', '%s', '%s', %d, %d, %d, 1, 1, 60, 0, 0, 0, 1, 2); "
      "INSERT INTO payslip (programme_id, id, pay_run_id, employer_id, worker_id, kana, shifts, "
      "worked_min, gross_yen, withheld_yen, net_yen) "
      "VALUES (1, '" RUN "', '" RUN "', '%s', '%s', '', 1, 60, 0, 0, 0)",
      run, RUNS[run].state, RUNS[run].employer_id, day_of (RUNS[run].from), day_of (RUNS[run].to),
      day_of (RUNS[run].to), run, run, RUNS[run].employer_id, test_worker_id (RUNS[run].worker));
  for (guint i = 0; i < G_N_ELEMENTS (RUNS[run].lines) && RUNS[run].lines[i].kind != NULL; i++)
    add_line (test, run, i);
}

static gint64
sum_of_months (TestServer *test, const char *employer_id, int year, guint *n_paid)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  gint64 yen = 0;

  *n_paid = 0;
  for (int i = 0; i < YUI_INSURANCE_MONTHS; i++)
    {
      YuiInsuranceMonth month = { 0 };

      g_assert_true (yui_insurance_wages_read (&month, db, 1, employer_id, year, i, &error));
      yen += month.wages_yen;
      *n_paid += month.n_workers > 0;
    }
  yui_store_end_read (test->store, db);
  return yen;
}

static gint64
sum_of_members (JsonObject *sum, const char *list, const char *member)
{
  JsonArray *items = json_object_get_array_member (sum, list);
  gint64 yen = 0;

  for (guint i = 0; i < json_array_get_length (items); i++)
    yen += json_object_get_int_member (json_array_get_object_element (items, i), member);
  return yen;
}

/* The year is its months, its parts and its runs. */
static void
test_year (void)
{
  static const struct
  {
    const char *employer_id, *token;
    int year;
    guint n_paid;
    gint64 yen;
  } cases[] = {
    { TEST_EMPLOYER_A, "clerk-a", 2025, 1, 7000 },
    { TEST_EMPLOYER_A, "clerk-a", 2026, 3, 11225 + 3000 - 1700 + 1111 },
    { TEST_EMPLOYER_A, "clerk-a", 2027, 0, 0 },
    { TEST_EMPLOYER_B, "owner-b", 2026, 2, 4200 },
  };
  g_autoptr (TestServer) test = test_server_new ();

  for (guint i = 0; i < G_N_ELEMENTS (RUNS); i++)
    add_run (test, i);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/v1/insurance-rates/%d", cases[i].year);
      g_autoptr (TestAnswer) answer = test_call (test, "GET", path, cases[i].token, NULL, NULL);
      JsonObject *wages
          = json_object_get_object_member (json_node_get_object (answer->body), "wages");
      JsonObject *sum = json_object_get_object_member (wages, "sum");
      guint n_paid;

      g_assert_cmpint (json_object_get_int_member (wages, "wages_yen"), ==, cases[i].yen);
      g_assert_cmpint (sum_of_months (test, cases[i].employer_id, cases[i].year, &n_paid), ==,
                       cases[i].yen);
      g_assert_cmpuint (n_paid, ==, cases[i].n_paid);
      g_assert_cmpint (sum_of_members (sum, "parts", "amount_yen"), ==, cases[i].yen);
      g_assert_cmpint (sum_of_members (sum, "runs", "wages_yen"), ==, cases[i].yen);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insurance-wages/year", test_year);
  return g_test_run ();
}
