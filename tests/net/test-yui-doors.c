/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signing in and letting kiosks in, on a real yui-server with a programme of its own. */
#include <glib/gstdio.h>
#include <liboath/oath.h>
#include <locale.h>
#include <sys/stat.h>

#include "net/yui-enrolment.h"
#include "store/yui-database.h"
#include "yui-test-net.h"
#include "yui-test-town.h"

#define PASSWORD YUI_TEST_TOWN_PASSWORD
#define NAME     YUI_TEST_TOWN_NAME

typedef YuiTestTown Town;

#define want yui_test_want

/* Most tests look at other things than the second factor. */
static void
open_town (Town *town)
{
  yui_test_town_open (town, "nobody");
}

#define close_town yui_test_town_close

static void
run (Town *town, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (town->database, YUI_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  yui_database_execute (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
count (Town *town, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiDatabase) db = yui_database_open (town->database, YUI_DATABASE_READ_ONLY, &error);
  g_autoptr (YuiStatement) query = yui_database_query (db, &error, sql);

  g_assert_no_error (error);
  g_assert_true (yui_statement_need_row (query, &error));
  return yui_statement_get_int (query, 0);
}

/* ---- people ---- */

static char *
fail (DexFuture *future, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (yui_test_await_object (future, &error));
  g_assert_nonnull (error);
  if (name != NULL)
    g_assert_true (yui_net_error_is_named (error, name));
  return yui_net_error_to_sentence (error);
}

static void
choose_password (Town *town)
{
  g_autofree char *code = yui_test_town_invite (town);
  g_autofree char *too_short
      = fail (yui_client_choose_password (town->client, code, "かき9", NULL), "invalid-input");
  g_autofree char *common = fail (
      yui_client_choose_password (town->client, code, "123456789012345", NULL), "invalid-input");
  g_autoptr (YuiSignInName) chosen
      = want (yui_client_choose_password (town->client, code, PASSWORD, NULL));
  g_autofree char *used = fail (yui_client_choose_password (town->client, code, PASSWORD, NULL),
                                "unknown-invitation");

  g_assert_nonnull (strstr (too_short, "15"));
  g_assert_cmpstr (common, !=, too_short);
  g_assert_cmpstr (yui_sign_in_name_get_name (chosen), ==, NAME);
}

static YuiGrant *
sign_in (Town *town, const char *code)
{
  return want (yui_client_sign_in (town->client, NAME, PASSWORD, code, "試験の机", NULL, NULL));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The coordinator has to have one: before, nothing else is open. */
static void
test_second_factor (void)
{
  Town town = { 0 };
  g_autoptr (YuiGrant) grant = NULL, again = NULL;
  g_autoptr (YuiTotpSecret) secret = NULL;
  g_autoptr (YuiRecoveryCodes) codes = NULL;
  g_autoptr (YuiSession) before = NULL, after = NULL;
  g_autofree char *wrong = NULL, *missing = NULL, *code = NULL, *refused = NULL, *mistyped = NULL;
  guint n_needed = 0;

  yui_test_town_open (&town, "coordinator");
  choose_password (&town);
  wrong = fail (yui_client_sign_in (town.client, NAME, "ちがう言葉", NULL, "机", NULL, NULL),
                "wrong-sign-in");
  grant = sign_in (&town, NULL);
  yui_client_set_token (town.client, yui_grant_get_access_token (grant));
  before = want (yui_client_get_session (town.client, NULL));
  g_assert_cmpstr (yui_session_get_sign_in_name (before), ==, NAME);
  g_assert_false (yui_session_get_has_second_factor (before));
  g_assert_true (yui_session_get_needs_second_factor (before));
  g_signal_connect_swapped (town.client, "second-factor-needed", G_CALLBACK (count_cb), &n_needed);
  refused = fail (yui_client_list_devices (town.client, NULL), "second-factor-needed");
  g_assert_cmpuint (n_needed, ==, 1);
  mistyped = fail (yui_client_begin_totp (town.client, "ちがう言葉", NULL), "wrong-password");
  secret = want (yui_client_begin_totp (town.client, PASSWORD, NULL));
  code = yui_test_code_in (yui_totp_secret_get_secret (secret), 0);
  codes = want (yui_client_confirm_totp (town.client, code, NULL));
  g_assert_cmpuint (g_strv_length ((GStrv)yui_recovery_codes_get_recovery_codes (codes)), ==, 10);
  after = want (yui_client_get_session (town.client, NULL));
  g_assert_true (yui_session_get_has_second_factor (after));
  g_assert_false (yui_session_get_needs_second_factor (after));
  missing = fail (yui_client_sign_in (town.client, NAME, PASSWORD, NULL, "机", NULL, NULL),
                  "code-needed");
  again = sign_in (&town, yui_recovery_codes_get_recovery_codes (codes)[0]);
  close_town (&town);
}

/* The eleventh wrong password is told how long to wait. */
static void
test_too_often (void)
{
  Town town = { 0 };
  g_autofree char *last = NULL;

  open_town (&town);
  choose_password (&town);
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *wrong
          = fail (yui_client_sign_in (town.client, NAME, "ちがう言葉", NULL, "机", NULL, NULL),
                  "wrong-sign-in");
    }
  last = fail (yui_client_sign_in (town.client, NAME, PASSWORD, NULL, "机", NULL, NULL),
               "too-many-requests");
  g_assert_nonnull (strstr (last, "15 minutes"));
  close_town (&town);
}

static void
test_devices (void)
{
  Town town = { 0 };
  g_autoptr (YuiGrant) here = NULL, there = NULL;
  g_autoptr (YuiClient) other = NULL;
  g_autoptr (GListModel) devices = NULL, left = NULL;
  g_autofree char *ended = NULL;
  g_autoptr (GError) error = NULL;

  open_town (&town);
  choose_password (&town);
  here = sign_in (&town, NULL);
  there = sign_in (&town, NULL);
  other = yui_client_new (town.url, yui_grant_get_access_token (there));
  yui_client_set_token (town.client, yui_grant_get_access_token (here));
  devices = want (yui_client_list_devices (town.client, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (devices), ==, 2);
  g_assert_true (yui_test_await_boolean (
      yui_client_delete_device (town.client, yui_grant_get_device_id (there), NULL), &error));
  g_assert_no_error (error);
  ended = fail (yui_client_get_session (other, NULL), NULL);
  g_assert_true (yui_test_await_boolean (
      yui_client_change_password (town.client, PASSWORD, PASSWORD "か", NULL), &error));
  g_assert_no_error (error);
  left = want (yui_client_list_devices (town.client, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (left), ==, 1);
  g_assert_true (yui_test_await_boolean (yui_client_sign_out (town.client, NULL), &error));
  g_assert_no_error (error);
  close_town (&town);
}

/* A token that has run out is renewed once for all calls that meet it. Copies of tokens do nothing
 * without their key; with it, a refresh token that was used before ends the sign-in, which is said
 * once more than nothing. */
static void
test_renewal (void)
{
  Town town = { 0 };
  g_autoptr (YuiSecrets) secrets = yui_secrets_new ();
  g_autoptr (YuiSignIn) kept = NULL;
  g_autoptr (YuiDeviceKey) key = yui_device_key_new ();
  g_autoptr (YuiClient) thief = NULL;
  g_autoptr (YuiGrant) grant = NULL;
  g_autofree char *first = NULL, *ended = NULL;
  DexFuture *calls[5];
  guint n_unauthorized = 0;

  open_town (&town);
  choose_password (&town);
  kept = yui_sign_in_new (secrets, town.url);
  yui_client_set_device_key (town.client, key);
  grant = sign_in (&town, NULL);
  yui_sign_in_take_grant (kept, NAME, grant, key);
  g_assert_true (yui_sign_in_get_key (kept) == key);
  g_assert_nonnull (yui_sign_in_get_device_secret (kept, "HANAKO"));
  g_assert_null (yui_sign_in_get_device_secret (kept, "taro"));
  yui_client_set_sign_in (town.client, kept);
  g_signal_connect_swapped (town.client, "unauthorized", G_CALLBACK (count_cb), &n_unauthorized);
  first = g_strdup (yui_sign_in_get_token (kept));

  run (&town, "UPDATE access_token SET expires_s = 1 WHERE expires_s IS NOT NULL");
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    calls[i] = yui_client_get_session (town.client, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (YuiSession) session = want (calls[i]);

      g_assert_cmpstr (yui_session_get_sign_in_name (session), ==, NAME);
    }
  g_assert_cmpint (count (&town, "SELECT count(*) FROM refresh_token"), ==, 2);
  g_assert_cmpstr (yui_sign_in_get_token (kept), !=, first);
  g_assert_cmpstr (yui_client_get_token (town.client), ==, yui_sign_in_get_token (kept));
  g_assert_cmpuint (n_unauthorized, ==, 0);

  run (&town, "UPDATE refresh_token SET used_s = used_s - 60 WHERE used_s IS NOT NULL");
  thief = yui_client_new (town.url, yui_sign_in_get_token (kept));
  g_free (fail (yui_client_get_session (thief, NULL), NULL)); /* the token without the key */
  g_free (fail (yui_client_refresh_token (thief, yui_grant_get_refresh_token (grant), NULL),
                "key-proof-needed"));
  g_object_unref (want (yui_client_get_session (town.client, NULL)));
  g_free (fail (yui_client_refresh_token (town.client, yui_grant_get_refresh_token (grant), NULL),
                NULL));
  ended = fail (yui_client_get_session (town.client, NULL), NULL);
  g_assert_cmpuint (n_unauthorized, >=, 1);
  g_assert_null (yui_sign_in_get_token (kept));
  g_assert_cmpstr (yui_sign_in_get_name (kept), ==, NAME);
  yui_client_set_sign_in (town.client, NULL);
  close_town (&town);
}

/* Two programs share a sign-in: the second one finds what the first one renewed. */
static void
test_shared (void)
{
  Town town = { 0 };
  g_autoptr (YuiSecrets) secrets = yui_secrets_new ();
  g_autoptr (YuiSignIn) a = NULL, b = NULL;
  g_autoptr (YuiDeviceKey) key = yui_device_key_new ();
  g_autoptr (YuiClient) other = NULL;
  g_autoptr (YuiGrant) grant = NULL;
  g_autoptr (YuiSession) by_a = NULL, by_b = NULL;
  g_autoptr (GError) error = NULL;

  open_town (&town);
  choose_password (&town);
  a = yui_sign_in_new (secrets, town.url);
  b = yui_sign_in_new (secrets, town.url);
  yui_client_set_device_key (town.client, key);
  grant = sign_in (&town, NULL);
  yui_sign_in_take_grant (a, NAME, grant, key);
  yui_test_await_boolean (yui_sign_in_save (a), &error);
  g_assert_no_error (error);
  g_assert_true (yui_test_await_boolean (yui_sign_in_load (b), &error));
  other = yui_client_new (town.url, NULL);
  yui_client_set_sign_in (town.client, a);
  yui_client_set_sign_in (other, b);
  run (&town, "UPDATE access_token SET expires_s = 1 WHERE expires_s IS NOT NULL");
  by_a = want (yui_client_get_session (town.client, NULL));
  run (&town, "UPDATE refresh_token SET used_s = used_s - 60 WHERE used_s IS NOT NULL");
  by_b = want (yui_client_get_session (other, NULL));
  g_assert_cmpstr (yui_sign_in_get_token (b), ==, yui_sign_in_get_token (a));
  g_assert_cmpint (count (&town, "SELECT count(*) FROM device WHERE ended_s IS NULL"), ==, 1);
  yui_client_set_sign_in (town.client, NULL);
  close_town (&town);
}

/* ---- kiosks ---- */

static gboolean
is_waiting (gpointer enrolment)
{
  return yui_enrolment_get_state (enrolment) == YUI_ENROLMENT_WAITING;
}

static gboolean
is_done (gpointer enrolment)
{
  return yui_enrolment_get_state (enrolment) == YUI_ENROLMENT_DONE;
}

static gboolean
is_denied (gpointer enrolment)
{
  return yui_enrolment_get_state (enrolment) == YUI_ENROLMENT_DENIED;
}

static void
check_file (Town *town)
{
  g_autofree char *path = g_build_filename (town->folder, "kiosk.json", NULL);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_enrolment (void)
{
  Town town = { 0 };
  g_autoptr (YuiClient) desk = NULL, later = NULL;
  g_autoptr (YuiEnrolment) enrolment = NULL, kept = NULL;
  g_autoptr (YuiDeviceAuthorization) found = NULL;
  g_autoptr (YuiSession) session = NULL, again = NULL;
  g_autoptr (GListModel) devices = NULL;
  g_autoptr (YuiDevice) device = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ended = NULL, *copied = NULL;

  open_town (&town);
  desk = yui_client_new (town.url, town.token);
  enrolment = yui_enrolment_new (town.client, town.folder);
  g_assert_cmpint (yui_enrolment_get_state (enrolment), ==, YUI_ENROLMENT_ASKING);
  yui_enrolment_start (enrolment);
  yui_test_wait_until (is_waiting, enrolment);
  g_assert_nonnull (
      strstr (yui_enrolment_get_address (enrolment), yui_enrolment_get_user_code (enrolment)));
  found = want (
      yui_client_get_device_authorization (desk, yui_enrolment_get_user_code (enrolment), NULL));
  g_assert_cmpstr (yui_device_authorization_get_label (found), ==, g_get_host_name ());
  g_assert_true (yui_test_await_boolean (
      yui_client_approve_device (desk, yui_enrolment_get_user_code (enrolment), "駅", NULL, NULL),
      &error));
  g_assert_no_error (error);
  yui_test_wait_until (is_done, enrolment);
  check_file (&town);
  session = want (yui_client_get_session (town.client, NULL));
  g_assert_cmpint (yui_session_get_role (session), ==, YUI_ROLE_KIOSK);

  later = yui_client_new (town.url, NULL);
  kept = yui_enrolment_new (later, town.folder);
  g_assert_cmpint (yui_enrolment_get_state (kept), ==, YUI_ENROLMENT_DONE);
  again = want (yui_client_get_session (later, NULL));
  yui_client_set_device_key (later, NULL);
  copied = fail (yui_client_get_session (later, NULL), NULL); /* the token without the key */

  devices = want (yui_client_list_devices (desk, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (devices), ==, 1);
  device = g_list_model_get_item (devices, 0);
  g_assert_cmpstr (yui_device_get_label (device), ==, "駅");
  g_assert_true (yui_test_await_boolean (
      yui_client_delete_device (desk, yui_device_get_id (device), NULL), &error));
  ended = fail (yui_client_get_session (town.client, NULL), NULL);
  yui_enrolment_start_anew (enrolment);
  yui_test_wait_until (is_waiting, enrolment);
  g_assert_true (yui_test_await_boolean (
      yui_client_deny_device (desk, yui_enrolment_get_user_code (enrolment), NULL), &error));
  yui_test_wait_until (is_denied, enrolment);
  g_assert_null (yui_enrolment_get_user_code (enrolment));
  yui_enrolment_stop (enrolment);
  close_town (&town);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("yui-doors-XXXXXX", NULL);

  setlocale (LC_ALL, "");
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  oath_init ();
  g_test_add_func ("/doors/second-factor", test_second_factor);
  g_test_add_func ("/doors/too-often", test_too_often);
  g_test_add_func ("/doors/devices", test_devices);
  g_test_add_func ("/doors/renewal", test_renewal);
  g_test_add_func ("/doors/shared", test_shared);
  g_test_add_func ("/doors/enrolment", test_enrolment);
  return g_test_run ();
}
