/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the service manager (systemd) is told and gives; without one, nothing happens. */

/* The server takes calls now. Also starts feeding the watchdog from the main loop, when the unit
 * has one. */
void yui_notify_ready (void);

/* The server is ending. */
void yui_notify_stopping (void);

/* The listening socket that the manager opened for us, 0 when there is none. Call once. */
int yui_notify_take_socket (void);

G_END_DECLS
