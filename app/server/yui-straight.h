/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-http.h"

G_BEGIN_DECLS

/* Calls of YUI_ROUTE_STRAIGHT without a thread of their own: whole, with the look at who calls, they
 * are a write, and the answer goes out when that is durable. It is tried where the call is likely to
 * do well – its token was in force lately – and where the writer writes alone, so that what it sees of
 * the token holds. All that does not do well in any way (a token that has ended, a key that was used
 * before, a fault in the body) leaves nothing and is answered anew by yui_router_answer.
 *
 * YuiHttpHandlers' begin and end; user_data is the YuiServer. */
gboolean yui_straight_begin (YuiHttpCall *call, gpointer user_data);
YuiResponse *yui_straight_end (YuiHttpCall *call, gpointer user_data);

G_END_DECLS
