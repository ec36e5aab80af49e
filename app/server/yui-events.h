/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"
#include "yui-route.h"

G_BEGIN_DECLS

/* The live event streams (text/event-stream): whoever listens is told that something changed, of
 * which kind and up to which change number; what it is they read from /v1/changes.
 *
 * One thread serves all streams. It looks at the change log after each commit that the store tells
 * of, its own or another process's, and every few seconds in any case. A stream ends when its reader
 * is too slow to take a line; and within a quarter of a minute when a call with its token would be
 * refused now: the token, its device or its account has ended, the account is of another role or
 * employer, or it needs a second factor that was taken away. Thread-safe. */
typedef struct _YuiEvents YuiEvents;

YuiEvents *yui_events_new (YuiStore *store);

/* Closes all streams. */
void yui_events_free (YuiEvents *events);

/* Who listens. Text is copied. */
typedef struct
{
  gint64 programme_id;
  YuiRole role;
  guint factor_roles;      /* who needs a second factor (yui-second-factor.h) */
  const char *employer_id; /* whose changes; NULL: all of the programme */
  const char *actor_id;
  guint8 token_sha256[32];
  gint64 after; /* the last number that was seen; −1: none */
} YuiListener;

#define YUI_EVENTS_STREAMS_PER_ACTOR 32

/* Whether one more fits: FALSE with 429 when the actor has too many, with 503 when all are taken. */
gboolean yui_events_check (YuiEvents *events, const char *actor_id, GError **error);

/* Serves a stream on socket, whose head was sent; takes the socket. */
void yui_events_add (YuiEvents *events, const YuiListener *listener, int socket);

/* How many streams are open. */
guint yui_events_get_n (YuiEvents *events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiEvents, yui_events_free)

G_END_DECLS
