/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-job-application.h"
#include "model/yui-offer.h"

G_BEGIN_DECLS

/* One offer in short.
 *
 * Signals:
 *   opened ()  read it and answer */
#define YUI_TYPE_OFFER_CARD (yui_offer_card_get_type ())
G_DECLARE_FINAL_TYPE (YuiOfferCard, yui_offer_card, YUI, OFFER_CARD, GtkBox)

GtkWidget *yui_offer_card_new (YuiOffer *offer);

/* Work to apply for. */
GtkWidget *yui_offer_card_new_for_shift (YuiOpenShift *shift);

G_END_DECLS
