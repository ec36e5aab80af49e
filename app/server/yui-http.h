/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "yui-response.h"

G_BEGIN_DECLS

/* HTTP/1.1 over libmicrohttpd, which only yui-http*.c know. Few threads poll the connections; calls
 * that may wait run on a pool of their own, so that a slow one holds up no other.
 *
 * What libmicrohttpd refuses before it has a request (a request line that is none, no Host, headers
 * larger than its 64 KB, Content-Length beside Transfer-Encoding) it answers itself, with its own
 * short HTML page: it has no option for another, and looser parsing, which would leave some of it to
 * us, would let smuggled requests through. Whoever wants application/problem+json there too puts a
 * proxy in front, as data/examples/nginx.conf does. Headers and addresses that are too large for us but not
 * for it are answered with a problem.
 *
 * A body that is too large is read and dropped, up to 16 MiB beyond what is allowed, so that a
 * client that first sends and then reads gets its 413; beyond that the connection ends. */
typedef struct _YuiHttp YuiHttp;

/* One call as it came in. */
typedef struct _YuiHttpCall YuiHttpCall;

const char *yui_http_call_get_method (YuiHttpCall *call);

/* The request target as sent: path and query, still percent-encoded. */
const char *yui_http_call_get_target (YuiHttpCall *call);

/* A header's value, NULL when absent. Threads: the one that answers the call. */
const char *yui_http_call_get_header (YuiHttpCall *call, const char *name);

/* Whose address it came from: the peer's or, where that is a proxy of limits.proxies or on
 * this machine, the last of X-Forwarded-For. An IPv6 address stands for its /64, which is one customer's. */
char *yui_http_call_dup_address (YuiHttpCall *call);

/* The whole body, empty when there is none. */
GBytes *yui_http_call_get_body (YuiHttpCall *call);

/* What the server decides before a body is read. */
typedef struct
{
  gsize body_max;    /* bytes */
  gboolean may_wait; /* answer it on the pool */
} YuiHttpPlan;

/* Keeps with the call what is begun of it; free, on whatever thread ends the call, is when it ends. */
void yui_http_call_set_work (YuiHttpCall *call, gpointer work, GDestroyNotify destroy);
gpointer yui_http_call_get_work (YuiHttpCall *call);

/* Goes on with a call that was begun, which may end at once: once, from any thread. */
void yui_http_call_go_on (YuiHttpCall *call);

typedef struct
{
  YuiHttpPlan (*plan) (const char *method, const char *target, gpointer user_data);
  YuiResponse *(*answer) (YuiHttpCall *call, gpointer user_data); /* any thread; never NULL */

  /* Nullable. In the place of answer, for a call that may wait: begin sets its work, lets others do
   * it, who call yui_http_call_go_on, and does not wait itself; end gives the answer then. Where one
   * of them does not (FALSE, NULL), answer is asked. On the thread that polls the connection. */
  gboolean (*begin) (YuiHttpCall *call, gpointer user_data);
  YuiResponse *(*end) (YuiHttpCall *call, gpointer user_data);
  gpointer user_data;
} YuiHttpHandlers;

typedef struct
{
  guint poll_threads;            /* 0: one more than the processors that the process may use */
  guint pool_threads;            /* 0: 64 */
  guint connections_max;         /* 0: 1000, or fewer when the system allows fewer files */
  guint connections_per_address; /* 0: 256; of a proxy nearly all */
  guint idle_s;                  /* 0: 30; a connection without any traffic */
  guint headers_s;               /* 0: 15; from the connection, or the request's first line, to the
                                    end of its headers */
  guint request_s;     /* 0: 60; from there to the last byte of its body, and for taking the
                                    answer, besides a second for each 4 KiB of it */
  const char *proxies; /* addresses with commas between them, whose X-Forwarded-For counts;
                                    nullable: only those of this machine */
  guint reads_per_s;   /* of one account, by the router; 0: no limit */
  int socket;          /* 0: none; listens already, in the place of address */
} YuiHttpLimits;

/* Listens on address (port 0: any free one). Returns NULL with G_IO_ERROR whose message says what
 * to do. */
YuiHttp *yui_http_new (GInetSocketAddress *address,
                       const YuiHttpLimits *limits,
                       const YuiHttpHandlers *handlers,
                       GError **error);

guint16 yui_http_get_port (YuiHttp *http);

/* Takes no more connections, lets the calls in work finish (at most 10 s), closes. */
void yui_http_stop (YuiHttp *http);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiHttp, yui_http_stop)

G_END_DECLS
