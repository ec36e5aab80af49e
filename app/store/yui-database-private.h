/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database.h"

G_BEGIN_DECLS

/* What a driver does. Native statements and connections are the driver's own. */
typedef struct
{
  const char *scheme;
  gpointer (*open) (const char *location, YuiDatabaseFlags flags, GError **error);
  void (*close) (gpointer connection);
  gboolean (*execute) (gpointer connection, const char *script, GError **error);
  gboolean (*in_transaction) (gpointer connection);
  gint64 (*get_changes) (gpointer connection);
  void (*idle) (gpointer connection);

  /* Around a migration, outside its transaction: tables may be made anew under their old name
   * without the rows that refer to them being touched. */
  gboolean (*allow_rebuilding) (gpointer connection, gboolean allowed, GError **error);
  /* At its end, inside the transaction: every reference still finds its row. */
  gboolean (*check_references) (gpointer connection, GError **error);

  gpointer (*prepare) (gpointer connection, const char *sql, GError **error);
  void (*finalize) (gpointer native);
  gboolean (*bind) (gpointer native, int index, const YuiValue *value, GError **error);
  YuiStep (*step) (gpointer native, GError **error);
  void (*reset) (gpointer native);
  void (*clear) (gpointer native);
  gint64 (*get_int) (gpointer native, int column);
  const char *(*get_text) (gpointer native, int column);
  const void *(*get_blob) (gpointer native, int column, gsize *size);
  gboolean (*is_null) (gpointer native, int column);
} YuiDatabaseDriver;

extern const YuiDatabaseDriver yui_sqlite_driver;

/* For migrations only. */
gboolean yui_database_allow_rebuilding (YuiDatabase *db, gboolean allowed, GError **error);
gboolean yui_database_check_references (YuiDatabase *db, GError **error);

G_END_DECLS
