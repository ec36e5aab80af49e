/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Turns the second step of signing in on, by scanning a QR and typing a first code, or off; both
 * after the present password.
 *
 * Signals:
 *   changed ()  it is on or off now
 *   done ()     the person has seen the recovery codes and goes on; only where it is required
 *
 * Actions: factor.begin, factor.confirm, factor.remove, factor.done. */
#define YUI_TYPE_SECOND_FACTOR_PAGE (yui_second_factor_page_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiSecondFactorPage, yui_second_factor_page, YUI, SECOND_FACTOR_PAGE, AdwNavigationPage)

AdwNavigationPage *yui_second_factor_page_new (YuiClient *client, gboolean is_on);

/* For an account to which nothing else is open before: says so, lets the person sign out by the
 * window's win.sign-out, and go on once it is on. password: what the person typed to sign in just
 * now, kept until it has been used or the page is gone; NULL to ask for it. */
AdwNavigationPage *yui_second_factor_page_new_required (YuiClient *client, const char *password);

G_END_DECLS
