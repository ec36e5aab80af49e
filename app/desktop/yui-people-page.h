/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* The pool: search, filter, a row per person, import.
 *
 * Actions: page.import, page.import-file (path). */
#define YUI_TYPE_PEOPLE_PAGE (yui_people_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPeoplePage, yui_people_page, YUI, PEOPLE_PAGE, YuiPage)

AdwNavigationPage *yui_people_page_new (YuiDesk *desk);

G_END_DECLS
