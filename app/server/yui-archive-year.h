/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-withholding.h"
#include "yui-archive.h"

G_BEGIN_DECLS

/* What of it was taxed by one column of the table. */
typedef struct
{
  gint64 paid_yen; /* taxable */
  gint64 withheld_yen;
  int n_slips;
  int n_by_hand; /* slips whose tax somebody entered, as no table was installed */
  int dependants; /* the most that were declared; column kou only */
} YuiArchiveYearColumn;

/* What an employer paid a person in the locked runs whose pay day is in a period. Columns are those
 * of the payslips, as they were declared when each was made. */
typedef struct
{
  char *worker_id;
  char *name;
  char *kana;
  char *address;
  gint64 birth_day; /* 0: not on record */
  gint64 paid_yen;  /* taxable */
  gint64 withheld_yen;
  YuiArchiveYearColumn columns[YUI_TAX_MANUAL]; /* by YuiTaxColumn: kou, otsu, hei */
} YuiArchiveYearPerson;

/* Reads everybody who was paid from task's from_day to before its to_day, by kana, or only task's
 * worker. Returns an array of YuiArchiveYearPerson, NULL with error. Transport is taken as within
 * the tax-free limit, as it was when tax was withheld. */
GPtrArray *yui_archive_read_year (const YuiArchiveTask *task, YuiDatabase *db, GError **error);

/* "丙", or "甲・丙" of a person whose column changed in the year (caller's). */
char *yui_archive_year_columns (const YuiArchiveYearPerson *person);

/* What a slip or a report adds in its 摘要: the columns but for 甲, the amounts of each when there is
 * more than one, and that a tax was entered by hand; NULL when there is nothing to say (caller's).
 *
 * A person gets one slip a year from a payer, whatever columns were used: the Act and the form know
 * no slip for each column. Source: Income Tax Act Art. 226 (1); Rules Art. 93 (1). */
char *yui_archive_year_remarks (const YuiArchiveYearPerson *person);

G_END_DECLS
