/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-page.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"
#include "yui-printer.h"
#include "yui-terms-view.h"

struct _YuiPaperPage
{
  GtkBox parent_instance;

  GtkLabel *document_label;
  YuiTermsView *terms_view;
  GtkLabel *print_label;
  GtkWidget *print_button;
  GtkWidget *back_button;

  YuiVisit *visit;
  YuiContract *contract;
  YuiPrinter *printer;
  GBytes *content;
  GCancellable *cancellable;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPaperPage, yui_paper_page, GTK_TYPE_BOX)

static void
back_cb (YuiPaperPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
say (YuiPaperPage *self, const char *text)
{
  gtk_label_set_label (self->print_label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Kept as proof that the notice was handed over; the person need not wait for it. */
static void
record_delivery (YuiPaperPage *self, const char *how)
{
  dex_future_disown (
      yui_client_record_delivery (yui_visit_get_client (self->visit),
                                  yui_contract_get_notice_document_id (self->contract), how, NULL));
}

static DexFuture *
printed_cb (DexFuture *future, gpointer user_data)
{
  YuiPaperPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->visit == NULL)
    return dex_ref (future);
  if (dex_future_get_value (future, &error) != NULL)
    {
      say (self, _("It has been sent to the printer. Please take your paper."));
      record_delivery (self, "printed");
    }
  else
    say (self, _("The printer did not take it. Tell the people at the desk."));
  gtk_widget_set_sensitive (self->print_button, TRUE);
  return dex_ref (future);
}

static void
print_cb (YuiPaperPage *self)
{
  gtk_widget_set_sensitive (self->print_button, FALSE);
  say (self, _("It is being printed."));
  dex_future_disown (dex_future_finally (
      yui_printer_print (self->printer, self->content, _("Working conditions notice")), printed_cb,
                         g_object_ref (self), g_object_unref));
}

/* What can be done with the paper here, said as it is. */
static void
show_printer (YuiPaperPage *self)
{
  gtk_widget_set_sensitive (self->print_button,
                            yui_printer_is_found (self->printer) && self->content != NULL);
  gtk_widget_set_visible (self->print_button, yui_printer_is_found (self->printer));
  if (!yui_printer_is_searched (self->printer))
    return;
  if (!yui_printer_is_found (self->printer))
    say (self,
         _("This kiosk has no printer. What is shown here is what the notice says; the people "
                 "at the desk can give you the paper."));
}

static void
show_document (YuiPaperPage *self, YuiDocument *document)
{
  g_autofree char *made = yui_kiosk_text_day_and_time (yui_document_get_created_at (document));
  g_autofree char *number = g_utf8_substring (yui_document_get_sha256 (document), 0, 12);
  /* TRANSLATORS: when the document was made; the first letters of its fingerprint. */
  g_autofree char *text
      = g_strdup_printf (_("Made on %s. Fingerprint of the document: %s"), made, number);

  gtk_label_set_label (self->document_label, text);
}

static void
show_error (YuiPaperPage *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (yui_net_error_is_cancelled (error))
    return;
  sentence = yui_net_error_to_sentence (error);
  gtk_label_set_label (self->document_label, sentence);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  YuiPaperPage *self = user_data;
  g_autoptr (GCancellable) cancellable = g_object_ref (self->cancellable);
  YuiClient *client = yui_visit_get_client (self->visit);
  const char *id = yui_contract_get_notice_document_id (self->contract);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDocument) document
      = dex_await_object (yui_client_get_document (client, id, cancellable), &error);
  g_autoptr (GBytes) content = NULL;

  if (document != NULL && !g_cancellable_is_cancelled (cancellable))
    content = dex_await_boxed (
        yui_client_get_document_content (client, yui_document_get_id (document), cancellable),
        &error);
  if (g_cancellable_is_cancelled (cancellable))
    return dex_future_new_for_boolean (FALSE);
  if (document != NULL)
    show_document (self, document);
  if (content != NULL)
    {
      self->content = g_steal_pointer (&content);
      record_delivery (self, "shown");
    }
  else
    show_error (self, error);
  show_printer (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
yui_paper_page_dispose (GObject *object)
{
  YuiPaperPage *self = YUI_PAPER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_PAPER_PAGE);
  g_clear_object (&self->visit);
  g_clear_object (&self->contract);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (yui_paper_page_parent_class)->dispose (object);
}

static void
yui_paper_page_finalize (GObject *object)
{
  g_clear_object (&YUI_PAPER_PAGE (object)->cancellable);
  G_OBJECT_CLASS (yui_paper_page_parent_class)->finalize (object);
}

/* The page holds itself while it loads; leaving the screen ends that. */
static void
yui_paper_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (YUI_PAPER_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (yui_paper_page_parent_class)->unroot (widget);
}

static void
yui_paper_page_class_init (YuiPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_TERMS_VIEW);
  G_OBJECT_CLASS (klass)->dispose = yui_paper_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = yui_paper_page_finalize;
  widget_class->unroot = yui_paper_page_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, document_label);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, terms_view);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, print_label);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_PAPER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_paper_page_init (YuiPaperPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->printer = yui_printer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_paper_page_new (YuiVisit *visit, YuiContract *contract)
{
  YuiPaperPage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && YUI_IS_CONTRACT (contract), NULL);
  g_return_val_if_fail (yui_contract_get_notice_document_id (contract) != NULL, NULL);

  self = g_object_new (YUI_TYPE_PAPER_PAGE, NULL);
  self->visit = g_object_ref (visit);
  self->contract = g_object_ref (contract);
  yui_terms_view_set_terms (self->terms_view, yui_contract_get_terms (contract));
  g_signal_connect_object (self->printer, "searched", G_CALLBACK (show_printer), self,
                           G_CONNECT_SWAPPED);
  yui_printer_search (self->printer);
  show_printer (self);
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref));
  return GTK_WIDGET (self);
}
