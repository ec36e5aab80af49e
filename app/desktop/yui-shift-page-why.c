/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-wording.h"

/* The part of the Shift page about anybody in the pool: where they are in the ranking, or why they
 * are not. */

#define PEOPLE_MAX 10

static void
add_row (YuiShiftPage *self, const char *name, const char *kana, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a person's name, then its reading. */
  g_autofree char *title = g_strdup_printf (_ ("%s (%s)"), name, kana);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  gtk_list_box_append (self->why_list, row);
}

static char *
say_rank (YuiShiftPage *self, YuiCandidate *candidate)
{
  guint n = yui_candidate_ranking_get_n_eligible (self->ranking);
  guint rank
      = yui_candidate_ranking_get_rank_of (self->ranking, yui_candidate_get_worker_id (candidate));

  /* Translators: a person's rank among all who can work. */
  return g_strdup_printf (
      ngettext ("Can work: number %u of %u person.", "Can work: number %u of %u people.", n), rank,
      n);
}

static char *
say_rules (YuiExcludedPerson *person)
{
  const char *const *rules = yui_excluded_person_get_rules (person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; rules[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", yui_wording_rule (rules[i]));
  return g_string_free_and_steal (text);
}

void
yui_shift_page_show_why (YuiShiftPage *self)
{
  GListModel *items, *others;

  gtk_list_box_remove_all (self->why_list);
  gtk_widget_set_visible (GTK_WIDGET (self->why_list), self->why_found != NULL);
  if (!self->why_found)
    return;
  items = yui_candidate_list_get_items (self->why_found);
  others = yui_candidate_list_get_others (self->why_found);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (YuiCandidate) candidate = g_list_model_get_item (items, i);
      g_autofree char *sentence = say_rank (self, candidate);

      add_row (self, yui_candidate_get_display_name (candidate), yui_candidate_get_kana (candidate),
               sentence);
    }
  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (YuiExcludedPerson) person = g_list_model_get_item (others, i);
      g_autofree char *sentence = say_rules (person);

      add_row (self, yui_excluded_person_get_display_name (person),
               yui_excluded_person_get_kana (person), sentence);
    }
}

static void
show_nobody (YuiShiftPage *self)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_list_box_remove_all (self->why_list);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Nobody of that name is in your pool."));
  gtk_list_box_append (self->why_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->why_list), TRUE);
  yui_widgets_announce (GTK_WIDGET (self),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
explained_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;

  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      return;
    }
  g_set_object (&self->why_found, yui_future_get_object (future));
  yui_shift_page_show_why (self);
}

static void
found_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  GListModel *people;

  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      return;
    }
  people = yui_people_found_get_items (yui_future_get_object (future));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (YuiMembership) person = g_list_model_get_item (people, i);

      g_strv_builder_add (builder, yui_membership_get_worker_id (person));
    }
  ids = g_strv_builder_end (builder);
  if (!ids[0])
    {
      show_nobody (self);
      return;
    }
  yui_page_await (YUI_PAGE (self),
                  yui_client_find_candidates (yui_page_get_client (YUI_PAGE (self)), self->shift_id,
                                              (const char *const *)ids, self->why_cancellable),
                  explained_cb, NULL, NULL);
}

void
yui_shift_page_why_changed_cb (YuiShiftPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->why_entry)));

  g_cancellable_cancel (self->why_cancellable);
  g_clear_object (&self->why_cancellable);
  g_clear_object (&self->why_found);
  yui_shift_page_show_why (self);
  if (!*text)
    return;
  self->why_cancellable = g_cancellable_new ();
  yui_page_await (YUI_PAGE (self),
                  yui_client_find_memberships (yui_page_get_client (YUI_PAGE (self)), text,
                                               PEOPLE_MAX, self->why_cancellable),
                  found_cb, NULL, NULL);
}
