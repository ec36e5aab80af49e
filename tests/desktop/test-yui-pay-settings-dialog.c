/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-pay-settings-dialog.h"
#include "yui-test-desk.h"

#define PATH "/v1/pay-settings"

typedef struct
{
  YuiTestStage stage;
  YuiPaySettingsDialog *dialog;
  guint n_saved;
  JsonObject *before; /* what undoes the last that was saved */
} Fixture;

static char *
settings_json (int version, int pay_day, gboolean needs_approval)
{
  return g_strdup_printf ("{\"version\":%d,\"period_kind\":\"monthly\",\"closing_day\":31,"
                          "\"months_later\":1,\"pay_day_of_month\":%d,\"needs_approval\":%s,"
                          "\"rounds_month\":false,\"rounds_yen\":false,\"suggestions\":[]}",
                          version, pay_day, needs_approval ? "true" : "false");
}

static void
serve (Fixture *f, int version, int pay_day, gboolean needs_approval)
{
  g_autofree char *json = settings_json (version, pay_day, needs_approval);

  yui_test_peer_serve (f->stage.peer, "GET", PATH, json);
}

static void
saved_cb (Fixture *f, YuiPaySettings *settings, JsonObject *before)
{
  f->n_saved++;
  f->before = json_object_ref (before);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const gboolean may_change = data == NULL;

  yui_test_stage_open (&f->stage);
  serve (f, 1, 25, FALSE);
  f->dialog = yui_test_stage_present (
      &f->stage, ADW_DIALOG (yui_pay_settings_dialog_new (f->stage.client, may_change)));
  g_signal_connect_swapped (f->dialog, "saved", G_CALLBACK (saved_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  yui_test_stage_close (&f->stage, f->dialog);
  g_clear_pointer (&f->before, json_object_unref);
}

static gpointer
child (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->dialog), YUI_TYPE_PAY_SETTINGS_DIALOG, name);
}

static gboolean
is_on (Fixture *f, const char *row)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (child (f, row)));
}

static int
number (Fixture *f, const char *row)
{
  return (int)adw_spin_row_get_value (ADW_SPIN_ROW (child (f, row)));
}

static const char *
message (Fixture *f)
{
  return gtk_label_get_label (GTK_LABEL (child (f, "message_label")));
}

static gboolean
can_save (Fixture *f)
{
  return gtk_widget_is_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (f->dialog)));
}

static void
save (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->dialog), "settings.save", NULL));
  yui_test_run_ms (400);
}

/* What the person does in most tests: another pay day, and pay rounded to 100 yen. */
static void
enter (Fixture *f)
{
  adw_spin_row_set_value (child (f, "pay_row"), 20);
  adw_switch_row_set_active (child (f, "pay_rounding_row"), TRUE);
}

static void
assert_entered (Fixture *f)
{
  g_assert_cmpint (number (f, "pay_row"), ==, 20);
  g_assert_true (is_on (f, "pay_rounding_row"));
}

static guint
find_put (Fixture *f)
{
  for (guint i = yui_test_peer_get_n (f->stage.peer); i-- > 0;)
    if (g_str_equal (yui_test_peer_get_line (f->stage.peer, i), "PUT " PATH))
      return i;
  g_assert_not_reached ();
}

static void
answer_put (Fixture *f, int status, const char *type, const char *body)
{
  yui_test_peer_add (f->stage.peer, 1, YUI_TEST_ANSWER, "PUT", PATH, status, type, body, NULL);
}

static void
accept_put (Fixture *f)
{
  g_autofree char *json = settings_json (9, 20, FALSE);

  answer_put (f, 200, "application/json", json);
}

static void
test_saved (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;
  guint put;

  g_assert_cmpint (number (f, "pay_row"), ==, 25);
  g_assert_true (can_save (f));
  enter (f);
  accept_put (f);
  save (f);
  put = find_put (f);
  g_assert_cmpstr (yui_test_peer_get_header (f->stage.peer, put, "If-Match"), ==, "\"1\"");
  node = json_from_string (yui_test_peer_get_body (f->stage.peer, put), NULL);
  body = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (body, "pay_day_of_month"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (body, "closing_day"), ==, 31);
  g_assert_true (json_object_get_boolean_member (body, "rounds_yen"));
  g_assert_false (json_object_get_boolean_member (body, "rounds_month"));
  g_assert_cmpuint (f->n_saved, ==, 1);
  g_assert_cmpint (json_object_get_int_member (f->before, "pay_day_of_month"), ==, 25);
  g_assert_false (json_object_get_boolean_member (f->before, "rounds_yen"));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->stage.window)));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  enter (f);
  answer_put (f, 422, "application/problem+json",
              "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"No\",\"status\":422,"
              "\"errors\":[{\"pointer\":\"/pay_day_of_month\",\"code\":\"not_after_closing\","
              "\"detail\":\"x\"}]}");
  save (f);
  g_assert_cmpuint (f->n_saved, ==, 0);
  g_assert_nonnull (strstr (message (f), "the pay day comes after the closing day"));
  assert_entered (f);
  g_assert_true (can_save (f));
}

/* Without the server nothing is lost; what was entered is sent when it is back. */
static gboolean
is_saved (gpointer data)
{
  return ((Fixture *)data)->n_saved == 1;
}

static void
test_no_network (Fixture *f, gconstpointer data)
{
  enter (f);
  yui_test_peer_go_away (f->stage.peer);
  save (f);
  assert_entered (f);
  g_assert_cmpuint (f->n_saved, ==, 0);
  g_assert_false (can_save (f));
  accept_put (f);
  yui_test_peer_come_back (f->stage.peer);
  yui_test_wait_until (is_saved, f);
}

/* What the person entered stays, what they did not touch is as somebody else left it. */
static void
test_changed_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;
  guint put;

  enter (f);
  answer_put (f, 412, "application/problem+json",
              "{\"type\":\"urn:yui:problem:precondition-failed\",\"title\":\"No\",\"status\":412}");
  serve (f, 2, 10, TRUE);
  save (f);
  g_assert_cmpuint (f->n_saved, ==, 0);
  g_assert_nonnull (strstr (message (f), "Somebody else changed these settings"));
  assert_entered (f);
  g_assert_true (is_on (f, "approval_row"));
  g_assert_true (can_save (f));

  accept_put (f);
  save (f);
  put = find_put (f);
  g_assert_cmpstr (yui_test_peer_get_header (f->stage.peer, put, "If-Match"), ==, "\"2\"");
  node = json_from_string (yui_test_peer_get_body (f->stage.peer, put), NULL);
  body = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (body, "pay_day_of_month"), ==, 20);
  g_assert_true (json_object_get_boolean_member (body, "rounds_yen"));
  g_assert_true (json_object_get_boolean_member (body, "needs_approval"));
  g_assert_cmpuint (f->n_saved, ==, 1);
  g_assert_cmpint (json_object_get_int_member (f->before, "pay_day_of_month"), ==, 10);
}

/* Months are rounded only where they are calendar months. */
static void
test_closing_day (Fixture *f, gconstpointer data)
{
  enter (f);
  adw_spin_row_set_value (child (f, "closing_row"), 20);
  g_assert_false (is_on (f, "pay_rounding_row"));
  g_assert_false (gtk_widget_is_sensitive (child (f, "pay_rounding_row")));
  g_assert_false (gtk_widget_is_sensitive (child (f, "rounding_row")));
  adw_spin_row_set_value (child (f, "closing_row"), 31);
  g_assert_true (gtk_widget_is_sensitive (child (f, "pay_rounding_row")));
}

static void
test_clerk (Fixture *f, gconstpointer data)
{
  g_assert_false (can_save (f));
  g_assert_false (gtk_widget_is_sensitive (child (f, "pay_rounding_row")));
  g_assert_nonnull (strstr (message (f), "Only the owner"));
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/desktop/pay-settings/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("saved", NULL, test_saved);
  ADD ("refused", NULL, test_refused);
  ADD ("no-network", NULL, test_no_network);
  ADD ("changed-elsewhere", NULL, test_changed_elsewhere);
  ADD ("closing-day", NULL, test_closing_day);
  ADD ("clerk", GINT_TO_POINTER (1), test_clerk);
  return g_test_run ();
}
