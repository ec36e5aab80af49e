/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-server.h"
#include "yui-request-private.h"

struct _YuiServer
{
  YuiStore *store;
  const YuiLawTables *tables;
  char *data_folder;
  char *base_url;
  YuiHttp *http;
  YuiRankings *rankings;
  YuiAssignments *assignments;

  GMutex mutex;
  GHashTable *keys_in_work; /* guarded by mutex */
};

YuiServer *
yui_server_new (YuiStore *store, const YuiLawTables *tables, const char *data_folder)
{
  YuiServer *server;

  g_return_val_if_fail (store != NULL && tables != NULL && data_folder != NULL, NULL);

  server = g_new0 (YuiServer, 1);
  server->store = store;
  server->tables = tables;
  server->data_folder = g_strdup (data_folder);
  server->keys_in_work = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  yui_assignments_free (server->assignments);
  yui_rankings_free (server->rankings);
  g_hash_table_unref (server->keys_in_work);
  g_mutex_clear (&server->mutex);
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
  YuiHttpHandlers handlers = { yui_router_plan, yui_router_answer, server };

  g_return_val_if_fail (server != NULL && server->http == NULL, FALSE);

  g_set_str (&server->base_url, base_url);
  server->http = yui_http_new (address, limits, &handlers, error);
  if (server->http == NULL)
    return FALSE;
  if (server->base_url == NULL)
    server->base_url = url_of (address, yui_http_get_port (server->http));
  return TRUE;
}

void
yui_server_stop (YuiServer *server)
{
  g_return_if_fail (server != NULL);

  g_clear_pointer (&server->http, yui_http_stop);
}

YuiStore *
yui_server_get_store (YuiServer *server)
{
  return server->store;
}

const YuiLawTables *
yui_server_get_law_tables (YuiServer *server)
{
  return server->tables;
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
  g_mutex_unlock (&server->mutex);
}
