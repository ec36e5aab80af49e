/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-kiosk.h"

G_BEGIN_DECLS

/* Everything on the screen, in the language that was on when it was made.
 *
 * Signals:
 *   language-chosen (code)  such as "ja" */
#define YUI_TYPE_KIOSK_VIEW (yui_kiosk_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiKioskView, yui_kiosk_view, YUI, KIOSK_VIEW, AdwBreakpointBin)

GtkWidget *yui_kiosk_view_new (YuiKiosk *kiosk);

/* A key of a person at a keyboard. */
void yui_kiosk_view_type (YuiKioskView *self, const char *character);
void yui_kiosk_view_enter (YuiKioskView *self);

/* Back to the welcome page with nothing on it. */
void yui_kiosk_view_reset (YuiKioskView *self);

/* Whether somebody has begun something that an idle reset should end. */
gboolean yui_kiosk_view_is_in_use (YuiKioskView *self);

G_END_DECLS
