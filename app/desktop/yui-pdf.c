/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pdf.h"

#include <glib/gi18n.h>

/* Documents as files: to look at in another program, or to keep. */

#define PDF ".pdf"

typedef struct
{
  YuiClient *client;
  GCancellable *cancellable;
  GFile *file;
  char *document_id;
} Fetch;

typedef struct
{
  YuiPage *page;
  char *document_id;
  char *title;
  const char *extension;
} Wish;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->client);
  g_object_unref (fetch->cancellable);
  g_object_unref (fetch->file);
  g_free (fetch->document_id);
  g_free (fetch);
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->page);
  g_free (wish->document_id);
  g_free (wish->title);
  g_free (wish);
}

static Wish *
wish_new (YuiPage *page, const char *document_id, const char *title, const char *extension)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->page = g_object_ref (page);
  wish->document_id = g_strdup (document_id);
  wish->title = g_strdup (title);
  wish->extension = extension;
  return wish;
}

/* The bytes in the file; resolves to the file. */
static DexFuture *
fetch_fiber (gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (GFile) folder = g_file_get_parent (fetch->file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = dex_await_boxed (
      yui_client_get_document_content (fetch->client, fetch->document_id, fetch->cancellable),
      &error);
  if (!bytes)
    return dex_future_new_for_error (g_steal_pointer (&error));

  /* Fails when it is there, which is fine; another failure shows at the file. */
  dex_await (dex_file_make_directory (folder, G_PRIORITY_DEFAULT), NULL);
  if (!dex_await (dex_file_replace_contents_bytes (fetch->file, bytes, NULL, FALSE,
                                                   G_FILE_CREATE_REPLACE_DESTINATION
                                                       | G_FILE_CREATE_PRIVATE),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_object (fetch->file);
}

static DexFuture *
fetch (YuiPage *page, const char *document_id, GFile *file)
{
  Fetch *data = g_new0 (Fetch, 1);

  data->client = g_object_ref (yui_page_get_client (page));
  data->cancellable = g_object_ref (yui_page_get_cancellable (page));
  data->file = g_object_ref (file);
  data->document_id = g_strdup (document_id);
  return dex_scheduler_spawn (NULL, 0, fetch_fiber, data, fetch_free);
}

/* A file name from a title: what may not be in a name becomes a dash. */
static char *
dup_file_name (const char *title, const char *extension)
{
  g_autofree char *name = g_strconcat (title, extension, NULL);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", '-');
}

static GtkWindow *
get_window (YuiPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
saved_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  GFile *file = error ? NULL : yui_future_get_object (future);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (!file)
    {
      yui_page_toast_error (page, error);
      return;
    }

  name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_ ("Saved as “%s”"), name);
  yui_page_toast (page, title);
}

static void
file_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file)
    yui_page_await (wish->page, fetch (wish->page, wish->document_id, file), saved_cb, NULL, NULL);
  wish_free (wish);
}

static void
save (YuiPage *page, const char *document_id, const char *title, const char *extension)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = dup_file_name (title, extension);

  gtk_file_dialog_set_title (dialog, _ ("Save Document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (page), yui_page_get_cancellable (page), file_chosen_cb,
                        wish_new (page, document_id, title, extension));
}

void
yui_pdf_save (YuiPage *page, const char *document_id, const char *title)
{
  g_return_if_fail (YUI_IS_PAGE (page));
  g_return_if_fail (document_id != NULL);

  save (page, document_id, title, PDF);
}

static void
save_instead_cb (AdwToast *toast, gpointer data)
{
  Wish *wish = data;

  save (wish->page, wish->document_id, wish->title, wish->extension);
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      toast = yui_page_toast (wish->page, _ ("No program on this computer opens such files."));
      if (toast)
        {
          adw_toast_set_button_label (toast, _ ("_Save…"));
          g_signal_connect_data (toast, "button-clicked", G_CALLBACK (save_instead_cb), wish,
                                 (GClosureNotify)(GCallback)wish_free, 0);
          return;
        }
    }
  wish_free (wish);
}

static void
fetched_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (error)
    {
      yui_page_toast_error (page, error);
      return;
    }

  launcher = gtk_file_launcher_new (yui_future_get_object (future));
  gtk_file_launcher_launch (launcher, get_window (page), NULL, launched_cb,
                            wish_new (page, wish->document_id, wish->title, wish->extension));
}

static void
open_file (YuiPage *page, const char *document_id, const char *title, const char *extension)
{
  g_autofree char *name = g_strconcat (document_id, extension, NULL);
  g_autoptr (GFile) file
      = g_file_new_build_filename (g_get_user_cache_dir (), "yui-papers", name, NULL);

  yui_page_await (page, fetch (page, document_id, file), fetched_cb,
                  wish_new (page, document_id, title, extension), wish_free);
}

void
yui_pdf_open (YuiPage *page, const char *document_id, const char *title)
{
  g_return_if_fail (YUI_IS_PAGE (page));
  g_return_if_fail (document_id != NULL);

  open_file (page, document_id, title, PDF);
}

/* ---- documents of any kind ---- */

static const char *
extension_of (YuiDocument *document)
{
  if (yui_document_is_pdf (document))
    return PDF;
  return g_str_has_prefix (yui_document_get_media_type (document), "text/csv") ? ".csv" : ".txt";
}

void
yui_pdf_open_document (YuiPage *page, YuiDocument *document)
{
  g_return_if_fail (YUI_IS_PAGE (page));
  g_return_if_fail (YUI_IS_DOCUMENT (document));

  open_file (page, yui_document_get_id (document), yui_document_get_title (document),
             extension_of (document));
}

void
yui_pdf_save_document (YuiPage *page, YuiDocument *document)
{
  g_return_if_fail (YUI_IS_PAGE (page));
  g_return_if_fail (YUI_IS_DOCUMENT (document));

  save (page, yui_document_get_id (document), yui_document_get_title (document),
        extension_of (document));
}
