/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How the work goes, page by page. */
#define YUI_TYPE_HELP_DIALOG (yui_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiHelpDialog, yui_help_dialog, YUI, HELP_DIALOG, AdwDialog)

AdwDialog *yui_help_dialog_new (void);

G_END_DECLS
