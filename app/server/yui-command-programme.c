/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-moment.h"
#include "yui-pass-key.h"

#include <string.h>

#define DEFAULT_COLOUR "#1f6f5c"
#define COLOUR_LENGTH  7

/* ---- add ---- */

typedef struct
{
  YuiCommandPlace place;
  char *name;
  char *prefecture;
  char *colour;
  gint64 programme_id;
} Programme;

static void
programme_clear (Programme *programme)
{
  yui_command_place_clear (&programme->place);
  g_free (programme->name);
  g_free (programme->prefecture);
  g_free (programme->colour);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Programme, programme_clear)

/* Also brings it to lower case. */
static gboolean
check_colour (char *colour, GError **error)
{
  gboolean is_well = strlen (colour) == COLOUR_LENGTH && colour[0] == '#';

  for (char *c = colour + 1; is_well && *c != '\0'; c++)
    {
      is_well = g_ascii_isxdigit (*c);
      *c = g_ascii_tolower (*c);
    }
  return is_well
         || yui_command_fail (error, "--colour must be like %s, with six digits.", DEFAULT_COLOUR);
}

static gboolean
insert_programme (YuiDatabase *db, gpointer user_data, GError **error)
{
  Programme *programme = user_data;
  const gint64 now_s = yui_moment_now ();
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "INSERT INTO programme (programme_id, name, prefecture_code, colour, created_s) "
      "SELECT CASE WHEN $5 > 0 THEN $5 ELSE coalesce (max (programme_id), 0) + 1 END, $1, $2, $3, "
      "$4 FROM programme RETURNING programme_id",
      YUI_TEXT (programme->name), YUI_TEXT (programme->prefecture), YUI_TEXT (programme->colour),
      YUI_INT (now_s), YUI_INT (programme->place.programme));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  programme->programme_id = yui_statement_get_int (query, 0);
  if (yui_statement_step (query, error) != YUI_STEP_DONE)
    return FALSE;
  return yui_audit_add_command (db, programme->programme_id, "addProgramme", NULL, NULL, now_s,
                                error);
}

static gboolean
add_programme (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Programme) programme = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (programme.place),
    YUI_COMMAND_TEXT ("name", programme.name, "What it is called", "NAME"),
    { "number", 0, 0, G_OPTION_ARG_INT, &programme.place.programme,
      "Its number for good, such as the municipality's code; the next free one if left out", "ID" },
    YUI_COMMAND_TEXT ("prefecture", programme.prefecture, "Where it is: JIS X 0401", "01…47"),
    YUI_COMMAND_TEXT ("colour", programme.colour, "Its colour (" DEFAULT_COLOUR ")", "#RRGGBB"),
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !yui_command_check_text ("--name", programme.name, error)
      || !yui_command_check_prefecture (programme.prefecture, error))
    return FALSE;
  if (programme.place.programme < 0)
    return yui_command_fail (error, "--number must be a number from 1.");
  if (programme.colour == NULL)
    programme.colour = g_strdup (DEFAULT_COLOUR);
  if (!check_colour (programme.colour, error)
      || !yui_command_write (&programme.place, TRUE, insert_programme, &programme, error))
    return FALSE;
  yui_command_say ("programme %" G_GINT64_FORMAT, programme.programme_id);
  return TRUE;
}

/* ---- list ---- */

static gboolean
print_programmes (YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT programme_id, prefecture_code, colour, demo, name FROM programme "
      "ORDER BY programme_id");
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yui_command_say ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s", yui_statement_get_int (query, 0),
                     yui_statement_get_text (query, 1), yui_statement_get_text (query, 2),
                     yui_statement_get_int (query, 3) != 0 ? "demo" : "real",
                     yui_statement_get_text (query, 4));
  return step == YUI_STEP_DONE;
}

static gboolean
list_programmes (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  const GOptionEntry entries[] = { YUI_COMMAND_DATABASE (place), { NULL } };

  return yui_command_parse (command, entries, argc, argv, error)
         && yui_command_write (&place, FALSE, print_programmes, NULL, error);
}

/* ---- pass-key ---- */

static gboolean
renew_key (YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiCommandPlace *place = user_data;
  const gint64 now_s = yui_moment_now ();
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE];

  if (!yui_pass_key_renew (db, place->programme, now_s, key_id, error)
      || !yui_audit_add_command (db, place->programme, "renewPassKey", "pass-keys", key_id, now_s,
                                 error))
    return FALSE;
  yui_command_say ("key %s", key_id);
  return TRUE;
}

static gboolean
renew_pass_key (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  const GOptionEntry entries[]
      = { YUI_COMMAND_DATABASE (place), YUI_COMMAND_PROGRAMME (place), { NULL } };

  return yui_command_parse (command, entries, argc, argv, error)
         && yui_command_write_in_programme (&place, renew_key, &place, error);
}

const YuiCommand yui_command_programmes[] = {
  { "programme add", "makes a programme, and the database if there is none", add_programme },
  { "programme list", "id, prefecture, colour, demo or real, name", list_programmes },
  { "programme pass-key", "retires the key that signs workers' cards, and makes another",
    renew_pass_key },
  { NULL },
};
