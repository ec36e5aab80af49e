/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

#define YUI_WITHHOLDING_SLIP_BLANK (-1)

/* A withholding slip (給与所得の源泉徴収票), the worker's copy: without the individual number.
 * Source: Income Tax Act Art. 226. Amounts may be YUI_WITHHOLDING_SLIP_BLANK where the form stays
 * empty: after_deduction_yen and allowances_yen, unless there was a year-end adjustment.
 *
 * kind           種別, "給料・賞与".
 * is_otsu, is_minor  the form's marks 乙欄 and 未成年者.
 * remarks        nullable; 摘要, "丙欄適用".
 * joined_day, left_day  in the year, or 0. */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  int year;
  const char *worker_name;
  const char *worker_kana;    /* nullable */
  const char *worker_address; /* needed */
  gint64 birth_day;
  const char *kind;
  gint64 paid_yen;
  gint64 after_deduction_yen;
  gint64 allowances_yen;
  gint64 withheld_yen;
  gint64 social_insurance_yen;
  gint64 joined_day;
  gint64 left_day;
  gboolean is_otsu;
  gboolean is_minor;
  const char *remarks;
} YuiWithholdingSlip;

/* Whether the tax office gets the slip of a person in column otsu or hei too: above 500,000 yen a
 * year. The person gets it whatever the amount, within a month of leaving.
 * Source: Income Tax Act Art. 226; Rules Art. 93 (2). */
#define YUI_WITHHOLDING_SLIP_FILE_ABOVE_YEN 500000
gboolean yui_withholding_slip_must_be_filed (gint64 paid_yen);

/* Returns the slip as PDF. */
GBytes *yui_withholding_slip_to_pdf (const YuiWithholdingSlip *slip, GError **error);

G_END_DECLS
