/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database.h"

G_BEGIN_DECLS

/* The tables of a database as they are, for commands that carry all of their rows somewhere. */

typedef struct
{
  char *name;
  YuiValueType type; /* INT, TEXT or BLOB */
} YuiColumn;

typedef struct
{
  char *name;
  GPtrArray *columns;     /* of YuiColumn, in the order of the table */
  gboolean has_programme; /* its rows belong to a programme */
} YuiTable;

/* Returns the tables but schema_migration, each after those that it refers to. */
GPtrArray *yui_schema_read (YuiDatabase *db, GError **error);

/* The number of the newest migration that ran, 0 when none did; -1 with error. */
gint64 yui_schema_read_number (YuiDatabase *db, GError **error);

/* SELECT of a table's columns in order; of one programme's rows unless programme_id is
 * YUI_SCOPE_ALL. */
YuiStatement *
yui_table_query (const YuiTable *table, YuiDatabase *db, gint64 programme_id, GError **error);

/* Likewise of those rows of a programme whose column is value; where `of` names another table, whose
 * column is the id of one of its rows that has value as its worker_id. */
YuiStatement *yui_table_query_of (const YuiTable *table,
                                  YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *column,
                                  const char *of,
                                  const char *value,
                                  GError **error);

/* INSERT of a row with $1 … in the order of the columns. */
YuiStatement *yui_table_prepare_insert (const YuiTable *table, YuiDatabase *db, GError **error);

/* Writes all rows of the table in `from` into `to`, where the table has the same columns. Returns
 * how many, or -1 with error. */
gint64 yui_table_copy (const YuiTable *table, YuiDatabase *from, YuiDatabase *to, GError **error);

G_END_DECLS
