/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* The window: the places of the account in a sidebar, and what is opened on one of them.
 *
 * Actions: win.show-place (number from 0), win.open-shift (shift id), win.fill-week (first day), win.share-of-work (weights), win.import (path),
 * win.refresh, win.search, win.switch-account, win.use-server, win.sign-out, win.shortcuts,
 * win.help, win.about. */
#define YUI_TYPE_WINDOW (yui_window_get_type ())
G_DECLARE_FINAL_TYPE (YuiWindow, yui_window, YUI, WINDOW, AdwApplicationWindow)

/* Makes the window of a desk, which the caller starts afterwards. */
YuiWindow *yui_window_new (GtkApplication *application, YuiDesk *desk);

/* Puts page on top of the place that is shown; Escape and Alt+Left come back. */
void yui_window_push (YuiWindow *self, AdwNavigationPage *page);

/* Shows the place called id ("people"); FALSE when the account has no such place. */
gboolean yui_window_show_place (YuiWindow *self, const char *id);

/* Shows a short message over the whole window and speaks it. Returns the toast, borrowed. */
AdwToast *yui_window_toast (YuiWindow *self, const char *title);

/* Opens the shift editor on a shift. */
void yui_window_edit_shift (YuiWindow *self, YuiShift *shift);

/* Leaves page, which showed shift, and offers to bring the deleted shift back. */
void yui_window_shift_deleted (YuiWindow *self, AdwNavigationPage *page, YuiShift *shift);

G_END_DECLS
