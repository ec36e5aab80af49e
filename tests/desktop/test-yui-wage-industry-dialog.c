/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-wage-industry-dialog.h"
#include "yui-test-desk.h"

#define LIST  "/v1/workplaces?limit=500"
#define PLACE "/v1/workplaces/w1"

typedef struct
{
  YuiTestStage stage;
  YuiWageIndustryDialog *dialog;
} Fixture;

/* The workplace & its choices; another one is in a prefecture without. */
static char *
place_json (int version, const char *industry)
{
  return g_strdup_printf (
      "{\"id\":\"w1\",\"version\":%d,\"name\":\"本店 & 工場\",\"employer_id\":\"e\","
      "\"employer_name\":\"E\",\"address\":\"A\",\"prefecture\":\"香川県\",\"latitude_udeg\":1,"
      "\"longitude_udeg\":1,\"wage_industry\":\"%s\",\"wage_industries\":["
      "{\"code\":\"machines\",\"name_ja\":\"機械製造業\",\"name_en\":\"Machines & tools\","
      "\"yen_per_hour\":1158,\"effective_from\":\"2025-12-15\"},"
      "{\"code\":\"ships\",\"name_ja\":\"船舶製造業\",\"name_en\":\"Ships\","
      "\"yen_per_hour\":1159,\"effective_from\":null}]}",
      version, industry);
}

static void
serve (Fixture *f, int version, const char *industry)
{
  g_autofree char *place = place_json (version, industry);
  g_autofree char *json = g_strdup_printf (
      "{\"items\":[%s,{\"id\":\"w2\",\"version\":1,\"name\":\"支店\",\"employer_id\":\"e\","
      "\"employer_name\":\"E\",\"address\":\"A\",\"prefecture\":\"P\",\"latitude_udeg\":1,"
      "\"longitude_udeg\":1,\"wage_industry\":\"\",\"wage_industries\":[]}]}",
      place);

  yui_test_peer_serve (f->stage.peer, "GET", LIST, json);
}

static void
open_dialog (Fixture *f, gboolean may_change)
{
  f->dialog = yui_test_stage_present (
      &f->stage, ADW_DIALOG (yui_wage_industry_dialog_new (f->stage.client, may_change)));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  yui_test_stage_open (&f->stage);
  serve (f, 1, "");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  yui_test_stage_close (&f->stage, f->dialog);
}

static GtkWidget *
find (GtkWidget *from, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type)
      && (!title
          || g_str_equal (title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (from)))))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
row (Fixture *f, const char *title)
{
  return find (GTK_WIDGET (f->dialog), ADW_TYPE_ACTION_ROW, title);
}

static gboolean
is_chosen (Fixture *f, const char *title)
{
  return gtk_check_button_get_active (
      GTK_CHECK_BUTTON (find (row (f, title), GTK_TYPE_CHECK_BUTTON, NULL)));
}

static void
press (Fixture *f, const char *title)
{
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find (row (f, title), GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
}

static void
choose (Fixture *f, const char *title)
{
  press (f, title);
  yui_test_run_ms (400);
}

static void
answer (Fixture *f, int status, const char *type, const char *body)
{
  yui_test_peer_add (f->stage.peer, 1, YUI_TEST_ANSWER, "PATCH", PLACE, status, type, body, NULL);
}

static void
accept (Fixture *f, int version, const char *industry)
{
  g_autofree char *json = place_json (version, industry);

  answer (f, 200, "application/json", json);
}

static const char *
message (Fixture *f)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (
      GTK_WIDGET (f->dialog), YUI_TYPE_WAGE_INDUSTRY_DIALOG, "message_label")));
}

/* The bodies and versions of what was sent. */
static void
assert_sent (Fixture *f, guint last, const char *version, const char *body)
{
  guint found = 0;

  for (guint i = yui_test_peer_get_n (f->stage.peer); i-- > 0;)
    if (g_str_equal (yui_test_peer_get_line (f->stage.peer, i), "PATCH " PLACE) && found++ == last)
      {
        g_assert_cmpstr (yui_test_peer_get_header (f->stage.peer, i, "If-Match"), ==, version);
        g_assert_cmpstr (yui_test_peer_get_body (f->stage.peer, i), ==, body);
        return;
      }
  g_assert_not_reached ();
}

static guint
n_sent (Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < yui_test_peer_get_n (f->stage.peer); i++)
    n += g_str_equal (yui_test_peer_get_line (f->stage.peer, i), "PATCH " PLACE);
  return n;
}

/* ---- tests ---- */

/* "None" first and marked, then the choices with their wage and first day; nothing of a workplace
 * that has none. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  GtkWidget *none, *machines, *ships;

  open_dialog (f, TRUE);
  none = row (f, "None");
  machines = row (f, "Machines & tools");
  ships = row (f, "Ships");
  g_assert_true (gtk_widget_get_next_sibling (none) == machines);
  g_assert_true (gtk_widget_get_next_sibling (machines) == ships);
  g_assert_null (gtk_widget_get_next_sibling (ships));
  g_assert_true (is_chosen (f, "None"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (machines)), ==,
                   "¥1,158 an hour from Mon 15 December 2025");
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ships)), "¥1,159 an hour is decided"));
  g_assert_cmpuint (n_sent (f), ==, 0);
}

static void
test_saved (Fixture *f, gconstpointer data)
{
  open_dialog (f, TRUE);
  accept (f, 2, "machines");
  choose (f, "Machines & tools");
  assert_sent (f, 0, "\"1\"", "{\"wage_industry\":\"machines\"}");
  g_assert_true (g_str_has_prefix (message (f), "Saved."));
  accept (f, 3, "");
  choose (f, "None");
  assert_sent (f, 0, "\"2\"", "{\"wage_industry\":\"\"}");
  g_assert_cmpuint (n_sent (f), ==, 2);
}

/* Two choices one after the other: both are sent, the second with the version of the first. */
static void
test_twice (Fixture *f, gconstpointer data)
{
  open_dialog (f, TRUE);
  accept (f, 2, "machines");
  accept (f, 3, "ships");
  press (f, "Machines & tools");
  press (f, "Ships");
  yui_test_run_ms (600);
  g_assert_cmpuint (n_sent (f), ==, 2);
  assert_sent (f, 1, "\"1\"", "{\"wage_industry\":\"machines\"}");
  assert_sent (f, 0, "\"2\"", "{\"wage_industry\":\"ships\"}");
  g_assert_true (is_chosen (f, "Ships"));
}

/* What the server does not take is not shown as chosen. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  open_dialog (f, TRUE);
  answer (f, 422, "application/problem+json",
          "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"No\",\"status\":422,"
          "\"errors\":[{\"pointer\":\"/wage_industry\",\"code\":\"wage_industry_unknown\","
          "\"detail\":\"x\"}]}");
  choose (f, "Ships");
  g_assert_nonnull (strstr (message (f), "no special minimum wage of this business"));
  g_assert_true (is_chosen (f, "None"));
  g_assert_cmpuint (n_sent (f), ==, 1);
}

static void
test_changed_elsewhere (Fixture *f, gconstpointer data)
{
  open_dialog (f, TRUE);
  answer (f, 412, "application/problem+json",
          "{\"type\":\"urn:yui:problem:precondition-failed\",\"title\":\"No\",\"status\":412}");
  serve (f, 5, "ships");
  choose (f, "Machines & tools");
  g_assert_nonnull (strstr (message (f), "Somebody else changed this workplace"));
  g_assert_true (is_chosen (f, "Ships"));
  accept (f, 6, "machines");
  choose (f, "Machines & tools");
  assert_sent (f, 0, "\"5\"", "{\"wage_industry\":\"machines\"}");
}

static void
test_nothing_installed (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->stage.peer, "GET", LIST, "{\"items\":[]}");
  open_dialog (f, TRUE);
  g_assert_null (row (f, "None"));
  g_assert_true (gtk_widget_get_visible (row (f, "Nothing to choose")));
}

static void
test_clerk (Fixture *f, gconstpointer data)
{
  open_dialog (f, FALSE);
  g_assert_false (gtk_widget_is_sensitive (row (f, "Ships")));
  g_assert_nonnull (strstr (message (f), "Only the owner or a manager"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/desktop/wage-industry/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("choices", test_choices);
  ADD ("saved", test_saved);
  ADD ("twice", test_twice);
  ADD ("refused", test_refused);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("nothing-installed", test_nothing_installed);
  ADD ("clerk", test_clerk);
  return g_test_run ();
}
