/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The code in a workplace's QR: which workplace, and an HMAC-SHA-256 over it and the present 30 s
 * step under the workplace's own secret. It is accepted one step early or late. */

#define YUI_CHECK_IN_STEP_S     30
#define YUI_CHECK_IN_TOKEN_SIZE 64

typedef struct
{
  gint64 programme_id;
  char workplace_id[37];
} YuiCheckInPlace;

/* Writes the token of a workplace at a moment. secret has 32 bytes. */
void yui_check_in_code_make (const YuiCheckInPlace *place,
                             const guint8 secret[32],
                             gint64 now_s,
                             char token[YUI_CHECK_IN_TOKEN_SIZE]);

/* When the step of now_s ends. */
gint64 yui_check_in_code_valid_until (gint64 now_s);

/* Finds the workplace that made token within a step of now_s. Returns FALSE with
 * YUI_PROBLEM_NOT_FOUND for a token that no workplace made, YUI_PROBLEM_GONE for one that was right
 * at another time. */
gboolean yui_check_in_code_verify (
    YuiDatabase *db, const char *token, gint64 now_s, YuiCheckInPlace *place, GError **error);

G_END_DECLS
