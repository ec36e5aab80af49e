/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-kiosk-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-wording.h"

struct _YuiKioskDialog
{
  AdwDialog parent_instance;

  YuiClient *client; /* NULL when the dialog is gone */
  GListModel *workplaces;
  char *user_code; /* of the kiosk that was found; NULL */
  gboolean is_busy;

  GtkEditable *code_row;
  GtkWidget *found_group;
  AdwActionRow *asked_row;
  GtkEditable *name_row;
  AdwComboRow *place_row;
  GtkLabel *message_label;
  GtkWidget *find_button;
};

enum
{
  LET_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiKioskDialog, yui_kiosk_dialog, ADW_TYPE_DIALOG)

static void
show_message (YuiKioskDialog *self, const char *sentence)
{
  gtk_label_set_label (self->message_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
update_actions (YuiKioskDialog *self)
{
  const gboolean is_found = self->user_code != NULL;

  gtk_widget_set_visible (self->found_group, is_found);
  gtk_widget_set_visible (self->find_button, !is_found);
  gtk_editable_set_editable (self->code_row, !is_found);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kiosk.find",
                                 !self->is_busy && !is_found
                                     && gtk_editable_get_text (self->code_row)[0]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kiosk.approve",
                                 !self->is_busy && is_found
                                     && gtk_editable_get_text (self->name_row)[0]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kiosk.deny", !self->is_busy && is_found);
}

static void
typed_cb (YuiKioskDialog *self)
{
  update_actions (self);
}

static void
activated_cb (YuiKioskDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.find", NULL);
}

/* What a finished call says; NULL when it failed, which is said, or the dialog is gone. */
static const GValue *
take_answer (YuiKioskDialog *self, DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (!self->client)
    return NULL;
  self->is_busy = FALSE;
  if (!value && g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_NOT_FOUND))
    {
      g_clear_pointer (&self->user_code, g_free);
      show_message (self, _ ("No kiosk shows this code now. Codes change every ten minutes; please "
                             "read it again."));
    }
  else if (!value)
    {
      sentence = yui_net_error_to_sentence (error);
      show_message (self, sentence);
    }
  update_actions (self);
  return value;
}

static void
await (YuiKioskDialog *self, DexFuture *future, DexFutureCallback callback)
{
  self->is_busy = TRUE;
  show_message (self, NULL);
  update_actions (self);
  dex_future_disown (dex_future_finally (future, callback, g_object_ref (self), g_object_unref));
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  YuiKioskDialog *self = data;
  const GValue *value = take_answer (self, future);
  YuiDeviceAuthorization *found;
  g_autofree char *moment = NULL, *asked = NULL;

  if (!value)
    return NULL;
  found = g_value_get_object (value);
  moment = yui_wording_moment (yui_device_authorization_get_asked_at (found));
  /* Translators: a kiosk's own name, and when it asked to be let in. */
  asked = g_strdup_printf (_ ("%s, asked %s"), yui_device_authorization_get_label (found), moment);
  g_set_str (&self->user_code, yui_device_authorization_get_user_code (found));
  adw_action_row_set_subtitle (self->asked_row, asked);
  gtk_editable_set_text (self->name_row, yui_device_authorization_get_label (found));
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  yui_widgets_announce (GTK_WIDGET (self), asked);
  return NULL;
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiKioskDialog *self = YUI_KIOSK_DIALOG (widget);
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (self->code_row)));

  if (code[0])
    await (self, yui_client_get_device_authorization (self->client, code, NULL), found_cb);
}

static DexFuture *
approved_cb (DexFuture *future, gpointer data)
{
  YuiKioskDialog *self = data;

  if (!take_answer (self, future))
    return NULL;
  g_signal_emit (self, signals[LET_IN], 0);
  adw_dialog_close (ADW_DIALOG (self));
  return NULL;
}

static char *
dup_workplace_id (YuiKioskDialog *self)
{
  const guint i = adw_combo_row_get_selected (self->place_row);
  g_autoptr (YuiWorkplace) workplace = NULL;

  if (i == 0 || i == GTK_INVALID_LIST_POSITION)
    return NULL;
  workplace = g_list_model_get_item (self->workplaces, i - 1);
  return g_strdup (yui_workplace_get_id (workplace));
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiKioskDialog *self = YUI_KIOSK_DIALOG (widget);
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autofree char *workplace_id = dup_workplace_id (self);

  await (self, yui_client_approve_device (self->client, self->user_code, label, workplace_id, NULL),
         approved_cb);
}

static DexFuture *
denied_cb (DexFuture *future, gpointer data)
{
  if (take_answer (data, future))
    adw_dialog_close (ADW_DIALOG (data));
  return NULL;
}

static void
deny_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiKioskDialog *self = YUI_KIOSK_DIALOG (widget);

  await (self, yui_client_deny_device (self->client, self->user_code, NULL), denied_cb);
}

static void
fill_places (YuiKioskDialog *self)
{
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (places, _ ("The whole programme"));
  for (guint i = 0; self->workplaces && i < g_list_model_get_n_items (self->workplaces); i++)
    {
      g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (self->workplaces, i);

      gtk_string_list_append (places, yui_workplace_get_name (workplace));
    }
  adw_combo_row_set_expression (self->place_row, name);
  adw_combo_row_set_model (self->place_row, G_LIST_MODEL (places));
}

static void
yui_kiosk_dialog_dispose (GObject *object)
{
  YuiKioskDialog *self = YUI_KIOSK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_KIOSK_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->workplaces);
  g_clear_pointer (&self->user_code, g_free);

  G_OBJECT_CLASS (yui_kiosk_dialog_parent_class)->dispose (object);
}

static void
yui_kiosk_dialog_class_init (YuiKioskDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_kiosk_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "kiosk.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "kiosk.approve", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "kiosk.deny", NULL, deny_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-kiosk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, asked_row);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiKioskDialog, find_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  signals[LET_IN] = g_signal_new ("let-in", YUI_TYPE_KIOSK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_kiosk_dialog_init (YuiKioskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

AdwDialog *
yui_kiosk_dialog_new (YuiClient *client, GListModel *workplaces)
{
  YuiKioskDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (workplaces == NULL || G_IS_LIST_MODEL (workplaces), NULL);

  self = g_object_new (YUI_TYPE_KIOSK_DIALOG, NULL);
  self->client = g_object_ref (client);
  g_set_object (&self->workplaces, workplaces);
  fill_places (self);
  return ADW_DIALOG (self);
}
