/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"
#include "yui-test-server.h"

#include "server/yui-audit.h"

#include <glib/gstdio.h>
#include <string.h>

/* The operator's commands, as the real program, against a database that a server is serving. */

#define N_AT_ONCE 8

static char *out, *err;

static GSubprocess *
start (const char *const *words)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("YUI_BUILD_ROOT"), "app", "server", "yui-server", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **)words);
  all = g_strv_builder_end (builder);
  process
      = g_subprocess_newv ((const char *const *)all,
                           G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&process);
}

/* Runs yui-server with the words, ended by NULL; returns its exit status. What it said is in out
 * and err. */
static int
run_words (const char *const *words)
{
  g_autoptr (GSubprocess) process = start (words);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&out, g_free);
  g_clear_pointer (&err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (*err != '\0')
    g_test_message ("%s", err);
  return g_subprocess_get_exit_status (process);
}

#define command(...) run_words ((const char *const[]){ __VA_ARGS__ })

/* The value in a line of out that begins with word (caller's). */
static char *
value_of (const char *word)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  const gsize length = strlen (word);

  for (int i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], word, length) == 0 && lines[i][length] == ' ')
      return g_strdup (lines[i] + length + 1);
  g_test_message ("no %s in %s", word, out);
  g_assert_not_reached ();
}

static char *
database_of (TestServer *test)
{
  return g_strdup (test->database);
}

static guint
session_status (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (test, "GET", "/v1/session", token, NULL, NULL);

  return answer->status;
}

static void
assert_audit (TestServer *test, gint64 programme_id, const char *operation, int n)
{
  g_autoptr (GError) error = NULL;
  YuiDatabase *db = yui_store_begin_read (test->store, YUI_SCOPE_ALL, &error);
  g_autoptr (YuiStatement) query = yui_database_query (
      db, &error,
      "SELECT count(*) FROM audit_log WHERE programme_id = $1 AND operation = $2 "
      "AND role = 'operator' AND actor_id LIKE 'uid:%'",
      YUI_INT (programme_id), YUI_TEXT (operation));

  g_assert_cmpint (yui_statement_step (query, &error), ==, YUI_STEP_ROW);
  g_assert_cmpint (yui_statement_get_int (query, 0), ==, n);
  g_clear_pointer (&query, yui_statement_free);
  yui_audit_verify (db, programme_id, &error);
  g_assert_no_error (error);
  yui_store_end_read (test->store, db);
}

/* A programme made beside the others while the server runs: its people work, and see only it. */
static void
test_new_programme (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *db = database_of (test), *programme = NULL, *employer = NULL, *workplace = NULL,
                  *owner = NULL, *account = NULL, *body = NULL, *other_body = NULL;
  g_autoptr (TestAnswer) session = NULL, shift = NULL, elsewhere = NULL;

  g_assert_cmpint (command ("programme", "add", "--database", db, "--name", "結島町",
                            "--prefecture", "15", "--colour", "#1F6F5C", NULL),
                   ==, 0);
  programme = value_of ("programme");
  g_assert_cmpstr (programme, ==, "3");
  g_assert_cmpint (command ("employer", "add", "--database", db, "--programme", programme, "--name",
                            "旅館甲", "--workplace", "本館", "--address", "新潟県結島町1",
                            "--latitude", "38.0183", "--longitude", "138.3683", NULL),
                   ==, 0);
  employer = value_of ("employer");
  workplace = value_of ("workplace");
  g_assert_cmpint (command ("account", "add", "--database", db, "--programme", programme, "--role",
                            "employer_owner", "--label", "甲野 一", "--employer", employer, NULL),
                   ==, 0);
  owner = value_of ("token");
  account = value_of ("account");

  session = test_call (test, "GET", "/v1/session", owner, NULL, NULL);
  g_assert_cmpuint (session->status, ==, 200);
  g_assert_cmpstr (test_text (session, "account_id"), ==, account);
  g_assert_cmpstr (test_text (session, "role"), ==, "employer_owner");
  g_assert_cmpstr (test_text (session, "display_name"), ==, "甲野 一");
  g_assert_nonnull (strstr (session->text, "#1f6f5c"));
  body = test_shift_body (workplace, 3, 9, "");
  shift = test_call (test, "POST", "/v1/shifts", owner, body, NULL);
  g_assert_cmpuint (shift->status, ==, 201);
  other_body = test_shift_body (TEST_WORKPLACE_A, 3, 9, "");
  elsewhere = test_call (test, "POST", "/v1/shifts", owner, other_body, NULL);
  test_assert_problem (elsewhere, 422, "invalid-input");
  assert_audit (test, 3, "addProgramme", 1);
  assert_audit (test, 3, "addEmployer", 1);
  assert_audit (test, 3, "addAccount", 1);
}

static void
test_workplaces (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *db = database_of (test), *workplace = NULL, *token = NULL;
  g_autoptr (TestAnswer) list = NULL, of_kiosk = NULL;

  g_assert_cmpint (command ("workplace", "add", "--database", db, "--programme", "1", "--employer",
                            TEST_EMPLOYER_B, "--name", "乙 直売所", "--address", "長野県栄村1",
                            "--prefecture", "20", "--latitude", "-0.0000015", "--longitude",
                            "138.577", NULL),
                   ==, 0);
  workplace = value_of ("workplace");
  list = test_call (test, "GET", "/v1/workplaces", "owner-b", NULL, NULL);
  g_assert_cmpuint (test_n_items (list), ==, 2);
  g_assert_nonnull (strstr (list->text, "長野県"));
  g_assert_nonnull (strstr (list->text, "\"latitude_udeg\":-2,\"longitude_udeg\":138577000"));
  g_assert_cmpint (command ("employer", "list", "--database", db, "--programme", "1", NULL), ==, 0);
  g_assert_nonnull (strstr (out, workplace));
  g_assert_null (strstr (out, TEST_EMPLOYER_C));

  g_assert_cmpint (command ("account", "add", "--database", db, "--programme", "1", "--role",
                            "kiosk", "--label", "乙の端末", "--workplace", workplace, NULL),
                   ==, 0);
  token = value_of ("token");
  of_kiosk = test_call (test, "GET", "/v1/workplaces", token, NULL, NULL);
  g_assert_cmpuint (test_n_items (of_kiosk), ==, 1);
  assert_audit (test, 1, "addWorkplace", 1);
}

/* Whether a token lies anywhere in the database's files. */
static gboolean
is_in_files (TestServer *test, const char *text)
{
  static const char *const names[] = { "yui.db", "yui.db-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test->folder, names[i], NULL), *data = NULL;
      gsize size;

      if (g_file_get_contents (path, &data, &size, NULL)
          && memmem (data, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_accounts (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *db = database_of (test), *token = NULL, *account = NULL, *other = NULL;

  g_assert_cmpint (command ("account", "add", "--database", db, "--programme", "1", "--role",
                            "coordinator", "--label", "支援係", NULL),
                   ==, 0);
  token = value_of ("token");
  account = value_of ("account");
  g_assert_cmpuint (session_status (test, token), ==, 200);
  g_assert_true (test_database_is_postgresql () || is_in_files (test, account));
  g_assert_false (is_in_files (test, token));

  g_assert_cmpint (command ("account", "list", "--database", db, "--programme", "1", NULL), ==, 0);
  other = g_strdup_printf ("%s\tcoordinator\tactive\t-\t-\t支援係\n", account);
  g_assert_nonnull (strstr (out, other));
  g_assert_null (strstr (out, "owner-c"));

  g_assert_cmpint (command ("account", "revoke", "--database", db, "--programme", "2", "--account",
                            account, NULL),
                   ==, 1);
  g_assert_cmpuint (session_status (test, token), ==, 200);
  g_assert_cmpint (command ("account", "revoke", "--database", db, "--programme", "1", "--account",
                            account, NULL),
                   ==, 0);
  g_assert_cmpuint (session_status (test, token), ==, 401);
  g_assert_cmpuint (session_status (test, "owner-a"), ==, 200);
  g_assert_cmpint (command ("account", "revoke", "--database", db, "--programme", "1", "--account",
                            account, NULL),
                   ==, 1);
  g_assert_cmpint (command ("account", "list", "--database", db, "--programme", "1", NULL), ==, 0);
  g_assert_nonnull (strstr (out, "revoked"));
  assert_audit (test, 1, "revokeAccount", 1);
}

/* Commands and calls that write at the same time all get through, and the audit log stays whole. */
static void
test_at_once (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *db = database_of (test), *body = test_shift_body (TEST_WORKPLACE_A, 3, 9, "");
  const char *const words[] = { "account", "add",     "--database", db,  "--programme", "1",
                                "--role",  "auditor", "--label",    "x", NULL };
  g_autoptr (GPtrArray) started = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < N_AT_ONCE; i++)
    {
      GSubprocess *process = start (words);
      g_autoptr (TestAnswer) shift = test_call (test, "POST", "/v1/shifts", "owner-a", body, NULL);

      g_ptr_array_add (started, process);
      g_assert_cmpuint (shift->status, ==, 201);
    }
  for (guint i = 0; i < started->len; i++)
    g_assert_true (g_subprocess_wait_check (started->pdata[i], NULL, NULL));
  assert_audit (test, 1, "addAccount", N_AT_ONCE);
}

/* From nothing: the first command makes the database, which a server then serves. */
static void
test_fresh (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-commands-XXXXXX", NULL);
  g_autofree char *db = g_build_filename (folder, "yui.db", NULL), *token = NULL;
  g_autoptr (YuiStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (command ("account", "list", "--database", db, "--programme", "1", NULL), ==, 1);
  g_assert_false (g_file_test (db, G_FILE_TEST_EXISTS));
  g_assert_cmpint (command ("programme", "add", "--database", db, "--name", " 結島町 ",
                            "--prefecture", "15", NULL),
                   ==, 0);
  g_assert_cmpstr (out, ==, "programme 1\n");
  g_assert_cmpint (g_stat (db, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (command ("programme", "list", "--database", db, NULL), ==, 0);
  g_assert_cmpstr (out, ==, "1\t15\t#1f6f5c\treal\t結島町\n");
  g_assert_cmpint (command ("account", "add", "--database", db, "--programme", "1", "--role",
                            "auditor", "--label", "監査", NULL),
                   ==, 0);
  token = value_of ("token");
  g_assert_cmpuint (strlen (token), ==, 43);
  store = yui_store_open (db, YUI_SERVER_MIGRATIONS, &error);
  g_assert_no_error (error);
  g_clear_pointer (&store, yui_store_close);
  g_unlink (db);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What cannot be done is said in a sentence, and nothing of it stays. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *words[16], *part;
  } rows[] = {
    { { "programme" }, "no command" },
    { { "programme", "remove" }, "no command" },
    { { "programme", "add", "--name", "x", "--prefecture", "48" }, "--prefecture" },
    { { "programme", "add", "--name", "x", "--prefecture", "5" }, "--prefecture" },
    { { "programme", "add", "--prefecture", "15" }, "--name" },
    { { "programme", "add", "--name", "\xff", "--prefecture", "15" }, "UTF-8" },
    { { "programme", "add", "--name", "a\nb", "--prefecture", "15" }, "one line" },
    { { "programme", "add", "--name", "x", "--prefecture", "15", "--colour", "red" }, "--colour" },
    { { "programme", "add", "--name", "x", "--prefecture", "15", "stray" }, "stray" },
    { { "account", "list" }, "--programme" },
    { { "account", "list", "--programme", "9" }, "no programme 9" },
    { { "account", "add", "--programme", "1", "--role", "worker", "--label", "x" }, "--role" },
    { { "account", "add", "--programme", "1", "--role", "auditor" }, "--label" },
    { { "account", "add", "--programme", "1", "--role", "payroll_clerk", "--label", "x" },
      "--employer" },
    { { "account", "add", "--programme", "1", "--role", "auditor", "--label", "x", "--employer",
        TEST_EMPLOYER_A },
      "--employer" },
    { { "account", "add", "--programme", "1", "--role", "employer_owner", "--label", "x",
        "--employer", TEST_EMPLOYER_C },
      "no employer" },
    { { "account", "add", "--programme", "1", "--role", "kiosk", "--label", "x", "--employer",
        TEST_EMPLOYER_A, "--workplace", TEST_WORKPLACE_B },
      "no workplace" },
    { { "account", "revoke", "--programme", "1", "--account", "x" }, "--account" },
    { { "workplace", "add", "--programme", "1", "--employer", TEST_EMPLOYER_C, "--name", "x",
        "--address", "y", "--latitude", "1", "--longitude", "2" },
      "no employer" },
    { { "workplace", "add", "--programme", "1", "--employer", TEST_EMPLOYER_A, "--name", "x",
        "--address", "y", "--latitude", "nan", "--longitude", "2" },
      "--latitude" },
    { { "employer", "add", "--programme", "1", "--name", "x", "--workplace", "x", "--address", "y",
        "--latitude", "1", "--longitude", "181" },
      "--longitude" },
    { { "employer", "add", "--programme", "1", "--name", "x", "--industry", "mining" },
      "--industry" },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *db = database_of (test);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) all = NULL;

      g_strv_builder_addv (words, (const char **)rows[i].words);
      g_strv_builder_add_many (words, "--database", db, NULL);
      all = g_strv_builder_end (words);
      g_assert_cmpint (run_words ((const char *const *)all), ==, 1);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (g_str_has_prefix (err, "yui-server: "));
      if (strstr (err, rows[i].part) == NULL)
        g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_nonnull (strstr (err, rows[i].part));
    }
  assert_audit (test, 1, "addAccount", 0);
  assert_audit (test, 1, "addEmployer", 0);
}

static void
test_help (void)
{
  static const char *const names[]
      = { "programme add", "programme list", "employer add", "employer list",
          "workplace add", "account add",    "account list", "account revoke" };

  g_assert_cmpint (command ("--help", NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (out, names[i]));
  g_assert_cmpint (command ("account", "add", "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (out, "yui-server account add"));
  g_assert_nonnull (strstr (out, "--role"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/commands/new-programme", test_new_programme);
  g_test_add_func ("/server/commands/workplaces", test_workplaces);
  g_test_add_func ("/server/commands/accounts", test_accounts);
  g_test_add_func ("/server/commands/at-once", test_at_once);
  g_test_add_func ("/server/commands/fresh", test_fresh);
  g_test_add_func ("/server/commands/refusals", test_refusals);
  g_test_add_func ("/server/commands/help", test_help);
  result = g_test_run ();
  g_free (out);
  g_free (err);
  return result;
}
