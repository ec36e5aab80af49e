/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-client.h"
#include "yui-device-key.h"
#include "yui-sign-in.h"
#include "yui-transport.h"

G_BEGIN_DECLS

/* What a call resolves to. */
typedef enum
{
  YUI_ANSWER_RECORD, /* a new record of type */
  YUI_ANSWER_UPDATE, /* record, updated */
  YUI_ANSWER_LIST,   /* a GListStore of type, every page */
  YUI_ANSWER_BYTES,  /* the body */
  YUI_ANSWER_TRUTH,  /* TRUE */
} YuiAnswer;

/* One call: what is sent, and what is made of the answer. */
typedef struct
{
  const char *method; /* SOUP_METHOD_…, "PATCH" */
  char *path;         /* with the query, from /v1/… */
  GBytes *body;
  const char *content_type;
  char *key;              /* Idempotency-Key */
  int version;            /* If-Match; -1 for none */
  gboolean is_once;       /* not repeated by itself */
  gboolean takes_refusal; /* a 400 is an answer of the same type (RFC 6749, 5.2) */
  YuiAnswer answer;
  GType type;
  YuiRecord *record;
} YuiCall;

/* An empty call to path (transfer full), to be filled in. */
YuiCall *yui_call_new (const char *method, char *path, YuiAnswer answer);
void yui_call_free (YuiCall *call);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiCall, yui_call_free)

/* The body is node as JSON; transfer full. */
void yui_call_take_json (YuiCall *call, JsonNode *node);

/* Starts the call; transfer full. */
DexFuture *yui_client_call (YuiClient *self, YuiCall *call, GCancellable *cancellable);

/* A path with a query: pairs of name and value up to NULL; a pair whose value is NULL or empty is
 * left out. Values are escaped; path is not. Transfer full. */
char *yui_path (const char *path, ...) G_GNUC_NULL_TERMINATED;

/* A path made of parts, each escaped, joined by '/' after /v1. Transfer full. */
char *yui_path_of (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* GET a record, every page of a list. path: transfer full. */
DexFuture *
yui_client_read_record (YuiClient *self, GType type, char *path, GCancellable *cancellable);
DexFuture *
yui_client_read_list (YuiClient *self, GType type, char *path, GCancellable *cancellable);

/* POST an action on record (its version is sent), which answers the record. path, body (nullable):
 * transfer full. */
DexFuture *yui_client_act (YuiClient *self,
                           gpointer record,
                           int version,
                           char *path,
                           JsonNode *body,
                           GCancellable *cancellable);

/* DELETE record's path (transfer full) at version. */
DexFuture *yui_client_remove (YuiClient *self, int version, char *path, GCancellable *cancellable);

/* A message to path with what every call sends; NULL while there is no address. Transfer full. */
SoupMessage *yui_client_new_message (YuiClient *client, const char *method, const char *path);

/* The fiber that listens to /v1/events until stop is cancelled or client is gone: heard is called
 * with TRUE for each hint, and with FALSE when the stream ends. */
typedef void (*YuiHeardFunc) (gboolean is_live, gpointer user_data);
DexFuture *yui_client_listen (YuiClient *client,
                              GCancellable *stop,
                              YuiHeardFunc heard,
                              gpointer user_data,
                              GDestroyNotify destroy);

/* For yui-call.c and yui-client-changes.c */
YuiTransport *yui_client_get_transport (YuiClient *self);
GCancellable *yui_client_get_life (YuiClient *self);
YuiSignIn *yui_client_dup_sign_in (YuiClient *self); /* transfer full, nullable */
void yui_client_emit_unauthorized (YuiClient *self);
void yui_client_emit_second_factor_needed (YuiClient *self);

/* The fiber that follows /v1/changes until self ends or stop is cancelled. */
DexFuture *yui_client_follow_changes (YuiClient *self, GCancellable *stop);
void yui_client_emit_changed (YuiClient *self, const char *resource, GStrv ids, GStrv deleted_ids);
void yui_client_emit_reset (YuiClient *self);
guint yui_client_get_poll_ms (YuiClient *self);

G_END_DECLS
