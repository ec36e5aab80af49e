/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-cancel.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-wording.h"

#define MINUTE_S       60
#define HOUR_S         (60 * MINUTE_S)
#define DAY_S          (24 * HOUR_S)
#define ONLY_DAYS_FROM (2 * DAY_S) /* before that the hours matter: the rules turn at 24 */

typedef struct
{
  const char *word;
  const char *text;
} WordText;

static const char *
find (const WordText *table, const char *word)
{
  for (; word && table->word; table++)
    if (g_str_equal (table->word, word))
      return table->text[0] ? _ (table->text) : "";
  return word;
}

char *
yui_wording_until_start (int until_start_s)
{
  const int seconds = ABS (until_start_s);
  const int days = seconds / DAY_S, hours = seconds % DAY_S / HOUR_S;
  /* Translators: a length of time in days and hours. */
  g_autofree char *length
      = seconds >= ONLY_DAYS_FROM ? g_strdup_printf (_ ("%d days %d h"), days, hours)
                                  : yui_wording_minutes (seconds / MINUTE_S);

  if (until_start_s > 0)
    /* Translators: %s is a length of time. */
    return g_strdup_printf (_ ("%s to the start"), length);
  /* Translators: %s is a length of time. */
  return g_strdup_printf (_ ("%s since the start"), length);
}

const char *
yui_wording_cancel_side (const char *side)
{
  /* clang-format off */
  static const WordText table[] = {
    { "before_24h", N_ ("24 hours or more before the start") },
    { "within_24h", N_ ("Less than 24 hours before the start") },
    { "started", N_ ("The work has started") },
    { NULL },
  };
  /* clang-format on */

  return find (table, side);
}

const char *
yui_wording_cancel_reason (const char *reason)
{
  /* clang-format off */
  static const WordText table[] = {
    { "force_majeure", N_ ("Typhoon, earthquake or other force majeure") },
    { "worker_unable", N_ ("The person cannot work that day") },
    { "qualification_missing", N_ ("A required licence is missing") },
    { "breach", N_ ("A serious breach of the contract by the person") },
    { "conditions_not_met", N_ ("The person does not meet the conditions of the posting") },
    { "belongings_missing", N_ ("The person lacks what the work needs") },
    { "business_volume", N_ ("There is less work than expected") },
    { "posting_mistake", N_ ("The posting was wrong") },
    { "employer_other", N_ ("Another reason of ours") },
    { "worker_request", N_ ("The person asked for it") },
    { NULL },
  };
  /* clang-format on */

  return find (table, reason);
}

const char *
yui_wording_owed_kind (const char *owed_kind, gboolean is_early_finish)
{
  /* clang-format off */
  static const WordText before[] = {
    { "nothing", N_ ("Nothing") },
    { "statutory_floor", N_ ("60 per cent of the average wage (the least by law)") },
    { "sixty_percent", N_ ("60 per cent of the planned wage") },
    { "full_wage", N_ ("The full planned wage") },
    { NULL },
  };
  static const WordText early[] = {
    { "nothing", N_ ("Only the hours worked") },
    { "statutory_floor", N_ ("Up to 60 per cent of the average wage (the least by law)") },
    { "sixty_percent", N_ ("60 per cent of the wage for the hours lost") },
    { "full_wage", N_ ("The full wage for the hours lost") },
    { NULL },
  };
  /* clang-format on */

  return find (is_early_finish ? early : before, owed_kind);
}

const char *
yui_wording_option_state (const char *state)
{
  /* clang-format off */
  static const WordText table[] = {
    { "open", "" },
    { "needs_reason", N_ ("Needs a written reason") },
    { "unlawful", N_ ("Not lawful in this case") },
    { "unknown", N_ ("Cannot be computed: no work here in the month before") },
    { NULL },
  };
  /* clang-format on */

  return find (table, state);
}

const char *
yui_wording_caution (const char *caution)
{
  /* clang-format off */
  static const WordText table[] = {
    { "industry_rule_only",
      N_ ("That nothing is owed here rests on a rule of the spot-work association, not on law. "
          "A court may see it differently.") },
    { "floor_unknown",
      N_ ("There is no average wage to compare with, so whether 60 per cent is enough is not certain.") },
    { "full_below_floor",
      N_ ("60 per cent of the average wage is more than the full wage of this shift.") },
    { "courts_ordered_full",
      N_ ("Courts have ordered the full wage for cancellations on the day before.") },
    { "not_in_terms", N_ ("The terms shown to the person do not name this reason.") },
    { "unsure_rule", N_ ("This rests on a rule that is not fully settled.") },
    { NULL },
  };
  /* clang-format on */

  return find (table, caution);
}

const char *
yui_wording_alternative (const char *kind)
{
  /* clang-format off */
  static const WordText table[] = {
    { "shorten", N_ ("Shorten the hours") },
    { "move", N_ ("Move to another day") },
    { "reassign", N_ ("Other work on the same day") },
    { NULL },
  };
  /* clang-format on */

  return find (table, kind);
}

const char *
yui_wording_working_title (const char *code)
{
  /* clang-format off */
  static const WordText table[] = {
    { "scheduled_wage", N_ ("Planned wage") },
    { "worked_wage", N_ ("Wage for the hours worked") },
    { "lost_wage", N_ ("Wage for the hours lost") },
    { "month_wages", N_ ("Wages here in the month before") },
    { "period_wages", N_ ("Wages here in the three months before") },
    { "average_wage", N_ ("Average wage for a day") },
    { "average_wage_calendar", N_ ("Average wage for a day") },
    { "average_wage_worked", N_ ("Average wage for a day") },
    { "average_wage_unknown", N_ ("No average wage") },
    { "leave_floor", N_ ("60 per cent of the average wage") },
    { NULL },
  };
  /* clang-format on */

  return find (table, code);
}

static int
get_param (YuiWorkingLine *line, const char *name)
{
  JsonObject *params = yui_working_line_get_params (line);

  return params && json_object_has_member (params, name)
             ? (int)json_object_get_int_member (params, name)
             : 0;
}

static char *
get_param_date (YuiWorkingLine *line, const char *name)
{
  JsonObject *params = yui_working_line_get_params (line);

  return yui_wording_date (params && json_object_has_member (params, name)
                               ? json_object_get_string_member (params, name)
                               : "1970-01-01");
}

/* What the three months do not know is said with them. */
static char *
say_period (YuiWorkingLine *line)
{
  g_autofree char *from = get_param_date (line, "from");
  g_autofree char *to = get_param_date (line, "to");

  /* Translators: two days; days of the calendar; days of work; days left out of both. */
  return g_strdup_printf (
      _ ("From %s to %s: %d days of the calendar, %d days of work; %d days of leave by the "
         "employer’s cause are left out, with their wages. Leave for injury, childbirth or family, "
         "a trial period and monthly wages are not known here."),
        from, to, get_param (line, "calendar_days"), get_param (line, "days_worked"),
        get_param (line, "excluded_days"));
}

char *
yui_wording_working_line (YuiWorkingLine *line)
{
  const char *code = yui_working_line_get_code (line);

  if (g_str_equal (code, "scheduled_wage") || g_str_equal (code, "worked_wage"))
    {
      g_autofree char *length = yui_wording_minutes (get_param (line, "worked_min"));
      g_autofree char *wage = yui_wording_yen (get_param (line, "hourly_wage_yen"));

      if (get_param (line, "worked_min") <= 0)
        return g_strdup (_ ("No hours were clocked."));
      /* Translators: working hours; the wage of an hour. */
      return g_strdup_printf (_ ("%s at %s an hour, premiums included, without transport."), length,
                                wage);
    }
  if (g_str_equal (code, "month_wages"))
    {
      g_autofree char *from = get_param_date (line, "from");
      g_autofree char *to = get_param_date (line, "to");
      int days = get_param (line, "days_worked");

      /* Translators: a day; another day; a number of days. */
      return g_strdup_printf (ngettext ("From %s to %s, %d day of work.",
                                        "From %s to %s, %d days of work.", (gulong)days),
                              from, to, days);
    }
  if (g_str_equal (code, "period_wages"))
    return say_period (line);
  if (g_str_equal (code, "average_wage_calendar"))
    return g_strdup (_ ("For current staff: these wages, divided by the days of the calendar."));
  if (g_str_equal (code, "average_wage_worked"))
    return g_strdup (_ ("For current staff paid by the hour: these wages, divided by the days of "
                        "work, times 60/100. It is more than by the days of the calendar."));
  if (g_str_equal (code, "average_wage"))
    return g_strdup (_ ("For people hired by the day: these wages, divided by the days of work, "
                        "times 73/100."));
  if (g_str_equal (code, "average_wage_unknown"))
    return g_strdup (_ ("Nobody can compute it without work here in that time."));
  if (g_str_equal (code, "leave_floor"))
    return g_strdup (_ ("The least leave allowance; a fraction of a yen is rounded up."));
  return g_strdup (_ ("The planned wage less the wage for the hours worked."));
}

char *
yui_wording_cancel_source (const char *article)
{
  /* clang-format off */
  static const WordText table[] = {
    { "civil_code_536_2",
      N_ ("Civil Code, Article 536 (2): the full wage when the cause lies with the employer.") },
    { "mhlw_spot_work_leaflet_2025_07",
      N_ ("Leaflet of the Ministry of Health, Labour and Welfare on spot work, July 2025.") },
    { "circular_1952_08_07_3445",
      N_ ("Circular 3445 of 7 August 1952: wages of the day count towards the 60 per cent.") },
    { "spot_work_association_2025_09",
      N_ ("Rule of the spot-work association, September 2025; not law.") },
    { "tokyo_summary_court_2025_12_09",
      N_ ("Tokyo Summary Court, 9 December 2025: the full wage for a last-minute cancellation.") },
    { "kanagawa_summary_court_2026_01_30",
      N_ ("Kanagawa Summary Court, 30 January 2026: a cancellation on the day before was an abuse; "
          "the full wage was owed.") },
    { "labour_standards_act_12_1",
      N_ ("Labour Standards Act, Article 12 (1): the wages of three months, divided by the days of "
          "the calendar.") },
    { "labour_standards_act_12_1_1",
      N_ ("Labour Standards Act, Article 12 (1) i: no less than 60 per cent of the wages for a day "
          "of work.") },
    { "labour_standards_act_12_7_notice_1963_52",
      N_ ("Labour Standards Act, Article 12 (7), and Notice 52 of 1963.") },
    { NULL },
  };
  /* clang-format on */
  const char *text = find (table, article);

  return text != article ? g_strdup (text) : yui_wording_pay_source (article);
}

/* ---- contracts ---- */

static char *
say_cancellation (YuiCancellation *cancellation)
{
  g_autofree char *when = yui_wording_moment (yui_cancellation_get_cancelled_at (cancellation));
  g_autofree char *yen = yui_wording_yen (yui_cancellation_get_owed_yen (cancellation));
  g_autofree char *pay_by = yui_wording_date (yui_cancellation_get_pay_by_date (cancellation));
  gboolean early = g_str_equal (yui_cancellation_get_kind (cancellation), "early_finish");
  const char *reason = yui_wording_cancel_reason (yui_cancellation_get_reason (cancellation));

  if (g_str_equal (yui_cancellation_get_by (cancellation), "worker"))
    /* Translators: %s is a day and a time. */
    return g_strdup_printf (_ ("Cancelled by the person on %s."), when);
  if (early)
    /* Translators: a reason; an amount of yen; a day. */
    return g_strdup_printf (_ ("Finished early: %s. Leave allowance %s, due by %s."), reason, yen,
                              pay_by);
  /* Translators: a day and a time; a reason; an amount of yen; a day. */
  return g_strdup_printf (_ ("Cancelled on %s: %s. Leave allowance %s, due by %s."), when, reason,
                            yen, pay_by);
}

static char *
say_proposal (YuiProposal *proposal)
{
  YuiTerms *terms = yui_proposal_get_terms (proposal);
  g_autofree char *day = yui_wording_day (yui_terms_get_starts_at (terms));
  g_autofree char *span
      = yui_wording_span (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));
  g_autofree char *reply_by = yui_wording_moment (yui_proposal_get_reply_by (proposal));

  /* Translators: "Shorten the hours" or the like; a day; hours; a day and a time. */
  return g_strdup_printf (_ ("Proposed: %s, %s %s. Answer by %s."),
                            yui_wording_alternative (yui_proposal_get_kind (proposal)), day, span,
                            reply_by);
}

char *
yui_wording_contract_story (YuiContract *contract)
{
  YuiCancellation *cancellation = yui_contract_get_cancellation (contract);
  YuiProposal *proposal = yui_contract_get_proposal (contract);

  if (cancellation)
    return say_cancellation (cancellation);
  return proposal ? say_proposal (proposal) : NULL;
}

char *
yui_wording_deliveries (YuiContract *contract)
{
  GListModel *deliveries = yui_contract_get_deliveries (contract);
  const char *wish = yui_contract_get_electronic_notice (contract)
      ? _ ("The person wishes the notice electronically.")
      : _ ("The person wishes the notice on paper.");
  g_autoptr (YuiNoticeDelivery) last = NULL;
  g_autofree char *when = NULL;
  guint n = g_list_model_get_n_items (deliveries);

  if (n == 0)
    /* Translators: how the person wishes the notice. */
    return g_strdup_printf (_ ("%s It has not been handed over yet."), wish);
  last = g_list_model_get_item (deliveries, n - 1);
  when = yui_wording_moment (yui_notice_delivery_get_delivered_at (last));
  /* Translators: how the person wishes the notice; a day and a time. */
  return g_strdup_printf (_ ("%s Handed over on %s."), wish, when);
}
