/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hangs up connections that take too long, however busily they drip: libmicrohttpd itself only
 * notices those that are silent. One thread looks at all of them once a second. Thread-safe. */
typedef struct _YuiDeadlines YuiDeadlines;

/* That of one connection. */
typedef struct _YuiDeadline YuiDeadline;

YuiDeadlines *yui_deadlines_new (void);

/* Every deadline must have been ended. */
void yui_deadlines_free (YuiDeadlines *deadlines);

/* Begins to watch the socket fd, which must be done within wait_s seconds. */
YuiDeadline *yui_deadline_begin (YuiDeadlines *deadlines, int fd, guint wait_s);

/* Counts anew, from now; 0: as long as it takes. */
void yui_deadline_set (YuiDeadline *deadline, guint wait_s);

/* Must come before the socket is closed: its number may then be another's. */
void yui_deadline_end (YuiDeadline *deadline);

G_END_DECLS
