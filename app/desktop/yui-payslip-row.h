/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-payslip.h"

G_BEGIN_DECLS

/* One person's pay; opened, each line with how it was worked out and why. Its buttons activate
 * page.open-payslip and page.save-payslip with the payslip's id.
 *
 * Properties: payslip (YuiPayslip). */
#define YUI_TYPE_PAYSLIP_ROW (yui_payslip_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayslipRow, yui_payslip_row, YUI, PAYSLIP_ROW, AdwExpanderRow)

GtkWidget *yui_payslip_row_new (YuiPayslip *payslip);

G_END_DECLS
