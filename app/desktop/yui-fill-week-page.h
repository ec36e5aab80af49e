/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Proposes people for the open seats of seven days; the employer ticks, pins and rules out, has it
 * proposed again, and at last makes offers. Nothing else tells anybody. */
#define YUI_TYPE_FILL_WEEK_PAGE (yui_fill_week_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiFillWeekPage, yui_fill_week_page, YUI, FILL_WEEK_PAGE, YuiPage)

/* first_day: YYYY-MM-DD. */
AdwNavigationPage *yui_fill_week_page_new (YuiDesk *desk, const char *first_day);

G_END_DECLS
