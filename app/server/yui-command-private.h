/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* One command, of one or two words. run gets what follows them, with the program's name first. */
typedef struct _YuiCommand YuiCommand;
struct _YuiCommand
{
  const char *words; /* "programme add" */
  const char *summary;
  gboolean (*run) (const YuiCommand *command, int argc, char **argv, GError **error);
};

/* Tables end with a row whose words are NULL. */
extern const YuiCommand yui_command_databases[];
extern const YuiCommand yui_command_programmes[];
extern const YuiCommand yui_command_carriage[];
extern const YuiCommand yui_command_employers[];
extern const YuiCommand yui_command_accounts[];

/* What every command is told. */
typedef struct
{
  char *database;
  int programme; /* 0: not given */
} YuiCommandPlace;

#define YUI_COMMAND_DATABASE(place)                                                                \
  { "database", 0, 0, G_OPTION_ARG_FILENAME, &(place).database, "Database file", "PATH" }
#define YUI_COMMAND_PROGRAMME(place)                                                               \
  { "programme", 0, 0, G_OPTION_ARG_INT, &(place).programme, "Number of the programme", "ID" }

/* An option with a text. Its bytes are taken as they are, in any locale: Japanese names must go in
 * where none is set. */
#define YUI_COMMAND_TEXT(name, value, description, shown)                                          \
  { (name), 0, 0, G_OPTION_ARG_FILENAME, &(value), (description), (shown) }

void yui_command_place_clear (YuiCommandPlace *place);

/* Reads the options. Returns FALSE with a sentence. */
gboolean yui_command_parse (
    const YuiCommand *command, const GOptionEntry *entries, int argc, char **argv, GError **error);

/* Sets a sentence as error and returns FALSE. */
gboolean yui_command_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Strips text and checks that it is there and fit to be shown on one line. */
gboolean yui_command_check_text (const char *option, char *text, GError **error);

/* Likewise where it may be left out: NULL is well. */
gboolean yui_command_check_optional (const char *option, char *text, GError **error);

gboolean yui_command_check_id (const char *option, const char *id, GError **error);

/* Two digits, 01 to 47. */
gboolean yui_command_check_prefecture (const char *code, GError **error);

/* What is done in one transaction, kept when it returns TRUE. */
typedef gboolean (*YuiCommandFunc) (YuiDatabase *db, gpointer user_data, GError **error);

/* Opens the database and runs func. Unless may_make, the file must be there already. */
gboolean yui_command_write (const YuiCommandPlace *place,
                            gboolean may_make,
                            YuiCommandFunc func,
                            gpointer user_data,
                            GError **error);

/* Likewise for a programme that must be there. */
gboolean yui_command_write_in_programme (const YuiCommandPlace *place,
                                         YuiCommandFunc func,
                                         gpointer user_data,
                                         GError **error);

/* Whether the query finds a row; FALSE with error only for other trouble. Takes query. */
gboolean yui_command_find (YuiStatement *query, gboolean *is_there, GError **error);

/* Prints a line, and says whether all that was printed has arrived. */
void yui_command_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean yui_command_said (GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCommandPlace, yui_command_place_clear)

G_END_DECLS
