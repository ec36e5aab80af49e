/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-private.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

guint16
yui_http_port_of (int fd)
{
  struct sockaddr_storage native = { 0 };
  socklen_t length = sizeof native;

  getsockname (fd, (struct sockaddr *)&native, &length);
  return g_ntohs (native.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&native)->sin6_port
                                               : ((struct sockaddr_in *)&native)->sin_port);
}

int
yui_http_listen (GInetSocketAddress *address, GError **error)
{
  g_autofree char *name = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  struct sockaddr_storage native;
  gssize size = g_socket_address_get_native_size (G_SOCKET_ADDRESS (address));
  int one = 1, fd, saved;

  if (!g_socket_address_to_native (G_SOCKET_ADDRESS (address), &native, sizeof native, error))
    return -1;
  fd = socket (native.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd >= 0 && setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0
      && bind (fd, (struct sockaddr *)&native, size) == 0 && listen (fd, SOMAXCONN) == 0)
    return fd;
  saved = errno;
  if (fd >= 0)
    close (fd);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
               "The server cannot listen on %s: %s. Stop the program that uses this port, or "
               "choose another with "
               "--listen.",
               name, g_strerror (saved));
  return -1;
}
