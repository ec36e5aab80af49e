/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Enters the income tax of a payslip by hand. Emits "entered" when the server has it. */
#define YUI_TYPE_TAX_DIALOG (yui_tax_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiTaxDialog, yui_tax_dialog, YUI, TAX_DIALOG, AdwDialog)

YuiTaxDialog *yui_tax_dialog_new (YuiClient *client, YuiPayslip *payslip);

G_END_DECLS
