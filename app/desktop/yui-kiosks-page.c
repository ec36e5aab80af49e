/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-kiosks-page.h"

#include <glib/gi18n.h>

#include "yui-kiosk-dialog.h"
#include "yui-wording.h"

struct _YuiKiosksPage
{
  YuiPage parent_instance;

  GListModel *workplaces; /* of YuiWorkplace; NULL until read */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YuiKiosksPage, yui_kiosks_page, YUI_TYPE_PAGE)

static DexFuture *
yui_kiosks_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiClient *client = yui_page_get_client (page);

  return dex_future_all (yui_client_list_devices (client, cancellable),
                         yui_client_list_workplaces (client, cancellable), NULL);
}

static char *
dup_place (YuiKiosksPage *self, const char *workplace_id)
{
  for (guint i = 0; workplace_id && i < g_list_model_get_n_items (self->workplaces); i++)
    {
      g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (self->workplaces, i);

      if (g_str_equal (yui_workplace_get_id (workplace), workplace_id))
        return g_strdup (yui_workplace_get_name (workplace));
    }
  return g_strdup (_ ("The whole programme"));
}

static GtkWidget *
make_button (YuiDevice *device)
{
  /* Translators: %s is a kiosk's name. */
  g_autofree char *label = g_strdup_printf (_ ("Turn out %s"), yui_device_get_label (device));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Turn Out…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosks.turn-out");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", yui_device_get_id (device),
                                    yui_device_get_label (device));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
make_row (YuiKiosksPage *self, YuiDevice *device)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dup_place (self, yui_device_get_workplace_id (device));
  g_autofree char *since = yui_wording_moment (yui_device_get_signed_in_at (device));
  g_autofree char *seen = yui_wording_moment (yui_device_get_seen_at (device));
  g_autofree char *until = yui_wording_day (yui_device_get_expires_at (device));
  /* Translators: a kiosk: its place; when it was last seen; since when and until when it is let in. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s\nLast seen %s. Let in %s, until %s."), place, seen, since, until);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yui_device_get_label (device));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (device));
  return row;
}

static void
yui_kiosks_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiKiosksPage *self = YUI_KIOSKS_PAGE (page);
  GListModel *devices = yui_future_get_nth (result, 0);
  gboolean has_any = FALSE;

  g_set_object (&self->workplaces, yui_future_get_nth (result, 1));
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (YuiDevice) device = g_list_model_get_item (devices, i);

      if (!g_str_equal (yui_device_get_kind (device), "kiosk"))
        continue;
      gtk_list_box_append (self->list, make_row (self, device));
      has_any = TRUE;
    }
  yui_page_set_empty (page, !has_any);
}

/* ---- letting in ---- */

static void
let_in_cb (YuiKiosksPage *self)
{
  yui_page_toast (YUI_PAGE (self), _ ("The kiosk is let in; it starts by itself in a few seconds"));
  yui_page_refresh (YUI_PAGE (self));
}

static void
let_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiKiosksPage *self = YUI_KIOSKS_PAGE (widget);
  AdwDialog *dialog
      = yui_kiosk_dialog_new (yui_page_get_client (YUI_PAGE (self)), self->workplaces);

  g_signal_connect_object (dialog, "let-in", G_CALLBACK (let_in_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- turning out ---- */

static void
turned_out_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (self, error);
  else
    yui_page_toast (self, _ ("The kiosk is turned out"));
  yui_page_refresh (self);
}

static void
response_cb (YuiKiosksPage *self, const char *response, AdwAlertDialog *dialog)
{
  const char *device_id = g_object_get_data (G_OBJECT (dialog), "device-id");

  if (g_str_equal (response, "turn-out"))
    yui_page_await (
        YUI_PAGE (self),
        yui_client_delete_device (yui_page_get_client (YUI_PAGE (self)), device_id, NULL),
        turned_out_cb, NULL, NULL);
}

static void
turn_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *device_id, *label;
  g_autofree char *heading = NULL;
  AdwDialog *dialog;

  g_variant_get (parameter, "(&s&s)", &device_id, &label);
  /* Translators: %s is a kiosk's name. */
  heading = g_strdup_printf (_ ("Turn out “%s”?"), label);
  dialog = adw_alert_dialog_new (
      heading, _ ("It stops at once, also for whoever stands there now. To use it again, let it in "
                  "with a new code. What it has not sent yet stays on it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "turn-out", _ ("_Turn Out"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "turn-out",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "device-id", g_strdup (device_id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- GObject ---- */

static void
yui_kiosks_page_dispose (GObject *object)
{
  YuiKiosksPage *self = YUI_KIOSKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_KIOSKS_PAGE);
  g_clear_object (&self->workplaces);

  G_OBJECT_CLASS (yui_kiosks_page_parent_class)->dispose (object);
}

static void
yui_kiosks_page_class_init (YuiKiosksPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_kiosks_page_dispose;
  page_class->load = yui_kiosks_page_load;
  page_class->loaded = yui_kiosks_page_loaded;

  gtk_widget_class_install_action (widget_class, "kiosks.let-in", NULL, let_in_action);
  gtk_widget_class_install_action (widget_class, "kiosks.turn-out", "(ss)", turn_out_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-kiosks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiKiosksPage, list);
}

static void
yui_kiosks_page_init (YuiKiosksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_kiosks_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_KIOSKS_PAGE, "desk", desk, NULL);
}
