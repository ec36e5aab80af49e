/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-server.h"

#include "server/yui-audit.h"

#include <string.h>

static TestServer *town;

/* The row that is tampered with; others stand before and after it. */
#define ROW 3

typedef struct
{
  const char *column;
  YuiValueType type;
  gsize position;   /* of the byte */
  gboolean is_over; /* there is no such byte */
  gboolean is_found;
} Tampering;

static void
drop_triggers (YuiDatabase *db)
{
  const gboolean is_postgresql = test_database_is_postgresql ();
  g_autoptr (GError) error = NULL;

  yui_database_execute (db,
                        is_postgresql ? "DROP TRIGGER audit_log_no_update ON audit_log"
                                      : "DROP TRIGGER audit_log_no_update",
                        &error);
  g_assert_no_error (error);
  yui_database_execute (db,
                        is_postgresql ? "DROP TRIGGER audit_log_no_delete ON audit_log"
                                      : "DROP TRIGGER audit_log_no_delete",
                        &error);
  g_assert_no_error (error);
}

/* The value of the column with one bit of one byte turned. */
static YuiValue
flip (YuiStatement *row, Tampering *tampering, guint8 *buffer, gsize buffer_size)
{
  gsize size = 0;
  const void *data;

  switch ((int)tampering->type)
    {
    case YUI_VALUE_INT:
      tampering->is_over = tampering->position >= 4;
      return YUI_INT (yui_statement_get_int (row, 0)
                      ^ ((gint64)1 << (8 * tampering->position + 7)));
    case YUI_VALUE_TEXT:
      data = yui_statement_get_text (row, 0);
      size = strlen (data);
      break;
    default:
      data = yui_statement_get_blob (row, 0, &size);
      break;
    }
  g_assert_cmpuint (size, <, buffer_size);
  memcpy (buffer, data, size);
  buffer[size] = '\0';
  tampering->is_over = tampering->position >= size;
  if (!tampering->is_over)
    buffer[tampering->position] ^= 1;
  return tampering->type == YUI_VALUE_TEXT ? YUI_TEXT ((const char *)buffer)
                                           : YUI_BLOB (buffer, size);
}

/* Tampers, looks, and takes it back by failing. */
static gboolean
tamper (YuiDatabase *db, gpointer user_data, GError **error)
{
  Tampering *tampering = user_data;
  g_autofree char *read = g_strconcat (
      "SELECT ", tampering->column, " FROM audit_log WHERE programme_id = 1 AND number = $1", NULL);
  g_autofree char *write = g_strconcat ("UPDATE audit_log SET ", tampering->column,
                                        " = $1 WHERE programme_id = 1 AND number = $2", NULL);
  guint8 buffer[512];
  g_autoptr (GError) problem = NULL;
  YuiValue value;
  {
    g_autoptr (YuiStatement) row = yui_database_query (db, &problem, read, YUI_INT (ROW));

    g_assert_true (yui_statement_need_row (row, &problem));
    value = flip (row, tampering, buffer, sizeof buffer);
  }
  if (!tampering->is_over)
    {
      drop_triggers (db);
      g_assert_cmpint (yui_database_run (db, &problem, write, value, YUI_INT (ROW)), ==, 1);
      g_assert_no_error (problem);
      tampering->is_found = !yui_audit_verify (db, 1, &problem)
                            && g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT);
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "taken back");
  return FALSE;
}

static gboolean
cut_out (YuiDatabase *db, gpointer user_data, GError **error)
{
  gboolean *is_found = user_data;
  g_autoptr (GError) problem = NULL;

  drop_triggers (db);
  g_assert_cmpint (yui_database_run (db, &problem,
                                     "DELETE FROM audit_log WHERE programme_id = 1 AND number = $1",
                                     YUI_INT (ROW)),
                   ==, 1);
  *is_found = !yui_audit_verify (db, 1, &problem);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "taken back");
  return FALSE;
}

/* Any byte of any column, and a row that is missing. */
static void
test_tampering (void)
{
  static const struct
  {
    const char *column;
    YuiValueType type;
  } columns[] = { { "at_s", YUI_VALUE_INT },        { "actor_id", YUI_VALUE_TEXT },
                  { "role", YUI_VALUE_TEXT },       { "operation", YUI_VALUE_TEXT },
                  { "subject", YUI_VALUE_TEXT },    { "status", YUI_VALUE_INT },
                  { "number", YUI_VALUE_INT },      { "hash", YUI_VALUE_BLOB },
                  { "programme_id", YUI_VALUE_INT } };
  gboolean is_found = FALSE;
  guint n_tried = 0;

  for (int i = 0; i < 3; i++)
    g_free (test_publish_shift (town, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    for (gsize position = 0;; position++)
      {
        Tampering tampering
            = { .column = columns[i].column, .type = columns[i].type, .position = position };
        g_autoptr (GError) error = NULL;

        g_assert_false (yui_store_write (town->store, YUI_SCOPE_ALL, tamper, &tampering, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        if (tampering.is_over)
          break;
        if (!tampering.is_found)
          g_error ("byte %" G_GSIZE_FORMAT " of %s was turned and nobody saw it", position,
                   columns[i].column);
        n_tried++;
      }
  g_test_message ("%u bytes", n_tried);
  g_assert_cmpuint (n_tried, >, 100);
  g_assert_false (yui_store_write (town->store, YUI_SCOPE_ALL, cut_out, &is_found, NULL));
  g_assert_true (is_found);
}

/* No path brings a line break into the text that is hashed. */
static void
test_subjects (void)
{
  static const char *const paths[] = { "/v1/shifts/a%0Ab", "/v1/shifts%0D", "/c/a%0a200",
                                       "/v1/banks/%7F/branches", "/v1/banks/a%1E/branches" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (TestAnswer) answer = test_call (town, "GET", paths[i], "owner-a", NULL, NULL);

      test_assert_problem (answer, 404, "not-found");
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/audit/tampering", test_tampering);
  g_test_add_func ("/server/audit/subjects", test_subjects);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
