/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-attendance-change.h"

G_BEGIN_DECLS

/* What the sides say about hours: for yui_request_change(), on the attendance of the request's
 * path, for its principal. Both answer with the attendance. */

/* Writes down what the caller's side says; user_data is a YuiHours. */
YuiResponse *
yui_hours_claim (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error);

/* Agrees to the other side's newest claim, whose id user_data is. */
YuiResponse *
yui_hours_settle (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error);

G_END_DECLS
