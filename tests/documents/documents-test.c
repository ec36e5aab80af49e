/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents-test.h"

#include <stdlib.h>
#include <string.h>

/* fontconfig keeps patterns in caches that it never gives back. Read by the leak checker only. */
const char *__lsan_default_suppressions (void); /* NOLINT(bugprone-reserved-identifier) */

const char *
__lsan_default_suppressions (void) /* NOLINT(bugprone-reserved-identifier) */
{
  return "leak:libfontconfig\n";
}

char *
documents_test_run (const char *const *argv, GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  gsize length;
  const char *data;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  data = g_bytes_get_data (output, &length);
  return g_strndup (data != NULL ? data : "", length);
}

char *
documents_test_pdf_text (GBytes *pdf)
{
  static const char *const ARGV[] = { "pdftotext", "-layout", "-", "-", NULL };

  return documents_test_run (ARGV, pdf);
}

int
documents_test_pdf_pages (GBytes *pdf)
{
  static const char *const ARGV[] = { "pdfinfo", "-", NULL };
  g_autofree char *info = documents_test_run (ARGV, pdf);
  const char *pages = strstr (info, "Pages:");

  g_assert_nonnull (pages);
  return atoi (pages + strlen ("Pages:"));
}

static char *
without_blanks (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

void
documents_test_assert_holds (const char *text, ...)
{
  g_autofree char *bare_text = without_blanks (text);
  const char *wanted;
  va_list list;

  va_start (list, text);
  while ((wanted = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *bare = without_blanks (wanted);

      if (strstr (bare_text, bare) == NULL)
        g_error ("\"%s\" is not in:\n%s", wanted, text);
    }
  va_end (list);
}

gsize
documents_test_count_bytes (GBytes *bytes, const char *text)
{
  gsize length, n = strlen (text), count = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + n <= length; i++)
    count += memcmp (data + i, text, n) == 0;
  return count;
}

void
documents_test_keep (GBytes *bytes, const char *name)
{
  const char *folder = g_getenv ("YUI_PAPERS");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}
