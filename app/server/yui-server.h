/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/yui-store.h"
#include "yui-banks.h"
#include "yui-assignments.h"
#include "yui-events.h"
#include "yui-http.h"
#include "yui-jobs.h"
#include "yui-law-tables.h"
#include "yui-leaked.h"
#include "yui-metrics.h"
#include "yui-pace.h"
#include "yui-towns.h"
#include "yui-ranking.h"

G_BEGIN_DECLS

/* The server itself: store, law tables, router and HTTP put together. Thread-safe. */
typedef struct _YuiServer YuiServer;

#define YUI_SERVER_MIGRATIONS "/town/yui/server/migrations"

/* Makes a server over store and tables, which stay the caller's and must outlive it. data_folder
 * holds openapi.yaml. */
YuiServer *yui_server_new (YuiStore *store, const YuiLawTables *tables, const char *data_folder);
void yui_server_free (YuiServer *server);

/* Listens. base_url is how people's phones reach it, without a slash at its end; NULL:
 * http://ADDRESS:PORT. */
gboolean yui_server_start (YuiServer *server,
                           GInetSocketAddress *address,
                           const YuiHttpLimits *limits,
                           const char *base_url,
                           GError **error);

/* Answers /metrics, /healthz and /readyz at another address, which only the operator's machines
 * should reach. */
gboolean yui_server_start_monitor (YuiServer *server, GInetSocketAddress *address, GError **error);

/* Lets what is in work finish, then closes. */
void yui_server_stop (YuiServer *server);

/* Which roles need a second factor (YuiRole bits; none unless set). To be set before it listens. */
void yui_server_set_factor_roles (YuiServer *server, guint roles);
guint yui_server_get_factor_roles (YuiServer *server);

/* The passwords that have leaked, the server's from then on; NULL: no list. To be given once, before
 * the first call. */
void yui_server_take_leaked (YuiServer *server, YuiLeaked *leaked);
const YuiLeaked *yui_server_get_leaked (YuiServer *server);

YuiJobs *yui_server_get_jobs (YuiServer *server);
YuiStore *yui_server_get_store (YuiServer *server);

/* The live event streams, while the server listens. */
YuiEvents *yui_server_get_events (YuiServer *server);
YuiMetrics *yui_server_get_metrics (YuiServer *server);

/* How fast each account reads, while the server listens. */
YuiPace *yui_server_get_pace (YuiServer *server);
const YuiLawTables *yui_server_get_law_tables (YuiServer *server);

/* Banks and branches, municipalities; read when they are first wanted. NULL with error when they
 * cannot be. */
const YuiBanks *yui_server_get_banks (YuiServer *server, GError **error);
const YuiTowns *yui_server_get_towns (YuiServer *server, GError **error);
const char *yui_server_get_data_folder (YuiServer *server);
const char *yui_server_get_base_url (YuiServer *server);
guint16 yui_server_get_port (YuiServer *server);

/* Remembers a token that was in force, and whether one was that lately: no word on whether it still
 * is. The oldest are forgotten. */
void yui_server_note_token (YuiServer *server, const guint8 sha256[32]);
gboolean yui_server_knows_token (YuiServer *server, const guint8 sha256[32]);

/* The pools that are kept as indexes. */
YuiRankings *yui_server_get_rankings (YuiServer *server);

/* The weeks that are being filled. */
YuiAssignments *yui_server_get_assignments (YuiServer *server);

/* Marks an Idempotency-Key as in work; FALSE when it is already. release ends it. */
gboolean yui_server_claim_key (YuiServer *server, const char *key);
void yui_server_release_key (YuiServer *server, const char *key);

/* How many keys have been released so far; and whether key may be one of those since then, whose
 * record is newer than what was read before. */
guint64 yui_server_count_released (YuiServer *server);
gboolean yui_server_may_be_released (YuiServer *server, const char *key, guint64 since);

/* Whether one more denial of a caller who is nobody may go into the audit log: sixty a minute, so
 * that strangers cannot fill the disk. *n_left_out receives how many could not since the last that
 * could. */
gboolean yui_server_may_note_stranger (YuiServer *server, gint64 now_s, guint *n_left_out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiServer, yui_server_free)

G_END_DECLS
