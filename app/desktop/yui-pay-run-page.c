/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-run-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-payslip-row.h"
#include "yui-person-pay-dialog.h"
#include "yui-tax-dialog.h"
#include "yui-why-button.h"
#include "yui-wording-sum.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

enum
{
  PROP_0,
  PROP_RUN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPayRunPage, yui_pay_run_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "pay_run", NULL };

/* "A, Tue 3 March, 09:00", for a step that was taken; NULL when moment_s is 0. */
static char *
say_who (const char *name, gint64 moment_s)
{
  g_autofree char *moment = moment_s ? yui_wording_moment (moment_s) : NULL;

  if (!moment || !name)
    return g_steal_pointer (&moment);
  /* Translators: who took a step of a pay run; a day and a time. */
  return g_strdup_printf (_ ("%s, %s"), name, moment);
}

static char *
say_state (YuiPayRunPage *self, int version)
{
  YuiPayRun *run = self->run;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *checked = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *locked = NULL;

  if (!run)
    return NULL;
  checked = say_who (yui_pay_run_get_checked_by_name (run), yui_pay_run_get_checked_at (run));
  approved = say_who (yui_pay_run_get_approved_by_name (run), yui_pay_run_get_approved_at (run));
  locked = say_who (yui_pay_run_get_locked_by_name (run), yui_pay_run_get_locked_at (run));
  if (!checked && !locked)
    return g_strdup (_ ("Draft: nothing is final yet"));
  /* Translators: in the next three, %s is a person, a day and a time. */
  if (checked)
    g_string_append_printf (text, _ ("Checked: %s"), checked);
  if (approved)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text, _ ("Approved: %s"), approved);
    }
  if (locked)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Locked: %s"), locked);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
say_date (YuiPayRunPage *self, const char *date)
{
  return date ? yui_wording_date (date) : NULL;
}

static char *
say_work (YuiPayRunPage *self, int people, int shifts, int worked_min)
{
  g_autofree char *who
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)people), people);
  g_autofree char *what
      = g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  g_autofree char *length = yui_wording_minutes (worked_min);
  g_autofree char *text = NULL;

  /* Translators: people; shifts; a length of time. */
  text = g_strdup_printf (_ ("%s, %s, %s"), who, what, length);
  if (self->run && yui_pay_run_get_rounds_month (self->run)
      && yui_pay_run_get_rounds_yen (self->run))
    return g_strdup_printf ("%s\n%s", text,
                            _ ("This run closes the month and rounds its hours and its pay"));
  if (self->run && yui_pay_run_get_rounds_month (self->run))
    return g_strdup_printf ("%s\n%s", text, _ ("This run closes the month and rounds its hours"));
  if (self->run && yui_pay_run_get_rounds_yen (self->run))
    return g_strdup_printf ("%s\n%s", text, _ ("This run closes the month and rounds its pay"));
  return g_steal_pointer (&text);
}

static GtkWidget *
make_payslip_row (gpointer item, gpointer data)
{
  return yui_payslip_row_new (item);
}

/* Only the next step has a button; the menu has them all. */
static void
enable_step (YuiPayRunPage *self, GtkWidget *button, const char *action, gboolean is_next)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, is_next && !self->is_stepping);
  if (button)
    gtk_widget_set_visible (button, is_next);
}

static void
update_actions (YuiPayRunPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  YuiPayRunState state = self->run ? yui_pay_run_get_state (self->run) : YUI_PAY_RUN_STATE_NONE;
  gboolean draft = state == YUI_PAY_RUN_STATE_DRAFT;
  gboolean checked = state == YUI_PAY_RUN_STATE_CHECKED;
  gboolean approved = state == YUI_PAY_RUN_STATE_APPROVED;
  gboolean approval = checked && yui_pay_run_get_needs_approval (self->run);
  gboolean may = approval && yui_pay_run_get_may_approve (self->run);
  gboolean paper = self->run && yui_pay_run_get_summary_document_id (self->run);

  enable_step (self, self->check_button, "page.check",
               draft && !yui_pay_run_page_is_blocked (self));
  enable_step (self, self->approve_button, "page.approve", may);
  enable_step (self, self->lock_button, "page.lock", approved || (checked && !approval));
  enable_step (self, NULL, "page.reopen", checked || approved);
  enable_step (self, NULL, "page.discard", draft);
  gtk_widget_set_visible (self->check_button, draft);
  gtk_widget_action_set_enabled (widget, "page.enter-tax", draft);
  gtk_widget_action_set_enabled (widget, "page.open-summary", paper);
  gtk_widget_action_set_enabled (widget, "page.save-summary", paper);
  gtk_widget_set_visible (self->summary_row, paper);
  adw_banner_set_revealed (ADW_BANNER (self->waiting_banner), approval && !may);
  gtk_widget_set_visible (self->progress, self->is_stepping);
  yui_pay_run_page_show_papers (self);
}

/* ---- why ---- */

static void
show_why (AdwBin *bin, gint64 yen, const char *what, const char *why)
{
  g_autofree char *amount = yui_wording_yen (yen);

  adw_bin_set_child (bin, yui_why_button_new (amount, what, why));
}

static void
show_totals (YuiPayRunPage *self)
{
  YuiPaySum *sum = yui_pay_run_get_sum (self->run);
  YuiPayTransfer *transfer = yui_pay_run_get_transfer (self->run);
  const int people = yui_pay_run_get_people (self->run);
  const gint64 gross_yen = yui_pay_run_get_gross_yen (self->run);
  const gint64 withheld_yen = yui_pay_run_get_withheld_yen (self->run);
  g_autofree char *gross = sum ? yui_wording_why_pay_sum (sum, TRUE, people) : g_strdup ("");
  g_autofree char *withheld = sum ? yui_wording_why_pay_sum (sum, FALSE, people) : g_strdup ("");
  g_autofree char *net = yui_wording_why_net (gross_yen, withheld_yen);

  show_why (self->gross_bin, gross_yen, _ ("Wages before tax"), gross);
  show_why (self->withheld_bin, withheld_yen, _ ("Tax withheld"), withheld);
  show_why (self->net_bin, gross_yen - withheld_yen, _ ("To pay out"), net);
  gtk_widget_set_visible (self->transfer_row, transfer != NULL);
  if (transfer)
    {
      g_autofree char *moved = yui_wording_why_transfer (transfer);

      show_why (self->transfer_bin, yui_pay_transfer_get_amount_yen (transfer),
                _ ("Bank transfer"), moved);
    }
}

static DexFuture *
yui_pay_run_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (page);
  YuiClient *client = yui_page_get_client (page);

  return dex_future_all (yui_client_get_pay_run (client, self->pay_run_id, cancellable),
                         yui_client_list_payslips (client, self->pay_run_id, cancellable),
                         yui_client_list_pay_problems (client, self->pay_run_id, cancellable),
                         NULL);
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
  yui_pay_run_page_show_problems (self, yui_future_get_nth (result, 2));
  show_totals (self);
  update_actions (self);
}

/* ---- steps ---- */

/* data: what to say when it went well. */
static void
stepped_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiPayRunPage *self = object;
  const char *done = data;

  self->is_stepping = FALSE;
  update_actions (self);
  if (error)
    yui_page_toast_error (object, error);
  else if (yui_pay_run_get_state (self->run) == YUI_PAY_RUN_STATE_CHECKED
           || yui_pay_run_get_state (self->run) == YUI_PAY_RUN_STATE_APPROVED)
    yui_page_toast_undo (object, done, "page.reopen", NULL);
  else
    yui_page_toast (object, done);
  yui_page_refresh (object);
}

/* Takes a step and shows that it takes time. future: transfer full. */
static void
await_step (YuiPayRunPage *self, DexFuture *future, const char *done)
{
  self->is_stepping = TRUE;
  update_actions (self);
  yui_page_await (YUI_PAGE (self), future, stepped_cb, g_strdup (done), g_free);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  const char *step = name + strlen ("page.");
  const char *done = g_str_equal (step, "check") ? _ ("Pay run checked")
                                                 : g_str_equal (step, "approve")
      ? _ ("Pay run approved")
      : _ ("The last step was taken back");

  await_step (
      self, yui_client_step_pay_run (yui_page_get_client (YUI_PAGE (self)), self->run, step, NULL),
      done);
}

static void
lock_response_cb (YuiPayRunPage *self, const char *response)
{
  if (g_str_equal (response, "lock"))
    await_step (self,
                yui_client_lock_pay_run (yui_page_get_client (YUI_PAGE (self)), self->run, NULL),
                _ ("Pay run locked"));
}

static GtkWidget *
make_net_button (YuiPayRunPage *self)
{
  const gint64 net_yen = yui_pay_run_get_net_yen (self->run);
  g_autofree char *net = yui_wording_yen (net_yen);
  g_autofree char *why = yui_wording_why_net (yui_pay_run_get_gross_yen (self->run),
                                              yui_pay_run_get_withheld_yen (self->run));
  GtkWidget *button = yui_why_button_new (net, _ ("To pay out"), why);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
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
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_net_button (self));
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

/* ---- a person ---- */

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  YuiPayslip *payslip = yui_pay_run_page_find_payslip (self, parameter);

  if (payslip)
    adw_dialog_present (
        ADW_DIALOG (yui_person_pay_dialog_new (yui_page_get_client (YUI_PAGE (self)),
                                               yui_payslip_get_worker_id (payslip),
                                               yui_payslip_get_worker_name (payslip))),
        widget);
}

static void
enter_tax_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  YuiPayslip *payslip = yui_pay_run_page_find_payslip (self, parameter);
  YuiTaxDialog *dialog;

  if (!payslip)
    return;
  dialog = yui_tax_dialog_new (yui_page_get_client (YUI_PAGE (self)), payslip);
  g_signal_connect_object (dialog, "entered", G_CALLBACK (yui_page_refresh), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
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

  g_clear_handle_id (&self->papers_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAY_RUN_PAGE);
  g_clear_object (&self->run);
  g_clear_object (&self->payslips);
  g_clear_object (&self->problems);

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
  gtk_widget_class_install_action (class, "page.check", NULL, step_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, GDK_CONTROL_MASK, "page.check", NULL);
  gtk_widget_class_install_action (class, "page.approve", NULL, step_action);
  gtk_widget_class_install_action (class, "page.reopen", NULL, step_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "page.reopen", NULL);
  gtk_widget_class_install_action (class, "page.enter-tax", "s", enter_tax_action);
  gtk_widget_class_install_action (class, "page.person-pay", "s", person_action);
  gtk_widget_class_install_action (class, "page.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, GDK_CONTROL_MASK, "page.discard",
                                       NULL);
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
  yui_pay_run_page_install_papers (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-pay-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, approve_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, lock_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, waiting_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, papers_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, progress);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, problems_list);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, gross_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, withheld_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, net_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, transfer_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, transfer_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, summary_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPayRunPage, payslips_list);
  gtk_widget_class_bind_template_callback (widget_class, say_state);
  gtk_widget_class_bind_template_callback (widget_class, say_date);
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
