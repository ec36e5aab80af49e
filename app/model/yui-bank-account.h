/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* Where a person is paid, or what the employer pays from. All text is NULL while it is not known. */
#define YUI_TYPE_BANK_ACCOUNT (yui_bank_account_get_type ())
G_DECLARE_FINAL_TYPE (YuiBankAccount, yui_bank_account, YUI, BANK_ACCOUNT, YuiRecord)

int yui_bank_account_get_version (YuiBankAccount *self);
const char *yui_bank_account_get_bank_code (YuiBankAccount *self);
const char *yui_bank_account_get_bank_name (YuiBankAccount *self);
const char *yui_bank_account_get_branch_code (YuiBankAccount *self);
const char *yui_bank_account_get_branch_name (YuiBankAccount *self);
YuiBankAccountKind yui_bank_account_get_kind (YuiBankAccount *self);
const char *yui_bank_account_get_number (YuiBankAccount *self);
const char *yui_bank_account_get_holder_kana (YuiBankAccount *self); /* half width */
const char *yui_bank_account_get_client_code (YuiBankAccount *self); /* of the employer */
const char *
yui_bank_account_get_summary (YuiBankAccount *self); /* with most of the number hidden */

G_END_DECLS
