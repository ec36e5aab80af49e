/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Everybody registered with the programme, for the town: search, and a row per person. */
#define YUI_TYPE_WORKERS_PAGE (yui_workers_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkersPage, yui_workers_page, YUI, WORKERS_PAGE, YuiPage)

AdwNavigationPage *yui_workers_page_new (YuiDesk *desk);

G_END_DECLS
