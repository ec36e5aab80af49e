/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YUI_TYPE_SHORTCUTS_DIALOG (yui_shortcuts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (YuiShortcutsDialog, yui_shortcuts_dialog, YUI, SHORTCUTS_DIALOG, AdwDialog)

/* Makes the dialog that lists the keys. */
YuiShortcutsDialog *yui_shortcuts_dialog_new (void);

G_END_DECLS
