/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper-layout.h"
#include "yui-payslip.h"

G_BEGIN_DECLS

#define YUI_PAYSLIP_TITLE "支給明細書"

gboolean yui_payslip_check (const YuiPayslip *slip, GError **error);

/* A YuiPaperPut; paper is a YuiPayslip that was checked. */
void yui_payslip_put (YuiPaperLayout *p, gconstpointer paper);

G_END_DECLS
