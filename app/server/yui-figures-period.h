/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Reads the required query parameters `from` and `to` (not included): to after from, and at most
 * days_max later. Returns FALSE with 400 invalid-parameter. */
gboolean yui_request_query_period (
    YuiRequest *request, gint64 days_max, gint64 *from, gint64 *to, GError **error);

G_END_DECLS
