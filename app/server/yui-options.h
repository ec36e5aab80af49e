/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command line of yui-server. */
typedef struct
{
  char *database;
  GInetSocketAddress *listen;
  GInetSocketAddress *monitor; /* nullable */
  char *base_url;
  char *data_files;       /* nullable */
  char *proxies;          /* nullable */
  char *leaked_passwords; /* nullable */
  char *data_dir;         /* of embedded mode */
  int reads_per_s;        /* of one account; 0: no limit */
  guint factor_roles;     /* YuiRole bits of those who need a second factor */
  gboolean is_embedded;
  gboolean show_version;
} YuiOptions;

/* Reads the command line; --help and --version are answered at once. Returns FALSE with a sentence
 * for the person at the terminal. */
gboolean yui_options_parse (YuiOptions *options, int *argc, char ***argv, GError **error);
void yui_options_clear (YuiOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiOptions, yui_options_clear)

G_END_DECLS
