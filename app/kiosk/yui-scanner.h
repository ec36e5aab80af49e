/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Tells a card scanner from a person: both are keyboards, but a scanner's keys follow each other
 * within milliseconds and end with Enter. Only letters and digits count, so keyboard layouts and
 * input methods do not matter.
 *
 * Signals:
 *   scanned (code)     a whole card, upper case
 *   typed (character)  a person's key, upper case, a moment after it was pressed
 *   entered ()         a person's Enter after typed characters */
#define YUI_TYPE_SCANNER (yui_scanner_get_type ())
G_DECLARE_FINAL_TYPE (YuiScanner, yui_scanner, YUI, SCANNER, GObject)

YuiScanner *yui_scanner_new (void);

/* Takes a key press; TRUE when it is the scanner's or a typed character, and so is not for the
 * focused widget. keyval: GDK_KEY_…; has_modifier: Ctrl, Alt or Super is down; time_ms: of the
 * event, any origin. */
gboolean yui_scanner_press (YuiScanner *self, guint keyval, gboolean has_modifier, guint32 time_ms);

/* Forgets what has come so far. */
void yui_scanner_reset (YuiScanner *self);

G_END_DECLS
