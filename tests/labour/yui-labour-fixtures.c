/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-labour-fixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

YuiCivilDay
fixture_day (int year, int month, int day)
{
  YuiCivilDay number;

  g_assert_true (yui_civil_day_from_ymd (year, month, day, &number));
  return number;
}

gint64
fixture_utc (int year, int month, int day, int hour, int minute)
{
  return yui_civil_utc_of (fixture_day (year, month, day), hour * YUI_MINUTES_PER_HOUR + minute);
}

/* The lines of a table after its heading. */
static GStrv
read_lines (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("YUI_SOURCE"), "data", "law", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (strchr (text, '\n') + 1, "\n", -1);
}

static YuiCivilDay
parse_day (const char *text)
{
  int year, month, day;

  if (*text == '\0')
    return YUI_CIVIL_DAY_UNKNOWN;
  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  return fixture_day (year, month, day);
}

const YuiMinimumWageTable *
fixture_minimum_wage (void)
{
  static YuiMinimumWageRow rows[200];
  static YuiMinimumWageTable table = { rows, 0 };
  g_auto (GStrv) lines = NULL;

  if (table.n_rows > 0)
    return &table;
  lines = read_lines ("minimum-wage.tsv");
  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      rows[table.n_rows++] = (YuiMinimumWageRow){
        .prefecture = (uint8_t)atoi (cells[0]),
        .fiscal_year = (int16_t)atoi (cells[2]),
        .yen_per_hour = atoi (cells[3]),
        .effective_day = parse_day (cells[4]),
      };
    }
  return &table;
}

/* "0.25525" to 25525, exactly. */
static int32_t
parse_rate (const char *text)
{
  const char *point = strchr (text, '.');
  char digits[] = "00000";

  if (point == NULL)
    return atoi (text) * YUI_RATE_SCALE;
  g_assert_cmpuint (strlen (point + 1), <=, strlen (digits));
  memcpy (digits, point + 1, strlen (point + 1));
  return atoi (text) * YUI_RATE_SCALE + atoi (digits);
}

const YuiWithholdingTable *
fixture_hei_2026 (void)
{
  static YuiWithholdingRow rows[200];
  static YuiWithholdingTable table = { .rows = rows, .pay_year = 2026, .column = YUI_TAX_HEI };
  g_auto (GStrv) lines = NULL;

  if (table.n_rows > 0)
    return &table;
  lines = read_lines ("withholding-daily-hei-2026.tsv");
  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      rows[table.n_rows++] = (YuiWithholdingRow){
        .from_yen = atoi (cells[0]),
        .to_yen = atoi (cells[1]),
        .base_tax_yen = atoi (cells[2]),
        .rate = parse_rate (cells[3]),
      };
    }
  return &table;
}

YuiPremiumRates
fixture_rates (void)
{
  g_auto (GStrv) lines = read_lines ("premium-rates.tsv");
  YuiPremiumRates rates = { 0 };

  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      rates = (YuiPremiumRates){ parse_day (cells[0]), (int16_t)atoi (cells[1]),
                                 (int16_t)atoi (cells[2]), (int16_t)atoi (cells[3]),
                                 (int16_t)atoi (cells[4]) };
    }
  return rates;
}

YuiPayTerms
fixture_terms (int hourly_yen)
{
  return (YuiPayTerms){ .hourly_yen = hourly_yen, .rates = fixture_rates () };
}

YuiPremiumMinutes
fixture_minutes (int base, int overtime, int over_60, int rest_day, int night)
{
  return (YuiPremiumMinutes){
    .work_day = fixture_day (2026, 11, 22),
    .total_min = base + overtime + over_60 + rest_day,
    .ordinary_min = base,
    .overtime_min = overtime,
    .overtime_over_60_min = over_60,
    .rest_day_min = rest_day,
    .night_min = night,
  };
}

gint64
fixture_pay (const YuiPremiumMinutes *minutes, const YuiPayTerms *terms, YuiPayCarry *carry)
{
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  size_t n = 0;

  g_assert_cmpint (yui_labour_pay_lines (minutes, terms, carry, lines, G_N_ELEMENTS (lines), &n),
                   ==, YUI_LABOUR_OK);
  return yui_labour_pay_sum (lines, n).gross_yen;
}

/* "8.5" of a thousand to 850 of 100,000, exactly. */
static int32_t
parse_per_mille (const char *text)
{
  const char *point = strchr (text, '.');

  return atoi (text) * 100 + (point != NULL ? atoi (point + 1) * 10 : 0);
}

YuiInsuranceRow
fixture_employment_insurance (const char *business)
{
  g_auto (GStrv) lines = read_lines ("labour-insurance.tsv");

  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      if (g_str_equal (cells[0], "employment") && g_str_equal (cells[1], business))
        return (YuiInsuranceRow){ .from_day = parse_day (cells[2]),
                                  .to_day = parse_day (cells[3]),
                                  .worker_rate = parse_per_mille (cells[4]),
                                  .employer_rate = parse_per_mille (cells[5]) };
    }
  g_assert_not_reached ();
}
