/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-terms.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* An employer asks a worker. */
#define YUI_TYPE_OFFER (yui_offer_get_type ())
G_DECLARE_FINAL_TYPE (YuiOffer, yui_offer, YUI, OFFER, YuiRecord)

const char *yui_offer_get_id (YuiOffer *self);
int yui_offer_get_version (YuiOffer *self);
YuiOfferState yui_offer_get_state (YuiOffer *self);
const char *yui_offer_get_shift_id (YuiOffer *self);
const char *yui_offer_get_worker_id (YuiOffer *self);
const char *yui_offer_get_worker_name (YuiOffer *self);
gint64 yui_offer_get_made_at (YuiOffer *self);
gint64 yui_offer_get_reply_by (YuiOffer *self);
gint64 yui_offer_get_answered_at (YuiOffer *self); /* 0 while open */
YuiTerms *yui_offer_get_terms (YuiOffer *self);    /* NULL in an employer's list */

G_END_DECLS
