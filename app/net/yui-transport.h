/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>
#include <libsoup/soup.h>

#include "yui-client.h"

G_BEGIN_DECLS

/* The way to one server, shared by a client and its children: session, address, connection state
 * and the clock of the retries.
 *
 * Properties: base-url, language, connection and retry-at, as YuiClient has them. */
#define YUI_TYPE_TRANSPORT (yui_transport_get_type ())
G_DECLARE_FINAL_TYPE (YuiTransport, yui_transport, YUI, TRANSPORT, GObject)

YuiTransport *yui_transport_new (const char *base_url);

const char *
yui_transport_get_base_url (YuiTransport *self); /* without a slash at the end, or NULL */
void yui_transport_set_base_url (YuiTransport *self, const char *base_url);
const char *yui_transport_get_language (YuiTransport *self);
void yui_transport_set_language (YuiTransport *self, const char *language);
YuiConnection yui_transport_get_connection (YuiTransport *self);
gint64 yui_transport_get_retry_at (YuiTransport *self);

/* Sends once: GBytes of the body, whatever the status; rejects when there was no whole answer, and
 * at once when it is cancelled. */
DexFuture *yui_transport_send (YuiTransport *self, SoupMessage *message, GCancellable *cancellable);

/* Sends once and gives the body as a GInputStream as soon as it begins, whatever the status; for
 * answers without an end. */
DexFuture *yui_transport_open (YuiTransport *self, SoupMessage *message, GCancellable *cancellable);

/* Server time minus this computer's now, by the Date of the server's last answer and the time that
 * has passed since, whatever was done to the clock meanwhile; 0 before the first answer. */
gint64 yui_transport_get_clock_offset_s (YuiTransport *self);

/* The same reckoned: server_s is what the last answer said, 0 for none, passed_us the time since,
 * wall_us what the clock says now. */
gint64 yui_clock_offset_s (gint64 server_s, gint64 passed_us, gint64 wall_us);

void yui_transport_note_date (YuiTransport *self, const char *date);

/* The server has answered: online, and everyone who waits tries again. */
void yui_transport_note_answer (YuiTransport *self);

/* There was no answer. Resolves when the next try is due: after a jittered back-off that grows with
 * attempt (from 0), or at once when another call gets an answer, the address changes or
 * yui_transport_wake() is called. */
DexFuture *yui_transport_wait (YuiTransport *self, guint attempt);

void yui_transport_wake (YuiTransport *self);

G_END_DECLS
