/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Takes people from a spreadsheet: choose, look, import. Nothing changes before a person has seen
 * the preview and pressed one of its buttons.
 *
 * Actions: import.choose, import.open (path), import.all, import.good-rows, import.cancel.
 * Signals: imported (int added, int updated), before the dialog closes. */
#define YUI_TYPE_IMPORT_DIALOG (yui_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiImportDialog, yui_import_dialog, YUI, IMPORT_DIALOG, AdwDialog)

YuiImportDialog *yui_import_dialog_new (YuiClient *client);

/* Of people's bank accounts. */
YuiImportDialog *yui_import_dialog_new_for_accounts (YuiClient *client);

/* Reads a file and shows what would come in. */
void yui_import_dialog_preview (YuiImportDialog *self, GFile *file);

G_END_DECLS
