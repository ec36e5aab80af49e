/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A worker at a kiosk for a few minutes. */
#define YUI_TYPE_CARD_SESSION (yui_card_session_get_type ())
G_DECLARE_FINAL_TYPE (YuiCardSession, yui_card_session, YUI, CARD_SESSION, YuiRecord)

const char *yui_card_session_get_access_token (YuiCardSession *self); /* secret */
gint64 yui_card_session_get_expires_at (YuiCardSession *self);
const char *yui_card_session_get_worker_id (YuiCardSession *self);
const char *yui_card_session_get_short_name (YuiCardSession *self); /* family name only */

G_END_DECLS
