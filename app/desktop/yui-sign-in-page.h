/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* Asks for a server's address and an access token.
 *
 * Actions: sign-in.start, sign-in.demo. */
#define YUI_TYPE_SIGN_IN_PAGE (yui_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiSignInPage, yui_sign_in_page, YUI, SIGN_IN_PAGE, AdwBin)

GtkWidget *yui_sign_in_page_new (YuiDesk *desk);

/* For the account that was signed in a moment ago. */
GtkWidget *yui_sign_in_page_new_again (YuiDesk *desk);

G_END_DECLS
