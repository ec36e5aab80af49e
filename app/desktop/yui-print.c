/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-print.h"

#include <glib/gi18n.h>

#define SETTINGS "print-settings"
#define SETUP    "page-setup"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, YuiPaperFile *file)
{
  gtk_print_operation_set_n_pages (operation, (int)yui_paper_file_get_n_pages (file));
}

/* The page is put in the middle, smaller only where the printer's paper is. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, YuiPaperFile *file)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double width = gtk_print_context_get_width (context);
  const double height = gtk_print_context_get_height (context);
  double page_width, page_height, scale;

  yui_paper_file_get_page_size (file, (guint)page, &page_width, &page_height);
  scale = MIN (1, MIN (width / page_width, height / page_height));
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  yui_paper_file_print (file, (guint)page, cr);
}

static void
remember (GtkPrintOperation *operation)
{
  g_autoptr (GSettings) store = g_settings_new (YUI_APPLICATION_ID);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (settings)
    g_settings_set_value (store, SETTINGS, gtk_print_settings_to_gvariant (settings));
  if (setup)
    g_settings_set_value (store, SETUP, gtk_page_setup_to_gvariant (setup));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (operation);
}

/* An empty dictionary is "never printed". */
static void
recall (GtkPrintOperation *operation)
{
  g_autoptr (GSettings) store = g_settings_new (YUI_APPLICATION_ID);
  g_autoptr (GVariant) settings = g_settings_get_value (store, SETTINGS);
  g_autoptr (GVariant) setup = g_settings_get_value (store, SETUP);

  if (g_variant_n_children (settings) > 0)
    {
      g_autoptr (GtkPrintSettings) known = gtk_print_settings_new_from_gvariant (settings);

      gtk_print_operation_set_print_settings (operation, known);
    }
  if (g_variant_n_children (setup) > 0)
    {
      g_autoptr (GtkPageSetup) known = gtk_page_setup_new_from_gvariant (setup);

      gtk_print_operation_set_default_page_setup (operation, known);
    }
}

GtkPrintOperation *
yui_print_operation_new_plain (const char *title)
{
  GtkPrintOperation *operation;

  g_return_val_if_fail (title != NULL, NULL);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  return operation;
}

GtkPrintOperation *
yui_print_operation_new (YuiPaperFile *file, const char *title)
{
  GtkPrintOperation *operation;

  g_return_val_if_fail (YUI_IS_PAPER_FILE (file), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  operation = yui_print_operation_new_plain (title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  recall (operation);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), file, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), file, 0);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), NULL);
  g_object_set_data_full (G_OBJECT (operation), "file", g_object_ref (file), g_object_unref);
  return operation;
}

const char *
yui_print_say_result (GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    return _ ("Sent to the printer");
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return _ ("This could not be printed. Look at the printer, or save the paper "
              "and print it elsewhere.");
  return NULL;
}

static void
told_cb (YuiPage *page, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  const char *sentence = yui_print_say_result (result);

  if (sentence)
    yui_page_toast (page, sentence);
}

void
yui_print_file (YuiPage *page, YuiPaperFile *file, const char *title)
{
  g_autoptr (GtkPrintOperation) operation = yui_print_operation_new (file, title);
  GtkRoot *root;

  g_return_if_fail (YUI_IS_PAGE (page));

  root = gtk_widget_get_root (GTK_WIDGET (page));
  g_signal_connect_object (operation, "done", G_CALLBACK (told_cb), page, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
loaded_cb (gpointer page, DexFuture *future, const GError *error, gpointer title)
{
  if (error)
    yui_page_toast_error (page, error);
  else
    yui_print_file (page, yui_future_get_object (future), title);
}

static DexFuture *
load_cb (DexFuture *future, gpointer data)
{
  const GValue *value = dex_future_get_value (future, NULL);

  return yui_paper_file_load (g_value_get_boxed (value));
}

void
yui_print_document (YuiPage *page, const char *document_id, const char *title)
{
  DexFuture *bytes;

  g_return_if_fail (YUI_IS_PAGE (page));
  g_return_if_fail (document_id != NULL && title != NULL);

  bytes = yui_client_get_document_content (yui_page_get_client (page), document_id,
                                           yui_page_get_cancellable (page));
  yui_page_await (page, dex_future_then (bytes, load_cb, NULL, NULL), loaded_cb, g_strdup (title),
                  g_free);
}
