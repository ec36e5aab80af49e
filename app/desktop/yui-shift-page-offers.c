/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-candidate-row.h"
#include "yui-deadline.h"
#include "yui-wording.h"

/* The part of the Shift page about the pool: who fits, offering, withdrawing. */

#define BEST 3

/* Room for a few people at once; the rest scrolls. */
#define ROWS_SHOWN 5
#define ROW_PX     108

static gint64
now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Whether an offer can be made at all: published, not over, a seat free, a lawful deadline. */
static gboolean
can_offer (YuiShiftPage *self)
{
  gint64 deadline_s;

  return self->shift && yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)))
         && yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_PUBLISHED
         && yui_shift_get_seats_filled (self->shift) < yui_shift_get_seats (self->shift)
         && yui_deadline_parse (gtk_editable_get_text (self->deadline_row), &deadline_s)
         && yui_deadline_is_lawful (deadline_s, now_s (), yui_shift_get_starts_at (self->shift));
}

/* Ids of people to offer to: the selected ones, or the best that were not asked yet. */
static GStrv
collect_workers (YuiShiftPage *self, gboolean selected, guint max)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GListModel *ranks = G_LIST_MODEL (self->ranking);
  guint n = 0;

  if (selected)
    return yui_candidate_ranking_dup_selected (self->ranking);
  for (guint i = 0; i < g_list_model_get_n_items (ranks) && n < max; i++)
    {
      g_autoptr (YuiRanked) ranked = g_list_model_get_item (ranks, i);
      YuiCandidate *candidate = yui_ranked_get_candidate (ranked);

      if (!candidate)
        break;
      if (!yui_candidate_can_be_asked (candidate))
        continue;
      g_strv_builder_add (ids, yui_candidate_get_worker_id (candidate));
      n++;
    }
  return g_strv_builder_end (ids);
}

static guint
count_workers (YuiShiftPage *self, gboolean selected, guint max)
{
  g_auto (GStrv) ids = collect_workers (self, selected, max);

  return g_strv_length (ids);
}

void
yui_shift_page_update_offering (YuiShiftPage *self)
{
  gboolean possible = can_offer (self);
  guint best = count_workers (self, FALSE, BEST);
  guint selected = count_workers (self, TRUE, G_MAXUINT);
  g_autofree char *label = NULL;

  if (best == 0 || best == BEST)
    label = g_strdup (_ ("Offer to the _best three"));
  else
    label = g_strdup_printf (ngettext ("Offer to the _best one", "Offer to the _best %u", best),
                             best);
  gtk_button_set_label (self->best_button, label);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-best", possible && best > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-selected",
                                 possible && selected > 0);
}

static void
describe_offering (YuiShiftPage *self, YuiCandidateTerms *terms)
{
  int eligible = yui_candidate_terms_get_eligible (terms);
  int pool = yui_candidate_terms_get_pool (terms);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: how many people can work, of all in the pool. */
  g_string_printf (text,
                   ngettext ("%d of the %d person in your pool can work this shift.",
                             "%d of the %d people in your pool can work this shift.", (gulong)pool),
                   eligible, pool);
  if (yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_DRAFT)
    g_string_append_printf (text, " %s", _ ("Publish the shift to offer it."));
  else if (yui_shift_get_seats_filled (self->shift) >= yui_shift_get_seats (self->shift))
    g_string_append_printf (text, " %s", _ ("All seats are filled."));
  else if (eligible > YUI_RANKING_SHOWN)
    g_string_append_printf (text,
                            /* Translators: %u is a number of people. */
                            _ (" The best %u are shown."), (guint)YUI_RANKING_SHOWN);
  adw_preferences_group_set_description (self->candidates_group, text->str);
}

static void
show_excluded (YuiShiftPage *self, YuiCandidateTerms *terms)
{
  GListModel *excluded = yui_candidate_terms_get_excluded (terms);
  guint n = g_list_model_get_n_items (excluded);
  g_autoptr (GPtrArray) rows = g_object_get_data (G_OBJECT (self->excluded_row), "rows");
  int people = yui_candidate_terms_get_pool (terms) - yui_candidate_terms_get_eligible (terms);
  g_autofree char *title = NULL;

  for (guint i = 0; rows && i < rows->len; i++)
    adw_expander_row_remove (self->excluded_row, g_ptr_array_index (rows, i));
  g_steal_pointer (&rows);
  rows = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiExclusion) exclusion = g_list_model_get_item (excluded, i);
      g_autofree char *sentence = yui_wording_exclusion (exclusion);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_expander_row_add_row (self->excluded_row, row);
      g_ptr_array_add (rows, row);
    }
  g_object_set_data_full (G_OBJECT (self->excluded_row), "rows", g_steal_pointer (&rows),
                          (GDestroyNotify)g_ptr_array_unref);

  title = g_strdup_printf (
      ngettext ("%d person is left out", "%d people are left out", (gulong)people), people);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->excluded_row), title);
  gtk_widget_set_visible (self->excluded_group, n > 0);
}

void
yui_shift_page_show_candidates (YuiShiftPage *self, YuiCandidateTerms *terms)
{
  int eligible = yui_candidate_terms_get_eligible (terms);
  GtkWidget *scroller
      = gtk_widget_get_ancestor (GTK_WIDGET (self->candidates_list), GTK_TYPE_SCROLLED_WINDOW);

  yui_shift_page_show_terms (self, terms);
  gtk_widget_set_visible (self->ranking_box, eligible > 0);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (eligible, ROWS_SHOWN) * ROW_PX);
  describe_offering (self, terms);
  show_excluded (self, terms);
  yui_shift_page_update_offering (self);
}

void
yui_shift_page_show_deadline (YuiShiftPage *self)
{
  gint64 deadline_s;
  gint64 starts_at = self->shift ? yui_shift_get_starts_at (self->shift) : 0;
  gboolean parsed = yui_deadline_parse (gtk_editable_get_text (self->deadline_row), &deadline_s);
  gboolean lawful = parsed && yui_deadline_is_lawful (deadline_s, now_s (), starts_at);
  g_autofree char *moment = parsed ? yui_wording_moment (deadline_s) : NULL;
  g_autofree char *text = NULL;

  if (!parsed)
    text = g_strdup (_ ("Please write a date and a time, such as 2026-11-25 18:00."));
  else if (!lawful)
    text = g_strdup (_ ("The time to reply must be in the future and not after the shift starts."));
  else
    /* Translators: %s is a day and a time: Tue 3 March, 18:00. */
    text = g_strdup_printf (_ ("People have until %s to answer."), moment);
  gtk_label_set_label (self->deadline_label, text);

  if (lawful)
    gtk_widget_remove_css_class (GTK_WIDGET (self->deadline_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->deadline_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->deadline_row), GTK_ACCESSIBLE_STATE_INVALID,
                               lawful ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  yui_shift_page_update_offering (self);
}

static void
offered_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;
  GListModel *offers = error ? NULL : yui_future_get_object (future);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *title = NULL;
  guint n;

  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      return;
    }

  n = g_list_model_get_n_items (offers);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiOffer) offer = g_list_model_get_item (offers, i);

      g_strv_builder_add (ids, yui_offer_get_id (offer));
    }
  list = g_strv_builder_end (ids);
  title = g_strdup_printf (ngettext ("Offered to %u person", "Offered to %u people", (gulong)n), n);
  yui_page_toast_undo (YUI_PAGE (self), title, "page.withdraw-all",
                       g_variant_new_strv ((const char *const *)list, -1));
  yui_page_refresh (YUI_PAGE (self));
}

static void
offer (YuiShiftPage *self, GStrv workers)
{
  gint64 deadline_s;

  if (!workers[0] || !yui_deadline_parse (gtk_editable_get_text (self->deadline_row), &deadline_s))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-best", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-selected", FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_create_offers (yui_page_get_client (YUI_PAGE (self)), self->shift_id,
                                            (const char *const *)workers, deadline_s, NULL),
                  offered_cb, NULL, NULL);
}

void
yui_shift_page_offer_best (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  g_auto (GStrv) workers = collect_workers (self, FALSE, BEST);

  offer (self, workers);
}

void
yui_shift_page_offer_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  g_auto (GStrv) workers = collect_workers (self, TRUE, G_MAXUINT);

  offer (self, workers);
}

static void
withdrawn_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;

  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else
    yui_page_toast (YUI_PAGE (self), _ ("Offer withdrawn"));
  yui_page_refresh (YUI_PAGE (self));
}

static void
withdraw (YuiShiftPage *self, const char *offer_id)
{
  YuiOffer *found = yui_list_find (G_LIST_MODEL (self->offers), offer_id, NULL, NULL);

  if (!found || yui_offer_get_state (found) != YUI_OFFER_STATE_OPEN)
    return;
  yui_page_await (YUI_PAGE (self),
                  yui_client_withdraw_offer (yui_page_get_client (YUI_PAGE (self)), found, NULL),
                  withdrawn_cb, NULL, NULL);
}

void
yui_shift_page_withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  withdraw (YUI_SHIFT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
yui_shift_page_withdraw_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  for (const char **id = ids; *id; id++)
    withdraw (YUI_SHIFT_PAGE (widget), *id);
}
