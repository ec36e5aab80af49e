/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* The code that opens the worker's own pages on their phone, once.
 *
 * Signals:
 *   closed () */
#define YUI_TYPE_PHONE_PAGE (yui_phone_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPhonePage, yui_phone_page, YUI, PHONE_PAGE, GtkBox)

GtkWidget *yui_phone_page_new (YuiVisit *visit);

G_END_DECLS
