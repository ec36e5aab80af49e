/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-pay.h"
#include "yui-labour-fixtures.h"

#include <string.h>

#define HEAD                                                                                       \
  "effective_from\tovertime_percent\tovertime_over_60_percent\trest_day_percent\tnight_percent\n"
#define ROW "2023-04-01\t25\t50\t35\t25\n"

static void
test_rows (void)
{
  static const char TEXT[] = HEAD "1999-12-31\t0\t1000\t7\t9\n" ROW "2028-02-29\t30\t60\t40\t30";
  YuiPremiumRates rows[3];
  size_t n = 0, line = 0;

  g_assert_cmpint (yui_labour_read_premium_rates (TEXT, strlen (TEXT), rows, 3, &n, &line), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (line, ==, 4);
  g_assert_cmpint (rows[0].from_day, ==, fixture_day (1999, 12, 31));
  g_assert_cmpint (rows[0].overtime_percent, ==, 0);
  g_assert_cmpint (rows[0].overtime_over_60_percent, ==, 1000);
  g_assert_cmpint (rows[0].rest_day_percent, ==, 7);
  g_assert_cmpint (rows[0].night_percent, ==, 9);
  g_assert_cmpint (rows[1].from_day, ==, fixture_day (2023, 4, 1));
  g_assert_cmpint (rows[1].overtime_percent, ==, 25);
  g_assert_cmpint (rows[1].overtime_over_60_percent, ==, 50);
  g_assert_cmpint (rows[1].rest_day_percent, ==, 35);
  g_assert_cmpint (rows[1].night_percent, ==, 25);
  g_assert_cmpint (rows[2].from_day, ==, fixture_day (2028, 2, 29));
}

/* The table that is installed is the one that other tests read by themselves. */
static void
test_installed (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("YUI_SOURCE"), "data", "law", "premium-rates.tsv", NULL);
  g_autofree char *text = NULL;
  const YuiPremiumRates latest = fixture_rates ();
  YuiPremiumRates rows[16];
  gsize size;
  size_t n = 0, line;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_cmpint (yui_labour_read_premium_rates (text, size, rows, G_N_ELEMENTS (rows), &n, &line),
                   ==, YUI_LABOUR_OK);
  g_assert_cmpmem (&rows[n - 1], sizeof latest, &latest, sizeof latest);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    YuiLabourStatus status;
    size_t line;
  } CASES[] = {
    { "", YUI_LABOUR_ENODATA, 0 },
    { HEAD, YUI_LABOUR_ENODATA, 1 },
    { "from\n" ROW, YUI_LABOUR_EINVAL, 1 },
    { "effective_from\tovertime_percent\tovertime_over_60_percent\trest_day_percent\tnight_"
      "percenX\n",
      YUI_LABOUR_EINVAL, 1 },
    { HEAD ROW ROW, YUI_LABOUR_EINVAL, 3 },
    { HEAD ROW "2023-03-31\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 3 },
    { HEAD ROW "2023-04-02\t25\t50\t35\t25\n2024-01-01\t25\t50\t35\t25\n", YUI_LABOUR_ENOSPACE, 4 },
    { HEAD "\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-4-01\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "02023-04-1\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-1\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-004-1\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-4-001\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-02-29\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023/04/01\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04/01\t25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01 25\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\t\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\t25\t1\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\t1001\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\t00025\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t-5\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t2:\t50\t35\t25\n", YUI_LABOUR_EINVAL, 2 },
    { HEAD "2023-04-01\t25\t50\t35\t25 \n", YUI_LABOUR_EINVAL, 2 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiPremiumRates rows[2];
      size_t n = 77, line = 77;

      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (
          yui_labour_read_premium_rates (CASES[i].text, strlen (CASES[i].text), rows, 2, &n, &line),
          ==, CASES[i].status);
      g_assert_cmpuint (line, ==, CASES[i].line);
    }
}

/* Nothing behind the given size is read. */
static void
test_size (void)
{
  g_autofree char *text = g_strdup (HEAD ROW "2023-05");
  const size_t size = strlen (HEAD ROW);
  /* No more than these bytes are there to be read. */
  static const char SHORT[] = HEAD "2023-04-01\t25\t50\t35";
  g_autofree char *exact = g_memdup2 (SHORT, strlen (SHORT));
  YuiPremiumRates rows[2];
  size_t n = 0, line;

  g_assert_cmpint (yui_labour_read_premium_rates (exact, strlen (SHORT), rows, 2, &n, &line), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_read_premium_rates (text, size, rows, 2, &n, &line), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (yui_labour_read_premium_rates (text, size - 2, rows, 2, &n, &line), ==,
                   YUI_LABOUR_OK);
  g_assert_cmpint (rows[0].night_percent, ==, 2);
  g_assert_cmpint (yui_labour_read_premium_rates (text, size - 3, rows, 2, &n, &line), ==,
                   YUI_LABOUR_EINVAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/premium-rates/rows", test_rows);
  g_test_add_func ("/labour/premium-rates/installed", test_installed);
  g_test_add_func ("/labour/premium-rates/refusals", test_refusals);
  g_test_add_func ("/labour/premium-rates/size", test_size);
  return g_test_run ();
}
