/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* The person's own account: name, password, second step, and where it is signed in.
 *
 * Actions: account.password, account.second-factor, account.end-device (s). */
#define YUI_TYPE_OWN_ACCOUNT_DIALOG (yui_own_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiOwnAccountDialog, yui_own_account_dialog, YUI, OWN_ACCOUNT_DIALOG, AdwPreferencesDialog)

/* desk must know its account. */
AdwDialog *yui_own_account_dialog_new (YuiDesk *desk);

G_END_DECLS
