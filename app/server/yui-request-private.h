/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

#define YUI_IF_MATCH_ANY (-1)

void yui_principal_clear (YuiPrincipal *principal);

/* Whether an answer with this status may be kept nowhere (YUI_ROUTE_SECRET). */
gboolean yui_request_is_secret (YuiRequest *request, gint64 status);

/* Answers any call; the YuiHttpHandlers of a server, which is user_data. */
YuiHttpPlan yui_router_plan (const char *method, const char *target, gpointer user_data);
YuiResponse *yui_router_answer (YuiHttpCall *call, gpointer user_data);

G_END_DECLS
