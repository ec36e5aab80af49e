/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-peers.h"

#include <netinet/in.h>

#define MAPPED_PREFIX 12 /* bytes of ::ffff:0:0/96 */

struct _YuiPeers
{
  GStrv proxies;
  guint per_address, per_proxy;

  GMutex mutex;       /* guards the field below */
  GHashTable *counts; /* who -> how many connections */
};

YuiPeers *
yui_peers_new (const char *proxies, guint per_address, guint per_proxy)
{
  YuiPeers *peers = g_new0 (YuiPeers, 1);

  peers->proxies = g_strsplit (proxies != NULL ? proxies : "", ",", -1);
  for (int i = 0; peers->proxies[i] != NULL; i++)
    g_strstrip (peers->proxies[i]);
  peers->per_address = per_address;
  peers->per_proxy = per_proxy;
  g_mutex_init (&peers->mutex);
  peers->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return peers;
}

void
yui_peers_free (YuiPeers *peers)
{
  g_return_if_fail (peers != NULL);

  g_hash_table_unref (peers->counts);
  g_mutex_clear (&peers->mutex);
  g_strfreev (peers->proxies);
  g_free (peers);
}

GInetAddress *
yui_peer_new_address (const struct sockaddr *native)
{
  const struct in6_addr *six;

  if (native != NULL && native->sa_family == AF_INET)
    return g_inet_address_new_from_bytes (
        (const guint8 *)&((const struct sockaddr_in *)native)->sin_addr, G_SOCKET_FAMILY_IPV4);
  if (native == NULL || native->sa_family != AF_INET6)
    return NULL;
  six = &((const struct sockaddr_in6 *)native)->sin6_addr;
  return IN6_IS_ADDR_V4MAPPED (six)
             ? g_inet_address_new_from_bytes (six->s6_addr + MAPPED_PREFIX, G_SOCKET_FAMILY_IPV4)
             : g_inet_address_new_from_bytes (six->s6_addr, G_SOCKET_FAMILY_IPV6);
}

char *
yui_peer_dup_group (GInetAddress *address)
{
  const guint8 *b;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), NULL);

  if (g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_inet_address_to_string (address);
  b = g_inet_address_to_bytes (address);
  return g_strdup_printf ("%02x%02x:%02x%02x:%02x%02x:%02x%02x::/64", b[0], b[1], b[2], b[3], b[4],
                          b[5], b[6], b[7]);
}

gboolean
yui_peers_is_proxy (YuiPeers *peers, GInetAddress *address)
{
  g_autofree char *text = g_inet_address_to_string (address);

  return g_inet_address_get_is_loopback (address)
         || g_strv_contains ((const char *const *)peers->proxies, text);
}

/* ---- counting ---- */

/* A proxy is counted by itself, not with its neighbours. */
static char *
key_of (YuiPeers *peers, GInetAddress *address, guint *max)
{
  const gboolean is_proxy = yui_peers_is_proxy (peers, address);

  *max = is_proxy ? peers->per_proxy : peers->per_address;
  return is_proxy ? g_inet_address_to_string (address) : yui_peer_dup_group (address);
}

gboolean
yui_peers_may_come (YuiPeers *peers, GInetAddress *address)
{
  guint max, n;
  g_autofree char *key = key_of (peers, address, &max);

  g_mutex_lock (&peers->mutex);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (peers->counts, key));
  g_mutex_unlock (&peers->mutex);
  return n < max;
}

static void
add (YuiPeers *peers, GInetAddress *address, int change)
{
  guint max, n;
  char *key = key_of (peers, address, &max);

  g_mutex_lock (&peers->mutex);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (peers->counts, key)) + (guint)change;
  if (n > 0)
    g_hash_table_replace (peers->counts, key, GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (peers->counts, key);
  g_mutex_unlock (&peers->mutex);
  if (n == 0)
    g_free (key);
}

void
yui_peers_come (YuiPeers *peers, GInetAddress *address)
{
  add (peers, address, 1);
}

void
yui_peers_go (YuiPeers *peers, GInetAddress *address)
{
  add (peers, address, -1);
}
