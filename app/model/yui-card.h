/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A card that was issued. */
#define YUI_TYPE_CARD (yui_card_get_type ())
G_DECLARE_FINAL_TYPE (YuiCard, yui_card, YUI, CARD, YuiRecord)

const char *yui_card_get_card_code (YuiCard *self);   /* letters and digits only */
const char *yui_card_get_document_id (YuiCard *self); /* the card as a PDF */

G_END_DECLS
