/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-insurance-totals.h"
#include "yui-paper-layout.h"

#define TITLE         "労働保険料 算定基礎賃金集計表"
#define FIRST_MONTH   4
#define REIWA_START   2018
#define RATE_PER_MILL 100
/* A year with its premiums, that stays on one page. */
#define BUSINESS_HEIGHT 400.0

static gboolean
check_business (const YuiInsuranceBusiness *b, GError **error)
{
  if (!yui_paper_need (b->industry, "industry", error))
    return FALSE;
  if (b->accident_rate < YUI_INSURANCE_NO_RATE || b->employment_rate < YUI_INSURANCE_NO_RATE
      || b->accident_premium_yen < 0 || b->employment_premium_yen < 0)
    return yui_paper_invalid (error, "accident_rate", "a rate or premium is below 0.");
  for (gsize i = 0; i < YUI_INSURANCE_MONTHS; i++)
    {
      const YuiInsuranceMonth *m = &b->months[i];

      if (m->n_workers < 0 || m->wages_yen < 0 || m->n_insured < 0 || m->insured_wages_yen < 0)
        return yui_paper_invalid (error, "months", "a figure is below 0.");
      if (m->n_insured > m->n_workers || m->insured_wages_yen > m->wages_yen)
        return yui_paper_invalid (error, "months", "more is insured than there is.");
    }
  return TRUE;
}

static gboolean
check (const YuiInsuranceTotals *t, GError **error)
{
  if (!yui_paper_need (t->employer.name, "employer.name", error))
    return FALSE;
  if (t->fiscal_year < 2019 || t->fiscal_year > 2199)
    return yui_paper_invalid (error, "fiscal_year", "is out of range.");
  for (gsize i = 0; i < t->n_businesses; i++)
    if (!check_business (&t->businesses[i], error))
      return FALSE;
  return TRUE;
}

void
yui_insurance_sums (const YuiInsuranceBusiness *business, YuiInsuranceSums *sums)
{
  g_return_if_fail (business != NULL && sums != NULL);

  *sums = (YuiInsuranceSums){ 0 };
  for (gsize i = 0; i < YUI_INSURANCE_MONTHS; i++)
    {
      sums->wages_yen += business->months[i].wages_yen;
      sums->insured_wages_yen += business->months[i].insured_wages_yen;
    }
  sums->base_thousand = sums->wages_yen / 1000;
  sums->insured_base_thousand = sums->insured_wages_yen / 1000;
}

/* "2026年4月" for place 0 of fiscal 2026. */
static char *
format_month (int fiscal_year, gsize place)
{
  int month = FIRST_MONTH + (int)place;

  return month <= 12 ? g_strdup_printf ("%d年%d月", fiscal_year, month)
                     : g_strdup_printf ("%d年%d月", fiscal_year + 1, month - 12);
}

/* "5.5／1,000", or that there is none. */
static char *
format_rate (int rate)
{
  if (rate == YUI_INSURANCE_NO_RATE)
    return g_strdup ("料率の入力なし");
  if (rate % RATE_PER_MILL == 0)
    return g_strdup_printf ("%d／1,000", rate / RATE_PER_MILL);
  if (rate % (RATE_PER_MILL / 10) == 0)
    return g_strdup_printf ("%d.%d／1,000", rate / RATE_PER_MILL, rate % RATE_PER_MILL / 10);
  return g_strdup_printf ("%d.%02d／1,000", rate / RATE_PER_MILL, rate % RATE_PER_MILL);
}

static void
put_month (YuiPaperLayout *p, const char *label, YuiPaperRowKind kind, const YuiInsuranceMonth *m)
{
  g_autofree char *workers = kind == YUI_PAPER_ROW ? yui_paper_format_number (m->n_workers) : NULL;
  g_autofree char *wages = yui_paper_format_number (m->wages_yen);
  g_autofree char *insured = kind == YUI_PAPER_ROW ? yui_paper_format_number (m->n_insured) : NULL;
  g_autofree char *insured_wages = yui_paper_format_number (m->insured_wages_yen);

  yui_paper_table_row (p, kind,
                       (const char *const[]){ label, workers, wages, insured, insured_wages });
}

static void
put_months (YuiPaperLayout *p, const YuiInsuranceTotals *t, const YuiInsuranceBusiness *b)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "月", 0.2, PANGO_ALIGN_LEFT },
    { "労災保険 人員", 0.16, PANGO_ALIGN_RIGHT },
    { "労災保険 賃金（円）", 0.24, PANGO_ALIGN_RIGHT },
    { "雇用保険 人員", 0.16, PANGO_ALIGN_RIGHT },
    { "雇用保険 賃金（円）", 0.24, PANGO_ALIGN_RIGHT },
  };
  YuiInsuranceMonth total = { 0 };

  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < YUI_INSURANCE_MONTHS; i++)
    {
      g_autofree char *label = format_month (t->fiscal_year, i);

      put_month (p, label, YUI_PAPER_ROW, &b->months[i]);
      total.wages_yen += b->months[i].wages_yen;
      total.insured_wages_yen += b->months[i].insured_wages_yen;
    }
  put_month (p, "合計", YUI_PAPER_ROW_TOTAL, &total);
  yui_paper_table_end (p);
}

static void
put_premium (YuiPaperLayout *p,
             const char *label,
             gint64 base_thousand,
             int rate,
             const char *source,
             gint64 yen)
{
  g_autofree char *base = yui_paper_format_number (base_thousand);
  g_autofree char *per_mille = format_rate (rate);
  g_autofree char *premium = rate != YUI_INSURANCE_NO_RATE ? yui_paper_format_number (yen) : NULL;

  yui_paper_table_row (p, YUI_PAPER_ROW,
                       (const char *const[]){ label, base, per_mille, premium, source });
}

static void
put_premiums (YuiPaperLayout *p, const YuiInsuranceBusiness *b)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "保険", 0.13, PANGO_ALIGN_LEFT },       { "算定基礎額（千円）", 0.2, PANGO_ALIGN_RIGHT },
    { "料率", 0.17, PANGO_ALIGN_RIGHT },      { "保険料（円）", 0.17, PANGO_ALIGN_RIGHT },
    { "料率の出所", 0.33, PANGO_ALIGN_LEFT },
  };
  YuiInsuranceSums sums;

  yui_insurance_sums (b, &sums);
  yui_paper_gap (p, 6);
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  put_premium (p, "労災保険", sums.base_thousand, b->accident_rate, b->accident_source,
               b->accident_premium_yen);
  put_premium (p, "雇用保険", sums.insured_base_thousand, b->employment_rate, b->employment_source,
               b->employment_premium_yen);
  yui_paper_table_end (p);
}

static void
put_business (YuiPaperLayout *p, const YuiInsuranceTotals *t, const YuiInsuranceBusiness *b)
{
  yui_paper_reserve (p, BUSINESS_HEIGHT);
  yui_paper_heading (p, b->industry);
  if (yui_paper_or (b->workplaces, NULL) != NULL)
    {
      g_autofree char *workplaces = g_strdup_printf ("事業所：%s", b->workplaces);

      yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT, workplaces);
      yui_paper_gap (p, 3);
    }
  put_months (p, t, b);
  put_premiums (p, b);
}

static void
put_totals (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiInsuranceTotals *t = paper;
  g_autofree char *year = t->fiscal_year == REIWA_START + 1
                              ? g_strdup ("令和元年度")
                              : g_strdup_printf ("令和%d年度", t->fiscal_year - REIWA_START);
  g_autofree char *term = g_strdup_printf ("%d年4月1日 ～ %d年3月31日（%s）", t->fiscal_year,
                                           t->fiscal_year + 1, year);

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, TITLE);
  yui_paper_gap (p, 6);
  yui_paper_fields_begin (p);
  yui_paper_field (p, "事業主", t->employer.name);
  yui_paper_field (p, "所在地", yui_paper_or (t->employer.address, "－"));
  yui_paper_field (p, "労働保険番号", yui_paper_or (t->insurance_number, "－"));
  yui_paper_field (p, "算定期間", term);
  yui_paper_fields_end (p);
  if (t->n_businesses == 0)
    yui_paper_text (p, YUI_PAPER_BODY, PANGO_ALIGN_LEFT, "この年度の賃金はありません。");
  for (gsize i = 0; i < t->n_businesses; i++)
    put_business (p, t, &t->businesses[i]);
  yui_paper_gap (p, 6);
  yui_paper_text (
      p, YUI_PAPER_SMALL, PANGO_ALIGN_LEFT,
      "算定基礎額は賃金の合計の千円未満を、保険料は1円未満を切り捨てています。一般拠出金は"
      "含みません。料率は申告の前に確かめてください（申告・納付は6月1日～7月10日）。");
}

GBytes *
yui_insurance_totals_to_pdf (const YuiInsuranceTotals *totals, GError **error)
{
  YuiPaperKind kind = { .title = TITLE };

  g_return_val_if_fail (totals != NULL, NULL);

  if (!check (totals, error))
    return NULL;
  kind.author = totals->employer.name;
  return yui_paper_render (&totals->head, &kind, put_totals, totals, error);
}

static void
write_month (YuiCsvWriter *writer,
             const YuiInsuranceTotals *t,
             const YuiInsuranceBusiness *b,
             gsize place)
{
  const YuiInsuranceMonth *m = &b->months[place];
  g_autofree char *label = format_month (t->fiscal_year, place);

  yui_csv_writer_add_text (writer, b->industry);
  yui_csv_writer_add_text (writer, label);
  yui_csv_writer_add_int (writer, m->n_workers);
  yui_csv_writer_add_int (writer, m->wages_yen);
  yui_csv_writer_add_int (writer, m->n_insured);
  yui_csv_writer_add_int (writer, m->insured_wages_yen);
  yui_csv_writer_end_row (writer);
}

static void
add_premium (YuiCsvWriter *writer, gint64 base_thousand, int rate, const char *source, gint64 yen)
{
  g_autofree char *per_mille = format_rate (rate);

  yui_csv_writer_add_int (writer, base_thousand);
  yui_csv_writer_add_text (writer, per_mille);
  if (rate != YUI_INSURANCE_NO_RATE)
    yui_csv_writer_add_int (writer, yen);
  else
    yui_csv_writer_add_text (writer, NULL);
  yui_csv_writer_add_text (writer, source);
}

static void
write_year (YuiCsvWriter *writer, const YuiInsuranceBusiness *b)
{
  YuiInsuranceSums sums;

  yui_insurance_sums (b, &sums);
  yui_csv_writer_add_text (writer, b->industry);
  yui_csv_writer_add_text (writer, "合計");
  yui_csv_writer_add_text (writer, NULL);
  yui_csv_writer_add_int (writer, sums.wages_yen);
  yui_csv_writer_add_text (writer, NULL);
  yui_csv_writer_add_int (writer, sums.insured_wages_yen);
  add_premium (writer, sums.base_thousand, b->accident_rate, b->accident_source,
               b->accident_premium_yen);
  add_premium (writer, sums.insured_base_thousand, b->employment_rate, b->employment_source,
               b->employment_premium_yen);
  yui_csv_writer_end_row (writer);
}

gboolean
yui_insurance_totals_write (YuiCsvWriter *writer, const YuiInsuranceTotals *totals, GError **error)
{
  static const char *const HEADINGS[] = {
    "業種",
    "月",
    "労災保険 人員",
    "労災保険 賃金",
    "雇用保険 人員",
    "雇用保険 賃金",
    "労災保険 算定基礎額（千円）",
    "労災保険 料率",
    "労災保険 保険料",
    "労災保険 料率の出所",
    "雇用保険 算定基礎額（千円）",
    "雇用保険 料率",
    "雇用保険 保険料",
    "雇用保険 料率の出所",
  };

  g_return_val_if_fail (writer != NULL && totals != NULL, FALSE);

  if (!check (totals, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    yui_csv_writer_add_text (writer, HEADINGS[i]);
  yui_csv_writer_end_row (writer);
  for (gsize i = 0; i < totals->n_businesses; i++)
    {
      for (gsize place = 0; place < YUI_INSURANCE_MONTHS; place++)
        write_month (writer, totals, &totals->businesses[i], place);
      write_year (writer, &totals->businesses[i]);
    }
  return TRUE;
}
