/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-application.h"
#include "desktop/yui-candidate-row.h"
#include "desktop/yui-documents-page.h"
#include "desktop/yui-import-dialog.h"
#include "desktop/yui-insurance-dialog.h"
#include "desktop/yui-overview-page.h"
#include "desktop/yui-page.h"
#include "desktop/yui-pay-page.h"
#include "desktop/yui-pay-run-page.h"
#include "desktop/yui-payslip-row.h"
#include "desktop/yui-person-hours.h"
#include "desktop/yui-place.h"
#include "desktop/yui-shift-facts.h"
#include "desktop/yui-shift-page.h"
#include "desktop/yui-week.h"
#include "desktop/yui-weight-row.h"
#include "desktop/yui-window.h"
#include "desktop/yui-worker-page.h"
#include "model/yui-time.h"
#include "yui-test-desk.h"

/* The real windows on the real embedded server with the demo town. With YUI_SHOTS=FOLDER a picture
 * of the screen is left there after each step. */

#define PATIENCE_MS 30000
#define STEP_MS     20
#define DAY_S       86400

static GtkApplication *application;
static YuiDesk *desk;
static YuiWindow *window;

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (guint waited = 0; !(condition) && waited < PATIENCE_MS; waited += STEP_MS)                \
      yui_test_run_ms (STEP_MS);                                                                   \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
shoot (const char *name)
{
  const char *folder = g_getenv ("YUI_SHOTS");
  g_autofree char *path = NULL;

  if (!folder)
    return;
  yui_test_run_ms (600);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (g_spawn_sync (NULL, (char *[]){ "import", "-window", "root", path, NULL }, NULL,
                               G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

static gpointer
await (DexFuture *future)
{
  g_autoptr (DexFuture) owned = future;
  g_autoptr (GError) error = NULL;
  const GValue *value;

  wait_until (!dex_future_is_pending (owned));
  value = dex_future_get_value (owned, &error);
  g_assert_no_error (error);
  return g_value_dup_object (value);
}

static const char *
view_of (gpointer page)
{
  static char *view;

  g_free (view);
  g_object_get (page, "view", &view, NULL);
  return view;
}

static void
wait_for_view (gpointer page, const char *view)
{
  wait_until (!g_str_equal (view_of (page), "loading"));
  if (!g_str_equal (view_of (page), view))
    {
      g_autofree char *problem = NULL;

      g_object_get (page, "problem", &problem, NULL);
      g_error ("%s shows “%s”: %s", G_OBJECT_TYPE_NAME (page), view_of (page), problem);
    }
}

/* Opens the first expander of a type, to have its inside in the picture. */
static gboolean
expand_first (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (expand_first (child, type))
      return TRUE;
  return FALSE;
}

/* The first widget of a type under widget, NULL when there is none. */
static gpointer
find_child (GtkWidget *widget, GType type)
{
  gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static gpointer
template_child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);
}

/* Has a widget in the picture. */
static void
scroll_to (GtkWidget *child)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (child, GTK_TYPE_VIEWPORT);

  gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), child, NULL);
}

static gpointer
get_visible_page (void)
{
  GObject *navigation
      = gtk_widget_get_template_child (GTK_WIDGET (window), YUI_TYPE_WINDOW, "navigation");

  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (navigation));
}

static int
get_size (const char *variable, int otherwise)
{
  const char *text = g_getenv (variable);

  return text ? atoi (text) : otherwise;
}

static void
open_desk (YuiRole role)
{
  desk = yui_desk_new (role, "");
  window = yui_window_new (application, desk);
  gtk_window_set_default_size (GTK_WINDOW (window), get_size ("YUI_WIDTH", 1280),
                               get_size ("YUI_HEIGHT", 800));
  gtk_window_present (GTK_WINDOW (window));
  yui_desk_start (desk);
  wait_until (yui_desk_get_state (desk) == YUI_DESK_READY);
  g_assert_cmpint (yui_desk_get_role (desk), ==, role);
}

static void
close_desk (void)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  yui_test_run_ms (STEP_MS);
  g_assert_null (window);
  g_clear_object (&desk);
  yui_test_run_ms (STEP_MS);
}

/* Every place of the role shows its content; the demo town has let no kiosk in. */
static void
test_places (gconstpointer data)
{
  YuiRole role = (YuiRole)GPOINTER_TO_INT (data);

  open_desk (role);
  for (const YuiPlace *place = yui_places_get (); place->id; place++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%s", (int)role, place->id);

      if (!yui_place_is_for (place, role))
        continue;
      g_assert_true (yui_window_show_place (window, place->id));
      if (YUI_IS_PAGE (get_visible_page ()))
        wait_for_view (get_visible_page (),
                       g_str_equal (place->id, "kiosks") ? "empty" : "content");
      shoot (name);
    }
  close_desk ();
}

/* A published shift from tomorrow on that still has a free seat. */
static char *
find_open_shift (void)
{
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *from = yui_time_to_date (now_s + DAY_S);
  g_autofree char *to = yui_time_to_date (now_s + 21 * DAY_S);
  g_autoptr (GListModel) shifts = await (yui_client_list_shifts (
      yui_desk_get_client (desk), from, to, NULL, YUI_SHIFT_STATE_PUBLISHED, NULL));

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (shifts, i);

      if (yui_shift_get_seats_filled (shift) + 2 <= yui_shift_get_seats (shift))
        return g_strdup (yui_shift_get_id (shift));
    }
  g_assert_not_reached ();
}

static guint
count_offers (const char *shift_id, YuiOfferState state)
{
  g_autoptr (GListModel) offers
      = await (yui_client_list_offers (yui_desk_get_client (desk), shift_id, NULL));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (YuiOffer) offer = g_list_model_get_item (offers, i);

      n += yui_offer_get_state (offer) == state;
    }
  return n;
}

/* Offering to the best three makes three offers on the server. */
static void
test_offer (void)
{
  g_autofree char *shift_id = NULL;
  guint before;
  GtkWidget *page;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  shift_id = find_open_shift ();
  before = count_offers (shift_id, YUI_OFFER_STATE_OPEN);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-shift", "s", shift_id);
  page = get_visible_page ();
  wait_for_view (page, "content");
  shoot ("shift");
  adw_expander_row_set_expanded (template_child (page, "weights_row"), TRUE);
  yui_weight_row_set_weight (find_child (page, YUI_TYPE_WEIGHT_ROW), 0);
  g_signal_emit_by_name (find_child (page, YUI_TYPE_WEIGHT_ROW), "moved");
  gtk_editable_set_text (template_child (page, "why_entry"), "田");
  yui_test_run_ms (1200);
  scroll_to (find_child (page, YUI_TYPE_WEIGHT_ROW));
  shoot ("shift-weights");
  scroll_to (template_child (page, "ranking_box"));
  shoot ("shift-ranking");
  scroll_to (template_child (page, "why_list"));
  shoot ("shift-why");
  wait_until (gtk_widget_activate_action (page, "page.offer-best", NULL));
  wait_until (count_offers (shift_id, YUI_OFFER_STATE_OPEN) == before + 3);
  yui_test_run_ms (500);
  shoot ("shift-offered");
  close_desk ();
}

/* A shift of the past weeks that people worked. */
static char *
find_worked_shift (void)
{
  g_autofree char *to = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC + 14 * DAY_S);
  g_autofree char *from = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC - 14 * DAY_S);
  g_autoptr (GListModel) hours = await (yui_client_list_attendances (
      yui_desk_get_client (desk), from, to, YUI_ATTENDANCE_STATE_NONE, NULL));
  g_autoptr (YuiAttendance) first = g_list_model_get_item (hours, 0);

  g_assert_nonnull (first);
  return g_strdup (yui_attendance_get_shift_id (first));
}

/* What changes elsewhere does not take a menu away; the rows are made anew when it has closed, and
 * the keyboard is on the row where it was. */
static void
test_menu_stays (void)
{
  g_autofree char *shift_id = NULL;
  GtkWidget *page, *list;
  GtkMenuButton *button;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  shift_id = find_worked_shift ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-shift", "s", shift_id);
  page = get_visible_page ();
  wait_for_view (page, "content");
  list = template_child (page, "contracts_list");
  wait_until (find_child (list, GTK_TYPE_MENU_BUTTON) != NULL);
  button = find_child (list, GTK_TYPE_MENU_BUTTON);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *)&button);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  gtk_menu_button_popup (button);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  yui_page_refresh (YUI_PAGE (page));
  yui_test_run_ms (1500);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  shoot ("menu-stays");
  gtk_menu_button_popdown (button);
  wait_until (button == NULL || !gtk_widget_get_root (GTK_WIDGET (button)));
  g_assert_nonnull (find_child (list, GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), list));
  if (button)
    g_object_remove_weak_pointer (G_OBJECT (button), (gpointer *)&button);
  close_desk ();
}

static guint
count_declared (const char *worker_id)
{
  g_autoptr (GListModel) works
      = await (yui_client_list_declared_work (yui_desk_get_client (desk), worker_id, NULL));

  return g_list_model_get_n_items (works);
}

/* The town opens a person, writes down work elsewhere, ends it and takes that back. */
static void
test_work_elsewhere (void)
{
  g_autoptr (YuiWorkersFound) found = NULL;
  g_autoptr (YuiWorker) worker = NULL;
  g_autoptr (YuiDeclaredWork) work = NULL;
  const char *id;
  guint before;
  GtkWidget *page, *hours;

  open_desk (YUI_ROLE_COORDINATOR);
  found = await (yui_client_find_workers (yui_desk_get_client (desk), NULL, 10, NULL));
  worker = g_list_model_get_item (yui_workers_found_get_items (found), 0);
  id = yui_worker_get_id (worker);
  before = count_declared (id);
  work = await (yui_client_declare_work (yui_desk_get_client (desk), id, "山の宿", "2026-04-01", 31,
                                         240, NULL));
  yui_window_push (window, yui_worker_page_new (desk, worker));
  page = get_visible_page ();
  wait_for_view (page, "content");
  hours = find_child (page, YUI_TYPE_PERSON_HOURS);
  yui_test_run_ms (500);
  shoot ("worker");
  g_assert_true (gtk_widget_activate_action (hours, "person-hours.end-declared", "s",
                                             yui_declared_work_get_id (work)));
  wait_until (count_declared (id) == before);
  shoot ("worker-ended");
  g_assert_true (gtk_widget_activate_action (hours, "person-hours.resume-declared", "s",
                                             yui_declared_work_get_id (work)));
  wait_until (count_declared (id) == before + 1);
  close_desk ();
}

/* A week proposed tells nobody; the offers do, and can be taken back. */
static void
test_fill_week (void)
{
  g_autofree char *day = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC + 7 * DAY_S);
  g_autofree char *monday = yui_week_start (day);
  GtkWidget *page;
  GtkStack *work;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fill-week", "s", monday);
  page = get_visible_page ();
  wait_for_view (page, "content");
  work = template_child (page, "work_stack");
  shoot ("fill-week-running");
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (work), "done"));
  g_assert_nonnull (find_child (template_child (page, "shifts_box"), ADW_TYPE_ACTION_ROW));
  shoot ("fill-week");
  gtk_toggle_button_set_active (
      find_child (template_child (page, "shifts_box"), GTK_TYPE_TOGGLE_BUTTON), TRUE);
  g_assert_true (gtk_widget_activate_action (page, "page.solve-again", NULL));
  wait_until (!g_str_equal (gtk_stack_get_visible_child_name (work), "done"));
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (work), "done"));
  g_assert_true (gtk_widget_activate_action (page, "page.offer", NULL));
  wait_until (!g_str_equal (gtk_stack_get_visible_child_name (work), "done"));
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (work), "done"));
  shoot ("fill-week-offered");
  close_desk ();
}

static char *
write_csv (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "yui-live-members.csv", NULL);
  const char *csv = "氏名,フリガナ,生年月日,電話番号\n"
                    "結野 太郎,ユイノ タロウ,1985-04-01,090-0000-9001\n"
                    "\n"
                    "結野 次郎,ユイノ ジロウ,いつか,090-0000-9002\n";

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  return g_steal_pointer (&path);
}

static guint
count_people (const char *q)
{
  g_autoptr (GListModel) people = await (
      yui_client_list_memberships (yui_desk_get_client (desk), q, YUI_MEMBERSHIP_KIND_NONE, NULL));

  return g_list_model_get_n_items (people);
}

/* The preview changes nothing; the good rows come in; the bad row is told. */
static void
test_import (void)
{
  g_autofree char *path = write_csv ();
  AdwDialog *dialog;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  g_assert_cmpuint (count_people ("結野"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import", "s", path);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (YUI_IS_IMPORT_DIALOG (dialog));
  yui_test_run_ms (1500);
  shoot ("import-preview");
  g_assert_cmpuint (count_people ("結野"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.all", NULL);
  yui_test_run_ms (300);
  g_assert_cmpuint (count_people ("結野"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.good-rows", NULL);
  wait_until (count_people ("結野") == 1);
  yui_test_run_ms (500);
  shoot ("imported");
  close_desk ();
}

/* The first amount that says why it is so. */
static GtkWidget *
find_why (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "numeric")
      && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_why (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
shoot_why (GtkWidget *page)
{
  GtkWidget *button = find_why (page);

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  yui_test_run_ms (300);
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  shoot ("pay-why");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  yui_test_run_ms (300);
}

static YuiPayRunState
state_of (const char *pay_run_id)
{
  g_autoptr (YuiPayRun) run
      = await (yui_client_get_pay_run (yui_desk_get_client (desk), pay_run_id, NULL));

  return yui_pay_run_get_state (run);
}

/* Drafts what nobody has confirmed yet, as planned hours due today, checks it, takes that back, and discards it. */
static void
live_through_a_run (void)
{
  g_autofree char *today = yui_week_today ();
  g_autofree char *from = yui_date_add_days (today, -60);
  g_autoptr (YuiPayRun) run = await (yui_client_create_pay_run (
      yui_desk_get_client (desk), YUI_PAY_PERIOD_KIND_FREE, from, today, today, NULL));
  const char *id = yui_pay_run_get_id (run);
  AdwNavigationPage *page = yui_pay_run_page_new (desk, id);

  yui_window_push (window, page);
  wait_for_view (page, "content");
  shoot ("pay-draft");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.check", NULL));
  wait_until (state_of (id) == YUI_PAY_RUN_STATE_CHECKED);
  yui_test_run_ms (500);
  shoot ("pay-checked");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.reopen", NULL));
  wait_until (state_of (id) == YUI_PAY_RUN_STATE_DRAFT);
  yui_test_run_ms (500);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.discard", NULL));
  yui_test_run_ms (500);
}

static void
test_pay_run (void)
{
  g_autoptr (GListModel) runs = NULL;
  g_autoptr (YuiPayRun) run = NULL;
  AdwNavigationPage *page;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  runs = await (yui_client_list_pay_runs (yui_desk_get_client (desk), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (runs), >, 0);
  run = g_list_model_get_item (runs, 0);
  page = yui_pay_run_page_new (desk, yui_pay_run_get_id (run));
  yui_window_push (window, page);
  wait_for_view (page, "content");
  g_assert_true (expand_first (GTK_WIDGET (page), YUI_TYPE_PAYSLIP_ROW));
  shoot ("pay-run");
  shoot_why (GTK_WIDGET (page));
  live_through_a_run ();
  close_desk ();
}

/* Whether a label below widget holds text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* Opens the first amount below widget, which says each of the texts, and closes it again. */
static void
open_why (GtkWidget *widget, const char *const texts[], const char *name)
{
  GtkWidget *button = find_why (widget);
  GtkPopover *popover;

  g_assert_nonnull (button);
  scroll_to (button);
  yui_test_run_ms (300);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  yui_test_run_ms (300);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  for (guint i = 0; texts[i]; i++)
    if (!says (GTK_WIDGET (popover), g_dgettext ("yui", texts[i])))
      g_error ("%s does not say “%s”", name, texts[i]);
  shoot (name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  yui_test_run_ms (300);
}

#define WHY(page, child, name, ...)                                                                \
  open_why (template_child (GTK_WIDGET (page), child), (const char *const[]){ __VA_ARGS__, NULL }, \
            name)

/* The first way to a part in the popover of the amount below widget. */
static GtkWidget *
find_part (GtkWidget *widget)
{
  GtkWidget *button = find_why (widget);

  return find_child (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                     GTK_TYPE_BUTTON);
}

/* Every sum of the Pay page and of a run says what it is made of, and leads to its runs. */
static void
test_pay_sums (void)
{
  AdwNavigationPage *page, *run;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  page = yui_pay_page_new (desk);
  yui_window_push (window, page);
  wait_for_view (page, "content");
  WHY (page, "runs_list", "sum-run", "In the run, each line says its own rule, table and article.");
  WHY (page, "wages_bin", "sum-wages", "Locked pay runs, for work in the period.",
       "Each line says its own rule, table and article.");
  WHY (page, "cost_bin", "sum-cost", "Rounded to the nearest yen.");
  adw_expander_row_set_expanded (template_child (GTK_WIDGET (page), "amounts_row"), TRUE);
  yui_test_run_ms (500);
  WHY (page, "amounts_row", "sum-week", "Each line says its own rule, table and article.");
  adw_toggle_group_set_active_name (template_child (GTK_WIDGET (page), "group_toggles"), "kinds");
  yui_test_run_ms (300);
  WHY (page, "amounts_row", "sum-kind", "Each line says its own rule, table and article.");
  g_signal_emit_by_name (find_part (template_child (GTK_WIDGET (page), "wages_bin")), "clicked");
  yui_test_run_ms (500);
  run = adw_navigation_view_get_visible_page (
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW)));
  g_assert_true (YUI_IS_PAY_RUN_PAGE (run));
  wait_for_view (run, "content");
  WHY (run, "gross_bin", "run-gross", "Each line says its own rule, table and article.");
  WHY (run, "withheld_bin", "run-withheld", "Each line says its own rule, table and article.");
  WHY (run, "transfer_bin", "run-transfer",
       "Nothing is rounded. The last record of the bank’s file holds the same number of people and "
       "the same sum.");
  close_desk ();
}

/* The shift page says why a seat costs what it costs. */
static void
test_shift_cost (void)
{
  g_autofree char *shift_id = NULL;
  AdwNavigationPage *page;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  shift_id = find_open_shift ();
  page = yui_shift_page_new (desk, shift_id);
  yui_window_push (window, page);
  wait_for_view (page, "content");
  open_why (find_child (GTK_WIDGET (page), YUI_TYPE_SHIFT_FACTS),
            (const char *const[]){ "Labour Standards Act, Article 24: wages are paid in full.",
                                   "Minimum Wage Act, Article 4: nobody is paid less.", NULL },
            "shift-cost");
  close_desk ();
}

/* The wages and premiums of labour insurance. */
static void
test_insurance (void)
{
  YuiInsuranceDialog *dialog;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  dialog = yui_insurance_dialog_new (yui_desk_get_client (desk));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  wait_until (adw_bin_get_child (template_child (GTK_WIDGET (dialog), "wages_bin")) != NULL);
  yui_test_run_ms (500);
  shoot ("insurance");
  WHY (dialog, "wages_bin", "insurance-wages", "Each line says its own rule, table and article.");
  WHY (dialog, "accident_bin", "insurance-accident",
       "Labour Insurance Premium Collection Act, Article 11: the premium is of all wages, cut to "
       "thousands of yen, times the rate.");
  WHY (dialog, "employment_bin", "insurance-employment",
       "Labour Insurance Premium Collection Act, Article 12: employment insurance.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  yui_test_run_ms (500);
  close_desk ();
}

/* The town's figure of wages, and each week of it; no way to the employers' runs. */
static void
test_town_sums (void)
{
  AdwNavigationPage *page;

  open_desk (YUI_ROLE_COORDINATOR);
  page = yui_overview_page_new (desk);
  yui_window_push (window, page);
  wait_for_view (page, "content");
  WHY (page, "paid_card", "town-paid", "Each line says its own rule, table and article.");
  adw_toggle_group_set_active_name (template_child (GTK_WIDGET (page), "period_group"), "four");
  yui_test_run_ms (1000);
  adw_expander_row_set_expanded (template_child (GTK_WIDGET (page), "amounts_row"), TRUE);
  yui_test_run_ms (500);
  WHY (page, "amounts_row", "town-week", "Each line says its own rule, table and article.");
  g_assert_false (says (template_child (GTK_WIDGET (page), "amounts_row"), "Pay run "));
  close_desk ();
}

/* Switching to the coordinator and back replaces the places. */
static void
test_switch (void)
{
  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  yui_desk_switch_account (
      desk, yui_embedded_server_find_token (yui_desk_get_embedded (desk), YUI_ROLE_COORDINATOR));
  wait_until (yui_desk_get_state (desk) == YUI_DESK_READY);
  g_assert_cmpint (yui_desk_get_role (desk), ==, YUI_ROLE_COORDINATOR);
  g_assert_true (yui_window_show_place (window, "overview"));
  wait_for_view (get_visible_page (), "content");
  close_desk ();
}

/* Every dialog of the desk, over the page it belongs to. */
static void
test_dialogs (void)
{
  static const struct
  {
    const char *name;
    const char *place; /* nullable */
    const char *action;
  } dialogs[] = {
    { "dialog-import", "people", "page.import" },      { "dialog-pay-run", "pay", "page.new-run" },
    { "dialog-pay-settings", "pay", "page.settings" }, { "dialog-code", "hours", "page.show-code" },
    { "dialog-keys", NULL, "win.shortcuts" },          { "dialog-help", NULL, "win.help" },
    { "dialog-account", NULL, "win.switch-account" },  { "dialog-about", NULL, "win.about" },
  };

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  for (size_t i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      AdwDialog *dialog;

      if (dialogs[i].place)
        g_assert_true (yui_window_show_place (window, dialogs[i].place));
      yui_test_run_ms (500);
      g_assert_true (gtk_widget_activate_action (get_visible_page (), dialogs[i].action, NULL));
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
      g_assert_nonnull (dialog);
      yui_test_run_ms (300);
      shoot (dialogs[i].name);
      adw_dialog_force_close (dialog);
      yui_test_run_ms (400);
    }
  close_desk ();
}

/* The first that waits and that nobody disputes; NULL when there is none. */
static YuiAttendance *
find_to_confirm (GListModel *all)
{
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (YuiAttendance) item = g_list_model_get_item (all, i);

      if (yui_attendance_get_state (item) == YUI_ATTENDANCE_STATE_TO_CONFIRM
          && !yui_attendance_get_disputed (item))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* The first attendance to confirm, by its dialog; then taken back. */
static void
test_hours (void)
{
  g_autoptr (GListModel) all = NULL;
  g_autoptr (YuiAttendance) first = NULL;
  GtkWidget *page;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  g_assert_true (yui_window_show_place (window, "hours"));
  page = get_visible_page ();
  yui_test_run_ms (500);
  g_object_get (page, "rows", &all, NULL);
  first = find_to_confirm (all);
  if (!first)
    { /* a week that has just begun */
      gtk_widget_activate_action (page, "page.waiting", NULL);
      yui_test_run_ms (500);
      wait_for_view (page, "content");
      first = find_to_confirm (all);
    }
  g_assert_nonnull (first);
  gtk_widget_activate_action (page, "page.edit", "s", yui_attendance_get_id (first));
  yui_test_run_ms (300);
  shoot ("dialog-hours");
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));

  gtk_widget_activate_action (page, "page.confirm", "s", yui_attendance_get_id (first));
  wait_until (yui_attendance_get_state (first) == YUI_ATTENDANCE_STATE_AGREED);
  shoot ("hours-confirmed");
  gtk_widget_activate_action (page, "page.reopen", "s", yui_attendance_get_id (first));
  wait_until (yui_attendance_get_state (first) == YUI_ATTENDANCE_STATE_TO_CONFIRM);
  close_desk ();
}

static gpointer
find_named (gpointer page, GType type, const char *name)
{
  return gtk_widget_get_template_child (page, type, name);
}

static gboolean
shows_pages (gpointer page)
{
  return g_str_equal (view_of (find_named (page, YUI_TYPE_DOCUMENTS_PAGE, "paper_view")), "pages");
}

/* A book is made, found by its kind, and shown with its pages; payslips are made as a job. */
static void
test_documents (void)
{
  YuiDocumentWish book
      = { .kind = YUI_DOCUMENT_KIND_ATTENDANCE_BOOK, .from = "2026-01-01", .to = "2027-01-01" };
  YuiDocumentWish slips = { .kind = YUI_DOCUMENT_KIND_PAYSLIP };
  g_autoptr (YuiDocument) made = NULL;
  g_autoptr (YuiJob) job = NULL;
  g_autoptr (GListModel) runs = NULL;
  g_autoptr (YuiPayRun) run = NULL;
  GtkSingleSelection *selection;
  YuiClient *client;
  GtkWidget *page;

  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  client = yui_desk_get_client (desk);
  made = await (yui_client_make_document (client, &book, NULL));
  g_assert_true (yui_document_is_pdf (made));
  g_assert_true (yui_window_show_place (window, "documents"));
  page = get_visible_page ();
  wait_for_view (page, "content");
  selection = find_named (page, YUI_TYPE_DOCUMENTS_PAGE, "selection");
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0);
  gtk_single_selection_set_selected (selection, 0);
  wait_until (shows_pages (page));
  shoot ("documents");

  runs = await (yui_client_list_pay_runs (client, NULL));
  run = g_list_model_get_item (runs, 0);
  slips.pay_run_id = yui_pay_run_get_id (run);
  job = await (yui_client_make_document (client, &slips, NULL));
  g_assert_true (YUI_IS_JOB (job));
  wait_until (!yui_job_is_under_way (job)
              || !yui_job_is_under_way (await (yui_client_read_job (client, job, NULL))));
  g_assert_cmpint (yui_job_get_state (job), ==, YUI_JOB_STATE_DONE);
  close_desk ();
}

/* Signing in is offered and can be left for the demonstration again. */
static void
test_sign_in (void)
{
  open_desk (YUI_ROLE_EMPLOYER_OWNER);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.use-server", NULL);
  g_assert_cmpint (yui_desk_get_state (desk), ==, YUI_DESK_SIGNED_OUT);
  shoot ("sign-in");
  yui_desk_open_demo (desk);
  wait_until (yui_desk_get_state (desk) == YUI_DESK_READY);
  close_desk ();
}

static void
make_application (void)
{
  YuiApplication *app = yui_application_new ();

  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  application = GTK_APPLICATION (app);
}

static void
use_fresh_folders (void)
{
  g_autofree char *folder = g_dir_make_tmp ("yui-live-XXXXXX", NULL);

  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
}

int
main (int argc, char **argv)
{
  use_fresh_folders ();
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  make_application ();
  g_test_add_data_func ("/live/employer", GINT_TO_POINTER (YUI_ROLE_EMPLOYER_OWNER), test_places);
  g_test_add_data_func ("/live/coordinator", GINT_TO_POINTER (YUI_ROLE_COORDINATOR), test_places);
  g_test_add_func ("/live/offer", test_offer);
  g_test_add_func ("/live/menu-stays", test_menu_stays);
  g_test_add_func ("/live/work-elsewhere", test_work_elsewhere);
  g_test_add_func ("/live/fill-week", test_fill_week);
  g_test_add_func ("/live/import", test_import);
  g_test_add_func ("/live/pay-run", test_pay_run);
  g_test_add_func ("/live/pay-sums", test_pay_sums);
  g_test_add_func ("/live/shift-cost", test_shift_cost);
  g_test_add_func ("/live/insurance", test_insurance);
  g_test_add_func ("/live/town-sums", test_town_sums);
  g_test_add_func ("/live/switch", test_switch);
  g_test_add_func ("/live/hours", test_hours);
  g_test_add_func ("/live/documents", test_documents);
  g_test_add_func ("/live/dialogs", test_dialogs);
  g_test_add_func ("/live/sign-in", test_sign_in);
  return g_test_run ();
}
