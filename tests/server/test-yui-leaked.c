/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-sign-in.h"

#include "server/yui-leaked.h"

#include <glib/gstdio.h>

#define N_LINES 1000

/* A list of the SHA-1 of "word-0" … with counts of different lengths, as text says it ends its lines. */
static char *
make_list (TestServer *test, const char *line_end)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (test->folder, "leaked.txt", NULL);

  for (int i = 0; i < N_LINES; i++)
    {
      g_autofree char *word = g_strdup_printf ("word-%d", i);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, word, -1);
      g_autofree char *digits = g_ascii_strup (hash, -1);

      g_ptr_array_add (lines, i % 3 == 0 ? g_strdup (digits)
                                         : g_strdup_printf ("%s:%d", digits, i * i * i + 1));
    }
  g_ptr_array_sort_values (lines, (GCompareFunc)strcmp);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", (char *)lines->pdata[i], line_end);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
is_leaked (const YuiLeaked *leaked, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_in = FALSE;

  yui_leaked_look (leaked, text, &is_in, &error);
  g_assert_no_error (error);
  return is_in;
}

static void
test_every_line_is_found (void)
{
  const char *const line_ends[] = { "\n", "\r\n" };
  g_autoptr (TestServer) test = test_server_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (line_ends); i++)
    {
      g_autofree char *path = make_list (test, line_ends[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (YuiLeaked) leaked = yui_leaked_open (path, &error);

      g_assert_no_error (error);
      for (int j = 0; j < N_LINES; j++)
        {
          g_autofree char *in = g_strdup_printf ("word-%d", j),
                          *out = g_strdup_printf ("other-%d", j);

          g_assert_true (is_leaked (leaked, in));
          g_assert_false (is_leaked (leaked, out));
        }
    }
}

static void
test_other_files_are_refused (void)
{
  const char *const texts[]
      = { "", "password\n", "\n", "21BD12DC183F740EE76F27B78EB39C8AD972A757 5\n",
          "F1BD12DC183F740EE76F27B78EB39C8AD972A757\n21BD12DC183F740EE76F27B78EB39C8AD972A757\n" };
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = g_build_filename (test->folder, "other.txt", NULL);
  g_autoptr (GError) missing = NULL;

  g_assert_null (yui_leaked_open (path, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_null (yui_leaked_open (path, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* What is broken in the middle is an error when it is met, and no password is taken then. */
static void
test_broken_line (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = make_list (test, "\n"), *text = NULL;
  g_autoptr (YuiLeaked) leaked = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_in;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  memset (text + size / 2 - 100, 'z', 200);
  g_assert_true (g_file_set_contents (path, text, (gssize)size, NULL));
  leaked = yui_leaked_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (yui_leaked_look (leaked, "word-1", &is_in, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_nobody_may_choose_one (void)
{
  static const char body[] = "{\"invitation\":\"code\",\"password\":\"%s\"}";
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = make_list (test, "\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TestAnswer) refused = NULL, full_width = NULL, taken = NULL;

  yui_server_take_leaked (test->server, yui_leaked_open (path, &error));
  g_assert_no_error (error);
  test_invite (test, TEST_MANAGER_A, "jiro", "code");
  refused = test_post (test, "/v1/password", NULL, body, "word-999");
  test_assert_problem (refused, 422, "invalid-input");
  g_assert_true (test_has_fault (refused, "/password", "password_leaked"));
  full_width = test_post (test, "/v1/password", NULL, body, "ｗｏｒｄ-９９９");
  g_assert_true (test_has_fault (full_width, "/password", "password_leaked"));
  taken = test_post (test, "/v1/password", NULL, body, "word-1000");
  g_assert_cmpuint (taken->status, ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/leaked/found", test_every_line_is_found);
  g_test_add_func ("/server/leaked/other-files", test_other_files_are_refused);
  g_test_add_func ("/server/leaked/broken", test_broken_line);
  g_test_add_func ("/server/leaked/not-chosen", test_nobody_may_choose_one);
  return g_test_run ();
}
