/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"
#include "server/yui-principal.h"
#include "yui-test-database.h"

#include <glib/gstdio.h>
#include <sodium.h>

/* 32 bytes */
#define SECRET "x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'"

#define BORN_ADULT (-3650) /* 1960 */

/* ---- the town ---- */

static void
run (YuiDatabase *db, const char *script)
{
  g_autoptr (GError) error = NULL;

  yui_database_execute (db, script, &error);
  g_assert_no_error (error);
}

static void
add_token (YuiDatabase *db,
           int programme,
           const char *token,
           const char *account_id,
           const char *worker_id)
{
  g_autoptr (GError) error = NULL;
  guint8 sha256[32];

  yui_token_hash (token, sha256);
  yui_database_run (
      db, &error,
      "INSERT INTO access_token (programme_id, token_sha256, account_id, worker_id, created_s) "
      "VALUES ($1, $2, $3, $4, 0)",
      YUI_INT (programme), YUI_BLOB (sha256, sizeof sha256), YUI_TEXT (account_id),
      YUI_TEXT (worker_id));
  g_assert_no_error (error);
}

static void
add_account (YuiDatabase *db,
             int programme,
             int number,
             const char *token,
             const char *role,
             const char *employer_id,
             const char *workplace_id)
{
  g_autofree char *id = g_strdup_printf ("01930000-0000-7000-8000-0000000001%02x", number);
  g_autoptr (GError) error = NULL;

  yui_database_run (db, &error,
                    "INSERT INTO account (programme_id, id, display_name, role, employer_id, "
                    "workplace_id, created_s) "
                    "VALUES ($1, $2, $3, $4, $5, $6, 0)",
                    YUI_INT (programme), YUI_TEXT (id), YUI_TEXT (token), YUI_TEXT (role),
                    YUI_TEXT (employer_id), YUI_TEXT (workplace_id));
  g_assert_no_error (error);
  add_token (db, programme, token, id, NULL);
}

const char *
test_worker_id (int i)
{
  static char ids[TEST_N_WORKERS][37];

  g_snprintf (ids[i], sizeof ids[i], "01930000-0000-7000-8000-0000000002%02x", i);
  return ids[i];
}

static void
add_worker (YuiDatabase *db, int i)
{
  YuiCivilDay today = yui_civil_day_of_utc (yui_moment_now ());
  g_autofree char *name = g_strdup_printf ("試験 %d子", i),
                  *kana = g_strdup_printf ("シケン %dコ", i);
  g_autofree char *token = g_strdup_printf ("worker-%d", i);
  g_autofree char *membership_id = g_strdup_printf ("01930000-0000-7000-8000-0000000003%02x", i);
  g_autoptr (GError) error = NULL;
  YuiValue birth
      = i == TEST_AGELESS ? YUI_NULL : YUI_INT (i == TEST_MINOR ? today - 16 * 366 : BORN_ADULT);

  yui_database_run (db, &error,
                    "INSERT INTO worker (programme_id, id, name, kana, birth_day, registered_s) "
                    "VALUES (1, $1, $2, $3, $4, 0)",
                    YUI_TEXT (test_worker_id (i)), YUI_TEXT (name), YUI_TEXT (kana), birth);
  g_assert_no_error (error);
  yui_database_run (
      db, &error,
      "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, created_s) "
      "VALUES (1, $1, $2, $3, 'registered', 0)",
      YUI_TEXT (membership_id), YUI_TEXT (TEST_EMPLOYER_A), YUI_TEXT (test_worker_id (i)));
  g_assert_no_error (error);
  add_token (db, 1, token, NULL, test_worker_id (i));
}

static const char *town
    = "INSERT INTO programme (programme_id, name, prefecture_code, colour, created_s) VALUES "
      " (1, '試験町', '15', '#336699', 0), (2, '隣町', '20', '#993366', 0);"
      "INSERT INTO employer (programme_id, id, name, representative, phone, created_s) VALUES "
      " (1, '" TEST_EMPLOYER_A "', '旅館甲', '甲野 一', '0259-00-0001', 0), "
      " (1, '" TEST_EMPLOYER_B "', '農園乙', '', '', 0), (2, '" TEST_EMPLOYER_C
      "', '商店丙', '', '', 0);"
      "INSERT INTO workplace (programme_id, id, employer_id, name, address, prefecture_code, "
      "latitude_udeg, "
      " longitude_udeg, check_in_secret, created_s) VALUES "
      " (1, '" TEST_WORKPLACE_A "', '" TEST_EMPLOYER_A
      "', '甲 本館', '新潟県試験町1', '15', 38000000, 138400000, "
      "  " SECRET ", 0), "
      " (1, '" TEST_WORKPLACE_B "', '" TEST_EMPLOYER_B
      "', '乙 畑', '新潟県試験町2', '15', 38010000, 138410000, "
      "  " SECRET ", 0), "
      " (2, '" TEST_WORKPLACE_C "', '" TEST_EMPLOYER_C
      "', '丙 店', '長野県隣町1', '20', 36000000, 138000000, "
      "  " SECRET ", 0);"
      "INSERT INTO qualification (programme_id, id, code, name, bit) VALUES "
      " (1, '" TEST_FORKLIFT "', 'forklift', 'フォークリフト', 0);";

static void
make_town (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (path, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_database_begin (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, TRUE, &error);
  run (db, town);
  for (int i = 0; i < TEST_N_WORKERS; i++)
    add_worker (db, i);
  run (db, "INSERT INTO worker_qualification (programme_id, worker_id, qualification_id) SELECT 1, "
           "id, '" TEST_FORKLIFT "' FROM worker ORDER BY id LIMIT 1");
  add_account (db, 1, 1, "owner-a", "employer_owner", TEST_EMPLOYER_A, NULL);
  add_account (db, 1, 2, "manager-a", "employer_manager", TEST_EMPLOYER_A, NULL);
  add_account (db, 1, 3, "clerk-a", "payroll_clerk", TEST_EMPLOYER_A, NULL);
  add_account (db, 1, 4, "owner-b", "employer_owner", TEST_EMPLOYER_B, NULL);
  add_account (db, 1, 5, "coordinator", "coordinator", NULL, NULL);
  add_account (db, 1, 6, "auditor", "auditor", NULL, NULL);
  add_account (db, 1, 7, "kiosk", "kiosk", NULL, TEST_WORKPLACE_A);
  add_account (db, 2, 8, "owner-c", "employer_owner", TEST_EMPLOYER_C, NULL);
  add_account (db, 1, 9, "kiosk-town", "kiosk", NULL, NULL);
  add_account (db, 1, 10, "kiosk-b", "kiosk", TEST_EMPLOYER_B, NULL);
  add_account (db, 2, 11, "kiosk-c", "kiosk", NULL, NULL);
  yui_database_commit (db, &error);
  g_assert_no_error (error);
}

/* ---- the server ---- */

TestServer *
test_server_new (void)
{
  return test_server_new_with (NULL, 0);
}

TestServer *
test_server_new_with (const char *data_files, guint factor_roles)
{
  g_autofree char *own = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  const char *data = data_files != NULL ? data_files : own;
  TestServer *test = g_new0 (TestServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  test->folder = g_dir_make_tmp ("yui-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->database = test_database_new_uri (test->folder);
  test->tables = yui_law_tables_load (data, &error);
  g_assert_no_error (error);
  test->store = yui_store_open (test->database, YUI_SERVER_MIGRATIONS, &error);
  g_assert_no_error (error);
  make_town (test->database);
  test->server = yui_server_new (test->store, test->tables, data);
  yui_server_set_factor_roles (test->server, factor_roles);
  yui_server_start (test->server, G_INET_SOCKET_ADDRESS (address), NULL, NULL, &error);
  g_assert_no_error (error);
  test->session = soup_session_new ();
  return test;
}

void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
test_server_free (TestServer *test)
{
  g_object_unref (test->session);
  yui_server_free (test->server);
  yui_store_close (test->store);
  yui_law_tables_free (test->tables);
  test_remove_folder (test->folder);
  g_free (test->database);
  g_free (test->folder);
  g_free (test);
}

/* ---- calling ---- */

void
test_answer_free (TestAnswer *answer)
{
  g_clear_pointer (&answer->body, json_node_unref);
  g_clear_pointer (&answer->headers, soup_message_headers_unref);
  g_free (answer->text);
  g_free (answer);
}

static const char *
content_type_of (const char *method)
{
  return g_str_equal (method, "PATCH") ? "application/merge-patch+json" : "application/json";
}

static SoupMessage *
make_message (TestServer *test,
              const char *method,
              const char *path,
              const char *token,
              const char *body,
              va_list args)
{
  g_autofree char *uri = g_strconcat (yui_server_get_base_url (test->server), path, NULL);
  SoupMessage *message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *name;

  g_assert_nonnull (message);
  if (token != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", token, NULL);

      soup_message_headers_append (headers, "Authorization", value);
    }
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, content_type_of (method), bytes);
    }
  while ((name = va_arg (args, const char *)) != NULL)
    soup_message_headers_replace (headers, name, va_arg (args, const char *));
  if (g_str_equal (method, "POST")
      && soup_message_headers_get_one (headers, "Idempotency-Key") == NULL)
    {
      g_autofree char *key = g_uuid_string_random ();

      soup_message_headers_append (headers, "Idempotency-Key", key);
    }
  if (g_strcmp0 (soup_message_headers_get_one (headers, "Idempotency-Key"), "none") == 0)
    soup_message_headers_remove (headers, "Idempotency-Key");
  return message;
}

static void
add_headers (JsonBuilder *builder, SoupMessageHeaders *headers)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;

  json_builder_begin_object (builder);
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, value);
    }
  json_builder_end_object (builder);
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_base64 (JsonBuilder *builder, const char *member, const void *data, gsize size)
{
  g_autofree char *text = g_base64_encode (data, size);

  add_text (builder, member, text);
}

/* Adds what was said to the file YUI_TRAFFIC, one line of JSON, where the contract is tested. */
static void
note_traffic (SoupMessage *message, const char *path, const char *body, GBytes *answer)
{
  const char *file = g_getenv ("YUI_TRAFFIC");
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;
  FILE *stream;

  if (file == NULL)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_text (builder, "method", soup_message_get_method (message));
  add_text (builder, "path", path);
  json_builder_set_member_name (builder, "asked");
  add_headers (builder, soup_message_get_request_headers (message));
  add_base64 (builder, "body_base64", body, body != NULL ? strlen (body) : 0);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, soup_message_get_status (message));
  json_builder_set_member_name (builder, "told");
  add_headers (builder, soup_message_get_response_headers (message));
  add_base64 (builder, "answer_base64", g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  line = json_to_string (node, FALSE);
  stream = fopen (file, "a");
  g_assert_nonnull (stream);
  g_assert_cmpint (fprintf (stream, "%s\n", line), >, 0);
  g_assert_cmpint (fclose (stream), ==, 0);
}

TestAnswer *
test_call (TestServer *test,
           const char *method,
           const char *path,
           const char *token,
           const char *body,
           ...)
{
  TestAnswer *answer = g_new0 (TestAnswer, 1);
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  va_list args;

  va_start (args, body);
  message = make_message (test, method, path, token, body, args);
  va_end (args);
  bytes = soup_session_send_and_read (test->session, message, NULL, &error);
  g_assert_no_error (error);
  note_traffic (message, path, body, bytes);
  answer->status = soup_message_get_status (message);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  data = g_bytes_get_data (bytes, &answer->size);
  answer->text = g_malloc0 (answer->size + 1);
  if (answer->size > 0)
    memcpy (answer->text, data, answer->size);
  if (answer->size > 0 && answer->text[0] == '{')
    {
      answer->body = json_from_string (answer->text, &error);
      g_assert_no_error (error);
    }
  return answer;
}

/* ---- looking ---- */

static JsonObject *
root_of (TestAnswer *answer)
{
  g_assert_nonnull (answer->body);
  return json_node_get_object (answer->body);
}

const char *
test_text (TestAnswer *answer, const char *member)
{
  return json_object_get_string_member (root_of (answer), member);
}

gint64
test_int (TestAnswer *answer, const char *member)
{
  return json_object_get_int_member (root_of (answer), member);
}

guint
test_n_items (TestAnswer *answer)
{
  return json_array_get_length (json_object_get_array_member (root_of (answer), "items"));
}

gboolean
test_truth (TestAnswer *answer, const char *member)
{
  return json_object_get_boolean_member (json_node_get_object (answer->body), member);
}

JsonObject *
test_item (TestAnswer *answer, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (root_of (answer), "items"),
                                        i);
}

void
test_assert_problem (TestAnswer *answer, guint status, const char *name)
{
  g_autofree char *type = g_strconcat ("urn:yui:problem:", name, NULL);

  if (answer->status != status)
    g_test_message ("%u: %s", answer->status, answer->text);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Type"), ==,
                   "application/problem+json");
  g_assert_cmpstr (test_text (answer, "type"), ==, type);
  g_assert_cmpint (test_int (answer, "status"), ==, status);
  g_assert_cmpuint (strlen (test_text (answer, "title")), >, 0);
  g_assert_cmpuint (strlen (test_text (answer, "detail")), >, 0);
}

gboolean
test_has_fault (TestAnswer *answer, const char *pointer, const char *code)
{
  JsonArray *errors = json_object_get_array_member (root_of (answer), "errors");

  for (guint i = 0; errors != NULL && i < json_array_get_length (errors); i++)
    {
      JsonObject *item = json_array_get_object_element (errors, i);

      if (g_str_equal (json_object_get_string_member (item, "pointer"), pointer)
          && g_str_equal (json_object_get_string_member (item, "code"), code))
        return TRUE;
    }
  g_test_message ("no %s at %s in %s", code, pointer, answer->text);
  return FALSE;
}

/* ---- often done ---- */

char *
test_shift_body (const char *workplace_id, int days_on, int hour, const char *extra)
{
  YuiCivilDay day = yui_civil_day_of_utc (yui_moment_now ()) + days_on;
  char start[YUI_MOMENT_SIZE], end[YUI_MOMENT_SIZE];

  yui_moment_format (yui_civil_utc_of (day, hour * 60), start);
  yui_moment_format (yui_civil_utc_of (day, (hour + 4) * 60), end);
  return g_strdup_printf (
      "{\"workplace_id\":\"%s\",\"title\":\"配膳\",\"starts_at\":\"%s\",\"ends_at\":\"%s\","
      "\"break_min\":0,\"hourly_wage_yen\":1300%s%s}",
      workplace_id, start, end, strstr (extra, "\"seats\"") != NULL ? "" : ",\"seats\":1", extra);
}

char *
test_publish_shift (TestServer *test, int seats)
{
  g_autofree char *extra = g_strdup_printf (",\"seats\":%d", seats);
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, 3, 9, extra);
  g_autoptr (TestAnswer) made = test_call (test, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_autoptr (TestAnswer) published = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpuint (made->status, ==, 201);
  path = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  published = test_call (test, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (published->status, ==, 200);
  return g_strdup (test_text (made, "id"));
}

char *
test_offer (TestServer *test, const char *shift_id, int worker, char **sha256)
{
  g_autofree char *path = g_strdup_printf ("/v1/shifts/%s/offers", shift_id);
  char reply_by[YUI_MOMENT_SIZE];
  g_autofree char *body = NULL;
  g_autoptr (TestAnswer) answer = NULL;

  yui_moment_format (yui_moment_now () + YUI_SECONDS_PER_DAY, reply_by);
  body = g_strdup_printf ("{\"worker_ids\":[\"%s\"],\"reply_by\":\"%s\"}", test_worker_id (worker),
                          reply_by);
  answer = test_call (test, "POST", path, "owner-a", body, NULL);
  if (answer->status != 201)
    g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, 201);
  if (sha256 != NULL)
    *sha256 = g_strdup (json_object_get_string_member (
        json_object_get_object_member (test_item (answer, 0), "terms"), "sha256"));
  return g_strdup (json_object_get_string_member (test_item (answer, 0), "id"));
}

/* ---- its database ---- */

static gboolean
execute (YuiDatabase *db, gpointer script, GError **error)
{
  return yui_database_execute (db, script, error);
}

void
test_execute (TestServer *test, const char *script)
{
  g_autoptr (GError) error = NULL;

  yui_store_write (test->store, YUI_SCOPE_ALL, execute, (gpointer)script, &error);
  g_assert_no_error (error);
}

void
test_execute_printf (TestServer *test, const char *format, ...)
{
  g_autofree char *script = NULL;
  va_list args;

  va_start (args, format);
  script = g_strdup_vprintf (format, args);
  va_end (args);
  test_execute (test, script);
}

gint64
test_count (TestServer *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  gint64 n;

  g_assert_no_error (error);
  n = test_database_count (db, sql);
  yui_store_end_read (test->store, db);
  return n;
}
