/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-private.h"

#include <glib/gi18n.h>

/* Completes the kind of work from earlier shifts, and with it what has not been typed yet. */

#define MAX_TITLES 20

static gboolean
matches (const char *title, const char *typed)
{
  g_autofree char *a = g_utf8_casefold (title, -1);
  g_autofree char *b = g_utf8_casefold (typed, -1);

  return strstr (a, b) != NULL && !g_str_equal (title, typed);
}

static GtkWidget *
make_row (YuiShift *shift)
{
  GtkWidget *label = gtk_label_new (yui_shift_get_title (shift));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "shift", g_object_ref (shift), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  yui_shift_get_title (shift), -1);
  return row;
}

/* The latest shift of each kind of work that has in it what is typed, the latest first. */
static guint
fill_list (YuiShiftEditor *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *typed = yui_shift_draft_get_text (self->draft, YUI_SHIFT_FIELD_TITLE);
  guint n = g_list_model_get_n_items (self->earlier);

  gtk_list_box_remove_all (self->titles_list);
  for (guint i = n; i > 0 && g_hash_table_size (seen) < MAX_TITLES; i--)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (self->earlier, i - 1);

      if (matches (yui_shift_get_title (shift), typed)
          && g_hash_table_add (seen, (char *)yui_shift_get_title (shift)))
        gtk_list_box_append (self->titles_list, make_row (shift));
    }
  return g_hash_table_size (seen);
}

static gboolean
is_empty (YuiShiftEditor *self, YuiShiftField field)
{
  return *yui_shift_draft_get_text (self->draft, field) == '\0';
}

static void
complete (YuiShiftEditor *self, YuiShiftField field, const char *text)
{
  if (is_empty (self, field) && text)
    yui_shift_editor_type (self, field, text);
}

static void
complete_yen (YuiShiftEditor *self, YuiShiftField field, gint64 yen)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, yen);

  if (yen > 0)
    complete (self, field, text);
}

static void
row_activated_cb (YuiShiftEditor *self, GtkListBoxRow *row)
{
  YuiShift *shift = g_object_get_data (G_OBJECT (row), "shift");
  const char *description = yui_shift_get_description (shift);

  g_object_ref (shift);
  gtk_popover_popdown (self->titles_popover);
  yui_shift_editor_type (self, YUI_SHIFT_FIELD_TITLE, yui_shift_get_title (shift));
  gtk_popover_popdown (self->titles_popover);
  complete (self, YUI_SHIFT_FIELD_BELONGINGS, yui_shift_get_belongings (shift));
  complete_yen (self, YUI_SHIFT_FIELD_HOURLY_WAGE, yui_shift_get_hourly_wage_yen (shift));
  complete_yen (self, YUI_SHIFT_FIELD_TRANSPORT, yui_shift_get_transport_yen (shift));
  if (is_empty (self, YUI_SHIFT_FIELD_DESCRIPTION) && description)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->description_view), description, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_set_position (GTK_EDITABLE (self->title_row), -1);
  g_object_unref (shift);
}

static gboolean
title_has_focus (YuiShiftEditor *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->title_row));

  return text && gtk_widget_has_focus (GTK_WIDGET (text));
}

static void
title_changed_cb (YuiShiftEditor *self)
{
  if (self->filling || !title_has_focus (self))
    return;
  if (!is_empty (self, YUI_SHIFT_FIELD_TITLE) && fill_list (self) > 0)
    gtk_popover_popup (self->titles_popover);
  else
    gtk_popover_popdown (self->titles_popover);
}

static void
button_cb (YuiShiftEditor *self)
{
  if (gtk_menu_button_get_active (self->titles_button))
    fill_list (self);
}

static void
title_left_cb (YuiShiftEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->titles_popover)))
    gtk_popover_popdown (self->titles_popover);
}

/* Down goes from the entry into the list. */
static gboolean
key_cb (YuiShiftEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *first;

  if (keyval == GDK_KEY_Escape && gtk_widget_get_visible (GTK_WIDGET (self->titles_popover)))
    {
      gtk_popover_popdown (self->titles_popover);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Down || fill_list (self) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popup (self->titles_popover);
  first = gtk_list_box_get_row_at_index (self->titles_list, 0);
  gtk_list_box_select_row (self->titles_list, first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

void
yui_shift_editor_connect_titles (YuiShiftEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->title_row))), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (title_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->title_row), focus);
  g_signal_connect_object (self->title_row, "changed", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->titles_button, "notify::active", G_CALLBACK (button_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->titles_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}
