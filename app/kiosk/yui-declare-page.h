/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* A worker declares work at another employer: which weekdays, how long, since when.
 *
 * Signals: closed () */
#define YUI_TYPE_DECLARE_PAGE (yui_declare_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeclarePage, yui_declare_page, YUI, DECLARE_PAGE, GtkBox)

GtkWidget *yui_declare_page_new (YuiVisit *visit);

G_END_DECLS
