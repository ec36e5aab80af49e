/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* The audit log: who called what, and how it ended. Each row's hash covers the row before it, so
 * that a row cannot be changed or taken out unseen. It holds ids, never names. */

/* Adds a row for the request, in the transaction of its effect. */
gboolean yui_audit_add (YuiDatabase *db, YuiRequest *request, guint status, GError **error);

/* Adds a row for something that a call brought about besides what it was for, in the same
 * transaction. */
gboolean yui_audit_add_event (YuiDatabase *db,
                              YuiRequest *request,
                              const char *operation,
                              const char *subject,
                              guint status,
                              GError **error);

/* Adds a row for what the operator did at the terminal, in the transaction of its effect: role
 * `operator`, actor `uid:N` of the system. kind and id name what it was done to ("accounts", …);
 * NULL: the programme itself. */
gboolean yui_audit_add_command (YuiDatabase *db,
                                gint64 programme_id,
                                const char *operation,
                                const char *kind,
                                const char *id,
                                gint64 now_s,
                                GError **error);

/* Adds a row for what time brought about, in the transaction of its effect: role `timer`. */
gboolean yui_audit_add_timer (YuiDatabase *db,
                              gint64 programme_id,
                              const char *operation,
                              const char *subject,
                              gint64 now_s,
                              GError **error);

/* Queues a row for a call that was denied, so that a flood of them waits for no disk. */
void yui_audit_note_denial (YuiRequest *request, guint status);

/* Recomputes a programme's chain; returns FALSE with YUI_STORE_ERROR_CORRUPT naming the first row
 * that is wrong. */
gboolean yui_audit_verify (YuiDatabase *db, gint64 programme_id, GError **error);

G_END_DECLS
