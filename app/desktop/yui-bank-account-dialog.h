/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Where a person is paid, or, without a person, what the employer pays from. Bank and branch are
 * chosen from the tables.
 *
 * Signal: saved (YuiBankAccount). */
#define YUI_TYPE_BANK_ACCOUNT_DIALOG (yui_bank_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiBankAccountDialog, yui_bank_account_dialog, YUI, BANK_ACCOUNT_DIALOG, AdwDialog)

/* membership_id NULL: the employer's own. kana is the preset of the holder; nullable. */
AdwDialog *
yui_bank_account_dialog_new (YuiClient *client, const char *membership_id, const char *kana);

G_END_DECLS
