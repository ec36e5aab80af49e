/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

/* The newest row of each audit log, as a line to be kept elsewhere:
 *
 *   audit head programme=1 number=5 sha256=…
 *
 * Each row's hash covers all before it. Whoever owns the database can make a whole new chain, or cut
 * off its end, but then a line that was kept no longer fits. Logs of nothing have no line. */

typedef void (*YuiAuditHeadFunc) (const char *line, gpointer user_data);

/* Calls func with the line of each programme, and of programme 0: the calls of nobody known. */
gboolean
yui_audit_each_head (YuiDatabase *db, YuiAuditHeadFunc func, gpointer user_data, GError **error);

/* Writes all of them into the journal, which may be kept on another machine. */
void yui_audit_log_heads (YuiStore *store);

/* Compares the log with a line that holds such words, whatever stands before them. is_head: whether
 * there are such words. Returns FALSE with YUI_STORE_ERROR_CORRUPT when the row is another or gone. */
gboolean
yui_audit_check_head (YuiDatabase *db, const char *line, gboolean *is_head, GError **error);

G_END_DECLS
