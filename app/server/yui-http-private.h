/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the HTTP side share: yui-http.c (connections, reading, the pool),
 * yui-http-call.c (what a call tells), yui-http-send.c (its answer), yui-http-listen.c (the socket). */

#include "yui-http.h"
#include "yui-http-deadline.h"
#include "yui-http-peers.h"

#include <microhttpd.h>

G_BEGIN_DECLS

struct _YuiHttp
{
  struct MHD_Daemon *daemon;
  YuiHttpHandlers handlers;
  YuiHttpLimits limits;
  GThreadPool *pool;
  YuiDeadlines *deadlines;
  YuiPeers *peers;
  guint16 port;

  GMutex mutex; /* guards the fields below */
  GCond idle;
  guint n_calls;   /* begun and not yet sent */
  guint n_waiting; /* of them, on the pool */
  gboolean is_stopping;
};

struct _YuiHttpCall
{
  YuiHttp *http;
  struct MHD_Connection *connection;
  char *method;
  char *target;
  YuiDeadline *deadline; /* of its connection */
  YuiHttpPlan plan;
  gboolean has_headers;
  gboolean is_counted;
  gsize n_read;
  GByteArray *buffer;
  GBytes *body;
  GError *refusal;       /* found while reading */
  YuiResponse *response; /* set by the pool */
  gpointer work;         /* of a call that was begun */
  GDestroyNotify free_work;
};

/* Whose connection it is; loopback where the system does not say. Transfer full. */
GInetAddress *yui_http_peer_of (struct MHD_Connection *connection);

/* Queues the answer, or gives a stream its socket; response stays the caller's. */
enum MHD_Result yui_http_call_send (YuiHttpCall *call, YuiResponse *response);

/* Answers with call->refusal and ends the connection. */
enum MHD_Result yui_http_call_send_refusal (YuiHttpCall *call);

/* Returns a listening socket, or -1 with G_IO_ERROR whose message says what to do. */
int yui_http_listen (GInetSocketAddress *address, GError **error);

guint16 yui_http_port_of (int fd);

G_END_DECLS
