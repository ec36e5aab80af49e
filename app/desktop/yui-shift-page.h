/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* One shift: what it is, who was asked, who works, and who of the pool fits, with reasons.
 *
 * Actions: page.edit, page.publish, page.delete, page.offer-best, page.offer-selected,
 * page.withdraw (offer id), page.withdraw-all (offer ids), page.open-notice (document id). */
#define YUI_TYPE_SHIFT_PAGE (yui_shift_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftPage, yui_shift_page, YUI, SHIFT_PAGE, YuiPage)

AdwNavigationPage *yui_shift_page_new (YuiDesk *desk, const char *shift_id);

G_END_DECLS
