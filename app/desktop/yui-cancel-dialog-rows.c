/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-cancel-dialog-private.h"

#include <glib/gi18n.h>

#include "yui-why-button.h"
#include "yui-wording-cancel-why.h"
#include "yui-wording-cancel.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* The part of the cancellation desk that makes rows of what the server laid out. */

static YuiCancelDesk *
get_first (YuiCancelDialog *self)
{
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);

  return desk; /* kept by the store */
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* An amount, −1 for one that is not known, that says why it is so. */
static void
add_amount (GtkWidget *row, gint64 yen, const char *what, const char *why)
{
  g_autofree char *text = yen < 0 ? g_strdup (_ ("Not known")) : yui_wording_yen (yen);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), yui_why_button_new (text, what, why));
}

/* ---- head ---- */

void
yui_cancel_dialog_show_head (YuiCancelDialog *self)
{
  YuiCancelDesk *desk = get_first (self);
  g_autofree char *until = NULL;
  g_autofree char *day = NULL;
  g_autofree char *span = NULL;
  g_autofree char *work = NULL;

  if (!desk)
    return;
  until = yui_wording_until_start (yui_cancel_desk_get_until_start_s (desk));
  day = yui_wording_day (yui_cancel_desk_get_starts_at (desk));
  span
      = yui_wording_span (yui_cancel_desk_get_starts_at (desk), yui_cancel_desk_get_ends_at (desk));
  if (self->whole)
    /* Translators: the work; its day; its hours. */
    work = g_strdup_printf (_ ("%s · %s, %s"), yui_cancel_desk_get_title (desk), day, span);
  else
    /* Translators: a person; the work; its day; its hours. */
    work = g_strdup_printf (_ ("%s · %s · %s, %s"), yui_cancel_desk_get_worker_name (desk),
                              yui_cancel_desk_get_title (desk), day, span);
  gtk_label_set_label (self->until_label, until);
  gtk_label_set_label (self->side_label, yui_wording_cancel_side (yui_cancel_desk_get_side (desk)));
  gtk_label_set_label (self->work_label, work);
}

/* ---- alternatives ---- */

static void
propose_cb (GtkWidget *button, YuiCancelDialog *self)
{
  yui_cancel_dialog_propose (self, g_object_get_data (G_OBJECT (button), "kind"),
                             g_object_get_data (G_OBJECT (button), "choice"));
}

static GtkWidget *
make_choice_row (YuiCancelDialog *self, const char *kind, YuiCancelChoice *choice)
{
  g_autofree char *day = yui_wording_day (yui_cancel_choice_get_starts_at (choice));
  g_autofree char *hours = yui_wording_hours (yui_cancel_choice_get_starts_at (choice),
                                              yui_cancel_choice_get_ends_at (choice),
                                              yui_cancel_choice_get_break_min (choice));
  g_autofree char *why = yui_wording_why_planned (yui_cancel_choice_get_lines (choice));
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;
  GtkWidget *button = gtk_button_new_with_label (_ ("Propose"));

  if (g_str_equal (kind, "shorten"))
    title = g_strdup (hours);
  else
    /* Translators: a day; hours; the work; the workplace. */
    title
        = g_strdup_printf (_ ("%s, %s · %s · %s"), day, hours, yui_cancel_choice_get_title (choice),
                             yui_cancel_choice_get_workplace_name (choice));
  row = make_row (title, NULL);
  add_amount (row, yui_cancel_choice_get_expected_pay_yen (choice), _ ("Wage and transport"), why);
  /* Translators: hours, or a day and a shift, that is proposed to a person. */
  name = g_strdup_printf (_ ("Propose %s"), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (kind), g_free);
  g_object_set_data_full (G_OBJECT (button), "choice", g_object_ref (choice), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (propose_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
yui_cancel_dialog_show_instead (YuiCancelDialog *self)
{
  YuiCancelDesk *desk = get_first (self);
  GListModel *alternatives = desk ? yui_cancel_desk_get_alternatives (desk) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->instead_rows->len; i++)
    adw_preferences_group_remove (self->instead_group, self->instead_rows->pdata[i]);
  g_ptr_array_set_size (self->instead_rows, 0);
  for (guint i = 0; alternatives && i < g_list_model_get_n_items (alternatives); i++)
    {
      g_autoptr (YuiCancelAlternative) alternative = g_list_model_get_item (alternatives, i);
      const char *kind = yui_cancel_alternative_get_kind (alternative);
      GListModel *choices = yui_cancel_alternative_get_choices (alternative);
      GtkWidget *expander = adw_expander_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander),
                                     yui_wording_alternative (kind));
      for (guint j = 0; j < g_list_model_get_n_items (choices); j++)
        {
          g_autoptr (YuiCancelChoice) choice = g_list_model_get_item (choices, j);

          adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                    make_choice_row (self, kind, choice));
        }
      if (g_list_model_get_n_items (choices) == 0)
        {
          adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander),
                                         _ ("No other shift with a free seat fits this person."));
          gtk_widget_set_sensitive (expander, FALSE);
        }
      any = TRUE;
      adw_preferences_group_add (self->instead_group, expander);
      g_ptr_array_add (self->instead_rows, expander);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->instead_group), any && !self->whole);
}

/* ---- reasons and options ---- */

static void
reason_cb (GtkCheckButton *check, GParamSpec *pspec, YuiCancelDialog *self)
{
  if (gtk_check_button_get_active (check))
    yui_cancel_dialog_pick_reason (self, g_object_get_data (G_OBJECT (check), "word"));
}

static void
option_cb (GtkCheckButton *check, GParamSpec *pspec, YuiCancelDialog *self)
{
  if (gtk_check_button_get_active (check))
    yui_cancel_dialog_pick_option (self, g_object_get_data (G_OBJECT (check), "word"));
}

/* A row that picks a word; the rows of a list are one radio group. */
static GtkWidget *
add_radio (YuiCancelDialog *self,
           GtkListBox *list,
           GtkWidget *row,
           const char *word,
           gboolean active,
           GtkWidget **group,
           GCallback callback)
{
  GtkWidget *check = gtk_check_button_new ();

  if (*group)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (*group));
  *group = check;
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_can_focus (check, FALSE); /* the row is the one stop of the keyboard */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_object_set_data_full (G_OBJECT (check), "word", g_strdup (word), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_signal_connect_object (check, "notify::active", callback, self, G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (list, row);
  return check;
}

void
yui_cancel_dialog_show_reasons (YuiCancelDialog *self)
{
  YuiCancelDesk *desk = get_first (self);
  GListModel *reasons = desk ? yui_cancel_desk_get_reasons (desk) : NULL;
  GtkWidget *group = NULL;

  gtk_list_box_remove_all (self->reasons_list);
  for (guint i = 0; reasons && i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (YuiCancelReason) reason = g_list_model_get_item (reasons, i);
      const char *word = yui_cancel_reason_get_reason (reason);
      GtkWidget *row
          = make_row (yui_wording_cancel_reason (word), yui_cancel_reason_get_is_allowed (reason)
                      ? _ ("The rules ask for no allowance.")
                      : _ ("Leave allowance is owed."));

      add_radio (self, self->reasons_list, row, word, g_strcmp0 (word, self->reason) == 0, &group,
                 G_CALLBACK (reason_cb));
    }
}

static void
show_cautions (YuiCancelDialog *self, YuiCancelReason *reason)
{
  const char *const *cautions = yui_cancel_reason_get_cautions (reason);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; cautions && cautions[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", yui_wording_caution (cautions[i]));
  gtk_label_set_label (self->cautions_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->cautions_label), text->len > 0);
}

/* Of one person the computation; of several what each of them has. */
static char *
explain_option (YuiCancelDialog *self, YuiCancelReason *reason, YuiCancelOption *option)
{
  const char *kind = yui_cancel_option_get_owed_kind (option);
  GString *text;

  if (!self->whole)
    return yui_wording_why_option (option, yui_cancel_desk_get_working (get_first (self)),
                                   yui_cancel_reason_get_cases (reason));
  text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desks)); i++)
    {
      g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), i);
      const gint64 yen = yui_cancel_dialog_amount (self, desk, kind);
      g_autofree char *amount = yen < 0 ? g_strdup (_ ("Not known")) : yui_wording_yen (yen);

      /* Translators: a person; an amount. */
      g_string_append_printf (text, _ ("%s: %s"), yui_cancel_desk_get_worker_name (desk), amount);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, _ ("The amount beside each person says why it is so."));
  return g_string_free_and_steal (text);
}

static void
add_option (YuiCancelDialog *self,
            YuiCancelReason *reason,
            YuiCancelOption *option,
            gboolean is_early,
            GtkWidget **group)
{
  const char *kind = yui_cancel_option_get_owed_kind (option);
  const char *state = yui_cancel_option_get_state (option);
  const gboolean is_open = g_str_equal (state, "open") || g_str_equal (state, "needs_reason");
  const char *title = yui_wording_owed_kind (kind, is_early);
  GtkWidget *row = make_row (title, yui_wording_option_state (state));
  g_autofree char *why = explain_option (self, reason, option);
  GtkWidget *check;

  add_amount (row, yui_cancel_dialog_total (self, kind), title, why);
  check = add_radio (self, self->options_list, row, kind, g_strcmp0 (kind, self->owed_kind) == 0,
                     group, G_CALLBACK (option_cb));
  gtk_widget_set_sensitive (check, is_open);
  if (!is_open)
    { /* it cannot be picked, but says why */
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_add_css_class (row, "dimmed");
    }
}

/* Whether all choices come to nothing, as at an early finish after the planned end: there is none to
 * make then. */
static gboolean
is_nothing_owed (YuiCancelDialog *self, GListModel *options)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (YuiCancelOption) option = g_list_model_get_item (options, i);

      if (yui_cancel_dialog_total (self, yui_cancel_option_get_owed_kind (option)) != 0)
        return FALSE;
    }
  return TRUE;
}

void
yui_cancel_dialog_show_options (YuiCancelDialog *self)
{
  YuiCancelDesk *desk = get_first (self);
  g_autoptr (YuiCancelReason) reason
      = desk && self->reason ? yui_cancel_dialog_find_reason (desk, self->reason) : NULL;
  GListModel *options = reason ? yui_cancel_reason_get_options (reason) : NULL;
  gboolean early = desk && g_str_equal (yui_cancel_desk_get_kind (desk), "early_finish");
  const gboolean has_one_answer = options && is_nothing_owed (self, options);
  GtkWidget *group = NULL;

  gtk_list_box_remove_all (self->options_list);
  gtk_widget_set_visible (self->options_group, reason != NULL);
  if (!reason)
    return;
  for (guint i = g_list_model_get_n_items (options); i-- > 0;)
    {
      g_autoptr (YuiCancelOption) option = g_list_model_get_item (options, i);

      if (!has_one_answer
          || g_strcmp0 (yui_cancel_option_get_owed_kind (option), self->owed_kind) == 0)
        add_option (self, reason, option, early, &group);
    }
  show_cautions (self, reason);
}

/* ---- people ---- */

/* What the person has by the choice that is picked. */
static void
add_person_amount (YuiCancelDialog *self, YuiCancelDesk *desk, GtkWidget *row)
{
  g_autoptr (YuiCancelReason) reason
      = self->reason ? yui_cancel_dialog_find_reason (desk, self->reason) : NULL;
  g_autoptr (YuiCancelOption) option
      = reason && self->owed_kind ? yui_cancel_dialog_find_option (reason, self->owed_kind) : NULL;
  g_autofree char *why = NULL;

  if (!option)
    return;
  why = yui_wording_why_option (option, yui_cancel_desk_get_working (desk),
                                yui_cancel_reason_get_cases (reason));
  add_amount (row, yui_cancel_option_get_amount_yen (option),
              yui_cancel_desk_get_worker_name (desk), why);
}

void
yui_cancel_dialog_show_people (YuiCancelDialog *self)
{
  gtk_widget_set_visible (self->people_group, self->whole != NULL);
  gtk_list_box_remove_all (self->people_list);
  for (guint i = 0; self->whole && i < g_list_model_get_n_items (G_LIST_MODEL (self->desks)); i++)
    {
      g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), i);
      g_autofree char *wage = yui_wording_yen (yui_cancel_desk_get_scheduled_wage_yen (desk));
      /* Translators: an amount of yen. */
      g_autofree char *subtitle = g_strdup_printf (_ ("Planned wage %s"), wage);
      GtkWidget *row = make_row (yui_cancel_desk_get_worker_name (desk), subtitle);

      add_person_amount (self, desk, row);
      gtk_list_box_append (self->people_list, row);
    }
}

/* ---- working ---- */

static void
add_working_row (YuiCancelDialog *self, GtkWidget *row)
{
  adw_expander_row_add_row (self->working_row, row);
  g_ptr_array_add (self->working_rows, row);
}

static void
add_lines (YuiCancelDialog *self, YuiCancelDesk *desk)
{
  GListModel *lines = yui_cancel_desk_get_working (desk);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (YuiWorkingLine) line = g_list_model_get_item (lines, i);
      g_autofree char *how = yui_wording_working_line (line);
      g_autofree char *source = yui_wording_cancel_source (yui_working_line_get_article (line));
      g_autofree char *subtitle = g_strdup_printf ("%s\n%s", how, source);
      g_autofree char *why = yui_wording_why_working (line);
      const char *title = yui_wording_working_title (yui_working_line_get_code (line));
      GtkWidget *row = make_row (title, subtitle);

      if (!g_str_equal (yui_working_line_get_code (line), "average_wage_unknown"))
        add_amount (row, yui_working_line_get_amount_yen (line), title, why);
      add_working_row (self, row);
    }
}

static void
add_option_rows (YuiCancelDialog *self, YuiCancelDesk *desk, YuiCancelReason *reason)
{
  g_autoptr (YuiCancelOption) option = yui_cancel_dialog_find_option (reason, self->owed_kind);
  GListModel *cases = yui_cancel_reason_get_cases (reason);
  gboolean early = g_str_equal (yui_cancel_desk_get_kind (desk), "early_finish");

  if (option)
    {
      g_autofree char *source = yui_wording_cancel_source (yui_cancel_option_get_article (option));
      g_autofree char *why = explain_option (self, reason, option);
      const char *title = yui_wording_owed_kind (self->owed_kind, early);
      GtkWidget *row = make_row (title, source);

      add_amount (row, yui_cancel_option_get_amount_yen (option), title, why);
      add_working_row (self, row);
    }
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (YuiCancelSource) one = g_list_model_get_item (cases, i);
      g_autofree char *source = yui_wording_cancel_source (yui_cancel_source_get_article (one));

      add_working_row (self, make_row (_ ("Court decision"), source));
    }
}

void
yui_cancel_dialog_show_working (YuiCancelDialog *self)
{
  YuiCancelDesk *desk = get_first (self);
  g_autoptr (YuiCancelReason) reason
      = desk && self->reason ? yui_cancel_dialog_find_reason (desk, self->reason) : NULL;

  for (guint i = 0; i < self->working_rows->len; i++)
    adw_expander_row_remove (self->working_row, g_ptr_array_index (self->working_rows, i));
  g_ptr_array_set_size (self->working_rows, 0);
  /* Of several people each amount says by itself why it is so. */
  gtk_widget_set_visible (self->working_group, desk != NULL && !self->whole);
  if (!desk || self->whole)
    return;
  add_lines (self, desk);
  if (reason && self->owed_kind)
    add_option_rows (self, desk, reason);
}
