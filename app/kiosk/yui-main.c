/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n.h>

#include "yui-config.h"
#include "yui-kiosk-window.h"
#include "yui-language.h"

typedef struct
{
  char *server_url;
  char *data_folder;
  char *size;
  gboolean is_windowed;
  YuiKiosk *kiosk;
} Options;

static void
set_size (GtkWindow *window, const char *size)
{
  int width, height;

  if (size != NULL && sscanf (size, "%dx%d", &width, &height) == 2 && width > 0 && height > 0)
    gtk_window_set_default_size (window, width, height);
  else
    gtk_window_set_default_size (window, 1280, 800);
}

static void
activate_cb (GtkApplication *application, Options *options)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  options->kiosk = yui_kiosk_new (options->server_url, options->data_folder);
  window = GTK_WINDOW (yui_kiosk_window_new (application, options->kiosk, NULL));
  set_size (window, options->size);
  if (!options->is_windowed)
    gtk_window_fullscreen (window);
  gtk_window_present (window);
}

static void
add_options (GApplication *application, Options *options)
{
  const GOptionEntry entries[] = {
    { "windowed", 0, 0, G_OPTION_ARG_NONE, &options->is_windowed,
      N_("In a window instead of the full screen"), NULL },
      { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, N_("Size of the window"), "WxH" },
        { "server", 0, 0, G_OPTION_ARG_STRING, &options->server_url,
          N_("Address of the server; without it, an own server with a demonstration"), "URL" },
            { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_folder,
              N_("Where the kiosk's key and what is not sent yet are kept"), "DIR" },
              { NULL },
          };

  g_application_add_main_option_entries (application, entries);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  Options options = { 0 };
  int status;

  yui_language_init ();
  application = adw_application_new (YUI_KIOSK_ID, G_APPLICATION_DEFAULT_FLAGS);
  add_options (G_APPLICATION (application), &options);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &options);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (options.kiosk != NULL)
    g_object_run_dispose (G_OBJECT (options.kiosk));
  g_clear_object (&options.kiosk);
  g_free (options.server_url);
  g_free (options.data_folder);
  g_free (options.size);
  return status;
}
