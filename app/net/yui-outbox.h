/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

#include "yui-client.h"
#include "yui-local-database.h"

G_BEGIN_DECLS

/* Check-ins of a kiosk on their way to the server. Each is on this device's disk, with a number of
 * its own, before it is sent, and waits until the server has said what became of it; so neither a
 * server that is away nor a kiosk that loses its power loses one. Sent in batches, in the order they
 * were made. What the server has answered stays for 14 days and is offered again when the server was
 * restored from a copy; what it refused holds up nothing else and is kept there for a human.
 *
 * Properties:
 *   n-waiting  uint, read only: not yet answered
 *   n-refused  uint, read only: refused by the server in the last 14 days
 *
 * Signals:
 *   sent (op_id, YuiClockEvent)  the server has recorded it
 *   refused (op_id, GError)      it will not; see n-refused */
#define YUI_TYPE_OUTBOX (yui_outbox_get_type ())
G_DECLARE_FINAL_TYPE (YuiOutbox, yui_outbox, YUI, OUTBOX, GObject)

/* client: the kiosk's own. path: see yui_local_database_new(). What is left from an earlier run is
 * sent first. */
YuiOutbox *yui_outbox_new (YuiClient *client, const char *path);

/* Text, the op's id, once it is safe on disk; then it is being sent.
 *
 * worker_client  nullable; a client with the worker's token, used while it is good (the kiosk's own
 * otherwise) contract_id, card_code  exactly one is not NULL occurred_at    device time, seconds
 * since 1970 UTC */
DexFuture *yui_outbox_add (YuiOutbox *self,
                           YuiClient *worker_client,
                           const char *contract_id,
                           const char *card_code,
                           YuiClockKind kind,
                           gint64 occurred_at);

/* Sends nothing more; what waits is sent in the next run. To be called before the last unref. */
void yui_outbox_stop (YuiOutbox *self);

/* The kiosk's database, for what else is kept there: borrowed. */
YuiLocalDatabase *yui_outbox_get_database (YuiOutbox *self);

guint yui_outbox_get_n_waiting (YuiOutbox *self);
guint yui_outbox_get_n_refused (YuiOutbox *self);

G_END_DECLS
