/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-screening-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "yui-dialog.h"

struct _YuiScreeningDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  char *employer_id;

  GtkLabel *message_label;
  AdwPreferencesGroup *group;
  AdwComboRow *state_row;
  AdwSpinRow *seats_row;
  GtkEditable *reason_row;
};

static guint decided_signal;

G_DEFINE_FINAL_TYPE (YuiScreeningDialog, yui_screening_dialog, ADW_TYPE_DIALOG)

static gboolean
is_passed (YuiScreeningDialog *self)
{
  return adw_combo_row_get_selected (self->state_row) == 0;
}

/* A decision without a reason is none: the employer reads it. */
static void
changed_cb (YuiScreeningDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));

  gtk_widget_set_visible (GTK_WIDGET (self->seats_row), is_passed (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "screening.decide", reason[0] != '\0');
}

static DexFuture *
sent_cb (DexFuture *future, gpointer data)
{
  YuiScreeningDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!self->client)
    return NULL;
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, decided_signal, 0);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "screening.decide", TRUE);
  sentence = yui_net_error_to_sentence (error);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, FALSE);
  return NULL;
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiScreeningDialog *self = YUI_SCREENING_DIALOG (widget);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));

  gtk_widget_action_set_enabled (widget, "screening.decide", FALSE);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, "", FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_decide_screening (self->client, self->employer_id, is_passed (self),
                                   (int)adw_spin_row_get_value (self->seats_row), reason, NULL),
      sent_cb, g_object_ref (self), g_object_unref));
}

static void
yui_screening_dialog_dispose (GObject *object)
{
  YuiScreeningDialog *self = YUI_SCREENING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SCREENING_DIALOG);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_screening_dialog_parent_class)->dispose (object);
}

static void
yui_screening_dialog_finalize (GObject *object)
{
  g_free (YUI_SCREENING_DIALOG (object)->employer_id);

  G_OBJECT_CLASS (yui_screening_dialog_parent_class)->finalize (object);
}

static void
yui_screening_dialog_class_init (YuiScreeningDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = yui_screening_dialog_dispose;
  object_class->finalize = yui_screening_dialog_finalize;
  decided_signal = g_signal_new ("decided", YUI_TYPE_SCREENING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-screening-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningDialog, group);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningDialog, seats_row);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningDialog, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "screening.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "screening.cancel", NULL, yui_dialog_close_action);
}

static void
yui_screening_dialog_init (YuiScreeningDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiScreeningDialog *
yui_screening_dialog_new (YuiClient *client, YuiScreening *screening)
{
  YuiScreeningDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_SCREENING (screening), NULL);

  self = g_object_new (YUI_TYPE_SCREENING_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->employer_id = g_strdup (yui_screening_get_employer_id (screening));
  adw_preferences_group_set_title (self->group, yui_screening_get_employer_name (screening));
  adw_combo_row_set_selected (self->state_row,
                              g_str_equal (yui_screening_get_state (screening), "refused") ? 1 : 0);
  adw_spin_row_set_value (self->seats_row, MAX (yui_screening_get_open_seats_max (screening), 0));
  changed_cb (self);
  return self;
}
