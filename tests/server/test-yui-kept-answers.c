/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-server.h"

#include "server/yui-kept-answers.h"

/* The tests' environment has YUI_CHECK_KEPT: every kept answer of these calls, and of all other
 * tests', is also made anew and compared. */

#define LIST "/v1/shifts?limit=50"

static TestServer *town;

static gint64
count_kept (void)
{
  static const char name[] = "\nyui_answers_kept_total ";
  const YuiStoreCounts counts = { 0 };
  g_autofree char *text = yui_metrics_dup_text (yui_server_get_metrics (town->server), &counts);
  const char *line = strstr (text, name);

  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen (name), NULL, 10);
}

static char *
dup_list (const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (town, "GET", LIST, token, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  return g_strdup (answer->text);
}

static char *
publish (void)
{
  return test_publish_shift (town, 2);
}

static void
test_kept (void)
{
  g_autofree char *shift = publish ();
  const gint64 before = count_kept ();

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *first = dup_list ("owner-a"), *second = dup_list ("manager-a");

      g_assert_cmpstr (first, ==, second);
    }
  if (test_database_is_postgresql ())
    g_assert_cmpint (count_kept (), ==, before);
  else
    g_assert_cmpint (count_kept (), >, before);
}

static void
test_never_to_others (void)
{
  g_autofree char *shift = publish ();

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *own = dup_list ("owner-a"), *town_wide = dup_list ("coordinator");
      g_autofree char *others = dup_list ("owner-b"), *neighbours = dup_list ("owner-c");

      g_assert_nonnull (strstr (own, shift));
      g_assert_nonnull (strstr (town_wide, shift));
      g_assert_null (strstr (others, shift));
      g_assert_null (strstr (neighbours, shift));
    }
}

/* Whoever changes something, this server or somebody else, is seen by the next call. */
static void
test_change_shows (void)
{
  g_autofree char *shift = publish ();

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("配膳 %d", i);
      g_autofree char *before = dup_list ("owner-a"), *after = NULL;

      g_assert_null (strstr (before, title));
      if (i % 2 == 0)
        {
          g_autofree char *path = g_strconcat ("/v1/shifts/", shift, NULL);
          g_autofree char *body = g_strdup_printf ("{\"title\":\"%s\"}", title);
          g_autoptr (TestAnswer) done
              = test_call (town, "PATCH", path, "owner-a", body, "If-Match", "*", NULL);

          g_assert_cmpuint (done->status, ==, 200);
        }
      else
        {
          g_autofree char *script
              = g_strdup_printf ("UPDATE shift SET title = '%s' WHERE id = '%s'", title, shift);

          test_database_execute (town->database, script);
        }
      after = dup_list ("owner-a");
      g_assert_nonnull (strstr (after, title));
    }
}

/* What ends by the clock alone ends in time: nothing is written when an offer's reply is overdue. */
static void
test_time_passes (void)
{
  g_autofree char *shift = publish (), *sha256 = NULL, *script = NULL;
  g_autofree char *offer = test_offer (town, shift, 0, &sha256);
  const gint64 until_s = g_get_real_time () / G_USEC_PER_SEC + 2;

  script = g_strdup_printf ("UPDATE offer SET reply_by_s = %" G_GINT64_FORMAT " WHERE id = '%s'",
                            until_s, offer);
  test_database_execute (town->database, script);
  for (;;)
    {
      const gboolean was_over = g_get_real_time () / G_USEC_PER_SEC >= until_s;
      g_autofree char *text = dup_list ("owner-a");
      const gboolean is_over = g_get_real_time () / G_USEC_PER_SEC >= until_s;

      if (!is_over)
        g_assert_nonnull (strstr (text, "\"offers_open\":1"));
      if (was_over)
        {
          g_assert_null (strstr (text, "\"offers_open\":1"));
          return;
        }
      g_usleep (50 * 1000);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/kept-answers/kept", test_kept);
  g_test_add_func ("/server/kept-answers/never-to-others", test_never_to_others);
  g_test_add_func ("/server/kept-answers/change-shows", test_change_shows);
  g_test_add_func ("/server/kept-answers/time-passes", test_time_passes);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
