/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-worker-pass.h"

G_BEGIN_DECLS

/* The code on a worker's card: 16 random characters of A–Z and 2–7 (80 bits) and a check character
 * (Luhn mod 32), so that a mistyped code is told from an unknown one before the database is asked.
 */

#define YUI_CARD_CODE_LENGTH 17
#define YUI_CARD_CODE_SIZE   (YUI_CARD_CODE_LENGTH + 1)

void yui_card_code_new (char code[YUI_CARD_CODE_SIZE]);

/* Brings what was scanned or typed to the stored form: any width and case, with blanks and hyphens;
 * 0, 1 and 8 are taken for O, I and B. Returns FALSE, leaving code unspecified, when it is no card
 * code. */
gboolean yui_card_code_parse (const char *text, char code[YUI_CARD_CODE_SIZE]);

/* The code in groups of four, to be read and typed (caller's). */
char *yui_card_code_format (const char *code);

/* The random part of a code (10 bytes), which is what a pass carries (documents/yui-worker-pass.h),
 * and the code that has it. */
void yui_card_code_to_bytes (const char *code, guint8 bytes[YUI_WORKER_PASS_CODE_BYTES]);
void yui_card_code_from_bytes (const guint8 bytes[YUI_WORKER_PASS_CODE_BYTES],
                               char code[YUI_CARD_CODE_SIZE]);

/* The hash that is stored in place of the code. */
void yui_card_code_hash (const char *code, guint8 sha256[32]);

G_END_DECLS
