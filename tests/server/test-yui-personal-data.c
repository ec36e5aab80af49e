/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "store/yui-schema.h"

#include <string.h>

enum
{
  TABLE,
  COLUMNS,
  WHAT,
  PURPOSE,
  BASIS,
  ERASER,
  N_CELLS,
};

#define NO_PERSON "no person"

/* Every column of the map, as "table.column"; fails for one that is there twice. */
static GHashTable *
read_map (GPtrArray *lines)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = lines->pdata[i];
      g_auto (GStrv) names = g_strsplit (cells[COLUMNS], " ", -1);

      for (int j = 0; names[j] != NULL; j++)
        if (!g_hash_table_add (columns, g_strconcat (cells[TABLE], ".", names[j], NULL)))
          g_error ("%s.%s is in the map twice", cells[TABLE], names[j]);
    }
  return columns;
}

static GPtrArray *
read_lines (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("YUI_SOURCE"), "data", "privacy", "personal-data.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) raw = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  raw = g_strsplit (text, "\n", -1);
  for (int i = 0; raw[i] != NULL; i++)
    if (raw[i][0] != '#' && raw[i][0] != '\0' && !g_str_has_prefix (raw[i], "table\t"))
      {
        char **cells = g_strsplit (raw[i], "\t", -1);

        if (g_strv_length (cells) != N_CELLS)
          g_error ("line %d of the map has not %d cells", i + 1, N_CELLS);
        g_ptr_array_add (lines, cells);
      }
  return lines;
}

/* A column that nobody said anything about fails, and one that is no more. */
static void
test_is_whole (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (GPtrArray) lines = read_lines ();
  g_autoptr (GHashTable) map = read_map (lines);
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  g_autoptr (GPtrArray) tables = yui_schema_read (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >, 40);
  for (guint i = 0; i < tables->len; i++)
    {
      const YuiTable *table = tables->pdata[i];

      for (guint j = 0; j < table->columns->len; j++)
        {
          const YuiColumn *column = table->columns->pdata[j];
          g_autofree char *name = g_strconcat (table->name, ".", column->name, NULL);

          if (!g_hash_table_remove (map, name))
            g_error ("data/privacy/personal-data.tsv does not say what %s is, why and how long it "
                     "is kept, and what erases it",
                     name);
        }
    }
  if (g_hash_table_size (map) > 0)
    {
      g_autofree gpointer *names = g_hash_table_get_keys_as_array (map, NULL);

      for (guint i = 0; names[i] != NULL; i++)
        if (!g_str_has_prefix (names[i], "schema_migration."))
          g_error ("the map tells of %s, which the schema does not have", (char *)names[i]);
    }
  yui_store_end_read (test->store, db);
}

/* What tells of a person has a purpose, a time and an eraser, or a reason why there is none. */
static void
test_says_all (void)
{
  g_autoptr (GPtrArray) lines = read_lines ();

  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = lines->pdata[i];
      const gboolean is_person = !g_str_equal (cells[WHAT], NO_PERSON);

      for (int j = PURPOSE; j < N_CELLS; j++)
        if (is_person != (strlen (cells[j]) > 1))
          g_error ("%s: \"%s\" is no answer in cell %d", cells[TABLE], cells[j], j + 1);
      if (g_str_equal (cells[ERASER], "none"))
        g_error ("%s: nothing erases it, and nobody says why", cells[TABLE]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/personal-data/is-whole", test_is_whole);
  g_test_add_func ("/server/personal-data/says-all", test_says_all);
  return g_test_run ();
}
