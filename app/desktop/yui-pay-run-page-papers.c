/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-run-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-pdf.h"
#include "yui-print.h"
#include "yui-wording.h"

#define PAPERS_POLL_MS  1000
#define PAPERS_RETRY_MS 5000

YuiPayslip *
yui_pay_run_page_find_payslip (YuiPayRunPage *self, GVariant *parameter)
{
  return yui_list_find (G_LIST_MODEL (self->payslips), g_variant_get_string (parameter, NULL), NULL,
                        NULL);
}

/* ---- papers that a job makes ---- */

static void follow_papers (YuiPayRunPage *self, guint wait_ms);

static char *
say_papers (gboolean is_making, int made, int people)
{
  /* Translators: how many payslips there are already; how many there will be. */
  return is_making ? g_strdup_printf (_ ("The payslips are being made: %d of %d"), made, people)
                   : g_strdup_printf (_ ("%d of %d payslips are made"), made, people);
}

void
yui_pay_run_page_show_papers (YuiPayRunPage *self)
{
  const int missing = self->run ? yui_pay_run_get_papers_missing (self->run) : 0;
  const gboolean is_making = missing > 0 && yui_pay_run_get_is_making_papers (self->run);
  const int people = missing > 0 ? yui_pay_run_get_people (self->run) : 0;
  g_autofree char *text = say_papers (is_making, people - missing, people);

  adw_banner_set_title (self->papers_banner, text);
  adw_banner_set_button_label (self->papers_banner,
                               is_making ? _ ("_Cancel") : _ ("_Make the Others"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->papers_banner),
                                  is_making ? "page.cancel-papers" : "page.make-papers");
  adw_banner_set_revealed (self->papers_banner, missing > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.make-papers", missing > 0 && !is_making);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.cancel-papers", is_making);
  if (is_making)
    follow_papers (self, PAPERS_POLL_MS);
}

static void
papers_read_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiPayRunPage *self = object;
  YuiPayRun *fresh = error ? NULL : yui_future_get_object (future);

  if (!fresh)
    {
      /* The job goes on without this window: it is asked for again until it answers. */
      yui_page_toast_error (object, error);
      follow_papers (self, PAPERS_RETRY_MS);
      return;
    }
  yui_record_update (YUI_RECORD (self->run), YUI_RECORD (fresh));
  yui_pay_run_page_show_papers (self);
  if (yui_pay_run_get_papers_missing (self->run) > 0)
    return;
  yui_page_toast (object, _ ("The payslips are made"));
  yui_page_refresh (object);
}

static void
read_papers_cb (gpointer data)
{
  YuiPayRunPage *self = data;
  YuiPage *page = data;

  self->papers_source = 0;
  yui_page_await (page,
                  yui_client_get_pay_run (yui_page_get_client (page), self->pay_run_id,
                                          yui_page_get_cancellable (page)),
                  papers_read_cb, NULL, NULL);
}

static void
follow_papers (YuiPayRunPage *self, guint wait_ms)
{
  if (!self->papers_source)
    self->papers_source = g_timeout_add_once (wait_ms, read_papers_cb, self);
}

static void
papers_begun_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  yui_page_refresh (object);
}

static void
cancelled_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Cancelled; the payslips that are made stay"));
  yui_page_refresh (object);
}

static void
job_found_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiPayRunPage *self = object;
  const char *id = yui_pay_run_get_job_id (self->run);
  GListModel *jobs = error ? NULL : yui_future_get_object (future);
  YuiJob *job = jobs && id ? yui_list_find (jobs, id, NULL, NULL) : NULL;

  if (job)
    yui_page_await (object,
                    yui_client_cancel_job (yui_page_get_client (YUI_PAGE (self)), job, NULL),
                    cancelled_cb, NULL, NULL);
  else if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_refresh (object);
}

static void
cancel_papers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPage *page = YUI_PAGE (widget);

  gtk_widget_action_set_enabled (widget, name, FALSE);
  yui_page_await (
      page, yui_client_list_jobs (yui_page_get_client (page), yui_page_get_cancellable (page)),
      job_found_cb, NULL, NULL);
}

/* After the making was cancelled, or the server stopped. */
static void
make_papers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPayRunPage *self = YUI_PAY_RUN_PAGE (widget);
  const YuiDocumentWish wish
      = { .kind = YUI_DOCUMENT_KIND_PAYSLIP, .pay_run_id = self->pay_run_id };

  gtk_widget_action_set_enabled (widget, name, FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_make_document (yui_page_get_client (YUI_PAGE (self)), &wish, NULL),
                  papers_begun_cb, NULL, NULL);
}

/* ---- opening and keeping them ---- */

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
  YuiPayslip *payslip = yui_pay_run_page_find_payslip (self, parameter);
  g_autofree char *title = NULL;

  if (!payslip || !yui_payslip_get_document_id (payslip))
    return;
  /* Translators: a person's name; a date; the name of a file. */
  title = g_strdup_printf (_ ("Payslip of %s, %s"), yui_payslip_get_worker_name (payslip),
                             yui_pay_run_get_pay_date (self->run));
  if (g_str_equal (name, "page.open-payslip"))
    yui_pdf_open (YUI_PAGE (self), yui_payslip_get_document_id (payslip), title);
  else if (g_str_equal (name, "page.print-payslip"))
    yui_print_document (YUI_PAGE (self), yui_payslip_get_document_id (payslip), title);
  else
    yui_pdf_save (YUI_PAGE (self), yui_payslip_get_document_id (payslip), title);
}

void
yui_pay_run_page_install_papers (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.make-papers", NULL, make_papers_action);
  gtk_widget_class_install_action (class, "page.cancel-papers", NULL, cancel_papers_action);
  gtk_widget_class_install_action (class, "page.open-summary", NULL, open_summary_action);
  gtk_widget_class_install_action (class, "page.save-summary", NULL, save_summary_action);
  gtk_widget_class_install_action (class, "page.open-payslip", "s", payslip_action);
  gtk_widget_class_install_action (class, "page.print-payslip", "s", payslip_action);
  gtk_widget_class_install_action (class, "page.save-payslip", "s", payslip_action);
}
