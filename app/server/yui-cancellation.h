/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-contract.h"
#include "store/yui-database.h"
#include "yui-attendance.h"
#include "yui-json.h"
#include "yui-law-tables.h"
#include "yui-pay-lines.h"

G_BEGIN_DECLS

/* The cancellation desk: what the law says of one contract, now. It lays out; the employer picks
 * the cause and confirms the amount, and only what is unlawful is refused. */

/* Pay of one day at the workplace, in the month that the average wage rests on. */
typedef struct
{
  YuiCivilDay day;
  gint64 wage_yen;
} YuiWageDay;

/* One contract with all that its cancellation rests on. Text is the case's. */
typedef struct
{
  char *contract_id;
  gint64 version;
  char *shift_id;
  char *employer_id;
  char *workplace_id;
  char *worker_id;
  char *worker_name;
  char *title;
  char *workplace_name;
  char *offer_id;
  gint64 start_s, end_s, break_min;
  gint64 hourly_yen, transport_yen;
  gint64 formed_s;
  gint64 cancelled_s; /* 0 while in force */
  gboolean has_notice;
  gboolean electronic_notice; /* the worker's wish */
  gboolean follows_24_hours;  /* the employer follows the association's rule */
  gboolean worked_pay_counts; /* its reading of an early finish: see YuiEarlyFinishFacts */
  YuiCivilDay work_day, pay_by_day;
  char *cancellation_id; /* NULL: there is none yet */
  gint64 now_s;

  /* Hours so far: as agreed, else as clocked; 0 while there are none. */
  YuiClockState clock_state;
  gint64 worked_start_s, worked_end_s, worked_break_min;

  gint64 scheduled_yen;             /* wage of the whole shift as agreed, without transport */
  gint64 worked_yen;                /* of the hours worked, no more than that */
  YuiExpectedPay scheduled, worked; /* line by line */

  /* Current staff have an employment that goes on: the three months of Art. 12 (1) at the employer.
   * Everybody else is hired by the day: the month before at the workplace, Art. 12 (7). */
  gboolean is_ongoing;
  char *pay_period_kind;            /* of the employer, as yui_pay_rule_names */
  int closing_day;                  /* of monthly pay */
  int calendar_days, excluded_days; /* of the period, when it is ongoing */
  YuiCivilDay month_from, month_to; /* of the period, both included */
  GArray *month;                    /* of YuiWageDay */
  gint64 month_yen;
  gboolean has_average;
  YuiAverageWage average;
} YuiCancelCase;

/* Reads the case; employer_scope NULL sees all of the programme. Returns FALSE with 404. */
gboolean yui_cancel_case_load (YuiCancelCase *one,
                               YuiDatabase *db,
                               gint64 programme_id,
                               const char *employer_scope,
                               const char *contract_id,
                               const YuiLawTables *tables,
                               gint64 now_s,
                               GError **error);
void yui_cancel_case_clear (YuiCancelCase *one);

/* The rule of the average wage, and why there is none (NULL: there is one). */
YuiLabourRule yui_cancel_case_average_rule (const YuiCancelCase *one);
const char *yui_cancel_case_why_no_average (const YuiCancelCase *one);

/* Fills month, month_yen and the average wage of Art. 12 from the hours of the period. Of current
 * staff, a day with leave by the employer's cause does not count, nor its wage (Art. 12 (3) iii);
 * injury, childbirth and care of family (i, ii, iv) and a trial period (v) are not known here. */
gboolean yui_cancel_case_load_month (YuiCancelCase *one,
                                     YuiDatabase *db,
                                     gint64 programme_id,
                                     const YuiLawTables *tables,
                                     GError **error);

/* Whether the start has come, so that it is an early finish. */
gboolean yui_cancel_case_has_started (const YuiCancelCase *one);

/* Whether reason can be picked by the employer at this side of the start. */
gboolean yui_cancel_case_offers (const YuiCancelCase *one, YuiCancelReason reason);

/* Lays out a reason that is offered, or WORKER_REQUEST before the start. */
void yui_cancel_case_assess (const YuiCancelCase *one,
                             YuiCancelReason reason,
                             YuiCancelAssessment *assessment);

/* Adds the members of openapi's CancellationDesk, without alternatives. */
void yui_cancel_case_add_json (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *object);

/* The computation as decided, as canonical JSON (caller's): facts, lines, options, cautions. */
char *yui_cancel_case_working (const YuiCancelCase *one,
                               YuiCancelReason reason,
                               const YuiCancelAssessment *assessment);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCancelCase, yui_cancel_case_clear)

G_END_DECLS
