/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-private.h"

const char *
yui_http_call_get_method (YuiHttpCall *call)
{
  return call->method;
}

const char *
yui_http_call_get_target (YuiHttpCall *call)
{
  return call->target;
}

const char *
yui_http_call_get_header (YuiHttpCall *call, const char *name)
{
  return MHD_lookup_connection_value (call->connection, MHD_HEADER_KIND, name);
}

GInetAddress *
yui_http_peer_of (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info
      = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  GInetAddress *address = info != NULL ? yui_peer_new_address (info->client_addr) : NULL;

  return address != NULL ? address : g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
}

static GInetAddress *
forwarded_for (YuiHttpCall *call)
{
  const char *list = yui_http_call_get_header (call, "X-Forwarded-For");
  const char *comma = list != NULL ? strrchr (list, ',') : NULL;
  g_autofree char *last = NULL;

  if (list == NULL)
    return NULL;
  last = g_strstrip (g_strdup (comma != NULL ? comma + 1 : list));
  return g_inet_address_new_from_string (last);
}

char *
yui_http_call_dup_address (YuiHttpCall *call)
{
  g_autoptr (GInetAddress) peer = yui_http_peer_of (call->connection), forwarded = NULL;

  if (yui_peers_is_proxy (call->http->peers, peer))
    forwarded = forwarded_for (call);
  return yui_peer_dup_group (forwarded != NULL ? forwarded : peer);
}

GBytes *
yui_http_call_get_body (YuiHttpCall *call)
{
  return call->body;
}

void
yui_http_call_set_work (YuiHttpCall *call, gpointer work, GDestroyNotify destroy)
{
  g_return_if_fail (call != NULL && call->work == NULL && work != NULL);

  call->work = work;
  call->free_work = destroy;
}

gpointer
yui_http_call_get_work (YuiHttpCall *call)
{
  return call->work;
}
