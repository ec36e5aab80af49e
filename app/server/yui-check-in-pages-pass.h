/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* What a check-in page remembers between two requests, sealed in a hidden field with the
 * workplace's own secret: that somebody was at the workplace, and, once a card was typed, who it
 * is. */

#define YUI_PAGE_PASS_S 300

typedef struct
{
  gint64 programme_id;
  char workplace_id[37];
  char worker_id[37]; /* empty: only a visit */
  char poster_id[37]; /* whose code was scanned; empty: the one that changes */
} YuiPagePass;

/* Returns the pass as text of letters, digits, '.' and '-' (caller's). secret has 32 bytes. */
char *yui_page_pass_seal (const YuiPagePass *pass, const guint8 secret[32], gint64 expires_s);

/* Reads a pass. Returns FALSE with YUI_PROBLEM_NOT_FOUND when it was not sealed here, and
 * YUI_PROBLEM_GONE when it was good until before now_s. */
gboolean yui_page_pass_open (
    YuiPagePass *pass, YuiDatabase *db, const char *text, gint64 now_s, GError **error);

/* Reads the check-in secret of a workplace. FALSE with YUI_PROBLEM_NOT_FOUND when there is none. */
gboolean yui_page_pass_read_secret (YuiDatabase *db,
                                    gint64 programme_id,
                                    const char *workplace_id,
                                    guint8 secret[32],
                                    GError **error);

G_END_DECLS
