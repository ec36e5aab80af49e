/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/yui-words.h"

G_BEGIN_DECLS

/* A way into the embedded server, as it prints it at its start. */
typedef struct
{
  YuiRole role;
  char *label; /* whose it is, such as the employer's name */
  char *token;
} YuiEmbeddedToken;

/* The server of the embedded default: `yui-server --embedded` as a child process with a private
 * database and the demo programme. Two programs on one desk share one server: the second finds the
 * first's. When the process ends, however it ends, another is started; it holds the same data.
 *
 * Properties:
 *
 * url       text, read only; NULL until it is ready, and again while it is being replaced; what a
 *           client's base-url follows
 * failure   text, read only; NULL, or a whole sentence that says why no server could be started
 *           (it keeps trying)
 *
 * Signals:
 *
 * ready ()  a server answers at `url`; its tokens are there. Emitted again after each restart. */
#define YUI_TYPE_EMBEDDED_SERVER (yui_embedded_server_get_type ())
G_DECLARE_FINAL_TYPE (YuiEmbeddedServer, yui_embedded_server, YUI, EMBEDDED_SERVER, GObject)

/* program: path or name of yui-server; NULL for the one beside this program, else the one on PATH.
 */
YuiEmbeddedServer *yui_embedded_server_new (const char *program);

/* Further arguments of the server, such as --data-dir DIR; before start. */
void yui_embedded_server_set_arguments (YuiEmbeddedServer *self, const char *const *arguments);

void yui_embedded_server_start (YuiEmbeddedServer *self);

/* Lets the server go: its standard input closes and it ends when nobody else uses it. Also at
 * finalize. */
void yui_embedded_server_stop (YuiEmbeddedServer *self);

const char *yui_embedded_server_get_url (YuiEmbeddedServer *self);
gint64 yui_embedded_server_get_pid (YuiEmbeddedServer *self); /* 0 until ready */
const char *yui_embedded_server_get_failure (YuiEmbeddedServer *self);

/* Array of YuiEmbeddedToken, borrowed; empty until ready. */
GPtrArray *yui_embedded_server_get_tokens (YuiEmbeddedServer *self);

/* The first token of a role, borrowed; NULL when there is none. */
const YuiEmbeddedToken *yui_embedded_server_find_token (YuiEmbeddedServer *self, YuiRole role);

G_END_DECLS
