/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-summary.h"
#include "yui-chart.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#define CHART_HEIGHT 190.0

typedef struct
{
  gint64 shifts, minutes, gross_yen, deductions_yen;
} Sums;

static Sums
add_up (const YuiPaySummaryRow *rows, gsize n_rows)
{
  Sums sums = { 0 };

  for (gsize i = 0; i < n_rows; i++)
    {
      sums.shifts += rows[i].n_shifts;
      sums.minutes += rows[i].minutes;
      sums.gross_yen += rows[i].gross_yen;
      sums.deductions_yen += rows[i].deductions_yen;
    }
  return sums;
}

static gboolean
check (const YuiPaySummary *s, GError **error)
{
  Sums weeks = add_up (s->weeks, s->n_weeks);
  Sums workplaces = add_up (s->workplaces, s->n_workplaces);

  if (!yui_paper_need (s->employer_name, "employer_name", error))
    return FALSE;
  if (s->period_end_day < s->period_start_day)
    return yui_paper_invalid (error, "period_end_day", "is before period_start_day.");
  for (gsize i = 0; i < s->n_weeks; i++)
    if (!yui_paper_need (s->weeks[i].label, "weeks", error))
      return FALSE;
  for (gsize i = 0; i < s->n_workplaces; i++)
    if (!yui_paper_need (s->workplaces[i].label, "workplaces", error))
      return FALSE;
  if (weeks.shifts != workplaces.shifts || weeks.minutes != workplaces.minutes
      || weeks.gross_yen != workplaces.gross_yen
      || weeks.deductions_yen != workplaces.deductions_yen)
    return yui_paper_invalid (error, "workplaces", "do not sum to what the weeks sum to.");
  return TRUE;
}

static void
put_facts (YuiPaperLayout *p, const YuiPaySummary *s)
{
  g_autofree char *start = yui_text_format_day (s->period_start_day, FALSE);
  g_autofree char *end = yui_text_format_day (s->period_end_day, FALSE);
  g_autofree char *period = g_strdup_printf ("%s ～ %s", start, end);
  g_autofree char *workers = g_strdup_printf ("%d人", s->n_workers);
  Sums sums = add_up (s->weeks, s->n_weeks);
  g_autofree char *shifts = g_strdup_printf ("%" G_GINT64_FORMAT "件", sums.shifts);
  g_autofree char *hours = yui_paper_format_minutes (sums.minutes);
  g_autofree char *gross = yui_paper_format_yen (sums.gross_yen);

  yui_paper_fields_begin (p);
  yui_paper_field (p, "事業者", s->employer_name);
  yui_paper_field (p, "対象期間", period);
  yui_paper_field_pair (p, "働いた人", workers, "勤務の件数", shifts);
  yui_paper_field_pair (p, "労働時間の合計", hours, "賃金の合計", gross);
  if (yui_paper_or (s->title_note, NULL) != NULL)
    yui_paper_field (p, "備考", s->title_note);
  yui_paper_fields_end (p);
}

static void
put_chart (YuiPaperLayout *p, const YuiPaySummary *s)
{
  const double *rgb = yui_paper_get_rgb (p);
  cairo_t *cr = yui_paper_get_cr (p);
  g_autofree YuiChartBar *bars = g_new0 (YuiChartBar, MAX (s->n_weeks, 1));
  YuiChartStyle style = {
    .width = YUI_PAPER_TEXT_WIDE,
    .height = CHART_HEIGHT,
    .bar_rgb = { rgb[0], rgb[1], rgb[2] },
    .text_rgb = { 0.15, 0.15, 0.15 },
    .line_rgb = { 0.8, 0.8, 0.8 },
    .font_size = 8,
    .unit = "円",
  };

  for (gsize i = 0; i < s->n_weeks; i++)
    bars[i] = (YuiChartBar){ s->weeks[i].label, s->weeks[i].gross_yen };
  yui_paper_heading (p, "週ごとの賃金");
  yui_paper_reserve (p, CHART_HEIGHT);
  cairo_save (cr);
  cairo_translate (cr, YUI_PAPER_MARGIN, yui_paper_get_y (p));
  yui_paper_begin_tag (p, "Figure");
  yui_chart_draw_bars (cr, bars, s->n_weeks, &style);
  yui_paper_end_tag (p, "Figure");
  cairo_restore (cr);
  yui_paper_gap (p, CHART_HEIGHT + 4);
}

static void
put_row (
    YuiPaperLayout *p, YuiPaperRowKind kind, const char *label, int n_workers, const Sums *sums)
{
  g_autofree char *workers = g_strdup_printf ("%d", n_workers);
  g_autofree char *shifts = yui_paper_format_number (sums->shifts);
  g_autofree char *hours = yui_paper_format_hours (sums->minutes);
  g_autofree char *gross = yui_paper_format_number (sums->gross_yen);
  g_autofree char *deductions = yui_paper_format_number (sums->deductions_yen);
  g_autofree char *net = yui_paper_format_number (sums->gross_yen - sums->deductions_yen);
  const char *const cells[] = { label, workers, shifts, hours, gross, deductions, net };

  yui_paper_table_row (p, kind, cells);
}

static void
put_table (YuiPaperLayout *p,
           const char *heading,
           const char *first,
           const YuiPaySummaryRow *rows,
           gsize n_rows,
           int n_workers)
{
  const YuiPaperColumn columns[] = {
    { first, 0.28, PANGO_ALIGN_LEFT },         { "人数", 0.08, PANGO_ALIGN_RIGHT },
    { "件数", 0.08, PANGO_ALIGN_RIGHT },       { "時間", 0.11, PANGO_ALIGN_RIGHT },
    { "賃金（円）", 0.16, PANGO_ALIGN_RIGHT }, { "控除（円）", 0.13, PANGO_ALIGN_RIGHT },
    { "支払（円）", 0.16, PANGO_ALIGN_RIGHT },
  };
  Sums total = add_up (rows, n_rows);

  yui_paper_heading (p, heading);
  yui_paper_table_begin (p, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < n_rows; i++)
    {
      Sums sums = add_up (&rows[i], 1);

      put_row (p, YUI_PAPER_ROW, rows[i].label, rows[i].n_workers, &sums);
    }
  put_row (p, YUI_PAPER_ROW_TOTAL, "合計", n_workers, &total);
  yui_paper_table_end (p);
}

static void
put_summary (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiPaySummary *s = paper;

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, "賃金集計");
  yui_paper_gap (p, 6);
  put_facts (p, s);
  put_chart (p, s);
  put_table (p, "週別", "週", s->weeks, s->n_weeks, s->n_workers);
  put_table (p, "事業所別", "事業所", s->workplaces, s->n_workplaces, s->n_workers);
  yui_paper_gap (p, 6);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT,
                  "同じ人が複数の週や事業所で働くことがあるため、人数の合計は各行の和と一致しないこ"
                  "とがあります。");
}

GBytes *
yui_pay_summary_to_pdf (const YuiPaySummary *summary, GError **error)
{
  YuiPaperKind kind = { .title = "賃金集計" };

  g_return_val_if_fail (summary != NULL, NULL);

  if (!check (summary, error))
    return NULL;
  kind.author = summary->employer_name;
  return yui_paper_render (&summary->head, &kind, put_summary, summary, error);
}
