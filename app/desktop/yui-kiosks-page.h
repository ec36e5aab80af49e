/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* The programme's kiosks: where they stand, when they were last seen; lets new ones in and turns
 * others out.
 *
 * Actions: kiosks.let-in, kiosks.turn-out (ss). */
#define YUI_TYPE_KIOSKS_PAGE (yui_kiosks_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiKiosksPage, yui_kiosks_page, YUI, KIOSKS_PAGE, YuiPage)

AdwNavigationPage *yui_kiosks_page_new (YuiDesk *desk);

G_END_DECLS
