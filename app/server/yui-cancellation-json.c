/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-cancellation.h"
#include "yui-pay-why.h"

/* Each figure with the rule it came from. Codes are stable; clients have sentences for them. */

static void
add_rule (YuiJson *doc, yyjson_mut_val *object, YuiLabourRule rule)
{
  yui_json_add_text (doc, object, "rule", yui_labour_rule_name (rule));
  yui_json_add_text (doc, object, "article", yui_labour_rule_article (rule));
  yui_json_add_text (doc, object, "certainty",
                     yui_labour_certainty_name (yui_labour_rule_certainty (rule)));
}

static yyjson_mut_val *
add_line (
    YuiJson *doc, yyjson_mut_val *lines, const char *code, gint64 amount_yen, YuiLabourRule rule)
{
  yyjson_mut_val *line = yyjson_mut_arr_add_obj (doc, lines);

  yui_json_add_text (doc, line, "code", code);
  yui_json_add_int (doc, line, "amount_yen", amount_yen);
  add_rule (doc, line, rule);
  return yyjson_mut_obj_add_obj (doc, line, "params");
}

static void
add_hours (YuiJson *doc,
           yyjson_mut_val *params,
           gint64 start_s,
           gint64 end_s,
           gint64 break_min,
           gint64 hourly_yen)
{
  yui_json_add_moment (doc, params, "starts_at", start_s);
  yui_json_add_moment (doc, params, "ends_at", end_s);
  yui_json_add_int (doc, params, "break_min", break_min);
  yui_json_add_int (doc, params, "worked_min",
                    (end_s - start_s) / YUI_SECONDS_PER_MINUTE - break_min);
  yui_json_add_int (doc, params, "hourly_wage_yen", hourly_yen);
}

static const char *
average_code (YuiLabourRule rule)
{
  if (rule == YUI_RULE_AVERAGE_WAGE_DAY_HIRE)
    return "average_wage";
  return rule == YUI_RULE_AVERAGE_WAGE ? "average_wage_calendar" : "average_wage_worked";
}

/* A wage for hours, with the lines that it is the sum of. */
static void
add_wage (YuiJson *doc,
          yyjson_mut_val *lines,
          const char *code,
          gint64 amount_yen,
          gint64 start_s,
          gint64 end_s,
          gint64 break_min,
          const YuiExpectedPay *pay)
{
  yyjson_mut_val *params = add_line (doc, lines, code, amount_yen, YUI_RULE_BASE_PAY);

  add_hours (doc, params, start_s, end_s, break_min, pay->hourly_yen);
  yui_pay_add_expected (pay, doc,
                        yyjson_mut_obj_add_arr (doc, yyjson_mut_arr_get_last (lines), "lines"));
}

static void
add_average_lines (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *lines)
{
  const YuiLabourRule rule = yui_cancel_case_average_rule (one);
  yyjson_mut_val *params = add_line (doc, lines, one->is_ongoing ? "period_wages" : "month_wages",
                                     one->month_yen, rule);

  yui_json_add_day (doc, params, "from", one->month_from);
  yui_json_add_day (doc, params, "to", one->month_to);
  yui_json_add_int (doc, params, "days_worked", one->month->len);
  if (one->is_ongoing)
    {
      yui_json_add_int (doc, params, "calendar_days", one->calendar_days);
      yui_json_add_int (doc, params, "excluded_days", one->excluded_days);
    }
  if (!one->has_average)
    {
      add_line (doc, lines, "average_wage_unknown", 0, rule);
      return;
    }
  add_line (doc, lines, average_code (rule), one->average.num / one->average.den, rule);
  add_line (doc, lines, "leave_floor", yui_labour_leave_floor_yen (&one->average),
            YUI_RULE_LEAVE_ALLOWANCE);
}

static void
add_working (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *lines = yyjson_mut_obj_add_arr (doc, object, "working");

  add_wage (doc, lines, "scheduled_wage", one->scheduled_yen, one->start_s, one->end_s,
            one->break_min, &one->scheduled);
  if (yui_cancel_case_has_started (one))
    {
      add_wage (doc, lines, "worked_wage", one->worked_yen, one->worked_start_s, one->worked_end_s,
                one->worked_break_min, &one->worked);
      add_line (doc, lines, "lost_wage", one->scheduled_yen - one->worked_yen,
                YUI_RULE_LEAVE_FULL_WAGE);
    }
  add_average_lines (one, doc, lines);
}

static void
add_average (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *average = yyjson_mut_obj_add_obj (doc, object, "average_wage");
  yyjson_mut_val *days = yyjson_mut_obj_add_arr (doc, average, "days");

  if (one->has_average)
    yui_json_add_int (doc, average, "yen_per_day", one->average.num / one->average.den);
  else
    yui_json_add_null (doc, average, "yen_per_day");
  yui_json_add_text (doc, average, "why", yui_cancel_case_why_no_average (one));
  add_rule (doc, average, yui_cancel_case_average_rule (one));
  for (guint i = 0; i < one->month->len; i++)
    {
      const YuiWageDay *day = &g_array_index (one->month, YuiWageDay, i);
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (doc, days);

      yui_json_add_day (doc, entry, "work_date", day->day);
      yui_json_add_int (doc, entry, "wage_yen", day->wage_yen);
    }
}

static const struct
{
  guint32 bit;
  const char *name;
} CAUTIONS[] = {
  { YUI_CAUTION_INDUSTRY_ONLY, "industry_rule_only" },
  { YUI_CAUTION_FLOOR_UNKNOWN, "floor_unknown" },
  { YUI_CAUTION_FULL_BELOW_FLOOR, "full_below_floor" },
  { YUI_CAUTION_COURT_FULL, "courts_ordered_full" },
  { YUI_CAUTION_NOT_IN_TERMS, "not_in_terms" },
  { YUI_CAUTION_UNSURE_RULE, "unsure_rule" },
};

static void
add_cautions (const YuiCancelAssessment *a, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *cautions = yyjson_mut_obj_add_arr (doc, object, "cautions");
  yyjson_mut_val *cases = yyjson_mut_obj_add_arr (doc, object, "cases");

  for (gsize i = 0; i < G_N_ELEMENTS (CAUTIONS); i++)
    if (a->cautions & CAUTIONS[i].bit)
      yyjson_mut_arr_add_str (doc, cautions, CAUTIONS[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (a->cases); i++)
    if (a->cases[i] != YUI_RULE_NONE)
      add_rule (doc, yyjson_mut_arr_add_obj (doc, cases), a->cases[i]);
}

static void
add_options (const YuiCancelAssessment *a, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *options = yyjson_mut_obj_add_arr (doc, object, "options");

  for (guint i = 0; i < YUI_N_OWED; i++)
    {
      const YuiOwedOption *option = &a->options[i];
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (doc, options);

      yui_json_add_text (doc, entry, "owed_kind", yui_owed_kind_name ((YuiOwedKind)i));
      yui_json_add_text (doc, entry, "state", yui_option_state_name (option->state));
      if (option->state == YUI_OPTION_UNKNOWN)
        yui_json_add_null (doc, entry, "amount_yen");
      else
        yui_json_add_int (doc, entry, "amount_yen", option->amount_yen);
      add_rule (doc, entry, option->source.rule);
    }
}

static void
add_reason (const YuiCancelCase *one, YuiCancelReason reason, YuiJson *doc, yyjson_mut_val *object)
{
  YuiCancelAssessment a;

  yui_cancel_case_assess (one, reason, &a);
  yui_json_add_text (doc, object, "reason", yui_cancel_reason_name (reason));
  yui_json_add_bool (doc, object, "is_allowed", a.reason_is_allowed);
  yui_json_add_text (doc, object, "preset", yui_owed_kind_name (a.preset));
  add_options (&a, doc, object);
  add_cautions (&a, doc, object);
}

static const char *
side_name (const YuiCancelCase *one)
{
  YuiCancelAssessment a;

  yui_cancel_case_assess (one, YUI_CANCEL_FORCE_MAJEURE, &a);
  return yui_cancel_side_name (a.side);
}

static void
add_facts (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "kind",
                     yui_cancel_case_has_started (one) ? "early_finish" : "before_start");
  yui_json_add_text (doc, object, "side", side_name (one));
  yui_json_add_moment (doc, object, "now", one->now_s);
  yui_json_add_int (doc, object, "until_start_s", one->start_s - one->now_s);
  yui_json_add_moment (doc, object, "starts_at", one->start_s);
  yui_json_add_moment (doc, object, "ends_at", one->end_s);
  yui_json_add_moment (doc, object, "formed_at", one->formed_s);
  yui_json_add_int (doc, object, "scheduled_wage_yen", one->scheduled_yen);
  yui_json_add_int (doc, object, "worked_wage_yen", one->worked_yen);
  yui_json_add_day (doc, object, "pay_by_date", one->pay_by_day);
  yui_json_add_bool (doc, object, "follows_24_hours", one->follows_24_hours);
}

void
yui_cancel_case_add_json (const YuiCancelCase *one, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *reasons;

  yui_json_add_text (doc, object, "contract_id", one->contract_id);
  yui_json_add_int (doc, object, "version", one->version);
  yui_json_add_text (doc, object, "shift_id", one->shift_id);
  yui_json_add_text (doc, object, "worker_id", one->worker_id);
  yui_json_add_text (doc, object, "worker_name", one->worker_name);
  yui_json_add_text (doc, object, "title", one->title);
  yui_json_add_text (doc, object, "workplace_name", one->workplace_name);
  add_facts (one, doc, object);
  add_working (one, doc, object);
  add_average (one, doc, object);
  reasons = yyjson_mut_obj_add_arr (doc, object, "reasons");
  for (guint i = 0; i < YUI_N_CANCEL_REASONS; i++)
    if (yui_cancel_case_offers (one, (YuiCancelReason)i))
      add_reason (one, (YuiCancelReason)i, doc, yyjson_mut_arr_add_obj (doc, reasons));
}

char *
yui_cancel_case_working (const YuiCancelCase *one,
                         YuiCancelReason reason,
                         const YuiCancelAssessment *assessment)
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  add_facts (one, doc, root);
  add_working (one, doc, root);
  add_average (one, doc, root);
  yui_json_add_text (doc, root, "reason", yui_cancel_reason_name (reason));
  yui_json_add_bool (doc, root, "is_allowed", assessment->reason_is_allowed);
  add_options (assessment, doc, root);
  add_cautions (assessment, doc, root);
  return yui_json_write (doc, NULL);
}
