/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The outbox in the client's database: jobs of yui_local_database_run(), whose data is a GVariant.
 * Each is one transaction. */

#define YUI_OUTBOX_BATCH_MAX 500
#define YUI_OUTBOX_KEPT_S    (14 * 86400)

/* data: (op_id, kind, body, occurred_at, clock_offset_s) with YUI_OUTBOX_NEW. Numbers and keeps an
 * op; gives its id. */
#define YUI_OUTBOX_NEW "(sssxx)"
gboolean yui_outbox_store_add (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* data: u, how many at most. Gives YUI_OUTBOX_BATCH: the device, the oldest number that is still
 * here, the epoch (or ""), and what waits: (device_seq, op_id, kind, subject_id, depends_on, body,
 * occurred_at, clock_offset_s). */
#define YUI_OUTBOX_ROW   "(xssmsmssxx)"
#define YUI_OUTBOX_BATCH "(sxsa" YUI_OUTBOX_ROW ")"
gboolean yui_outbox_store_read (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* data: (epoch, a(op_id, problem or nothing)) with YUI_OUTBOX_RESULTS. Ends these ops; when the
 * epoch is another than before, everything else that ended in the last YUI_OUTBOX_KEPT_S waits
 * again. What ended before that goes. Gives TRUE. */
#define YUI_OUTBOX_RESULTS "(sa(sms))"
gboolean yui_outbox_store_settle (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* No data. Everything that is still here waits again. Gives TRUE. */
gboolean
yui_outbox_store_offer_all (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* No data. The device gets another id and counts from 1: this database was put back to an older
 * state, and its numbers are others' on the server. Gives TRUE. */
gboolean
yui_outbox_store_begin_anew (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* No data. Gives (uu): how many wait, how many were refused. */
gboolean yui_outbox_store_count (YuiDatabase *db, gpointer data, GValue *result, GError **error);

G_END_DECLS
