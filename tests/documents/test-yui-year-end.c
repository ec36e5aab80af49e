/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-annual-report.h"
#include "documents/yui-insurance-totals.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

#define N_PEOPLE 60

static char *
bytes_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
fill_people (YuiAnnualReportPerson *people, gsize n)
{
  for (gsize i = 0; i < n; i++)
    people[i] = (YuiAnnualReportPerson){
      .worker_name
      = i == 7 ? "クリストファー・アレクサンダー・ヴァンデンバーグ＝山之内" : "髙﨑 花子",
      .worker_kana = "タカサキ ハナコ",
      .birth_day = yui_text_make_day (1988, 2, 29),
      .address = "新潟県結の町大字上新田 1234番地5 コーポ結 203号",
      .tax_column = "丙",
      .paid_yen = 300000 + (gint64)(i % 2),
      .withheld_yen = 1027,
      .left_day = i % 3 == 0 ? 0 : yui_text_make_day (2026, 11, 30),
    };
}

static YuiAnnualReport
make_report (YuiAnnualReportTown *towns, gsize n_towns)
{
  YuiAnnualReport report = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .corporate_number = "1234567890123",
    .contact = "総務 佐々木",
    .year = 2026,
    .towns = towns,
    .n_towns = n_towns,
  };

  return report;
}

static void
test_annual_report (void)
{
  YuiAnnualReportPerson people[N_PEOPLE];
  YuiAnnualReportPerson homeless = { .worker_name = "本間 譲二", .paid_yen = 5880 };
  YuiAnnualReportTown towns[] = {
    { "152242", "佐渡市", people, N_PEOPLE },
    { "151009", "新潟市", people, 1 },
    { NULL, NULL, &homeless, 1 },
  };
  YuiAnnualReport report = make_report (towns, G_N_ELEMENTS (towns));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fill_people (people, N_PEOPLE);
  pdf = yui_annual_report_to_pdf (&report, &error);
  g_assert_no_error (error);
  documents_test_keep (pdf, "annual-report.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), >=, 5);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "令和8年分", "給与支払報告書（総括表）", "佐渡市長　殿",
                               "2027年1月31日(日)", "60人", "在職 20人　退職 40人", "18,000,030円",
                               "新潟市長　殿", "提出先未登録", "本間 譲二", "住所未登録", "省略可",
                               "1988/2/29", NULL);
}

/* 300,000 yen and one more; within the year and outside it. */
static void
test_may_skip (void)
{
  static const struct
  {
    gint64 paid_yen;
    int year, month, month_day;
    gboolean may_skip;
  } CASES[] = {
    { 300000, 2026, 1, 1, TRUE },    { 300000, 2026, 12, 31, TRUE },
    { 300001, 2026, 12, 31, FALSE }, { 300000, 2025, 12, 31, FALSE },
    { 300000, 2027, 1, 1, FALSE },
  };
  YuiAnnualReportPerson stays = { .worker_name = "山田", .paid_yen = 1 };

  g_assert_false (yui_annual_report_may_skip (&stays, 2026));
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiAnnualReportPerson person = {
        .worker_name = "山田",
        .paid_yen = CASES[i].paid_yen,
        .left_day = yui_text_make_day (CASES[i].year, CASES[i].month, CASES[i].month_day),
      };

      g_assert_cmpint (yui_annual_report_may_skip (&person, 2026), ==, CASES[i].may_skip);
    }
}

static void
test_annual_csv (void)
{
  YuiAnnualReportPerson people[3];
  YuiAnnualReportTown town = { "152242", "佐渡市", people, 3 };
  YuiAnnualReport report = make_report (&town, 1);
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_CP932);
  g_autoptr (YuiCsvWriter) other = yui_csv_writer_new (YUI_CSV_CP932);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (YuiCsv) csv = NULL;

  fill_people (people, 3);
  g_assert_true (yui_annual_report_write (writer, &report, &error));
  g_assert_no_error (error);
  bytes = yui_csv_writer_finish (writer);
  csv = yui_csv_read (bytes, NULL, NULL);
  g_assert_cmpuint (yui_csv_get_n_rows (csv), ==, 4);
  g_assert_cmpstr (yui_csv_get_cell (csv, 1, (guint)yui_csv_find_column (csv, "市区町村コード")),
                   ==, "152242");
  g_assert_cmpstr (yui_csv_get_cell (csv, 3, (guint)yui_csv_find_column (csv, "提出")), ==,
                   "省略可");
  g_assert_cmpstr (yui_csv_get_cell (csv, 3, (guint)yui_csv_find_column (csv, "氏名")), ==,
                   "髙﨑 花子");
  people[1].withheld_yen = people[1].paid_yen + 1;
  g_assert_false (yui_annual_report_write (other, &report, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "髙﨑 花子"));
}

static YuiInsuranceTotals
make_totals (YuiInsuranceBusiness *businesses, gsize n)
{
  YuiInsuranceTotals totals = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .insurance_number = "15-1-03-123456-000",
    .fiscal_year = 2026,
    .businesses = businesses,
    .n_businesses = n,
  };

  for (gsize i = 0; i < n; i++)
    for (gsize month = 0; month < YUI_INSURANCE_MONTHS; month++)
      businesses[i].months[month] = (YuiInsuranceMonth){ 12, 123456, 2, 61234 };
  return totals;
}

static void
test_insurance (void)
{
  YuiInsuranceBusiness businesses[] = {
    { .industry = "食料品製造業",
      .workplaces = "第二選果場、加工所",
      .accident_rate = 550,
      .employment_rate = 1350,
      .accident_premium_yen = 8145,
      .employment_premium_yen = 9909 },
    { .industry = "農業",
      .accident_rate = YUI_INSURANCE_NO_RATE,
      .employment_rate = 1550,
      .employment_premium_yen = 11377 },
  };
  YuiInsuranceTotals totals = make_totals (businesses, G_N_ELEMENTS (businesses));
  YuiInsuranceSums sums;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_insurance_totals_to_pdf (&totals, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "insurance.pdf");
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "令和8年度", "15-1-03-123456-000", "2026年4月", "2027年3月",
                               "1,481,472", "1,481", "5.5／1,000", "8,145", "734,808", "734",
                               "13.5／1,000", "9,909", "料率の入力なし", "15.5／1,000", NULL);
  yui_insurance_sums (&businesses[0], &sums);
  g_assert_cmpint (sums.wages_yen, ==, 12 * 123456);
  g_assert_cmpint (sums.base_thousand, ==, 1481);
  businesses[1].months[3].n_insured = 13;
  g_assert_null (yui_insurance_totals_to_pdf (&totals, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

static void
test_insurance_csv (void)
{
  YuiInsuranceBusiness businesses[] = { { .industry = "農業", .accident_rate = -1 } };
  YuiInsuranceTotals totals = make_totals (businesses, 1);
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_UTF8_BOM);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_true (yui_insurance_totals_write (writer, &totals, NULL));
  bytes = yui_csv_writer_finish (writer);
  text = bytes_text (bytes);
  g_assert_nonnull (strstr (text, "農業,2026年4月,12,123456,2,61234\r\n"));
  g_assert_nonnull (strstr (text, "農業,合計,,1481472,,734808,1481,料率の入力なし,,,734,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-end/annual-report", test_annual_report);
  g_test_add_func ("/year-end/may-skip", test_may_skip);
  g_test_add_func ("/year-end/annual-csv", test_annual_csv);
  g_test_add_func ("/year-end/insurance", test_insurance);
  g_test_add_func ("/year-end/insurance-csv", test_insurance_csv);
  return g_test_run ();
}
