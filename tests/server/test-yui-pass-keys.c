/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-sign-in.h"
#include "yui-test-work.h"

#include "labour/yui-civil.h"
#include "server/yui-moment.h"
#include "server/yui-pass-key.h"

#include <glib/gstdio.h>
#include <string.h>

/* The signed pass in the QR of a worker's card. */

#define KEYS    "SELECT count(*) FROM pass_key"
#define SECRETS "SELECT count(*) FROM pass_secret"
#define MADE    "SELECT count(*) FROM audit_log WHERE operation = 'makePassKey'"

/* ---- the parts ---- */

/* Issues worker 0's card; returns its pass. code is nullable. */
static char *
issue (TestServer *test, char **code)
{
  g_autofree char *id = test_membership_id (0);
  g_autofree char *path = g_strdup_printf ("/v1/memberships/%s/card", id);
  g_autoptr (TestAnswer) answer = test_call (test, "POST", path, "owner-a", NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 201);
  if (code != NULL)
    *code = g_strdup (test_text (answer, "card_code"));
  return g_strdup (test_text (answer, "pass"));
}

static TestAnswer *
show (TestServer *test, const char *token, const char *card)
{
  g_autofree char *body = g_strdup_printf ("{\"card_code\":\"%s\"}", card);

  return test_call (test, "POST", "/v1/card-sessions", token, body, "Idempotency-Key", "none",
                    NULL);
}

static TestAnswer *
clock_in (TestServer *test, const char *card)
{
  char moment[YUI_MOMENT_SIZE];
  g_autofree char *body
      = g_strdup_printf ("{\"card_code\":\"%s\",\"kind\":\"in\",\"occurred_at\":\"%s\"}", card,
                         yui_moment_format (yui_moment_now (), moment));

  return test_call (test, "POST", "/v1/clock-events", "kiosk", body, NULL);
}

/* The same pass with another letter somewhere. */
static char *
change (const char *pass, gsize at)
{
  char *changed = g_strdup (pass);

  changed[at] = changed[at] == 'Q' ? 'R' : 'Q';
  return changed;
}

static gboolean
renew (YuiDatabase *db, gpointer user_data, GError **error)
{
  char key_id[YUI_WORKER_PASS_KEY_ID_SIZE];

  return yui_pass_key_renew (db, 1, yui_moment_now (), key_id, error);
}

static void
renew_key (TestServer *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (yui_store_write (test->store, 1, renew, NULL, &error));
  g_assert_no_error (error);
}

/* ---- the tests ---- */

/* What a kiosk is told is enough to know the pass as genuine. */
static void
test_keys (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) before = test_call (test, "GET", "/v1/pass-keys", "kiosk", NULL, NULL);
  g_autofree char *text = issue (test, NULL), *again = issue (test, NULL);
  g_autoptr (TestAnswer) keys = test_call (test, "GET", "/v1/pass-keys", "kiosk", NULL, NULL);
  g_autoptr (TestAnswer) other = test_call (test, "GET", "/v1/pass-keys", "kiosk-c", NULL, NULL);
  g_autoptr (TestAnswer) worker = test_call (test, "GET", "/v1/pass-keys", "worker-0", NULL, NULL);
  g_autofree guint8 *public_key = NULL;
  YuiWorkerPass pass;
  gsize size;

  g_assert_cmpuint (test_n_items (before), ==, 0);
  g_assert_cmpuint (test_n_items (keys), ==, 1);
  g_assert_cmpuint (test_n_items (other), ==, 0);
  test_assert_problem (worker, 403, "forbidden");
  g_assert_cmpstr (text, !=, again);
  g_assert_cmpint (test_count (test, KEYS), ==, 1);
  g_assert_cmpint (test_count (test, SECRETS), ==, 1);
  g_assert_cmpint (test_count (test, MADE), ==, 1);

  public_key
      = g_base64_decode (json_object_get_string_member (test_item (keys, 0), "public_key"), &size);
  g_assert_cmpuint (size, ==, YUI_WORKER_PASS_PUBLIC_BYTES);
  g_assert_true (json_object_get_null_member (test_item (keys, 0), "retired_at"));
  g_assert_true (yui_worker_pass_read (&pass, text));
  g_assert_cmpstr (pass.key_id, ==, json_object_get_string_member (test_item (keys, 0), "id"));
  g_assert_cmpint (pass.issued_day, ==, yui_civil_day_of_utc (yui_moment_now ()));
  g_assert_true (yui_worker_pass_is_signed (
      &pass, json_object_get_int_member (test_item (keys, 0), "programme_id"), public_key));
}

/* Wherever a card is taken: the pass, and the number as ever. */
static void
test_taken (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_auto (TestWork) work = { 0 };
  g_autofree char *code = NULL, *pass = issue (test, &code);
  g_autoptr (TestAnswer) opened = show (test, "kiosk", pass), number = show (test, "kiosk", code);
  g_autoptr (TestAnswer) clocked = NULL;

  g_assert_cmpuint (opened->status, ==, 201);
  g_assert_cmpstr (test_text (opened, "worker_id"), ==, test_worker_id (0));
  g_assert_cmpuint (number->status, ==, 201);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM rate_limit"), ==, 0);
  test_work_init (&work, test, 0);
  test_execute_printf (
      test, "UPDATE contract SET start_s = %" G_GINT64_FORMAT ", end_s = %" G_GINT64_FORMAT,
      yui_moment_now () - 600, yui_moment_now () + 600);
  clocked = clock_in (test, pass);
  g_assert_cmpuint (clocked->status, ==, 201);
  g_assert_cmpstr (test_text (clocked, "contract_id"), ==, work.contract_id);
}

/* Each altered one is told from an unknown card, and counts as much. */
static void
test_wrong (void)
{
  static const gsize AT[] = { 5, 20, 60, 100, 130 };
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *pass = issue (test, NULL), *short_pass = g_strndup (pass, 90);
  g_autoptr (TestAnswer) clocked = NULL, piece = show (test, "kiosk", short_pass), late = NULL;
  g_autofree char *changed = change (pass, 70);

  test_assert_problem (piece, 404, "wrong-pass");
  for (gsize i = 0; i < G_N_ELEMENTS (AT); i++)
    {
      g_autofree char *other = change (pass, AT[i]);
      g_autoptr (TestAnswer) answer = show (test, "kiosk", other);

      g_assert_cmpuint (answer->status, ==, 404);
      if (AT[i] > 12) /* before that it names another key, or none */
        test_assert_problem (answer, 404, "wrong-pass");
    }
  clocked = clock_in (test, changed);
  test_assert_problem (clocked, 422, "invalid-input");
  g_assert_true (test_has_fault (clocked, "/card_code", "wrong_pass"));
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM clock_event"), ==, 0);
  for (int i = 0; i < 4; i++)
    test_answer_free (show (test, "kiosk", changed));
  late = show (test, "kiosk", pass);
  test_assert_problem (late, 429, "too-many-requests");
}

/* A key goes for its own programme only, also when both know it. */
static void
test_other_programme (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *pass = issue (test, NULL);
  g_autoptr (TestAnswer) unknown = show (test, "kiosk-c", pass), wrong = NULL;

  test_assert_problem (unknown, 404, "unknown-card");
  test_execute (test, "INSERT INTO pass_key (programme_id, id, public_key, made_s) "
                      "SELECT 2, id, public_key, made_s FROM pass_key WHERE programme_id = 1");
  wrong = show (test, "kiosk-c", pass);
  test_assert_problem (wrong, 404, "wrong-pass");
}

/* Cards of a retired key are known by their number; new ones have the new key. */
static void
test_retired (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *old = issue (test, NULL), *new = NULL;
  g_autoptr (TestAnswer) shown = NULL, keys = NULL, replaced = NULL, fresh = NULL;
  YuiWorkerPass old_pass, new_pass;

  renew_key (test);
  shown = show (test, "kiosk", old);
  g_assert_cmpuint (shown->status, ==, 201);
  keys = test_call (test, "GET", "/v1/pass-keys", "coordinator", NULL, NULL);
  g_assert_cmpuint (test_n_items (keys), ==, 2);
  g_assert_cmpint (test_count (test, "SELECT count(*) FROM pass_key WHERE retired_s IS NOT NULL"),
                   ==, 1);
  g_assert_cmpint (test_count (test, SECRETS), ==, 1);
  new = issue (test, NULL);
  g_assert_cmpint (test_count (test, KEYS), ==, 2);
  g_assert_true (yui_worker_pass_read (&old_pass, old) && yui_worker_pass_read (&new_pass, new));
  g_assert_cmpstr (old_pass.key_id, !=, new_pass.key_id);
  replaced = show (test, "kiosk", old);
  test_assert_problem (replaced, 404, "unknown-card");
  fresh = show (test, "kiosk", new);
  g_assert_cmpuint (fresh->status, ==, 201);
}

/* ---- on paper ---- */

/* What zbarimg reads of the first page. */
static char *
read_codes (TestAnswer *pdf)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "card.pdf", NULL);
  const char *argv[] = { "sh", "-c",
                         "cd \"$0\" && pdftoppm -r 150 -png card.pdf p && "
                         "zbarimg --raw --quiet --nodbus p*.png",
                         folder, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_file_set_contents (path, pdf->text, (gssize)pdf->size, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  test_remove_folder (folder);
  return g_strchomp (text);
}

/* The QR has the pass, the number stands beside it, and the name is in neither. */
static void
test_paper (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *code = NULL, *pass = issue (test, &code), *read = NULL, *text = NULL,
                  *path = NULL, *number = yui_card_code_format (code);
  g_autoptr (TestAnswer) documents
      = test_call (test, "GET", "/v1/documents?kind=worker_card", "owner-a", NULL, NULL);
  g_autoptr (TestAnswer) pdf = NULL;

  path = g_strdup_printf ("/v1/documents/%s/content",
                          json_object_get_string_member (test_item (documents, 0), "id"));
  pdf = test_call (test, "GET", path, "owner-a", NULL, NULL);
  read = read_codes (pdf);
  g_assert_cmpstr (read, ==, pass);
  text = test_pdf_text (pdf);
  g_assert_nonnull (strstr (text, number));
}

/* ---- several at once ---- */

#define N_SIGNERS 8

typedef struct
{
  YuiServer *server;
  YuiStore *store;
  char text[YUI_WORKER_PASS_SIZE];
} Signer;

static gpointer
sign (gpointer data)
{
  Signer *signer = data;
  g_autoptr (GError) error = NULL;
  YuiRequest request = { .server = signer->server,
                         .principal = { .programme_id = 1, .role = YUI_ROLE_EMPLOYER_OWNER },
                         .now_s = yui_moment_now () };
  char code[YUI_CARD_CODE_SIZE];

  yui_card_code_new (code);
  request.db = yui_store_begin_read (signer->store, 1, &error);
  g_assert_no_error (error);
  yui_pass_key_sign (&request, code, signer->text, &error);
  g_assert_no_error (error);
  yui_store_end_read (signer->store, request.db);
  return NULL;
}

/* The first cards of a programme, made by two servers of one database: one key. */
static void
test_one_key (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (GError) error = NULL;
  YuiStore *store = yui_store_open (test->database, YUI_SERVER_MIGRATIONS, &error);
  YuiServer *second
      = yui_server_new (store, test->tables, yui_server_get_data_folder (test->server));
  Signer signers[N_SIGNERS];
  GThread *threads[N_SIGNERS];

  g_assert_no_error (error);
  for (int i = 0; i < N_SIGNERS; i++)
    {
      signers[i] = i % 2 != 0 ? (Signer){ test->server, test->store } : (Signer){ second, store };
      threads[i] = g_thread_new ("sign", sign, &signers[i]);
    }
  for (int i = 0; i < N_SIGNERS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (test_count (test, KEYS), ==, 1);
  g_assert_cmpint (test_count (test, MADE), ==, 1);
  for (int i = 0; i < N_SIGNERS; i++)
    {
      YuiDatabase *db = yui_store_begin_read (test->store, 1, &error);
      YuiPassState state;
      char code[YUI_CARD_CODE_SIZE];

      g_assert_true (yui_pass_key_look (db, 1, signers[i].text, &state, code, &error));
      g_assert_cmpint (state, ==, YUI_PASS_GENUINE);
      yui_store_end_read (test->store, db);
    }
  yui_server_free (second);
  yui_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/pass-keys/keys", test_keys);
  g_test_add_func ("/server/pass-keys/taken", test_taken);
  g_test_add_func ("/server/pass-keys/wrong", test_wrong);
  g_test_add_func ("/server/pass-keys/other-programme", test_other_programme);
  g_test_add_func ("/server/pass-keys/retired", test_retired);
  g_test_add_func ("/server/pass-keys/paper", test_paper);
  g_test_add_func ("/server/pass-keys/one-key", test_one_key);
  return g_test_run ();
}
