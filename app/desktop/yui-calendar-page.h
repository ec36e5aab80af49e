/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"
#include "net/yui-draft-store.h"

G_BEGIN_DECLS

/* The calendar: shifts by day, week and month, and the way to make new ones.
 *
 * It asks the client for the account by itself. A shift is opened through the window's action
 * "win.open-shift" with the shift's id.
 *
 * Actions: page.previous, page.next (Alt+Page Up, Alt+Page Down), page.today, page.new-shift
 * (Control+N), page.view ("day", "week", "month"), page.refresh. */
#define YUI_TYPE_CALENDAR_PAGE (yui_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiCalendarPage, yui_calendar_page, YUI, CALENDAR_PAGE, AdwNavigationPage)

/* store  where half-made shifts are kept; NULL keeps none. */
AdwNavigationPage *yui_calendar_page_new (YuiClient *client, YuiDraftStore *store);

/* Opens the editor on a shift, with the page's toasts. */
void yui_calendar_page_change_shift (YuiCalendarPage *self, YuiShift *shift);

G_END_DECLS
