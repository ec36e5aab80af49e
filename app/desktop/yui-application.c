/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-application.h"

#include <glib/gi18n.h>

#include "yui-desk.h"
#include "yui-window.h"

/* The application: command line, the desk, its window. */
struct _YuiApplication
{
  AdwApplication parent_instance;

  YuiDesk *desk;
  YuiRole role;
  char *import_path; /* nullable */
};

G_DEFINE_FINAL_TYPE (YuiApplication, yui_application, ADW_TYPE_APPLICATION)

/* clang-format off */
static const GOptionEntry options[] = {
  { "role", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Open the demonstration as employer_owner or coordinator"), N_ ("ROLE") },
  { "import", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Open the import of people with a spreadsheet"), N_ ("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and quit"), NULL },
  { NULL },
};
/* clang-format on */

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
};

static void
yui_application_activate (GApplication *application)
{
  YuiApplication *self = YUI_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!window)
    {
      self->desk = yui_desk_new (self->role, NULL);
      window = GTK_WINDOW (yui_window_new (GTK_APPLICATION (self), self->desk));
      yui_desk_start (self->desk);
    }
  gtk_window_present (window);
  if (self->import_path)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import", "s", self->import_path);
  g_clear_pointer (&self->import_path, g_free);
}

static void
yui_application_startup (GApplication *application)
{
  static const char *quit_keys[] = { "<Control>q", NULL };
  static const char *close_keys[] = { "<Control>w", NULL };
  GtkApplication *app = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (yui_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (app, "app.quit", quit_keys);
  gtk_application_set_accels_for_action (app, "window.close", close_keys);
  gtk_window_set_default_icon_name (YUI_APPLICATION_ID);
}

static int
yui_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  YuiApplication *self = YUI_APPLICATION (application);
  const char *role, *path;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("yui %s\n", YUI_VERSION);
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_lookup (dict, "role", "&s", &role))
    {
      self->role = (YuiRole)yui_word_from_nick (YUI_TYPE_ROLE, role);
      if (self->role != YUI_ROLE_EMPLOYER_OWNER && self->role != YUI_ROLE_COORDINATOR)
        {
          /* Translators: %s is what the person typed after --role. */
          g_printerr (_ ("“%s” is not a role; use employer_owner or coordinator.\n"), role);
          return EXIT_FAILURE;
        }
      /* Two roles side by side are two programs. */
      g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
    }
  if (g_variant_dict_lookup (dict, "import", "^&ay", &path))
    {
      self->import_path = g_canonicalize_filename (path, NULL);
      g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

static void
yui_application_finalize (GObject *object)
{
  YuiApplication *self = YUI_APPLICATION (object);

  g_clear_object (&self->desk);
  g_free (self->import_path);

  G_OBJECT_CLASS (yui_application_parent_class)->finalize (object);
}

static void
yui_application_class_init (YuiApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = yui_application_finalize;
  application_class->activate = yui_application_activate;
  application_class->startup = yui_application_startup;
  application_class->handle_local_options = yui_application_handle_local_options;
}

static void
yui_application_init (YuiApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

YuiApplication *
yui_application_new (void)
{
  return g_object_new (YUI_TYPE_APPLICATION, "application-id", YUI_APPLICATION_ID,
                       "resource-base-path", "/town/yui/Yui", "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
}
