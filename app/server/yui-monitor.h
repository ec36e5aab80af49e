/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-http.h"

G_BEGIN_DECLS

/* What the operator's machines ask: the YuiHttpHandlers of a YuiServer, which is user_data.
 *
 *   GET /healthz   200 while the process answers at all
 *   GET /readyz    200 while the database can be read, else 503: send calls elsewhere
 *   GET /metrics   YuiMetrics */
YuiHttpPlan yui_monitor_plan (const char *method, const char *target, gpointer user_data);
YuiResponse *yui_monitor_answer (YuiHttpCall *call, gpointer user_data);

G_END_DECLS
