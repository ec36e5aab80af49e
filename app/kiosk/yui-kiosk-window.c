/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-kiosk-window.h"

#include <glib/gi18n.h>

#include "yui-language.h"

#define IDLE_S    60
#define WARNING_S 15
#define REMIND_S  5

struct _YuiKioskWindow
{
  AdwApplicationWindow parent_instance;

  YuiKiosk *kiosk;
  YuiScanner *scanner;
  YuiIdle *idle;
  YuiKioskView *view;
  AdwDialog *warning; /* while it is shown */
  gulong clicked_hook;
  guint language_idle;
};

G_DEFINE_FINAL_TYPE (YuiKioskWindow, yui_kiosk_window, ADW_TYPE_APPLICATION_WINDOW)

/* Language */

static void language_chosen_cb (YuiKioskWindow *self, const char *code);

static void
make_view (YuiKioskWindow *self)
{
  self->view = YUI_KIOSK_VIEW (yui_kiosk_view_new (self->kiosk));
  g_signal_connect_object (self->view, "language-chosen", G_CALLBACK (language_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_title (GTK_WINDOW (self), _("Yui Kiosk"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->view));
}

static gboolean
change_language_cb (gpointer user_data)
{
  YuiKioskWindow *self = user_data;

  self->language_idle = 0;
  make_view (self);
  return G_SOURCE_REMOVE;
}

/* The view that asks is replaced, so it is done once its handler has returned. */
static void
language_chosen_cb (YuiKioskWindow *self, const char *code)
{
  if (!yui_language_set (code))
    return;
  yui_client_set_language (yui_kiosk_get_client (self->kiosk), code);
  g_clear_handle_id (&self->language_idle, g_source_remove);
  self->language_idle = g_idle_add (change_language_cb, self);
}

/* Idle time */

static void
response_cb (YuiKioskWindow *self, const char *response)
{
  self->warning = NULL;
  if (g_str_equal (response, "finish"))
    yui_kiosk_window_reset (self);
  else
    yui_idle_go_on (self->idle);
}

static void
show_warning (YuiKioskWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Are you still there?"), NULL);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "finish",
                                  _("Finish now"), "continue", _("Continue"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "continue",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  self->warning = dialog;
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
close_warning (YuiKioskWindow *self)
{
  AdwDialog *dialog = g_steal_pointer (&self->warning);

  if (dialog == NULL)
    return;
  g_signal_handlers_disconnect_by_func (dialog, response_cb, self);
  adw_dialog_force_close (dialog);
}

static void
seconds_left_cb (YuiKioskWindow *self)
{
  guint seconds = yui_idle_get_seconds_left (self->idle);
  gboolean is_new = self->warning == NULL;
  g_autofree char *text = NULL;

  if (seconds == 0)
    {
      close_warning (self);
      return;
    }
  if (!yui_kiosk_view_is_in_use (self->view))
    {
      yui_idle_go_on (self->idle);
      return;
    }
  if (is_new)
    show_warning (self);
  text = g_strdup_printf (ngettext ("This screen is cleared in %u second.",
                                    "This screen is cleared in %u seconds.", seconds),
                          seconds);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self->warning), text);
  if (is_new || seconds == REMIND_S)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->warning), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Assistive technology presses buttons without any event. */
static gboolean
clicked_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer self)
{
  yui_idle_touch (YUI_KIOSK_WINDOW (self)->idle);
  return TRUE;
}

static gboolean
event_cb (YuiKioskWindow *self, GdkEvent *event)
{
  yui_idle_touch (self->idle);
  return GDK_EVENT_PROPAGATE;
}

/* Cards */

static gboolean
key_pressed_cb (YuiKioskWindow *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  gboolean has_modifier = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0;

  return yui_scanner_press (self->scanner, keyval, has_modifier,
                            gtk_event_controller_get_current_event_time (controller));
}

static void
scanned_cb (YuiKioskWindow *self, const char *code)
{
  close_warning (self);
  yui_idle_go_on (self->idle);
  yui_kiosk_show_card (self->kiosk, code);
}

static void
typed_cb (YuiKioskWindow *self, const char *character)
{
  yui_kiosk_view_type (self->view, character);
}

static void
entered_cb (YuiKioskWindow *self)
{
  yui_kiosk_view_enter (self->view);
}

static void
visit_cb (YuiKioskWindow *self)
{
  yui_idle_go_on (self->idle);
}

void
yui_kiosk_window_reset (YuiKioskWindow *self)
{
  g_return_if_fail (YUI_IS_KIOSK_WINDOW (self));

  close_warning (self);
  yui_scanner_reset (self->scanner);
  yui_kiosk_end_visit (self->kiosk, NULL);
  if (!g_str_equal (yui_language_get (), yui_language_get_first ()))
    language_chosen_cb (self, yui_language_get_first ());
  yui_kiosk_view_reset (self->view);
  yui_idle_start (self->idle);
}

/* GObject */

static void
yui_kiosk_window_dispose (GObject *object)
{
  YuiKioskWindow *self = YUI_KIOSK_WINDOW (object);

  if (self->clicked_hook != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("clicked", GTK_TYPE_BUTTON),
                                   self->clicked_hook);
  self->clicked_hook = 0;
  g_clear_handle_id (&self->language_idle, g_source_remove);
  if (self->idle != NULL)
    yui_idle_stop (self->idle);
  g_clear_object (&self->idle);
  g_clear_object (&self->scanner);
  g_clear_object (&self->kiosk);
  G_OBJECT_CLASS (yui_kiosk_window_parent_class)->dispose (object);
}

static void
yui_kiosk_window_class_init (YuiKioskWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yui_kiosk_window_dispose;
}

static void
yui_kiosk_window_init (YuiKioskWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->scanner = yui_scanner_new ();
  g_signal_connect_object (self->scanner, "scanned", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  gtk_widget_add_css_class (GTK_WIDGET (self), "kiosk");
}

GtkWidget *
yui_kiosk_window_new (GtkApplication *application, YuiKiosk *kiosk, YuiIdle *idle)
{
  YuiKioskWindow *self;

  g_return_val_if_fail (YUI_IS_KIOSK (kiosk), NULL);

  self = g_object_new (YUI_TYPE_KIOSK_WINDOW, "application", application, NULL);
  self->kiosk = g_object_ref (kiosk);
  self->idle = idle != NULL ? g_object_ref (idle) : yui_idle_new (IDLE_S, WARNING_S);
  g_signal_connect_object (self->idle, "notify::seconds-left", G_CALLBACK (seconds_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "expired", G_CALLBACK (yui_kiosk_window_reset), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "notify::visit", G_CALLBACK (visit_cb), self, G_CONNECT_SWAPPED);
  make_view (self);
  self->clicked_hook = g_signal_add_emission_hook (g_signal_lookup ("clicked", GTK_TYPE_BUTTON), 0,
                                                   clicked_hook, self, NULL);
  yui_idle_start (self->idle);
  return GTK_WIDGET (self);
}

YuiKioskView *
yui_kiosk_window_get_view (YuiKioskWindow *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK_WINDOW (self), NULL);

  return self->view;
}

YuiScanner *
yui_kiosk_window_get_scanner (YuiKioskWindow *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK_WINDOW (self), NULL);

  return self->scanner;
}
