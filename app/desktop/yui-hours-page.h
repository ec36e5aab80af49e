/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Hours of a week: planned, clocked, agreed; what has to be confirmed comes first.
 *
 * Properties: rows (GListModel of YuiAttendance, sorted), managing (boolean), differences-only
 * (boolean: show only what a person has to look at).
 * Actions: page.earlier, page.later, page.this-week, page.show-code, page.confirm-matching,
 * page.differences-only; page.confirm, page.edit, page.reopen, page.correct, page.claim,
 * page.settle (id); page.reopen-all (ids). */
#define YUI_TYPE_HOURS_PAGE (yui_hours_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursPage, yui_hours_page, YUI, HOURS_PAGE, YuiPage)

AdwNavigationPage *yui_hours_page_new (YuiDesk *desk);

G_END_DECLS
