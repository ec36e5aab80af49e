/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-cancel.h"

#include "server/yui-moment.h"

void
test_start_at (TestServer *town, const TestWork *work, gint64 start_s)
{
  g_autofree char *shift = g_strdup_printf ("UPDATE shift SET start_s = %" G_GINT64_FORMAT
                                            ", end_s = %" G_GINT64_FORMAT " WHERE id = '%s'",
                                            start_s, start_s + 4 * 3600, work->shift_id);
  g_autofree char *contract = g_strdup_printf (
      "UPDATE contract SET start_s = %" G_GINT64_FORMAT ", end_s = %" G_GINT64_FORMAT
      ", formed_s = CASE WHEN formed_s > %" G_GINT64_FORMAT " THEN %" G_GINT64_FORMAT
      " ELSE formed_s END WHERE id = '%s'",
      start_s, start_s + 4 * 3600, start_s - 60, start_s - 60, work->contract_id);
  g_autofree char *hours = g_strdup_printf (
      "UPDATE attendance SET planned_start_s = %" G_GINT64_FORMAT
      ", planned_end_s = %" G_GINT64_FORMAT ", work_day = %d WHERE contract_id = '%s'",
      start_s, start_s + 4 * 3600, yui_civil_day_of_utc (start_s), work->contract_id);

  test_execute (town, shift);
  test_execute (town, contract);
  test_execute (town, hours);
}

TestAnswer *
test_get_desk (TestServer *town, const TestWork *work, const char *token)
{
  g_autofree char *path = g_strdup_printf ("/v1/contracts/%s/cancellation-desk", work->contract_id);

  return test_call (town, "GET", path, token, NULL, NULL);
}

TestAnswer *
test_cancel_as (TestServer *town,
                const TestWork *work,
                const char *token,
                const char *version,
                const char *body)
{
  g_autofree char *path = g_strdup_printf ("/v1/contracts/%s/cancellation", work->contract_id);

  return test_call (town, "POST", path, token, body, "If-Match", version, NULL);
}

TestAnswer *
test_cancel (TestServer *town,
             const TestWork *work,
             const char *reason,
             const char *owed,
             gint64 yen,
             const char *why)
{
  g_autofree char *body
      = g_strdup_printf ("{\"reason\":\"%s\",\"owed_kind\":\"%s\",\"owed_yen\":%" G_GINT64_FORMAT
                         ",\"written_reason\":\"%s\"}",
                         reason, owed, yen, why);

  return test_cancel_as (town, work, "owner-a", "\"1\"", body);
}

JsonObject *
test_find_reason (TestAnswer *desk, const char *name)
{
  JsonArray *reasons = json_object_get_array_member (json_node_get_object (desk->body), "reasons");

  for (guint i = 0; i < json_array_get_length (reasons); i++)
    {
      JsonObject *reason = json_array_get_object_element (reasons, i);

      if (g_str_equal (json_object_get_string_member (reason, "reason"), name))
        return reason;
    }
  return NULL;
}

JsonObject *
test_find_option (JsonObject *reason, const char *kind)
{
  JsonArray *options = json_object_get_array_member (reason, "options");

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      if (g_str_equal (json_object_get_string_member (option, "owed_kind"), kind))
        return option;
    }
  g_assert_not_reached ();
}

void
test_work_before (TestServer *town, int worker, int days)
{
  g_auto (TestWork) work = { 0 };
  const YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) - days;
  const gint64 start_s = yui_civil_utc_of (day, 9 * 60);
  g_autofree char *sql = NULL;

  test_work_init (&work, town, worker);
  test_start_at (town, &work, start_s);
  sql = g_strdup_printf (
      "UPDATE attendance SET state = 'agreed', agreed_start_s = %" G_GINT64_FORMAT
      ", agreed_end_s = %" G_GINT64_FORMAT
      ", agreed_break_min = 0, agreed_s = 1 WHERE contract_id = '%s'",
      start_s, start_s + 4 * 3600, work.contract_id);
  test_execute (town, sql);
}

void
test_forget_all (TestServer *town)
{
  test_execute (town, "UPDATE contract SET start_s = 0, end_s = 60, cancelled_s = 1");
  test_execute (town, "DELETE FROM attendance");
}
