/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Drafts a pay run for a period.
 *
 * Actions: run.create, run.cancel. Signals: created (YuiPayRun), before the dialog closes. */
#define YUI_TYPE_PAY_RUN_DIALOG (yui_pay_run_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayRunDialog, yui_pay_run_dialog, YUI, PAY_RUN_DIALOG, AdwDialog)

YuiPayRunDialog *yui_pay_run_dialog_new (YuiClient *client);

G_END_DECLS
