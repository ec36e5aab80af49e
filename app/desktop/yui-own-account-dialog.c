/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-own-account-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-password-page.h"
#include "yui-second-factor-page.h"
#include "yui-wording.h"

struct _YuiOwnAccountDialog
{
  AdwPreferencesDialog parent_instance;

  YuiDesk *desk;
  GCancellable *cancellable;

  AdwActionRow *account_row;
  AdwActionRow *server_row;
  GtkWidget *secrets_group;
  AdwActionRow *name_row;
  AdwActionRow *factor_row;
  GtkListBox *devices_list;
};

G_DEFINE_FINAL_TYPE (YuiOwnAccountDialog, yui_own_account_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
toast (YuiOwnAccountDialog *self, const char *sentence)
{
  AdwToast *message = adw_toast_new (sentence);

  adw_toast_set_use_markup (message, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), message);
  yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
show_account (YuiOwnAccountDialog *self)
{
  YuiSession *session = yui_desk_get_session (self->desk);
  const char *name = yui_session_get_sign_in_name (session);

  if (yui_session_get_needs_second_factor (session)) /* the window asks for it now */
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account_row),
                                 yui_wording_role (yui_session_get_role (session)));
  adw_action_row_set_subtitle (self->account_row, yui_session_get_display_name (session));
  adw_action_row_set_subtitle (self->server_row,
                               yui_client_get_base_url (yui_desk_get_client (self->desk)));
  gtk_widget_set_visible (self->secrets_group, name != NULL);
  adw_action_row_set_subtitle (self->name_row, name ? name : "");
  adw_action_row_set_subtitle (self->factor_row, yui_session_get_has_second_factor (session)
                               ? _ ("On: a code of your authenticator is asked for.")
                               : _ ("Off: the password alone lets you in."));
}

/* ---- devices ---- */

static GtkWidget *
make_end_button (YuiDevice *device)
{
  /* Translators: %s is a computer's name. */
  g_autofree char *label = g_strdup_printf (_ ("Sign out at %s"), yui_device_get_label (device));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Sign _Out There"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "account.end-device");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", yui_device_get_id (device));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
make_device_row (YuiDevice *device)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *since = yui_wording_moment (yui_device_get_signed_in_at (device));
  g_autofree char *seen = yui_wording_moment (yui_device_get_seen_at (device));
  g_autofree char *subtitle = NULL;

  if (yui_device_get_is_this (device))
    /* Translators: %s is a date and time. */
    subtitle = g_strdup_printf (_ ("This computer, since %s"), since);
  else
    /* Translators: both %s are dates with times. */
    subtitle = g_strdup_printf (_ ("Since %s, last used %s"), since, seen);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yui_device_get_label (device));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (!yui_device_get_is_this (device))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_end_button (device));
  return row;
}

static GtkWidget *
make_none_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Only with an access token, which the operator revokes."));
  return row;
}

static void
fill_devices (YuiOwnAccountDialog *self, GListModel *devices)
{
  gboolean has_any = FALSE;

  gtk_list_box_remove_all (self->devices_list);
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (YuiDevice) device = g_list_model_get_item (devices, i);

      if (!g_str_equal (yui_device_get_kind (device), "desk"))
        continue;
      gtk_list_box_append (self->devices_list, make_device_row (device));
      has_any = TRUE;
    }
  if (!has_any)
    gtk_list_box_append (self->devices_list, make_none_row ());
}

static DexFuture *
devices_cb (DexFuture *future, gpointer data)
{
  YuiOwnAccountDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  if (value)
    fill_devices (self, g_value_get_object (value));
  else
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      toast (self, sentence);
    }
  return NULL;
}

static void
read_devices (YuiOwnAccountDialog *self)
{
  dex_future_disown (dex_future_finally (
      yui_client_list_devices (yui_desk_get_client (self->desk), self->cancellable), devices_cb,
      g_object_ref (self), g_object_unref));
}

static DexFuture *
ended_cb (DexFuture *future, gpointer data)
{
  YuiOwnAccountDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  if (dex_future_get_value (future, &error))
    toast (self, _ ("Signed out there"));
  else
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      toast (self, sentence);
    }
  read_devices (self);
  return NULL;
}

static void
end_device_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiOwnAccountDialog *self = YUI_OWN_ACCOUNT_DIALOG (widget);

  dex_future_disown (dex_future_finally (
      yui_client_delete_device (yui_desk_get_client (self->desk),
                                g_variant_get_string (parameter, NULL), self->cancellable),
      ended_cb, g_object_ref (self), g_object_unref));
}

/* ---- subpages ---- */

static void
password_changed_cb (YuiOwnAccountDialog *self)
{
  adw_preferences_dialog_pop_subpage (ADW_PREFERENCES_DIALOG (self));
  toast (self, _ ("Password changed; you have been signed out everywhere else"));
  read_devices (self);
}

static void
password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiOwnAccountDialog *self = YUI_OWN_ACCOUNT_DIALOG (widget);
  AdwNavigationPage *page = yui_password_page_new (yui_desk_get_client (self->desk));

  g_signal_connect_object (page, "changed", G_CALLBACK (password_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);
}

static void
factor_changed_cb (YuiOwnAccountDialog *self)
{
  yui_desk_read_session (self->desk);
}

static void
second_factor_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiOwnAccountDialog *self = YUI_OWN_ACCOUNT_DIALOG (widget);
  AdwNavigationPage *page = yui_second_factor_page_new (
      yui_desk_get_client (self->desk),
      yui_session_get_has_second_factor (yui_desk_get_session (self->desk)));

  g_signal_connect_object (page, "changed", G_CALLBACK (factor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);
}

/* ---- GObject ---- */

static void
yui_own_account_dialog_dispose (GObject *object)
{
  YuiOwnAccountDialog *self = YUI_OWN_ACCOUNT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_OWN_ACCOUNT_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (yui_own_account_dialog_parent_class)->dispose (object);
}

static void
yui_own_account_dialog_finalize (GObject *object)
{
  g_object_unref (YUI_OWN_ACCOUNT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (yui_own_account_dialog_parent_class)->finalize (object);
}

static void
yui_own_account_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (YUI_OWN_ACCOUNT_DIALOG (dialog)->cancellable);
}

static void
yui_own_account_dialog_class_init (YuiOwnAccountDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = yui_own_account_dialog_dispose;
  object_class->finalize = yui_own_account_dialog_finalize;
  ADW_DIALOG_CLASS (class)->closed = yui_own_account_dialog_closed;

  gtk_widget_class_install_action (widget_class, "account.password", NULL, password_action);
  gtk_widget_class_install_action (widget_class, "account.second-factor", NULL,
                                   second_factor_action);
  gtk_widget_class_install_action (widget_class, "account.end-device", "s", end_device_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-own-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, server_row);
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, secrets_group);
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, factor_row);
  gtk_widget_class_bind_template_child (widget_class, YuiOwnAccountDialog, devices_list);
}

static void
yui_own_account_dialog_init (YuiOwnAccountDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
yui_own_account_dialog_new (YuiDesk *desk)
{
  YuiOwnAccountDialog *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (yui_desk_get_session (desk) != NULL, NULL);

  self = g_object_new (YUI_TYPE_OWN_ACCOUNT_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (yui_desk_get_session (desk), "notify", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  show_account (self);
  read_devices (self);
  return ADW_DIALOG (self);
}
