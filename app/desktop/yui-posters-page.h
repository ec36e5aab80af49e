/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* The check-in posters of the employer's workplaces: made, printed, ended. */
#define YUI_TYPE_POSTERS_PAGE (yui_posters_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPostersPage, yui_posters_page, YUI, POSTERS_PAGE, YuiPage)

AdwNavigationPage *yui_posters_page_new (YuiDesk *desk);

G_END_DECLS
