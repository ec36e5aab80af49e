/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-cancel-dialog.h"
#include "desktop/yui-wording-cancel-why.h"
#include "yui-test-desk.h"

#define CONTRACT  "/v1/contracts/c"
#define SHIFT     "/v1/shifts/s"
#define FULL_YEN  5200
#define SIXTY_YEN 3120

typedef struct
{
  YuiTestStage stage;
  YuiCancelDialog *dialog;
  char *done; /* what the last dialog said when it was done */
} Fixture;

/* ---- what the server says ---- */

/* clang-format off */
#define WHY(rule, article, table)                                                                  \
  "\"why\":{\"rule\":\"" rule "\",\"article\":\"" article "\",\"certainty\":\"settled\","          \
  "\"rounding\":\"up_to_yen\"" table "}"
#define BASE_LINE(min, yen)                                                                        \
  "{\"position\":0,\"kind\":\"base\",\"work_date\":\"2026-11-25\",\"minutes\":" min ","            \
  "\"unit_yen\":1300,\"percent\":100,\"amount_yen\":" yen ",\"source\":\"labour_standards_act_24\","\
  WHY ("base_pay", "labour_standards_act_24", "") "}"
#define NIGHT_LINE                                                                                 \
  "{\"position\":1,\"kind\":\"night\",\"work_date\":\"2026-11-25\",\"minutes\":60,"                \
  "\"unit_yen\":1300,\"percent\":25,\"amount_yen\":325,\"source\":\"labour_standards_act_37_4\","  \
  WHY ("night", "labour_standards_act_37_4",                                                       \
       ",\"table\":\"premium_rates\",\"table_year\":2023,\"table_date\":\"2026-11-25\"") "}"
#define WORKING(code, yen, lines)                                                                  \
  "{\"code\":\"" code "\",\"amount_yen\":" yen ",\"rule\":\"base_pay\","                           \
  "\"article\":\"labour_standards_act_24\",\"certainty\":\"settled\","                             \
  "\"params\":{\"worked_min\":240,\"hourly_wage_yen\":1300},\"lines\":[" lines "]}"
#define OPTION(kind, state, yen, article, certainty)                                               \
  "{\"owed_kind\":\"" kind "\",\"state\":\"" state "\",\"amount_yen\":" yen                        \
  ",\"article\":\"" article "\",\"certainty\":\"" certainty "\"}"
#define REASON(options)                                                                            \
  "{\"reason\":\"employer_other\",\"is_allowed\":false,\"preset\":\"full_wage\",\"options\":["     \
  options "],\"cautions\":[\"courts_ordered_full\"],"                                              \
  "\"cases\":[{\"rule\":\"case\",\"article\":\"tokyo_summary_court_2025_12_09\"}]}"
#define HEAD(contract, worker, kind, side, until)                                                  \
  "{\"contract_id\":\"" contract "\",\"version\":1,\"shift_id\":\"s\",\"worker_name\":\"" worker   \
  "\",\"title\":\"配膳\",\"workplace_name\":\"本館\",\"kind\":\"" kind "\",\"side\":\"" side "\","  \
  "\"until_start_s\":" until ",\"starts_at\":\"2026-11-25T09:00:00+09:00\","                       \
  "\"ends_at\":\"2026-11-25T13:00:00+09:00\",\"scheduled_wage_yen\":5200,"                         \
  "\"worked_wage_yen\":0,\"pay_by_date\":\"2026-12-25\","

/* Less than 24 hours before the start: paying nothing is unlawful, the floor is unknown. */
#define BEFORE(contract, worker)                                                                   \
  HEAD (contract, worker, "before_start", "within_24h", "7200")                                    \
  "\"working\":[" WORKING ("scheduled_wage", "5200", BASE_LINE ("240", "5200")) "],"               \
  "\"reasons\":[" REASON (                                                                         \
      OPTION ("nothing", "unlawful", "0", "labour_standards_act_26", "settled") ","                \
      OPTION ("statutory_floor", "unknown", "null", "labour_standards_act_26", "settled") ","      \
      OPTION ("sixty_percent", "needs_reason", "3120", "mhlw_spot_work_leaflet_2025_07",           \
              "guidance") ","                                                                      \
      OPTION ("full_wage", "open", "5200", "civil_code_536_2", "guidance")) "],"                   \
  "\"alternatives\":[{\"kind\":\"shorten\",\"choices\":[{\"to_shift_id\":\"s\","                   \
  "\"title\":\"配膳\",\"workplace_name\":\"本館\",\"starts_at\":\"2026-11-25T09:00:00+09:00\","     \
  "\"ends_at\":\"2026-11-25T11:00:00+09:00\",\"break_min\":0,\"expected_pay_yen\":2925,"           \
  "\"lines\":[" BASE_LINE ("120", "2600") "," NIGHT_LINE "]}]}]}"

/* Sent home after an hour of four. */
#define EARLY                                                                                      \
  HEAD ("c", "佐藤 花子", "early_finish", "started", "-3600")                                      \
  "\"working\":[" WORKING ("scheduled_wage", "5200", BASE_LINE ("240", "5200")) ","                \
  WORKING ("worked_wage", "1300", BASE_LINE ("60", "1300")) "," WORKING ("lost_wage", "3900", "")  \
  "],\"reasons\":[" REASON (                                                                       \
      OPTION ("nothing", "unlawful", "0", "labour_standards_act_26", "settled") ","                \
      OPTION ("statutory_floor", "needs_reason", "1500", "circular_1952_08_07_3445",               \
              "guidance") ","                                                                      \
      OPTION ("sixty_percent", "needs_reason", "2340", "mhlw_spot_work_leaflet_2025_07",           \
              "guidance") ","                                                                      \
      OPTION ("full_wage", "open", "3900", "civil_code_536_2", "guidance")) "],"                   \
  "\"alternatives\":[]}"

/* Sent home when all was worked. */
#define EARLY_FOR_NOTHING                                                                          \
  HEAD ("c", "佐藤 花子", "early_finish", "started", "-14400")                                     \
  "\"working\":[" WORKING ("lost_wage", "0", "") "],\"reasons\":[" REASON (                          \
      OPTION ("nothing", "unlawful", "0", "labour_standards_act_26", "settled") ","                \
      OPTION ("sixty_percent", "needs_reason", "0", "mhlw_spot_work_leaflet_2025_07",              \
              "guidance") ","                                                                      \
      OPTION ("full_wage", "open", "0", "civil_code_536_2", "guidance")) "],\"alternatives\":[]}"

#define WHOLE                                                                                      \
  "{\"shift_id\":\"s\",\"version\":4,\"items\":[" BEFORE ("c", "佐藤 花子") ","                    \
  BEFORE ("d", "中川 蓮") "]}"

#define WHOLE_OF_ONE                                                                               \
  "{\"shift_id\":\"s\",\"version\":5,\"items\":[" BEFORE ("c", "佐藤 花子") "]}"

#define CANCELLED                                                                                  \
  "{\"id\":\"x\",\"version\":1,\"kind\":\"before_start\",\"contract_id\":\"c\","                   \
  "\"worker_name\":\"佐藤 花子\",\"by\":\"employer\",\"reason\":\"employer_other\","               \
  "\"written_reason\":\"\",\"cancelled_at\":\"2026-11-25T07:00:00+09:00\",\"side\":\"within_24h\","\
  "\"owed_kind\":\"sixty_percent\",\"owed_yen\":3120,\"scheduled_wage_yen\":5200,"                 \
  "\"worked_wage_yen\":0,\"work_date\":\"2026-11-25\",\"pay_by_date\":\"2026-12-25\","             \
  "\"working\":{\"working\":[" WORKING ("scheduled_wage", "5200", BASE_LINE ("240", "5200"))       \
  "],\"options\":[" OPTION ("sixty_percent", "needs_reason", "3120",                               \
                            "mhlw_spot_work_leaflet_2025_07", "guidance") "],\"cases\":[]}}"
/* clang-format on */

/* ---- help ---- */

static void
set_up (Fixture *f, gconstpointer data)
{
  yui_test_stage_open (&f->stage);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  yui_test_stage_close (&f->stage, f->dialog);
  g_free (f->done);
}

static void
done_cb (Fixture *f, const char *sentence)
{
  g_set_str (&f->done, sentence);
}

/* Shows the desk that the server answers with. */
static void
open_desk (Fixture *f, const char *path, const char *json)
{
  g_autofree char *desk_path = g_strconcat (path, "/cancellation-desk", NULL);

  yui_test_peer_serve (f->stage.peer, "GET", desk_path, json);
  f->dialog = yui_test_stage_present (
      &f->stage,
      ADW_DIALOG (g_str_equal (path, SHIFT) ? yui_cancel_dialog_new_for_shift (f->stage.client, "s")
                                            : yui_cancel_dialog_new (f->stage.client, "c")));
  g_signal_connect_swapped (f->dialog, "done", G_CALLBACK (done_cb), f);
}

static const char *
text_of (GtkWidget *widget, const char *key)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_MENU_BUTTON (widget) && g_str_equal (key, "amount"))
    return gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  if (GTK_IS_BUTTON (widget) && g_str_equal (key, "label"))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return g_object_get_data (G_OBJECT (widget), key);
}

/* The first widget of a type whose text, or data of key, has text in it. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *key, const char *text)
{
  const char *own = text_of (widget, key);
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && own && strstr (own, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, key, text);
  return found;
}

static gpointer
find_in (Fixture *f, GType type, const char *key, const char *text)
{
  return find (adw_dialog_get_child (ADW_DIALOG (f->dialog)), type, key, text);
}

static gboolean
shows (Fixture *f, const char *text)
{
  return find_in (f, GTK_TYPE_LABEL, "", text) != NULL;
}

static void
pick (Fixture *f, const char *word)
{
  GtkWidget *check = find_in (f, GTK_TYPE_CHECK_BUTTON, "word", word);

  g_assert_nonnull (check);
  g_assert_true (gtk_widget_is_sensitive (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static gboolean
is_picked (Fixture *f, const char *word)
{
  return gtk_check_button_get_active (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", word));
}

static void
collect (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

/* What an amount says when it is pressed. */
static char *
read_why (Fixture *f, const char *amount)
{
  GtkWidget *button = find_in (f, GTK_TYPE_MENU_BUTTON, "amount", amount);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  collect (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), text);
  return g_string_free_and_steal (text);
}

static void
assert_why (Fixture *f, const char *amount, const char *const *sentences)
{
  g_autofree char *why = read_why (f, amount);

  for (; *sentences; sentences++)
    {
      if (!strstr (why, *sentences))
        g_test_message ("“%s” is not in: %s", *sentences, why);
      g_assert_nonnull (strstr (why, *sentences));
    }
}

static GtkEditable *
get_written (Fixture *f)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (f->dialog),
                                                      YUI_TYPE_CANCEL_DIALOG, "written_row"));
}

static gboolean
can_confirm (Fixture *f)
{
  GtkWidget *button = gtk_widget_get_ancestor (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (f->dialog), YUI_TYPE_CANCEL_DIALOG,
                                                 "confirm_label")),
      GTK_TYPE_BUTTON);

  return gtk_widget_is_sensitive (button);
}

/* Presses the button, and answers the last question. */
static void
confirm (Fixture *f)
{
  AdwDialog *alert;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->dialog), "cancel.confirm", NULL));
  yui_test_run_ms (50);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (f->stage.window));
  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  g_signal_emit_by_name (alert, "response", "cancel-work");
  adw_dialog_force_close (alert);
  yui_test_run_ms (300);
}

/* The body of the last request of that line. */
static JsonObject *
parse_request (Fixture *f, const char *line, JsonNode **node)
{
  for (guint i = yui_test_peer_get_n (f->stage.peer); i-- > 0;)
    if (g_str_equal (yui_test_peer_get_line (f->stage.peer, i), line))
      {
        *node = json_from_string (yui_test_peer_get_body (f->stage.peer, i), NULL);
        return json_node_get_object (*node);
      }
  g_assert_not_reached ();
}

static void
refuse (Fixture *f, const char *path, int status, const char *json)
{
  yui_test_peer_add (f->stage.peer, 1, YUI_TEST_ANSWER, "POST", path, status,
                     "application/problem+json", json, NULL);
}

/* ---- one person ---- */

static void
test_money_before_the_click (Fixture *f, gconstpointer data)
{
  open_desk (f, CONTRACT, BEFORE ("c", "佐藤 花子"));
  g_assert_true (shows (f, "to the start"));
  g_assert_true (shows (f, "Less than 24 hours before the start"));
  g_assert_true (shows (f, "Pick a reason"));
  g_assert_false (can_confirm (f));
  pick (f, "employer_other");
  g_assert_true (is_picked (f, "full_wage"));
  g_assert_true (shows (f, "Cancel: 佐藤 花子, and pay ¥5,200"));
  g_assert_true (shows (f, "Courts have ordered the full wage"));
  g_assert_true (can_confirm (f));
}

/* Every amount says its working, rule, table, date and how sure that is. */
static void
test_why (Fixture *f, gconstpointer data)
{
  open_desk (f, CONTRACT, BEFORE ("c", "佐藤 花子"));
  assert_why (f, "¥2,925",
              (const char *[]){ "Wage: 2 h × ¥1,300 = ¥2,600", "Article 24",
                                "Night premium: 1 h × ¥1,300 × 25 % = ¥325", "Article 37 (4)",
                                "Table: premium rates, 2023; read for", NULL });
  pick (f, "employer_other");
  assert_why (f, "¥5,200",
              (const char *[]){ "Planned wage: ¥5,200", "Wage: 4 h × ¥1,300 = ¥5,200",
                                "Civil Code, Article 536 (2)", "Tokyo Summary Court",
                                "This rests on guidance", NULL });
  assert_why (
      f, "¥3,120",
      (const char *[]){ "Needs a written reason", "60 % of ¥5,200 is ¥3,120", "July 2025", NULL });
  assert_why (f, "¥0", (const char *[]){ "Not lawful in this case", "Article 26", NULL });
  assert_why (f, "Not known", (const char *[]){ "no work here in the month before", NULL });
}

static void
test_less_needs_a_reason (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;

  open_desk (f, CONTRACT, BEFORE ("c", "佐藤 花子"));
  pick (f, "employer_other");
  g_assert_false (gtk_widget_is_sensitive (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "nothing")));
  g_assert_false (
      gtk_widget_is_sensitive (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "statutory_floor")));
  pick (f, "sixty_percent");
  g_assert_true (shows (f, "Cancel: 佐藤 花子, and pay ¥3,120"));
  g_assert_true (shows (f, "Write down why less than the full wage is paid."));
  g_assert_false (can_confirm (f));
  gtk_editable_set_text (get_written (f), "予約の取消");
  g_assert_true (can_confirm (f));

  yui_test_peer_add (f->stage.peer, 1, YUI_TEST_ANSWER, "POST", CONTRACT "/cancellation", 201,
                     "application/json", CANCELLED, NULL);
  confirm (f);
  body = parse_request (f, "POST " CONTRACT "/cancellation", &node);
  g_assert_cmpstr (json_object_get_string_member (body, "owed_kind"), ==, "sixty_percent");
  g_assert_cmpint (json_object_get_int_member (body, "owed_yen"), ==, SIXTY_YEN);
  g_assert_cmpstr (json_object_get_string_member (body, "written_reason"), ==, "予約の取消");
  g_assert_nonnull (f->done);
  g_assert_nonnull (strstr (f->done, "¥3,120"));
}

/* What the server refuses is said, and nothing that was entered is lost. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  open_desk (f, CONTRACT, BEFORE ("c", "佐藤 花子"));
  pick (f, "employer_other");
  pick (f, "sixty_percent");
  gtk_editable_set_text (get_written (f), "予約の取消");
  refuse (f, CONTRACT "/cancellation", 409,
          "{\"type\":\"urn:yui:problem:already-cancelled\",\"title\":\"No\",\"status\":409}");
  confirm (f);
  g_assert_null (f->done);
  g_assert_true (shows (f, "This was cancelled already."));
  g_assert_true (is_picked (f, "employer_other"));
  g_assert_true (is_picked (f, "sixty_percent"));
  g_assert_cmpstr (gtk_editable_get_text (get_written (f)), ==, "予約の取消");
  g_assert_true (can_confirm (f));
}

static void
test_not_now (Fixture *f, gconstpointer data)
{
  yui_test_peer_add (f->stage.peer, 1, YUI_TEST_ANSWER, "GET", CONTRACT "/cancellation-desk", 409,
                     "application/problem+json",
                     "{\"type\":\"urn:yui:problem:still-at-work\",\"title\":\"No\",\"status\":409}",
                     NULL);
  open_desk (f, CONTRACT, "{}");
  g_assert_true (shows (f, "This cannot be cancelled now"));
  g_assert_true (shows (f, "has not checked out yet"));
}

/* ---- instead of cancelling ---- */

static void
test_proposal (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;
  GtkWidget *button;

  open_desk (f, CONTRACT, BEFORE ("c", "佐藤 花子"));
  button = find_in (f, GTK_TYPE_BUTTON, "label", "Propose");
  refuse (f, CONTRACT "/proposals", 409,
          "{\"type\":\"urn:yui:problem:reply-after-start\",\"title\":\"No\",\"status\":409}");
  g_signal_emit_by_name (button, "clicked");
  yui_test_run_ms (300);
  g_assert_null (f->done);
  body = parse_request (f, "POST " CONTRACT "/proposals", &node);
  g_assert_cmpstr (json_object_get_string_member (body, "kind"), ==, "shorten");
  g_assert_true (
      g_str_has_prefix (json_object_get_string_member (body, "ends_at"), "2026-11-25T11:00"));
  g_assert_true (shows (f, "The answer must be due before the shift starts."));
  pick (f, "employer_other"); /* the desk is still there to be used */
  g_assert_true (can_confirm (f));
}

/* ---- early finish ---- */

static void
test_early_finish (Fixture *f, gconstpointer data)
{
  open_desk (f, CONTRACT, EARLY);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (f->dialog)), ==, "Early Finish");
  g_assert_true (shows (f, "since the start"));
  pick (f, "employer_other");
  g_assert_true (is_picked (f, "full_wage"));
  g_assert_true (shows (f, "Finish early: 佐藤 花子, and pay ¥3,900"));
  g_assert_true (can_confirm (f));
  g_assert_false (gtk_widget_is_sensitive (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "nothing")));
  assert_why (f, "¥3,900",
              (const char *[]){ "Wage for the hours worked: ¥1,300", "Wage: 1 h × ¥1,300 = ¥1,300",
                                "Wage for the hours lost: ¥3,900", NULL });
  assert_why (f, "¥2,340", (const char *[]){ "60 % of ¥3,900 is ¥2,340", NULL });
  pick (f, "statutory_floor");
  g_assert_false (can_confirm (f));
  gtk_editable_set_text (get_written (f), "大雨");
  g_assert_true (can_confirm (f));
}

static void
test_early_for_nothing (Fixture *f, gconstpointer data)
{
  open_desk (f, CONTRACT, EARLY_FOR_NOTHING);
  pick (f, "employer_other");
  g_assert_true (is_picked (f, "full_wage"));
  g_assert_null (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "nothing"));
  g_assert_null (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "sixty_percent"));
  g_assert_true (can_confirm (f));
}

/* ---- a whole shift ---- */

static void
test_whole_shift (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;

  open_desk (f, SHIFT, WHOLE);
  pick (f, "employer_other");
  g_assert_true (is_picked (f, "full_wage"));
  g_assert_true (shows (f, "Cancel: 2 people, and pay ¥10,400"));
  assert_why (
      f, "¥10,400",
      (const char *[]){ "佐藤 花子: ¥5,200", "中川 蓮: ¥5,200", "beside each person", NULL });
  assert_why (f, "¥5,200",
              (const char *[]){ "佐藤 花子", "Wage: 4 h × ¥1,300 = ¥5,200",
                                "Civil Code, Article 536 (2)", NULL });
  g_assert_false (gtk_widget_is_sensitive (find_in (f, GTK_TYPE_CHECK_BUTTON, "word", "nothing")));
  pick (f, "sixty_percent");
  g_assert_false (can_confirm (f));
  gtk_editable_set_text (get_written (f), "台風");
  g_assert_true (shows (f, "Cancel: 2 people, and pay ¥6,240"));

  /* Meanwhile one of them has cancelled. */
  refuse (f, SHIFT "/cancellation", 409,
          "{\"type\":\"urn:yui:problem:people-changed\",\"title\":\"No\",\"status\":409}");
  yui_test_peer_serve (f->stage.peer, "GET", SHIFT "/cancellation-desk", WHOLE_OF_ONE);
  confirm (f);
  body = parse_request (f, "POST " SHIFT "/cancellation", &node);
  g_assert_cmpint (json_object_get_int_member (body, "owed_total_yen"), ==, 2 * SIXTY_YEN);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "contract_ids")), ==,
                    2);
  g_assert_null (f->done);
  g_assert_true (shows (f, "The people of this shift have changed meanwhile."));
  g_assert_true (shows (f, "Cancel: 1 person, and pay ¥3,120"));
  g_assert_true (is_picked (f, "sixty_percent"));
  g_assert_cmpstr (gtk_editable_get_text (get_written (f)), ==, "台風");
  g_assert_true (can_confirm (f));
}

/* ---- what was decided ---- */

static void
test_decided (void)
{
  g_autoptr (YuiCancellation) one = yui_test_parse (YUI_TYPE_CANCELLATION, CANCELLED);
  g_autofree char *why = yui_wording_why_cancellation (one);

  g_assert_nonnull (strstr (why, "Wage: 4 h × ¥1,300 = ¥5,200"));
  g_assert_nonnull (strstr (why, "60 % of ¥5,200 is ¥3,120"));
  g_assert_nonnull (strstr (why, "July 2025"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/desktop/cancel-dialog/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  ADD ("money-before-the-click", test_money_before_the_click);
  ADD ("why", test_why);
  ADD ("less-needs-a-reason", test_less_needs_a_reason);
  ADD ("refused", test_refused);
  ADD ("not-now", test_not_now);
  ADD ("proposal", test_proposal);
  ADD ("early-finish", test_early_finish);
  ADD ("early-for-nothing", test_early_for_nothing);
  ADD ("whole-shift", test_whole_shift);
  g_test_add_func ("/desktop/cancel-dialog/decided", test_decided);
  return g_test_run ();
}
