/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <glib/gi18n.h>

typedef struct
{
  int value;
  const char *text;
} YuiValueText;

typedef struct
{
  const char *word;
  const char *text;
} YuiWordText;

static const char *
find_value (const YuiValueText *table, int value)
{
  for (; table->text; table++)
    if (table->value == value)
      return _ (table->text);
  return "";
}

/* Text of a word, or NULL when the table does not have it. */
static const char *
find_word (const YuiWordText *table, const char *word)
{
  for (; word && table->word; table++)
    if (g_str_equal (table->word, word))
      return _ (table->text);
  return NULL;
}

const char *
yui_wording_role (YuiRole role)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_ROLE_EMPLOYER_OWNER, N_ ("Employer") },
    { YUI_ROLE_EMPLOYER_MANAGER, N_ ("Manager") },
    { YUI_ROLE_PAYROLL_CLERK, N_ ("Payroll") },
    { YUI_ROLE_COORDINATOR, N_ ("Coordinator") },
    { YUI_ROLE_AUDITOR, N_ ("Auditor") },
    { YUI_ROLE_KIOSK, N_ ("Kiosk") },
    { YUI_ROLE_WORKER, N_ ("Worker") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)role);
}

const char *
yui_wording_kind (YuiMembershipKind kind)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_MEMBERSHIP_KIND_CURRENT_STAFF, N_ ("Current staff") },
    { YUI_MEMBERSHIP_KIND_ALUMNI, N_ ("Former staff") },
    { YUI_MEMBERSHIP_KIND_REGISTERED, N_ ("Registered") },
    { YUI_MEMBERSHIP_KIND_PAST_SPOT, N_ ("Worked here before") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)kind);
}

const char *
yui_wording_shift_state (YuiShiftState state)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_SHIFT_STATE_DRAFT, N_ ("Draft") },
    { YUI_SHIFT_STATE_PUBLISHED, N_ ("Published") },
    { YUI_SHIFT_STATE_CANCELLED, N_ ("Cancelled") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)state);
}

const char *
yui_wording_offer_state (YuiOfferState state)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_OFFER_STATE_OPEN, N_ ("Waiting for an answer") },
    { YUI_OFFER_STATE_ACCEPTED, N_ ("Accepted") },
    { YUI_OFFER_STATE_DECLINED, N_ ("Declined") },
    { YUI_OFFER_STATE_WITHDRAWN, N_ ("Withdrawn") },
    { YUI_OFFER_STATE_EXPIRED, N_ ("Not answered in time") },
    { YUI_OFFER_STATE_ENDED, N_ ("Contract cancelled") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)state);
}

const char *
yui_wording_clock_state (YuiClockState state)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_CLOCK_STATE_NOT_IN, N_ ("Not checked in") },
    { YUI_CLOCK_STATE_IN, N_ ("Working") },
    { YUI_CLOCK_STATE_ON_BREAK, N_ ("On a break") },
    { YUI_CLOCK_STATE_OUT, N_ ("Checked out") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)state);
}

const char *
yui_wording_attendance_state (YuiAttendanceState state)
{
  /* clang-format off */
  static const YuiValueText table[] = {
    { YUI_ATTENDANCE_STATE_EXPECTED, N_ ("Not worked yet") },
    { YUI_ATTENDANCE_STATE_WORKING, N_ ("Working now") },
    { YUI_ATTENDANCE_STATE_TO_CONFIRM, N_ ("To confirm") },
    { YUI_ATTENDANCE_STATE_AGREED, N_ ("Confirmed") },
    { YUI_ATTENDANCE_STATE_IN_PAY_RUN, N_ ("In a pay run") },
    { YUI_ATTENDANCE_STATE_PAID, N_ ("Pay locked") },
    { 0 },
  };
  /* clang-format on */

  return find_value (table, (int)state);
}

const char *
yui_wording_review_reason (const char *reason)
{
  /* clang-format off */
  static const YuiWordText table[] = {
    { "off_plan", N_ ("The times are far from the plan.") },
    { "device_clock", N_ ("The clock of the device was wrong.") },
    { "order", N_ ("A check-in or check-out is missing or out of order.") },
    { NULL },
  };
  /* clang-format on */
  const char *text = find_word (table, reason);

  return text ? text : _ ("Please look at the times.");
}

const char *
yui_wording_term (const char *term)
{
  /* clang-format off */
  static const YuiWordText table[] = {
    { "distance", N_ ("Near the workplace") },
    { "skill_fit", N_ ("Fitting qualifications") },
    { "worked_here", N_ ("Worked here before") },
    { "reliability", N_ ("Keeps shifts") },
    { "rating", N_ ("Ratings") },
    { "mutual_rating", N_ ("Ratings") },
    { "fair_turn", N_ ("It is their turn") },
    { "wish_fit", N_ ("Fits their wishes") },
    { NULL },
  };
  /* clang-format on */
  const char *text = find_word (table, term);

  return text ? text : term;
}

const char *
yui_wording_term_meaning (const char *term)
{
  /* clang-format off */
  static const YuiWordText table[] = {
    { "distance", N_ ("Who lives nearer comes first. From 20 km on it gives nothing.") },
    { "skill_fit", N_ ("Who has more of the useful qualifications comes first.") },
    { "worked_here", N_ ("Who worked here more often comes first, up to five times.") },
    { "reliability", N_ ("Who came to the shifts they had agreed to comes first. One bad day does not mark a newcomer.") },
    { "rating", N_ ("Who was rated better comes first.") },
    { "fair_turn", N_ ("Who was not offered work for longer comes first, up to four weeks.") },
    { "wish_fit", N_ ("Who gets more than the wage they wish for comes first.") },
    { NULL },
  };
  /* clang-format on */
  const char *text = find_word (table, term);

  return text ? text : term;
}

const char *
yui_wording_rule (const char *rule)
{
  /* clang-format off */
  static const YuiWordText table[] = {
    { "blocked_by_employer", N_ ("Is on your list of people not to ask.") },
    { "blocked_by_worker", N_ ("Does not wish to work here.") },
    { "not_in_ring", N_ ("Belongs to a group the shift is not open to.") },
    { "already_asked", N_ ("Was asked for this shift already.") },
    { "age_unknown", N_ ("Has no date of birth on record.") },
    { "under_age", N_ ("Is too young to work.") },
    { "minor_night", N_ ("Is under 18 and may not work at night.") },
    { "minor_overtime", N_ ("Is under 18 and would work too long.") },
    { "missing_qualification", N_ ("Lacks a qualification that the shift asks for.") },
    { "not_available", N_ ("Is not available then.") },
    { "booked", N_ ("Works then already.") },
    { "travel_gap", N_ ("Could not get here from other work in time.") },
    { "week_hours_cap", N_ ("Would work more than their limit that week.") },
    { "wage_below_wish", N_ ("Wishes a higher wage.") },
    { "too_far", N_ ("Lives further away than they wish to travel.") },
    { "kind_not_wished", N_ ("Does not wish this kind of work.") },
    { NULL },
  };
  /* clang-format on */
  const char *text = find_word (table, rule);

  return text ? text : _ ("Is left out by another rule.");
}

char *
yui_wording_seats (YuiShift *shift)
{
  int seats = yui_shift_get_seats (shift);
  int open = yui_shift_get_offers_open (shift);
  /* Translators: the first number is the seats that are taken, the second is all of them. */
  g_autofree char *filled
      = g_strdup_printf (ngettext ("%d of %d seat filled", "%d of %d seats filled", (gulong)seats),
                         yui_shift_get_seats_filled (shift), seats);
  g_autofree char *offers = NULL;

  if (open <= 0)
    return g_steal_pointer (&filled);

  /* Translators: offers that nobody has answered yet. */
  offers = g_strdup_printf (ngettext ("%d offer open", "%d offers open", (gulong)open), open);
  /* Translators: seats that are filled, then offers that are open. */
  return g_strdup_printf (_ ("%s, %s"), filled, offers);
}
