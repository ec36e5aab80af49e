/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-calendar-page-private.h"

#include <glib/gi18n.h>

/* The bar below the calendar's header: whose shifts are shown, and what was left half-made. */

/* Workplace */

const char *
yui_calendar_page_get_workplace (YuiCalendarPage *self)
{
  GObject *item = gtk_drop_down_get_selected_item (self->workplace_filter);

  return YUI_IS_WORKPLACE (item) ? yui_workplace_get_id (YUI_WORKPLACE (item)) : NULL;
}

static gboolean
is_of_workplace (gpointer item, gpointer data)
{
  const char *id = yui_calendar_page_get_workplace (data);

  return !id || g_str_equal (yui_shift_get_workplace_id (item), id);
}

static void
workplace_chosen_cb (YuiCalendarPage *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  yui_calendar_page_update_state (self);
}

GtkFilter *
yui_calendar_page_filter_new (YuiCalendarPage *self)
{
  return GTK_FILTER (gtk_custom_filter_new (is_of_workplace, self, NULL));
}

static char *
dup_workplace_name (GObject *item)
{
  return YUI_IS_WORKPLACE (item) ? g_strdup (yui_workplace_get_name (YUI_WORKPLACE (item)))
                                 : g_strdup (_ ("All workplaces"));
}

/* "All workplaces" and then each of them. */
static GListModel *
workplace_choices_new (YuiCalendarPage *self)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  const char *all[] = { "", NULL };
  g_autoptr (GtkStringList) first = gtk_string_list_new (all);

  g_list_store_append (parts, first);
  g_list_store_append (parts, yui_shift_editor_flow_get_workplaces (self->flow));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
}

static void
update_filter_bar (YuiCalendarPage *self)
{
  GListModel *workplaces = yui_shift_editor_flow_get_workplaces (self->flow);
  guint n_workplaces = g_list_model_get_n_items (workplaces);

  gtk_widget_set_visible (GTK_WIDGET (self->workplace_filter), n_workplaces > 1);
  gtk_widget_set_visible (self->filter_bar,
                          n_workplaces > 1
                              || gtk_widget_get_visible (GTK_WIDGET (self->drafts_button)));
}

static void
set_up_filter (YuiCalendarPage *self)
{
  g_autoptr (GListModel) choices = workplace_choices_new (self);
  g_autoptr (GtkExpression) name = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_workplace_name), NULL, NULL);

  gtk_drop_down_set_expression (self->workplace_filter, name);
  gtk_drop_down_set_model (self->workplace_filter, choices);
  g_signal_connect_object (self->workplace_filter, "notify::selected",
                           G_CALLBACK (workplace_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yui_shift_editor_flow_get_workplaces (self->flow), "items-changed",
                           G_CALLBACK (update_filter_bar), self, G_CONNECT_SWAPPED);
}

/* Half-made shifts */

static GtkWidget *
make_draft_row (gpointer item, gpointer data)
{
  YuiShiftDraft *draft = item;
  const char *title = yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_TITLE);
  const char *date = yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_DATE);
  const char *start = yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_START);
  g_autofree char *when = g_strstrip (g_strjoin (" ", date, start, NULL));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *title != '\0' ? title : _ ("Shift without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_tooltip_text (discard, _ ("Discard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (discard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discard"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (discard), "page.discard-draft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (discard), "s", yui_shift_draft_get_id (draft));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  g_object_set_data_full (G_OBJECT (row), "draft", g_object_ref (draft), g_object_unref);
  return row;
}

static void
draft_activated_cb (YuiCalendarPage *self, GtkListBoxRow *row)
{
  g_autoptr (YuiShiftDraft) draft = g_object_ref (g_object_get_data (G_OBJECT (row), "draft"));

  gtk_popover_popdown (self->drafts_popover);
  yui_shift_editor_flow_reopen (self->flow, GTK_WIDGET (self), draft);
}

void
yui_calendar_page_discard_draft (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (widget);
  GListModel *drafts = yui_shift_editor_flow_get_drafts (self->flow);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (YuiShiftDraft) draft = g_list_model_get_item (drafts, i);

      if (g_str_equal (yui_shift_draft_get_id (draft), g_variant_get_string (parameter, NULL)))
        {
          yui_shift_editor_flow_discard (self->flow, draft);
          return;
        }
    }
}

static void
drafts_changed_cb (YuiCalendarPage *self)
{
  guint n = g_list_model_get_n_items (yui_shift_editor_flow_get_drafts (self->flow));
  g_autofree char *label = g_strdup_printf (
      /* Translators: half-made shifts that were closed before they were saved. */
      ngettext ("%u half-made shift", "%u half-made shifts", n), n);

  gtk_menu_button_set_label (self->drafts_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drafts_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_button), n > 0);
  if (n == 0)
    gtk_popover_popdown (self->drafts_popover);
  update_filter_bar (self);
}

static void
set_up_drafts (YuiCalendarPage *self)
{
  GListModel *drafts = yui_shift_editor_flow_get_drafts (self->flow);

  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (drafts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts_list, "row-activated", G_CALLBACK (draft_activated_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->drafts_list, drafts, make_draft_row, self, NULL);
  drafts_changed_cb (self);
}

void
yui_calendar_page_connect_bar (YuiCalendarPage *self)
{
  set_up_filter (self);
  set_up_drafts (self);
}
