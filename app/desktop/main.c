/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include <glib/gi18n.h>
#include <libdex.h>

#include "yui-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (YuiApplication) application = NULL;

  bindtextdomain (GETTEXT_PACKAGE, YUI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dex_init ();

  application = yui_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
