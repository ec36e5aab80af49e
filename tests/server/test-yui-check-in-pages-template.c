/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-card-code.h"
#include "server/yui-check-in-pages-template.h"

#include <sodium.h>
#include <string.h>

static void
assert_escaped (const char *text, const char *html)
{
  g_autoptr (GString) string = g_string_new (NULL);

  yui_page_append_escaped (string, text);
  g_assert_cmpstr (string->str, ==, html);
}

static void
test_escape (void)
{
  assert_escaped ("", "");
  assert_escaped ("汐凪荘 本館", "汐凪荘 本館");
  assert_escaped ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  assert_escaped ("\" onload=\"x", "&quot; onload=&quot;x");
  assert_escaped ("a & b &amp; c", "a &amp; b &amp;amp; c");
}

static void
test_fill (void)
{
  const char *const values[] = { "name", "<b>&", "raw", "<i>x</i>", "braces", "{{raw}}", NULL };
  g_autofree char *a = yui_page_fill ("<p>{{name}}</p>{{&raw}}", YUI_PAGE_ENGLISH, values);
  g_autofree char *b = yui_page_fill ("{{braces}}|{{_Check in}}|{{", YUI_PAGE_JAPANESE, values);

  g_assert_cmpstr (a, ==, "<p>&lt;b&gt;&amp;</p><i>x</i>");
  g_assert_cmpstr (b, ==, "{{raw}}|出勤|{{");
}

static void
test_language (void)
{
  static const struct
  {
    const char *header;
    YuiPageLanguage language;
  } CASES[] = {
    { NULL, YUI_PAGE_JAPANESE },
    { "", YUI_PAGE_JAPANESE },
    { "ja", YUI_PAGE_JAPANESE },
    { "en", YUI_PAGE_ENGLISH },
    { "en-US,en;q=0.9", YUI_PAGE_ENGLISH },
    { "ja,en-US;q=0.9,en;q=0.8", YUI_PAGE_JAPANESE },
    { "en;q=0.2, ja;q=0.1", YUI_PAGE_ENGLISH },
    { "vi, fr;q=0.5", YUI_PAGE_JAPANESE },
    { "EN-GB", YUI_PAGE_ENGLISH },
    { "eng", YUI_PAGE_JAPANESE },
    { ",;q=,;;,en;q=zz", YUI_PAGE_JAPANESE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (yui_page_language_from_header (CASES[i].header), ==, CASES[i].language);
}

/* Every template has only sentences that are there in both languages. */
static void
test_templates (void)
{
  static const char *const NAMES[]
      = { "button.html", "card.html",   "fault.html", "message.html", "note.html",
          "page.html",   "result.html", "shift.html", "shifts.html" };
  static const char *const PLACES[]
      = { "action",    "buttons", "card",     "class",   "clock",     "content",  "contract",
          "described", "fault",   "greeting", "heading", "invalid",   "kind",     "label",
          "language",  "moment",  "note",     "pass",    "programme", "sentence", "shifts",
          "state",     "times",   "title",    "visit",   "what",      "workplace" };
  const char *values[2 * G_N_ELEMENTS (PLACES) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      values[2 * i] = PLACES[i];
      values[2 * i + 1] = "x";
    }
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    for (int language = YUI_PAGE_ENGLISH; language <= YUI_PAGE_JAPANESE; language++)
      {
        g_autofree char *html = yui_page_fill_file (NAMES[i], (YuiPageLanguage)language, values);

        g_assert_null (strstr (html, "{{"));
        g_assert_null (strstr (html, "<script"));
      }
}

/* ---- card codes ---- */

static void
test_card_code (void)
{
  for (int i = 0; i < 200; i++)
    {
      char code[YUI_CARD_CODE_SIZE], read[YUI_CARD_CODE_SIZE];
      g_autofree char *spaced = NULL, *lower = NULL;
      const int at = (int)randombytes_uniform (YUI_CARD_CODE_LENGTH);

      yui_card_code_new (code);
      g_assert_cmpint (strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ==, YUI_CARD_CODE_LENGTH);
      spaced = yui_card_code_format (code);
      lower = g_ascii_strdown (spaced, -1);
      g_assert_true (yui_card_code_parse (code, read));
      g_assert_true (yui_card_code_parse (lower, read));
      g_assert_cmpstr (read, ==, code);
      code[at] = code[at] == 'A' ? 'C' : 'A'; /* one wrong character is always seen */
      g_assert_false (yui_card_code_parse (code, read));
    }
}

static void
test_card_code_typed (void)
{
  char code[YUI_CARD_CODE_SIZE], read[YUI_CARD_CODE_SIZE];

  do
    yui_card_code_new (code);
  while (strpbrk (code, "OIB") == NULL);
  for (char *p = code; *p != '\0'; p++)
    *p = *p == 'O' ? '0' : *p == 'I' ? '1' : *p == 'B' ? '8' : *p;
  g_assert_true (yui_card_code_parse (code, read));
  g_assert_false (yui_card_code_parse ("", read));
  g_assert_false (yui_card_code_parse ("AAAA", read));
  g_assert_false (yui_card_code_parse ("カード", read));
  g_assert_false (yui_card_code_parse ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", read));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/check-in-pages/escape", test_escape);
  g_test_add_func ("/check-in-pages/fill", test_fill);
  g_test_add_func ("/check-in-pages/language", test_language);
  g_test_add_func ("/check-in-pages/templates", test_templates);
  g_test_add_func ("/card-code/new", test_card_code);
  g_test_add_func ("/card-code/typed", test_card_code_typed);
  return g_test_run ();
}
