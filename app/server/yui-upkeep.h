/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

#define YUI_UPKEEP_INTERVAL_S 30

/* What time alone brings: ended tokens, old idempotency records, old
 * counts of attempts and used codes go. May be called as often as liked. */
gboolean yui_upkeep_run (YuiDatabase *db, gint64 now_s, GError **error);

/* Queues it. */
void yui_upkeep_queue (YuiStore *store);

G_END_DECLS
