/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include "server/yui-pay-carry.h"

/* Corrections end at what one run over the last hours would have paid, to the yen. */

#define PAY_DAY 20812
#define NIIGATA 15

static YuiCivilDay
day_of (int year, int month, int day)
{
  YuiCivilDay number = 0;

  g_assert_true (yui_civil_day_from_ymd (year, month, day, &number));
  return number;
}

/* ---- lines by themselves ---- */

#define N_WORKS  9
#define N_STEPS  12
#define N_TRIALS 150
#define N_PAID   YUI_MAX_SHIFT_LINES

/* What a store would keep of one work. */
typedef struct
{
  YuiPayWork work;
  YuiPaidLine paid[N_PAID];
  gsize n_paid;
  gboolean is_known; /* hours are agreed */
} Kept;

typedef struct
{
  YuiLawTables *tables;
  Kept works[N_WORKS]; /* of days that rise, over the end of a month */
  GArray *carries;     /* of all lines of time so far */
  gint64 gross_yen;
} Book;

static void
set_hours (Kept *kept)
{
  const int from_min = g_test_rand_int_range (300, 1300);

  kept->work.start_s = yui_civil_utc_of (kept->work.work_day, from_min);
  kept->work.end_s
      = yui_civil_utc_of (kept->work.work_day, from_min + g_test_rand_int_range (1, 780));
  kept->is_known = TRUE;
}

static void
book_init (Book *book, YuiLawTables *tables)
{
  *book = (Book){ .tables = tables,
                  .carries = g_array_new (FALSE, FALSE, sizeof (YuiPayMonthCarry)) };
  for (int i = 0; i < N_WORKS; i++)
    book->works[i].work = (YuiPayWork){ .attendance_id = "a",
                                        .work_day = day_of (2026, 10, 26) + i,
                                        .hourly_yen = i % 3 == 0 ? 1333 : 1211,
                                        .prefecture = NIIGATA };
}

static YuiPayRules
rules_of (const Book *book)
{
  return (YuiPayRules){ .tables = book->tables,
                        .pay_day = PAY_DAY,
                        .week_limit_min = YUI_WEEK_LIMIT_MIN,
                        .rest_weekday = YUI_SUNDAY };
}

/* The works whose hours are known; whose_k: which kept one each is. */
static gsize
known_works (Book *book, gboolean as_if_never_paid, YuiPayWork *works, Kept **whose)
{
  gsize n = 0;

  for (int i = 0; i < N_WORKS; i++)
    if (book->works[i].is_known)
      {
        works[n] = book->works[i].work;
        works[n].is_in_run = TRUE;
        works[n].paid = as_if_never_paid ? NULL : book->works[i].paid;
        works[n].n_paid = as_if_never_paid ? 0 : book->works[i].n_paid;
        whose[n++] = &book->works[i];
      }
  return n;
}

static void
remove_line (Kept *kept, const YuiPaidLine *paid)
{
  const gsize at = (gsize)(paid - kept->paid);

  g_assert_cmpuint (at, <, kept->n_paid);
  kept->paid[at].position = -1;
}

/* Drops what was reversed; then adds what is new. */
static void
keep_lines (Book *book, const GArray *lines, const YuiPayWork *works, Kept **whose)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayRunLine *line = &g_array_index (lines, YuiPayRunLine, i);

      book->gross_yen += line->line.amount_yen;
      if (line->reverses != NULL)
        remove_line (whose[line->work - works], line->reverses);
    }
  for (int i = 0; i < N_WORKS; i++)
    {
      Kept *kept = &book->works[i];
      gsize n = 0;

      for (gsize k = 0; k < kept->n_paid; k++)
        if (kept->paid[k].position >= 0)
          kept->paid[n++] = kept->paid[k];
      kept->n_paid = n;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const YuiPayRunLine *line = &g_array_index (lines, YuiPayRunLine, i);
      Kept *kept = whose[line->work - works];

      if (line->reverses != NULL)
        continue;
      g_assert_cmpuint (kept->n_paid, <, N_PAID);
      kept->paid[kept->n_paid++] = (YuiPaidLine){ .line = line->line,
                                                  .hourly_yen = line->hourly_yen,
                                                  .percent = line->percent };
    }
}

/* What a run pays that knows all hours from the beginning. */
static gint64
pay_at_once (Book *book)
{
  const YuiPayRules rules = rules_of (book);
  g_autoptr (GArray) carries = g_array_new (FALSE, FALSE, sizeof (YuiPayMonthCarry));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  YuiPayWork works[N_WORKS];
  Kept *whose[N_WORKS];
  gint64 yen = 0;

  g_assert_true (yui_pay_make_lines (&rules, works, known_works (book, TRUE, works, whose), carries,
                                     lines, NULL));
  for (guint i = 0; i < lines->len; i++)
    yen += g_array_index (lines, YuiPayRunLine, i).line.amount_yen;
  return yen;
}

static void
assert_settled (const GArray *carries)
{
  for (guint i = 0; i < carries->len; i++)
    for (int kind = 0; kind < YUI_N_TIME_KINDS; kind++)
      g_assert_false (
          yui_pay_carry_is_off (&g_array_index (carries, YuiPayMonthCarry, i).carry, kind));
}

static void
run_book (Book *book)
{
  const YuiPayRules rules = rules_of (book);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (YuiPayRunLine));
  YuiPayWork works[N_WORKS];
  Kept *whose[N_WORKS];
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_pay_make_lines (&rules, works, known_works (book, FALSE, works, whose),
                                     book->carries, lines, &error));
  g_assert_no_error (error);
  keep_lines (book, lines, works, whose);
}

/* After each of many corrections, in any order, the lines of all runs pay what one run would. */
static void
test_any_corrections (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  YuiLawTables *tables = yui_law_tables_load (folder, NULL);

  for (int trial = 0; trial < N_TRIALS; trial++)
    {
      Book book;

      book_init (&book, tables);
      for (int step = 0; step < N_STEPS; step++)
        {
          for (int k = g_test_rand_int_range (1, 4); k > 0; k--)
            set_hours (&book.works[g_test_rand_int_range (0, N_WORKS)]);
          run_book (&book);
          assert_settled (book.carries);
          g_assert_cmpint (book.gross_yen, ==, pay_at_once (&book));
        }
      g_array_unref (book.carries);
    }
  yui_law_tables_free (tables);
}

/* Two nights of 22:00–22:01 at 1,211 an hour earn 5.046 yen each, 10.09 together: 6 and 5 are paid.
 * The first one without its night minute leaves 5 paid for 5.046: the other line is made anew with
 * the yen that is missing. */
static void
test_what_is_left (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  YuiLawTables *tables = yui_law_tables_load (folder, NULL);
  Book book;

  book_init (&book, tables);
  for (int i = 1; i < 3; i++)
    {
      book.works[i].work.start_s = yui_civil_utc_of (book.works[i].work.work_day, 1300);
      book.works[i].work.end_s = yui_civil_utc_of (book.works[i].work.work_day, 1321);
      book.works[i].is_known = TRUE;
    }
  run_book (&book);
  g_assert_cmpuint (book.works[2].n_paid, ==, 2);
  g_assert_cmpint (book.works[1].paid[1].line.kind, ==, YUI_PAY_NIGHT);
  g_assert_cmpint (book.works[1].paid[1].line.amount_yen, ==, 6);
  g_assert_cmpint (book.works[2].paid[1].line.amount_yen, ==, 5);
  book.works[1].work.end_s -= YUI_SECONDS_PER_MINUTE;
  run_book (&book);
  g_assert_cmpuint (book.works[1].n_paid, ==, 1);
  g_assert_cmpuint (book.works[2].n_paid, ==, 2);
  g_assert_cmpint (book.works[2].paid[1].line.amount_yen, ==, 6);
  assert_settled (book.carries);
  g_assert_cmpint (book.gross_yen, ==, pay_at_once (&book));
  g_array_unref (book.carries);
  yui_law_tables_free (tables);
}

static void
test_off (void)
{
  YuiPayCarry carry = { 0 };

  g_assert_false (yui_pay_carry_is_off (&carry, YUI_PAY_NIGHT));
  carry.overpaid[YUI_PAY_NIGHT] = YUI_PAY_DENOMINATOR - 1;
  g_assert_false (yui_pay_carry_is_off (&carry, YUI_PAY_NIGHT));
  carry.overpaid[YUI_PAY_NIGHT] = YUI_PAY_DENOMINATOR;
  g_assert_true (yui_pay_carry_is_off (&carry, YUI_PAY_NIGHT));
  g_assert_false (yui_pay_carry_is_off (&carry, YUI_PAY_BASE));
  carry.overpaid[YUI_PAY_BASE] = -1;
  g_assert_true (yui_pay_carry_is_off (&carry, YUI_PAY_BASE));
}

/* ---- runs in the database ---- */

#define N_DAYS     12
#define N_RUNS     9
#define ATTENDANCE "01930000-0000-7000-9000-0000000000"

static YuiCivilDay
day_of_work (int i)
{
  return day_of (2026, 9, 24) + i;
}

/* Days of work of worker 0 like the one that there is, at three wages. */
static void
add_works (TestServer *test, const TestWork *like)
{
  static const int WAGES_YEN[] = { 1300, 1211, 1337 };

  for (int i = 0; i < N_DAYS; i++)
    {
      test_execute_printf (
          test,
          "INSERT INTO shift (programme_id, id, state, employer_id, workplace_id, title, "
          "start_s, end_s, break_min, seats, hourly_wage_yen, created_s) SELECT programme_id, "
          "'" ATTENDANCE "%02x', state, employer_id, workplace_id, title, start_s, end_s, "
          "break_min, seats, hourly_wage_yen, created_s FROM shift WHERE id = '%s'",
          i, like->shift_id);
      test_execute_printf (
          test,
          "INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, "
          "worker_id, start_s, end_s, formed_s, terms, terms_sha256) SELECT programme_id, "
          "'" ATTENDANCE "%02x', '" ATTENDANCE "%02x', employer_id, workplace_id, worker_id, "
          "start_s, end_s, formed_s, replace (terms, '\"hourly_wage_yen\":1300', "
          "'\"hourly_wage_yen\":%d'), terms_sha256 FROM contract WHERE id = '%s'",
          i, i, WAGES_YEN[i % 3], like->contract_id);
      test_execute_printf (
          test,
          "INSERT INTO attendance (programme_id, id, contract_id, shift_id, employer_id, "
          "workplace_id, worker_id, work_day, planned_start_s, planned_end_s, "
          "planned_break_min) SELECT programme_id, '" ATTENDANCE "%02x', '" ATTENDANCE "%02x', "
          "'" ATTENDANCE "%02x', employer_id, workplace_id, worker_id, %d, planned_start_s, "
          "planned_end_s, 0 FROM attendance WHERE id = '%s'",
          i, i, i, (int)day_of_work (i), like->attendance_id);
    }
}

typedef struct
{
  int from_min, length_min;
} Hours;

static Hours
random_hours (void)
{
  return (Hours){ g_test_rand_int_range (360, 1260), g_test_rand_int_range (30, 720) };
}

static void
agree (TestServer *test, int i, const Hours *hours)
{
  const gint64 start_s = yui_civil_utc_of (day_of_work (i), hours->from_min);
  g_autofree char *id = g_strdup_printf (ATTENDANCE "%02x", (guint)i);

  test_agree (test, id, start_s, start_s + hours->length_min * 60);
}

/* Pays what is due in a period, if anything is; adds its yen. */
static gboolean
pay (TestServer *test, int from, int to, gint64 *gross_yen)
{
  g_autoptr (TestAnswer) run
      = test_pay_run_draft (test, day_of_work (from), day_of_work (to), "free", "clerk-a");

  if (run->status != 201)
    {
      g_assert_true (test_has_fault (run, "/from", "nothing_agreed"));
      return FALSE;
    }
  test_pay_run_lock (test, run);
  *gross_yen += test_int (run, "gross_yen");
  return TRUE;
}

static gboolean
read_carries (YuiDatabase *db, gpointer carries, GError **error)
{
  *(GArray **)carries
      = yui_pay_carries_read (db, 1, TEST_EMPLOYER_A, test_worker_id (0), day_of_work (0), error);
  return *(GArray **)carries != NULL;
}

static void
assert_store_settled (TestServer *test)
{
  g_autoptr (GArray) carries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (test->store, YUI_SCOPE_ALL, read_carries, &carries, &error));
  g_assert_no_error (error);
  assert_settled (carries);
}

/* What one run pays for hours that are known from the beginning. */
static gint64
pay_all_at_once (const Hours hours[N_DAYS])
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) like = { 0 };
  gint64 gross_yen = 0;

  test_work_init (&like, test, 0);
  add_works (test, &like);
  for (int i = 0; i < N_DAYS; i++)
    agree (test, i, &hours[i]);
  g_assert_true (pay (test, 0, N_DAYS, &gross_yen));
  return gross_yen;
}

/* Hours are agreed, paid and corrected in any order, over the end of a week and of a month, by runs
 * of any days: after the last run all together is what one run pays. */
static void
test_any_runs (void)
{
  for (int trial = 0; trial < 3; trial++)
    {
      g_autoptr (TestServer) test = test_server_new ();
      g_auto (TestWork) like = { 0 };
      Hours hours[N_DAYS] = { { 0 } };
      gint64 gross_yen = 0;

      test_work_init (&like, test, 0);
      add_works (test, &like);
      for (int step = 0; step < N_RUNS; step++)
        {
          const int from = g_test_rand_int_range (0, N_DAYS);

          for (int k = 0; k < 4; k++)
            {
              const int i = g_test_rand_int_range (0, N_DAYS);

              hours[i] = random_hours ();
              agree (test, i, &hours[i]);
            }
          pay (test, from, g_test_rand_int_range (from + 1, N_DAYS + 1), &gross_yen);
          assert_store_settled (test);
        }
      for (int i = 0; i < N_DAYS; i++)
        if (hours[i].length_min == 0)
          {
            hours[i] = random_hours ();
            agree (test, i, &hours[i]);
          }
      pay (test, 0, N_DAYS, &gross_yen);
      g_assert_false (pay (test, 0, N_DAYS, &gross_yen));
      assert_store_settled (test);
      g_assert_cmpint (gross_yen, ==, pay_all_at_once (hours));
    }
}

/* Five days of 8 hours are paid while a sixth, in the middle, is still unknown; with it the last
 * day is beyond 40 hours. */
static void
test_late_hours (void)
{
  const Hours eight = { 540, 480 };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) like = { 0 };
  gint64 first_yen = 0, late_yen = 0;

  test_work_init (&like, test, 0);
  add_works (test, &like);
  for (int i = 3; i < 9; i++) /* Sunday 27 September to Friday */
    if (i != 5)
      agree (test, i, &eight);
  g_assert_true (pay (test, 3, 9, &first_yen));
  g_assert_cmpint (first_yen, ==, 8 * (1300 + 1211 + 1300 + 1211 + 1337));
  agree (test, 5, &eight);
  g_assert_true (pay (test, 5, 6, &late_yen));
  g_assert_cmpint (late_yen, ==, 8 * 1337 + 8 * 1337 * 25 / 100);
}

/* Two drafts use the same fraction of a yen: the second to be locked is refused, and made anew pays
 * the yen that would be missing. 22.28 yen are paid 23, which leaves 0.717: enough for one of 0.32
 * and 0.42, not for both. */
static void
test_same_fraction (void)
{
  const Hours hours[] = { { 540, 1 }, { 540, 29 }, { 540, 5 } };
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) like = { 0 };
  g_autoptr (TestAnswer) second = NULL, third = NULL, refused = NULL, gone = NULL;
  g_autofree char *path = NULL;
  gint64 yen = 0;

  test_work_init (&like, test, 0);
  add_works (test, &like);
  agree (test, 8, &hours[0]); /* 2 October at 1,337: 22.28 yen */
  g_assert_true (pay (test, 8, 9, &yen));
  g_assert_cmpint (yen, ==, 23);
  agree (test, 10, &hours[1]); /* at 1,211: 585.32 */
  agree (test, 11, &hours[2]); /* at 1,337: 111.42 */
  second = test_pay_run_draft (test, day_of_work (10), day_of_work (11), "free", "clerk-a");
  third = test_pay_run_draft (test, day_of_work (11), day_of_work (12), "free", "clerk-a");
  g_assert_cmpint (test_int (second, "gross_yen"), ==, 585);
  g_assert_cmpint (test_int (third, "gross_yen"), ==, 111);
  test_pay_run_lock (test, second);
  refused = test_pay_run_step (test, third, "check", "clerk-a");
  g_assert_true (test_has_fault (refused, "", "month_rounding_changed"));
  path = g_strdup_printf ("/v1/pay-runs/%s", test_text (third, "id"));
  gone = test_call (test, "DELETE", path, "clerk-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  yen = 0;
  g_assert_true (pay (test, 11, 12, &yen));
  g_assert_cmpint (yen, ==, 112);
  assert_store_settled (test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-carry/off", test_off);
  g_test_add_func ("/pay-carry/any-corrections", test_any_corrections);
  g_test_add_func ("/pay-carry/what-is-left", test_what_is_left);
  g_test_add_func ("/pay-carry/any-runs", test_any_runs);
  g_test_add_func ("/pay-carry/late-hours", test_late_hours);
  g_test_add_func ("/pay-carry/same-fraction", test_same_fraction);
  return g_test_run ();
}
