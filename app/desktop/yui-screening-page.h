/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Which employers may post, and how many open seats; a coordinator decides. */
#define YUI_TYPE_SCREENING_PAGE (yui_screening_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiScreeningPage, yui_screening_page, YUI, SCREENING_PAGE, YuiPage)

AdwNavigationPage *yui_screening_page_new (YuiDesk *desk);

G_END_DECLS
