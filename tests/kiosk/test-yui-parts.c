/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kiosk's parts that need no screen. */
#include <gdk/gdk.h>
#include <locale.h>

#include "documents/yui-worker-pass.h"
#include "kiosk/yui-idle.h"
#include "kiosk/yui-kiosk-text.h"
#include "kiosk/yui-language.h"
#include "kiosk/yui-scanner.h"
#include "net/yui-test-net.h"

/* Scanner */

typedef struct
{
  YuiScanner *scanner;
  GString *heard; /* S:code; T:key; E; */
} Scan;

static void
scanned_cb (YuiScanner *scanner, const char *code, Scan *scan)
{
  g_string_append_printf (scan->heard, "S:%s;", code);
}

static void
typed_cb (YuiScanner *scanner, const char *key, Scan *scan)
{
  g_string_append_printf (scan->heard, "T:%s;", key);
}

static void
entered_cb (YuiScanner *scanner, Scan *scan)
{
  g_string_append (scan->heard, "E;");
}

static void
scan_set_up (Scan *scan, gconstpointer unused)
{
  scan->scanner = yui_scanner_new ();
  scan->heard = g_string_new (NULL);
  g_signal_connect (scan->scanner, "scanned", G_CALLBACK (scanned_cb), scan);
  g_signal_connect (scan->scanner, "typed", G_CALLBACK (typed_cb), scan);
  g_signal_connect (scan->scanner, "entered", G_CALLBACK (entered_cb), scan);
}

static void
scan_tear_down (Scan *scan, gconstpointer unused)
{
  g_assert_finalize_object (scan->scanner);
  g_string_free (scan->heard, TRUE);
}

/* Presses keys (\n is Enter), gap_ms apart, from start_ms on; returns whether the last one was
 * taken. */
static gboolean
press (Scan *scan, const char *keys, guint32 start_ms, guint32 gap_ms)
{
  gboolean is_taken = FALSE;

  for (guint i = 0; keys[i] != '\0'; i++)
    is_taken = yui_scanner_press (scan->scanner, keys[i] == '\n' ? GDK_KEY_Return : (guint)keys[i],
                                  FALSE, start_ms + i * gap_ms);
  return is_taken;
}

static void
test_scan (Scan *scan, gconstpointer unused)
{
  g_assert_true (press (scan, "abc234XYZ7\n", 1000, 5));
  g_assert_cmpstr (scan->heard->str, ==, "S:ABC234XYZ7;");
}

/* The longest that is on a card, also from a slow scanner. */
static void
test_scan_pass (Scan *scan, gconstpointer unused)
{
  const guint8 seed[YUI_WORKER_PASS_SEED_BYTES] = { 1 }, code[YUI_WORKER_PASS_CODE_BYTES] = { 2 };
  char pass[YUI_WORKER_PASS_SIZE];
  g_autofree char *keys = NULL, *heard = NULL;

  yui_worker_pass_sign (code, 20780, 1, seed, pass);
  keys = g_strconcat (pass, "\n", NULL);
  heard = g_strdup_printf ("S:%s;S:%s;", pass, pass);
  g_assert_true (press (scan, keys, 1000, 1));
  g_assert_true (press (scan, keys, 3000, 50));
  g_assert_cmpstr (scan->heard->str, ==, heard);
}

static void
test_scan_with_shift (Scan *scan, gconstpointer unused)
{
  for (guint i = 0; i < 8; i++)
    {
      g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_Shift_L, FALSE, 1000 + i * 10));
      g_assert_true (yui_scanner_press (scan->scanner, 'A' + i, FALSE, 1003 + i * 10));
    }
  press (scan, "\n", 1085, 0);
  g_assert_cmpstr (scan->heard->str, ==, "S:ABCDEFGH;");
}

static void
test_typing (Scan *scan, gconstpointer unused)
{
  press (scan, "ab2", 1000, 150);
  yui_test_run_ms (200);
  g_assert_cmpstr (scan->heard->str, ==, "T:A;T:B;T:2;");
  g_assert_true (press (scan, "\n", 1600, 0));
  g_assert_cmpstr (scan->heard->str, ==, "T:A;T:B;T:2;E;");
  g_assert_false (press (scan, "\n", 1700, 0));
}

/* Somebody leans on the keyboard, then shows a card. */
static void
test_scan_after_typing (Scan *scan, gconstpointer unused)
{
  press (scan, "q", 1000, 0);
  press (scan, "ABC234\n", 1300, 4);
  g_assert_cmpstr (scan->heard->str, ==, "T:Q;S:ABC234;");
}

static void
test_too_short_is_typed (Scan *scan, gconstpointer unused)
{
  press (scan, "abc\n", 1000, 4);
  g_assert_cmpstr (scan->heard->str, ==, "T:A;T:B;T:C;E;");
}

static void
test_other_keys_pass (Scan *scan, gconstpointer unused)
{
  g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_Tab, FALSE, 1000));
  g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_space, FALSE, 1100));
  g_assert_false (yui_scanner_press (scan->scanner, 'q', TRUE, 1200));
  g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_Return, FALSE, 1300));
  g_assert_true (yui_scanner_press (scan->scanner, GDK_KEY_KP_2, FALSE, 1400));
  yui_test_run_ms (200);
  g_assert_cmpstr (scan->heard->str, ==, "T:2;");
  g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_Tab, FALSE, 2000));
  g_assert_false (yui_scanner_press (scan->scanner, GDK_KEY_Return, FALSE, 2100));
}

static void
test_endless_keys (Scan *scan, gconstpointer unused)
{
  for (guint i = 0; i < 500; i++)
    g_assert_true (yui_scanner_press (scan->scanner, 'A', FALSE, 1000 + i));
  yui_test_run_ms (200);
  g_assert_cmpuint (scan->heard->len, ==, YUI_CARD_TEXT_MAX * strlen ("T:A;"));
}

/* Idle */

typedef struct
{
  guint n_expired, n_notified, last;
} Seen;

static void
expired_cb (YuiIdle *idle, Seen *seen)
{
  seen->n_expired++;
}

static void
left_cb (YuiIdle *idle, GParamSpec *pspec, Seen *seen)
{
  seen->n_notified++;
  seen->last = yui_idle_get_seconds_left (idle);
}

static void
test_idle (void)
{
  YuiIdle *idle = yui_idle_new (3, 2);
  Seen seen = { 0 };

  g_signal_connect (idle, "expired", G_CALLBACK (expired_cb), &seen);
  g_signal_connect (idle, "notify::seconds-left", G_CALLBACK (left_cb), &seen);
  yui_idle_start (idle);
  yui_test_run_ms (700);
  yui_idle_touch (idle);
  yui_test_run_ms (700);
  g_assert_cmpuint (seen.n_notified, ==, 0);
  yui_test_run_ms (900);
  g_assert_cmpuint (seen.last, ==, 2);

  /* While it warns, a bump against the screen is no answer. */
  yui_idle_touch (idle);
  g_assert_cmpuint (yui_idle_get_seconds_left (idle), ==, 2);
  yui_idle_go_on (idle);
  g_assert_cmpuint (yui_idle_get_seconds_left (idle), ==, 0);
  yui_test_run_ms (2500);
  g_assert_cmpuint (seen.n_expired, ==, 0);
  yui_test_run_ms (1000);
  g_assert_cmpuint (seen.n_expired, ==, 1);
  g_assert_cmpuint (yui_idle_get_seconds_left (idle), ==, 0);
  yui_test_run_ms (500);
  g_assert_cmpuint (seen.n_expired, ==, 1);
  g_assert_finalize_object (idle);
}

/* Texts */

static void
test_texts (void)
{
  const struct
  {
    char *text;
    const char *wanted;
  } cases[] = {
    { yui_kiosk_text_date (1795564800), "Wednesday 25 November" },
    { yui_kiosk_text_clock (1795564800), "9:00" },
    { yui_kiosk_text_hours (1795564800, 1795579200), "9:00 to 13:00" },
    { yui_kiosk_text_hours (1795611600, 1795636800), "22:00 to 5:00 the next day" },
    { yui_kiosk_text_yen (0), "0 yen" },
    { yui_kiosk_text_yen (999), "999 yen" },
    { yui_kiosk_text_yen (1000), "1,000 yen" },
    { yui_kiosk_text_yen (1234567), "1,234,567 yen" },
    { yui_kiosk_text_yen (-123456), "-123,456 yen" },
    { yui_kiosk_text_minutes (1), "1 minute" },
    { yui_kiosk_text_minutes (45), "45 minutes" },
    { yui_kiosk_text_minutes (60), "1 hour" },
    { yui_kiosk_text_minutes (90), "1 hour 30 minutes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (cases[i].text, ==, cases[i].wanted);
      g_free (cases[i].text);
    }
}

/* The texts follow the language; without a Japanese locale on this computer nothing changes. */
static void
test_language (void)
{
  g_autofree char *english = NULL;
  g_autofree char *japanese = NULL;
  g_autofree char *again = NULL;

  g_assert_true (yui_language_set ("en"));
  english = yui_kiosk_text_date (1795564800);
  if (!yui_language_set ("ja"))
    {
      g_assert_cmpstr (yui_language_get (), ==, "en");
      g_test_skip ("there is no ja_JP.UTF-8 here");
      return;
    }
  japanese = yui_kiosk_text_date (1795564800);
  g_assert_nonnull (strstr (japanese, "11月"));
  g_assert_true (yui_language_set ("en"));
  again = yui_kiosk_text_date (1795564800);
  g_assert_cmpstr (again, ==, english);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/kiosk/scanner/" path, Scan, NULL, scan_set_up, test, scan_tear_down)

int
main (int argc, char *argv[])
{
  yui_language_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("scan", test_scan);
  ADD ("scan-pass", test_scan_pass);
  ADD ("scan-with-shift", test_scan_with_shift);
  ADD ("typing", test_typing);
  ADD ("scan-after-typing", test_scan_after_typing);
  ADD ("too-short-is-typed", test_too_short_is_typed);
  ADD ("other-keys-pass", test_other_keys_pass);
  ADD ("endless-keys", test_endless_keys);
  g_test_add_func ("/kiosk/idle", test_idle);
  g_test_add_func ("/kiosk/texts", test_texts);
  g_test_add_func ("/kiosk/language", test_language);
  return g_test_run ();
}
