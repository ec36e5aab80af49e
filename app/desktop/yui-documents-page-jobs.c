/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-documents-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-sentence.h"
#include "yui-wording.h"

#define JOB_POLL_MS 400

/* The part of the Documents page about papers that take long: begun, followed, cancelled. */

void
yui_documents_page_show_job (YuiDocumentsPage *self)
{
  const gboolean is_under_way = self->job && yui_job_is_under_way (self->job);
  g_autofree char *text = is_under_way ? yui_wording_job (self->job) : NULL;
  int total;

  gtk_widget_set_visible (self->job_bar, is_under_way);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.cancel-job", is_under_way);
  if (!is_under_way)
    return;
  gtk_label_set_label (self->job_label, text);
  total = yui_job_get_total (self->job);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->job_progress,
                                   (double)yui_job_get_done (self->job) / total);
  else
    gtk_progress_bar_pulse (self->job_progress);
}

/* Says how it ended, and shows what came of it. */
static void
end_job (YuiDocumentsPage *self)
{
  YuiProblem *problem = yui_job_get_problem (self->job);
  g_autofree char *sentence = problem ? yui_problem_to_sentence (problem) : NULL;

  if (yui_job_get_state (self->job) == YUI_JOB_STATE_CANCELLED)
    yui_page_toast (YUI_PAGE (self), _ ("Cancelled; what was made until then is kept"));
  else if (sentence)
    {
      AdwDialog *dialog = adw_alert_dialog_new (yui_job_get_state (self->job) == YUI_JOB_STATE_DONE
                                                ? _ ("Made, but not for everybody")
                                                : _ ("This could not be made"), sentence);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
  else
    yui_page_toast (YUI_PAGE (self), _ ("The papers are made"));
  g_set_str (&self->wanted_id, yui_job_get_document_id (self->job));
  yui_page_refresh (YUI_PAGE (self));
}

static void follow_job (YuiDocumentsPage *self);

static void
job_read_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiDocumentsPage *self = object;

  yui_documents_page_show_job (self);
  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else if (yui_job_is_under_way (self->job))
    follow_job (self);
  else
    end_job (self);
}

static void
poll_job_cb (gpointer data)
{
  YuiDocumentsPage *self = data;

  self->job_source = 0;
  yui_page_await (YUI_PAGE (self),
                  yui_client_read_job (yui_page_get_client (YUI_PAGE (self)), self->job,
                                       yui_page_get_cancellable (YUI_PAGE (self))),
                  job_read_cb, NULL, NULL);
}

static void
follow_job (YuiDocumentsPage *self)
{
  if (!self->job_source)
    self->job_source = g_timeout_add_once (JOB_POLL_MS, poll_job_cb, self);
}

void
yui_documents_page_take_job (YuiDocumentsPage *self, YuiJob *job)
{
  g_set_object (&self->job, job);
  yui_documents_page_show_job (self);
  follow_job (self);
}

/* A job that was begun before, perhaps in another window. */
void
yui_documents_page_jobs_listed_cb (gpointer object,
                                   DexFuture *future,
                                   const GError *error,
                                   gpointer data)
{
  YuiDocumentsPage *self = object;
  GListModel *jobs = error ? NULL : yui_future_get_object (future);

  for (guint i = 0; jobs && !self->job && i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (YuiJob) job = g_list_model_get_item (jobs, i);

      if (yui_job_is_under_way (job))
        yui_documents_page_take_job (self, job);
    }
}

void
yui_documents_page_cancel_job_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "page.cancel-job", FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_cancel_job (yui_page_get_client (YUI_PAGE (self)), self->job, NULL),
                  yui_page_report_cb, NULL, NULL);
}
