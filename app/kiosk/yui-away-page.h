/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* Check in and out with nothing but the card, while the server is away.
 *
 * Signals:
 *   finished () */
#define YUI_TYPE_AWAY_PAGE (yui_away_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiAwayPage, yui_away_page, YUI, AWAY_PAGE, GtkBox)

GtkWidget *yui_away_page_new (YuiVisit *visit);

G_END_DECLS
