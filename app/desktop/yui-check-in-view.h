/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* The check-in code of a workplace, renewed when its time is over. */
#define YUI_TYPE_CHECK_IN_VIEW (yui_check_in_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiCheckInView, yui_check_in_view, YUI, CHECK_IN_VIEW, GtkBox)

GtkWidget *yui_check_in_view_new (YuiClient *client);

/* Shows the view in a dialog over parent; its buttons open it on the full screen, and the posters by
 * parent's action win.posters. */
void yui_check_in_view_present (YuiClient *client, GtkWidget *parent);

G_END_DECLS
