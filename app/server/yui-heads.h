/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* Where the numbered logs of a programme end: its changes and its audit chain. Every change adds to
 * both; where nobody else can write meanwhile (yui_database_is_alone) their ends are read once in a
 * transaction and remembered until it is over, so that a group of calls reads and writes each once. */

#define YUI_AUDIT_HASH_SIZE 32

/* The newest row of an audit log; 0 and zeros while there is none. */
typedef struct
{
  gint64 number;
  guint8 hash[YUI_AUDIT_HASH_SIZE];
} YuiAuditEnd;

/* Counts the programme's changes on by n, in the open transaction. Returns the number of the first
 * of them, or -1 with error. */
gint64 yui_heads_take_changes (YuiDatabase *db, gint64 programme_id, gint64 n, GError **error);

/* Reads the end of the programme's audit log; and tells it, after a row was added. */
gboolean
yui_heads_get_audit (YuiDatabase *db, gint64 programme_id, YuiAuditEnd *end, GError **error);
void yui_heads_set_audit (YuiDatabase *db, gint64 programme_id, const YuiAuditEnd *end);

G_END_DECLS
