/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* Wrong cards that one kiosk or one workplace's page may be shown within a minute. */
#define YUI_WRONG_CARDS_MAX      10
#define YUI_WRONG_CARDS_WINDOW_S 60

/* Who a card in force stands for. */
typedef struct
{
  char *worker_id;
  char *name;
} YuiCardHolder;

void yui_card_holder_clear (YuiCardHolder *holder);

/* Finds the person whose card says text, as scanned or typed.
 *
 * bucket  what wrong cards are counted by. The count is written in the open transaction, which is
 *         therefore to be kept also when this fails.
 *
 * Returns FALSE with YUI_PROBLEM_NOT_FOUND (card-unknown) for a wrong card and
 * YUI_PROBLEM_TOO_MANY_REQUESTS after too many of them, with YUI_STORE_ERROR otherwise. */
gboolean yui_card_holder_find (YuiCardHolder *holder,
                               YuiDatabase *db,
                               gint64 programme_id,
                               const char *text,
                               const char *bucket,
                               gint64 now_s,
                               GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCardHolder, yui_card_holder_clear)

G_END_DECLS
