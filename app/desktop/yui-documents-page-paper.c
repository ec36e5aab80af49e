/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-documents-page-private.h"

#include <glib/gi18n.h>

#include "yui-paper-page.h"
#include "yui-pdf.h"
#include "yui-print.h"
#include "yui-window.h"

/* The part of the Documents page about what is done with the paper chosen. */

YuiDocument *
yui_documents_page_get_selected (YuiDocumentsPage *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

void
yui_documents_page_push_paper (YuiDocumentsPage *self, YuiDocument *document)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_push (YUI_WINDOW (root),
                     yui_paper_page_new (yui_page_get_desk (YUI_PAGE (self)), document));
}

void
yui_documents_page_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_documents_page_push_paper (YUI_DOCUMENTS_PAGE (widget),
                                 yui_documents_page_get_selected (YUI_DOCUMENTS_PAGE (widget)));
}

void
yui_documents_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiDocument *document = yui_documents_page_get_selected (YUI_DOCUMENTS_PAGE (widget));

  yui_print_document (YUI_PAGE (widget), yui_document_get_id (document),
                      yui_document_get_title (document));
}

void
yui_documents_page_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_pdf_save_document (YUI_PAGE (widget),
                         yui_documents_page_get_selected (YUI_DOCUMENTS_PAGE (widget)));
}

void
yui_documents_page_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_pdf_open_document (YUI_PAGE (widget),
                         yui_documents_page_get_selected (YUI_DOCUMENTS_PAGE (widget)));
}

static void
erased_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Erased"));
  yui_page_refresh (object);
}

static void
erase_response_cb (YuiDocumentsPage *self, const char *response, AdwAlertDialog *dialog)
{
  if (g_str_equal (response, "erase"))
    yui_page_await (YUI_PAGE (self),
                    yui_client_erase_document (yui_page_get_client (YUI_PAGE (self)),
                                               g_object_get_data (G_OBJECT (dialog), "document"),
                                               NULL),
                    erased_cb, NULL, NULL);
}

/* It cannot be brought back, so this asks first. */
void
yui_documents_page_erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiDocument *document = yui_documents_page_get_selected (YUI_DOCUMENTS_PAGE (widget));
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Erase this paper?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is the title of a paper. */
                                _ ("“%s” no longer has to be kept. It cannot be brought back."),
                                  yui_document_get_title (document));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "erase", _ ("_Erase"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (erase_response_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}
