/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-payslip.h"
#include "yui-payslip-private.h"
#include "yui-text.h"

#define NET_HEIGHT 40.0
#define NET_GAP    8.0

static gboolean
check_lines (const YuiPayslipLine *lines, gsize n, int sum_yen, const char *field, GError **error)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!yui_paper_need (lines[i].label, field, error))
        return FALSE;
      sum += lines[i].yen;
    }
  if (sum != sum_yen)
    {
      g_autofree char *why
          = g_strdup_printf ("the lines sum to %" G_GINT64_FORMAT ", not %d.", sum, sum_yen);

      return yui_paper_invalid (error, field, why);
    }
  return TRUE;
}

gboolean
yui_payslip_check (const YuiPayslip *s, GError **error)
{
  if (!yui_paper_need (s->employer.name, "employer.name", error)
      || !yui_paper_need (s->worker_name, "worker_name", error))
    return FALSE;
  if (s->period_end_day < s->period_start_day)
    return yui_paper_invalid (error, "period_end_day", "is before period_start_day.");
  if (s->worked_days < 0 || s->worked_min < 0 || s->overtime_min < 0 || s->night_min < 0
      || s->rest_day_min < 0)
    return yui_paper_invalid (error, "worked_min", "a length of time is below 0.");
  if ((gint64)s->gross_yen - s->deductions_yen != s->net_yen)
    return yui_paper_invalid (error, "net_yen", "is not gross_yen less deductions_yen.");
  return check_lines (s->lines, s->n_lines, s->gross_yen, "lines", error)
         && check_lines (s->deductions, s->n_deductions, s->deductions_yen, "deductions", error);
}

/* Gathers the sources of lines: equal ones get one number. */
static GPtrArray *
gather_sources (const YuiPayslip *s)
{
  GPtrArray *sources = g_ptr_array_new ();
  const YuiPayslipLine *const lists[] = { s->lines, s->deductions };
  const gsize counts[] = { s->n_lines, s->n_deductions };

  for (gsize list = 0; list < G_N_ELEMENTS (lists); list++)
    for (gsize i = 0; i < counts[list]; i++)
      {
        const char *source = yui_paper_or (lists[list][i].source, NULL);

        if (source != NULL
            && !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
          g_ptr_array_add (sources, (gpointer)source);
      }
  return sources;
}

static char *
format_source_mark (GPtrArray *sources, const char *source)
{
  guint index;

  if (source == NULL || !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, &index))
    return g_strdup ("");
  return g_strdup_printf ("※%u", index + 1);
}

static char *
format_period (const YuiPayslip *s)
{
  g_autofree char *start = yui_text_format_day (s->period_start_day, FALSE);
  g_autofree char *end = yui_text_format_day (s->period_end_day, FALSE);

  if (s->period_start_day == s->period_end_day)
    return g_steal_pointer (&start);
  return g_strdup_printf ("%s ～ %s", start, end);
}

static void
put_box (YuiPaperLayout *p, double x, double wide, const char *label, int yen, gboolean is_net)
{
  cairo_t *cr = yui_paper_get_cr (p);
  const double *rgb = yui_paper_get_rgb (p);
  double y = yui_paper_get_y (p);
  g_autofree char *amount = yui_paper_format_yen (yen);

  yui_paper_begin_artifact (p);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_set_line_width (cr, is_net ? 1.6 : 0.6);
  cairo_rectangle (cr, x, y, wide, NET_HEIGHT);
  cairo_stroke (cr);
  yui_paper_end_artifact (p);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  yui_paper_draw_line (p, 8.5, FALSE, x + 8, y + 3, wide - 16, PANGO_ALIGN_LEFT, label);
  yui_paper_draw_line (p, is_net ? 16 : 13, TRUE, x + 8, y + (is_net ? 14 : 17), wide - 16,
                       PANGO_ALIGN_RIGHT, amount);
}

static void
put_net (YuiPaperLayout *p, const YuiPayslip *s)
{
  double wide = (YUI_PAPER_TEXT_WIDE - 2 * NET_GAP) / 3, x = YUI_PAPER_MARGIN;

  put_box (p, x, wide, "支給合計", s->gross_yen, FALSE);
  put_box (p, x + wide + NET_GAP, wide, "控除合計", s->deductions_yen, FALSE);
  put_box (p, x + 2 * (wide + NET_GAP), wide, "差引支給額", s->net_yen, TRUE);
  yui_paper_gap (p, NET_HEIGHT + 10);
}

static void
put_times (YuiPaperLayout *p, const YuiPayslip *s)
{
  g_autofree char *days = g_strdup_printf ("%d日", s->worked_days);
  g_autofree char *worked = yui_paper_format_minutes (s->worked_min);
  g_autofree char *overtime = yui_paper_format_minutes (s->overtime_min);
  g_autofree char *night = yui_paper_format_minutes (s->night_min);
  g_autofree char *rest_day = yui_paper_format_minutes (s->rest_day_min);

  yui_paper_field_pair (p, "労働日数", days, "労働時間", worked);
  yui_paper_field_pair (p, "うち時間外", overtime, "うち深夜", night);
  yui_paper_field_pair (p, "うち休日", rest_day, "税額表の区分",
                        yui_paper_or (s->tax_column, "－"));
}

static void
put_facts (YuiPaperLayout *p, const YuiPayslip *s)
{
  g_autofree char *period = format_period (s);
  g_autofree char *pay_day = yui_text_format_day (s->pay_day, FALSE);

  yui_paper_fields_begin (p);
  yui_paper_field (p, "計算期間", period);
  yui_paper_field_pair (p, "支払日", pay_day, "支払方法", yui_paper_or (s->pay_method, "－"));
  if (yui_paper_or (s->bank_masked, NULL) != NULL)
    yui_paper_field (p, "振込先", s->bank_masked);
  if (yui_paper_or (s->worker_number, NULL) != NULL)
    yui_paper_field (p, "働き手番号", s->worker_number);
  put_times (p, s);
  yui_paper_fields_end (p);
}

static void
put_line (YuiPaperLayout *p, const YuiPayslipLine *line, GPtrArray *sources)
{
  g_autofree char *day
      = line->day != YUI_PAYSLIP_NO_DAY ? yui_paper_format_short_day (line->day) : NULL;
  const char *workplace = yui_paper_or (line->workplace, NULL);
  g_autofree char *label = workplace != NULL ? g_strdup_printf ("%s（%s）", line->label, workplace)
                                             : g_strdup (line->label);
  g_autofree char *hours = line->minutes != 0 ? yui_paper_format_hours (line->minutes) : NULL;
  g_autofree char *yen = yui_paper_format_number (line->yen);
  g_autofree char *mark = format_source_mark (sources, line->source);
  const char *const cells[] = { day, label, hours, line->unit, yen, mark };

  yui_paper_table_row (p, YUI_PAPER_ROW, cells);
}

static void
put_lines (YuiPaperLayout *p,
           const char *heading,
           const char *total_label,
           const YuiPayslipLine *lines,
           gsize n_lines,
           int total_yen,
           GPtrArray *sources)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "日付", 0.12, PANGO_ALIGN_LEFT },        { "項目", 0.38, PANGO_ALIGN_LEFT },
    { "時間", 0.10, PANGO_ALIGN_RIGHT },       { "単価・率", 0.17, PANGO_ALIGN_RIGHT },
    { "金額（円）", 0.15, PANGO_ALIGN_RIGHT }, { "根拠", 0.08, PANGO_ALIGN_CENTER },
  };
  g_autofree char *total = yui_paper_format_number (total_yen);
  const char *const none[] = { "", "なし", "", "", "0", "" };
  const char *const sum[] = { "", total_label, "", "", total, "" };

  yui_paper_heading (p, heading);
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < n_lines; i++)
    put_line (p, &lines[i], sources);
  if (n_lines == 0)
    yui_paper_table_row (p, YUI_PAPER_ROW, none);
  yui_paper_table_row (p, YUI_PAPER_ROW_TOTAL, sum);
  yui_paper_table_end (p);
}

static void
put_notes (YuiPaperLayout *p, const YuiPayslip *s, GPtrArray *sources)
{
  g_autofree char *contact
      = g_strdup_printf ("この明細の問い合わせ先：%s", yui_paper_or (s->contact, s->employer.name));

  yui_paper_gap (p, 8);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("※%u　%s", i + 1, (const char *)sources->pdata[i]);

      yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, text);
    }
  yui_paper_gap (p, 4);
  if (yui_paper_or (s->note, NULL) != NULL)
    yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, s->note);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, contact);
}

void
yui_payslip_put (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiPayslip *s = paper;
  g_autoptr (GPtrArray) sources = gather_sources (s);

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, YUI_PAYSLIP_TITLE);
  yui_paper_gap (p, 6);
  yui_paper_parties (p, s->worker_name, &s->employer);
  put_net (p, s);
  put_facts (p, s);
  put_lines (p, "支給", "支給合計", s->lines, s->n_lines, s->gross_yen, sources);
  put_lines (p, "控除", "控除合計", s->deductions, s->n_deductions, s->deductions_yen, sources);
  put_notes (p, s, sources);
}

GBytes *
yui_payslip_to_pdf (const YuiPayslip *slip, GError **error)
{
  YuiPaperKind kind = { .title = YUI_PAYSLIP_TITLE };

  g_return_val_if_fail (slip != NULL, NULL);

  if (!yui_payslip_check (slip, error))
    return NULL;
  kind.author = slip->employer.name;
  return yui_paper_render (&slip->head, &kind, yui_payslip_put, slip, error);
}
