/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YUI_TYPE_APPLICATION (yui_application_get_type ())

G_DECLARE_FINAL_TYPE (YuiApplication, yui_application, YUI, APPLICATION, AdwApplication)

/* Makes the desktop application, town.yui.Yui. */
YuiApplication *yui_application_new (void);

G_END_DECLS
