/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-withholding.h"
#include "yui-labour-fixtures.h"

static gint64
hei (gint64 taxable_yen)
{
  YuiWithholding found;

  g_assert_cmpint (yui_labour_withholding (fixture_hei_2026 (), 1, YUI_TAX_HEI, 0,
                                           fixture_day (2026, 11, 30), taxable_yen, &found),
                   ==, YUI_LABOUR_OK);
  return found.tax_yen;
}

/* Every step: its first and last yen, and the last yen of the one before. */
static void
test_every_step (void)
{
  const YuiWithholdingTable *table = fixture_hei_2026 ();
  gint64 sum = 0, weighted = 0; /* the second one notices rows that changed places */

  g_assert_true (yui_withholding_table_is_valid (table));
  g_assert_cmpuint (table->n_rows, ==, 148);
  for (size_t i = 0; i < table->n_rows; i++)
    {
      const YuiWithholdingRow *row = &table->rows[i];

      g_assert_cmpint (hei (row->from_yen), ==, row->base_tax_yen);
      sum += row->base_tax_yen;
      weighted += row->base_tax_yen * (gint64)(i + 1);
      if (row->rate == 0)
        {
          g_assert_cmpint (hei (row->to_yen - 1), ==, row->base_tax_yen);
          g_assert_cmpint (hei ((row->from_yen + row->to_yen) / 2), ==, row->base_tax_yen);
        }
      if (i > 0)
        g_assert_cmpint (hei (row->from_yen - 1), <=, row->base_tax_yen);
    }
  g_assert_cmpint (sum, ==, 83748);
  g_assert_cmpint (weighted, ==, 10334387);
}

/* Amounts worked out by hand from the published table. */
static void
test_published_amounts (void)
{
  static const int AMOUNTS[][2] = {
    { 0, 0 },          { 9799, 0 },       { 9800, 1 },       { 9899, 1 },     { 9900, 5 },
    { 11600, 65 },     { 11699, 65 },     { 11700, 69 },     { 23999, 738 },  { 24000, 746 },
    { 24009, 746 },    { 24010, 747 },    { 26499, 1001 },   { 26500, 1001 }, { 26505, 1002 },
    { 32499, 2225 },   { 32500, 2226 },   { 40000, 4140 },   { 57499, 8606 }, { 57500, 8608 },
    { 116499, 28486 }, { 116500, 28486 }, { 200000, 62587 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (AMOUNTS); i++)
    g_assert_cmpint (hei (AMOUNTS[i][0]), ==, AMOUNTS[i][1]);
}

static void
test_more_pay_never_less_tax (void)
{
  gint64 last = 0;

  for (gint64 yen = 0; yen < 130000; yen++)
    {
      gint64 tax = hei (yen);

      g_assert_cmpint (tax, >=, last);
      g_assert_cmpint (tax - last, <=, 10);
      last = tax;
    }
}

static void
test_source (void)
{
  YuiWithholding found;

  yui_labour_withholding (fixture_hei_2026 (), 1, YUI_TAX_HEI, 0, fixture_day (2026, 1, 1), 25000,
                          &found);
  g_assert_cmpint (found.source.rule, ==, YUI_RULE_WITHHOLDING_HEI);
  g_assert_cmpint (found.source.table, ==, YUI_TABLE_WITHHOLDING_DAILY);
  g_assert_cmpint (found.source.table_year, ==, 2026);
  g_assert_cmpint (found.source.day, ==, fixture_day (2026, 1, 1));
  g_assert_cmpint (found.row.from_yen, ==, 24000);
  g_assert_cmpint (found.row.rate, ==, 10210);
}

static void
test_refusals (void)
{
  static const struct
  {
    int day[3];
    YuiTaxColumn column;
    int dependants;
    gint64 yen;
    YuiLabourStatus status;
  } CASES[] = {
    { { 2026, 12, 31 }, YUI_TAX_HEI, 0, 9800, YUI_LABOUR_OK },
    { { 2027, 1, 1 }, YUI_TAX_HEI, 0, 9800, YUI_LABOUR_ENOTABLE },
    { { 2025, 12, 31 }, YUI_TAX_HEI, 0, 9800, YUI_LABOUR_ENOTABLE },
    { { 2026, 6, 1 }, YUI_TAX_KOU, 0, 9800, YUI_LABOUR_ENOTABLE },
    { { 2026, 6, 1 }, YUI_TAX_KOU, 7, 9800, YUI_LABOUR_ENOTABLE },
    { { 2026, 6, 1 }, YUI_TAX_OTSU, 0, 9800, YUI_LABOUR_ENOTABLE },
    { { 2026, 6, 1 }, YUI_TAX_KOU, 8, 9800, YUI_LABOUR_EINVAL },
    { { 2026, 6, 1 }, YUI_TAX_HEI, 1, 9800, YUI_LABOUR_EINVAL },
    { { 2026, 6, 1 }, YUI_TAX_HEI, -1, 9800, YUI_LABOUR_EINVAL },
    { { 2026, 6, 1 }, YUI_TAX_MANUAL, 0, 9800, YUI_LABOUR_EINVAL },
    { { 2026, 6, 1 }, YUI_TAX_HEI, 0, -1, YUI_LABOUR_EINVAL },
    { { 2026, 6, 1 }, YUI_TAX_HEI, 0, G_GINT64_CONSTANT (1000000000000), YUI_LABOUR_OK },
    { { 2026, 6, 1 }, YUI_TAX_HEI, 0, G_GINT64_CONSTANT (1000000000001), YUI_LABOUR_EINVAL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *d = CASES[i].day;
      YuiWithholding found = { .tax_yen = -7 };

      g_assert_cmpint (yui_labour_withholding (fixture_hei_2026 (), 1, CASES[i].column,
                                               CASES[i].dependants, fixture_day (d[0], d[1], d[2]),
                                               CASES[i].yen, &found),
                       ==, CASES[i].status);
      if (CASES[i].status != YUI_LABOUR_OK)
        g_assert_cmpint (found.tax_yen, ==, -7);
    }
}

/* Tables of other columns and years are taken as they are installed. */
static void
test_installed_columns (void)
{
  const YuiWithholdingRow kou_0[] = { { 0, 3000, 0, 0 }, { 3000, 0, 10, 0 } };
  const YuiWithholdingRow kou_2[] = { { 0, 5000, 0, 0 }, { 5000, 0, 20, 0 } };
  const YuiWithholdingRow otsu[] = { { 0, 2900, 0, 3063 }, { 2900, 0, 100, 0 } };
  const YuiWithholdingTable tables[] = {
    *fixture_hei_2026 (),
    { kou_0, 2, 2026, 0, YUI_TAX_KOU },
    { kou_2, 2, 2026, 2, YUI_TAX_KOU },
    { otsu, 2, 2027, 0, YUI_TAX_OTSU },
  };
  YuiWithholding found;

  yui_labour_withholding (tables, 4, YUI_TAX_KOU, 0, fixture_day (2026, 6, 1), 5000, &found);
  g_assert_cmpint (found.tax_yen, ==, 10);
  g_assert_cmpint (found.source.rule, ==, YUI_RULE_WITHHOLDING_KOU);
  yui_labour_withholding (tables, 4, YUI_TAX_KOU, 2, fixture_day (2026, 6, 1), 4999, &found);
  g_assert_cmpint (found.tax_yen, ==, 0);
  yui_labour_withholding (tables, 4, YUI_TAX_KOU, 2, fixture_day (2026, 6, 1), 5000, &found);
  g_assert_cmpint (found.tax_yen, ==, 20);
  yui_labour_withholding (tables, 4, YUI_TAX_OTSU, 0, fixture_day (2027, 6, 1), 2000, &found);
  g_assert_cmpint (found.tax_yen, ==, 61);
  g_assert_cmpint (found.source.rule, ==, YUI_RULE_WITHHOLDING_OTSU);
  for (size_t i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_true (yui_withholding_table_is_valid (&tables[i]));
}

static void
test_broken_tables (void)
{
  const YuiWithholdingRow broken[][3] = {
    { { 1, 10, 0, 0 }, { 10, 20, 1, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, 0 }, { 11, 20, 1, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, 0 }, { 9, 20, 1, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, 0 }, { 10, 20, 3, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, 0 }, { 10, 20, 1, 0 }, { 20, 30, 2, 0 } },
    { { 0, 10, 0, 0 }, { 10, 0, 1, 0 }, { 0, 0, 2, 0 } },
    { { 0, 10, 0, 0 }, { 10, 10, 1, 0 }, { 10, 0, 2, 0 } },
    { { 0, 10, -1, 0 }, { 10, 20, 1, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, -1 }, { 10, 20, 1, 0 }, { 20, 0, 2, 0 } },
    { { 0, 10, 0, 100001 }, { 10, 20, 20, 0 }, { 20, 0, 30, 0 } },
    { { 0, 10, 0, 100000 }, { 10, 20, 8, 0 }, { 20, 0, 30, 0 } },
  };
  YuiWithholdingRow fine[] = { { 0, 10, 0, YUI_RATE_SCALE }, { 10, 20, 9, 0 }, { 20, 0, 9, 0 } };
  YuiWithholdingTable table = { .n_rows = 3, .pay_year = 2026, .column = YUI_TAX_OTSU };

  for (size_t i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      table.rows = broken[i];
      g_assert_false (yui_withholding_table_is_valid (&table));
    }
  table.rows = fine;
  g_assert_true (yui_withholding_table_is_valid (&table));
  table.dependants = 1;
  g_assert_false (yui_withholding_table_is_valid (&table));
  table.column = YUI_TAX_KOU;
  table.dependants = 7;
  g_assert_true (yui_withholding_table_is_valid (&table));
  table.dependants = 8;
  g_assert_false (yui_withholding_table_is_valid (&table));
  table.dependants = 0;
  table.column = YUI_TAX_MANUAL;
  g_assert_false (yui_withholding_table_is_valid (&table));
  table.column = YUI_TAX_HEI;
  table.n_rows = 0;
  g_assert_false (yui_withholding_table_is_valid (&table));
}

static void
test_column_by_length (void)
{
  static const struct
  {
    YuiTaxColumn column;
    int start[3], end[3], since[3], day[3];
    YuiColumnVerdict verdict;
  } CASES[] = {
    { YUI_TAX_HEI,
      { 2026, 11, 22 },
      { 2026, 11, 22 },
      { 2026, 11, 22 },
      { 2026, 11, 22 },
      YUI_COLUMN_OK },
    { YUI_TAX_HEI,
      { 2026, 4, 1 },
      { 2026, 5, 31 },
      { 2026, 4, 1 },
      { 2026, 5, 31 },
      YUI_COLUMN_OK },
    { YUI_TAX_HEI,
      { 2026, 4, 1 },
      { 2026, 6, 1 },
      { 2026, 4, 1 },
      { 2026, 4, 1 },
      YUI_COLUMN_HEI_CONTRACT_TOO_LONG },
    { YUI_TAX_HEI,
      { 2026, 6, 1 },
      { 2026, 6, 1 },
      { 2026, 4, 1 },
      { 2026, 6, 1 },
      YUI_COLUMN_HEI_EMPLOYMENT_TOO_LONG },
    { YUI_TAX_HEI,
      { 2026, 5, 31 },
      { 2026, 5, 31 },
      { 2026, 4, 1 },
      { 2026, 5, 31 },
      YUI_COLUMN_OK },
    { YUI_TAX_OTSU,
      { 2026, 4, 1 },
      { 2027, 3, 31 },
      { 2020, 4, 1 },
      { 2026, 6, 1 },
      YUI_COLUMN_OK },
    { YUI_TAX_KOU, { 2026, 4, 1 }, { 2027, 3, 31 }, { 2020, 4, 1 }, { 2026, 6, 1 }, YUI_COLUMN_OK },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *a = CASES[i].start, *b = CASES[i].end, *c = CASES[i].since, *d = CASES[i].day;

      g_assert_cmpint (yui_labour_check_tax_column (CASES[i].column, fixture_day (a[0], a[1], a[2]),
                                                    fixture_day (b[0], b[1], b[2]),
                                                    fixture_day (c[0], c[1], c[2]),
                                                    fixture_day (d[0], d[1], d[2])),
                       ==, CASES[i].verdict);
    }
}

static void
test_names (void)
{
  static const char *const NAMES[] = { "kou", "otsu", "hei", "manual" };
  static const char *const VERDICTS[]
      = { "ok", "hei_contract_too_long", "hei_employment_too_long", "invalid" };
  YuiTaxColumn column;

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_assert_cmpstr (yui_tax_column_name ((YuiTaxColumn)i), ==, NAMES[i]);
      g_assert_cmpint (yui_tax_column_from_name (NAMES[i], &column), ==, YUI_LABOUR_OK);
      g_assert_cmpint (column, ==, i);
    }
  g_assert_cmpint (yui_tax_column_from_name ("tei", &column), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpstr (yui_tax_column_name (YUI_N_TAX_COLUMNS), ==, "invalid");
  for (guint i = 0; i < G_N_ELEMENTS (VERDICTS); i++)
    g_assert_cmpstr (yui_column_verdict_name ((YuiColumnVerdict)i), ==, VERDICTS[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/withholding/every-step", test_every_step);
  g_test_add_func ("/labour/withholding/published-amounts", test_published_amounts);
  g_test_add_func ("/labour/withholding/more-pay-never-less-tax", test_more_pay_never_less_tax);
  g_test_add_func ("/labour/withholding/source", test_source);
  g_test_add_func ("/labour/withholding/refusals", test_refusals);
  g_test_add_func ("/labour/withholding/installed-columns", test_installed_columns);
  g_test_add_func ("/labour/withholding/broken-tables", test_broken_tables);
  g_test_add_func ("/labour/withholding/column-by-length", test_column_by_length);
  g_test_add_func ("/labour/withholding/names", test_names);
  return g_test_run ();
}
