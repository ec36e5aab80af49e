/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "yui-printer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <sys/mman.h>
#include <unistd.h>

struct _YuiPrinter
{
  GObject parent_instance;

  GtkPrinter *printer;
  gboolean is_searched;
};

enum
{
  SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPrinter, yui_printer, G_TYPE_OBJECT)

static void
yui_printer_finalize (GObject *object)
{
  g_clear_object (&YUI_PRINTER (object)->printer);
  G_OBJECT_CLASS (yui_printer_parent_class)->finalize (object);
}

static void
yui_printer_class_init (YuiPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_printer_finalize;
  signals[SEARCHED] = g_signal_new ("searched", YUI_TYPE_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
yui_printer_init (YuiPrinter *self)
{
}

YuiPrinter *
yui_printer_new (void)
{
  return g_object_new (YUI_TYPE_PRINTER, NULL);
}

static gboolean
take_printer_cb (GtkPrinter *printer, gpointer user_data)
{
  YuiPrinter *self = user_data;

  /* "Print to file" is a printer to GTK, but no paper comes out of it. */
  if (gtk_printer_is_virtual (printer) || !gtk_printer_accepts_pdf (printer)
      || !gtk_printer_is_accepting_jobs (printer))
    return FALSE;
  if (self->printer == NULL || gtk_printer_is_default (printer))
    g_set_object (&self->printer, printer);
  return gtk_printer_is_default (printer);
}

static void
searched_cb (gpointer user_data)
{
  YuiPrinter *self = user_data;

  self->is_searched = TRUE;
  g_signal_emit (self, signals[SEARCHED], 0);
  g_object_unref (self);
}

void
yui_printer_search (YuiPrinter *self)
{
  g_return_if_fail (YUI_IS_PRINTER (self));

  gtk_enumerate_printers (take_printer_cb, g_object_ref (self), searched_cb, FALSE);
}

gboolean
yui_printer_is_searched (YuiPrinter *self)
{
  g_return_val_if_fail (YUI_IS_PRINTER (self), FALSE);

  return self->is_searched;
}

gboolean
yui_printer_is_found (YuiPrinter *self)
{
  g_return_val_if_fail (YUI_IS_PRINTER (self), FALSE);

  return self->printer != NULL;
}

/* The bytes as a file that never touches a disk; -1 with error. */
static int
make_file (GBytes *pdf, GError **error)
{
  int fd = memfd_create ("yui-print", MFD_CLOEXEC);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  while (fd >= 0 && size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0)
        {
          g_clear_fd (&fd, NULL);
          break;
        }
      data += n;
      size -= (gsize)n;
    }
  if (fd < 0 || lseek (fd, 0, SEEK_SET) < 0)
    g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), "No file to print from");
  return fd;
}

static void
sent_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  DexPromise *promise = user_data;

  if (error == NULL)
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, g_error_copy (error));
}

DexFuture *
yui_printer_print (YuiPrinter *self, GBytes *pdf, const char *title)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintJob) job = NULL;
  g_autofd int fd = -1;
  GError *error = NULL;
  DexPromise *promise;

  g_return_val_if_fail (YUI_IS_PRINTER (self) && self->printer != NULL, NULL);
  g_return_val_if_fail (pdf != NULL && title != NULL, NULL);

  fd = make_file (pdf, &error);
  if (error != NULL)
    return dex_future_new_for_error (error);
  job = gtk_print_job_new (title, self->printer, settings, setup);
  if (!gtk_print_job_set_source_fd (job, fd, &error))
    return dex_future_new_for_error (error);
  promise = dex_promise_new ();
  gtk_print_job_send (job, sent_cb, dex_ref (promise), dex_unref);
  return DEX_FUTURE (promise);
}
