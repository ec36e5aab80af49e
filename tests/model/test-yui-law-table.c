/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/yui-law-table.h"

static void
expect (const char *file, const char *name)
{
  g_autofree char *found = yui_law_table_name (file);

  g_assert_cmpstr (found, ==, name);
}

static void
test_names (void)
{
  expect ("withholding-daily-hei-2027.tsv", "daily withholding table, column hei, 2027");
  expect ("withholding-daily-otsu-2026.tsv", "daily withholding table, column otsu, 2026");
  expect ("withholding-daily-kou-1-2026.tsv",
          "daily withholding table, column kō, 1 dependant, 2026");
  expect ("withholding-daily-kou-3-2026.tsv",
          "daily withholding table, column kō, 3 dependants, 2026");
  expect ("minimum-wage.tsv", "minimum wages");
  expect ("premium-rates.tsv", "premium rates");
  expect ("labour-insurance.tsv", "labour insurance rates");
}

static void
test_strangers (void)
{
  expect ("withholding-daily-hei-2027.tsv.bak", "withholding-daily-hei-2027.tsv.bak");
  expect ("withholding-daily-hei-.tsv", "withholding-daily-hei-.tsv");
  expect ("holidays.tsv", "holidays.tsv");
  expect ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/law-table/names", test_names);
  g_test_add_func ("/model/law-table/strangers", test_strangers);
  return g_test_run ();
}
