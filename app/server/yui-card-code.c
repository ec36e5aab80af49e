/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-card-code.h"

#include "documents/yui-text.h"

#include <sodium.h>
#include <string.h>

#define BASE       32
#define GROUP_SIZE 4

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static int
value_of (char c)
{
  const char *at = c != '\0' ? strchr (ALPHABET, c) : NULL;

  return at != NULL ? (int)(at - ALPHABET) : -1;
}

/* Luhn mod N over length characters from the right, the last of which is doubled when it is not the
 * check character itself. */
static int
luhn_sum (const char *code, int length, gboolean has_check)
{
  int sum = 0, factor = has_check ? 1 : 2;

  for (int i = length - 1; i >= 0; i--)
    {
      const int product = factor * value_of (code[i]);

      sum += product / BASE + product % BASE;
      factor = 3 - factor;
    }
  return sum % BASE;
}

static void
add_check (char code[YUI_CARD_CODE_SIZE])
{
  const int n = YUI_CARD_CODE_LENGTH - 1;

  code[n] = ALPHABET[(BASE - luhn_sum (code, n, FALSE)) % BASE];
  code[YUI_CARD_CODE_LENGTH] = '\0';
}

void
yui_card_code_new (char code[YUI_CARD_CODE_SIZE])
{
  const int n = YUI_CARD_CODE_LENGTH - 1;

  for (int i = 0; i < n; i++)
    code[i] = ALPHABET[randombytes_uniform (BASE)];
  add_check (code);
}

void
yui_card_code_from_bytes (const guint8 bytes[YUI_WORKER_PASS_CODE_BYTES],
                          char code[YUI_CARD_CODE_SIZE])
{
  g_return_if_fail (bytes != NULL && code != NULL);

  yui_base32_write (bytes, YUI_WORKER_PASS_CODE_BYTES, code);
  add_check (code);
}

void
yui_card_code_to_bytes (const char *code, guint8 bytes[YUI_WORKER_PASS_CODE_BYTES])
{
  char random_part[YUI_CARD_CODE_SIZE];

  g_return_if_fail (code != NULL && strlen (code) == YUI_CARD_CODE_LENGTH);

  g_strlcpy (random_part, code, YUI_CARD_CODE_LENGTH);
  if (!yui_base32_read (random_part, bytes, YUI_WORKER_PASS_CODE_BYTES))
    g_error ("A card's code has other letters than it may have.");
}

static char
read_character (char c)
{
  switch (c)
    {
    case '0':
      return 'O';
    case '1':
      return 'I';
    case '8':
      return 'B';
    default:
      return g_ascii_toupper (c);
    }
}

gboolean
yui_card_code_parse (const char *text, char code[YUI_CARD_CODE_SIZE])
{
  g_return_val_if_fail (text != NULL, FALSE);

  g_autofree char *folded = yui_text_fold_key (text);
  int n = 0;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p == '-')
        continue;
      if (n == YUI_CARD_CODE_LENGTH || value_of (read_character (*p)) < 0)
        return FALSE;
      code[n++] = read_character (*p);
    }
  code[n] = '\0';
  return n == YUI_CARD_CODE_LENGTH && luhn_sum (code, n, TRUE) == 0;
}

char *
yui_card_code_format (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  GString *text = g_string_new (NULL);

  for (int i = 0; code[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP_SIZE == 0 && i < YUI_CARD_CODE_LENGTH - 1)
        g_string_append_c (text, ' ');
      g_string_append_c (text, code[i]);
    }
  return g_string_free (text, FALSE);
}

void
yui_card_code_hash (const char *code, guint8 sha256[32])
{
  g_return_if_fail (code != NULL);

  crypto_hash_sha256 (sha256, (const guint8 *)code, strlen (code));
}
