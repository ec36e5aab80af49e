/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-cancel-dialog.h"
#include "yui-hours-dialog.h"
#include "yui-hours-row.h"

/* The part of the Hours page about what is done with hours: confirm, edit, correct, dispute. */

/* Several confirmations that are told as one. */
typedef struct
{
  GPtrArray *done; /* of YuiAttendance, the ones that went through */
  guint pending;
} Batch;

static YuiAttendance *
find (YuiHoursPage *self, GVariant *id)
{
  return yui_list_find (G_LIST_MODEL (self->attendances), g_variant_get_string (id, NULL), NULL,
                        NULL);
}

static void
batch_clear (gpointer data)
{
  g_ptr_array_unref (((Batch *)data)->done);
}

static void
batch_unref (gpointer data)
{
  g_rc_box_release_full (data, batch_clear);
}

static void
tell_batch (YuiHoursPage *self, Batch *batch)
{
  guint n = batch->done->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("Hours of %u shift confirmed", "Hours of %u shifts confirmed", n), n);
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  yui_hours_page_show_changes (self);
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    ids[i] = yui_attendance_get_id (batch->done->pdata[i]);
  g_clear_pointer (&self->confirmed, g_ptr_array_unref);
  self->confirmed = g_ptr_array_ref (batch->done);
  yui_page_toast_undo (YUI_PAGE (self), title, "page.reopen-all", g_variant_new_strv (ids, n));
}

static void
confirmed_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  Batch *batch = data;

  if (error)
    yui_page_toast_error (object, error);
  else
    g_ptr_array_add (batch->done, g_object_ref (yui_future_get_object (future)));
  if (--batch->pending == 0)
    tell_batch (object, batch);
}

static void
confirm_all (YuiHoursPage *self, GPtrArray *attendances)
{
  Batch *batch;

  if (attendances->len == 0)
    return;

  batch = g_rc_box_new0 (Batch);
  batch->done = g_ptr_array_new_with_free_func (g_object_unref);
  batch->pending = attendances->len;
  for (guint i = 0; i < attendances->len; i++)
    {
      YuiAttendance *item = g_ptr_array_index (attendances, i);

      yui_page_await (YUI_PAGE (self),
                      yui_client_confirm_attendance (
                          yui_page_get_client (YUI_PAGE (self)), item,
                          yui_attendance_get_clocked_start (item),
                          yui_attendance_get_clocked_end (item),
                          MAX (yui_attendance_get_clocked_break_min (item), 0), NULL, NULL),
                      confirmed_cb, g_rc_box_acquire (batch), batch_unref);
    }
  batch_unref (batch);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item && yui_hours_can_confirm (item))
    g_ptr_array_add (items, item);
  confirm_all (self, items);
}

static void
confirm_matching_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->attendances)); i++)
    {
      g_autoptr (YuiAttendance) item = g_list_model_get_item (G_LIST_MODEL (self->attendances), i);

      if (yui_hours_match_plan (item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  gtk_widget_action_set_enabled (widget, "page.confirm-matching", FALSE);
  confirm_all (self, items);
}

static void
saved_cb (YuiHoursPage *self)
{
  yui_hours_page_show_changes (self);
  yui_page_toast (YUI_PAGE (self), _ ("Hours saved"));
}

static void
present_dialog (GtkWidget *widget, GVariant *id, YuiHoursDialogMode mode)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, id);
  YuiHoursDialog *dialog;

  if (!item)
    return;
  dialog = yui_hours_dialog_new (yui_page_get_client (YUI_PAGE (self)), item, mode);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CONFIRM);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CORRECT);
}

static void
claim_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (widget, parameter, YUI_HOURS_DIALOG_CLAIM);
}

static void
settled_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Both sides agree now"));
  yui_hours_page_show_changes (object);
}

static void
settle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  YuiClaim *claim = item ? yui_attendance_get_worker_claim (item) : NULL;

  if (claim)
    yui_page_await (YUI_PAGE (self),
                    yui_client_settle_hours (yui_page_get_client (YUI_PAGE (self)), item,
                                             yui_claim_get_id (claim), NULL),
                    settled_cb, NULL, NULL);
}

static void
early_done_cb (YuiHoursPage *self, const char *sentence)
{
  yui_page_toast (YUI_PAGE (self), sentence);
  yui_page_refresh (YUI_PAGE (self));
}

static void
finish_early_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiHoursPage *self = YUI_HOURS_PAGE (widget);
  YuiAttendance *item = find (self, parameter);
  YuiCancelDialog *dialog;

  if (!item)
    return;
  dialog = yui_cancel_dialog_new (yui_page_get_client (YUI_PAGE (self)),
                                  yui_attendance_get_contract_id (item));
  g_signal_connect_object (dialog, "done", G_CALLBACK (early_done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
reopened_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  yui_hours_page_show_changes (object);
}

/* What was confirmed can be taken back from another week too. */
static YuiAttendance *
find_confirmed (YuiHoursPage *self, const char *id)
{
  for (guint i = 0; self->confirmed && i < self->confirmed->len; i++)
    if (g_str_equal (yui_attendance_get_id (self->confirmed->pdata[i]), id))
      return self->confirmed->pdata[i];
  return NULL;
}

static void
reopen (YuiHoursPage *self, const char *id)
{
  YuiAttendance *item = yui_list_find (G_LIST_MODEL (self->attendances), id, NULL, NULL);

  if (!item)
    item = find_confirmed (self, id);
  if (item)
    yui_page_await (
        YUI_PAGE (self),
        yui_client_reopen_attendance (yui_page_get_client (YUI_PAGE (self)), item, NULL),
        reopened_cb, NULL, NULL);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reopen (YUI_HOURS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
reopen_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  for (const char **id = ids; *id; id++)
    reopen (YUI_HOURS_PAGE (widget), *id);
}

void
yui_hours_page_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.confirm-matching", NULL, confirm_matching_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.confirm-matching", NULL);
  gtk_widget_class_install_action (class, "page.confirm", "s", confirm_action);
  gtk_widget_class_install_action (class, "page.edit", "s", edit_action);
  gtk_widget_class_install_action (class, "page.correct", "s", correct_action);
  gtk_widget_class_install_action (class, "page.claim", "s", claim_action);
  gtk_widget_class_install_action (class, "page.settle", "s", settle_action);
  gtk_widget_class_install_action (class, "page.finish-early", "s", finish_early_action);
  gtk_widget_class_install_action (class, "page.reopen", "s", reopen_action);
  gtk_widget_class_install_action (class, "page.reopen-all", "as", reopen_all_action);
}
