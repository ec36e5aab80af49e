/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The client's own SQLite file, worked on by one thread of its own, one job after the other. */
#define YUI_TYPE_LOCAL_DATABASE (yui_local_database_get_type ())
G_DECLARE_FINAL_TYPE (YuiLocalDatabase, yui_local_database, YUI, LOCAL_DATABASE, GObject)

/* path: the file; NULL for $XDG_DATA_HOME/yui/client.db. Opened, and made, by the first job. */
YuiLocalDatabase *yui_local_database_new (const char *path);

/* A job, on the thread; puts what the future resolves to into result (unset). FALSE with error. */
typedef gboolean (*YuiLocalFunc) (YuiDatabase *db, gpointer data, GValue *result, GError **error);

/* Queues a job. data is freed by free_data on the main thread, when the future is done. */
DexFuture *yui_local_database_run (YuiLocalDatabase *self,
                                   YuiLocalFunc func,
                                   gpointer data,
                                   GDestroyNotify free_data);

G_END_DECLS
