/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-law-tables.h"
#include "yui-options.h"
#include "yui-server.h"

G_BEGIN_DECLS

/* Embedded mode: the server as a child of a desktop program. Its files in one folder:
 *
 *   lock         held as long as the server runs
 *   yui.db       the database, with the demo town from the first start on
 *   tokens.json  the tokens of its accounts, made once; for this user's eyes only
 *   server.json  the line that was printed; for this user's eyes only */
typedef struct _YuiEmbedded YuiEmbedded;

/* Takes the folder. When another server has it, prints that one's line, sets is_other and returns
 * NULL without error; waits for it while it is still starting. */
YuiEmbedded *yui_embedded_open (const char *folder, gboolean *is_other, GError **error);
void yui_embedded_close (YuiEmbedded *embedded);

/* Opens the database; makes it with a demo town when it is not there. */
YuiStore *
yui_embedded_open_store (YuiEmbedded *embedded, const YuiLawTables *tables, GError **error);

/* Listens on the port of last time, or another free one. */
gboolean yui_embedded_start (YuiEmbedded *embedded, YuiServer *server, GError **error);

/* Writes server.json and prints the line. */
gboolean yui_embedded_announce (YuiEmbedded *embedded, YuiServer *server, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiEmbedded, yui_embedded_close)

G_END_DECLS
