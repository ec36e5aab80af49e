/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Turns the second step of signing in on, by scanning a QR and typing a first code, or off.
 *
 * Signal: changed (), when it is on or off now. Actions: factor.begin, factor.confirm, factor.remove.
 */
#define YUI_TYPE_SECOND_FACTOR_PAGE (yui_second_factor_page_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiSecondFactorPage, yui_second_factor_page, YUI, SECOND_FACTOR_PAGE, AdwNavigationPage)

AdwNavigationPage *yui_second_factor_page_new (YuiClient *client, gboolean is_on);

G_END_DECLS
