/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-csv-writer.h"
#include "yui-paper.h"

G_BEGIN_DECLS

/* Who was paid in the year, for the municipality where the person lives on 1 January of the next.
 *
 * worker_kana     nullable. birth_day: needed.
 * address         on 1 January; needed.
 * tax_column      nullable; "丙".
 * joined_day, left_day  in the year, or 0. A person who left by the end of the year with no more
 *                 than YUI_ANNUAL_REPORT_MAY_SKIP_YEN need not be reported; marked, never left out.
 * remarks         nullable; 摘要. */
typedef struct
{
  const char *worker_name;
  const char *worker_kana;
  gint64 birth_day;
  const char *address;
  const char *tax_column;
  gint64 paid_yen;
  gint64 withheld_yen;
  gint64 social_insurance_yen;
  gint64 joined_day;
  gint64 left_day;
  const char *remarks;
} YuiAnnualReportPerson;

/* Source: Local Tax Act Art. 317-6 (3). */
#define YUI_ANNUAL_REPORT_MAY_SKIP_YEN 300000

/* A municipality with its people. code: the six digits with check digit, nullable; name: "佐渡市".
 * A town without a name holds the people whose municipality is not known: they come last, under
 * "提出先未登録". */
typedef struct
{
  const char *code;
  const char *name;
  const YuiAnnualReportPerson *people;
  gsize n_people;
} YuiAnnualReportTown;

/* The annual report to municipalities (給与支払報告書): for each town its cover sheet (総括表) and
 * the list of its people (個人別明細の一覧). Due on 31 January of the year after.
 * Source: Local Tax Act Art. 317-6 (1).
 *
 * year              of payment: 2026.
 * corporate_number  nullable; 13 digits.
 * collection        nullable; 普通徴収 and its reason: "普通徴収（普D 給与の支払が不定期）".
 * contact           nullable; who is asked about it: department, name, phone. */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  const char *corporate_number;
  const char *contact;
  const char *collection;
  int year;
  const YuiAnnualReportTown *towns;
  gsize n_towns;
} YuiAnnualReport;

/* Whether the person need not be reported. */
gboolean yui_annual_report_may_skip (const YuiAnnualReportPerson *person, int year);

/* Returns all sheets as one PDF, each town from a new page on. */
GBytes *yui_annual_report_to_pdf (const YuiAnnualReport *report, GError **error);

/* Adds one row a person with headings: the municipality, the person, the amounts. FALSE with
 * YUI_DOCUMENTS_ERROR_INVALID, the writer untouched, as the PDF would be refused. */
gboolean
yui_annual_report_write (YuiCsvWriter *writer, const YuiAnnualReport *report, GError **error);

G_END_DECLS
