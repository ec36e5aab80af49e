/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-fill-week-page-private.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

/* The part of the Fill the Week page about one shift: who is proposed, why, and what is empty. */

#define MAX_TERMS 3

typedef struct
{
  YuiFillWeekPage *page; /* borrowed: its rows go with it */
  char *shift_id;
  char *worker_id;
  GtkWidget *tick, *pin, *rule_out;
} PersonRow;

static void
person_row_free (gpointer data)
{
  PersonRow *row = data;

  g_free (row->shift_id);
  g_free (row->worker_id);
  g_free (row);
}

static const char *
say_empty (const char *reason)
{
  if (g_str_equal (reason, "nobody_qualified"))
    return _ ("No one in your pool can work this shift by the rules.");
  if (g_str_equal (reason, "all_busy"))
    return _ ("Everybody who could has other work then, or that day.");
  if (g_str_equal (reason, "caps"))
    return _ ("Those who have the time would work too many hours this week.");
  return _ ("Nobody was found.");
}

static char *
say_shift (YuiAssignedShift *shift)
{
  int seats = yui_assigned_shift_get_seats (shift);
  int filled = (int)g_list_model_get_n_items (yui_assigned_shift_get_people (shift));
  /* Translators: of the open seats of a shift, those for which somebody is proposed. */
  g_autofree char *seats_text = g_strdup_printf (
      ngettext ("%d of %d open seat", "%d of %d open seats", (gulong)seats), filled, seats);
  GString *text = g_string_new (NULL);

  /* Translators: a workplace, then how many seats are filled. */
  g_string_printf (text, _ ("%s · %s"), yui_assigned_shift_get_workplace_name (shift), seats_text);
  if (filled < seats)
    g_string_append_printf (text, "\n%s", say_empty (yui_assigned_shift_get_empty_reason (shift)));
  if (yui_assigned_shift_get_state (shift) == YUI_SHIFT_STATE_DRAFT)
    g_string_append_printf (text, "\n%s", _ ("A draft: publish the shift to make offers."));
  return g_string_free_and_steal (text);
}

/* The terms that give most, as points. */
static char *
say_person (YuiAssignedPerson *person)
{
  GListModel *terms = yui_assigned_person_get_terms (person);
  int score = yui_assigned_person_get_score (person);
  int last = G_MAXINT;
  GString *text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%d point", "%d points", (gulong)score), score);
  for (int n = 0; n < MAX_TERMS; n++)
    {
      g_autoptr (YuiScoreTerm) best = NULL;

      for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
        {
          g_autoptr (YuiScoreTerm) term = g_list_model_get_item (terms, i);
          int points = yui_score_term_get_contribution (term);

          if (points > 0 && points < last
              && (!best || points > yui_score_term_get_contribution (best)))
            g_set_object (&best, term);
        }
      if (!best)
        break;
      last = yui_score_term_get_contribution (best);
      g_string_append (text, _ (" · "));
      g_string_append_printf (text, _ ("%s %d"), yui_wording_term (yui_score_term_get_term (best)),
                                      last);
    }
  return g_string_free_and_steal (text);
}

static void
wish_toggled (PersonRow *row, YuiWishFlags flag, gboolean on)
{
  yui_fill_week_page_set_wish (row->page, row->shift_id, row->worker_id, flag, on);
  if (on && flag == YUI_WISH_RULED_OUT)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->pin), FALSE);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row->tick), FALSE);
    }
  else if (on)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->rule_out), FALSE);
  yui_fill_week_page_update (row->page);
}

static void
tick_toggled_cb (PersonRow *row)
{
  wish_toggled (row, YUI_WISH_TICKED, gtk_check_button_get_active (GTK_CHECK_BUTTON (row->tick)));
}

static void
pin_toggled_cb (PersonRow *row)
{
  wish_toggled (row, YUI_WISH_PINNED, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->pin)));
}

static void
rule_out_toggled_cb (PersonRow *row)
{
  wish_toggled (row, YUI_WISH_RULED_OUT,
                gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->rule_out)));
}

static GtkWidget *
make_toggle (const char *icon_name, const char *label, gboolean active)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
fill_row (PersonRow *row, const char *name, YuiWishFlags wish, gboolean can_offer)
{
  /* Translators: %s is a person; a check box. */
  g_autofree char *tick = g_strdup_printf (_ ("Offer to %s"), name);
  /* Translators: %s is a person, whom the next proposal keeps. */
  g_autofree char *pin = g_strdup_printf (_ ("Keep %s"), name);
  /* Translators: %s is a person, whom the next proposal leaves out. */
  g_autofree char *rule_out = g_strdup_printf (_ ("Not %s for this shift"), name);

  row->tick = gtk_check_button_new ();
  gtk_widget_set_valign (row->tick, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row->tick, can_offer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->tick), can_offer && (wish & YUI_WISH_TICKED));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, tick,
                                  -1);
  row->pin = make_toggle ("view-pin-symbolic", pin, (wish & YUI_WISH_PINNED) != 0);
  row->rule_out
      = make_toggle ("action-unavailable-symbolic", rule_out, (wish & YUI_WISH_RULED_OUT) != 0);
  g_signal_connect_swapped (row->tick, "toggled", G_CALLBACK (tick_toggled_cb), row);
  g_signal_connect_swapped (row->pin, "toggled", G_CALLBACK (pin_toggled_cb), row);
  g_signal_connect_swapped (row->rule_out, "toggled", G_CALLBACK (rule_out_toggled_cb), row);
}

static GtkWidget *
make_person_row (YuiFillWeekPage *self, YuiAssignedShift *shift, YuiAssignedPerson *person)
{
  GtkWidget *widget = adw_action_row_new ();
  PersonRow *row = g_new0 (PersonRow, 1);
  g_autofree char *subtitle = say_person (person);
  const char *name = yui_assigned_person_get_display_name (person);

  row->page = self;
  row->shift_id = g_strdup (yui_assigned_shift_get_shift_id (shift));
  row->worker_id = g_strdup (yui_assigned_person_get_worker_id (person));
  fill_row (row, name, yui_fill_week_page_get_wish (self, row->shift_id, row->worker_id),
            yui_assigned_shift_get_state (shift) == YUI_SHIFT_STATE_PUBLISHED);
  g_object_set_data_full (G_OBJECT (widget), "person-row", row, person_row_free);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), row->tick);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->pin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->rule_out);
  return widget;
}

static GtkWidget *
make_open_button (YuiAssignedShift *shift, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Open _Shift"));

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    yui_assigned_shift_get_shift_id (shift));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-shift");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  return button;
}

static GtkWidget *
make_shift_group (YuiFillWeekPage *self, YuiAssignedShift *shift)
{
  GtkWidget *group = adw_preferences_group_new ();
  GListModel *people = yui_assigned_shift_get_people (shift);
  g_autofree char *span = yui_wording_span (yui_assigned_shift_get_starts_at (shift),
                                            yui_assigned_shift_get_ends_at (shift));
  /* Translators: from when to when a shift is, then what it is. */
  g_autofree char *title
      = g_markup_printf_escaped (_ ("%s  %s"), span, yui_assigned_shift_get_title (shift));
  g_autofree char *text = say_shift (shift);
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           make_open_button (shift, title));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (YuiAssignedPerson) person = g_list_model_get_item (people, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_person_row (self, shift, person));
    }
  return group;
}

static GtkWidget *
make_day_label (const char *day)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", day, "xalign", 0.0, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "title-2");
  return label;
}

void
yui_fill_week_page_show_shifts (YuiFillWeekPage *self)
{
  GListModel *shifts = yui_assignment_draft_get_shifts (self->draft);
  g_autofree char *last_day = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->shifts_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->shifts_box), child);
  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (YuiAssignedShift) shift = g_list_model_get_item (shifts, i);
      g_autofree char *day = yui_wording_day (yui_assigned_shift_get_starts_at (shift));

      if (g_set_str (&last_day, day))
        gtk_box_append (GTK_BOX (self->shifts_box), make_day_label (day));
      gtk_box_append (GTK_BOX (self->shifts_box), make_shift_group (self, shift));
    }
}
