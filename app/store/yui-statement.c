/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-statement-private.h"

void
yui_statement_destroy (YuiStatement *statement)
{
  statement->db->driver->finalize (statement->native);
  g_free (statement->sql);
  g_free (statement);
}

void
yui_statement_free (YuiStatement *statement)
{
  g_return_if_fail (statement != NULL);

  statement->db->driver->clear (statement->native);
  statement->is_used = FALSE;
  if (statement->is_spare)
    yui_statement_destroy (statement);
}

gboolean
yui_statement_bind (YuiStatement *statement, int index, YuiValue value, GError **error)
{
  g_return_val_if_fail (statement != NULL && index >= 1, FALSE);

  return statement->db->driver->bind (statement->native, index, &value, FALSE, error);
}

YuiStep
yui_statement_step (YuiStatement *statement, GError **error)
{
  g_return_val_if_fail (statement != NULL, YUI_STEP_ERROR);

  return statement->db->driver->step (statement->native, error);
}

gboolean
yui_statement_queue (YuiStatement *statement, GError **error)
{
  YuiStep step;

  g_return_val_if_fail (statement != NULL, FALSE);

  if (statement->db->driver->queue != NULL)
    return statement->db->driver->queue (statement->native, error);
  while ((step = yui_statement_step (statement, error)) == YUI_STEP_ROW)
    ;
  if (step == YUI_STEP_DONE)
    yui_statement_reset (statement);
  return step == YUI_STEP_DONE;
}

gboolean
yui_statement_need_row (YuiStatement *statement, GError **error)
{
  const YuiStep step = statement != NULL ? yui_statement_step (statement, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    g_set_error_literal (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                         "A row that must be there is not.");
  return step == YUI_STEP_ROW;
}

void
yui_statement_reset (YuiStatement *statement)
{
  g_return_if_fail (statement != NULL);

  statement->db->driver->reset (statement->native);
}

gint64
yui_statement_get_int (YuiStatement *statement, int column)
{
  return statement->db->driver->get_int (statement->native, column);
}

const char *
yui_statement_get_text (YuiStatement *statement, int column)
{
  return statement->db->driver->get_text (statement->native, column);
}

char *
yui_statement_dup_text (YuiStatement *statement, int column)
{
  return g_strdup (yui_statement_get_text (statement, column));
}

const void *
yui_statement_get_blob (YuiStatement *statement, int column, gsize *size)
{
  return statement->db->driver->get_blob (statement->native, column, size);
}

GBytes *
yui_statement_dup_bytes (YuiStatement *statement, int column)
{
  gsize size;
  const void *data = yui_statement_get_blob (statement, column, &size);

  return g_bytes_new (data, size);
}

gboolean
yui_statement_is_null (YuiStatement *statement, int column)
{
  return statement->db->driver->is_null (statement->native, column);
}
