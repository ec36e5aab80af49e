/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* How evenly offers and hours fell in the last weeks, who had none, and what other weights would
 * change. */
#define YUI_TYPE_SHARE_PAGE (yui_share_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiSharePage, yui_share_page, YUI, SHARE_PAGE, YuiPage)

AdwNavigationPage *yui_share_page_new (YuiDesk *desk);

/* With a forecast: weights as yui_ranking_weights_to_text() gives. */
AdwNavigationPage *yui_share_page_new_for_weights (YuiDesk *desk, const char *weights);

G_END_DECLS
