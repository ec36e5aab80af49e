/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"

#include <glib/gstdio.h>

void
test_work_init (TestWork *work, TestServer *test, int worker)
{
  g_autofree char *sha256 = NULL, *offer_id = NULL, *path = NULL, *body = NULL;
  g_autofree char *token = g_strdup_printf ("worker-%d", worker);
  g_autoptr (TestAnswer) accepted = NULL, attendance = NULL;
  g_autofree char *attendance_path = NULL;
  char day[YUI_MOMENT_SIZE];
  gint64 work_day;

  work->shift_id = test_publish_shift (test, 1);
  offer_id = test_offer (test, work->shift_id, worker, &sha256);
  path = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  body = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  accepted = test_call (test, "POST", path, token, body, NULL);
  g_assert_cmpuint (accepted->status, ==, 201);
  work->contract_id = g_strdup (test_text (accepted, "id"));
  work->attendance_id = g_strdup (test_text (accepted, "attendance_id"));
  attendance_path = g_strdup_printf ("/v1/attendances/%s", work->attendance_id);
  attendance = test_call (test, "GET", attendance_path, "owner-a", NULL, NULL);
  work->work_date = g_strdup (test_text (attendance, "work_date"));
  g_assert_true (yui_day_parse (work->work_date, &work_day));
  work->day_after = g_strdup (yui_day_format (work_day + 1, day));
}

void
test_work_clear (TestWork *work)
{
  g_free (work->shift_id);
  g_free (work->contract_id);
  g_free (work->attendance_id);
  g_free (work->work_date);
  g_free (work->day_after);
}

void
test_agree (TestServer *test, const char *attendance_id, gint64 start_s, gint64 end_s)
{
  test_execute_printf (
      test,
      "UPDATE attendance SET state = CASE state WHEN 'paid' THEN 'paid' ELSE 'agreed' END, "
      "agreed_start_s = %" G_GINT64_FORMAT ", agreed_end_s = %" G_GINT64_FORMAT
      ", agreed_break_min = 0, disputed = 0 WHERE id = '%s'",
      start_s, end_s, attendance_id);
}

char *
test_membership_id (int worker)
{
  return g_strdup_printf ("01930000-0000-7000-8000-0000000003%02x", worker);
}

char *
test_issue_card (TestServer *test, int worker)
{
  g_autofree char *id = test_membership_id (worker);
  g_autofree char *path = g_strdup_printf ("/v1/memberships/%s/card", id);
  g_autoptr (TestAnswer) answer = test_call (test, "POST", path, "owner-a", NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 201);
  return g_strdup (test_text (answer, "card_code"));
}

char *
test_yesterday (int hour)
{
  char text[YUI_MOMENT_SIZE];

  return g_strdup (yui_moment_format (
      yui_civil_utc_of (yui_civil_day_of_utc (yui_moment_now ()) - 1, hour * 60), text));
}

char *
test_pdf_text (TestAnswer *answer)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const int fd = g_file_open_tmp ("yui-XXXXXX.pdf", &path, &error);
  const char *argv[] = { "pdftotext", "-layout", NULL, "-", NULL };
  char *text = NULL;
  int status;

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, answer->text, (gssize)answer->size, &error);
  g_assert_no_error (error);
  argv[2] = path;
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  return text;
}

YuiCivilDay
test_work_day (const TestWork *work)
{
  gint64 day = 0;

  g_assert_true (yui_day_parse (work->work_date, &day));
  return (YuiCivilDay)day;
}
