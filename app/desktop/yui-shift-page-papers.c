/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-pdf.h"
#include "yui-print.h"

/* The part of the Shift page about papers: notice, contract, cancellation. */

void
yui_shift_page_open_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_pdf_open (YUI_PAGE (widget), g_variant_get_string (parameter, NULL),
                _ ("Working conditions notice"));
}

void
yui_shift_page_print_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_print_document (YUI_PAGE (widget), g_variant_get_string (parameter, NULL),
                      _ ("Working conditions notice"));
}

static YuiContract *
find_contract (YuiShiftPage *self, GVariant *id)
{
  return yui_list_find (G_LIST_MODEL (self->contracts), g_variant_get_string (id, NULL), NULL,
                        NULL);
}

static void
print (YuiPage *page, YuiDocument *document)
{
  yui_print_document (page, yui_document_get_id (document), yui_document_get_title (document));
}

static void
made_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (page, error);
  else
    print (page, yui_future_get_object (future));
}

/* With all its versions, as they are now. */
void
yui_shift_page_print_contract (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  YuiContract *contract = find_contract (self, parameter);
  YuiDocumentWish wish = { .kind = YUI_DOCUMENT_KIND_CONTRACT, .shift_id = self->shift_id };

  if (!contract)
    return;
  wish.worker_id = yui_contract_get_worker_id (contract);
  yui_page_await (YUI_PAGE (self),
                  yui_client_make_document (yui_page_get_client (YUI_PAGE (self)), &wish, NULL),
                  made_cb, NULL, NULL);
}

static void
found_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  g_autoptr (YuiDocument) newest = NULL;

  if (error)
    {
      yui_page_toast_error (page, error);
      return;
    }
  newest = g_list_model_get_item (yui_future_get_object (future), 0);
  if (newest)
    print (page, newest);
  else
    yui_page_toast (page, _ ("There is no cancellation paper of this person"));
}

/* It was made with the decision, and stays as it was. */
void
yui_shift_page_print_cancellation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  YuiContract *contract = find_contract (self, parameter);
  YuiDocumentFilter filter = { .kind = YUI_DOCUMENT_KIND_CANCELLATION, .shift_id = self->shift_id };

  if (!contract)
    return;
  filter.worker_id = yui_contract_get_worker_id (contract);
  yui_page_await (YUI_PAGE (self),
                  yui_client_find_documents (yui_page_get_client (YUI_PAGE (self)), &filter,
                                             yui_page_get_cancellable (YUI_PAGE (self))),
                  found_cb, NULL, NULL);
}
