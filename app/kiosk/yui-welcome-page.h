/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The clock, how to show the card, and a keypad for the number on it.
 *
 * Signals:
 *   entered (card code) */
#define YUI_TYPE_WELCOME_PAGE (yui_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiWelcomePage, yui_welcome_page, YUI, WELCOME_PAGE, AdwBreakpointBin)

/* Where this is: the workplace, else the programme; NULL while it is not known. */
void yui_welcome_page_set_place (YuiWelcomePage *self, const char *place);

/* What time it is, UTC seconds. */
void yui_welcome_page_set_now (YuiWelcomePage *self, gint64 now_s);

/* A sentence below, such as what went wrong with the last card; NULL for none. */
void yui_welcome_page_set_message (YuiWelcomePage *self, const char *message);

/* Whether a card is being read. */
void yui_welcome_page_set_waiting (YuiWelcomePage *self, gboolean is_waiting);

/* A key of a keyboard, and its Enter; shows the keypad. */
void yui_welcome_page_type (YuiWelcomePage *self, const char *character);
void yui_welcome_page_enter (YuiWelcomePage *self);

/* Back to the card, with nothing typed and no message. */
void yui_welcome_page_reset (YuiWelcomePage *self);

/* Whether nobody has done anything here. */
gboolean yui_welcome_page_is_pristine (YuiWelcomePage *self);

G_END_DECLS
