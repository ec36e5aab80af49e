/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-command.h"
#include "yui-command-private.h"
#include "yui-server.h"

#include "store/yui-migration.h"
#include "store/yui-uuid.h"

#include <stdio.h>
#include <string.h>

#define TEXT_MAX    200
#define PREFECTURES 47

static const YuiCommand *const TABLES[]
    = { yui_command_databases, yui_command_programmes, yui_command_carriage,
        yui_command_employers, yui_command_accounts,   yui_command_passwords };

/* ---- choosing ---- */

gboolean
yui_command_is_one (int argc, char **argv)
{
  return argc > 1 && argv[1][0] != '-';
}

char *
yui_command_dup_overview (void)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (TABLES); i++)
    for (const YuiCommand *command = TABLES[i]; command->words != NULL; command++)
      g_string_append_printf (text, "  yui-server %-15s %s\n", command->words, command->summary);
  return g_string_free (text, FALSE);
}

static const YuiCommand *
find_command (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TABLES); i++)
    for (const YuiCommand *command = TABLES[i]; command->words != NULL; command++)
      if (g_str_equal (command->words, words))
        return command;
  return NULL;
}

gboolean
yui_command_run (int argc, char **argv, GError **error)
{
  g_return_val_if_fail (yui_command_is_one (argc, argv), FALSE);

  const char *verb = argc > 2 ? argv[2] : "";
  g_autofree char *words = g_strjoin (" ", argv[1], verb, NULL), *name = NULL;
  const YuiCommand *command = find_command (argv[1]);
  const int n_words = command != NULL ? 1 : 2;

  if (command == NULL)
    command = find_command (words);

  if (command == NULL)
    return yui_command_fail (error, "there is no command \"%s\". See yui-server --help.",
                             g_strstrip (words));
  name = g_strconcat ("yui-server ", command->words, NULL);
  g_set_prgname (name);
  argv[n_words] = argv[0];
  return command->run (command, argc - n_words, argv + n_words, error) && yui_command_said (error);
}

/* ---- options ---- */

gboolean
yui_command_fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

void
yui_command_place_clear (YuiCommandPlace *place)
{
  g_clear_pointer (&place->database, g_free);
}

gboolean
yui_command_parse (
    const YuiCommand *command, const GOptionEntry *entries, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, command->summary);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc > 1)
    return yui_command_fail (error, "\"%s\" is no option of \"%s\". See yui-server %s --help.",
                             argv[1], command->words, command->words);
  return TRUE;
}

gboolean
yui_command_check_text (const char *option, char *text, GError **error)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return yui_command_fail (error, "%s must be in UTF-8.", option);
  if (text == NULL || *g_strstrip (text) == '\0')
    return yui_command_fail (error, "%s is needed. See --help.", option);
  if (g_utf8_strlen (text, -1) > TEXT_MAX)
    return yui_command_fail (error, "%s is longer than %d characters.", option, TEXT_MAX);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return yui_command_fail (error, "%s must be one line of plain text.", option);
  return TRUE;
}

gboolean
yui_command_check_optional (const char *option, char *text, GError **error)
{
  return text == NULL || yui_command_check_text (option, text, error);
}

gboolean
yui_command_check_id (const char *option, const char *id, GError **error)
{
  if (id != NULL && yui_uuid_is_valid (id))
    return TRUE;
  return yui_command_fail (
      error, "%s must be an id, as it was printed when it was made (a UUID in lower case).",
      option);
}

gboolean
yui_command_check_prefecture (const char *code, GError **error)
{
  guint64 number;

  if (code != NULL && strlen (code) == 2
      && g_ascii_string_to_unsigned (code, 10, 1, PREFECTURES, &number, NULL))
    return TRUE;
  return yui_command_fail (
      error, "--prefecture must be the prefecture's two digits, 01 to %d (Tokyo: 13).",
      PREFECTURES);
}

/* ---- the database ---- */

static gboolean
explain (const char *database, GError *problem, GError **error)
{
  /* an address may hold a password */
  const char *shown = strstr (database, "://") != NULL ? "of PostgreSQL" : database;

  if (problem->domain != YUI_STORE_ERROR)
    g_propagate_error (error, problem);
  else
    {
      if (g_error_matches (problem, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY))
        yui_command_fail (error, "the database %s is busy; try again in a moment (%s).", shown,
                          problem->message);
      else
        yui_command_fail (error, "the database %s cannot be used: %s", shown, problem->message);
      g_error_free (problem);
    }
  return FALSE;
}

static gboolean
write_open (const YuiCommandPlace *place, YuiCommandFunc func, gpointer user_data, GError **error)
{
  const gint64 scope = place->programme > 0 ? place->programme : YUI_SCOPE_ALL;
  g_autoptr (YuiDatabase) db = yui_database_open (place->database, YUI_DATABASE_READ_WRITE, error);

  if (db == NULL || !yui_migration_run (db, YUI_SERVER_MIGRATIONS, error)
      || !yui_database_be_patient (db, error) || !yui_database_begin (db, error))
    return FALSE;
  if (yui_database_set_scope (db, scope, TRUE, error) && func (db, user_data, error))
    return yui_database_commit (db, error);
  yui_database_rollback (db);
  return FALSE;
}

gboolean
yui_command_write (const YuiCommandPlace *place,
                   gboolean may_make,
                   YuiCommandFunc func,
                   gpointer user_data,
                   GError **error)
{
  GError *problem = NULL;

  if (place->database == NULL)
    return yui_command_fail (error, "say which database with --database PATH.");
  if (!may_make && strstr (place->database, "://") == NULL
      && !g_file_test (place->database, G_FILE_TEST_IS_REGULAR))
    return yui_command_fail (error, "there is no database %s; yui-server programme add makes one.",
                             place->database);
  return write_open (place, func, user_data, &problem) || explain (place->database, problem, error);
}

gboolean
yui_command_find (YuiStatement *query, gboolean *is_there, GError **error)
{
  g_autoptr (YuiStatement) taken = query;
  const YuiStep step = taken != NULL ? yui_statement_step (taken, error) : YUI_STEP_ERROR;

  *is_there = step == YUI_STEP_ROW;
  return step != YUI_STEP_ERROR;
}

typedef struct
{
  int programme;
  YuiCommandFunc func;
  gpointer user_data;
} InProgramme;

static gboolean
run_in_programme (YuiDatabase *db, gpointer user_data, GError **error)
{
  const InProgramme *inner = user_data;
  gboolean is_there;

  if (!yui_command_find (yui_database_query (db, error,
                                             "SELECT 1 FROM programme WHERE programme_id = $1",
                                             YUI_INT (inner->programme)),
                         &is_there, error))
    return FALSE;
  if (!is_there)
    return yui_command_fail (
        error, "there is no programme %d in this database. See yui-server programme list.",
        inner->programme);
  return inner->func (db, inner->user_data, error);
}

gboolean
yui_command_write_in_programme (const YuiCommandPlace *place,
                                YuiCommandFunc func,
                                gpointer user_data,
                                GError **error)
{
  InProgramme inner = { place->programme, func, user_data };

  if (place->programme <= 0)
    return yui_command_fail (error, "say which programme with --programme ID, a number from 1.");
  return yui_command_write (place, FALSE, run_in_programme, &inner, error);
}

/* ---- answering ---- */

void
yui_command_say (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
}

gboolean
yui_command_said (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  return yui_command_fail (error, "it was done, but its answer could not be written out.");
}
