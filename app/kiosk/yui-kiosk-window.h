/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-idle.h"
#include "yui-kiosk-view.h"
#include "yui-scanner.h"

G_BEGIN_DECLS

/* The kiosk's one window: scanner, idle time and language around the view. */
#define YUI_TYPE_KIOSK_WINDOW (yui_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (YuiKioskWindow, yui_kiosk_window, YUI, KIOSK_WINDOW, AdwApplicationWindow)

/* idle: NULL for the usual 60 s with a warning of 15 s. */
GtkWidget *yui_kiosk_window_new (GtkApplication *application, YuiKiosk *kiosk, YuiIdle *idle);

YuiKioskView *yui_kiosk_window_get_view (YuiKioskWindow *self);
YuiScanner *yui_kiosk_window_get_scanner (YuiKioskWindow *self);

/* Forgets the person and starts from the welcome page in the first language. */
void yui_kiosk_window_reset (YuiKioskWindow *self);

G_END_DECLS
