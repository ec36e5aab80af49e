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

/* A card that is shown. */
typedef struct
{
  gint64 programme_id;
  const char *text;   /* as scanned or typed: a pass or a code; YUI_CARD_TEXT_MAX at most */
  const char *bucket; /* what wrong cards are counted by */
  gint64 shown_s;     /* a card that was replaced later than this counts as in force */
  gint64 now_s;
} YuiCardShown;

/* Finds the person whose card it is. A wrong card is counted in the open transaction, which is
 * therefore to be kept also when this fails with YUI_PROBLEM_NOT_FOUND.
 *
 * Returns FALSE with YUI_PROBLEM_NOT_FOUND for a wrong card (unknown-card, or wrong-pass when it is a
 * pass with a wrong signature) and YUI_PROBLEM_TOO_MANY_REQUESTS after too many of them, with YUI_STORE_ERROR otherwise. */
gboolean yui_card_holder_find (YuiCardHolder *holder,
                               YuiDatabase *db,
                               const YuiCardShown *shown,
                               GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCardHolder, yui_card_holder_clear)

G_END_DECLS
