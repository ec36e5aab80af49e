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

G_END_DECLS
