/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

#define YUI_IF_MATCH_ANY (-1)

/* Whether an answer with this status may be kept nowhere (YUI_ROUTE_SECRET). */
gboolean yui_request_is_secret (YuiRequest *request, gint64 status);

/* Makes request that of a call, as far as the call alone says; request is all 0. FALSE: there is no
 * such route, and allowed (nullable) has the methods that its address knows. */
gboolean
yui_request_open (YuiRequest *request, YuiServer *server, YuiHttpCall *call, GString *allowed);
void yui_request_close (YuiRequest *request);

/* Whether the caller, who is known, may make this call, as db says: of a role that it is for, and with
 * a second factor where one is needed. The one place for all routes. FALSE with 403. */
gboolean yui_request_check_may (YuiRequest *request, YuiDatabase *db, GError **error);

/* What of the call is right or wrong without looking into the database. */
gboolean yui_request_check_form (YuiRequest *request, GError **error);

/* A coordinator sees which kiosks are there: whether that is to be noted now, and noting it. */
gboolean yui_request_is_kiosk_due (YuiRequest *request);

/* Notes in the journal and the metrics how the call was answered; error is nullable. */
void yui_request_log (YuiRequest *request, YuiResponse *response, const GError *error);

/* Answers any call; the YuiHttpHandlers of a server, which is user_data. */
YuiHttpPlan yui_router_plan (const char *method, const char *target, gpointer user_data);
YuiResponse *yui_router_answer (YuiHttpCall *call, gpointer user_data);

G_END_DECLS
