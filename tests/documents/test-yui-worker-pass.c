/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-worker-pass.h"
#include "documents/yui-qr.h"

#include <string.h>

#define PROGRAMME 15224
#define DAY       20780

static const guint8 SEED[YUI_WORKER_PASS_SEED_BYTES] = "the seed of the first key, 32 b";
static const guint8 OTHER_SEED[YUI_WORKER_PASS_SEED_BYTES] = "the seed of another key, 32 by";
static const guint8 CODE[YUI_WORKER_PASS_CODE_BYTES] = { 0, 1, 2, 0x7f, 0x80, 0xff, 3, 4, 5, 6 };

static void
test_base32 (void)
{
  /* RFC 4648, section 10, without its padding. */
  static const char *const PAIRS[][2] = {
    { "", "" },
    { "f", "MY" },
    { "fo", "MZXQ" },
    { "foo", "MZXW6" },
    { "foob", "MZXW6YQ" },
    { "fooba", "MZXW6YTB" },
    { "foobar", "MZXW6YTBOI" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      const gsize n = strlen (PAIRS[i][0]);
      guint8 bytes[8];
      char text[16];

      yui_base32_write ((const guint8 *)PAIRS[i][0], n, text);
      g_assert_cmpstr (text, ==, PAIRS[i][1]);
      g_assert_true (yui_base32_read (text, bytes, n));
      g_assert_cmpmem (bytes, n, PAIRS[i][0], n);
      g_assert_false (yui_base32_read (text, bytes, n + 1));
    }
  guint8 byte;

  g_assert_false (yui_base32_read ("MZ", &byte, 1)); /* a stray bit */
  g_assert_false (yui_base32_read ("M1", &byte, 1));
  g_assert_false (yui_base32_read ("my", &byte, 1));
}

static void
test_round_trip (void)
{
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES], other_key[YUI_WORKER_PASS_PUBLIC_BYTES];
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE], text[YUI_WORKER_PASS_SIZE];
  YuiWorkerPass pass;

  yui_worker_pass_public_key (SEED, public_key);
  yui_worker_pass_public_key (OTHER_SEED, other_key);
  yui_worker_pass_name_key (public_key, key_id);
  yui_worker_pass_sign (CODE, DAY, PROGRAMME, SEED, text);
  g_assert_cmpuint (strlen (text), ==, YUI_WORKER_PASS_LENGTH);
  g_assert_true (g_str_has_prefix (text, "YUI1"));
  g_assert_cmpuint (strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567"), ==, strlen (text));

  g_assert_true (yui_worker_pass_is_meant (text));
  g_assert_true (yui_worker_pass_read (&pass, text));
  g_assert_cmpstr (pass.key_id, ==, key_id);
  g_assert_cmpmem (pass.code, sizeof pass.code, CODE, sizeof CODE);
  g_assert_cmpint (pass.issued_day, ==, DAY);
  g_assert_true (yui_worker_pass_is_signed (&pass, PROGRAMME, public_key));
  g_assert_false (yui_worker_pass_is_signed (&pass, PROGRAMME + 1, public_key));
  g_assert_false (yui_worker_pass_is_signed (&pass, PROGRAMME, other_key));
}

/* Whatever is changed: it cannot be read, or the signature tells. */
static void
test_each_byte (void)
{
  guint8 public_key[YUI_WORKER_PASS_PUBLIC_BYTES];
  char text[YUI_WORKER_PASS_SIZE];
  YuiWorkerPass pass;

  yui_worker_pass_public_key (SEED, public_key);
  yui_worker_pass_sign (CODE, DAY, PROGRAMME, SEED, text);
  g_assert_true (yui_worker_pass_read (&pass, text));
  for (guint bit = 0; bit < 8 * sizeof pass.bytes; bit++)
    {
      YuiWorkerPass other;
      char changed[YUI_WORKER_PASS_SIZE] = "YUI1";

      pass.bytes[bit / 8] ^= (guint8)(1 << bit % 8);
      yui_base32_write (pass.bytes, sizeof pass.bytes, changed + 4);
      pass.bytes[bit / 8] ^= (guint8)(1 << bit % 8);
      g_assert_true (yui_worker_pass_is_meant (changed));
      g_assert_false (yui_worker_pass_read (&other, changed)
                      && yui_worker_pass_is_signed (&other, PROGRAMME, public_key));
    }
  for (gsize i = 0; i < YUI_WORKER_PASS_LENGTH; i++)
    {
      const char kept = text[i];

      text[i] = kept == 'A' ? 'B' : 'A';
      g_assert_false (yui_worker_pass_read (&pass, text)
                      && yui_worker_pass_is_signed (&pass, PROGRAMME, public_key));
      text[i] = kept;
    }
}

/* As a person may paste it, and as other keyboards put it. */
static void
test_ways_of_writing (void)
{
  char text[YUI_WORKER_PASS_SIZE];
  g_autoptr (GString) grouped = g_string_new (NULL);
  g_autofree char *lower = NULL;
  YuiWorkerPass pass;

  yui_worker_pass_sign (CODE, DAY, PROGRAMME, SEED, text);
  for (gsize i = 0; i < YUI_WORKER_PASS_LENGTH; i += 4)
    g_string_append_printf (grouped, "%s%.4s", i > 0 ? i % 8 ? " " : "-" : "", text + i);
  g_assert_cmpuint (grouped->len, <=, YUI_CARD_TEXT_MAX);
  g_assert_true (yui_worker_pass_read (&pass, grouped->str));
  lower = g_ascii_strdown (text, -1);
  g_assert_true (yui_worker_pass_read (&pass, lower));
  g_string_assign (grouped, "ＹＵＩ１");
  g_string_append (grouped, text + 4);
  g_assert_true (yui_worker_pass_is_meant (grouped->str));
  g_assert_true (yui_worker_pass_read (&pass, grouped->str));
}

static void
test_no_pass (void)
{
  static const char *const PLAIN[]
      = { "", "ABCD EFGH IJKL MNOPQ", "YUI", "YUI1ABCDEFGHIJKLM", "yui1 abcd-efgh ijkl m", "結" };
  static const char *const PIECES[] = { "YUI1", "YUI1ABC", "YUI1ABCDEFGHIJKLMNOP" };
  char text[YUI_WORKER_PASS_SIZE + 1];
  YuiWorkerPass pass;

  for (gsize i = 0; i < G_N_ELEMENTS (PLAIN); i++)
    g_assert_false (yui_worker_pass_is_meant (PLAIN[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (PIECES); i++)
    {
      g_assert_true (yui_worker_pass_is_meant (PIECES[i]));
      g_assert_false (yui_worker_pass_read (&pass, PIECES[i]));
    }
  yui_worker_pass_sign (CODE, DAY, PROGRAMME, SEED, text);
  text[YUI_WORKER_PASS_LENGTH] = 'A';
  text[YUI_WORKER_PASS_LENGTH + 1] = '\0';
  g_assert_false (yui_worker_pass_read (&pass, text));
  text[YUI_WORKER_PASS_LENGTH - 1] = '\0';
  g_assert_false (yui_worker_pass_read (&pass, text));
}

/* 41 modules of alphanumeric mode: 36 mm on a card with the quiet zone make 0.7 mm each. */
static void
test_size (void)
{
  char text[YUI_WORKER_PASS_SIZE];
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiQr) qr = NULL;

  yui_worker_pass_sign (CODE, DAY, PROGRAMME, SEED, text);
  qr = yui_qr_new (text, YUI_QR_MEDIUM, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (yui_qr_get_size (qr), ==, 41);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker-pass/base32", test_base32);
  g_test_add_func ("/worker-pass/round-trip", test_round_trip);
  g_test_add_func ("/worker-pass/each-byte", test_each_byte);
  g_test_add_func ("/worker-pass/ways-of-writing", test_ways_of_writing);
  g_test_add_func ("/worker-pass/no-pass", test_no_pass);
  g_test_add_func ("/worker-pass/size", test_size);
  return g_test_run ();
}
