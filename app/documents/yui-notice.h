/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* A pause inside the working time. */
typedef struct
{
  gint64 start_s;
  gint64 end_s;
} YuiNoticeBreak;

/* An allowance besides the wage, for example { "交通費", "往復・実費上限", 500 }. note: nullable.
 */
typedef struct
{
  const char *label;
  const char *note;
  int yen;
} YuiNoticeAllowance;

/* Everything a working conditions notice for day work (労働条件通知書・日雇型) must say.
 * Sources: Labour Standards Act Art. 15 and its Rules Art. 5 (as of 2024-04: 変更の範囲, 更新上限),
 * Part-time and Fixed-term Act Art. 6 (昇給・退職手当・賞与の有無, 相談窓口; from 2026-10 also that
 * the reasons of differences in treatment may be asked), and the spot-work leaflet of 2025-07
 * (解約可能事由). */
typedef struct
{
  YuiPaperHead head;

  /* Who, and when the contract formed. Workplace address, representative, phone: nullable. */
  YuiPaperEmployer employer;
  const char *worker_name;
  const char *workplace_name;
  const char *workplace_address;
  gint64 formed_at_s;
  gboolean formed_by_application; /* TRUE: first_come; FALSE: selection, at acceptance */

  /* ① Term and renewal. */
  gint64 start_s;
  gint64 end_s;
  gboolean is_renewable;
  const char *renewal_criteria; /* needed if is_renewable */
  const char *renewal_limit;    /* nullable: "更新上限 無" */

  /* ② Place and work. Scopes of change are nullable: "変更なし". */
  const char *place_change_scope;
  const char *duties;
  const char *duties_change_scope;

  /* ③ Hours. The breaks may have no set time: then only break_min counts. */
  int break_min;
  const YuiNoticeBreak *breaks;
  gsize n_breaks;
  gboolean has_overtime;     /* work beyond the times may be ordered (needs a 36 agreement) */
  const char *overtime_note; /* nullable */
  gboolean has_rest_day_work;
  gboolean has_shift_rotation;
  const char *preparation_note; /* nullable; what is inside the working time: "着替え10分を含む" */
  const char *days_off_note;    /* nullable: a one-day contract has none */

  /* ④ Wage. The rates are percent added; statutory 25, 50, 35, 25. */
  int hourly_yen;
  const YuiNoticeAllowance *allowances;
  gsize n_allowances;
  int expected_yen; /* wage and allowances of the planned hours, before deductions */
  int overtime_percent;
  int overtime_over_60h_percent;
  int rest_day_percent;
  int night_percent;
  gint64 closing_day;     /* 賃金締切日 */
  gint64 pay_day;         /* 賃金支払日 */
  const char *pay_method; /* "口座振込" */
  const char *deductions; /* nullable: "法令によるもの(源泉所得税等)以外なし" */
  gboolean has_raise;
  gboolean has_bonus;
  gboolean has_retirement_pay;

  /* ⑤ End of the contract. */
  const char *const *cancel_reasons; /* 解約可能事由, any time; at least one */
  gsize n_cancel_reasons;
  const char *const *early_cancel_reasons; /* only 24 h before the start or earlier; may be none */
  gsize n_early_cancel_reasons;
  const char
      *conversion_note; /* nullable; 無期転換, only where the right arises in this contract */
  const char *resignation_note; /* nullable: how the worker gives notice of absence or leaving */

  /* ⑥ Insurance, safety, help. */
  gboolean has_accident_insurance;
  gboolean has_employment_insurance;
  gboolean has_health_insurance;
  gboolean has_pension_insurance;
  const char *smoking; /* 受動喫煙対策; needed */
  const char *belongings;
  const char *clothing;
  const char *safety_note;
  const char *emergency_contact;     /* 当日の緊急連絡先; needed */
  const char *consultation_desk;     /* 雇用管理の改善等に関する相談窓口; needed */
  const char *harassment_desk;       /* nullable: the same desk */
  const char *treatment_explanation; /* nullable: the standard sentence and consultation_desk */
  const char *other;                 /* nullable */

  /* How it is given. */
  gboolean wants_electronic;
  gint64 wished_s;        /* when the worker asked for the electronic form; 0: not noted */
  gint64 delivered_s;     /* 0: not yet */
  gint64 received_s;      /* when the worker opened or took it; 0: not noted */
  const char *terms_hash; /* nullable; shown so that both sides can compare */
} YuiNotice;

/* Returns the notice as PDF. */
GBytes *yui_notice_to_pdf (const YuiNotice *notice, GError **error);

G_END_DECLS
