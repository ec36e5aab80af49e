/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* The worker of the path's {membership_id}, when it is one of the caller's employer (caller's);
 * NULL with 404. */
char *yui_membership_find_worker (YuiRequest *request, YuiDatabase *db, GError **error);

/* The name of a worker whom the employer knows (caller's); NULL with 404. */
char *yui_membership_find_name (YuiDatabase *db,
                                gint64 programme_id,
                                const char *employer_id,
                                const char *worker_id,
                                GError **error);

G_END_DECLS
