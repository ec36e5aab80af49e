/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-sentence.h"

#include "yui-law-table.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROBLEM_PREFIX "urn:yui:problem:"

/* A stable word and what it says; NAMES IN {BRACES} are replaced by the params of that name. */
typedef struct
{
  const char *word;
  const char *sentence;
} Phrase;

/* clang-format cannot align tables with N_(), whose spaces it must not touch. */
/* clang-format off */
/* TRANSLATORS: words in {braces} are replaced by a number or a name; keep them as they are. */
static const Phrase problems[] = {
  { "unauthenticated", N_("The sign-in is no longer valid. Sign in again.") },
  { "sign-in-ended", N_("The sign-in is no longer valid. Sign in again.") },
  { "wrong-sign-in", N_("The name, the password or the code is not right.") },
  { "code-needed", N_("Enter the code that your authenticator shows now.") },
  { "wrong-code", N_("The code is not the one that is shown now.") },
  { "wrong-password", N_("The present password is not right.") },
  { "no-password", N_("This account has no password yet. Ask the people who run the server for an invitation.") },
  { "unknown-invitation", N_("This invitation was used or has run out. Ask for another.") },
  { "password-too-short-alone",
    N_("Without a second factor the password must be longer. Choose a longer one first.") },
  { "second-factor-needed", N_("This account needs a second step to sign in. Set it up first.") },
  { "totp-in-force", N_("A second factor is in use already.") },
  { "totp-not-begun", N_("Set up the second factor from the start again.") },
  { "machine-token", N_("This access was made for a machine. The people who run the server can end it.") },
  { "key-proof-needed", N_("This device is no longer let in. Let it in anew.") },
  { "forbidden", N_("This account may not do that.") },
  { "not-found", N_("This is no longer there.") },
  { "gone", N_("This is no longer there.") },
  { "conflict", N_("This cannot be done any more, because something else happened first.") },
  { "terms-changed", N_("The terms were changed meanwhile. Read them again before you accept.") },
  { "terms-accepted", N_("Somebody has accepted these terms, so they cannot change any more.") },
  { "already-partners", N_("The two programmes are partners already.") },
  { "already-settled", N_("Somebody has settled this already.") },
  { "code-taken", N_("There is a qualification with this code already.") },
  { "cursor-expired", N_("Changes that far back are no longer kept. Everything is read anew.") },
  { "dependency-rejected", N_("What this depends on was not done.") },
  { "device-seq-gap", N_("Earlier entries of this device are still missing. They are sent again.") },
  { "device-seq-reused", N_("This device was put back to an older state. Its entries are numbered anew and sent again.") },
  { "has-contracts", N_("This person has agreed to work that is not over. Cancel it first.") },
  { "kind-needed", N_("Say whether it was a check-in, a check-out or a break.") },
  { "not-put-aside", N_("Only a check-in that was put aside can be looked at again.") },
  { "own-offer", N_("This is the code of your own offer. Hand it to the other programme.") },
  { "partner-ended", N_("This partnership has ended already.") },
  { "poster-ended", N_("This poster is ended already.") },
  { "reply-given", N_("This review was answered already.") },
  { "review-given", N_("A review of this work was given already.") },
  { "subject-id", N_("The device sent something that cannot be understood. Please call the staff.") },
  { "too-many-offers", N_("Too many offers to partners are open. End one first.") },
  { "too-many-qualifications", N_("A programme cannot have more qualifications than these.") },
  { "unknown-kind", N_("The device sent something that cannot be understood. Please call the staff.") },
  { "work-not-done", N_("The work is not done yet. A review can be given after checking out.") },
  { "wrong-state", N_("This cannot be done in its present state.") },
  { "shift-full", N_("All seats of this shift are taken.") },
  { "seats-taken", N_("More seats are taken already.") },
  { "shift-cancelled", N_("A cancelled shift cannot be changed.") },
  { "shift-in-past", N_("The shift starts in the past. Give it a start in the future first.") },
  { "shift-not-draft", N_("Only a draft can be published.") },
  { "shift-not-open", N_("The shift has started or is cancelled.") },
  { "not-screened", N_("The programme screens employers before they post. Please ask the coordinator.") },
  { "screening-refused", N_("The programme does not let you post at present. Please ask the coordinator for the reason.") },
  { "too-many-open-seats", N_("With these seats there would be more open seats than the programme allows you.") },
  { "shift-not-published", N_("Publish the shift first.") },
  { "already-booked", N_("This person works at that time already.") },
  { "not-lawful", N_("The law does not allow this person to work this shift.") },
  { "offer-expired", N_("The time to answer this offer is over.") },
  { "offer-not-open", N_("This offer is no longer open.") },
  { "already-cancelled", N_("This was cancelled already.") },
  { "still-at-work",
    N_("The person has not checked out yet. Wait for the check-out: then the hours worked are known.") },
  { "shift-started", N_("The work has started already.") },
  { "people-changed",
    N_("The people of this shift have changed meanwhile. Look at what is shown now.") },
  { "pay-unknown", N_("The pay of this shift cannot be computed.") },
  { "proposal-not-open", N_("This proposal is no longer open.") },
  { "application-not-open", N_("This application is no longer open.") },
  { "already-applied", N_("You have applied for this work already.") },
  { "already-at-work", N_("The person has checked in already.") },
  { "reply-after-start", N_("The answer must be due before the shift starts.") },
  { "hours-confirmed", N_("You have confirmed these hours. Correct them instead.") },
  { "hours-disputed", N_("The person says other hours. Agree to these, or say yours.") },
  { "hours-in-draft-run",
    N_("A pay run that is not locked has these hours. Discard it first, or wait until it is locked.") },
  { "hours-not-disputed", N_("Both sides agree on these hours already.") },
  { "hours-of-another-day", N_("These hours are not near the planned work.") },
  { "hours-the-same", N_("These are the hours that are agreed already.") },
  { "claim-changed", N_("The other side says something else now. Read it again before you agree.") },
  { "check-in-code-expired",
    N_("This check-in code has run out. Scan the one that is shown now.") },
  { "second-person-needed",
    N_("A second person has to approve this pay run: whoever checked it cannot.") },
  { "already-answered",
    N_("This was done before, and its answer is given only once. Do it anew if you need another.") },
  { "nothing-to-write", N_("There is nothing on record yet that this paper could be made of.") },
  { "pay-run-not-locked",
    N_("Lock the pay run first; until then its amounts can still change.") },
  { "must-be-kept", N_("This paper must still be kept; it cannot be erased yet.") },
  { "employer-address-missing",
    N_("Your address is not on record, and this paper needs it.") },
  { "paper-incomplete", N_("Something that this paper needs is not on record.") },
  { "server-stopped",
    N_("The server stopped before this was done. Start it again; what was made is kept.") },
  { "precondition-failed",
    N_("Somebody else changed this meanwhile. What is shown now is the newest; make your change again.") },
  { "precondition-required", N_("This has to be read again before it can be changed.") },
  { "content-too-large", N_("This is too large for the server.") },
  { "unsupported-media-type", N_("The server cannot read this kind of file.") },
  { "invalid-input", N_("Something that was entered is not right.") },
  { "import-refused", N_("Nothing was taken over, because some rows are not right.") },
  { "table-missing",
    N_("The server lacks a table of the law that this needs. Tell the people who run it.") },
  { "unknown-card", N_("This card is not known here. Ask at the desk.") },
  { "wrong-pass", N_("The card could not be read. Show it again, or type the number on it.") },
  { "too-many-requests", N_("That was tried too often. Wait a moment and try again.") },
  { "busy", N_("The server is busy. Try again in a moment.") },
  { "storage-full",
    N_("The server has no room left; nothing was changed. Tell the people who run it.") },
  { "internal", N_("The server could not do this; nothing was changed.") },
};

static const Phrase faults[] = {
  { "required", N_("Please fill this in.") },
  { "null", N_("Please fill this in.") },
  { "type", N_("This is not the right kind of value.") },
  { "format", N_("This is not written in a way that can be read.") },
  { "too_short", N_("This is too short.") },
  { "too_long", N_("This is too long.") },
  { "password_too_short", N_("The password needs at least {min} characters.") },
  { "password_too_common", N_("This password is among those that are guessed first. Choose another.") },
  { "password_leaked", N_("This password is in a list of those that have leaked somewhere. Choose another.") },
  { "too_small", N_("It must be {min} or more.") },
  { "too_large", N_("It must be {max} or less.") },
  { "not_in_list", N_("This is not one of the choices.") },
  { "duplicate", N_("This is there twice.") },
  { "unknown_field", N_("The server does not know this.") },
  { "not_found", N_("This is no longer there.") },
  { "unlawful", N_("The law asks for more than this in this case.") },
  { "cannot_be_computed",
    N_("This amount cannot be computed from the records. Choose another.") },
  { "too_little", N_("This is less than what the choice comes to.") },
  { "reason_not_offered", N_("This reason cannot be given now.") },
  { "total_changed", N_("The amounts have changed meanwhile. Look at what is shown now.") },
  { "outside_agreed_hours", N_("The shorter hours must lie within those agreed.") },
  { "not_shorter", N_("These are the hours agreed already.") },
  { "not_digits", N_("Only digits can be given, as many as there are on the passbook.") },
  { "not_writable", N_("A bank cannot read “{character}”. Write the name in kana.") },
  { "not_in_shift_jis",
    N_("“{character}” in row {line} cannot be written in Shift_JIS. Choose UTF-8.") },
  { "account_missing", N_("{name}: no bank account is on record.") },
  { "branch_gone", N_("{name}: the bank no longer has this branch.") },
  { "holder_not_writable", N_("{name}: the name of the account's holder cannot be written for the bank.") },
  { "account_not_writable", N_("{name}: the bank account cannot be written for the bank.") },
  { "negative_pay", N_("{name}: money is taken back in this pay run. Settle it with the person.") },
  { "paying_account_missing", N_("The account that you pay from is not on record.") },
  { "paying_branch_gone", N_("The bank no longer has the branch of the account that you pay from.") },
  { "address_missing", N_("{name}: the address is not on record.") },
  { "birth_date_missing", N_("{name}: the date of birth is not on record.") },
  { "paper_not_made", N_("{name}: no paper could be made, because something is not on record.") },
  { "in_past", N_("This is in the past.") },
  { "in_future", N_("Hours can be confirmed when they are over.") },
  { "all_zero", N_("At least one weight must be more than 0.") },
  { "after_start", N_("The answer must be due before the shift starts.") },
  { "not_after_start", N_("The end must be after the start.") },
  { "not_after_from", N_("The last day of work is before the first.") },
  { "not_whole_minutes", N_("Only whole minutes can be given.") },
  { "needed_when_fewer",
    N_("These hours are fewer than clocked. Please note why; the person sees it.") },
  { "nothing_agreed", N_("No hours of these days are confirmed and unpaid. Confirm the hours first.") },
  { "hours_changed",
    N_("Hours changed since this draft was made. Discard it and make a new one.") },
  { "tax_amount_missing",
    N_("A tax column has no table here. Enter the tax of that payslip by hand first.") },
  { "period_does_not_fit", N_("These days are not a period of that kind.") },
  { "not_calendar_month",
    N_("The hours of a month can be rounded only where the closing day is the end of the month.") },
  { "month_rounding_changed",
    N_("Another pay run with the same month was locked since, so hours or pay are rounded otherwise now. Discard this draft and make it anew. Of two drafts with the same month, lock one before you make the other.") },
  { "not_after_closing", N_("In the same month the pay day comes after the closing day.") },
  { "only_kou", N_("Dependants count in column kō only.") },
  { "impossible_hours", N_("The confirmed hours of a shift cannot be right. Correct them first.") },
  { "wage_below_floor",
    N_("An hourly wage is below the minimum wage of its day; it cannot be paid so.") },
  { "below_minimum_wage",
    N_("The minimum wage there on that day is {floor_yen} yen an hour; less is not allowed.") },
  { "below_special_minimum_wage",
    N_("The special minimum wage of {industry} there on that day is {floor_yen} yen an hour; less is not allowed.") },
  { "wage_industry_unknown",
    N_("There is no special minimum wage of this business in this prefecture. Choose one of the list.") },
  { "table_missing",
    N_("The table {table} is not installed, so this cannot be worked out. Choose another date, or ask the people who run the server to install it.") },
  { "break_too_short", N_("The law asks for a break of at least {required_min} minutes.") },
  { "break_too_long", N_("The break is as long as the work.") },
  { "breaks_do_not_fit",
    N_("The break must lie within the work and be as long as the minutes of break.") },
  { "impossible_span", N_("The ordered work must end after it begins, near the hours of the shift.") },
  { "consent_needed", N_("This needs the person's consent.") },
  { "no_contract", N_("This person has no work within a day of that time.") },
  { "unknown_card", N_("This card is not known here. Ask at the desk.") },
  { "wrong_pass", N_("The card could not be read. Show it again, or type the number on it.") },
  { "only_at_kiosk", N_("A card number can be used at a kiosk only.") },
  { "one_of_two", N_("Either the card or the work has to be named.") },
  { "blocked", N_("One of the two does not want messages.") },
  { "certificate_needed", N_("A qualification is written down by who has seen the certificate.") },
  { "date_range", N_("Single dates reach from today to a year ahead.") },
  { "not_half_hours", N_("Times are full half-hours.") },
  { "not_in_order", N_("The entries are not in their order.") },
  { "too_many", N_("There are too many already. Delete one that is no longer used.") },
  { "unknown", N_("This is not there.") },
  { "not_in_pool", N_("This person is not in your pool.") },
  { "blocked_by_employer", N_("This person is on your list of people not to ask.") },
  { "blocked_by_worker", N_("This person does not wish to work here.") },
  { "already_offered", N_("This person was offered this shift already.") },
  { "already_declined", N_("This person has declined this shift.") },
  { "age_unknown", N_("This person's date of birth is not on record, so the age rules cannot be kept.") },
  { "too_young", N_("This person is too young to work.") },
  { "over_day", N_("This person is under 18 and would work more than 8 hours that day.") },
  { "over_week", N_("This person is under 18 and would work more than 40 hours that week.") },
  { "night", N_("This person is under 18 and may not work from 22:00 to 5:00.") },
  { "rest_day", N_("This person is under 18 and may not work on a rest day.") },
  { "dangerous", N_("This person is under 18 and may not do dangerous work.") },
  { "no_certificate", N_("This person is under 18, and no certificate of age is on record.") },
  { "no_consent", N_("This person is under 18, and no consent of a guardian is on record.") },
  { "missing_qualification", N_("This person lacks a qualification that the shift asks for.") },
  { "booked", N_("This person works at that time already.") },
  { "heading_missing", N_("The file has no line of headings with the columns 氏名 and フリガナ.") },
  { "account_headings_missing",
    N_("The headings are missing: staff number or name, bank, branch, account number and "
       "holder.") },
  { "not_a_table",
    N_("This is not a spreadsheet that was saved as CSV.") },
};

static const Phrase warnings[] = {
  { "below_coming_minimum_wage",
    N_("The minimum wage there rises to {coming_yen} yen an hour on a day that is not announced yet. If it is before this shift, the wage has to be raised.") },
};

static const Phrase import_faults[] = {
  { "missing", N_("This must be filled in.") },
  { "too_long", N_("This is too long.") },
  { "not_kana", N_("The reading must be written in kana.") },
  { "not_a_date", N_("This is not a date.") },
  { "date_is_a_number",
    N_("This is a spreadsheet's number for a date. Format the column as a date.") },
  { "date_in_future", N_("This date is in the future.") },
  { "under_age", N_("This person is too young to work.") },
  { "unknown_kind", N_("This kind of membership is not known.") },
  { "not_a_phone", N_("This is not a telephone number.") },
  { "not_a_wage", N_("This is not an hourly wage in yen.") },
  { "unknown_qualification", N_("This qualification is not known.") },
  { "duplicate", N_("The same person or staff number is there twice.") },
  { "unreadable", N_("These characters cannot be read.") },
  { "unknown_bank", N_("No bank has this code or name.") },
  { "unknown_branch", N_("No branch of this bank has this code or name.") },
  { "unknown_account_kind", N_("This kind of account is not known. Write 普通, 当座 or 貯蓄.") },
  { "not_digits", N_("This is not an account number of up to seven digits.") },
  { "not_writable", N_("A bank transfer cannot carry this name. Write it in kana.") },
  { "unknown_person", N_("Nobody in your pool has this number or name.") },
  { "ambiguous_person", N_("Several people have this name. Add the staff number or the reading.") },
};

/* The last member of a JSON Pointer, and what a person calls it. */
static const Phrase members[] = {
  { "workplace_id", N_("Workplace") },
  { "title", N_("Title") },
  { "description", N_("Description") },
  { "belongings", N_("Things to bring") },
  { "starts_at", N_("Start") },
  { "ends_at", N_("End") },
  { "break_min", N_("Break") },
  { "seats", N_("Seats") },
  { "hourly_wage_yen", N_("Hourly wage") },
  { "transport_yen", N_("Transport allowance") },
  { "hiring_mode", N_("How people are hired") },
  { "required_qualification_ids", N_("Qualifications") },
  { "reply_by", N_("Reply by") },
  { "worker_ids", N_("People") },
  { "started_at", N_("Start") },
  { "ended_at", N_("End") },
  { "note", N_("Note") },
  { "from", N_("First day") },
  { "to", N_("Last day") },
  { "pay_date", N_("Pay date") },
  { "bank_code", N_("Bank") },
  { "branch_code", N_("Branch") },
  { "number", N_("Account number") },
  { "holder_kana", N_("Holder in kana") },
  { "client_code", N_("Client code") },
  { "year", N_("Year") },
};
/* clang-format on */

static const char *
find_phrase (const Phrase *phrases, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (phrases[i].word, word) == 0)
      return gettext (phrases[i].sentence);
  return NULL;
}

#define FIND(phrases, word) find_phrase ((phrases), G_N_ELEMENTS (phrases), (word))

static void
append_param (GString *text, JsonObject *params, const char *name)
{
  JsonNode *node = params != NULL ? json_object_get_member (params, name) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (text, "%'" G_GINT64_FORMAT, json_node_get_int (node));
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_STRING && g_str_equal (name, "table"))
    {
      g_autofree char *table = yui_law_table_name (json_node_get_string (node));

      g_string_append (text, table);
    }
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append (text, json_node_get_string (node));
  else
    g_string_append (text, "–");
}

static char *
fill_in (const char *sentence, JsonObject *params)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *open;

  while ((open = strchr (sentence, '{')) != NULL && strchr (open, '}') != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = g_strndup (open + 1, close - open - 1);

      g_string_append_len (text, sentence, open - sentence);
      append_param (text, params, name);
      sentence = close + 1;
    }
  g_string_append (text, sentence);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static const char *
find_member_name (const char *pointer)
{
  g_auto (GStrv) parts = g_strsplit (pointer, "/", -1);

  for (int i = (int)g_strv_length (parts) - 1; i > 0; i--)
    {
      const char *name = FIND (members, parts[i]);

      if (name != NULL)
        return name;
    }
  return NULL;
}

char *
yui_problem_fault_to_sentence (YuiProblemFault *fault)
{
  const char *sentence, *name;
  g_autofree char *filled = NULL;

  g_return_val_if_fail (YUI_IS_PROBLEM_FAULT (fault), NULL);

  sentence = FIND (faults, yui_problem_fault_get_code (fault));
  if (sentence == NULL)
    sentence = FIND (warnings, yui_problem_fault_get_code (fault));
  filled = fill_in (
      sentence != NULL ? sentence : _("This is not right."), yui_problem_fault_get_params (fault));
  name = find_member_name (yui_problem_fault_get_pointer (fault));
  if (name == NULL)
    return g_steal_pointer (&filled);
  /* TRANSLATORS: the name of a field, then a sentence that says what is wrong with it. */
  return g_strdup_printf (C_("fault of a field", "%s: %s"), name, filled);
}

const char *
yui_problem_get_name (YuiProblem *problem)
{
  const char *uri;

  g_return_val_if_fail (YUI_IS_PROBLEM (problem), NULL);

  uri = yui_problem_get_type_uri (problem);
  return g_str_has_prefix (uri, PROBLEM_PREFIX) ? uri + strlen (PROBLEM_PREFIX) : uri;
}

static char *
join_faults (GListModel *errors)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (errors); i++)
    {
      g_autoptr (YuiProblemFault) fault = g_list_model_get_item (errors, i);
      g_autofree char *sentence = yui_problem_fault_to_sentence (fault);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static const char *
sentence_of_status (int status)
{
  if (status == 409)
    return FIND (problems, "conflict");
  if (status == 404 || status == 410)
    return FIND (problems, "not-found");
  if (status >= 500)
    return FIND (problems, "internal");
  return _("The server did not accept this.");
}

char *
yui_problem_to_sentence (YuiProblem *problem)
{
  const char *sentence;

  g_return_val_if_fail (YUI_IS_PROBLEM (problem), NULL);

  if (g_list_model_get_n_items (yui_problem_get_errors (problem)) > 0)
    return join_faults (yui_problem_get_errors (problem));
  sentence = FIND (problems, yui_problem_get_name (problem));
  if (sentence == NULL)
    sentence = sentence_of_status (yui_problem_get_status (problem));
  return g_strdup (sentence);
}

char *
yui_warning_to_sentence (YuiShiftWarning *warning)
{
  const char *sentence;

  g_return_val_if_fail (YUI_IS_SHIFT_WARNING (warning), NULL);

  sentence = FIND (warnings, yui_shift_warning_get_code (warning));
  if (sentence == NULL)
    sentence = _("Something about this shift may not be lawful on the day; look at it again.");
  return fill_in (sentence, yui_shift_warning_get_params (warning));
}

char *
yui_import_fault_to_sentence (YuiImportFault *fault)
{
  const char *sentence;

  g_return_val_if_fail (YUI_IS_IMPORT_FAULT (fault), NULL);

  sentence = FIND (import_faults, yui_import_fault_get_code (fault));
  return g_strdup (sentence != NULL ? sentence : _("This cannot be taken over."));
}
