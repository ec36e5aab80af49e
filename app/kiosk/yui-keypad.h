/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keys for a card number: the letters and the digits 2 to 7.
 *
 * Signals:
 *   pressed (character)
 *   erased () */
#define YUI_TYPE_KEYPAD (yui_keypad_get_type ())
G_DECLARE_FINAL_TYPE (YuiKeypad, yui_keypad, YUI, KEYPAD, GtkWidget)

GtkWidget *yui_keypad_new (void);

G_END_DECLS
