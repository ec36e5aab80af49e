/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who helps, and with what.
 *
 * Signals:
 *   closed () */
#define YUI_TYPE_HELP_PAGE (yui_help_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiHelpPage, yui_help_page, YUI, HELP_PAGE, GtkBox)

/* programme: its name; NULL while it is not known. */
void yui_help_page_set_programme (YuiHelpPage *self, const char *programme);

G_END_DECLS
