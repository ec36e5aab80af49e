/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-shift-editor-await.h"

/* Job descriptions to use again: a shift begins with one, or becomes one. */

static void
say (YuiShiftEditor *self, const char *sentence)
{
  gtk_label_set_label (self->template_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->template_label), sentence[0] != '\0');
  if (sentence[0])
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void read_templates (YuiShiftEditor *self);

/* ---- using ---- */

static YuiShiftDraft *
with_yen (YuiShiftDraft *draft, YuiShiftField field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  YuiShiftDraft *next = yui_shift_draft_with (draft, field, text);

  g_object_unref (draft);
  return next;
}

static YuiShiftDraft *
with_text (YuiShiftDraft *draft, YuiShiftField field, const char *text)
{
  YuiShiftDraft *next = yui_shift_draft_with (draft, field, text);

  g_object_unref (draft);
  return next;
}

/* Everything but where and when. */
static void
use (YuiShiftEditor *self, YuiTemplate *template)
{
  g_autofree char *ids
      = g_strjoinv (" ", (char **)yui_template_get_required_qualification_ids (template));
  const gboolean first_come = g_str_equal (yui_template_get_hiring_mode (template), "first_come");
  YuiShiftDraft *draft = g_object_ref (self->draft);

  draft = with_text (draft, YUI_SHIFT_FIELD_TITLE, yui_template_get_title (template));
  draft = with_text (draft, YUI_SHIFT_FIELD_DESCRIPTION, yui_template_get_description (template));
  draft = with_text (draft, YUI_SHIFT_FIELD_BELONGINGS, yui_template_get_belongings (template));
  draft = with_yen (draft, YUI_SHIFT_FIELD_BREAK_MIN, yui_template_get_break_min (template));
  draft = with_yen (draft, YUI_SHIFT_FIELD_SEATS, yui_template_get_seats (template));
  draft
      = with_yen (draft, YUI_SHIFT_FIELD_HOURLY_WAGE, yui_template_get_hourly_wage_yen (template));
  draft = with_yen (draft, YUI_SHIFT_FIELD_TRANSPORT, yui_template_get_transport_yen (template));
  draft = with_text (draft, YUI_SHIFT_FIELD_HIRING_MODE, first_come ? "first_come" : "selection");
  draft = with_text (draft, YUI_SHIFT_FIELD_QUALIFICATIONS, ids);
  self->break_is_typed = TRUE;
  yui_shift_editor_take_draft (self, YUI_SHIFT_FIELD_TITLE, draft);
  yui_shift_editor_fill_fields (self);
  yui_shift_editor_update_hints (self);
}

static void
row_activated_cb (YuiShiftEditor *self, GtkListBoxRow *row)
{
  YuiTemplate *template = g_object_get_data (G_OBJECT (row), "template");

  if (!template)
    return;
  use (self, template);
  gtk_popover_popdown (self->templates_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
}

/* ---- keeping ---- */

static void
set_number (JsonObject *body, const char *member, gint64 number)
{
  json_object_set_int_member (body, member, MAX (number, 0));
}

static void
set_text (JsonObject *body, const char *member, const char *text)
{
  json_object_set_string_member (body, member, text);
}

static JsonArray *
make_ids (const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);
  JsonArray *array = json_array_new ();

  for (int i = 0; ids[i]; i++)
    if (ids[i][0])
      json_array_add_string_element (array, ids[i]);
  return array;
}

static JsonNode *
body_of_draft (YuiShiftDraft *draft, const char *name)
{
  JsonObject *body = json_object_new ();
  const char *mode = yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_HIRING_MODE);
  const char *ids = yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_QUALIFICATIONS);

  set_text (body, "name", name);
  set_text (body, "title", yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_TITLE));
  set_text (body, "description", yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_DESCRIPTION));
  set_text (body, "belongings", yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_BELONGINGS));
  set_text (body, "hiring_mode",
            g_str_equal (mode, "first-come") || g_str_equal (mode, "first_come") ? "first_come"
                                                                                 : "selection");
  set_number (body, "break_min", yui_shift_draft_get_number (draft, YUI_SHIFT_FIELD_BREAK_MIN));
  set_number (body, "seats", yui_shift_draft_get_number (draft, YUI_SHIFT_FIELD_SEATS));
  set_number (body, "hourly_wage_yen",
              yui_shift_draft_get_number (draft, YUI_SHIFT_FIELD_HOURLY_WAGE));
  set_number (body, "transport_yen", yui_shift_draft_get_number (draft, YUI_SHIFT_FIELD_TRANSPORT));
  json_object_set_array_member (body, "required_qualification_ids", make_ids (ids));
  return json_node_init_object (json_node_new (JSON_NODE_OBJECT), body);
}

static void
saved_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;
  g_autofree char *sentence = error ? yui_net_error_to_sentence (error) : NULL;

  say (self, sentence ? sentence : _ ("Template kept"));
  if (!error)
    gtk_editable_set_text (GTK_EDITABLE (self->template_name_row), "");
  read_templates (self);
}

void
yui_shift_editor_save_template (YuiShiftEditor *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->template_name_row))));

  if (!name[0])
    return;
  if (!yui_shift_draft_get_text (self->draft, YUI_SHIFT_FIELD_TITLE)[0]
      || yui_shift_draft_get_number (self->draft, YUI_SHIFT_FIELD_SEATS) < 1
      || yui_shift_draft_get_number (self->draft, YUI_SHIFT_FIELD_HOURLY_WAGE) < 1)
    {
      say (self, _ ("A template needs the kind of work, seats and the hourly wage."));
      return;
    }
  yui_shift_editor_await (
      self, yui_client_create_template (self->client, body_of_draft (self->draft, name), NULL),
      saved_cb);
}

/* ---- deleting ---- */

static JsonNode *
body_of_template (YuiTemplate *template)
{
  const char *const *ids = yui_template_get_required_qualification_ids (template);
  JsonObject *body = json_object_new ();
  JsonArray *list = json_array_new ();

  for (int i = 0; ids[i]; i++)
    json_array_add_string_element (list, ids[i]);
  set_text (body, "name", yui_template_get_name (template));
  set_text (body, "title", yui_template_get_title (template));
  set_text (body, "description", yui_template_get_description (template));
  set_text (body, "belongings", yui_template_get_belongings (template));
  set_text (body, "hiring_mode", yui_template_get_hiring_mode (template));
  set_number (body, "break_min", yui_template_get_break_min (template));
  set_number (body, "seats", yui_template_get_seats (template));
  set_number (body, "hourly_wage_yen", yui_template_get_hourly_wage_yen (template));
  set_number (body, "transport_yen", yui_template_get_transport_yen (template));
  json_object_set_array_member (body, "required_qualification_ids", list);
  json_object_set_member (body, "rings", yui_ring_plan_of (yui_template_get_rings (template)));
  return json_node_init_object (json_node_new (JSON_NODE_OBJECT), body);
}

static void
undo_cb (YuiShiftEditor *self, GtkWidget *button)
{
  YuiTemplate *template = g_object_get_data (G_OBJECT (button), "template");

  yui_shift_editor_await (
      self, yui_client_create_template (self->client, body_of_template (template), NULL), saved_cb);
}

static void
deleted_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;
  g_autofree char *sentence = error ? yui_net_error_to_sentence (error) : NULL;

  if (!error)
    return;
  say (self, sentence);
  read_templates (self);
}

static GtkWidget *
make_button (YuiShiftEditor *self, YuiTemplate *template, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "template", g_object_ref (template), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* The row stays in its place, with the way back. */
static void
delete_cb (YuiShiftEditor *self, GtkWidget *button)
{
  YuiTemplate *template = g_object_get_data (G_OBJECT (button), "template");
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  GtkWidget *undo = make_button (self, template, G_CALLBACK (undo_cb));

  yui_shift_editor_await (self, yui_client_delete_template (self->client, template, NULL),
                          deleted_cb);
  gtk_button_set_label (GTK_BUTTON (undo), _ ("_Undo"));
  gtk_button_set_use_underline (GTK_BUTTON (undo), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Deleted"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo);
  gtk_widget_grab_focus (undo);
  adw_action_row_remove (ADW_ACTION_ROW (row), button);
}

/* ---- the list ---- */

static GtkWidget *
make_row (YuiShiftEditor *self, YuiTemplate *template)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_button (self, template, G_CALLBACK (delete_cb));

  gtk_button_set_icon_name (GTK_BUTTON (button), "user-trash-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Delete Template"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete template"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yui_template_get_name (template));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), yui_template_get_title (template));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "template", g_object_ref (template), g_object_unref);
  return row;
}

static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;
  g_autofree char *sentence = error ? yui_net_error_to_sentence (error) : NULL;

  if (error)
    {
      say (self, sentence);
      return;
    }
  gtk_list_box_remove_all (self->templates_list);
  for (guint i = 0; i < g_list_model_get_n_items (result); i++)
    {
      g_autoptr (YuiTemplate) template = g_list_model_get_item (result, i);

      gtk_list_box_append (self->templates_list, make_row (self, template));
    }
}

static void
read_templates (YuiShiftEditor *self)
{
  yui_shift_editor_await (self, yui_client_list_templates (self->client, NULL), read_cb);
}

/* What a template would be called, unless the person says otherwise. */
static void
shown_cb (YuiShiftEditor *self)
{
  say (self, "");
  gtk_editable_set_text (GTK_EDITABLE (self->template_name_row),
                         yui_shift_draft_get_text (self->draft, YUI_SHIFT_FIELD_TITLE));
  read_templates (self);
}

void
yui_shift_editor_connect_templates (YuiShiftEditor *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("No templates yet"));

  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->templates_list, nothing);
  g_signal_connect_object (self->templates_popover, "show", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->templates_list, "row-activated", G_CALLBACK (row_activated_cb),
                           self, G_CONNECT_SWAPPED);
}
