/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-account-dialog.h"
#include "desktop/yui-check-in-view.h"
#include "desktop/yui-documents-page.h"
#include "desktop/yui-help-dialog.h"
#include "desktop/yui-hours-page.h"
#include "desktop/yui-import-dialog.h"
#include "desktop/yui-kiosk-dialog.h"
#include "desktop/yui-kiosks-page.h"
#include "desktop/yui-overview-page.h"
#include "desktop/yui-pay-page.h"
#include "desktop/yui-pay-run-dialog.h"
#include "desktop/yui-pay-run-page.h"
#include "desktop/yui-pay-settings-dialog.h"
#include "desktop/yui-people-page.h"
#include "desktop/yui-person-pay-dialog.h"
#include "desktop/yui-place.h"
#include "desktop/yui-screening-dialog.h"
#include "desktop/yui-screening-page.h"
#include "desktop/yui-shift-page.h"
#include "desktop/yui-shortcuts-dialog.h"
#include "desktop/yui-sign-in-page.h"
#include "desktop/yui-tax-dialog.h"
#include "desktop/yui-unmatched-dialog.h"
#include "desktop/yui-window.h"
#include "desktop/yui-worker-page.h"
#include "desktop/yui-workers-page.h"
#include "yui-test-desk.h"

/* Nobody listens there, so pages stay as they are before the first answer. */
#define NOWHERE "http://127.0.0.1:9"

/* A button takes its name from the text in it. */
static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return has_text (widget);
  return ADW_IS_PREFERENCES_ROW (widget)
         && adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))[0];
}

/* libadwaita's own list in a group or page, which the group names. */
static gboolean
is_inner_list (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget)
         && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "listbox") == 0;
}

/* Controls of this program; what a control is made of inside is its own business. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_LIST_BOX (widget)
         || ADW_IS_ENTRY_ROW (widget) || ADW_IS_SPIN_ROW (widget) || ADW_IS_COMBO_ROW (widget)
         || ADW_IS_TOGGLE_GROUP (widget);
}

static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || ADW_IS_ENTRY_ROW (widget) || ADW_IS_SPIN_ROW (widget) || ADW_IS_COMBO_ROW (widget)
         || ADW_IS_TOGGLE_GROUP (widget) || ADW_IS_HEADER_BAR (widget)
         || ADW_IS_EXPANDER_ROW (widget) || ADW_IS_BANNER (widget)
         || ADW_IS_PREFERENCES_GROUP (widget);
}

static void
check_names (GtkWidget *widget)
{
  if (is_control (widget) && !is_inner_list (widget))
    {
      if (!has_name (widget))
        g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget")
      || !gtk_widget_get_visible (widget))
    return;
  if (is_whole (widget) && !ADW_IS_HEADER_BAR (widget) && !ADW_IS_PREFERENCES_GROUP (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static YuiWindow *
open_window (GtkApplication *application, YuiDesk *desk)
{
  YuiWindow *window = yui_window_new (application, desk);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static AdwNavigationPage *
make_shift_page (YuiDesk *desk)
{
  return yui_shift_page_new (desk, "0198a000-0000-7000-8000-000000000001");
}

static AdwNavigationPage *
make_pay_run_page (YuiDesk *desk)
{
  return yui_pay_run_page_new (desk, "0198a000-0000-7000-8000-000000000002");
}

static AdwNavigationPage *
make_worker_page (YuiDesk *desk)
{
  g_autoptr (YuiWorker) worker = yui_test_parse (
      YUI_TYPE_WORKER,
      "{\"id\":\"w\",\"version\":1,\"display_name\":\"佐藤 花子\",\"kana\":\"サトウ ハナコ\","
      "\"district\":\"\",\"phone\":\"\",\"n_pools\":0}");

  return yui_worker_page_new (desk, worker);
}

/* Created, shown, asked to refresh and search, closed: nothing of it stays. */
static void
test_page (gconstpointer data)
{
  AdwNavigationPage *(*make) (YuiDesk *desk) = (AdwNavigationPage * (*)(YuiDesk *)) data;
  g_autoptr (YuiDesk) desk = yui_desk_new (YUI_ROLE_EMPLOYER_OWNER, "");
  YuiWindow *window = open_window (yui_test_get_application (), desk);
  AdwNavigationPage *page = make (desk);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  yui_window_push (window, page);
  yui_test_run_ms (350);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.refresh", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.search", NULL);
  yui_test_run_ms (20);
  check_names (GTK_WIDGET (page));
  g_assert_nonnull (adw_navigation_page_get_title (page));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  yui_client_cancel_all (yui_desk_get_client (desk));
  yui_test_run_ms (20);
  g_assert_null (window);
  g_assert_null (page);
}

static void
test_window (void)
{
  g_autoptr (YuiDesk) desk = yui_desk_new (YUI_ROLE_EMPLOYER_OWNER, "");
  YuiWindow *window = open_window (yui_test_get_application (), desk);

  g_assert_true (yui_window_show_place (window, "people"));
  g_assert_true (yui_window_show_place (window, "pay"));
  g_assert_false (yui_window_show_place (window, "overview"));
  g_assert_nonnull (yui_window_toast (window, "A message"));
  check_names (GTK_WIDGET (window));
  yui_test_run_ms (20);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  yui_client_cancel_all (yui_desk_get_client (desk));
  yui_test_run_ms (20);
  g_assert_null (window);
}

static void
test_places (void)
{
  guint n = 0;

  for (const YuiPlace *place = yui_places_get (); place->id; place++, n++)
    {
      g_assert_false (yui_place_is_for (place, YUI_ROLE_WORKER));
      g_assert_false (yui_place_is_for (place, YUI_ROLE_KIOSK));
      g_assert_false (yui_place_is_for (place, YUI_ROLE_NONE));
    }
  g_assert_cmpuint (n, >=, 4);
}

static AdwDialog *
make_import_dialog (YuiDesk *desk)
{
  return ADW_DIALOG (yui_import_dialog_new (yui_desk_get_client (desk)));
}

static AdwDialog *
make_pay_run_dialog (YuiDesk *desk)
{
  return ADW_DIALOG (yui_pay_run_dialog_new (yui_desk_get_client (desk)));
}

static AdwDialog *
make_pay_settings_dialog (YuiDesk *desk)
{
  return ADW_DIALOG (yui_pay_settings_dialog_new (yui_desk_get_client (desk), TRUE));
}

static AdwDialog *
make_person_pay_dialog (YuiDesk *desk)
{
  return ADW_DIALOG (yui_person_pay_dialog_new (yui_desk_get_client (desk), "w", "佐藤 花子"));
}

static AdwDialog *
make_tax_dialog (YuiDesk *desk)
{
  g_autoptr (YuiPayslip) payslip = g_object_new (YUI_TYPE_PAYSLIP, NULL);

  return ADW_DIALOG (yui_tax_dialog_new (yui_desk_get_client (desk), payslip));
}

static AdwDialog *
make_unmatched_dialog (YuiDesk *desk)
{
  g_autoptr (YuiUnmatchedClockEvent) event
      = yui_test_parse (YUI_TYPE_UNMATCHED_CLOCK_EVENT,
                        "{\"id\":\"u\",\"version\":1,\"kind\":\"in\",\"problem\":\"unknown_card\","
                        "\"occurred_at\":\"2026-11-22T09:00:00+09:00\",\"card_ending\":\"2345\"}");

  return yui_unmatched_dialog_new (yui_desk_get_client (desk), event);
}

static AdwDialog *
make_screening_dialog (YuiDesk *desk)
{
  g_autoptr (YuiScreening) screening = yui_test_parse (
      YUI_TYPE_SCREENING,
      "{\"employer_id\":\"x\",\"employer_name\":\"浜の湯\",\"needed\":true,\"state\":\"none\","
      "\"open_seats_max\":null,\"open_seats\":0,\"reason\":null,\"decided_on\":null}");

  return ADW_DIALOG (yui_screening_dialog_new (yui_desk_get_client (desk), screening));
}

static AdwDialog *
make_kiosk_dialog (YuiDesk *desk)
{
  g_autoptr (GListStore) workplaces = g_list_store_new (YUI_TYPE_WORKPLACE);

  return yui_kiosk_dialog_new (yui_desk_get_client (desk), G_LIST_MODEL (workplaces));
}

static AdwDialog *
make_shortcuts_dialog (YuiDesk *desk)
{
  return ADW_DIALOG (yui_shortcuts_dialog_new ());
}

static AdwDialog *
make_help_dialog (YuiDesk *desk)
{
  return yui_help_dialog_new ();
}

static void
test_dialog (gconstpointer data)
{
  AdwDialog *(*make) (YuiDesk *desk) = (AdwDialog * (*)(YuiDesk *)) data;
  g_autoptr (YuiDesk) desk = yui_desk_new (YUI_ROLE_EMPLOYER_OWNER, "");
  YuiWindow *window = open_window (yui_test_get_application (), desk);
  AdwDialog *dialog = make (desk);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  yui_test_run_ms (50);
  check_names (GTK_WIDGET (dialog));
  g_assert_nonnull (adw_dialog_get_title (dialog));
  adw_dialog_force_close (dialog);
  yui_test_run_ms (400);
  gtk_window_destroy (GTK_WINDOW (window));
  yui_client_cancel_all (yui_desk_get_client (desk));
  yui_test_run_ms (20);
  g_assert_null (dialog);
}

/* A wrong address is said in a sentence, and the page keeps what was typed. */
static void
test_sign_in (void)
{
  g_autoptr (YuiDesk) desk = yui_desk_new (YUI_ROLE_NONE, NOWHERE);
  g_autoptr (GtkWidget) page = g_object_ref_sink (yui_sign_in_page_new (desk));
  g_autoptr (GError) error = NULL;
  g_autoptr (DexFuture) future = yui_desk_sign_in (desk, "yui.example.jp", "token");

  check_names (page);
  g_assert_true (dex_future_is_rejected (future));
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_nonnull (strstr (error->message, "https://"));
  g_assert_cmpint (yui_desk_get_state (desk), ==, YUI_DESK_STARTING);
}

static void
test_sign_in_nowhere (void)
{
  g_autoptr (YuiDesk) desk = yui_desk_new (YUI_ROLE_NONE, NOWHERE);
  g_autoptr (DexFuture) future = yui_desk_sign_in (desk, NOWHERE, "token");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200 && dex_future_is_pending (future); i++)
    yui_test_run_ms (50);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, NOWHERE));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    AdwNavigationPage *(*make) (YuiDesk *desk);
  } pages[] = {
    { "/pages/people", yui_people_page_new },
    { "/pages/hours", yui_hours_page_new },
    { "/pages/pay", yui_pay_page_new },
    { "/pages/overview", yui_overview_page_new },
    { "/pages/shift", make_shift_page },
    { "/pages/pay-run", make_pay_run_page },
    { "/pages/workers", yui_workers_page_new },
    { "/pages/worker", make_worker_page },
    { "/pages/screening", yui_screening_page_new },
    { "/pages/kiosks", yui_kiosks_page_new },
  };
  static const struct
  {
    const char *path;
    AdwDialog *(*make) (YuiDesk *desk);
  } dialogs[] = {
    { "/dialogs/import", make_import_dialog },
    { "/dialogs/pay-run", make_pay_run_dialog },
    { "/dialogs/pay-settings", make_pay_settings_dialog },
    { "/dialogs/person-pay", make_person_pay_dialog },
    { "/dialogs/tax", make_tax_dialog },
    { "/dialogs/shortcuts", make_shortcuts_dialog },
    { "/dialogs/help", make_help_dialog },
    { "/dialogs/unmatched", make_unmatched_dialog },
    { "/dialogs/screening", make_screening_dialog },
    { "/dialogs/kiosk", make_kiosk_dialog },
  };

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  for (size_t i = 0; i < G_N_ELEMENTS (pages); i++)
    g_test_add_data_func (pages[i].path, (gconstpointer)pages[i].make, test_page);
  for (size_t i = 0; i < G_N_ELEMENTS (dialogs); i++)
    g_test_add_data_func (dialogs[i].path, (gconstpointer)dialogs[i].make, test_dialog);
  g_test_add_func ("/window/places", test_places);
  g_test_add_func ("/window/show", test_window);
  g_test_add_func ("/sign-in/not-an-address", test_sign_in);
  g_test_add_func ("/sign-in/nowhere", test_sign_in_nowhere);
  return g_test_run ();
}
