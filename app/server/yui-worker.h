/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Whom a call is about: the worker who calls, or {worker_id} of the path if the caller may see that
 * person (the town everybody of the programme, an employer the people of its pool). Returns text of
 * the request; NULL with 404. */
const char *yui_worker_find (YuiRequest *request, YuiDatabase *db, GError **error);

/* The version of the worker's own record, 0 with error. */
gint64 yui_worker_read_version (YuiRequest *request,
                                YuiDatabase *db,
                                const char *worker_id,
                                GError **error);

/* Counts the version up after a change of what belongs to the person, and logs it: every employer
 * of the person reads anew. */
gboolean
yui_worker_touch (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error);

/* Returns "%text%" for LIKE … ESCAPE '\\', to be held against a name without its blanks; NULL when q
 * (nullable) asks for nothing. Width, blanks and the kind of kana make no difference. */
char *yui_worker_make_pattern (const char *q, gboolean is_kana);

/* Logs a change of something of a person's for each employer whose pool they are in, and for the
 * town where there is none. */
gboolean yui_worker_log_change (YuiRequest *request,
                                YuiDatabase *db,
                                const char *worker_id,
                                const char *resource,
                                const char *id,
                                gboolean is_deleted,
                                GError **error);

G_END_DECLS
