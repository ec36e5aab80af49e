/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* One document with the whole window to itself. */
#define YUI_TYPE_PAPER_PAGE (yui_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperPage, yui_paper_page, YUI, PAPER_PAGE, YuiPage)

AdwNavigationPage *yui_paper_page_new (YuiDesk *desk, YuiDocument *document);

G_END_DECLS
