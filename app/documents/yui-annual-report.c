/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-annual-report.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#define TITLE       "給与支払報告書"
#define UNPLACED    "提出先未登録"
#define REIWA_START 2018

static gboolean
refuse_person (GError **error, const YuiAnnualReportPerson *person, const char *why)
{
  g_autofree char *whole = g_strdup_printf ("%s %s", person->worker_name, why);

  return yui_paper_invalid (error, "people", whole);
}

static gboolean
check_person (const YuiAnnualReportPerson *p, gboolean is_placed, GError **error)
{
  if (!yui_paper_need (p->worker_name, "worker_name", error))
    return FALSE;
  if (is_placed && yui_paper_or (p->address, NULL) == NULL)
    return refuse_person (error, p, "has no address.");
  if (p->paid_yen < 0 || p->withheld_yen < 0 || p->social_insurance_yen < 0)
    return refuse_person (error, p, "has an amount below 0.");
  if (p->withheld_yen > p->paid_yen)
    return refuse_person (error, p, "had more withheld than was paid.");
  return TRUE;
}

static gboolean
check (const YuiAnnualReport *r, GError **error)
{
  if (!yui_paper_need (r->employer.name, "employer.name", error)
      || !yui_paper_need (r->employer.address, "employer.address", error))
    return FALSE;
  if (r->year < 2019 || r->year > 2199)
    return yui_paper_invalid (error, "year", "is out of range.");
  for (gsize i = 0; i < r->n_towns; i++)
    for (gsize j = 0; j < r->towns[i].n_people; j++)
      if (!check_person (&r->towns[i].people[j], yui_paper_or (r->towns[i].name, NULL) != NULL,
                         error))
        return FALSE;
  return TRUE;
}

gboolean
yui_annual_report_may_skip (const YuiAnnualReportPerson *person, int year)
{
  g_return_val_if_fail (person != NULL, FALSE);

  return person->left_day >= yui_text_make_day (year, 1, 1)
         && person->left_day <= yui_text_make_day (year, 12, 31)
         && person->paid_yen <= YUI_ANNUAL_REPORT_MAY_SKIP_YEN;
}

static char *
format_year (int year)
{
  return year == REIWA_START + 1 ? g_strdup ("令和元年分")
                                 : g_strdup_printf ("令和%d年分", year - REIWA_START);
}

static const char *
name_of_town (const YuiAnnualReportTown *town)
{
  return yui_paper_or (town->name, UNPLACED);
}

static YuiAnnualReportPerson
add_up (const YuiAnnualReportTown *town)
{
  YuiAnnualReportPerson sum = { 0 };

  for (gsize i = 0; i < town->n_people; i++)
    {
      sum.paid_yen += town->people[i].paid_yen;
      sum.withheld_yen += town->people[i].withheld_yen;
      sum.social_insurance_yen += town->people[i].social_insurance_yen;
    }
  return sum;
}

static gsize
count_left (const YuiAnnualReportTown *town, int year)
{
  gsize n = 0;

  for (gsize i = 0; i < town->n_people; i++)
    n += town->people[i].left_day >= yui_text_make_day (year, 1, 1)
         && town->people[i].left_day <= yui_text_make_day (year, 12, 31);
  return n;
}

static gsize
count_skippable (const YuiAnnualReportTown *town, int year)
{
  gsize n = 0;

  for (gsize i = 0; i < town->n_people; i++)
    n += yui_annual_report_may_skip (&town->people[i], year);
  return n;
}

static void
put_employer (YuiPaperLayout *p, const YuiAnnualReport *r)
{
  yui_paper_heading (p, "給与支払者");
  yui_paper_fields_begin (p);
  yui_paper_field (p, "名称", r->employer.name);
  yui_paper_field (p, "所在地", r->employer.address);
  yui_paper_field_pair (p, "代表者", yui_paper_or (r->employer.representative, "－"), "法人番号",
                        yui_paper_or (r->corporate_number, "－"));
  yui_paper_field_pair (p, "電話", yui_paper_or (r->employer.phone, "－"), "連絡先",
                        yui_paper_or (r->contact, "－"));
  yui_paper_fields_end (p);
}

static void
put_cover (YuiPaperLayout *p, const YuiAnnualReport *r, const YuiAnnualReportTown *town)
{
  g_autofree char *year = format_year (r->year);
  g_autofree char *due = yui_text_format_day (yui_text_make_day (r->year + 1, 1, 31), FALSE);
  g_autofree char *to
      = town->name != NULL ? g_strdup_printf ("%s長　殿", town->name) : g_strdup (UNPLACED);
  gsize n_left = count_left (town, r->year), n_skip = count_skippable (town, r->year);
  g_autofree char *people = g_strdup_printf ("%" G_GSIZE_FORMAT "人", town->n_people);
  g_autofree char *split = g_strdup_printf (
      "在職 %" G_GSIZE_FORMAT "人　退職 %" G_GSIZE_FORMAT "人", town->n_people - n_left, n_left);
  g_autofree char *skip = g_strdup_printf ("%" G_GSIZE_FORMAT "人", n_skip);
  YuiAnnualReportPerson sum = add_up (town);
  g_autofree char *paid = yui_paper_format_yen (sum.paid_yen);
  g_autofree char *withheld = yui_paper_format_yen (sum.withheld_yen);

  yui_paper_text (p, YUI_PAPER_LARGE, PANGO_ALIGN_CENTER, year);
  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, TITLE "（総括表）");
  yui_paper_gap (p, 4);
  yui_paper_text (p, YUI_PAPER_LARGE, PANGO_ALIGN_LEFT, to);
  put_employer (p, r);
  yui_paper_heading (p, "報告");
  yui_paper_fields_begin (p);
  yui_paper_field_pair (p, "市区町村コード", yui_paper_or (town->code, "－"), "提出期限", due);
  yui_paper_field_pair (p, "報告人員", people, "内訳", split);
  yui_paper_field_pair (p, "支払金額の計", paid, "源泉徴収税額の計", withheld);
  yui_paper_field_pair (p, "省略できる人", skip, "徴収の区分", yui_paper_or (r->collection, "－"));
  yui_paper_fields_end (p);
}

static char *
format_remarks (const YuiAnnualReportPerson *p, int year)
{
  const char *remarks = yui_paper_or (p->remarks, "");

  if (!yui_annual_report_may_skip (p, year))
    return g_strdup (remarks);
  return g_strdup_printf ("%s%s省略可", remarks, *remarks != '\0' ? "、" : "");
}

static void
put_person (YuiPaperLayout *p,
            const YuiAnnualReport *r,
            const YuiAnnualReportPerson *person,
            gsize i)
{
  const char *kana = yui_paper_or (person->worker_kana, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
  g_autofree char *name = g_strdup_printf ("%s%s%s", person->worker_name, kana != NULL ? "\n" : "",
                                           kana != NULL ? kana : "");
  g_autofree char *birth
      = person->birth_day != 0 ? yui_paper_format_date (person->birth_day) : NULL;
  g_autofree char *where = g_strdup_printf (
      "%s\n%s生", yui_paper_or (person->address, "住所未登録"), birth != NULL ? birth : "－");
  g_autofree char *paid = yui_paper_format_number (person->paid_yen);
  g_autofree char *withheld = yui_paper_format_number (person->withheld_yen);
  g_autofree char *social = yui_paper_format_number (person->social_insurance_yen);
  g_autofree char *left = person->left_day != 0 ? yui_paper_format_date (person->left_day) : NULL;
  g_autofree char *remarks = format_remarks (person, r->year);

  yui_paper_table_row (p, YUI_PAPER_ROW,
                       (const char *const[]){ number, name, where, person->tax_column, paid,
                                              withheld, social, left, remarks });
}

static void
put_people (YuiPaperLayout *p, const YuiAnnualReport *r, const YuiAnnualReportTown *town)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "番号", 0.05, PANGO_ALIGN_RIGHT },          { "氏名", 0.16, PANGO_ALIGN_LEFT },
    { "住所・生年月日", 0.27, PANGO_ALIGN_LEFT }, { "欄", 0.04, PANGO_ALIGN_CENTER },
    { "支払金額", 0.1, PANGO_ALIGN_RIGHT },       { "税額", 0.08, PANGO_ALIGN_RIGHT },
    { "社会保険", 0.09, PANGO_ALIGN_RIGHT },      { "退職", 0.12, PANGO_ALIGN_LEFT },
    { "摘要", 0.09, PANGO_ALIGN_LEFT },
  };
  YuiAnnualReportPerson sum = add_up (town);
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT "人", town->n_people);
  g_autofree char *paid = yui_paper_format_number (sum.paid_yen);
  g_autofree char *withheld = yui_paper_format_number (sum.withheld_yen);
  g_autofree char *social = yui_paper_format_number (sum.social_insurance_yen);

  yui_paper_heading (p, "個人別明細の一覧");
  yui_paper_set_cell_size (p, 7.5);
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < town->n_people; i++)
    put_person (p, r, &town->people[i], i);
  yui_paper_table_row (
      p, YUI_PAPER_ROW_TOTAL,
      (const char *const[]){ "", "合計", count, "", paid, withheld, social, "", "" });
  yui_paper_table_end (p);
  yui_paper_set_cell_size (p, 9);
}

static void
put_report (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiAnnualReport *r = paper;

  if (r->n_towns == 0)
    yui_paper_text (p, YUI_PAPER_BODY, PANGO_ALIGN_LEFT, "この年に賃金を支払った人はいません。");
  for (gsize i = 0; i < r->n_towns; i++)
    {
      if (i > 0)
        yui_paper_new_page (p);
      put_cover (p, r, &r->towns[i]);
      put_people (p, r, &r->towns[i]);
    }
}

GBytes *
yui_annual_report_to_pdf (const YuiAnnualReport *report, GError **error)
{
  YuiPaperKind kind = { .title = TITLE };

  g_return_val_if_fail (report != NULL, NULL);

  if (!check (report, error))
    return NULL;
  kind.author = report->employer.name;
  return yui_paper_render (&report->head, &kind, put_report, report, error);
}

static void
add_day_or_blank (YuiCsvWriter *writer, gint64 day)
{
  if (day != 0)
    yui_csv_writer_add_day (writer, day);
  else
    yui_csv_writer_add_text (writer, NULL);
}

static void
write_person (YuiCsvWriter *writer,
              const YuiAnnualReport *r,
              const YuiAnnualReportTown *town,
              const YuiAnnualReportPerson *p)
{
  yui_csv_writer_add_int (writer, r->year);
  yui_csv_writer_add_text (writer, town->code);
  yui_csv_writer_add_text (writer, name_of_town (town));
  yui_csv_writer_add_text (writer, p->worker_name);
  yui_csv_writer_add_text (writer, p->worker_kana);
  add_day_or_blank (writer, p->birth_day);
  yui_csv_writer_add_text (writer, p->address);
  yui_csv_writer_add_text (writer, p->tax_column);
  yui_csv_writer_add_int (writer, p->paid_yen);
  yui_csv_writer_add_int (writer, p->withheld_yen);
  yui_csv_writer_add_int (writer, p->social_insurance_yen);
  add_day_or_blank (writer, p->joined_day);
  add_day_or_blank (writer, p->left_day);
  yui_csv_writer_add_text (writer, yui_annual_report_may_skip (p, r->year) ? "省略可" : NULL);
  yui_csv_writer_add_text (writer, p->remarks);
  yui_csv_writer_end_row (writer);
}

gboolean
yui_annual_report_write (YuiCsvWriter *writer, const YuiAnnualReport *report, GError **error)
{
  static const char *const HEADINGS[] = {
    "年",           "市区町村コード", "市区町村",   "氏名",     "フリガナ",
    "生年月日",     "住所",           "税額表の欄", "支払金額", "源泉徴収税額",
    "社会保険料等", "就職日",         "退職日",     "提出",     "摘要",
  };

  g_return_val_if_fail (writer != NULL && report != NULL, FALSE);

  if (!check (report, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    yui_csv_writer_add_text (writer, HEADINGS[i]);
  yui_csv_writer_end_row (writer);
  for (gsize i = 0; i < report->n_towns; i++)
    for (gsize j = 0; j < report->towns[i].n_people; j++)
      write_person (writer, report, &report->towns[i], &report->towns[i].people[j]);
  return TRUE;
}
