/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-notify.h"

#include <glib-unix.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

static gboolean
feed_watchdog_cb (gpointer user_data)
{
  sd_notify (0, "WATCHDOG=1");
  return G_SOURCE_CONTINUE;
}

void
yui_notify_ready (void)
{
  static guint watchdog;
  guint64 us;

  sd_notify (0, "READY=1");
  if (watchdog == 0 && sd_watchdog_enabled (0, &us) > 0)
    watchdog = g_timeout_add (MAX (1, us / 1000 / 2), feed_watchdog_cb, NULL);
}

void
yui_notify_stopping (void)
{
  sd_notify (0, "STOPPING=1");
}

int
yui_notify_take_socket (void)
{
  if (sd_listen_fds (1) < 1 || sd_is_socket (SD_LISTEN_FDS_START, AF_UNSPEC, SOCK_STREAM, 1) <= 0)
    return 0;
  g_unix_set_fd_nonblocking (SD_LISTEN_FDS_START, TRUE, NULL); /* several threads accept on it */
  return SD_LISTEN_FDS_START;
}
