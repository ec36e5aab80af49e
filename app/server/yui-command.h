/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The commands of yui-server for its operator: `yui-server programme add …` and the like. They
 * write to the database file itself, also while a server serves it; what they do is in the audit
 * log of the programme. */

/* Whether the command line names a command (rightly or wrongly) rather than only options. */
gboolean yui_command_is_one (int argc, char **argv);

/* Runs it and prints what it made, a line for each: a word, a space, a value. Returns FALSE with a
 * sentence for the person at the terminal. */
gboolean yui_command_run (int argc, char **argv, GError **error);

/* What --help says of them (caller's). */
char *yui_command_dup_overview (void);

G_END_DECLS
