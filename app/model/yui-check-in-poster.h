/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A poster with a workplace's check-in code that stays the same until it is ended. */
#define YUI_TYPE_CHECK_IN_POSTER (yui_check_in_poster_get_type ())
G_DECLARE_FINAL_TYPE (YuiCheckInPoster, yui_check_in_poster, YUI, CHECK_IN_POSTER, YuiRecord)

const char *yui_check_in_poster_get_id (YuiCheckInPoster *self);
int yui_check_in_poster_get_version (YuiCheckInPoster *self);
const char *yui_check_in_poster_get_workplace_name (YuiCheckInPoster *self);
gint64 yui_check_in_poster_get_made_at (YuiCheckInPoster *self);
const char *
yui_check_in_poster_get_made_by (YuiCheckInPoster *self); /* NULL: an account that is gone */
gint64 yui_check_in_poster_get_revoked_at (YuiCheckInPoster *self); /* 0: in force */
const char *yui_check_in_poster_get_document_id (YuiCheckInPoster *self);

G_END_DECLS
