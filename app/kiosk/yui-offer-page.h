/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* The terms of one offer, and the answer to it.
 *
 * Signals:
 *   closed () */
#define YUI_TYPE_OFFER_PAGE (yui_offer_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiOfferPage, yui_offer_page, YUI, OFFER_PAGE, GtkBox)

GtkWidget *yui_offer_page_new (YuiVisit *visit, YuiOffer *offer);

G_END_DECLS
