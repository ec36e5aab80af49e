/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "net/yui-enrolment.h"
#include "net/yui-outbox.h"
#include "net/yui-pass-keys.h"
#include "yui-visit.h"

G_BEGIN_DECLS

/* What the kiosk knows, whatever language its view is in.
 *
 * Properties (read only):
 *   session         YuiSession of the kiosk, with the programme; NULL until the server has answered
 *   workplace-name  text; NULL for a kiosk of the programme
 *   visit           YuiVisit of the worker who is there; NULL
 *   is-reading      boolean: a card was shown and is being asked about
 *   notice          text for the welcome page, NULL */
#define YUI_TYPE_KIOSK (yui_kiosk_get_type ())
G_DECLARE_FINAL_TYPE (YuiKiosk, yui_kiosk, YUI, KIOSK, GObject)

/* server_url: where the kiosk is let in, or asks to be; NULL for the embedded server, which knows it.
 * data_folder: of outbox, key and embedded database; NULL for $XDG_DATA_HOME/yui. */
YuiKiosk *yui_kiosk_new (const char *server_url, const char *data_folder);

YuiClient *yui_kiosk_get_client (YuiKiosk *self);
YuiEnrolment *yui_kiosk_get_enrolment (YuiKiosk *self); /* NULL with the embedded server */
YuiOutbox *yui_kiosk_get_outbox (YuiKiosk *self);
YuiPassKeys *yui_kiosk_get_pass_keys (YuiKiosk *self);
YuiVisit *yui_kiosk_get_visit (YuiKiosk *self);
YuiSession *yui_kiosk_get_session (YuiKiosk *self);
const char *yui_kiosk_get_workplace_name (YuiKiosk *self);
const char *yui_kiosk_get_notice (YuiKiosk *self);
gboolean yui_kiosk_get_is_reading (YuiKiosk *self);

/* A card was shown: ends the visit there may be, and begins the card's. card_code: as scanned or
 * typed, a pass or a number. */
void yui_kiosk_show_card (YuiKiosk *self, const char *card_code);

/* Ends the visit and forgets the person. notice: a sentence for the welcome page, or NULL. */
void yui_kiosk_end_visit (YuiKiosk *self, const char *notice);

G_END_DECLS
