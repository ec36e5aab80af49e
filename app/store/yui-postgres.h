/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The PostgreSQL driver (libpq) of YuiDatabase, for the server; clients never link it.
 *
 * A location is a `postgresql://` URI as libpq reads it, with several hosts if there are several;
 * the connection goes to the one that takes writes. Each row belongs to a programme, and row-level
 * security hides every row of the programmes that the connection's scope does not name
 * (yui_database_set_scope): a query that forgets its programme finds nothing. The role must be
 * neither a superuser nor BYPASSRLS; such a role is refused. */

/* Makes yui_database_open take `postgresql://` and `postgres://`. Call once, before threads start.
 */
void yui_postgres_register (void);

/* Turns a script in SQLite's words into PostgreSQL's: types, STRICT and WITHOUT ROWID, GLOB,
 * randomblob, triggers that refuse. Returns a new text. */
char *yui_postgres_translate (const char *script);

G_END_DECLS
