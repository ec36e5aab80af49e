/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-book.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

typedef struct
{
  gint64 days, worked_min, overtime_min, rest_day_min, night_min;
  gint64 base_yen, premium_yen, allowances_yen, deductions_yen;
} Sums;

static gint64
add_amounts (const YuiLedgerAmount *amounts, gsize n)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += amounts[i].yen;
  return sum;
}

static Sums
add_up (const YuiLedgerRow *rows, gsize n_rows)
{
  Sums s = { 0 };

  for (gsize i = 0; i < n_rows; i++)
    {
      const YuiLedgerRow *r = &rows[i];

      s.days += r->worked_days;
      s.worked_min += r->worked_min;
      s.overtime_min += r->overtime_min;
      s.rest_day_min += r->rest_day_min;
      s.night_min += r->night_min;
      s.base_yen += r->base_yen;
      s.premium_yen += r->premium_yen;
      s.allowances_yen += add_amounts (r->allowances, r->n_allowances);
      s.deductions_yen += add_amounts (r->deductions, r->n_deductions);
    }
  return s;
}

static gboolean
check_amounts (const YuiLedgerAmount *amounts, gsize n, const char *field, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!yui_paper_need (amounts[i].label, field, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_premiums (const YuiLedgerRow *r, GError **error)
{
  if (r->period_end_day < r->period_start_day)
    return yui_paper_invalid (error, "period_end_day", "is before period_start_day.");
  if (r->n_premiums > 0 && add_amounts (r->premiums, r->n_premiums) != r->premium_yen)
    return yui_paper_invalid (error, "premiums", "do not sum to premium_yen.");
  return check_amounts (r->premiums, r->n_premiums, "premiums", error);
}

static gboolean
check (const YuiWageLedger *l, GError **error)
{
  if (!yui_paper_need (l->employer_name, "employer_name", error)
      || !yui_paper_need (l->worker_name, "worker_name", error))
    return FALSE;
  if (l->period_end_day < l->period_start_day)
    return yui_paper_invalid (error, "period_end_day", "is before period_start_day.");
  for (gsize i = 0; i < l->n_rows; i++)
    if (!check_premiums (&l->rows[i], error)
        || !check_amounts (l->rows[i].allowances, l->rows[i].n_allowances, "allowances", error)
        || !check_amounts (l->rows[i].deductions, l->rows[i].n_deductions, "deductions", error))
      return FALSE;
  return TRUE;
}

static void
put_sums (YuiPaperLayout *p, YuiPaperRowKind kind, const char *label, const Sums *s)
{
  gint64 gross_yen = s->base_yen + s->premium_yen + s->allowances_yen;
  g_autofree char *days = yui_paper_format_number (s->days);
  g_autofree char *worked = yui_paper_format_hours (s->worked_min);
  g_autofree char *overtime = yui_paper_format_hours (s->overtime_min);
  g_autofree char *rest_day = yui_paper_format_hours (s->rest_day_min);
  g_autofree char *night = yui_paper_format_hours (s->night_min);
  g_autofree char *base = yui_paper_format_number (s->base_yen);
  g_autofree char *premium = yui_paper_format_number (s->premium_yen);
  g_autofree char *allowances = yui_paper_format_number (s->allowances_yen);
  g_autofree char *gross = yui_paper_format_number (gross_yen);
  g_autofree char *deductions = yui_paper_format_number (s->deductions_yen);
  g_autofree char *net = yui_paper_format_number (gross_yen - s->deductions_yen);
  const char *const cells[] = { label, days,    worked,     overtime, rest_day,   night,
                                base,  premium, allowances, gross,    deductions, net };

  yui_paper_table_row (p, kind, cells);
}

static void
put_table (YuiPaperLayout *p, const YuiWageLedger *l)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "支払日", 0.12, PANGO_ALIGN_LEFT },   { "日数", 0.045, PANGO_ALIGN_RIGHT },
    { "労働", 0.07, PANGO_ALIGN_RIGHT },    { "時間外", 0.07, PANGO_ALIGN_RIGHT },
    { "休日", 0.065, PANGO_ALIGN_RIGHT },   { "深夜", 0.065, PANGO_ALIGN_RIGHT },
    { "基本賃金", 0.1, PANGO_ALIGN_RIGHT }, { "割増賃金", 0.09, PANGO_ALIGN_RIGHT },
    { "手当", 0.085, PANGO_ALIGN_RIGHT },   { "支給計", 0.1, PANGO_ALIGN_RIGHT },
    { "控除", 0.085, PANGO_ALIGN_RIGHT },   { "差引", 0.105, PANGO_ALIGN_RIGHT },
  };
  Sums total = add_up (l->rows, l->n_rows);

  yui_paper_set_cell_size (p, 7.5);
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < l->n_rows; i++)
    {
      Sums sums = add_up (&l->rows[i], 1);
      g_autofree char *day = yui_paper_format_date (l->rows[i].pay_day);

      put_sums (p, YUI_PAPER_ROW, day, &sums);
    }
  put_sums (p, YUI_PAPER_ROW_TOTAL, "合計", &total);
  yui_paper_table_end (p);
}

static void
append_amounts (GString *out, const char *heading, const YuiLedgerAmount *amounts, gsize n)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s：", out->len > 0 ? "\n" : "", heading);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *yen = yui_paper_format_yen (amounts[i].yen);

      g_string_append_printf (out, "%s%s %s", i > 0 ? "、" : "", amounts[i].label, yen);
    }
}

static void
append_period (GString *out, const YuiLedgerRow *r)
{
  g_autofree char *start = yui_text_format_day (r->period_start_day, FALSE);
  g_autofree char *end = yui_text_format_day (r->period_end_day, FALSE);

  if (r->period_start_day != 0)
    g_string_append_printf (out, "計算期間：%s ～ %s", start, end);
}

/* The law wants each kind of pay and deduction with its amount. */
static void
put_kinds (YuiPaperLayout *p, const YuiWageLedger *l)
{
  yui_paper_heading (p, "計算期間・手当・控除の内訳");
  yui_paper_fields_begin (p);
  for (gsize i = 0; i < l->n_rows; i++)
    {
      const YuiLedgerRow *r = &l->rows[i];
      g_autofree char *day = yui_paper_format_date (r->pay_day);
      g_autoptr (GString) kinds = g_string_new (NULL);

      append_period (kinds, r);
      append_amounts (kinds, "割増", r->premiums, r->n_premiums);
      append_amounts (kinds, "手当", r->allowances, r->n_allowances);
      append_amounts (kinds, "控除", r->deductions, r->n_deductions);
      yui_paper_field (p, day, kinds->len > 0 ? kinds->str : "なし");
    }
  yui_paper_fields_end (p);
}

static void
put_ledger (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiWageLedger *l = paper;
  g_autofree char *start = yui_text_format_day (l->period_start_day, FALSE);
  g_autofree char *end = yui_text_format_day (l->period_end_day, FALSE);
  g_autofree char *period = g_strdup_printf ("%s ～ %s", start, end);
  g_autofree char *keep = yui_paper_format_keep ("wage_ledger", l->keep_until_day);

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, "賃金台帳");
  yui_paper_gap (p, 6);
  yui_paper_fields_begin (p);
  yui_paper_field (p, "事業者", l->employer_name);
  yui_paper_field_pair (p, "氏名", l->worker_name, "性別", yui_paper_or (l->sex, "未登録"));
  yui_paper_field (p, "業務の種類", yui_paper_or (l->job, "－"));
  yui_paper_field (p, "対象期間", period);
  yui_paper_field (p, "保存期限", keep);
  yui_paper_fields_end (p);
  yui_paper_gap (p, 10);
  put_table (p, l);
  yui_paper_set_cell_size (p, 9);
  put_kinds (p, l);
}

GBytes *
yui_wage_ledger_to_pdf (const YuiWageLedger *ledger, GError **error)
{
  YuiPaperKind kind = { .title = "賃金台帳" };

  g_return_val_if_fail (ledger != NULL, NULL);

  if (!check (ledger, error))
    return NULL;
  kind.author = ledger->employer_name;
  return yui_paper_render (&ledger->head, &kind, put_ledger, ledger, error);
}
