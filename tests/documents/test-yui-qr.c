/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-qr.h"
#include "documents-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define URL "https://yui.example/c/01JD8Z7Q9M?t=abcDEF_-123"

/* Decodes with zbarimg, which reads the file named last; /dev/stdin for a PNG. */
static char *
decode_png (GBytes *png)
{
  static const char *const ARGV[]
      = { "zbarimg", "--raw", "--quiet", "--nodbus", "--oneshot", "PNG:-", NULL };

  return g_strchomp (documents_test_run (ARGV, png));
}

static void
test_decode (void)
{
  static const char *const TEXTS[] = {
    URL, "HTTPS://YUI.EXAMPLE/C/7K3M", "0123456789", "a", "結の札 第4821号", "<&\"'>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    for (YuiQrLevel level = YUI_QR_LOW; level <= YUI_QR_HIGH; level++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (YuiQr) qr = yui_qr_new (TEXTS[i], level, &error);
        g_autoptr (GBytes) png = NULL;
        g_autofree char *read = NULL;

        g_assert_no_error (error);
        png = yui_qr_to_png (qr, 4, &error);
        g_assert_no_error (error);
        read = decode_png (png);
        g_assert_cmpstr (read, ==, TEXTS[i]);
      }
}

static void
test_sizes (void)
{
  g_autoptr (YuiQr) small = yui_qr_new ("HTTPS://YUI.EXAMPLE/C/7K3M9X2P", YUI_QR_MEDIUM, NULL);
  g_autoptr (YuiQr) bytes = yui_qr_new ("https://yui.example/c/7k3m9x2p", YUI_QR_MEDIUM, NULL);
  g_autoptr (YuiQr) low = yui_qr_new (URL, YUI_QR_LOW, NULL);
  g_autoptr (YuiQr) high = yui_qr_new (URL, YUI_QR_HIGH, NULL);

  g_assert_cmpuint (yui_qr_get_size (small), ==, 25);
  g_assert_cmpuint (yui_qr_get_size (small), <, yui_qr_get_size (bytes));
  g_assert_cmpuint (yui_qr_get_size (low), <, yui_qr_get_size (high));
}

/* The three finder patterns, and white all around. */
static void
test_modules (void)
{
  g_autoptr (YuiQr) qr = yui_qr_new (URL, YUI_QR_MEDIUM, NULL);
  int size = (int)yui_qr_get_size (qr);
  const int corners[][2] = { { 0, 0 }, { size - 7, 0 }, { 0, size - 7 } };

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    for (int n = 0; n < 7; n++)
      {
        g_assert_true (yui_qr_is_dark (qr, corners[i][0] + n, corners[i][1]));
        g_assert_true (yui_qr_is_dark (qr, corners[i][0], corners[i][1] + n));
      }
  g_assert_false (yui_qr_is_dark (qr, 1, 1));
  for (int n = -YUI_QR_QUIET; n < size + YUI_QR_QUIET; n++)
    {
      g_assert_false (yui_qr_is_dark (qr, n, -1));
      g_assert_false (yui_qr_is_dark (qr, -1, n));
      g_assert_false (yui_qr_is_dark (qr, n, size));
      g_assert_false (yui_qr_is_dark (qr, size, n));
    }
}

/* The SVG, drawn by another program, must be read too. */
static void
test_svg (void)
{
  g_autoptr (YuiQr) qr = yui_qr_new (URL, YUI_QR_MEDIUM, NULL);
  g_autoptr (GBytes) svg = yui_qr_to_svg (qr, "出勤 <QR> & \"札\"");
  static const char *const LINT[] = { "xmllint", "--noout", "-", NULL };
  g_autofree char *lint = documents_test_run (LINT, svg);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (svg);
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;
  char *data;
  gsize length;

  picture = gdk_pixbuf_new_from_stream_at_scale (stream, 400, 400, TRUE, NULL, &error);
  g_assert_no_error (error);
  gdk_pixbuf_save_to_buffer (picture, &data, &length, "png", &error, NULL);
  g_assert_no_error (error);
  png = g_bytes_new_take (data, length);
  read = decode_png (png);
  g_assert_cmpstr (read, ==, URL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize)g_bytes_get_size (svg),
                                  "<title>出勤 &lt;QR&gt; &amp; &quot;札&quot;</title>"));
}

static void
test_refused (void)
{
  g_autofree char *fits = g_strnfill (1273, 'x');
  g_autofree char *long_text = g_strnfill (1274, 'x');
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) too_large = NULL;
  g_autoptr (YuiQr) largest = yui_qr_new (fits, YUI_QR_HIGH, NULL);

  g_assert_nonnull (largest);
  g_assert_cmpuint (yui_qr_get_size (largest), ==, 177);
  g_assert_null (yui_qr_new ("", YUI_QR_LOW, &empty));
  g_assert_error (empty, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
  g_assert_null (yui_qr_new (long_text, YUI_QR_HIGH, &too_large));
  g_assert_error (too_large, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/decode", test_decode);
  g_test_add_func ("/qr/sizes", test_sizes);
  g_test_add_func ("/qr/modules", test_modules);
  g_test_add_func ("/qr/svg", test_svg);
  g_test_add_func ("/qr/refused", test_refused);
  return g_test_run ();
}
