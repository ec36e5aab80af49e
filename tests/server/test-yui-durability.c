/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-work.h"

#include "server/yui-moment.h"
#include "store/yui-uuid.h"

#include <signal.h>
#include <string.h>

/* A server in a process of its own is killed while clients post; whatever it acknowledged is there
 * afterwards, and a repeated request has one effect. */

#define N_ROUNDS  6
#define N_CLIENTS 4

typedef struct
{
  GSubprocess *process;
  char *url;
} Child;

static char *
program (void)
{
  return g_build_filename (g_getenv ("YUI_BUILD_ROOT"), "app", "server", "yui-server", NULL);
}

static guint16
free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

static gboolean
answers (const char *url)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (url, "/healthz", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, NULL);

  return bytes != NULL && soup_message_get_status (message) == 200;
}

static Child
start (const char *database, guint16 port)
{
  g_autofree char *path = program (), *listen = g_strdup_printf ("127.0.0.1:%u", port);
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GError) error = NULL;
  Child child = { .url = g_strdup_printf ("http://127.0.0.1:%u", port) };

  child.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, path, "--database",
                                    database, "--listen", listen, "--data-files", data, NULL);
  g_assert_no_error (error);
  for (int i = 0; i < 600 && !answers (child.url); i++)
    g_usleep (20000);
  g_assert_true (answers (child.url));
  return child;
}

static void
kill_child (Child *child)
{
  g_subprocess_send_signal (child->process, SIGKILL);
  g_assert_true (g_subprocess_wait (child->process, NULL, NULL));
  g_clear_object (&child->process);
  g_clear_pointer (&child->url, g_free);
}

typedef struct
{
  const char *url;
  int number;
  GPtrArray *keys, *ids; /* of what was acknowledged */
} Client;

/* Returns the id of the shift made, NULL when there was no answer of 201. */
static char *
post_shift (SoupSession *session, const char *url, const char *key, const char *title)
{
  g_autofree char *uri = g_strconcat (url, "/v1/shifts", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *body
      = g_strdup_printf ("{\"workplace_id\":\"" TEST_WORKPLACE_A
                         "\",\"title\":\"%s\",\"starts_at\":\"2026-12-10T09:00:00+09:00\","
                         "\"ends_at\":\"2026-12-10T12:00:00+09:00\",\"break_min\":0,\"seats\":1,"
                         "\"hourly_wage_yen\":1300}",
                         title);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body)), answer = NULL;
  g_autoptr (JsonNode) node = NULL;

  soup_message_headers_append (headers, "Authorization", "Bearer owner-a");
  soup_message_headers_append (headers, "Idempotency-Key", key);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  answer = soup_session_send_and_read (session, message, NULL, NULL);
  if (answer == NULL || soup_message_get_status (message) != 201)
    return NULL;
  node = json_from_string (g_bytes_get_data (answer, NULL), NULL);
  return node != NULL ? g_strdup (json_object_get_string_member (json_node_get_object (node), "id"))
                      : NULL;
}

static gpointer
client_thread (gpointer data)
{
  Client *client = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupSession) session = NULL;
  char *id;

  g_main_context_push_thread_default (context);
  session = soup_session_new ();
  do
    {
      g_autofree char *key = g_uuid_string_random ();

      id = post_shift (session, client->url, key, key);
      if (id != NULL)
        {
          g_ptr_array_add (client->keys, g_strdup (key));
          g_ptr_array_add (client->ids, id);
        }
    }
  while (id != NULL);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
check_all (const char *database, Client *clients, GPtrArray *ids, GPtrArray *keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (database, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_database_begin_read (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, &error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (YuiStatement) query = yui_database_query (
          db, &error, "SELECT count(*) FROM shift WHERE id = $1 AND title = $2",
          YUI_TEXT (ids->pdata[i]), YUI_TEXT (keys->pdata[i]));

      g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
      g_assert_cmpint (yui_statement_get_int (query, 0), ==, 1);
    }
  {
    g_autoptr (YuiStatement) query
        = yui_database_query (db, &error, "SELECT count(*) - count(DISTINCT title) FROM shift");

    g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
    g_assert_cmpint (yui_statement_get_int (query, 0), ==, 0);
  }
  if (!test_database_is_postgresql ())
    {
      g_autoptr (YuiStatement) integrity
          = yui_database_query (db, &error, "PRAGMA integrity_check");

      g_assert_cmpint (yui_statement_step (integrity, &error), ==, YUI_STEP_ROW);
      g_assert_cmpstr (yui_statement_get_text (integrity, 0), ==, "ok");
    }
  yui_database_rollback (db);
}

/* The last acknowledged request is sent again after the restart: the same shift comes back. */
static void
repeat_last (const char *url, GPtrArray *ids, GPtrArray *keys)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  const char *key = keys->pdata[keys->len - 1];
  g_autofree char *id = post_shift (session, url, key, key);

  g_assert_cmpstr (id, ==, ids->pdata[ids->len - 1]);
}

static void
test_kill (void)
{
  g_autoptr (TestServer) town = test_server_new ();
  const char *database = town->database;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free),
                        keys = g_ptr_array_new_with_free_func (g_free);
  guint16 port = free_port ();
  Child child;

  yui_server_stop (town->server);
  child = start (database, port);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      Client clients[N_CLIENTS];
      GThread *threads[N_CLIENTS];

      for (int i = 0; i < N_CLIENTS; i++)
        {
          clients[i] = (Client){ child.url, i, g_ptr_array_new (), g_ptr_array_new () };
          threads[i] = g_thread_new ("client", client_thread, &clients[i]);
        }
      g_usleep ((gulong)g_test_rand_int_range (50000, 400000));
      g_subprocess_send_signal (child.process, SIGKILL);
      for (int i = 0; i < N_CLIENTS; i++)
        {
          g_thread_join (threads[i]);
          for (guint j = 0; j < clients[i].ids->len; j++)
            {
              g_ptr_array_add (ids, clients[i].ids->pdata[j]);
              g_ptr_array_add (keys, clients[i].keys->pdata[j]);
            }
          g_ptr_array_unref (clients[i].ids);
          g_ptr_array_unref (clients[i].keys);
        }
      kill_child (&child);
      check_all (database, NULL, ids, keys);
      child = start (database, port);
      if (ids->len > 0)
        repeat_last (child.url, ids, keys);
    }
  g_test_message ("%u acknowledged, none lost", ids->len);
  g_assert_cmpuint (ids->len, >, N_ROUNDS);
  kill_child (&child);
}

/* ---- a device that sends what it kept ---- */

#define OPS_A_BATCH 20
#define GAP_S       120 /* more than what counts as the same fact */

typedef struct
{
  const char *url, *contract_id;
  gint64 first_s;
  guint n_ops;        /* made */
  GPtrArray *batches; /* every body that was sent, the last perhaps without an answer */
  GPtrArray *answers; /* NULL where there was none */
} Device;

static char *
make_batch (Device *device)
{
  GString *body
      = g_string_new ("{\"device_id\":\"01930000-0000-7000-8000-00000000d0d0\",\"ops\":[");

  for (int i = 0; i < OPS_A_BATCH; i++)
    {
      g_autofree char *id = yui_uuid_new ();
      char moment[YUI_MOMENT_SIZE];
      const guint n = device->n_ops++;

      yui_moment_format (device->first_s + n * GAP_S, moment);
      g_string_append_printf (body,
                              "%s{\"op_id\":\"%s\",\"device_seq\":%u,\"kind\":\"clock_event\","
                              "\"occurred_at\":\"%s\",\"body\":{\"contract_id\":\"%s\","
                              "\"kind\":\"%s\",\"occurred_at\":\"%s\"}}",
                              i > 0 ? "," : "", id, n + 1, moment, device->contract_id,
                              n % 2 == 0 ? "in" : "out", moment);
    }
  g_string_append (body, "]}");
  return g_string_free_and_steal (body);
}

static char *
post_batch (SoupSession *session, const char *url, const char *body)
{
  g_autofree char *uri = g_strconcat (url, "/v1/sync/ops", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", uri);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body)), answer = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               "Bearer kiosk");
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  answer = soup_session_send_and_read (session, message, NULL, NULL);
  if (answer == NULL || soup_message_get_status (message) != 200)
    return NULL;
  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

static gpointer
device_thread (gpointer data)
{
  Device *device = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupSession) session = NULL;
  char *answer;

  g_main_context_push_thread_default (context);
  session = soup_session_new ();
  do
    {
      g_ptr_array_add (device->batches, make_batch (device));
      answer = post_batch (session, device->url,
                           g_ptr_array_index (device->batches, device->batches->len - 1));
      g_ptr_array_add (device->answers, answer);
    }
  while (answer != NULL);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static char *
without_states (const char *answer)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"state\":\"\\w+\"", 0, 0, NULL);

  return g_regex_replace_literal (regex, answer, -1, 0, "", 0, NULL);
}

/* Everything is sent again: what was answered is answered the same, nothing has a second effect. */
static void
replay_all (Device *device)
{
  g_autoptr (SoupSession) session = soup_session_new ();

  for (guint i = 0; i < device->batches->len; i++)
    {
      g_autofree char *again = post_batch (session, device->url, device->batches->pdata[i]);
      g_autofree char *old_text = NULL, *new_text = NULL;

      g_assert_nonnull (again);
      g_assert_null (strstr (again, "rejected"));
      if (device->answers->pdata[i] == NULL)
        {
          device->answers->pdata[i] = g_steal_pointer (&again);
          continue;
        }
      g_assert_null (strstr (again, "applied"));
      old_text = without_states (device->answers->pdata[i]);
      new_text = without_states (again);
      g_assert_cmpstr (old_text, ==, new_text);
    }
}

static void
check_events (const char *database, const Device *device)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (database, YUI_DATABASE_READ_WRITE, &error);
  g_autoptr (YuiStatement) query = NULL;

  yui_database_begin_read (db, &error);
  yui_database_set_scope (db, YUI_SCOPE_ALL, FALSE, &error);
  query = yui_database_query (db, &error,
                              "SELECT count(*), count(DISTINCT occurred_s), (SELECT count(*) FROM "
                              "audit_log WHERE operation = 'createClockEvent') FROM clock_event");
  g_assert_true (yui_statement_need_row (query, &error));
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (yui_statement_get_int (query, i), ==, device->n_ops);
  g_clear_pointer (&query, yui_statement_free);
  yui_database_rollback (db);
}

static void
test_kill_sync (void)
{
  g_autoptr (TestServer) town = test_server_new ();
  g_auto (TestWork) work = { 0 };
  Device device = { .batches = g_ptr_array_new_with_free_func (g_free),
                    .answers = g_ptr_array_new_with_free_func (g_free) };
  guint16 port = free_port ();
  Child child;

  test_work_init (&work, town, 0);
  device.contract_id = work.contract_id;
  device.first_s = yui_moment_now () - 30 * 86400; /* away for as long as that */
  yui_server_stop (town->server);
  child = start (town->database, port);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      GThread *thread;

      device.url = child.url;
      thread = g_thread_new ("device", device_thread, &device);
      g_usleep ((gulong)g_test_rand_int_range (30000, 200000));
      g_subprocess_send_signal (child.process, SIGKILL);
      g_thread_join (thread);
      kill_child (&child);
      child = start (town->database, port);
      device.url = child.url;
      replay_all (&device);
      check_events (town->database, &device);
    }
  g_test_message ("%u ops, each once", device.n_ops);
  kill_child (&child);
  g_ptr_array_unref (device.batches);
  g_ptr_array_unref (device.answers);
}

/* SIGTERM ends it in order, with status 0. */
static void
test_terminate (void)
{
  g_autoptr (TestServer) town = test_server_new ();
  const char *database = town->database;
  Child child;

  yui_server_stop (town->server);
  child = start (database, free_port ());
  g_subprocess_send_signal (child.process, SIGTERM);
  g_assert_true (g_subprocess_wait_check (child.process, NULL, NULL));
  g_object_unref (child.process);
  g_free (child.url);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/durability/kill", test_kill);
  g_test_add_func ("/server/durability/kill-sync", test_kill_sync);
  g_test_add_func ("/server/durability/terminate", test_terminate);
  return g_test_run ();
}
