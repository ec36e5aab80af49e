/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database.h"

G_BEGIN_DECLS

/* Brings the schema up to date: runs, in order and each in its own transaction, the scripts
 * `NNNN-name.sql` of the GResource folder resource_path that the database has not run yet, and
 * records their SHA-256. A script `NNNN-name.DRIVER.sql` stands in for it on that driver. Another
 * process that migrates at the same time is waited for.
 *
 * Returns YUI_STORE_ERROR_NEWER when the database has run a script that is not in the folder, and
 * YUI_STORE_ERROR_CORRUPT when a script was changed after it ran. */
gboolean yui_migration_run (YuiDatabase *db, const char *resource_path, GError **error);

G_END_DECLS
