/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/socket.h>

G_BEGIN_DECLS

/* Who is connected: which peers are proxies, and how many connections each has. Thread-safe. */
typedef struct _YuiPeers YuiPeers;

/* proxies: addresses with commas between them, besides those of this machine; nullable. Everybody
 * else may hold per_address connections, a proxy per_proxy. */
YuiPeers *yui_peers_new (const char *proxies, guint per_address, guint per_proxy);
void yui_peers_free (YuiPeers *peers);

/* The address in native; an IPv4 address that came through an IPv6 socket is itself. NULL when it
 * is none of IP's. */
GInetAddress *yui_peer_new_address (const struct sockaddr *native);

/* Who an address stands for (caller's): an IPv6 address for its /64, which is one customer's. */
char *yui_peer_dup_group (GInetAddress *address);

gboolean yui_peers_is_proxy (YuiPeers *peers, GInetAddress *address);

/* Whether there is room for one more connection from there. */
gboolean yui_peers_may_come (YuiPeers *peers, GInetAddress *address);

/* Counts a connection that began; each must go once. */
void yui_peers_come (YuiPeers *peers, GInetAddress *address);
void yui_peers_go (YuiPeers *peers, GInetAddress *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPeers, yui_peers_free)

G_END_DECLS
