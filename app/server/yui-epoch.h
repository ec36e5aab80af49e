/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The database's epoch (caller's); another one after a restore, or after a standby took over: a
 * primary that dies may have shown changes that it alone knew, and their numbers come again. */
char *yui_epoch_read (YuiDatabase *db, GError **error);

G_END_DECLS
