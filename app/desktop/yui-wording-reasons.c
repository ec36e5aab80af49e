/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <glib/gi18n.h>

#define METRES_PER_KM 1000
#define RATING_UNIT   1000.0

/* Rules about time, place and wishes; NULL for another rule. */
static char *
say_by_circumstance (const char *rule, int n)
{
  if (g_str_equal (rule, "not_available"))
    return g_strdup_printf (ngettext ("%d person is not available then.",
                                      "%d people are not available then.", (gulong)n),
                            n);
  if (g_str_equal (rule, "booked"))
    return g_strdup_printf (
        ngettext ("%d person works then already.", "%d people work then already.", (gulong)n), n);
  if (g_str_equal (rule, "already_asked"))
    return g_strdup_printf (ngettext ("%d person was asked for this shift before.",
                                      "%d people were asked for this shift before.", (gulong)n),
                            n);
  if (g_str_equal (rule, "missing_qualification"))
    return g_strdup_printf (ngettext ("%d person lacks a qualification that the shift asks for.",
                                      "%d people lack a qualification that the shift asks for.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "travel_gap"))
    return g_strdup_printf (ngettext ("%d person could not get here from other work in time.",
                                      "%d people could not get here from other work in time.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "week_hours_cap"))
    return g_strdup_printf (ngettext ("%d person would work more than their limit that week.",
                                      "%d people would work more than their limit that week.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "wage_below_wish"))
    return g_strdup_printf (
        ngettext ("%d person wishes a higher wage.", "%d people wish a higher wage.", (gulong)n),
        n);
  if (g_str_equal (rule, "too_far"))
    return g_strdup_printf (ngettext ("%d person lives further away than they wish to travel.",
                                      "%d people live further away than they wish to travel.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "kind_not_wished"))
    return g_strdup_printf (ngettext ("%d person does not wish this kind of work.",
                                      "%d people do not wish this kind of work.", (gulong)n),
                            n);
  return NULL;
}

/* Rules about age, and about who wishes to work with whom; NULL for another rule. */
static char *
say_by_law (const char *rule, int n)
{
  if (g_str_equal (rule, "age_unknown"))
    return g_strdup_printf (ngettext ("%d person has no date of birth on record.",
                                      "%d people have no date of birth on record.", (gulong)n),
                            n);
  if (g_str_equal (rule, "under_age"))
    return g_strdup_printf (
        ngettext ("%d person is too young to work.", "%d people are too young to work.", (gulong)n),
        n);
  if (g_str_equal (rule, "minor_night"))
    return g_strdup_printf (ngettext ("%d person is under 18 and may not work at night.",
                                      "%d people are under 18 and may not work at night.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "minor_overtime"))
    return g_strdup_printf (ngettext ("%d person is under 18 and would work too long.",
                                      "%d people are under 18 and would work too long.", (gulong)n),
                            n);
  if (g_str_equal (rule, "not_in_ring"))
    return g_strdup_printf (ngettext ("%d person belongs to a group the shift is not open to.",
                                      "%d people belong to a group the shift is not open to.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "blocked_by_employer"))
    return g_strdup_printf (ngettext ("%d person is on your list of people not to ask.",
                                      "%d people are on your list of people not to ask.",
                                      (gulong)n),
                            n);
  if (g_str_equal (rule, "blocked_by_worker"))
    return g_strdup_printf (ngettext ("%d person does not wish to work here.",
                                      "%d people do not wish to work here.", (gulong)n),
                            n);
  return NULL;
}

char *
yui_wording_exclusion (YuiExclusion *exclusion)
{
  const char *rule = yui_exclusion_get_rule (exclusion);
  int n = yui_exclusion_get_people (exclusion);
  char *sentence = say_by_circumstance (rule, n);

  if (!sentence)
    sentence = say_by_law (rule, n);
  if (!sentence)
    sentence = g_strdup_printf (ngettext ("%d person is left out by another rule.",
                                          "%d people are left out by another rule.", (gulong)n),
                                n);
  return sentence;
}

static char *
say_distance (YuiCandidate *candidate)
{
  int dist_m = yui_candidate_get_distance_m (candidate);

  if (dist_m < 0)
    return NULL;
  if (dist_m < METRES_PER_KM)
    /* Translators: how far away a person lives, in metres. */
    return g_strdup_printf (_ ("%d m away"), dist_m);
  /* Translators: how far away a person lives, in kilometres. */
  return g_strdup_printf (_ ("%.1f km away"), dist_m / (double)METRES_PER_KM);
}

static char *
say_worked_here (YuiCandidate *candidate)
{
  int times = yui_candidate_get_worked_here (candidate);

  if (times <= 0)
    return NULL;
  return g_strdup_printf (ngettext ("Worked here once", "Worked here %d times", (gulong)times),
                          times);
}

static char *
say_reliability (YuiCandidate *candidate)
{
  int booked = yui_candidate_get_shifts_booked (candidate);
  int kept = yui_candidate_get_shifts_kept (candidate);

  if (booked <= 0)
    return NULL;
  /* Translators: of the shifts a person had agreed to, how many they came to. */
  return g_strdup_printf (ngettext ("Kept %d of %d shift", "Kept %d of %d shifts", (gulong)booked),
                          kept, booked);
}

static char *
say_rating (YuiCandidate *candidate)
{
  int rating_milli = yui_candidate_get_rating_milli (candidate);

  if (rating_milli < 0)
    return NULL;
  /* Translators: an average of ratings from 1 to 5. */
  return g_strdup_printf (_ ("Rated %.1f of 5"), rating_milli / RATING_UNIT);
}

static char *
say_turn (YuiCandidate *candidate)
{
  int days = yui_candidate_get_days_since_last_offer (candidate);

  if (days < 0)
    return g_strdup (_ ("Not offered work yet"));
  if (days == 0)
    return g_strdup (_ ("Offered work today"));
  return g_strdup_printf (
      ngettext ("Not offered work for %d day", "Not offered work for %d days", (gulong)days), days);
}

static char *
say_skills (YuiCandidate *candidate)
{
  const char *const *names = yui_candidate_get_qualification_names (candidate);
  g_autofree char *joined = NULL;

  if (!names[0])
    return NULL;
  /* Translators: stands between two items of a list. */
  joined = g_strjoinv (_ (", "), (char **)names);
  /* Translators: %s is a list of qualifications. */
  return g_strdup_printf (_ ("Has %s"), joined);
}

char *
yui_wording_reason (YuiCandidate *candidate, const char *term)
{
  static const struct
  {
    const char *term;
    char *(*say) (YuiCandidate *candidate);
  } table[] = {
    { "distance", say_distance },       { "skill_fit", say_skills },
    { "worked_here", say_worked_here }, { "rating", say_rating },
    { "mutual_rating", say_rating },    { "reliability", say_reliability },
    { "fair_turn", say_turn },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].term, term))
      return table[i].say (candidate);
  return NULL;
}

char *
yui_wording_reasons (YuiCandidate *candidate, guint max)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  GListModel *terms = yui_candidate_get_terms (candidate);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (terms) && n < max; i++)
    {
      g_autoptr (YuiScoreTerm) term = g_list_model_get_item (terms, i);
      g_autofree char *reason = yui_wording_reason (candidate, yui_score_term_get_term (term));

      if (reason && yui_score_term_get_contribution (term) > 0)
        {
          g_strv_builder_take (reasons, g_steal_pointer (&reason));
          n++;
        }
    }
  parts = g_strv_builder_end (reasons);
  /* Translators: stands between two reasons that are short sentences. */
  return g_strjoinv (_ (" · "), parts);
}
