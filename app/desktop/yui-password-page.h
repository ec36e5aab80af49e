/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Changes the own password.
 *
 * Signal: changed (). Action: password.change. */
#define YUI_TYPE_PASSWORD_PAGE (yui_password_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPasswordPage, yui_password_page, YUI, PASSWORD_PAGE, AdwNavigationPage)

AdwNavigationPage *yui_password_page_new (YuiClient *client);

G_END_DECLS
