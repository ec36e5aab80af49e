/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-card.h"
#include "documents/yui-worker-pass.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <string.h>

/* Every code that zbarimg finds on the pages, one a line. */
static char *
decode_pages (GBytes *pdf)
{
  static const char *const COMMAND[] = {
    "sh",
    "-c",
    "d=$(mktemp -d) && pdftoppm -r 150 -png - $d/p && zbarimg --raw --quiet --nodbus $d/p*.png; rm "
    "-r $d",
    NULL,
  };

  return documents_test_run (COMMAND, pdf);
}

/* As long as they get. */
static char *
dup_pass (int number)
{
  const guint8 seed[YUI_WORKER_PASS_SEED_BYTES] = "of a test"; /* not of any programme */
  const guint8 code[YUI_WORKER_PASS_CODE_BYTES] = { (guint8)number };
  char text[YUI_WORKER_PASS_SIZE];

  yui_worker_pass_sign (code, 20000, 47382, seed, text);
  return g_strdup (text);
}

static void
test_cards (void)
{
  const YuiPaperHead head = SAMPLE_HEAD;
  YuiCard cards[12];
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *codes = NULL;

  for (int i = 0; i < 12; i++)
    {
      char *number = g_strdup_printf ("4821-%04d", i);
      char *code = dup_pass (i);

      g_ptr_array_add (strings, number);
      g_ptr_array_add (strings, code);
      cards[i] = (YuiCard){ i == 3   ? NULL
                            : i == 4 ? "アレクサンドラ・フェルナンデス・デ・ラ・クルス"
                                     : "髙﨑 花子",
                            number, code };
    }
  pdf = yui_card_sheet_to_pdf (&head, cards, 12,
                               "拾われた方は結の町役場 0259-00-0000 へお届けください。", &error);
  g_assert_no_error (error);
  again = yui_card_sheet_to_pdf (&head, cards, 12,
                                 "拾われた方は結の町役場 0259-00-0000 へお届けください。", NULL);
  g_assert_true (g_bytes_equal (pdf, again));
  documents_test_keep (pdf, "cards.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, 2);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "結の町 おしごと応援", "髙﨑 花子", "4821-0011",
                               "拾われた方は", NULL);
  codes = decode_pages (pdf);
  for (int i = 0; i < 12; i++)
    g_assert_nonnull (strstr (codes, cards[i].code));
  g_assert_null (strstr (codes, "花子"));
}

static void
test_poster (void)
{
  const YuiPoster poster = {
    .head = SAMPLE_HEAD,
    .employer_name = "農事組合法人 結の里ファーム",
    .workplace_name = "第二選果場",
    .url = "https://yui.example/w/01JD8Z7Q9M3K5V2X8B4N6C0R7T",
    .short_code = "SENKA-2",
    .contact = "責任者 渡辺　090-0000-1234",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = yui_poster_to_pdf (&poster, &error);
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  documents_test_keep (pdf, "poster.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, 1);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "出勤・退勤の打刻", "第二選果場", poster.url, "SENKA-2",
                               poster.contact, NULL);
  code = g_strchomp (decode_pages (pdf));
  g_assert_cmpstr (code, ==, poster.url);
}

static void
test_refused (void)
{
  const YuiPaperHead head = SAMPLE_HEAD;
  const YuiCard no_code = { "髙﨑 花子", "1", "" };
  YuiPoster poster = { .head = SAMPLE_HEAD, .employer_name = "a", .workplace_name = "b" };
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) url = NULL;

  g_assert_null (yui_card_sheet_to_pdf (&head, NULL, 0, NULL, &none));
  g_assert_error (none, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  g_assert_null (yui_card_sheet_to_pdf (&head, &no_code, 1, NULL, &empty));
  g_assert_error (empty, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  g_assert_null (yui_poster_to_pdf (&poster, &url));
  g_assert_error (url, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/cards", test_cards);
  g_test_add_func ("/card/poster", test_poster);
  g_test_add_func ("/card/refused", test_refused);
  return g_test_run ();
}
