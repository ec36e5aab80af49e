/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-client-private.h"

G_BEGIN_DECLS

/* A call on its way. The client is held weakly: its end cancels the call. */
typedef struct
{
  YuiCall *call;
  GWeakRef client;
  YuiTransport *transport;
  GCancellable *cancellable; /* the caller's, the client's life, or both */
  GCancellable *theirs[2];
  gulong handlers[2];
  DexPromise *promise;
  char *token;               /* of the last try */
  gboolean may_have_arrived; /* a try was sent whose answer was lost */
} YuiFlight;

typedef struct
{
  int status;
  GBytes *body;
  JsonNode *json; /* NULL when the body is no JSON */
  char *next;     /* path of the next page, or NULL */
  int retry_after_s;
} YuiReply;

/* yui-call.c: sending, until there is an answer */
void yui_flight_reply_free (YuiReply *reply);
JsonNode *yui_flight_parse_json (GBytes *body);
YuiProblem *yui_flight_read_problem (YuiReply *reply);
YuiReply *yui_flight_fetch (YuiFlight *flight, const char *path, GError **error);

/* yui-call-answer.c: what is made of it */
YuiReply *yui_flight_look_again (YuiFlight *flight, YuiReply *refused, GError **error);
gboolean yui_flight_is_own_delete (YuiFlight *flight, YuiReply *reply);
void yui_flight_reject_reply (YuiFlight *flight, YuiReply *reply);
void yui_flight_resolve_reply (YuiFlight *flight, YuiReply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiReply, yui_flight_reply_free)

G_END_DECLS
