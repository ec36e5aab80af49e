/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-run-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-payslip-row.h"
#include "yui-pdf.h"
#include "yui-wording.h"

/* A pay run, draft or locked. */
struct _YuiPayRunPage
{
  YuiPage parent_instance;

  char *pay_run_id;
  YuiPayRun *run;
  GListStore *payslips; /* of YuiPayslip */

  GtkWidget *lock_button;
  GtkWidget *summary_row;
  GtkListBox *payslips_list;
};

enum
{
  PROP_0,
  PROP_RUN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPayRunPage, yui_pay_run_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "pay_run", NULL };

static char *
say_state (YuiPayRunPage *self, YuiPayRunState state, gint64 locked_at)
{
  g_autofree char *moment = locked_at ? yui_wording_moment (locked_at) : NULL;

  if (state != YUI_PAY_RUN_STATE_LOCKED)
    return g_strdup (_ ("Draft: nothing is final yet"));
  /* Translators: %s is a day and a time. */
  return g_strdup_printf (_ ("Locked on %s"), moment ? moment : "");
}

static char *
say_date (YuiPayRunPage *self, const char *date)
{
  return date ? yui_wording_date (date) : NULL;
}

static char *
say_yen (YuiPayRunPage *self, gint64 yen)
{
  return yui_wording_yen (yen);
}

static char *
say_work (YuiPayRunPage *self, int people, int shifts, int worked_min)
{
  g_autofree char *who
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)people), people);
  g_autofree char *what
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  g_autofree char *length = yui_wording_minutes (worked_min);

  /* Translators: people; shifts; a length of time. */
  return g_strdup_printf (_ ("%s, %s, %s"), who, what, length);
}

static GtkWidget *
make_payslip_row (gpointer item, gpointer data)
{
  return yui_payslip_row_new (item);
}

static void
update_actions (YuiPayRunPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean draft = self->run && yui_pay_run_get_state (self->run) == YUI_PAY_RUN_STATE_DRAFT;
  gboolean paper = self->run && yui_pay_run_get_summary_document_id (self->run);

  gtk_widget_action_set_enabled (widget, "page.lock", draft);
  gtk_widget_action_set_enabled (widget, "page.discard", draft);
  gtk_widget_action_set_enabled (widget, "page.open-summary", paper);
  gtk_widget_action_set_enabled (widget, "page.save-summary", paper);
  gtk_widget_set_visible (self->lock_button, draft);
  gtk_widget_set_visible (self->summary_row, paper);
}

static DexFuture *
yui_pay_run_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (page);
  YuiClient *client = yui_page_get_client (page);

  return dex_future_all (yui_client_get_pay_run (client, self->pay_run_id, cancellable),
                         yui_client_list_payslips (client, self->pay_run_id, cancellable), NULL);
}

static void
yui_pay_run_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (page);
  YuiPayRun *fresh = yui_future_get_nth (result, 0);
  g_autofree char *period = NULL;

  if (self->run)
    yui_record_update (YUI_RECORD (self->run), YUI_RECORD (fresh));
  else if (g_set_object (&self->run, fresh))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUN]);

  period = yui_wording_period (yui_pay_run_get_from (fresh), yui_pay_run_get_to (fresh));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), period);
  yui_list_update_from_model (self->payslips, yui_future_get_nth (result, 1), NULL);
  update_actions (self);
}

static void
locked_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Pay run locked; the payslips are made"));
  yui_page_refresh (object);
}

static void
lock_response_cb (YuiPayRunPage *self, const char *response)
{
  if (!g_str_equal (response, "lock"))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.lock", FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_lock_pay_run (yui_page_get_client (YUI_PAGE (self)), self->run, NULL),
                  locked_cb, NULL, NULL);
}

/* Money is final, so this asks first. */
static void
lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Lock this pay run?"), NULL);
  g_autofree char *net = yui_wording_yen (yui_pay_run_get_net_yen (self->run));
  int people = yui_pay_run_get_people (self->run);
  /* Translators: money; a number of people. */
  g_autofree char *body
      = g_strdup_printf (ngettext ("%s is to be paid to %d person. The payslip is made, and the "
                                   "hours and amounts cannot change afterwards.",
                                   "%s is to be paid to %d people. The payslips are made, and the "
                                   "hours and amounts cannot change afterwards.",
                                   (gulong)people),
                         net, people);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "lock", _ ("_Lock"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "lock",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (lock_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
discarded_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  GtkWidget *view = gtk_widget_get_ancestor (object, ADW_TYPE_NAVIGATION_VIEW);

  if (error)
    {
      yui_page_toast_error (object, error);
      return;
    }
  yui_page_toast (object, _ ("Draft discarded; its hours are free for another run"));
  if (view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == object)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);

  yui_page_await (
      YUI_PAGE (self),
      yui_client_delete_pay_run (yui_page_get_client (YUI_PAGE (self)), self->run, NULL),
      discarded_cb, NULL, NULL);
}

static char *
dup_summary_title (YuiPayRunPage *self)
{
  /* Translators: %s is a date; the name of a file. */
  return g_strdup_printf (_ ("Pay summary %s"), yui_pay_run_get_pay_date (self->run));
}

static void
open_summary_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  g_autofree char *title = dup_summary_title (self);

  yui_pdf_open (YUI_PAGE (self), yui_pay_run_get_summary_document_id (self->run), title);
}

static void
save_summary_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  g_autofree char *title = dup_summary_title (self);

  yui_pdf_save (YUI_PAGE (self), yui_pay_run_get_summary_document_id (self->run), title);
}

static void
payslip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  YuiPayslip *payslip = yui_list_find (G_LIST_MODEL (self->payslips),
                                       g_variant_get_string (parameter, NULL), NULL, NULL);
  g_autofree char *title = NULL;

  if (!payslip || !yui_payslip_get_document_id (payslip))
    return;
  /* Translators: a person's name; a date; the name of a file. */
  title = g_strdup_printf (_ ("Payslip of %s, %s"), yui_payslip_get_worker_name (payslip),
                             yui_pay_run_get_pay_date (self->run));
  if (g_str_equal (name, "page.open-payslip"))
    yui_pdf_open (YUI_PAGE (self), yui_payslip_get_document_id (payslip), title);
  else
    yui_pdf_save (YUI_PAGE (self), yui_payslip_get_document_id (payslip), title);
}

static void
yui_pay_run_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUN:
      g_value_set_object (value, YUI_PAY_RUN_PAGE (object)->run);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_pay_run_page_dispose (GObject *object)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_RUN_PAGE);
  g_clear_object (&self->run);
  g_clear_object (&self->payslips);

  G_OBJECT_CLASS (yui_pay_run_page_parent_class)->dispose (object);
}

static void
yui_pay_run_page_finalize (GObject *object)
{
  g_free (YUI_PAY_RUN_PAGE (object)->pay_run_id);

  G_OBJECT_CLASS (yui_pay_run_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.lock", NULL, lock_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_l, GDK_CONTROL_MASK, "page.lock", NULL);
  gtk_widget_class_install_action (class, "page.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, GDK_CONTROL_MASK, "page.discard",
                                       NULL);
  gtk_widget_class_install_action (class, "page.open-summary", NULL, open_summary_action);
  gtk_widget_class_install_action (class, "page.save-summary", NULL, save_summary_action);
  gtk_widget_class_install_action (class, "page.open-payslip", "s", payslip_action);
  gtk_widget_class_install_action (class, "page.save-payslip", "s", payslip_action);
}

static void
yui_pay_run_page_class_init (YuiPayRunPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->get_property = yui_pay_run_page_get_property;
  object_class->dispose = yui_pay_run_page_dispose;
  object_class->finalize = yui_pay_run_page_finalize;
  page_class->watches = watches;
  page_class->load = yui_pay_run_page_load;
  page_class->loaded = yui_pay_run_page_loaded;

  props[PROP_RUN] = g_param_spec_object ("run", NULL, NULL, YUI_TYPE_PAY_RUN,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-pay-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, lock_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, summary_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, payslips_list);
  gtk_widget_class_bind_template_callback (widget_class, say_state);
  gtk_widget_class_bind_template_callback (widget_class, say_date);
  gtk_widget_class_bind_template_callback (widget_class, say_yen);
  gtk_widget_class_bind_template_callback (widget_class, say_work);
}

static void
yui_pay_run_page_init (YuiPayRunPage *self)
{
  self->payslips = g_list_store_new (YUI_TYPE_PAYSLIP);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->payslips_list, G_LIST_MODEL (self->payslips), make_payslip_row,
                           NULL, NULL);
  update_actions (self);
}

AdwNavigationPage *
yui_pay_run_page_new (YuiDesk *desk, const char *pay_run_id)
{
  YuiPayRunPage *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (pay_run_id != NULL, NULL);

  self = g_object_new (YUI_TYPE_PAY_RUN_PAGE, "desk", desk, NULL);
  self->pay_run_id = g_strdup (pay_run_id);
  return ADW_NAVIGATION_PAGE (self);
}
