/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* How the employer pays. may_change: the account is the owner.
 *
 * Signals:
 *   saved (YuiPaySettings *settings, JsonObject *before)  before is the body that undoes it. */
#define YUI_TYPE_PAY_SETTINGS_DIALOG (yui_pay_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiPaySettingsDialog, yui_pay_settings_dialog, YUI, PAY_SETTINGS_DIALOG, AdwDialog)

YuiPaySettingsDialog *yui_pay_settings_dialog_new (YuiClient *client, gboolean may_change);

G_END_DECLS
