/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the QR of a worker's card says: the code of the card, signed by the programme, so that a
 * kiosk knows a genuine card also while the server is away. It names nobody.
 *
 *   "YUI1", then in base32 (RFC 4648: A–Z and 2–7, without padding), numbers big-endian:
 *    1 byte   version, 1
 *    4 bytes  key: the first of the SHA-256 of the public key
 *   10 bytes  the random part of the card's code
 *    2 bytes  day of issue, counted from 1970-01-01 in Japan
 *   64 bytes  Ed25519 signature (RFC 8032) over YUI_WORKER_PASS_CONTEXT with its final zero byte,
 *             the programme's number in 8 bytes, and all bytes before
 *
 * Capital letters and digits alone, so that a QR code is small (alphanumeric mode) and a scanner
 * that types is understood in every keyboard layout. */

#define YUI_WORKER_PASS_CONTEXT      "yui worker pass 1"
#define YUI_WORKER_PASS_LENGTH       134
#define YUI_WORKER_PASS_SIZE         (YUI_WORKER_PASS_LENGTH + 1)
#define YUI_WORKER_PASS_BYTES        81
#define YUI_WORKER_PASS_KEY_ID_BYTES 4
#define YUI_WORKER_PASS_CODE_BYTES   10
#define YUI_WORKER_PASS_KEY_ID_SIZE  (2 * YUI_WORKER_PASS_KEY_ID_BYTES + 1)
#define YUI_WORKER_PASS_PUBLIC_BYTES 32
#define YUI_WORKER_PASS_SEED_BYTES   32

/* Characters of a card as scanned or typed: a pass in groups of four. */
#define YUI_CARD_TEXT_MAX 170

/* A pass that was read; bytes is what was coded. */
typedef struct
{
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE]; /* hexadecimal */
  guint8 code[YUI_WORKER_PASS_CODE_BYTES];
  gint issued_day; /* 0 … 65535 */
  guint8 bytes[YUI_WORKER_PASS_BYTES];
} YuiWorkerPass;

/* What can be said of text that was shown as a card. */
typedef enum
{
  YUI_PASS_PLAIN,       /* no pass: a number that was typed, or the QR of an older card */
  YUI_PASS_GENUINE,     /* signed with a key in use */
  YUI_PASS_RETIRED,     /* signed with a key that was retired */
  YUI_PASS_UNKNOWN_KEY, /* signed, it says, with a key that is not known here */
  YUI_PASS_WRONG,       /* begins as a pass, but was not signed so, or not read whole */
} YuiPassState;

/* The key's name: of its public half, in hexadecimal. */
void yui_worker_pass_name_key (const guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES],
                               char key_id[YUI_WORKER_PASS_KEY_ID_SIZE]);

/* The public half of the key that is made of a seed. */
void yui_worker_pass_public_key (const guint8 seed[YUI_WORKER_PASS_SEED_BYTES],
                                 guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES]);

/* Writes and signs the pass of a card.
 *
 * code        the random part of the card's code.
 * issued_day  0 … 65535.
 * seed        of the programme's key. */
void yui_worker_pass_sign (const guint8 code[YUI_WORKER_PASS_CODE_BYTES],
                           gint issued_day,
                           gint64 programme_id,
                           const guint8 seed[YUI_WORKER_PASS_SEED_BYTES],
                           char text[YUI_WORKER_PASS_SIZE]);

/* Whether text, as scanned or typed, begins as a pass does and is no number of a card that happens
 * to begin so: then it is a pass, or a piece of one. */
gboolean yui_worker_pass_is_meant (const char *text);

/* Reads a pass in any width and case, with blanks and hyphens. FALSE, leaving pass unspecified,
 * when text is none; TRUE says nothing of the signature. */
gboolean yui_worker_pass_read (YuiWorkerPass *pass, const char *text);

/* Whether the programme signed it with this key. */
gboolean yui_worker_pass_is_signed (const YuiWorkerPass *pass,
                                    gint64 programme_id,
                                    const guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES]);

/* Base32 of n bytes, and back: text has a character for each 5 bits, rounded up, and a zero byte.
 * yui_base32_read() returns FALSE for other characters, another length, or stray bits at the end. */
void yui_base32_write (const guint8 *bytes, gsize n, char *text);
gboolean yui_base32_read (const char *text, guint8 *bytes, gsize n);

G_END_DECLS
