/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-server.h"
#include "yui-monitor.h"
#include "yui-moment.h"
#include "yui-request-private.h"
#include "yui-straight.h"

#define STRANGERS_A_MINUTE 60
#define KEYS_REMEMBERED    256
#define TOKENS_REMEMBERED  4096

struct _YuiServer
{
  YuiStore *store;
  const YuiLawTables *tables;
  char *data_folder;
  YuiLeaked *leaked; /* nullable */
  char *base_url;
  YuiHttp *http;
  YuiHttp *monitor;  /* NULL: not asked for */
  YuiEvents *events; /* NULL: not started */
  YuiMetrics *metrics;
  YuiPace *pace; /* NULL: not started */
  guint factor_roles;
  YuiJobs *jobs;
  YuiRankings *rankings;
  YuiAssignments *assignments;

  gsize tokens[TOKENS_REMEMBERED]; /* of each a piece of its hash, in a place by another; atomic */

  GMutex mutex;
  GHashTable *keys_in_work;        /* guarded by mutex, as are the next two */
  guint released[KEYS_REMEMBERED]; /* hashes of those that were in work last, in turn */
  guint64 n_released;
  YuiBanks *banks; /* likewise while NULL, as is the next */
  YuiTowns *towns;
  gint64 strangers_minute; /* these three too */
  guint n_strangers_noted;
  guint n_strangers_left_out;
};

YuiServer *
yui_server_new (YuiStore *store, const YuiLawTables *tables, const char *data_folder)
{
  YuiServer *server;

  g_return_val_if_fail (store != NULL && tables != NULL && data_folder != NULL, NULL);

  server = g_new0 (YuiServer, 1);
  server->store = store;
  server->jobs = yui_jobs_new (store);
  server->tables = tables;
  server->data_folder = g_strdup (data_folder);
  server->keys_in_work = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  server->metrics = yui_metrics_new ();
  server->rankings = yui_rankings_new ();
  server->assignments = yui_assignments_new (store, server->rankings);
  g_mutex_init (&server->mutex);
  return server;
}

void
yui_server_free (YuiServer *server)
{
  g_return_if_fail (server != NULL);

  yui_server_stop (server);
  yui_jobs_free (server->jobs);
  yui_assignments_free (server->assignments);
  yui_rankings_free (server->rankings);
  g_hash_table_unref (server->keys_in_work);
  g_clear_pointer (&server->banks, yui_banks_free);
  g_clear_pointer (&server->towns, yui_towns_free);
  g_mutex_clear (&server->mutex);
  yui_metrics_free (server->metrics);
  g_clear_pointer (&server->pace, yui_pace_free);
  g_clear_pointer (&server->leaked, yui_leaked_free);
  g_free (server->data_folder);
  g_free (server->base_url);
  g_free (server);
}

static char *
url_of (GInetSocketAddress *address, guint16 port)
{
  g_autofree char *host = g_inet_address_to_string (g_inet_socket_address_get_address (address));

  return strchr (host, ':') != NULL ? g_strdup_printf ("http://[%s]:%u", host, port)
                                    : g_strdup_printf ("http://%s:%u", host, port);
}

gboolean
yui_server_start (YuiServer *server,
                  GInetSocketAddress *address,
                  const YuiHttpLimits *limits,
                  const char *base_url,
                  GError **error)
{
  const gboolean is_straight = yui_store_writes_alone (server->store);
  const YuiHttpHandlers handlers = { .plan = yui_router_plan,
                                     .answer = yui_router_answer,
                                     .begin = is_straight ? yui_straight_begin : NULL,
                                     .end = yui_straight_end,
                                     .user_data = server };

  g_return_val_if_fail (server != NULL && server->http == NULL, FALSE);

  if (!yui_jobs_recover (server->store, yui_moment_now (), error))
    return FALSE;
  g_set_str (&server->base_url, base_url);
  server->events = yui_events_new (server->store);
  g_clear_pointer (&server->pace, yui_pace_free);
  server->pace = yui_pace_new (limits != NULL ? limits->reads_per_s : 0);
  server->http = yui_http_new (address, limits, &handlers, error);
  if (server->http == NULL)
    return FALSE;
  if (server->base_url == NULL)
    server->base_url = url_of (address, yui_http_get_port (server->http));
  return TRUE;
}

gboolean
yui_server_start_monitor (YuiServer *server, GInetSocketAddress *address, GError **error)
{
  const YuiHttpHandlers handlers
      = { .plan = yui_monitor_plan, .answer = yui_monitor_answer, .user_data = server };
  const YuiHttpLimits limits = { .poll_threads = 1, .pool_threads = 2, .connections_max = 32 };

  g_return_val_if_fail (server != NULL && server->monitor == NULL, FALSE);

  server->monitor = yui_http_new (address, &limits, &handlers, error);
  return server->monitor != NULL;
}

void
yui_server_stop (YuiServer *server)
{
  g_return_if_fail (server != NULL);

  g_clear_pointer (&server->http, yui_http_stop);
  g_clear_pointer (&server->monitor, yui_http_stop);
  g_clear_pointer (&server->events, yui_events_free);
}

YuiMetrics *
yui_server_get_metrics (YuiServer *server)
{
  return server->metrics;
}

YuiPace *
yui_server_get_pace (YuiServer *server)
{
  g_return_val_if_fail (server != NULL, NULL);

  return server->pace;
}

void
yui_server_set_factor_roles (YuiServer *server, guint roles)
{
  g_return_if_fail (server != NULL && server->http == NULL);

  server->factor_roles = roles;
}

void
yui_server_take_leaked (YuiServer *server, YuiLeaked *leaked)
{
  g_return_if_fail (server != NULL && server->leaked == NULL);

  server->leaked = leaked;
}

const YuiLeaked *
yui_server_get_leaked (YuiServer *server)
{
  g_return_val_if_fail (server != NULL, NULL);

  return server->leaked;
}

guint
yui_server_get_factor_roles (YuiServer *server)
{
  g_return_val_if_fail (server != NULL, 0);

  return server->factor_roles;
}

YuiJobs *
yui_server_get_jobs (YuiServer *server)
{
  return server->jobs;
}

YuiStore *
yui_server_get_store (YuiServer *server)
{
  return server->store;
}

YuiEvents *
yui_server_get_events (YuiServer *server)
{
  return server->events;
}

const YuiLawTables *
yui_server_get_law_tables (YuiServer *server)
{
  return server->tables;
}

const YuiBanks *
yui_server_get_banks (YuiServer *server, GError **error)
{
  const YuiBanks *banks;

  g_mutex_lock (&server->mutex);
  if (server->banks == NULL)
    server->banks = yui_banks_load (server->data_folder, error);
  banks = server->banks;
  g_mutex_unlock (&server->mutex);
  return banks;
}

const YuiTowns *
yui_server_get_towns (YuiServer *server, GError **error)
{
  const YuiTowns *towns;

  g_mutex_lock (&server->mutex);
  if (server->towns == NULL)
    server->towns = yui_towns_load (server->data_folder, error);
  towns = server->towns;
  g_mutex_unlock (&server->mutex);
  return towns;
}

const char *
yui_server_get_data_folder (YuiServer *server)
{
  return server->data_folder;
}

const char *
yui_server_get_base_url (YuiServer *server)
{
  return server->base_url;
}

guint16
yui_server_get_port (YuiServer *server)
{
  return yui_http_get_port (server->http);
}

YuiRankings *
yui_server_get_rankings (YuiServer *server)
{
  return server->rankings;
}

YuiAssignments *
yui_server_get_assignments (YuiServer *server)
{
  return server->assignments;
}

static gsize *
place_of_token (YuiServer *server, const guint8 sha256[32], gsize *piece)
{
  guint32 number;

  memcpy (piece, sha256, sizeof *piece);
  memcpy (&number, sha256 + sizeof *piece, sizeof number);
  return &server->tokens[number % TOKENS_REMEMBERED];
}

void
yui_server_note_token (YuiServer *server, const guint8 sha256[32])
{
  gsize piece, *place = place_of_token (server, sha256, &piece);

  g_atomic_pointer_set (place, piece);
}

gboolean
yui_server_knows_token (YuiServer *server, const guint8 sha256[32])
{
  gsize piece, *place = place_of_token (server, sha256, &piece);

  return g_atomic_pointer_get (place) == piece;
}

gboolean
yui_server_claim_key (YuiServer *server, const char *key)
{
  gboolean is_new;

  g_mutex_lock (&server->mutex);
  is_new = g_hash_table_add (server->keys_in_work, g_strdup (key));
  g_mutex_unlock (&server->mutex);
  return is_new;
}

void
yui_server_release_key (YuiServer *server, const char *key)
{
  g_mutex_lock (&server->mutex);
  g_hash_table_remove (server->keys_in_work, key);
  server->released[server->n_released % KEYS_REMEMBERED] = g_str_hash (key);
  server->n_released++;
  g_mutex_unlock (&server->mutex);
}

guint64
yui_server_count_released (YuiServer *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  return server->n_released;
}

gboolean
yui_server_may_be_released (YuiServer *server, const char *key, guint64 since)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);
  const guint hash = g_str_hash (key);

  if (server->n_released - since > KEYS_REMEMBERED)
    return TRUE;
  for (guint64 i = since; i < server->n_released; i++)
    if (server->released[i % KEYS_REMEMBERED] == hash)
      return TRUE;
  return FALSE;
}

gboolean
yui_server_may_note_stranger (YuiServer *server, gint64 now_s, guint *n_left_out)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  if (server->strangers_minute != now_s / 60)
    server->n_strangers_noted = 0;
  server->strangers_minute = now_s / 60;
  if (server->n_strangers_noted >= STRANGERS_A_MINUTE)
    {
      server->n_strangers_left_out++;
      return FALSE;
    }
  server->n_strangers_noted++;
  *n_left_out = server->n_strangers_left_out;
  server->n_strangers_left_out = 0;
  return TRUE;
}
