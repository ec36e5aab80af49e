/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-cancel-dialog-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-wording-cancel.h"
#include "yui-wording.h"

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiCancelDialog, yui_cancel_dialog, ADW_TYPE_DIALOG)

/* ---- what is picked ---- */

YuiCancelReason *
yui_cancel_dialog_find_reason (YuiCancelDesk *desk, const char *word)
{
  GListModel *reasons = yui_cancel_desk_get_reasons (desk);

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (YuiCancelReason) reason = g_list_model_get_item (reasons, i);

      if (g_strcmp0 (yui_cancel_reason_get_reason (reason), word) == 0)
        return g_steal_pointer (&reason);
    }
  return NULL;
}

YuiCancelOption *
yui_cancel_dialog_find_option (YuiCancelReason *reason, const char *owed_kind)
{
  GListModel *options = yui_cancel_reason_get_options (reason);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (YuiCancelOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (yui_cancel_option_get_owed_kind (option), owed_kind) == 0)
        return g_steal_pointer (&option);
    }
  return NULL;
}

gint64
yui_cancel_dialog_amount (YuiCancelDialog *self, YuiCancelDesk *desk, const char *owed_kind)
{
  g_autoptr (YuiCancelReason) reason
      = self->reason ? yui_cancel_dialog_find_reason (desk, self->reason) : NULL;
  g_autoptr (YuiCancelOption) option
      = reason ? yui_cancel_dialog_find_option (reason, owed_kind) : NULL;

  return option ? yui_cancel_option_get_amount_yen (option) : -1;
}

gint64
yui_cancel_dialog_total (YuiCancelDialog *self, const char *owed_kind)
{
  gint64 total_yen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desks)); i++)
    {
      g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), i);
      gint64 yen = yui_cancel_dialog_amount (self, desk, owed_kind);

      if (yen < 0)
        return -1;
      total_yen += yen;
    }
  return total_yen;
}

/* Whether the choice asks for a written reason from anybody's desk. */
static gboolean
needs_writing (YuiCancelDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desks)); i++)
    {
      g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), i);
      g_autoptr (YuiCancelReason) reason
          = self->reason ? yui_cancel_dialog_find_reason (desk, self->reason) : NULL;
      g_autoptr (YuiCancelOption) option
          = reason ? yui_cancel_dialog_find_option (reason, self->owed_kind) : NULL;

      if (option && g_str_equal (yui_cancel_option_get_state (option), "needs_reason"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_early (YuiCancelDialog *self)
{
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);

  return desk && g_str_equal (yui_cancel_desk_get_kind (desk), "early_finish");
}

/* Whom it is about: a name, or a number of people. */
static char *
say_whom (YuiCancelDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->desks));
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);

  if (desk && !self->whole)
    return g_strdup (yui_cancel_desk_get_worker_name (desk));
  return g_strdup_printf (ngettext ("%u person", "%u people", (gulong)n), n);
}

static char *
say_confirmation (YuiCancelDialog *self, gint64 total_yen)
{
  g_autofree char *whom = say_whom (self);
  g_autofree char *yen = yui_wording_yen (total_yen);

  if (total_yen == 0 && is_early (self))
    /* Translators: %s is a person. */
    return g_strdup_printf (_ ("Finish early: %s, without allowance"), whom);
  if (total_yen == 0)
    /* Translators: %s is a person or a number of people. */
    return g_strdup_printf (_ ("Cancel: %s, without allowance"), whom);
  if (is_early (self))
    /* Translators: a person; an amount of yen. */
    return g_strdup_printf (_ ("Finish early: %s, and pay %s"), whom, yen);
  /* Translators: a person or a number of people; an amount of yen. */
  return g_strdup_printf (_ ("Cancel: %s, and pay %s"), whom, yen);
}

/* What is still missing, or NULL. */
static const char *
find_missing (YuiCancelDialog *self, gint64 total_yen)
{
  gboolean has_people = g_list_model_get_n_items (G_LIST_MODEL (self->desks)) > 0;

  if (!self->reason)
    return has_people ? _ ("Pick a reason; then the amount is shown.") : NULL;
  if (total_yen < 0)
    return _ ("Pick what is paid.");
  if (needs_writing (self) && !gtk_editable_get_text (self->written_row)[0])
    return _ ("Write down why less than the full wage is paid.");
  return NULL;
}

static void
update (YuiCancelDialog *self)
{
  gboolean has_people = g_list_model_get_n_items (G_LIST_MODEL (self->desks)) > 0;
  gint64 total_yen = self->owed_kind ? yui_cancel_dialog_total (self, self->owed_kind) : -1;
  const char *missing = has_people ? find_missing (self, total_yen) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->written_group, needs_writing (self));
  if (!has_people)
    text = g_strdup (_ ("Cancel this shift"));
  else
    text = self->owed_kind && total_yen >= 0 ? say_confirmation (self, total_yen)
                                             : g_strdup (_ ("Cancel"));
  gtk_label_set_label (self->confirm_label, text);
  gtk_label_set_label (self->message_label, self->refused ? self->refused : missing ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), self->refused || missing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cancel.confirm",
                                 !missing && !self->is_sending);
}

static void
changed_cb (YuiCancelDialog *self)
{
  g_clear_pointer (&self->refused, g_free);
  update (self);
}

void
yui_cancel_dialog_pick_reason (YuiCancelDialog *self, const char *word)
{
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);
  g_autoptr (YuiCancelReason) reason = yui_cancel_dialog_find_reason (desk, word);

  g_set_str (&self->reason, word);
  g_set_str (&self->owed_kind, reason ? yui_cancel_reason_get_preset (reason) : NULL);
  g_clear_pointer (&self->refused, g_free);
  yui_cancel_dialog_show_options (self);
  yui_cancel_dialog_show_people (self);
  yui_cancel_dialog_show_working (self);
  update (self);
}

void
yui_cancel_dialog_pick_option (YuiCancelDialog *self, const char *owed_kind)
{
  if (!g_set_str (&self->owed_kind, owed_kind))
    return;
  g_clear_pointer (&self->refused, g_free);
  yui_cancel_dialog_show_people (self);
  yui_cancel_dialog_show_working (self);
  update (self);
}

/* ---- sending ---- */

static void read_again (YuiCancelDialog *self);

/* The sentence of what is on its way, kept until its answer. */
typedef struct
{
  YuiCancelDialog *self;
  char *done;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->self);
  g_free (sending->done);
  g_free (sending);
}

/* Whether it is the answer of a server, which may know more by now than what is shown. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain == YUI_NET_ERROR;
}

static DexFuture *
sent_cb (DexFuture *future, gpointer data)
{
  Sending *sending = data;
  YuiCancelDialog *self = sending->self;
  g_autoptr (GError) error = NULL;

  self->is_sending = FALSE;
  if (dex_future_get_value (future, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, sending->done);
      adw_dialog_force_close (ADW_DIALOG (self));
      return NULL;
    }
  g_free (self->refused);
  self->refused = yui_net_error_to_sentence (error);
  update (self);
  yui_widgets_announce (GTK_WIDGET (self), self->refused);
  if (is_refusal (error))
    read_again (self);
  return NULL;
}

/* Takes future and done. */
static void
send (YuiCancelDialog *self, DexFuture *future, char *done)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->self = g_object_ref (self);
  sending->done = done;
  self->is_sending = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cancel.confirm", FALSE);
  dex_future_disown (dex_future_finally (future, sent_cb, sending, sending_free));
}

void
yui_cancel_dialog_propose (YuiCancelDialog *self, const char *kind, YuiCancelChoice *choice)
{
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);
  gint64 reply_by = yui_deadline_suggest (g_get_real_time () / G_USEC_PER_SEC,
                                          yui_cancel_desk_get_starts_at (desk));

  if (self->is_sending)
    return;
  send (self, yui_client_propose_change (self->client, desk, kind, choice, "", reply_by, NULL),
        /* Translators: %s is a person. */
        g_strdup_printf (_ ("Proposed to %s"), yui_cancel_desk_get_worker_name (desk)));
}

static void
cancel_now (YuiCancelDialog *self)
{
  gint64 total_yen = self->owed_kind ? yui_cancel_dialog_total (self, self->owed_kind) : 0;
  const char *written = needs_writing (self) ? gtk_editable_get_text (self->written_row) : NULL;
  g_autofree char *whom = say_whom (self);
  g_autofree char *yen = yui_wording_yen (MAX (total_yen, 0));
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);

  if (self->whole)
    send (self,
          yui_client_cancel_shift (
              self->client, self->whole, self->reason ? self->reason : "employer_other",
              self->owed_kind ? self->owed_kind : "full_wage", MAX (total_yen, 0), written, NULL),
          g_strdup (_ ("Shift cancelled")));
  else
    send (self,
          yui_client_cancel_contract (self->client, desk, self->reason, self->owed_kind, total_yen,
                                      written, NULL),
          /* Translators: a person; an amount of yen. */
          g_strdup_printf (_ ("Done: %s will be paid %s"), whom, yen));
}

static void
answered_cb (AdwAlertDialog *alert, const char *response, YuiCancelDialog *self)
{
  if (g_str_equal (response, "cancel-work"))
    cancel_now (self);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCancelDialog *self = YUI_CANCEL_DIALOG (widget);
  gint64 total_yen = self->owed_kind ? yui_cancel_dialog_total (self, self->owed_kind) : 0;
  g_autofree char *what = say_confirmation (self, MAX (total_yen, 0));
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);
  g_autofree char *pay_by = desk ? yui_wording_date (yui_cancel_desk_get_pay_by_date (desk)) : NULL;
  g_autofree char *final = NULL;
  g_autofree char *body = NULL;
  AdwDialog *alert;

  if (total_yen > 0)
    /* Translators: %s is a day. */
    final = g_strdup_printf (
        _ ("It is owed by the pay day, %s. This is final and cannot be undone."), pay_by);
  else
    final = g_strdup (_ ("This is final and cannot be undone."));
  body = g_strdup_printf ("%s\n\n%s", desk ? what : _ ("Nobody has accepted this shift"), final);
  alert
      = adw_alert_dialog_new (is_early (self) ? _ ("Finish early?") : _ ("Cancel this work?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "keep",
                                  _ ("_Go Back"), "cancel-work", _ ("_Confirm"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "cancel-work",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "keep");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, widget);
}

/* ---- showing ---- */

static void
show_all (YuiCancelDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self),
                        is_early (self) ? _ ("Early Finish") : _ ("Cancellation Desk"));
  yui_cancel_dialog_show_head (self);
  yui_cancel_dialog_show_instead (self);
  yui_cancel_dialog_show_reasons (self);
  yui_cancel_dialog_show_options (self);
  yui_cancel_dialog_show_people (self);
  yui_cancel_dialog_show_working (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->desks)) == 0)
    gtk_label_set_label (self->until_label, _ ("Nobody has accepted this shift"));
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_set_visible (self->bottom_box, TRUE);
  update (self);
}

void
yui_cancel_dialog_show (YuiCancelDialog *self, YuiCancelDesk *desk)
{
  g_return_if_fail (YUI_IS_CANCEL_DIALOG (self));
  g_return_if_fail (YUI_IS_CANCEL_DESK (desk));

  g_list_store_remove_all (self->desks);
  g_list_store_append (self->desks, desk);
  show_all (self);
}

static void
show_whole (YuiCancelDialog *self, YuiShiftCancelDesk *whole)
{
  GListModel *items = yui_shift_cancel_desk_get_items (whole);

  g_set_object (&self->whole, whole);
  g_list_store_remove_all (self->desks);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (items, i);

      g_list_store_append (self->desks, desk);
    }
  show_all (self);
}

/* What was picked and written stays; a desk that can no longer be read stays too, with its message. */
static DexFuture *
read_again_cb (DexFuture *future, gpointer data)
{
  YuiCancelDialog *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (value && G_VALUE_HOLDS (value, YUI_TYPE_CANCEL_DESK))
    yui_cancel_dialog_show (self, g_value_get_object (value));
  else if (value)
    show_whole (self, g_value_get_object (value));
  return NULL;
}

static void
read_again (YuiCancelDialog *self)
{
  g_autoptr (YuiCancelDesk) desk = g_list_model_get_item (G_LIST_MODEL (self->desks), 0);
  DexFuture *future
      = self->whole ? yui_client_get_shift_cancel_desk (
                          self->client, yui_shift_cancel_desk_get_shift_id (self->whole), NULL)
                    : yui_client_get_cancel_desk (self->client,
                                                  yui_cancel_desk_get_contract_id (desk), NULL);

  dex_future_disown (
      dex_future_finally (future, read_again_cb, g_object_ref (self), g_object_unref));
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiCancelDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = NULL;

  if (value && G_VALUE_HOLDS (value, YUI_TYPE_CANCEL_DESK))
    yui_cancel_dialog_show (self, g_value_get_object (value));
  else if (value)
    show_whole (self, g_value_get_object (value));
  else
    {
      sentence = yui_net_error_to_sentence (error);
      adw_status_page_set_description (self->problem_page, sentence);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      yui_widgets_announce (GTK_WIDGET (self), sentence);
    }
  return NULL;
}

static void
yui_cancel_dialog_dispose (GObject *object)
{
  YuiCancelDialog *self = YUI_CANCEL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_CANCEL_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->desks);
  g_clear_object (&self->whole);
  g_clear_pointer (&self->working_rows, g_ptr_array_unref);
  g_clear_pointer (&self->instead_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (yui_cancel_dialog_parent_class)->dispose (object);
}

static void
yui_cancel_dialog_finalize (GObject *object)
{
  YuiCancelDialog *self = YUI_CANCEL_DIALOG (object);

  g_free (self->reason);
  g_free (self->owed_kind);
  g_free (self->refused);

  G_OBJECT_CLASS (yui_cancel_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, stack);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, problem_page);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, until_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, side_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, work_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, people_group);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, people_list);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, instead_group);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, reasons_list);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, options_group);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, options_list);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, cautions_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, written_group);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, written_row);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, working_group);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, working_row);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, message_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, confirm_label);
  gtk_widget_class_bind_template_child (class, YuiCancelDialog, bottom_box);
  gtk_widget_class_bind_template_callback (class, changed_cb);
}

static void
yui_cancel_dialog_class_init (YuiCancelDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_cancel_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = yui_cancel_dialog_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "cancel.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "cancel.keep", NULL, yui_dialog_close_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-cancel-dialog.ui");
  bind_children (widget_class);
}

static void
yui_cancel_dialog_init (YuiCancelDialog *self)
{
  self->desks = g_list_store_new (YUI_TYPE_CANCEL_DESK);
  self->working_rows = g_ptr_array_new ();
  self->instead_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes future, which resolves to the desk. */
static YuiCancelDialog *
open_desk (YuiClient *client, DexFuture *future)
{
  YuiCancelDialog *self = g_object_new (YUI_TYPE_CANCEL_DIALOG, NULL);

  self->client = g_object_ref (client);
  dex_future_disown (
      dex_future_finally (future, loaded_cb, g_object_ref_sink (self), g_object_unref));
  return self;
}

YuiCancelDialog *
yui_cancel_dialog_new (YuiClient *client, const char *contract_id)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (contract_id != NULL, NULL);

  return open_desk (client, yui_client_get_cancel_desk (client, contract_id, NULL));
}

YuiCancelDialog *
yui_cancel_dialog_new_for_shift (YuiClient *client, const char *shift_id)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  return open_desk (client, yui_client_get_shift_cancel_desk (client, shift_id, NULL));
}
