/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Pay runs, newest first, over the wages of the last twelve weeks. Actions: page.new-run. */
#define YUI_TYPE_PAY_PAGE (yui_pay_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayPage, yui_pay_page, YUI, PAY_PAGE, YuiPage)

AdwNavigationPage *yui_pay_page_new (YuiDesk *desk);

G_END_DECLS
