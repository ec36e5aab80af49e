/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-pay.h"

#include "labour/yui-pay.h"

/* Source: Labour Standards Act Art. 37 (25 % overtime and night, 50 % beyond 60 hours a month) and
 * order 5 of 1994 (35 % on the rest day). */
static const YuiPremiumRates statutory = {
  .overtime_percent = 25,
  .overtime_over_60_percent = 50,
  .rest_day_percent = 35,
  .night_percent = 25,
};

int
yui_shift_editor_suggest_break (int length_min)
{
  const int breaks[] = { 0, 45, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (breaks[i] >= yui_labour_required_break_min (MAX (length_min - breaks[i], 0)))
      return breaks[i];
  return breaks[G_N_ELEMENTS (breaks) - 1];
}

/* Returns the number of spans: 2 around the break, 1 without one, 0 when there is no work. */
static gsize
split_at_break (gint64 start_s, gint64 end_s, int break_min, YuiSpan spans[2])
{
  gint64 break_s = (gint64)break_min * YUI_SECONDS_PER_MINUTE;
  gint64 worked_s = end_s - start_s - break_s;
  gint64 half_s = worked_s / 2 / YUI_SECONDS_PER_MINUTE * YUI_SECONDS_PER_MINUTE;

  if (worked_s <= 0)
    return 0;
  spans[0] = (YuiSpan){ start_s, end_s };
  if (break_s == 0 || half_s == 0)
    {
      spans[0].end_s -= break_s;
      return 1;
    }
  spans[0].end_s = start_s + half_s;
  spans[1] = (YuiSpan){ start_s + half_s + break_s, end_s };
  return 2;
}

gint64
yui_shift_editor_expect_pay (
    gint64 start_s, gint64 end_s, int break_min, gint64 hourly_wage_yen, gint64 transport_yen)
{
  YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  YuiPremiumMinutes minutes;
  YuiSpan spans[2];
  gsize n_lines, n_spans;

  if (break_min < 0 || hourly_wage_yen < 1 || hourly_wage_yen > YUI_MAX_HOURLY_YEN
      || transport_yen < 0 || transport_yen > YUI_MAX_HOURLY_YEN)
    return -1;

  YuiPayTerms terms = { .hourly_yen = (int)hourly_wage_yen,
                        .transport_yen = (int)transport_yen,
                        .rates = statutory };

  n_spans = split_at_break (start_s, end_s, break_min, spans);
  if (n_spans == 0 || yui_labour_split_minutes (spans, n_spans, &context, &minutes) != YUI_LABOUR_OK
      || yui_labour_pay_lines (&minutes, &terms, NULL, lines, G_N_ELEMENTS (lines), &n_lines)
             != YUI_LABOUR_OK)
    return -1;
  return yui_labour_pay_sum (lines, n_lines).gross_yen;
}
