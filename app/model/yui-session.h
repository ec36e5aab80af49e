/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* Who the token belongs to, and in which programme. */
#define YUI_TYPE_SESSION (yui_session_get_type ())
G_DECLARE_FINAL_TYPE (YuiSession, yui_session, YUI, SESSION, YuiRecord)

const char *yui_session_get_account_id (YuiSession *self);
const char *yui_session_get_display_name (YuiSession *self);
YuiRole yui_session_get_role (YuiSession *self);
const char *yui_session_get_programme_name (YuiSession *self);
const char *yui_session_get_programme_prefecture (YuiSession *self);
const char *yui_session_get_programme_colour (YuiSession *self); /* #rrggbb */
gboolean yui_session_get_is_demo (YuiSession *self);             /* the people are fictional */
/* NULL for a coordinator, auditor, kiosk or worker. */
const char *yui_session_get_employer_id (YuiSession *self);
const char *yui_session_get_employer_name (YuiSession *self); /* NULL as employer_id */
/* NULL for an account without a password, as a machine's. */
const char *yui_session_get_sign_in_name (YuiSession *self);
gboolean yui_session_get_has_second_factor (YuiSession *self);
/* The server opens nothing else before the account has a second factor. */
gboolean yui_session_get_needs_second_factor (YuiSession *self);
gint64 yui_session_get_server_time (YuiSession *self);
const char *yui_session_get_epoch (YuiSession *self); /* changes when the database is restored */

G_END_DECLS
