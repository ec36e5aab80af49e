/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The code in a workplace's QR: which workplace, and an HMAC-SHA-256 over it and the present 30 s
 * step under the workplace's own secret. It is accepted one step early or late.
 *
 * The code on a poster (workplace_poster) stays the same until the poster is ended: the programme
 * and 128 random bits, kept as SHA-256. */

#define YUI_CHECK_IN_STEP_S     30
#define YUI_CHECK_IN_TOKEN_SIZE 64

typedef struct
{
  gint64 programme_id;
  char workplace_id[37];
  char poster_id[37]; /* empty: the code was the one that changes */
} YuiCheckInPlace;

/* Writes the token of a workplace at a moment. secret has 32 bytes. */
void yui_check_in_code_make (const YuiCheckInPlace *place,
                             const guint8 secret[32],
                             gint64 now_s,
                             char token[YUI_CHECK_IN_TOKEN_SIZE]);

/* When the step of now_s ends. */
gint64 yui_check_in_code_valid_until (gint64 now_s);

/* Makes the code of a new poster, and what is kept of it. */
void
yui_poster_code_new (gint64 programme_id, char token[YUI_CHECK_IN_TOKEN_SIZE], guint8 sha256[32]);

/* Finds the workplace that made token within a step of now_s, or whose poster in force has it.
 * Returns FALSE with YUI_PROBLEM_NOT_FOUND for a token that no workplace made, YUI_PROBLEM_GONE for
 * one that was right at another time: named check-in-code-expired or poster-ended. */
gboolean yui_check_in_code_verify (
    YuiDatabase *db, const char *token, gint64 now_s, YuiCheckInPlace *place, GError **error);

G_END_DECLS
