/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* What the programme did in a period: registered, posted, filled, worked, paid. */
#define YUI_TYPE_OVERVIEW_PAGE (yui_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiOverviewPage, yui_overview_page, YUI, OVERVIEW_PAGE, YuiPage)

AdwNavigationPage *yui_overview_page_new (YuiDesk *desk);

G_END_DECLS
