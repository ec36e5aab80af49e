/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-unmatched-dialog.h"
#include "yui-wording-hours.h"

/* The part of the Hours page about check-ins that fitted no work: somebody says which work they were
 * for, or puts them aside with a reason. */

#define NOTE_MAX 500

static YuiRole
get_role (YuiHoursPage *self)
{
  return yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self)));
}

gboolean
yui_hours_page_is_settling (YuiHoursPage *self)
{
  return yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)))
         || get_role (self) == YUI_ROLE_COORDINATOR;
}

gboolean
yui_hours_page_is_seeing_unmatched (YuiHoursPage *self)
{
  return yui_hours_page_is_settling (self) || get_role (self) == YUI_ROLE_AUDITOR;
}

static YuiUnmatchedClockEvent *
find (YuiHoursPage *self, GVariant *id)
{
  return yui_list_find (G_LIST_MODEL (self->unmatched), g_variant_get_string (id, NULL), NULL,
                        NULL);
}

/* ---- which work ---- */

static void
matched_cb (YuiHoursPage *self)
{
  yui_page_toast (YUI_PAGE (self), _ ("The check-in counts for this work now"));
  yui_page_refresh (YUI_PAGE (self));
}

static void
match_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiUnmatchedClockEvent *event = find (self, parameter);
  AdwDialog *dialog;

  if (!event)
    return;
  dialog = yui_unmatched_dialog_new (yui_page_get_client (YUI_PAGE (self)), event);
  g_signal_connect_object (dialog, "matched", G_CALLBACK (matched_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- no work ---- */

static void
put_aside_cb (gpointer object, DexFuture *future, const GError *error, gpointer event)
{
  YuiHoursPage *self = object;

  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else
    {
      /* Kept, with its new version, until the toast has gone. */
      g_set_object (&self->put_aside, event);
      yui_page_toast_undo (YUI_PAGE (self), _ ("Check-in put aside"), "page.take-back", NULL);
    }
  yui_page_refresh (YUI_PAGE (self));
}

static void
response_cb (YuiHoursPage *self, const char *response, AdwAlertDialog *alert)
{
  YuiUnmatchedClockEvent *event = g_object_get_data (G_OBJECT (alert), "event");
  GtkEditable *note_row = g_object_get_data (G_OBJECT (alert), "note");

  if (g_str_equal (response, "aside"))
    yui_page_await (YUI_PAGE (self),
                    yui_client_put_aside (yui_page_get_client (YUI_PAGE (self)), event,
                                          gtk_editable_get_text (note_row), NULL),
                    put_aside_cb, g_object_ref (event), g_object_unref);
}

static void
note_changed_cb (GtkEditable *note_row, GParamSpec *pspec, AdwAlertDialog *alert)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (note_row)));

  adw_alert_dialog_set_response_enabled (alert, "aside", note[0] != '\0');
}

static void
add_note_row (AdwAlertDialog *alert)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *note_row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note_row), _ ("Reason"));
  adw_entry_row_set_max_length (ADW_ENTRY_ROW (note_row), NOTE_MAX);
  g_signal_connect_object (note_row, "notify::text", G_CALLBACK (note_changed_cb), alert,
                           G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), note_row);
  adw_alert_dialog_set_extra_child (alert, group);
  g_object_set_data (G_OBJECT (alert), "note", note_row);
  adw_dialog_set_focus (ADW_DIALOG (alert), note_row);
}

static void
put_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiUnmatchedClockEvent *event = find (YUI_HOURS_PAGE (widget), parameter);
  g_autofree char *title = event ? yui_wording_unmatched_title (event) : NULL;
  AdwDialog *alert;

  if (!event)
    return;
  alert = adw_alert_dialog_new (_ ("Put This Check-in Aside?"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (alert),
                                /* Translators: %s is a check-in with its day and time. */
                                _ ("%s\n\nIt counts for no work then. The reason is kept with it."),
                                  title);
  g_object_set_data_full (G_OBJECT (alert), "event", g_object_ref (event), g_object_unref);
  add_note_row (ADW_ALERT_DIALOG (alert));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel",
                                  _ ("_Cancel"), "aside", _ ("_Put Aside"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (alert), "aside", FALSE);
  g_signal_connect_object (alert, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, widget);
}

static void
taken_back_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (self, error);
  yui_page_refresh (self);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);

  if (self->put_aside)
    yui_page_await (YUI_PAGE (self),
                    yui_client_reopen_clock_event (yui_page_get_client (YUI_PAGE (self)),
                                                   self->put_aside, NULL),
                    taken_back_cb, NULL, NULL);
  g_clear_object (&self->put_aside);
}

void
yui_hours_page_install_unmatched_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.match", "s", match_action);
  gtk_widget_class_install_action (class, "page.put-aside", "s", put_aside_action);
  gtk_widget_class_install_action (class, "page.take-back", NULL, take_back_action);
}
