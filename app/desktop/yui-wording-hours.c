/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-hours.h"

#include <glib/gi18n.h>

#include "labour/yui-premium.h"
#include "yui-wording.h"

char *
yui_wording_claim (YuiClaim *claim)
{
  g_autofree char *hours = NULL;
  const char *note;

  g_return_val_if_fail (YUI_IS_CLAIM (claim), NULL);

  note = yui_claim_get_note (claim);
  hours = yui_wording_hours (yui_claim_get_started_at (claim), yui_claim_get_ended_at (claim),
                             yui_claim_get_break_min (claim));
  if (!note || !note[0])
    return g_steal_pointer (&hours);
  /* Translators: hours of work; what the person wrote about them. */
  return g_strdup_printf (_ ("%s (“%s”)"), hours, note);
}

char *
yui_wording_break_lack (int worked_min, int break_min)
{
  const int required_min = yui_labour_required_break_min (worked_min);
  g_autofree char *worked = NULL;

  if (worked_min <= 0 || MAX (break_min, 0) >= required_min)
    return g_strdup ("");
  worked = yui_wording_minutes (worked_min);
  /* Translators: a length of time; minutes of break that the law asks for; minutes there were. */
  return g_strdup_printf (_ ("%s of work need a break of %d minutes within it, and there were %d "
                             "(Labour Standards Act, Article 34)."),
                            worked, required_min, MAX (break_min, 0));
}

const char *
yui_wording_hours_span (const char *kind)
{
  if (g_strcmp0 (kind, "preparation") == 0)
    return C_ ("ordered work", "Preparation");
  if (g_strcmp0 (kind, "changing") == 0)
    return C_ ("ordered work", "Changing clothes");
  if (g_strcmp0 (kind, "cleaning") == 0)
    return C_ ("ordered work", "Cleaning up");
  if (g_strcmp0 (kind, "waiting") == 0)
    return C_ ("ordered work", "Waiting");
  return C_ ("ordered work", "Break");
}

static const char *
say_correction_kind (YuiCorrection *correction)
{
  const char *kind = yui_correction_get_kind (correction);

  if (g_str_equal (kind, "agreed"))
    return _ ("Confirmed");
  if (g_str_equal (kind, "reopened"))
    return _ ("Confirmation taken back");
  if (g_str_equal (kind, "disputed"))
    return _ ("Not agreed to by the person");
  if (g_str_equal (kind, "settled"))
    return _ ("Agreed by both sides");
  return _ ("Corrected");
}

char *
yui_wording_correction_title (YuiCorrection *correction)
{
  g_autofree char *moment = NULL;

  g_return_val_if_fail (YUI_IS_CORRECTION (correction), NULL);

  moment = yui_wording_moment (yui_correction_get_made_at (correction));
  /* Translators: what was done, such as "Corrected"; by whom; when. */
  return g_strdup_printf (_ ("%s by %s, %s"), say_correction_kind (correction),
                            yui_correction_get_made_by (correction), moment);
}

char *
yui_wording_correction_change (YuiCorrection *correction)
{
  g_autofree char *from = NULL, *to = NULL;
  GString *text;
  const char *why;

  g_return_val_if_fail (YUI_IS_CORRECTION (correction), NULL);

  why = yui_correction_get_why (correction);
  from = yui_wording_hours (yui_correction_get_from_start (correction),
                            yui_correction_get_from_end (correction),
                            yui_correction_get_from_break_min (correction));
  to = yui_wording_hours (yui_correction_get_to_start (correction),
                          yui_correction_get_to_end (correction),
                          yui_correction_get_to_break_min (correction));
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s → %s",
                          from ? from : _ ("nothing agreed"), to ? to : _ ("nothing agreed"));
  if (why[0])
    g_string_append_printf (text, "\n%s", why);
  if (yui_correction_get_was_paid (correction))
    g_string_append_printf (text, "\n%s",
                            _ ("These hours were paid before; the difference goes into a later "
                               "pay run."));
  return g_string_free (text, FALSE);
}

const char *
yui_wording_clock_kind (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
      return _ ("Check-in");
    case YUI_CLOCK_KIND_OUT:
      return _ ("Check-out");
    case YUI_CLOCK_KIND_BREAK_START:
      return _ ("Break began");
    case YUI_CLOCK_KIND_BREAK_END:
      return _ ("Break ended");
    case YUI_CLOCK_KIND_NONE:
    default:
      return "";
    }
}

/* A card that nobody knows, work that is not on record, or what the device sent made no sense. */
static const char *
say_unmatched_problem (const char *problem)
{
  if (g_str_equal (problem, "unknown_card") || g_str_equal (problem, "unknown-card"))
    return _ ("The card was not known");
  if (g_str_equal (problem, "wrong_pass") || g_str_equal (problem, "wrong-pass"))
    return _ ("The card was not read correctly");
  if (g_str_equal (problem, "no-contract") || g_str_equal (problem, "no_contract"))
    return _ ("There was no agreed work");
  if (g_str_equal (problem, "not-found"))
    return _ ("The work is not on record");
  return _ ("It could not be read in full");
}

char *
yui_wording_unmatched_title (YuiUnmatchedClockEvent *event)
{
  g_autofree char *moment = NULL;
  YuiClockKind kind;

  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event), NULL);

  kind = yui_unmatched_clock_event_get_kind (event);
  moment = yui_wording_moment (yui_unmatched_clock_event_get_occurred_at (event));
  /* Translators: a check-in, a check-out or a break; a day and a time. */
  return g_strdup_printf (_ ("%s, %s"), kind ? yui_wording_clock_kind (kind)
                                            : _ ("Check-in or check-out"), moment);
}

char *
yui_wording_unmatched_details (YuiUnmatchedClockEvent *event)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  const char *who, *card, *where;

  g_return_val_if_fail (YUI_IS_UNMATCHED_CLOCK_EVENT (event), NULL);

  who = yui_unmatched_clock_event_get_worker_name (event);
  card = yui_unmatched_clock_event_get_card_ending (event);
  where = yui_unmatched_clock_event_get_workplace_name (event);
  if (who)
    g_strv_builder_add (parts, who);
  if (!who && card)
    /* Translators: %s are the last letters of a card's number. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("card …%s"), card));
  if (where)
    g_strv_builder_add (parts, where);
  g_strv_builder_add (parts, say_unmatched_problem (yui_unmatched_clock_event_get_problem (event)));
  all = g_strv_builder_end (parts);
  return g_strjoinv (_ (" · "), all);
}
