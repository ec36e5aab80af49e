/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* The other side of the protocol on a loopback port: answers each request with what a test says.
 *
 * A request is answered by the first script line whose method and path (with query, or up to '*')
 * match and whose count is not used up. */
typedef struct _YuiTestPeer YuiTestPeer;

typedef enum
{
  YUI_TEST_ANSWER,    /* status, type and body */
  YUI_TEST_DROP,      /* the connection closes without a byte, after the request was read */
  YUI_TEST_HALF_BODY, /* a body shorter than its Content-Length */
  YUI_TEST_SILENCE,   /* no answer until the peer is freed */
  YUI_TEST_OPS, /* 200: each op of the request ended with status and, as answer or problem, body;
                         header "X-Epoch: …" names the epoch */
} YuiTestManner;

YuiTestPeer *yui_test_peer_new (void);
void yui_test_peer_free (YuiTestPeer *peer);
const char *yui_test_peer_get_url (YuiTestPeer *peer);

/* Stops listening; starts again on the same port. */
void yui_test_peer_go_away (YuiTestPeer *peer);
void yui_test_peer_come_back (YuiTestPeer *peer);

/* Adds a script line for count requests (0: for ever). body "…" as it is; headers "Name: value" or
 * NULL. */
void yui_test_peer_add (YuiTestPeer *peer,
                        guint count,
                        YuiTestManner manner,
                        const char *method,
                        const char *path,
                        int status,
                        const char *type,
                        const char *body,
                        const char *header);

/* 200 and JSON from now on, instead of what the same path was served with before. */
void
yui_test_peer_serve (YuiTestPeer *peer, const char *method, const char *path, const char *json);

/* How many requests came; a header or the body of number i, borrowed, NULL when it had none. */
guint yui_test_peer_get_n (YuiTestPeer *peer);
const char *yui_test_peer_get_line (YuiTestPeer *peer, guint i); /* "GET /v1/…" */
const char *yui_test_peer_get_header (YuiTestPeer *peer, guint i, const char *name);
const char *yui_test_peer_get_body (YuiTestPeer *peer, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiTestPeer, yui_test_peer_free)

/* Runs the main loop until future (transfer full) is done: its object, or NULL with error. */
gpointer yui_test_await_object (DexFuture *future, GError **error);
gboolean yui_test_await_boolean (DexFuture *future, GError **error);
GBytes *yui_test_await_bytes (DexFuture *future, GError **error);

/* Runs the main loop until is_true(data), at most 10 s, or fails the test. */
void yui_test_wait_until (gboolean (*is_true) (gpointer data), gpointer data);

/* Runs the main loop for a while. */
void yui_test_run_ms (guint ms);

/* JSON of one shift with this id, version and seats. Transfer full. */
char *yui_test_shift_json (const char *id, int version, int seats);

G_END_DECLS
