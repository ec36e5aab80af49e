/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-csv-private.h"

#include <string.h>

#define SAMPLE_LINES  10
#define INVALID_UTF8  '\xFF'
#define CTRL_Z        '\x1A' /* ends files of old systems */
#define HIGH_FIRST    0xD800
#define LOW_FIRST     0xDC00
#define SURROGATE_END 0xE000

static gboolean
starts_with (const guint8 *data, gsize length, const char *sign, gsize n)
{
  return length >= n && memcmp (data, sign, n) == 0;
}

static guint
read_unit (const guint8 *p, gboolean big_endian)
{
  return big_endian ? (guint)p[0] << 8 | p[1] : (guint)p[1] << 8 | p[0];
}

static GBytes *
utf16_to_utf8 (const guint8 *p, gsize length, gboolean big_endian)
{
  GString *out = g_string_sized_new (length);
  const guint8 *end = p + length;

  while (end - p >= 2)
    {
      gunichar c = read_unit (p, big_endian);

      p += 2;
      if (c >= HIGH_FIRST && c < LOW_FIRST && end - p >= 2)
        {
          guint low = read_unit (p, big_endian);

          if (low >= LOW_FIRST && low < SURROGATE_END)
            {
              c = 0x10000 + ((c - HIGH_FIRST) << 10) + (low - LOW_FIRST);
              p += 2;
            }
        }
      if (c >= HIGH_FIRST && c < SURROGATE_END)
        g_string_append_c (out, INVALID_UTF8);
      else
        g_string_append_unichar (out, c);
    }
  if (p < end)
    g_string_append_c (out, INVALID_UTF8);
  return g_string_free_to_bytes (out);
}

/* Counts runs of bytes that are not UTF-8, and characters of three bytes (kana and kanji), which
 * CP932 text all but never forms by chance. */
static gsize
count_utf8_errors (const char *p, gsize length, gsize *n_wide)
{
  const char *end = p + length;
  gboolean was_error = FALSE;
  gsize n = 0;

  *n_wide = 0;
  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean is_error = c == (gunichar)-1 || c == (gunichar)-2;

      n += is_error && !was_error;
      *n_wide += !is_error && c >= 0x800;
      was_error = is_error;
      p = is_error ? p + 1 : g_utf8_next_char (p);
    }
  return n;
}

static gsize
count_cp932_errors (const guint8 *p, gsize length)
{
  const guint8 *end = p + length;
  gsize n = 0;

  while (p < end)
    {
      guint8 c = *p++;

      if (c < 0x80 || (c >= 0xA1 && c <= 0xDF))
        continue;
      if (c == 0x80 || c == 0xA0 || c > 0xFC || p == end || *p < 0x40 || *p == 0x7F || *p > 0xFC)
        n++;
      else
        p++;
    }
  return n;
}

static gboolean
check_is_text (const guint8 *data, gsize length, GError **error)
{
  if (starts_with (data, length, "PK\003\004", 4)
      || starts_with (data, length, "\xD0\xCF\x11\xE0", 4))
    {
      g_set_error_literal (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX,
                           "This is a spreadsheet workbook, not a CSV file. Open it in the "
                           "spreadsheet program and save it as CSV (UTF-8).");
      return FALSE;
    }
  if (!starts_with (data, length, "\xFF\xFE", 2) && !starts_with (data, length, "\xFE\xFF", 2)
      && memchr (data, '\0', length) != NULL)
    {
      g_set_error_literal (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX,
                           "This file holds binary data, not a table of text.");
      return FALSE;
    }
  return TRUE;
}

GBytes *
yui_csv_decode (GBytes *bytes, YuiCsvEncoding *encoding, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize n_errors, n_wide;

  *encoding = YUI_CSV_UTF8;
  if (length == 0)
    return g_bytes_new_static ("", 0);
  if (!check_is_text (data, length, error))
    return NULL;
  if (starts_with (data, length, "\xFF\xFE", 2) || starts_with (data, length, "\xFE\xFF", 2))
    {
      *encoding = data[0] == 0xFF ? YUI_CSV_UTF16_LE : YUI_CSV_UTF16_BE;
      return utf16_to_utf8 (data + 2, length - 2, data[0] == 0xFE);
    }
  if (data[length - 1] == CTRL_Z)
    length--;
  if (starts_with (data, length, "\xEF\xBB\xBF", 3))
    {
      *encoding = YUI_CSV_UTF8_BOM;
      return g_bytes_new_from_bytes (bytes, 3, length - 3);
    }
  n_errors = count_utf8_errors ((const char *)data, length, &n_wide);
  if (n_errors > n_wide && count_cp932_errors (data, length) <= n_errors)
    *encoding = YUI_CSV_CP932;
  return g_bytes_new_from_bytes (bytes, 0, length);
}

/* Counts sign outside quotes in the line at *p, and moves *p behind it. */
static guint
count_in_line (const char **p, const char *end, char sign, gboolean *is_blank)
{
  gboolean quoted = FALSE;
  const char *q = *p;
  guint n = 0;

  *is_blank = TRUE;
  for (; q < end && (quoted || (*q != '\n' && *q != '\r')); q++)
    {
      if (*q == '"')
        quoted = !quoted;
      else if (*q == sign && !quoted)
        n++;
      if (!g_ascii_isspace (*q))
        *is_blank = FALSE;
    }
  *p = q < end ? q + 1 : end;
  return n;
}

char
yui_csv_guess_delimiter (const char *data, gsize length)
{
  static const char SIGNS[] = { ',', '\t', ';' };
  char best = ',';
  guint best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    {
      const char *p = data, *end = data + length;
      guint first = 0, n_equal = 0;

      for (guint n_lines = 0; n_lines < SAMPLE_LINES && p < end;)
        {
          gboolean is_blank;
          guint n = count_in_line (&p, end, SIGNS[i], &is_blank);

          if (is_blank && n == 0)
            continue;
          first = n_lines == 0 ? n : first;
          n_equal += n == first;
          n_lines++;
        }
      if (first > 0 && n_equal * 1000 + first > best_score)
        {
          best_score = n_equal * 1000 + first;
          best = SIGNS[i];
        }
    }
  return best;
}
