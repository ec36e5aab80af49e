/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-declared-hours.h"
#include "server/yui-moment.h"

#include <string.h>

/* What an employer has to know of a person before the next shift: lines of the law, work elsewhere,
 * certificates of age, and its own settings. */

static JsonObject *
root (TestAnswer *answer)
{
  return json_node_get_object (answer->body);
}

/* ---- settings ---- */

static TestAnswer *
patch (TestServer *test, const char *token, const char *version, const char *body)
{
  return test_call (test, "PATCH", "/v1/employer", token, body, "If-Match", version, "Content-Type",
                    "application/merge-patch+json", NULL);
}

static void
test_settings (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) fresh = test_call (test, "GET", "/v1/employer", "clerk-a", NULL, NULL);
  g_autoptr (TestAnswer) most = NULL, beyond = NULL, stale = NULL, off = NULL, other = NULL;

  g_assert_true (json_object_get_null_member (root (fresh), "statutory_rest_weekday"));
  g_assert_cmpint (test_int (fresh, "week_limit_min"), ==, 40 * 60);
  most
      = patch (test, "owner-a", "\"1\"",
               "{\"statutory_rest_weekday\":6,\"agreement_month_min\":2700,"
               "\"agreement_year_min\":21600,\"special_month_min\":5999,\"special_year_min\":43200,"
               "\"special_months\":6,\"industry\":\"hospitality\",\"regular_staff\":9,"
               "\"agreement_start\":\"2026-04-01\"}");
  g_assert_cmpuint (most->status, ==, 200);
  g_assert_cmpint (test_int (most, "week_limit_min"), ==, 44 * 60);
  g_assert_cmpint (test_int (most, "statutory_rest_weekday"), ==, 6);
  beyond = patch (test, "owner-a", "\"2\"",
                  "{\"agreement_month_min\":2701,\"agreement_year_min\":21601,"
                  "\"special_month_min\":6000,\"special_year_min\":43201,\"special_months\":7,"
                  "\"statutory_rest_weekday\":7}");
  test_assert_problem (beyond, 422, "invalid-input");
  g_assert_true (test_has_fault (beyond, "/agreement_month_min", "too_large"));
  g_assert_true (test_has_fault (beyond, "/agreement_year_min", "too_large"));
  g_assert_true (test_has_fault (beyond, "/special_month_min", "too_large"));
  g_assert_true (test_has_fault (beyond, "/special_year_min", "too_large"));
  g_assert_true (test_has_fault (beyond, "/special_months", "too_large"));
  g_assert_true (test_has_fault (beyond, "/statutory_rest_weekday", "too_large"));
  stale = patch (test, "manager-a", "\"1\"", "{\"regular_staff\":10}");
  test_assert_problem (stale, 412, "precondition-failed");
  off = patch (test, "manager-a", "\"2\"",
               "{\"statutory_rest_weekday\":null,\"agreement_start\":null,\"regular_staff\":10}");
  g_assert_true (json_object_get_null_member (root (off), "statutory_rest_weekday"));
  g_assert_cmpint (test_int (off, "week_limit_min"), ==, 40 * 60);
  other = test_call (test, "GET", "/v1/employer", "owner-b", NULL, NULL);
  g_assert_cmpint (test_int (other, "agreement_month_min"), ==, 0);
}

/* ---- work elsewhere ---- */

static TestAnswer *
declare (TestServer *test, const char *token, const char *worker_id, const char *extra)
{
  g_autofree char *path = worker_id != NULL
                              ? g_strdup_printf ("/v1/workers/%s/declared-work", worker_id)
                              : g_strdup ("/v1/my/declared-work");
  g_autofree char *body
      = g_strdup_printf ("{\"since\":\"2025-04-01\",\"employer_name\":\"山の宿\",\"weekdays\":31,"
                         "\"day_min\":360%s}",
                         extra);

  return test_call (test, "POST", path, token, body, NULL);
}

/* What a coordinator put on record for a person is seen by the person, and ended by the town. */
static void
end_by_town (TestServer *test, const char *id)
{
  g_autoptr (TestAnswer) mine
      = test_call (test, "GET", "/v1/my/declared-work", "worker-1", NULL, NULL);
  g_autofree char *path
      = g_strdup_printf ("/v1/workers/%s/declared-work/%s", test_worker_id (1), id);
  g_autofree char *resume = g_strconcat (path, "/resume", NULL);
  g_autoptr (TestAnswer) early = test_call (test, "POST", resume, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) ended = test_call (test, "DELETE", path, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (test, "POST", resume, "owner-b", NULL, NULL);
  g_autoptr (TestAnswer) resumed = test_call (test, "POST", resume, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) ended_again = test_call (test, "DELETE", path, "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) after
      = test_call (test, "GET", "/v1/my/declared-work", "worker-1", NULL, NULL);

  g_assert_cmpuint (test_n_items (mine), ==, 1);
  test_assert_problem (early, 404, "not-found");
  g_assert_cmpuint (ended->status, ==, 204);
  test_assert_problem (other, 404, "not-found");
  g_assert_cmpuint (resumed->status, ==, 200);
  g_assert_cmpstr (test_text (resumed, "id"), ==, id);
  g_assert_cmpuint (ended_again->status, ==, 204);
  g_assert_cmpuint (test_n_items (after), ==, 0);
}

static gboolean
hears_of (TestServer *test, const char *token, gint64 after, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/v1/changes?after=%" G_GINT64_FORMAT, after);
  g_autoptr (TestAnswer) changes = test_call (test, "GET", path, token, NULL, NULL);
  JsonArray *list;

  g_assert_cmpuint (changes->status, ==, 200);
  list = json_object_get_array_member (root (changes), "changes");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *change = json_array_get_object_element (list, i);

      if (g_str_equal (json_object_get_string_member (change, "resource"), "declared_work")
          && g_str_equal (json_object_get_string_member (change, "id"), id))
        return TRUE;
    }
  return FALSE;
}

/* What the town writes down and ends is heard of where the person is in the pool, and only there. */
static void
test_declared_heard (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) start = test_call (test, "GET", "/v1/changes", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) made
      = declare (test, "coordinator", test_worker_id (1), ",\"consent\":true");
  const gint64 after = test_int (start, "next_after");
  g_autoptr (TestAnswer) middle = NULL, ended = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpuint (made->status, ==, 201);
  g_assert_true (hears_of (test, "owner-a", after, test_text (made, "id")));
  g_assert_false (hears_of (test, "owner-b", after, test_text (made, "id")));
  g_assert_true (hears_of (test, "coordinator", after, test_text (made, "id")));
  middle = test_call (test, "GET", "/v1/changes", "owner-a", NULL, NULL);
  path = g_strdup_printf ("/v1/workers/%s/declared-work/%s", test_worker_id (1),
                          test_text (made, "id"));
  ended = test_call (test, "DELETE", path, "coordinator", NULL, NULL);
  g_assert_cmpuint (ended->status, ==, 204);
  g_assert_true (
      hears_of (test, "owner-a", test_int (middle, "next_after"), test_text (made, "id")));
}

/* The town finds a person, sees the pools, and how far the person is with each of them. */
static void
test_town_desk (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s", test_worker_id (1));
  g_autoptr (TestAnswer) everybody
      = test_call (test, "GET", "/v1/workers", "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) nobody
      = test_call (test, "GET", "/v1/workers?q=%25nobody", "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) denied = test_call (test, "GET", "/v1/workers", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) person = test_call (test, "GET", path, "coordinator", NULL, NULL);
  g_autoptr (TestAnswer) found = NULL, lines = NULL;
  g_autofree char *name = NULL, *search = NULL, *ledger = NULL;
  JsonArray *pools;

  g_assert_cmpuint (test_n_items (everybody), >, 1);
  g_assert_cmpuint (test_n_items (nobody), ==, 0);
  test_assert_problem (denied, 403, "forbidden");
  g_assert_cmpuint (person->status, ==, 200);
  name = g_uri_escape_string (test_text (person, "display_name"), NULL, FALSE);
  search = g_strdup_printf ("/v1/workers?q=%s", name);
  found = test_call (test, "GET", search, "coordinator", NULL, NULL);
  g_assert_cmpuint (test_n_items (found), >=, 1);
  pools = json_object_get_array_member (root (person), "pools");
  g_assert_cmpuint (json_array_get_length (pools), ==, test_int (person, "n_pools"));
  g_assert_cmpuint (json_array_get_length (pools), >=, 1);
  ledger = g_strdup_printf (
      "/v1/memberships/%s/thresholds",
      json_object_get_string_member (json_array_get_object_element (pools, 0), "membership_id"));
  lines = test_call (test, "GET", ledger, "coordinator", NULL, NULL);
  g_assert_cmpuint (lines->status, ==, 200);
  g_assert_cmpstr (test_text (lines, "worker_id"), ==, test_worker_id (1));
}

static void
test_declared (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) own = declare (test, "worker-0", NULL, "");
  g_autoptr (TestAnswer) refused
      = declare (test, "owner-a", test_worker_id (1), ",\"consent\":false");
  g_autoptr (TestAnswer) missing = declare (test, "owner-a", test_worker_id (1), "");
  g_autoptr (TestAnswer) town
      = declare (test, "coordinator", test_worker_id (1), ",\"consent\":true");
  g_autoptr (TestAnswer) stranger
      = declare (test, "owner-b", test_worker_id (1), ",\"consent\":true");
  g_autoptr (TestAnswer) seen = NULL, mine = NULL, not_mine = NULL, ended = NULL, gone = NULL,
                         after = NULL;
  g_autofree char *path = g_strdup_printf ("/v1/workers/%s/declared-work", test_worker_id (0));
  g_autofree char *one = NULL;

  g_assert_cmpuint (own->status, ==, 201);
  g_assert_cmpint (test_int (own, "week_min"), ==, 30 * 60);
  g_assert_true (json_object_get_boolean_member (root (own), "by_worker"));
  g_assert_true (test_has_fault (refused, "/consent", "consent_needed"));
  g_assert_true (test_has_fault (missing, "/consent", "required"));
  g_assert_cmpuint (town->status, ==, 201);
  test_assert_problem (stranger, 404, "not-found");
  seen = test_call (test, "GET", path, "clerk-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (seen), ==, 1);
  one = g_strdup_printf ("/v1/my/declared-work/%s", test_text (own, "id"));
  not_mine = test_call (test, "DELETE", one, "worker-1", NULL, NULL);
  test_assert_problem (not_mine, 404, "not-found");
  ended = test_call (test, "DELETE", one, "worker-0", NULL, NULL);
  g_assert_cmpuint (ended->status, ==, 204);
  gone = test_call (test, "DELETE", one, "worker-0", NULL, NULL);
  test_assert_problem (gone, 404, "not-found");
  after = test_call (test, "GET", path, "owner-a", NULL, NULL);
  g_assert_cmpuint (test_n_items (after), ==, 0);
  end_by_town (test, test_text (town, "id"));
}

static gint64
day_of (const char *text)
{
  gint64 day;

  g_assert_true (yui_day_parse (text, &day));
  return day;
}

/* Monday to Friday from 2026-11-04 to 2026-11-12: what falls on which day, and what it makes of a
 * Friday's own work of an earlier and of a later contract. */
static void
test_declared_days (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) own
      = declare (test, "worker-0", NULL, ",\"from\":\"2026-11-04\",\"until\":\"2026-11-12\"");
  const YuiCivilDay friday = (YuiCivilDay)day_of ("2026-11-06");
  const YuiAddedWork work[] = {
    { .formed_s = yui_civil_utc_of ((YuiCivilDay)day_of ("2025-03-31"), 0),
      .day = friday,
      .scheduled_min = 240 },
    { .formed_s = yui_civil_utc_of ((YuiCivilDay)day_of ("2025-04-02"), 0),
      .day = friday + 7,
      .scheduled_min = 240 },
  };
  static const struct
  {
    const char *day;
    gint64 day_min, week_min;
  } ROWS[] = {
    { "2026-11-03", 0, 3 * 360 }, { "2026-11-04", 360, 3 * 360 }, { "2026-11-07", 0, 3 * 360 },
    { "2026-11-08", 0, 4 * 360 }, { "2026-11-12", 360, 4 * 360 }, { "2026-11-13", 0, 4 * 360 },
    { "2026-11-15", 0, 0 },
  };
  YuiAddedBefore before[2];
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (own->status, ==, 201);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      gint64 day_min = -1, week_min = -1;

      g_test_message ("%s", ROWS[i].day);
      g_assert_true (yui_declared_hours_sum (db, 1, test_worker_id (0),
                                             (YuiCivilDay)day_of (ROWS[i].day), &day_min, &week_min,
                                             &error));
      g_assert_cmpint (day_min, ==, ROWS[i].day_min);
      g_assert_cmpint (week_min, ==, ROWS[i].week_min);
    }
  g_assert_true (yui_declared_hours_place (db, 1, test_worker_id (0), work, 2, before, &error));
  /* The earlier contract comes first whatever the other one has; the later one after all of it. */
  g_assert_cmpint (before[0].scheduled_day_before_min, ==, 0);
  g_assert_cmpint (before[0].scheduled_week_before_min, ==, 0);
  g_assert_cmpint (before[1].scheduled_day_before_min, ==, 0);
  g_assert_cmpint (before[1].scheduled_week_before_min, ==, 4 * 360);
  yui_store_end_read (test->store, db);
}

/* ---- minors ---- */

/* Six hours elsewhere on each day leave a minor two here. */
static void
test_minor_with_other_work (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift_id = test_publish_shift (test, 2);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  char reply_by[YUI_MOMENT_SIZE];
  g_autofree char *body = g_strdup_printf (
      "{\"worker_ids\":[\"%s\"],\"reply_by\":\"%s\"}", test_worker_id (TEST_MINOR),
      yui_moment_format (yui_moment_now () + YUI_SECONDS_PER_DAY, reply_by));
  g_autoptr (TestAnswer) declared = NULL, refused = NULL;

  declared = test_call (test, "POST", "/v1/my/declared-work", "worker-4",
                        "{\"since\":\"2026-04-01\",\"weekdays\":127,\"day_min\":300}", NULL);
  g_assert_cmpuint (declared->status, ==, 201);
  refused = test_call (test, "POST", path, "owner-a", body, NULL);
  g_assert_true (test_has_fault (refused, "/worker_ids/0", "over_day"));
  g_assert_nonnull (strstr (refused->text, "under 18"));
}

/* Before an offer and again when it is accepted: someone under 18 has no night work. */
static void
test_minor_at_night (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 3, 19, ""); /* to 23 o'clock */
  g_autoptr (TestAnswer) made = test_call (test, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_autofree char *publish = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  g_autoptr (TestAnswer) published
      = test_call (test, "POST", publish, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/offers", test_text (made, "id"));
  char reply_by[YUI_MOMENT_SIZE];
  g_autofree char *offers = g_strdup_printf (
      "{\"worker_ids\":[\"%s\"],\"reply_by\":\"%s\"}", test_worker_id (TEST_MINOR),
      yui_moment_format (yui_moment_now () + YUI_SECONDS_PER_DAY, reply_by));
  g_autoptr (TestAnswer) refused = test_call (test, "POST", path, "owner-a", offers, NULL);
  g_autofree char *sha256 = NULL, *offer_id = NULL, *accept = NULL, *acceptance = NULL, *sql = NULL;
  g_autoptr (TestAnswer) accepted = NULL;

  g_assert_cmpuint (published->status, ==, 200);
  g_assert_true (test_has_fault (refused, "/worker_ids/0", "night"));
  g_assert_nonnull (strstr (refused->text, "22:00"));

  /* An offer that was lawful when it was made. */
  offer_id = test_offer (test, test_text (made, "id"), 1, &sha256);
  sql = g_strdup_printf ("UPDATE worker SET birth_day = (SELECT birth_day FROM worker WHERE "
                         "programme_id = 1 AND id = '%s') WHERE programme_id = 1 AND id = '%s'",
                         test_worker_id (TEST_MINOR), test_worker_id (1));
  test_execute (test, sql);
  accept = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  acceptance = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  accepted = test_call (test, "POST", accept, "worker-1", acceptance, NULL);
  test_assert_problem (accepted, 409, "not-lawful");
  g_assert_nonnull (strstr (accepted->text, "22:00"));
}

static TestAnswer *
get_person (TestServer *test, int worker)
{
  g_autofree char *id = test_membership_id (worker);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, NULL);

  return test_call (test, "GET", path, "owner-a", NULL, NULL);
}

static void
test_certificate (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *id = test_membership_id (TEST_MINOR);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, "/age-certificate", NULL);
  g_autoptr (TestAnswer) before = get_person (test, TEST_MINOR), reminded = NULL, future = NULL,
                         clerk = NULL, recorded = NULL, other = NULL;

  g_assert_false (json_object_get_boolean_member (root (before), "lacks_age_certificate"));
  test_work_init (&work, test, TEST_MINOR);
  reminded = get_person (test, TEST_MINOR);
  g_assert_true (json_object_get_boolean_member (root (reminded), "lacks_age_certificate"));
  future = test_call (test, "POST", path, "owner-a",
                      "{\"kind\":\"residence_entry\",\"seen_on\":\"2199-01-01\",\"seen_by\":\"x\"}",
                      NULL);
  g_assert_true (test_has_fault (future, "/seen_on", "in_future"));
  clerk = test_call (test, "POST", path, "clerk-a", "{}", NULL);
  test_assert_problem (clerk, 403, "forbidden");
  other = test_call (test, "POST", path, "owner-b",
                     "{\"kind\":\"residence_entry\",\"seen_on\":\"2026-01-05\",\"seen_by\":\"x\"}",
                     NULL);
  test_assert_problem (other, 404, "not-found");
  recorded = test_call (
      test, "POST", path, "manager-a",
      "{\"kind\":\"residence_entry\",\"seen_on\":\"2026-01-05\",\"seen_by\":\"佐藤\"}", NULL);
  g_assert_cmpuint (recorded->status, ==, 201);
  g_assert_false (json_object_get_boolean_member (root (recorded), "lacks_age_certificate"));
  g_assert_cmpstr (
      json_object_get_string_member (
          json_object_get_object_member (root (recorded), "age_certificate"), "seen_by"),
      ==, "佐藤");
}

static void
test_block (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *id = test_membership_id (1);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, "/block", NULL);
  g_autofree char *back = g_strconcat ("/v1/memberships/", id, "/unblock", NULL);
  g_autoptr (TestAnswer) silent
      = test_call (test, "POST", path, "owner-a", "{\"note\":\"\"}", "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) blocked = test_call (test, "POST", path, "owner-a",
                                              "{\"note\":\"無断欠勤\"}", "If-Match", "\"1\"", NULL);
  g_autoptr (TestAnswer) unblocked = NULL;

  g_assert_true (test_has_fault (silent, "/note", "too_short"));
  g_assert_cmpuint (blocked->status, ==, 200);
  g_assert_true (json_object_get_boolean_member (root (blocked), "blocked_by_employer"));
  g_assert_cmpstr (test_text (blocked, "block_note"), ==, "無断欠勤");
  unblocked = test_call (test, "POST", back, "owner-a", NULL, "If-Match", "\"2\"", NULL);
  g_assert_false (json_object_get_boolean_member (root (unblocked), "blocked_by_employer"));
  g_assert_cmpstr (test_text (unblocked, "block_note"), ==, "");
}

/* ---- the ledger ---- */

static JsonObject *
get_line (TestAnswer *answer, const char *kind)
{
  JsonArray *lines = json_object_get_array_member (root (answer), "lines");

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (g_str_equal (json_object_get_string_member (line, "kind"), kind))
        return line;
    }
  g_assert_not_reached ();
}

static TestAnswer *
get_thresholds (TestServer *test, int worker, const char *token)
{
  g_autofree char *id = test_membership_id (worker);
  g_autofree char *path = g_strconcat ("/v1/memberships/", id, "/thresholds", NULL);

  return test_call (test, "GET", path, token, NULL, NULL);
}

/* The yen of the year by where they come from: a planned day, which may be of the next year. */
static void
assert_year (TestAnswer *answer, const TestWork *work, gint64 planned_yen)
{
  JsonObject *line = get_line (answer, "year_300000");
  JsonObject *year = json_object_get_object_member (line, "year");
  JsonArray *parts = json_object_get_array_member (year, "parts");
  const gboolean is_now
      = g_ascii_strcasecmp (work->work_date, json_object_get_string_member (year, "to")) < 0;
  const gint64 yen[] = { 0, 0, is_now ? planned_yen : 0 };

  g_assert_cmpuint (json_array_get_length (parts), ==, G_N_ELEMENTS (yen));
  for (guint i = 0; i < G_N_ELEMENTS (yen); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);

      g_assert_cmpint (json_object_get_int_member (part, "yen"), ==, yen[i]);
      g_assert_cmpint (json_object_get_int_member (part, "days"), ==, yen[i] > 0);
    }
  g_assert_cmpint (json_object_get_int_member (line, "so_far"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (line, "with_plan"), ==, planned_yen);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (year, "from"), "-01-01"));
}

/* A contract of four hours three days on; then of 20 hours, exactly and a minute less. */
static void
test_ledger (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) empty = get_thresholds (test, 0, "clerk-a"), planned = NULL, below = NULL,
                         reached = NULL, stranger = NULL;
  g_auto (TestWork) work = { 0 };
  JsonObject *line;

  g_assert_cmpint (test_int (empty, "typical_min"), ==, 0);
  line = get_line (empty, "week_20_hours");
  g_assert_cmpint (json_object_get_int_member (line, "shifts_left"), ==, -1);
  g_assert_cmpstr (json_object_get_string_member (line, "article"), ==,
                   "employment_insurance_act_6");
  test_work_init (&work, test, 0);
  planned = get_thresholds (test, 0, "owner-a");
  line = get_line (planned, "week_20_hours");
  g_assert_cmpint (json_object_get_int_member (line, "so_far"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (line, "with_plan"), ==, 240);
  g_assert_cmpint (json_object_get_int_member (line, "shifts_left"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, "clear");
  g_assert_true (json_object_get_null_member (line, "year"));
  assert_year (planned, &work, 4 * 1300);
  test_execute (test, "UPDATE attendance SET planned_end_s = planned_start_s + 1199 * 60");
  below = get_thresholds (test, 0, "owner-a");
  line = get_line (below, "week_20_hours");
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, "near");
  test_execute (test, "UPDATE attendance SET planned_end_s = planned_start_s + 1200 * 60");
  reached = get_thresholds (test, 0, "owner-a");
  line = get_line (reached, "week_20_hours");
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, "planned");
  g_assert_cmpstr (json_object_get_string_member (line, "reached_on"), ==, work.work_date);
  /* 12 of the 20 hours of the day are overtime. */
  line = get_line (reached, "agreement_month");
  g_assert_cmpint (json_object_get_int_member (line, "with_plan"), ==, 12 * 60);
  g_assert_true (json_object_get_null_member (line, "special_line"));
  stranger = get_thresholds (test, 0, "owner-b");
  test_assert_problem (stranger, 404, "not-found");
}

/* Work elsewhere of an earlier contract makes overtime of what comes after eight hours together. */
static void
test_ledger_with_other_work (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) declared = NULL, added = NULL;
  g_auto (TestWork) work = { 0 };

  test_work_init (&work, test, 0);
  declared = test_call (test, "POST", "/v1/my/declared-work", "worker-0",
                        "{\"since\":\"2025-04-01\",\"weekdays\":127,\"day_min\":300}", NULL);
  g_assert_cmpuint (declared->status, ==, 201);
  added = get_thresholds (test, 0, "owner-a");
  g_assert_cmpint (json_object_get_int_member (get_line (added, "agreement_month"), "with_plan"),
                   ==, 60);
  /* Employment insurance counts each employer alone. */
  g_assert_cmpint (json_object_get_int_member (get_line (added, "week_20_hours"), "with_plan"), ==,
                   240);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thresholds/settings", test_settings);
  g_test_add_func ("/thresholds/declared", test_declared);
  g_test_add_func ("/thresholds/town-desk", test_town_desk);
  g_test_add_func ("/thresholds/declared-heard", test_declared_heard);
  g_test_add_func ("/thresholds/declared-days", test_declared_days);
  g_test_add_func ("/thresholds/minor-with-other-work", test_minor_with_other_work);
  g_test_add_func ("/thresholds/minor-at-night", test_minor_at_night);
  g_test_add_func ("/thresholds/certificate", test_certificate);
  g_test_add_func ("/thresholds/block", test_block);
  g_test_add_func ("/thresholds/ledger", test_ledger);
  g_test_add_func ("/thresholds/ledger-with-other-work", test_ledger_with_other_work);
  return g_test_run ();
}
