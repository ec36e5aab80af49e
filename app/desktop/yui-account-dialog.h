/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* The accounts of the demonstration; choosing one opens it. */
#define YUI_TYPE_ACCOUNT_DIALOG (yui_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiAccountDialog, yui_account_dialog, YUI, ACCOUNT_DIALOG, AdwDialog)

AdwDialog *yui_account_dialog_new (YuiDesk *desk);

G_END_DECLS
