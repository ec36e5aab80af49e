/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <liboath/oath.h>
#include <string.h>

#include "desktop/yui-own-account-dialog.h"
#include "desktop/yui-second-factor-page.h"
#include "desktop/yui-sign-in-page.h"
#include "desktop/yui-window.h"
#include "yui-test-desk.h"
#include "yui-test-town.h"

/* Signing in and the second step, in the window, on a real yui-server. */

#define HOUR_S 3600
#define STEP_S 30

typedef struct
{
  YuiTestTown town;
  YuiDesk *desk;
  YuiWindow *window;
  char *secret; /* of the authenticator */
  char *recovery_code;
} Fixture;

static void
open_window (Fixture *f)
{
  f->window = yui_window_new (yui_test_get_application (), f->desk);
  gtk_window_present (GTK_WINDOW (f->window));
}

static gboolean
is_signed_out (gpointer f)
{
  return yui_desk_get_state (((Fixture *)f)->desk) == YUI_DESK_SIGNED_OUT;
}

/* data: whose sign-in needs a second step. */
static void
set_up (Fixture *f, gconstpointer data)
{
  yui_test_town_open (&f->town, data);
  yui_test_town_set_password (&f->town);
  f->desk = yui_desk_new (YUI_ROLE_NONE, f->town.url);
  open_window (f);
  yui_desk_start (f->desk);
  yui_test_wait_until (is_signed_out, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  yui_test_run_ms (100);
  g_assert_finalize_object (f->desk);
  yui_test_town_close (&f->town);
  g_free (f->secret);
  g_free (f->recovery_code);
}

/* The first widget of a type under widget that is on the screen; NULL when there is none. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return gtk_widget_get_child_visible (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
sign_in_page (Fixture *f)
{
  return find (GTK_WIDGET (f->window), YUI_TYPE_SIGN_IN_PAGE);
}

static GtkWidget *
factor_page (Fixture *f)
{
  return find (GTK_WIDGET (f->window), YUI_TYPE_SECOND_FACTOR_PAGE);
}

static gpointer
child (GtkWidget *page, const char *name)
{
  g_assert_nonnull (page);
  return gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);
}

static gboolean
is_shown (GtkWidget *page, const char *name)
{
  return gtk_widget_get_visible (child (page, name));
}

static const char *
text_of (GtkWidget *page, const char *row)
{
  return gtk_editable_get_text (child (page, row));
}

static void
type (GtkWidget *page, const char *row, const char *text)
{
  g_assert_true (is_shown (page, row));
  gtk_editable_set_text (child (page, row), text);
}

static void
assert_said (GtkWidget *page, const char *part)
{
  const char *said = gtk_label_get_label (child (page, "message_label"));

  g_test_message ("%s", said);
  g_assert_true (is_shown (page, "message_label"));
  g_assert_nonnull (strstr (said, part));
}

static void
act (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static gboolean
has_said (gpointer page)
{
  return is_shown (page, "message_label");
}

/* ---- signing in ---- */

static gboolean
is_in (gpointer data)
{
  const YuiDeskState state = yui_desk_get_state (((Fixture *)data)->desk);

  return state == YUI_DESK_READY || state == YUI_DESK_ALONE;
}

static gboolean
is_ready (gpointer data)
{
  return yui_desk_get_state (((Fixture *)data)->desk) == YUI_DESK_READY;
}

static gboolean
is_alone (gpointer data)
{
  return yui_desk_get_state (((Fixture *)data)->desk) == YUI_DESK_ALONE;
}

static void
enter (Fixture *f, const char *password)
{
  type (sign_in_page (f), "name_row", YUI_TEST_TOWN_NAME);
  type (sign_in_page (f), "password_row", password);
  act (sign_in_page (f), "sign-in.start");
}

static void
enter_refused (Fixture *f, const char *password)
{
  enter (f, password);
  yui_test_wait_until (has_said, sign_in_page (f));
}

static void
sign_in (Fixture *f)
{
  enter (f, YUI_TEST_TOWN_PASSWORD);
  yui_test_wait_until (is_in, f);
}

/* A second step set up elsewhere; the code for it is spent. */
static void
set_factor (Fixture *f)
{
  g_autoptr (YuiGrant) grant = yui_test_want (yui_client_sign_in (
      f->town.client, YUI_TEST_TOWN_NAME, YUI_TEST_TOWN_PASSWORD, NULL, "試験の机", NULL, NULL));
  g_autoptr (YuiTotpSecret) secret = NULL;
  g_autoptr (YuiRecoveryCodes) codes = NULL;
  g_autofree char *code = NULL;

  yui_client_set_token (f->town.client, yui_grant_get_access_token (grant));
  secret = yui_test_want (yui_client_begin_totp (f->town.client, YUI_TEST_TOWN_PASSWORD, NULL));
  f->secret = g_strdup (yui_totp_secret_get_secret (secret));
  code = yui_test_code_in (f->secret, 0);
  codes = yui_test_want (yui_client_confirm_totp (f->town.client, code, NULL));
  f->recovery_code = g_strdup (yui_recovery_codes_get_recovery_codes (codes)[0]);
}

static void
test_password (Fixture *f, gconstpointer data)
{
  enter_refused (f, "ちがう言葉");
  assert_said (sign_in_page (f), "The name or the password is not right");
  g_assert_cmpstr (text_of (sign_in_page (f), "server_row"), ==, f->town.url);
  g_assert_cmpstr (text_of (sign_in_page (f), "name_row"), ==, YUI_TEST_TOWN_NAME);
  g_assert_false (is_shown (sign_in_page (f), "code_row"));
  sign_in (f);
  g_assert_true (is_ready (f));
  g_assert_null (sign_in_page (f));
  g_assert_cmpint (yui_desk_get_role (f->desk), ==, YUI_ROLE_COORDINATOR);
}

static void
enter_code (Fixture *f, const char *code)
{
  type (sign_in_page (f), "code_row", code);
  act (sign_in_page (f), "sign-in.start");
}

/* The code is asked for after the password alone was right; a wrong one leaves what was typed. */
static void
test_code (Fixture *f, gconstpointer data)
{
  g_autofree char *wrong = NULL, *right = NULL;

  set_factor (f);
  wrong = yui_test_code_in (f->secret, HOUR_S);
  right = yui_test_code_in (f->secret, STEP_S);
  enter_refused (f, YUI_TEST_TOWN_PASSWORD);
  assert_said (sign_in_page (f), "Type the code that your authenticator shows now");
  g_assert_true (is_shown (sign_in_page (f), "code_row"));
  enter_code (f, wrong);
  yui_test_wait_until (has_said, sign_in_page (f));
  assert_said (sign_in_page (f), "the password or the code is not right");
  g_assert_true (is_shown (sign_in_page (f), "code_row"));
  g_assert_cmpstr (text_of (sign_in_page (f), "code_row"), ==, "");
  g_assert_cmpstr (text_of (sign_in_page (f), "password_row"), ==, YUI_TEST_TOWN_PASSWORD);
  enter_code (f, right);
  yui_test_wait_until (is_ready, f);
}

static void
test_recovery_code (Fixture *f, gconstpointer data)
{
  set_factor (f);
  enter_refused (f, YUI_TEST_TOWN_PASSWORD);
  enter_code (f, f->recovery_code);
  yui_test_wait_until (is_ready, f);
  yui_desk_sign_out (f->desk);
  yui_test_wait_until (is_signed_out, f);
  g_assert_cmpstr (text_of (sign_in_page (f), "password_row"), ==, "");
  enter_refused (f, YUI_TEST_TOWN_PASSWORD);
  enter_code (f, f->recovery_code);
  yui_test_wait_until (has_said, sign_in_page (f));
  assert_said (sign_in_page (f), "only once");
  g_assert_true (is_signed_out (f));
}

static void
enter_invitation (Fixture *f, const char *code, const char *password, const char *again)
{
  GtkWidget *page = sign_in_page (f);

  adw_toggle_group_set_active_name (child (page, "way_group"), "invitation");
  type (page, "invitation_row", code);
  type (page, "password_row", password);
  type (page, "again_row", again);
  act (page, "sign-in.start");
}

static void
test_invitation (Fixture *f, gconstpointer data)
{
  g_autofree char *code = yui_test_town_invite (&f->town);

  enter_invitation (f, code, "桃の木の影は長い夏の夕方の色だ", "桃の木の影は短い");
  assert_said (sign_in_page (f), "The two passwords differ");
  enter_invitation (f, code, "ももの木", "ももの木");
  yui_test_wait_until (has_said, sign_in_page (f));
  assert_said (sign_in_page (f), "15");
  enter_invitation (f, code, "桃の木の影は長い夏の夕方の色だ", "桃の木の影は長い夏の夕方の色だ");
  yui_test_wait_until (is_ready, f);
}

static void
test_server_gone (Fixture *f, gconstpointer data)
{
  yui_test_town_go_away (&f->town);
  enter_refused (f, YUI_TEST_TOWN_PASSWORD);
  assert_said (sign_in_page (f), "No Yui server answers at");
  g_assert_cmpstr (text_of (sign_in_page (f), "password_row"), ==, YUI_TEST_TOWN_PASSWORD);
  yui_test_town_come_back (&f->town);
  type (sign_in_page (f), "server_row", "結島町");
  enter_refused (f, YUI_TEST_TOWN_PASSWORD);
  assert_said (sign_in_page (f), "This is not a server address");
  type (sign_in_page (f), "server_row", f->town.url);
  sign_in (f);
  g_assert_true (is_ready (f));
}

/* The window is closed while the server is looking; another one finds the person signed in. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  enter (f, YUI_TEST_TOWN_PASSWORD);
  gtk_window_destroy (GTK_WINDOW (f->window));
  yui_test_wait_until (is_ready, f);
  open_window (f);
  yui_test_run_ms (100);
  g_assert_null (sign_in_page (f));
}

/* ---- the second step, where it is required ---- */

static gboolean
has_scan (gpointer data)
{
  return is_shown (factor_page (data), "scan_group");
}

static gboolean
has_codes (gpointer data)
{
  return is_shown (factor_page (data), "codes_group");
}

/* What an authenticator would be told: the secret without its spaces. */
static void
read_secret (Fixture *f)
{
  g_auto (GStrv) groups
      = g_strsplit (adw_action_row_get_subtitle (child (factor_page (f), "secret_row")), " ", -1);

  g_free (f->secret);
  f->secret = g_strjoinv ("", groups);
}

static void
begin (Fixture *f)
{
  g_assert_false (has_scan (f));
  act (factor_page (f), "factor.begin");
  yui_test_wait_until (has_scan, f);
  read_secret (f);
}

/* As begin(), where the password was not typed just before. */
static void
begin_with_password (Fixture *f)
{
  type (factor_page (f), "present_row", YUI_TEST_TOWN_PASSWORD);
  begin (f);
  g_assert_cmpstr (text_of (factor_page (f), "present_row"), ==, "");
}

static void
confirm (Fixture *f, int after_s)
{
  g_autofree char *code = yui_test_code_in (f->secret, after_s);

  type (factor_page (f), "code_row", code);
  act (factor_page (f), "factor.confirm");
}

/* The codes can be taken along by the clipboard. */
static void
copy_codes (Fixture *f)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (factor_page (f)));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  act (factor_page (f), "factor.copy");
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==,
                   gtk_label_get_label (child (factor_page (f), "codes_label")));
}

static void
go_on (Fixture *f)
{
  g_assert_true (is_shown (factor_page (f), "done_group"));
  act (factor_page (f), "factor.done");
  yui_test_wait_until (is_ready, f);
  g_assert_null (factor_page (f));
  g_assert_cmpint (yui_desk_get_role (f->desk), ==, YUI_ROLE_COORDINATOR);
}

/* Nothing of the desk is there before; the codes are, before the desk is. */
static void
test_set_up (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) codes = NULL;

  sign_in (f);
  g_assert_true (is_alone (f));
  g_assert_true (is_shown (factor_page (f), "off_group"));
  g_assert_false (is_shown (factor_page (f), "present_group"));
  g_assert_cmpint (yui_desk_get_role (f->desk), ==, YUI_ROLE_NONE);
  g_assert_false (yui_window_show_place (f->window, "people"));
  begin (f);
  confirm (f, HOUR_S);
  yui_test_wait_until (has_said, factor_page (f));
  assert_said (factor_page (f), "code");
  g_assert_true (has_scan (f));
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  codes = g_strsplit (gtk_label_get_label (child (factor_page (f), "codes_label")), "\n", -1);
  g_assert_cmpuint (g_strv_length (codes), ==, 10);
  copy_codes (f);
  g_assert_true (is_alone (f));
  go_on (f);
}

/* Who leaves halfway, by the door or by the window, begins anew. */
static void
test_halfway (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;

  sign_in (f);
  begin (f);
  first = g_strdup (f->secret);
  g_assert_true (is_shown (factor_page (f), "sign_out_button"));
  act (factor_page (f), "win.sign-out");
  yui_test_wait_until (is_signed_out, f);
  sign_in (f);
  begin (f);
  g_assert_cmpstr (f->secret, !=, first);
  gtk_window_destroy (GTK_WINDOW (f->window));
  open_window (f);
  g_assert_true (is_shown (factor_page (f), "off_group"));
  begin_with_password (f);
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  go_on (f);
}

/* Each step says that the server is away, keeps what was typed, and can be tried again. */
static void
test_network_pulled (Fixture *f, gconstpointer data)
{
  sign_in (f);
  yui_test_town_go_away (&f->town);
  act (factor_page (f), "factor.begin");
  yui_test_wait_until (has_said, factor_page (f));
  assert_said (factor_page (f), "The server cannot be reached");
  g_assert_true (is_shown (factor_page (f), "off_group"));
  yui_test_town_come_back (&f->town);
  begin (f);
  yui_test_town_go_away (&f->town);
  confirm (f, 0);
  yui_test_wait_until (has_said, factor_page (f));
  assert_said (factor_page (f), "The server cannot be reached");
  g_assert_true (has_scan (f));
  yui_test_town_come_back (&f->town);
  act (factor_page (f), "factor.confirm");
  yui_test_wait_until (has_codes, f);
  go_on (f);
}

/* The server took the code, and its answer did not arrive. */
static void
test_answer_lost (Fixture *f, gconstpointer data)
{
  g_autoptr (YuiRecoveryCodes) lost = NULL;
  g_autofree char *code = NULL;

  sign_in (f);
  begin (f);
  code = yui_test_code_in (f->secret, 0);
  yui_client_set_token (f->town.client, yui_client_get_token (yui_desk_get_client (f->desk)));
  yui_client_set_device_key (f->town.client,
                             yui_client_get_device_key (yui_desk_get_client (f->desk)));
  lost = yui_test_want (yui_client_confirm_totp (f->town.client, code, NULL));
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  g_assert_false (is_shown (factor_page (f), "codes_label"));
  go_on (f);
}

/* The operator takes it away while the desk is open: the window asks for another. */
static void
test_taken_away (Fixture *f, gconstpointer data)
{
  g_autofree char *out = NULL, *first = NULL;

  sign_in (f);
  begin (f);
  first = g_strdup (f->secret);
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  go_on (f);
  out = yui_test_town_command (&f->town, "account", "password", "--programme", "1", "--account",
                               f->town.account_id, "--without-totp", NULL);
  dex_future_disown (yui_client_list_devices (yui_desk_get_client (f->desk), NULL));
  yui_test_wait_until (is_alone, f);
  begin_with_password (f);
  g_assert_cmpstr (f->secret, !=, first);
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  go_on (f);
}

/* ---- the second step in the account's dialog ---- */

static AdwDialog *
open_dialog (Fixture *f)
{
  AdwDialog *dialog = yui_own_account_dialog_new (f->desk);

  adw_dialog_present (dialog, GTK_WIDGET (f->window));
  yui_test_run_ms (400);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "account.second-factor", NULL);
  yui_test_run_ms (400);
  return dialog;
}

static gboolean
has_off (gpointer data)
{
  return is_shown (factor_page (data), "off_group");
}

static gboolean
has_factor (gpointer data)
{
  return yui_session_get_has_second_factor (yui_desk_get_session (((Fixture *)data)->desk));
}

/* Turned on and off again by who may choose. */
static void
test_dialog (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  sign_in (f);
  g_assert_true (is_ready (f));
  dialog = open_dialog (f);
  type (factor_page (f), "present_row", "ちがう言葉");
  act (factor_page (f), "factor.begin");
  yui_test_wait_until (has_said, factor_page (f));
  assert_said (factor_page (f), "The present password is not right");
  g_assert_cmpstr (text_of (factor_page (f), "present_row"), ==, "ちがう言葉");
  begin_with_password (f);
  g_assert_false (is_shown (factor_page (f), "sign_out_button"));
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  g_assert_false (is_shown (factor_page (f), "done_group"));
  yui_test_wait_until (has_factor, f);
  g_assert_true (adw_dialog_close (dialog));
  yui_test_run_ms (400);
  dialog = open_dialog (f);
  type (factor_page (f), "present_row", "ちがう言葉");
  act (factor_page (f), "factor.remove");
  yui_test_wait_until (has_said, factor_page (f));
  g_assert_true (is_shown (factor_page (f), "on_group"));
  type (factor_page (f), "present_row", YUI_TEST_TOWN_PASSWORD);
  act (factor_page (f), "factor.remove");
  yui_test_wait_until (has_off, f);
  g_assert_true (is_ready (f));
  adw_dialog_close (dialog);
  yui_test_run_ms (400);
}

/* Who must have one and turns it off is asked for another at once, with no dialog in the way. */
static void
test_dialog_required (Fixture *f, gconstpointer data)
{
  sign_in (f);
  begin (f);
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  go_on (f);
  open_dialog (f);
  type (factor_page (f), "present_row", YUI_TEST_TOWN_PASSWORD);
  act (factor_page (f), "factor.remove");
  yui_test_wait_until (is_alone, f);
  yui_test_run_ms (400);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_true (is_shown (factor_page (f), "sign_out_button"));
  begin_with_password (f);
  confirm (f, 0);
  yui_test_wait_until (has_codes, f);
  go_on (f);
}

#define ADD(path, roles, function)                                                                 \
  g_test_add ("/desktop/" path, Fixture, roles, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("yui-sign-in-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  oath_init ();
  ADD ("sign-in/password", "nobody", test_password);
  ADD ("sign-in/code", "nobody", test_code);
  ADD ("sign-in/recovery-code", "nobody", test_recovery_code);
  ADD ("sign-in/invitation", "nobody", test_invitation);
  ADD ("sign-in/server-gone", "nobody", test_server_gone);
  ADD ("sign-in/closed", "nobody", test_closed);
  ADD ("second-factor/set-up", "coordinator", test_set_up);
  ADD ("second-factor/halfway", "coordinator", test_halfway);
  ADD ("second-factor/network-pulled", "coordinator", test_network_pulled);
  ADD ("second-factor/answer-lost", "coordinator", test_answer_lost);
  ADD ("second-factor/taken-away", "coordinator", test_taken_away);
  ADD ("second-factor/dialog", "nobody", test_dialog);
  ADD ("second-factor/dialog-required", "coordinator", test_dialog_required);
  return g_test_run ();
}
