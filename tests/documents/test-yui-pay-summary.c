/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-chart.h"
#include "documents/yui-pay-summary.h"
#include "documents-test.h"
#include "papers-sample.h"

static const YuiPaySummaryRow WEEKS[] = {
  { "11/1～", 42, 61, 18300, 341600, 120 }, { "11/8～", 55, 80, 24480, 456960, 240 },
  { "11/15～", 31, 40, 12000, 224000, 0 },  { "11/22～", 60, 95, 28500, 532000, 1010 },
  { "11/29～", 12, 13, 3900, 72800, 0 },
};
static const YuiPaySummaryRow WORKPLACES[] = {
  { "結の里ファーム 第一選果場", 70, 150, 45000, 840000, 1000 },
  { "結の里ファーム 第二選果場（繁忙期のみ開設）", 58, 139, 42180, 787360, 370 },
};

static YuiPaySummary
make_summary (void)
{
  YuiPaySummary summary = {
    .head = SAMPLE_HEAD,
    .employer_name = "農事組合法人 結の里ファーム",
    .title_note = "11月締め・確定",
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .n_workers = 98,
    .weeks = WEEKS,
    .n_weeks = G_N_ELEMENTS (WEEKS),
    .workplaces = WORKPLACES,
    .n_workplaces = G_N_ELEMENTS (WORKPLACES),
  };

  return summary;
}

static void
test_items (void)
{
  YuiPaySummary summary = make_summary ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_pay_summary_to_pdf (&summary, &error);
  g_autoptr (GBytes) again = yui_pay_summary_to_pdf (&summary, NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "pay-summary.pdf");
  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, 1);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "賃金集計", "98人", "289件", "1,453時間", "1,627,360円",
                               "週ごとの賃金", "532,000", "600,000", "事業所別", "787,360",
                               "1,625,990", NULL);
}

static void
test_refused (void)
{
  YuiPaySummary summary = make_summary ();
  g_autoptr (GError) sums = NULL;
  g_autoptr (GError) period = NULL;

  summary.n_workplaces = 1;
  g_assert_null (yui_pay_summary_to_pdf (&summary, &sums));
  g_assert_error (sums, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  summary = make_summary ();
  summary.period_end_day = summary.period_start_day - 1;
  g_assert_null (yui_pay_summary_to_pdf (&summary, &period));
  g_assert_error (period, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

static void
test_empty_and_long (void)
{
  YuiPaySummaryRow rows[160];
  YuiPaySummary summary = make_summary ();
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GBytes) full = NULL;

  summary.n_weeks = summary.n_workplaces = 0;
  empty = yui_pay_summary_to_pdf (&summary, NULL);
  g_assert_nonnull (empty);
  g_assert_cmpint (documents_test_pdf_pages (empty), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (YuiPaySummaryRow){ "11/1～", 1, 1, 60, 1000 + (gint64)i * 10000, 0 };
  summary.weeks = summary.workplaces = rows;
  summary.n_weeks = summary.n_workplaces = G_N_ELEMENTS (rows);
  full = yui_pay_summary_to_pdf (&summary, NULL);
  documents_test_keep (full, "pay-summary-long.pdf");
  g_assert_cmpint (documents_test_pdf_pages (full), >=, 5);
}

static void
test_step (void)
{
  static const struct
  {
    gint64 max;
    int steps;
    gint64 step;
  } CASES[] = {
    { 0, 5, 1 },
    { 1, 5, 1 },
    { 5, 5, 1 },
    { 6, 5, 2 },
    { 10, 5, 2 },
    { 11, 5, 5 },
    { 25, 5, 5 },
    { 26, 5, 10 },
    { 100, 5, 20 },
    { 101, 5, 50 },
    { 532000, 5, 200000 },
    { 500000, 5, 100000 },
    { G_MAXINT64 / 10, 5, 200000000000000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_chart_round_step (CASES[i].max, CASES[i].steps), ==, CASES[i].step);
}

/* The tallest bar is as high as its value says: count the coloured pixels of a column. */
static void
test_bars (void)
{
  static const YuiChartBar BARS[] = { { "a", 100 }, { "b", 50 }, { "c", 0 }, { "d", -7 } };
  const YuiChartStyle style = { 400, 300, { 1, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, 9, "円" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t *cr = cairo_create (surface);
  int high[4] = { 0 };
  const guint32 *pixels;
  int stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  yui_chart_draw_bars (cr, BARS, G_N_ELEMENTS (BARS), &style);
  yui_chart_draw_bars (cr, NULL, 0, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  pixels = (const guint32 *)(const void *)cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface) / 4;
  for (int x = 0, bar = -1, was_red = FALSE; x < 400; x++)
    {
      int n = 0;

      for (int y = 0; y < 300; y++)
        n += (pixels[y * stride + x] & 0xFFFFFF) == 0xFF0000;
      if (n > 20 && !was_red)
        bar++;
      was_red = n > 20;
      if (was_red && bar < 4)
        high[bar] = MAX (high[bar], n);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpint (high[0], >, 200);
  g_assert_cmpint (ABS (high[0] - 2 * high[1]), <=, 8);
  g_assert_cmpint (high[2], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pay-summary/items", test_items);
  g_test_add_func ("/pay-summary/refused", test_refused);
  g_test_add_func ("/pay-summary/empty-and-long", test_empty_and_long);
  g_test_add_func ("/chart/step", test_step);
  g_test_add_func ("/chart/bars", test_bars);
  return g_test_run ();
}
