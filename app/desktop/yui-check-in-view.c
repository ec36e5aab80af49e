/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-check-in-view.h"

#include <glib/gi18n.h>

#include "widgets/yui-qr-view.h"

/* A workplace to choose when there are several, its code, and the address in it as text. */
struct _YuiCheckInView
{
  GtkBox parent_instance;

  YuiClient *client;
  GCancellable *cancellable;
  GListModel *workplaces; /* of YuiWorkplace */
  guint renew_source;

  GtkDropDown *workplace_dropdown;
  YuiQrView *qr_view;
  GtkLabel *message_label;
  GtkLabel *url_label;
};

typedef struct
{
  GWeakRef view;
  void (*done) (YuiCheckInView *self, gpointer object);
} Waiting;

/* When the server cannot be asked or its clock is far away. */
#define RENEW_LEAST_S 2

G_DEFINE_FINAL_TYPE (YuiCheckInView, yui_check_in_view, GTK_TYPE_BOX)

static void ask_code (YuiCheckInView *self);

static void
waiting_free (gpointer data)
{
  g_weak_ref_clear (&((Waiting *)data)->view);
  g_free (data);
}

static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (YuiCheckInView) self = g_weak_ref_get (&waiting->view);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (!self || (error && yui_net_error_is_cancelled (error)))
    return NULL;

  if (value)
    {
      waiting->done (self, g_value_get_object (value));
      return NULL;
    }
  sentence = yui_net_error_to_sentence (error);
  yui_qr_view_set_text (self->qr_view, NULL);
  gtk_label_set_label (self->url_label, "");
  gtk_label_set_label (self->message_label, sentence);
  return NULL;
}

static void
await_object (YuiCheckInView *self,
              DexFuture *future,
              void (*done) (YuiCheckInView *self, gpointer object))
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->view, self);
  waiting->done = done;
  dex_future_disown (dex_future_finally (future, finished_cb, waiting, waiting_free));
}

static void
renew_cb (gpointer data)
{
  YuiCheckInView *self = data;

  self->renew_source = 0;
  ask_code (self);
}

static void
show_code (YuiCheckInView *self, gpointer object)
{
  YuiCheckInCode *code = object;
  gint64 left_s = yui_check_in_code_get_valid_until (code) - g_get_real_time () / G_USEC_PER_SEC;

  yui_qr_view_set_text (self->qr_view, yui_check_in_code_get_url (code));
  gtk_label_set_label (self->url_label, yui_check_in_code_get_url (code));
  g_clear_handle_id (&self->renew_source, g_source_remove);
  self->renew_source = g_timeout_add_seconds_once (
      (guint)CLAMP (left_s, RENEW_LEAST_S,
                    MAX (yui_check_in_code_get_step_s (code), RENEW_LEAST_S)),
      renew_cb, self);
}

static void
ask_code (YuiCheckInView *self)
{
  YuiWorkplace *workplace = gtk_drop_down_get_selected_item (self->workplace_dropdown);
  g_autofree char *label = NULL;

  if (!workplace)
    return;

  /* Translators: %s is the name of a workplace. */
  label = g_strdup_printf (_ ("Check-in code of %s"), yui_workplace_get_name (workplace));
  yui_qr_view_set_label (self->qr_view, label);
  await_object (self,
                yui_client_get_check_in_code (self->client, yui_workplace_get_id (workplace),
                                              self->cancellable),
                show_code);
}

static void
workplace_cb (YuiCheckInView *self)
{
  if (self->workplaces)
    ask_code (self);
}

static void
show_workplaces (YuiCheckInView *self, gpointer object)
{
  g_set_object (&self->workplaces, object);
  gtk_drop_down_set_model (self->workplace_dropdown, self->workplaces);
  gtk_widget_set_visible (GTK_WIDGET (self->workplace_dropdown),
                          g_list_model_get_n_items (self->workplaces) > 1);
  ask_code (self);
}

static void
yui_check_in_view_dispose (GObject *object)
{
  YuiCheckInView *self = YUI_CHECK_IN_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->renew_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_CHECK_IN_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workplaces);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_check_in_view_parent_class)->dispose (object);
}

static void
yui_check_in_view_class_init (YuiCheckInViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_check_in_view_dispose;

  g_type_ensure (YUI_TYPE_QR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-check-in-view.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiCheckInView, workplace_dropdown);
  gtk_widget_class_bind_template_child (widget_class, YuiCheckInView, qr_view);
  gtk_widget_class_bind_template_child (widget_class, YuiCheckInView, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiCheckInView, url_label);
  gtk_widget_class_bind_template_callback (widget_class, workplace_cb);
}

static void
yui_check_in_view_init (YuiCheckInView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_check_in_view_new (YuiClient *client)
{
  YuiCheckInView *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_CHECK_IN_VIEW, NULL);
  self->client = g_object_ref (client);
  await_object (self, yui_client_list_workplaces (client, self->cancellable), show_workplaces);
  return GTK_WIDGET (self);
}

static void
full_screen_cb (GtkWidget *dialog)
{
  YuiClient *client = g_object_get_data (G_OBJECT (dialog), "client");
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), yui_check_in_view_new (client));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Check-in Code"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (dialog)));
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
posters_cb (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "win.posters", NULL);
  adw_dialog_close (ADW_DIALOG (dialog));
}

void
yui_check_in_view_present (YuiClient *client, GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *full = gtk_button_new_from_icon_name ("view-fullscreen-symbolic");
  GtkWidget *posters = gtk_button_new_with_mnemonic (_ ("_Posters"));

  g_return_if_fail (YUI_IS_CLIENT (client));

  gtk_widget_set_tooltip_text (full, _ ("Full Screen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (full), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Full screen"), -1);
  g_object_set_data_full (G_OBJECT (dialog), "client", g_object_ref (client), g_object_unref);
  g_signal_connect_object (full, "clicked", G_CALLBACK (full_screen_cb), dialog, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), full);
  gtk_widget_set_tooltip_text (posters, _ ("A code on paper, for a workplace without a screen"));
  g_signal_connect_object (posters, "clicked", G_CALLBACK (posters_cb), dialog, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), posters);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), yui_check_in_view_new (client));
  adw_dialog_set_title (dialog, _ ("Check-in Code"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
