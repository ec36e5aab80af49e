/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-moment.h"
#include "server/yui-principal.h"
#include "yui-test-database.h"

#include <sys/socket.h>
#include <unistd.h>

/* One listener: its connection, and what came. */
typedef struct
{
  GSocketConnection *connection;
  GString *text;
} Ear;

static Ear *
listen_at (guint16 port, const char *token, const char *more)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *request = g_strdup_printf (
      "GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n", token, more);
  g_autoptr (GError) error = NULL;
  Ear *ear = g_new0 (Ear, 1);

  ear->connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (g_socket_connection_get_socket (ear->connection), 1);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (ear->connection)), request,
                             strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  ear->text = g_string_new (NULL);
  return ear;
}

static void
ear_free (Ear *ear)
{
  g_object_unref (ear->connection);
  g_string_free (ear->text, TRUE);
  g_free (ear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ear, ear_free)

/* Reads on for at most a second; FALSE at the stream's end. */
static gboolean
hear (Ear *ear)
{
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gssize n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (ear->connection)),
                                  buffer, sizeof buffer, NULL, &error);

  if (n > 0)
    g_string_append_len (ear->text, buffer, n);
  return n > 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
hear_until (Ear *ear, const char *what)
{
  const gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (strstr (ear->text->str, what) == NULL && g_get_monotonic_time () < until && hear (ear))
    ;
  if (strstr (ear->text->str, what) == NULL)
    g_error ("No %s in: %s", what, ear->text->str);
}

static Ear *
listen_well (TestServer *test, const char *token, const char *more)
{
  Ear *ear = listen_at (yui_server_get_port (test->server), token, more);

  hear_until (ear, "event: hello");
  return ear;
}

static void
test_hints (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (Ear) owner = listen_well (test, "owner-a", ""),
                  other = listen_well (test, "owner-b", ""),
                  town = listen_well (test, "coordinator", ""),
                  foreign = listen_well (test, "owner-c", "");
  g_autofree char *shift = test_publish_shift (test, 1);

  g_assert_true (g_str_has_prefix (owner->text->str, "HTTP/1.1 200 OK\r\n"));
  g_assert_nonnull (strstr (owner->text->str, "Content-Type: text/event-stream\r\n"));
  hear_until (owner, "\"resource\":\"shift\"");
  hear_until (town, "\"resource\":\"shift\"");
  g_assert_null (strstr (owner->text->str, shift)); /* a hint, no more */
  while (strstr (other->text->str, "\n:\n") == NULL)
    g_assert_true (hear (other)); /* up to its heartbeat */
  g_assert_null (strstr (other->text->str, "\"resource\""));
  hear (foreign);
  g_assert_null (strstr (foreign->text->str, "\"resource\""));
}

static void
test_resume (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *shift = test_publish_shift (test, 1);
  g_autoptr (Ear) missed = listen_well (test, "owner-a", "Last-Event-ID: 0\r\n"),
                  other = listen_well (test, "owner-b", "Last-Event-ID: 0\r\n"), strange = NULL;

  hear_until (missed, "\"resource\":\"shift\"");
  hear (other);
  g_assert_null (strstr (other->text->str, "\"resource\""));
  strange = listen_at (yui_server_get_port (test->server), "owner-a", "Last-Event-ID: 999999\r\n");
  hear_until (strange, "event: reset");
}

/* Another process writes to the same database. */
static void
test_processes (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiStore) store = yui_store_open (test->database, YUI_SERVER_MIGRATIONS, &error);
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (YuiServer) second = NULL;
  g_autoptr (Ear) ear = NULL;
  g_autofree char *shift = NULL;
  gint64 begun_us;

  g_assert_no_error (error);
  second = yui_server_new (store, test->tables, data);
  yui_server_start (second, G_INET_SOCKET_ADDRESS (address), NULL, NULL, &error);
  g_assert_no_error (error);
  ear = listen_at (yui_server_get_port (second), "owner-a", "");
  hear_until (ear, "event: hello");
  shift = test_publish_shift (test, 1);
  begun_us = g_get_monotonic_time ();
  hear_until (ear, "\"resource\":\"shift\"");
  g_test_message ("heard after %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - begun_us) / 1000);
}

/* A stream ends with its token. */
static void
test_revoked (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (Ear) ear = listen_well (test, "owner-a", ""), wrong = NULL;
  const gint64 until = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gboolean goes_on = TRUE;

  test_execute (test, "UPDATE access_token SET revoked_s = 1 WHERE account_id = (SELECT id FROM "
                      "account WHERE display_name = 'owner-a')");
  while (goes_on && g_get_monotonic_time () < until)
    goes_on = hear (ear);
  g_assert_false (goes_on);
  wrong = listen_at (yui_server_get_port (test->server), "owner-a", "");
  hear_until (wrong, "401");
}

/* Makes who's token that of a person who signed in with a second factor. */
static void
sign_in_with_factor (TestServer *test, const char *who)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO device (programme_id, id, account_id, kind, label, created_s, seen_s, "
      "expires_s) "
      "SELECT programme_id, id, id, 'desk', '机', 0, 0, 9999999999 FROM account "
      "WHERE display_name = '%1$s';"
      "UPDATE access_token SET device_id = account_id WHERE account_id = "
      "(SELECT id FROM account WHERE display_name = '%1$s');"
      "INSERT INTO account_totp (programme_id, account_id, secret, created_s, confirmed_s) "
      "SELECT programme_id, id, x'0001020304050607080900010203040506070809', 0, 1 FROM account "
      "WHERE display_name = '%1$s';",
      who);

  test_execute (test, sql);
}

/* Each of these lost what let it listen; who lost nothing listens on through the same turns. */
static void
test_rights_lost (void)
{
  const struct
  {
    const char *who, *sql; /* sql: of the account $ID */
  } cases[] = {
    { "owner-a", "UPDATE account SET role = 'payroll_clerk' WHERE id = $ID" },
    { "manager-a", "UPDATE account SET employer_id = '" TEST_EMPLOYER_B "' WHERE id = $ID" },
    { "owner-b", "UPDATE account SET disabled_s = 1 WHERE id = $ID" },
    { "coordinator", "DELETE FROM account_totp WHERE account_id = $ID" },
    { "auditor", "UPDATE access_token SET expires_s = 1 WHERE account_id = $ID" },
  };
  g_autoptr (TestServer) test
      = test_server_new_with (NULL, YUI_ROLE_EMPLOYER_OWNER | YUI_ROLE_COORDINATOR);
  g_autoptr (Ear) other = NULL;
  g_autoptr (GPtrArray) ears = g_ptr_array_new_with_free_func ((GDestroyNotify)ear_free);
  const gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  sign_in_with_factor (test, "coordinator");
  sign_in_with_factor (test, "owner-c");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (ears, listen_well (test, cases[i].who, ""));
  other = listen_well (test, "owner-c", "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id
          = g_strdup_printf ("(SELECT id FROM account WHERE display_name = '%s')", cases[i].who);
      g_auto (GStrv) parts = g_strsplit (cases[i].sql, "$ID", 2);
      g_autofree char *sql = g_strconcat (parts[0], id, parts[1], NULL);

      test_execute (test, sql);
    }
  for (guint i = 0; i < ears->len; i++)
    {
      gboolean goes_on = TRUE;

      g_test_message ("%s", cases[i].who);
      while (goes_on && g_get_monotonic_time () < until)
        goes_on = hear (ears->pdata[i]);
      g_assert_false (goes_on);
    }
  g_string_truncate (other->text, 0);
  hear_until (other, "\n:\n"); /* a turn after theirs */
  g_assert_cmpuint (yui_events_get_n (yui_server_get_events (test->server)), ==, 1);
}

/* Each account has a few streams, and gets its place back when one closes. */
static void
test_too_many (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  Ear *ears[YUI_EVENTS_STREAMS_PER_ACTOR];
  g_autoptr (Ear) more = NULL, other = NULL, again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ears); i++)
    ears[i] = listen_well (test, "owner-a", "");
  more = listen_at (yui_server_get_port (test->server), "owner-a", "");
  hear_until (more, "429");
  other = listen_well (test, "owner-b", "");
  for (guint i = 0; i < G_N_ELEMENTS (ears); i++)
    ear_free (ears[i]);
  for (int i = 0; yui_events_get_n (yui_server_get_events (test->server)) > 1 && i < 500; i++)
    g_usleep (10000);
  again = listen_well (test, "owner-a", "");
}

/* Who does not read is let go; nobody waits for them. */
static void
test_slow (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  YuiEvents *events = yui_server_get_events (test->server);
  g_autoptr (Ear) ear = listen_well (test, "owner-a", ""), slow = NULL;
  const int tiny = 2048;
  int pair[2];
  YuiListener listener
      = { .programme_id = 1, .employer_id = TEST_EMPLOYER_A, .actor_id = "slow", .after = -1 };
  guint i;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), ==, 0);
  setsockopt (pair[0], SOL_SOCKET, SO_SNDBUF, &tiny, sizeof tiny);
  yui_token_hash ("owner-a", listener.token_sha256);
  yui_events_add (events, &listener, pair[0]);
  for (i = 0; i < 400 && (i < 3 || yui_events_get_n (events) > 1); i++)
    {
      g_autofree char *shift = test_publish_shift (test, 1);

      g_usleep (25000); /* each with a hint of its own */
      g_string_truncate (ear->text, 0);
      hear (ear);
    }
  g_assert_cmpuint (yui_events_get_n (events), ==, 1);
  close (pair[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/events/hints", test_hints);
  g_test_add_func ("/server/events/resume", test_resume);
  g_test_add_func ("/server/events/processes", test_processes);
  g_test_add_func ("/server/events/revoked", test_revoked);
  g_test_add_func ("/server/events/rights-lost", test_rights_lost);
  g_test_add_func ("/server/events/too-many", test_too_many);
  g_test_add_func ("/server/events/slow", test_slow);
  return g_test_run ();
}
