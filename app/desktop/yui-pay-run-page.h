/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* One pay run: totals, payslips with every line and its reason, locking, papers.
 *
 * Properties: run (YuiPayRun, nullable).
 * Actions: page.lock, page.discard, page.open-summary, page.save-summary; page.open-payslip and
 * page.save-payslip (payslip id). */
#define YUI_TYPE_PAY_RUN_PAGE (yui_pay_run_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayRunPage, yui_pay_run_page, YUI, PAY_RUN_PAGE, YuiPage)

AdwNavigationPage *yui_pay_run_page_new (YuiDesk *desk, const char *pay_run_id);

G_END_DECLS
