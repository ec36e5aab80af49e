/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-worker-pass.h"

#include "yui-text.h"

#include <sodium.h>
#include <string.h>

#define PREFIX          "YUI1"
#define PREFIX_LENGTH   4
#define VERSION         1
#define BITS_PER_LETTER 5
#define CARD_LENGTH     17 /* letters of a card's number */

/* Where things stand in the bytes. */
#define KEY_AT       1
#define CODE_AT      (KEY_AT + YUI_WORKER_PASS_KEY_ID_BYTES)
#define DAY_AT       (CODE_AT + YUI_WORKER_PASS_CODE_BYTES)
#define SIGNATURE_AT (DAY_AT + 2)

#define MESSAGE_SIZE (sizeof YUI_WORKER_PASS_CONTEXT + sizeof (guint64) + SIGNATURE_AT)

G_STATIC_ASSERT (SIGNATURE_AT + crypto_sign_BYTES == YUI_WORKER_PASS_BYTES);
G_STATIC_ASSERT (crypto_sign_PUBLICKEYBYTES == YUI_WORKER_PASS_PUBLIC_BYTES);
G_STATIC_ASSERT (crypto_sign_SEEDBYTES == YUI_WORKER_PASS_SEED_BYTES);

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* ---- base32 ---- */

static gsize
letters_of (gsize n_bytes)
{
  return (n_bytes * 8 + BITS_PER_LETTER - 1) / BITS_PER_LETTER;
}

void
yui_base32_write (const guint8 *bytes, gsize n, char *text)
{
  const gsize n_letters = letters_of (n);

  g_return_if_fail (bytes != NULL && text != NULL);

  for (gsize i = 0; i < n_letters; i++)
    {
      const gsize bit = i * BITS_PER_LETTER, at = bit / 8;
      const guint pair = (guint)bytes[at] << 8 | (at + 1 < n ? bytes[at + 1] : 0);

      text[i] = ALPHABET[pair >> (16 - BITS_PER_LETTER - bit % 8) & 31];
    }
  text[n_letters] = '\0';
}

gboolean
yui_base32_read (const char *text, guint8 *bytes, gsize n)
{
  const gsize n_letters = letters_of (n);
  guint waiting = 0, n_waiting = 0;
  gsize length = 0;

  g_return_val_if_fail (text != NULL && bytes != NULL, FALSE);

  if (strlen (text) != n_letters)
    return FALSE;
  for (gsize i = 0; i < n_letters; i++)
    {
      const char *letter = strchr (ALPHABET, text[i]);

      if (letter == NULL)
        return FALSE;
      waiting = waiting << BITS_PER_LETTER | (guint)(letter - ALPHABET);
      n_waiting += BITS_PER_LETTER;
      if (n_waiting < 8)
        continue;
      n_waiting -= 8;
      bytes[length++] = (guint8)(waiting >> n_waiting);
      waiting &= (1u << n_waiting) - 1;
    }
  return length == n && waiting == 0;
}

/* ---- the key ---- */

void
yui_worker_pass_name_key (const guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES],
                          char key_id[YUI_WORKER_PASS_KEY_ID_SIZE])
{
  guint8 sha256[crypto_hash_sha256_BYTES];

  g_return_if_fail (public_key != NULL && key_id != NULL);

  crypto_hash_sha256 (sha256, public_key, YUI_WORKER_PASS_PUBLIC_BYTES);
  sodium_bin2hex (key_id, YUI_WORKER_PASS_KEY_ID_SIZE, sha256, YUI_WORKER_PASS_KEY_ID_BYTES);
}

void
yui_worker_pass_public_key (const guint8 seed[YUI_WORKER_PASS_SEED_BYTES],
                            guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES])
{
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];

  g_return_if_fail (seed != NULL && public_key != NULL);

  crypto_sign_seed_keypair (public_key, secret_key, seed);
  sodium_memzero (secret_key, sizeof secret_key);
}

/* ---- the pass ---- */

static void
write_message (const guint8 *bytes, gint64 programme_id, guint8 message[MESSAGE_SIZE])
{
  const guint64 number = GUINT64_TO_BE ((guint64)programme_id);

  memcpy (message, YUI_WORKER_PASS_CONTEXT, sizeof YUI_WORKER_PASS_CONTEXT);
  message += sizeof YUI_WORKER_PASS_CONTEXT;
  memcpy (message, &number, sizeof number);
  memcpy (message + sizeof number, bytes, SIGNATURE_AT);
}

void
yui_worker_pass_sign (const guint8 code[YUI_WORKER_PASS_CODE_BYTES],
                      gint issued_day,
                      gint64 programme_id,
                      const guint8 seed[YUI_WORKER_PASS_SEED_BYTES],
                      char text[YUI_WORKER_PASS_SIZE])
{
  guint8 bytes[YUI_WORKER_PASS_BYTES] = { VERSION }, message[MESSAGE_SIZE];
  guint8 public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
  guint8 sha256[crypto_hash_sha256_BYTES];

  g_return_if_fail (code != NULL && seed != NULL && text != NULL);
  g_return_if_fail (issued_day >= 0 && issued_day <= G_MAXUINT16);

  crypto_sign_seed_keypair (public_key, secret_key, seed);
  crypto_hash_sha256 (sha256, public_key, sizeof public_key);
  memcpy (bytes + KEY_AT, sha256, YUI_WORKER_PASS_KEY_ID_BYTES);
  memcpy (bytes + CODE_AT, code, YUI_WORKER_PASS_CODE_BYTES);
  bytes[DAY_AT] = (guint8)(issued_day >> 8);
  bytes[DAY_AT + 1] = (guint8)issued_day;
  write_message (bytes, programme_id, message);
  crypto_sign_detached (bytes + SIGNATURE_AT, NULL, message, sizeof message, secret_key);
  sodium_memzero (secret_key, sizeof secret_key);
  memcpy (text, PREFIX, PREFIX_LENGTH);
  yui_base32_write (bytes, sizeof bytes, text + PREFIX_LENGTH);
}

/* Capital letters and digits only, where there was nothing else but blanks and hyphens. */
static char *
fold (const char *text)
{
  char *folded = yui_text_fold_key (text);
  gsize n = 0;

  for (const char *c = folded; *c != '\0'; c++)
    if (*c != '-')
      folded[n++] = g_ascii_toupper (*c);
  folded[n] = '\0';
  return folded;
}

gboolean
yui_worker_pass_is_meant (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  g_autofree char *folded = fold (text);

  return g_str_has_prefix (folded, PREFIX) && strlen (folded) != CARD_LENGTH;
}

gboolean
yui_worker_pass_read (YuiWorkerPass *pass, const char *text)
{
  g_return_val_if_fail (pass != NULL && text != NULL, FALSE);

  g_autofree char *folded = fold (text);

  if (!g_str_has_prefix (folded, PREFIX)
      || !yui_base32_read (folded + PREFIX_LENGTH, pass->bytes, sizeof pass->bytes)
      || pass->bytes[0] != VERSION)
    return FALSE;
  sodium_bin2hex (pass->key_id, sizeof pass->key_id, pass->bytes + KEY_AT,
                  YUI_WORKER_PASS_KEY_ID_BYTES);
  memcpy (pass->code, pass->bytes + CODE_AT, sizeof pass->code);
  pass->issued_day = pass->bytes[DAY_AT] << 8 | pass->bytes[DAY_AT + 1];
  return TRUE;
}

gboolean
yui_worker_pass_is_signed (const YuiWorkerPass *pass,
                           gint64 programme_id,
                           const guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES])
{
  g_return_val_if_fail (pass != NULL && public_key != NULL, FALSE);

  guint8 message[MESSAGE_SIZE];

  write_message (pass->bytes, programme_id, message);
  return crypto_sign_verify_detached (pass->bytes + SIGNATURE_AT, message, sizeof message,
                                      public_key)
         == 0;
}
