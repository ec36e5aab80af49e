/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a connection (yui-database.c) and its statements (yui-statement.c) know of each other. */

#include "yui-database-private.h"

G_BEGIN_DECLS

#define YUI_DATABASE_PLACES 1024

struct _YuiDatabase
{
  const YuiDatabaseDriver *driver;
  YuiDatabaseFlags flags;
  gint64 opened_us; /* monotonic */
  gpointer connection;
  GHashTable *statements; /* sql, as sample_hash() → YuiStatement, at most one each */
  YuiStatement *places[YUI_DATABASE_PLACES]; /* those that a text at such an address found last */
  const YuiNotesClass *notes_class;
  gpointer notes;
  gpointer companion;
  GDestroyNotify free_companion;
};

struct _YuiStatement
{
  YuiDatabase *db;
  char *sql;
  gpointer native;
  gboolean is_used;
  gboolean is_spare; /* of a text whose statement was in use; not kept */
};

/* Forgets the statement for good; yui_statement_free only gives it back. */
void yui_statement_destroy (YuiStatement *statement);

G_END_DECLS
