/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-pay.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "labour/yui-pay.h"
#include "yui-wording-plain.h"

#define RATES_PATH "/town/yui/Yui/law/premium-rates.tsv"
#define MAX_RATES  64
#define PERCENT    100

/* One seat's pay as planned. */
typedef struct
{
  YuiPayLine lines[YUI_MAX_SHIFT_LINES];
  gsize n_lines;
} Expected;

/* The statutory premiums of a day, from the table that this program carries. */
static gboolean
find_rates (YuiCivilDay work_day, YuiPremiumRates *rates)
{
  g_autoptr (GBytes) table
      = g_resources_lookup_data (RATES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  YuiPremiumRates rows[MAX_RATES];
  gsize size, n_rows, bad_line;
  const char *text;

  g_return_val_if_fail (table != NULL, FALSE);

  text = g_bytes_get_data (table, &size);
  return yui_labour_read_premium_rates (text, size, rows, G_N_ELEMENTS (rows), &n_rows, &bad_line)
             == YUI_LABOUR_OK
         && yui_labour_premium_rates (rows, n_rows, work_day, rates) == YUI_LABOUR_OK;
}

int
yui_shift_editor_suggest_break (int length_min)
{
  const int breaks[] = { 0, 45, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (breaks[i] >= yui_labour_required_break_min (MAX (length_min - breaks[i], 0)))
      return breaks[i];
  return breaks[G_N_ELEMENTS (breaks) - 1];
}

static gboolean
expect (Expected *expected,
        gint64 start_s,
        gint64 end_s,
        int break_min,
        gint64 hourly_wage_yen,
        gint64 transport_yen)
{
  YuiWorkContext context = { .week_limit_min = YUI_WEEK_LIMIT_MIN };
  YuiPremiumMinutes minutes;
  YuiSpan spans[2];
  gsize n_spans;

  if (hourly_wage_yen < 1 || hourly_wage_yen > YUI_MAX_HOURLY_YEN || transport_yen < 0
      || transport_yen > YUI_MAX_HOURLY_YEN)
    return FALSE;

  YuiPayTerms terms = { .hourly_yen = (int)hourly_wage_yen, .transport_yen = (int)transport_yen };

  return yui_labour_planned_spans (start_s, end_s, break_min, spans, &n_spans) == YUI_LABOUR_OK
         && yui_labour_split_minutes (spans, n_spans, &context, &minutes) == YUI_LABOUR_OK
         && find_rates (minutes.work_day, &terms.rates)
         && yui_labour_pay_lines (&minutes, &terms, NULL, expected->lines,
                                  G_N_ELEMENTS (expected->lines), &expected->n_lines)
                == YUI_LABOUR_OK;
}

gint64
yui_shift_editor_expect_pay (
    gint64 start_s, gint64 end_s, int break_min, gint64 hourly_wage_yen, gint64 transport_yen)
{
  Expected expected;

  if (!expect (&expected, start_s, end_s, break_min, hourly_wage_yen, transport_yen))
    return -1;
  return yui_labour_pay_sum (expected.lines, expected.n_lines).gross_yen;
}

/* "Night premium: 4 h × ¥1,000 × 25 % = ¥1,000", and the rule. */
static void
explain_line (GString *text, const YuiPayLine *line, gint64 hourly_wage_yen)
{
  const char *kind = yui_wording_pay_kind (yui_pay_kind_name (line->kind));
  const int percent = line->unit_sen / (int)hourly_wage_yen;
  g_autofree char *amount = yui_wording_yen (line->amount_yen);
  g_autofree char *length = yui_wording_minutes (line->minutes);
  g_autofree char *unit = yui_wording_yen (hourly_wage_yen);
  g_autofree char *source = yui_wording_pay_source (yui_labour_rule_article (line->source.rule));

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (line->minutes == 0)
    /* Translators: what is paid; an amount. */
    g_string_append_printf (text, _ ("%s: %s"), kind, amount);
  else if (percent == PERCENT)
    /* Translators: what is paid; a length of time; the wage of an hour. */
    g_string_append_printf (text, _ ("%s: %s × %s"), kind, length, unit);
  else
    /* Translators: what is paid; a length of time; the wage of an hour; per cent. */
    g_string_append_printf (text, _ ("%s: %s × %s × %d %%"), kind, length, unit, percent);
  if (line->minutes > 0)
    g_string_append_printf (text, " = %s", amount);
  g_string_append_printf (text, "\n%s", source);
  if (line->source.table != YUI_TABLE_NONE)
    {
      const YuiCivilDate date = yui_civil_date_of (line->source.day);
      g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
      g_autofree char *day = yui_wording_date (iso);

      g_string_append_c (text, '\n');
      /* Translators: a table of the law; its year; the day that chose the row. */
      g_string_append_printf (text, _ ("Table: %s, %d; read for %s."),
                                      _ ("premium rates"), line->source.table_year, day);
    }
}

char *
yui_shift_editor_explain_pay (
    gint64 start_s, gint64 end_s, int break_min, gint64 hourly_wage_yen, gint64 transport_yen)
{
  Expected expected;
  GString *text;

  if (!expect (&expected, start_s, end_s, break_min, hourly_wage_yen, transport_yen))
    return NULL;
  text = g_string_new (NULL);
  for (gsize i = 0; i < expected.n_lines; i++)
    explain_line (text, &expected.lines[i], hourly_wage_yen);
  g_string_append_printf (text, "\n%s",
                          _ ("As planned, with no other work in the day or week; the break is taken "
                             "in the middle. A fraction of a yen is rounded up."));
  return g_string_free_and_steal (text);
}
