/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

#define YUI_TYPE_WINDOW (yui_window_get_type ())

G_DECLARE_FINAL_TYPE (YuiWindow, yui_window, YUI, WINDOW, AdwApplicationWindow)

/* Makes the window of a desk, which the caller starts afterwards. */
YuiWindow *yui_window_new (GtkApplication *application, YuiDesk *desk);

/* Puts page on top of the place that is shown; Escape and Alt+Left come back. */
void yui_window_push (YuiWindow *self, AdwNavigationPage *page);

/* Shows the place called id ("people"); FALSE when the account has no such place. */
gboolean yui_window_show_place (YuiWindow *self, const char *id);

/* Shows a short message over the whole window and speaks it. */
void yui_window_toast (YuiWindow *self, const char *title);

G_END_DECLS
