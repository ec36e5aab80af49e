/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-shift-editor-flow.h"
#include "desktop/yui-shift-editor-hint.h"
#include "desktop/yui-shift-editor-pay.h"
#include "desktop/yui-shift-editor.h"
#include "labour/yui-civil.h"
#include "yui-test-desk.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define ACCOUNT "0190c0de-0000-7000-8000-0000000000aa"
#define ORCHARD "0190c0de-0000-7000-8000-000000000001"
#define SHIFT   "0190c0de-0000-7000-8000-0000000000f1"

typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
  YuiDraftStore *store;
  YuiShiftEditorFlow *flow;
  AdwToastOverlay *toasts;
  GtkWindow *window;
  char *folder;
  char *path;
  GPtrArray *said; /* titles of toasts */
  AdwToast *toast; /* the last one */
} Fixture;

static void
toast_cb (Fixture *f, AdwToast *toast)
{
  g_ptr_array_add (f->said, g_strdup (adw_toast_get_title (toast)));
  g_set_object (&f->toast, toast);
  adw_toast_overlay_add_toast (f->toasts, g_object_ref (toast));
}

static void
serve (Fixture *f)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/workplaces*",
                       "{\"items\":[{\"id\":\"" ORCHARD "\",\"version\":1,\"name\":\"羽茂の柿畑\","
                       "\"employer_id\":\"0190c0de-0000-7000-8000-000000000002\","
                       "\"employer_name\":\"はもち農園\",\"address\":\"佐渡市羽茂\","
                       "\"prefecture\":\"新潟県\",\"latitude_udeg\":37830000,"
                       "\"longitude_udeg\":138330000}]}");
  yui_test_peer_serve (f->peer, "GET", "/v1/qualifications*",
                       "{\"items\":[{\"id\":\"0190c0de-0000-7000-8000-000000000011\","
                       "\"code\":\"forklift\",\"name\":\"フォークリフト\"}]}");
  yui_test_peer_serve (f->peer, "GET", "/v1/wage-floor*",
                       "{\"prefecture\":\"新潟県\",\"yen_per_hour\":1050,"
                       "\"effective_from\":\"2025-10-02\",\"coming_yen_per_hour\":1110,"
                       "\"source\":\"minimum-wage.tsv 15 2025\"}");
}

static void
open_flow (Fixture *f)
{
  f->store = yui_draft_store_new (f->path);
  f->flow = yui_shift_editor_flow_new (f->client, f->store);
  g_signal_connect_swapped (f->flow, "toast", G_CALLBACK (toast_cb), f);
  yui_shift_editor_flow_set_account (f->flow, ACCOUNT);
  yui_test_run_ms (200);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->peer = yui_test_peer_new ();
  f->client = yui_client_new (yui_test_peer_get_url (f->peer), "token");
  f->folder = g_dir_make_tmp ("yui-editor-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "client.db", NULL);
  f->said = g_ptr_array_new_with_free_func (g_free);
  f->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  f->window = yui_test_open_window (800, 900, GTK_WIDGET (f->toasts));
  serve (f);
  open_flow (f);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->toast);
  gtk_window_destroy (f->window);
  yui_test_run_ms (100);
  g_assert_finalize_object (f->flow);
  g_clear_object (&f->store);
  g_clear_object (&f->client);
  g_clear_pointer (&f->peer, yui_test_peer_free);
  g_ptr_array_unref (f->said);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static YuiShiftEditor *
get_editor (Fixture *f)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (f->window));
  return YUI_IS_SHIFT_EDITOR (dialog) ? YUI_SHIFT_EDITOR (dialog) : NULL;
}

static gpointer
child (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (get_editor (f)), YUI_TYPE_SHIFT_EDITOR, name);
}

static void
type (Fixture *f, const char *row, const char *text)
{
  gtk_widget_grab_focus (child (f, row));
  gtk_editable_set_text (child (f, row), text);
}

static const char *
hint (Fixture *f, const char *name)
{
  return yui_shift_editor_hint_get_text (child (f, name));
}

static const char *
typed (Fixture *f, YuiShiftField field)
{
  return yui_shift_draft_get_text (yui_shift_editor_get_draft (get_editor (f)), field);
}

static char *
tomorrow (void)
{
  YuiCivilDay today = yui_civil_day_of_utc (g_get_real_time () / G_USEC_PER_SEC);
  YuiCivilDate date = yui_civil_date_of (today + 1);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void
open_new (Fixture *f)
{
  yui_shift_editor_flow_make (f->flow, GTK_WIDGET (f->toasts), 0, 0, NULL);
  yui_test_run_ms (100);
  g_assert_nonnull (get_editor (f));
}

static void
fill (Fixture *f)
{
  g_autofree char *date = tomorrow ();
  type (f, "title_row", "柿の収穫");
  type (f, "date_row", date);
  type (f, "start_row", "8-12");
  type (f, "seats_row", "3");
  type (f, "wage_row", "1200");
  type (f, "belongings_row", "長靴");
  gtk_widget_grab_focus (child (f, "title_row"));
  yui_test_run_ms (200);
}

static gboolean
has_no_editor (gpointer data)
{
  return get_editor (data) == NULL;
}

static void
test_times (Fixture *f, gconstpointer data)
{
  open_new (f);
  type (f, "date_row", "明日");
  type (f, "start_row", "21-26");
  gtk_widget_grab_focus (child (f, "seats_row"));
  yui_test_run_ms (50);
  g_autofree char *date = tomorrow ();
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_DATE), ==, date);
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_START), ==, "21:00");
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_END), ==, "2:00");
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_BREAK_MIN), ==, "0");
  g_assert_cmpstr (hint (f, "end_hint"), ==, "Until 2:00 next day: 5 h 00 min of work");

  type (f, "end_row", "530");
  gtk_widget_grab_focus (child (f, "seats_row"));
  yui_test_run_ms (50);
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_END), ==, "5:30");
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_BREAK_MIN), ==, "45");
  type (f, "break_row", "10");
  g_assert_cmpstr (hint (f, "break_hint"), ==,
                   "The law asks for a break of at least 60 minutes in a shift this long.");
}

static void
test_wage (Fixture *f, gconstpointer data)
{
  open_new (f);
  fill (f);
  g_assert_cmpstr (typed (f, YUI_SHIFT_FIELD_WORKPLACE), ==, ORCHARD);
  g_assert_cmpstr (hint (f, "wage_hint"), ==,
                   "Minimum wage in 新潟県 on that day: ¥1,050 (table minimum-wage.tsv 15 2025)");
  type (f, "wage_row", "1100");
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), ==, YUI_HINT_WARNING);
  type (f, "wage_row", "1049");
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), ==, YUI_HINT_ERROR);
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (child (f, "wage_row"))),
      GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  type (f, "wage_row", "1200");
  g_assert_cmpstr (gtk_label_get_label (child (f, "pay_label")), ==,
                   "Expected pay per seat: ¥4,800, in all ¥14,400");
}

/* A workplace with a business of its own: the hint says whose wage it is. */
static void
test_special_wage (Fixture *f, gconstpointer data)
{
  yui_test_peer_serve (f->peer, "GET", "/v1/wage-floor*",
                       "{\"prefecture\":\"新潟県\",\"yen_per_hour\":1158,"
                       "\"effective_from\":\"2025-12-15\",\"coming_yen_per_hour\":null,"
                       "\"industry\":\"機械製造業\","
                       "\"source\":\"special-minimum-wage.tsv 15 2025\"}");
  open_new (f);
  fill (f);
  g_assert_cmpstr (hint (f, "wage_hint"), ==,
                   "Special minimum wage of 機械製造業 in 新潟県 on that day: ¥1,158 (table "
                   "special-minimum-wage.tsv 15 2025)");
  type (f, "wage_row", "1158");
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), ==, YUI_HINT_INFO);
  type (f, "wage_row", "1157");
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), ==, YUI_HINT_ERROR);
}

/* What is missing is said at the field, and the keyboard goes to the first one. */
static void
test_faults (Fixture *f, gconstpointer data)
{
  open_new (f);
  g_assert_null (hint (f, "title_hint"));
  gtk_widget_activate_action (GTK_WIDGET (get_editor (f)), "editor.publish", NULL);
  g_assert_nonnull (hint (f, "title_hint"));
  g_assert_nonnull (hint (f, "date_hint"));
  g_assert_nonnull (hint (f, "seats_hint"));
  GtkWidget *focus = gtk_window_get_focus (f->window);
  g_assert_true (gtk_widget_is_ancestor (focus, child (f, "title_row")));
  type (f, "title_row", "柿");
  g_assert_null (hint (f, "title_hint"));
}

/* A refusal of the server is shown at the field that its JSON Pointer names. */
static void
test_server_problem (Fixture *f, gconstpointer data)
{
  yui_test_peer_add (f->peer, 1, YUI_TEST_ANSWER, "POST", "/v1/shifts", 422,
                     "application/problem+json",
                     "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"Invalid\","
                     "\"status\":422,\"errors\":[{\"pointer\":\"/hourly_wage_yen\","
                     "\"code\":\"below_minimum_wage\",\"detail\":\"Too low.\","
                     "\"params\":{\"floor_yen\":1300,\"prefecture\":\"新潟県\","
                     "\"date\":\"2026-11-25\"}}]}",
                     NULL);
  open_new (f);
  fill (f);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (f)), "editor.save", NULL);
  yui_test_run_ms (300);
  g_assert_nonnull (get_editor (f));
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), ==, YUI_HINT_ERROR);
  g_assert_nonnull (strstr (hint (f, "wage_hint"), "1,300"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), child (f, "wage_row")));
  type (f, "wage_row", "1300");
  g_assert_cmpint (yui_shift_editor_hint_get_kind (child (f, "wage_hint")), !=, YUI_HINT_ERROR);
}

static GListModel *
kept (Fixture *f)
{
  return yui_shift_editor_flow_get_drafts (f->flow);
}

/* Closing keeps the draft; a new run of the program finds it, with every field as it was typed. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  open_new (f);
  fill (f);
  type (f, "wage_row", "せん円");
  g_autoptr (YuiShiftDraft) before = g_object_ref (yui_shift_editor_get_draft (get_editor (f)));
  adw_dialog_close (ADW_DIALOG (get_editor (f)));
  yui_test_wait_until (has_no_editor, f);
  g_assert_cmpstr (f->said->pdata[0], ==, "Draft kept");
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 1);
  yui_test_run_ms (300);

  g_assert_finalize_object (g_steal_pointer (&f->flow));
  g_clear_object (&f->store);
  open_flow (f);
  yui_test_run_ms (200);
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 1);
  g_autoptr (YuiShiftDraft) after = g_list_model_get_item (kept (f), 0);
  g_assert_true (yui_shift_draft_equal (before, after));
  yui_shift_editor_flow_reopen (f->flow, GTK_WIDGET (f->toasts), after);
  yui_test_run_ms (100);
  g_assert_true (yui_shift_draft_equal (yui_shift_editor_get_draft (get_editor (f)), before));
  g_assert_cmpstr (gtk_editable_get_text (child (f, "wage_row")), ==, "せん円");
  adw_dialog_close (ADW_DIALOG (get_editor (f)));
  yui_test_wait_until (has_no_editor, f);
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 1);
}

/* What was typed is on disk without the dialog being closed. */
static void
test_crash (Fixture *f, gconstpointer data)
{
  open_new (f);
  fill (f);
  yui_test_run_ms (800);
  g_autoptr (YuiDraftStore) other = yui_draft_store_new (f->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) drafts
      = yui_test_await_object (yui_draft_store_list (other, ACCOUNT), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);
  g_autoptr (YuiShiftDraft) draft = g_list_model_get_item (drafts, 0);
  g_assert_cmpstr (yui_shift_draft_get_text (draft, YUI_SHIFT_FIELD_TITLE), ==, "柿の収穫");
  adw_dialog_force_close (ADW_DIALOG (get_editor (f)));
  yui_test_run_ms (300);
}

/* Opening and closing without typing leaves nothing behind. */
static void
test_untouched (Fixture *f, gconstpointer data)
{
  open_new (f);
  adw_dialog_close (ADW_DIALOG (get_editor (f)));
  yui_test_wait_until (has_no_editor, f);
  g_assert_cmpuint (f->said->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 0);
}

static char *
shift_json (const char *state)
{
  g_autofree char *date = tomorrow ();
  return g_strdup_printf (
      "{\"id\":\"" SHIFT "\",\"version\":%d,\"state\":\"%s\",\"workplace_id\":\"" ORCHARD "\","
      "\"workplace_name\":\"羽茂の柿畑\",\"employer_id\":\"0190c0de-0000-7000-8000-000000000002\","
      "\"employer_name\":\"はもち農園\",\"title\":\"柿の収穫\",\"description\":\"\","
      "\"belongings\":\"長靴\",\"starts_at\":\"%sT08:00:00+09:00\",\"ends_at\":\"%sT12:00:00+09:"
      "00\","
      "\"break_min\":0,\"seats\":3,\"seats_filled\":0,\"offers_open\":0,\"hourly_wage_yen\":1200,"
      "\"transport_yen\":0,\"hiring_mode\":\"selection\",\"required_qualification_ids\":[],"
      "\"expected_pay_yen\":4800,\"warnings\":[]}",
      g_str_equal (state, "draft") ? 1 : 2, state, date, date);
}

static gboolean
was_deleted (gpointer data)
{
  Fixture *f = data;
  for (guint i = 0; i < yui_test_peer_get_n (f->peer); i++)
    if (g_str_equal (yui_test_peer_get_line (f->peer, i), "DELETE /v1/shifts/" SHIFT))
      return TRUE;
  return FALSE;
}

/* Publishing makes the shift and publishes it; Undo takes it from the server and keeps it here. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  g_autofree char *draft = shift_json ("draft");
  g_autofree char *published = shift_json ("published");
  yui_test_peer_add (f->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/shifts", 201, "application/json",
                     draft, "ETag: \"1\"");
  yui_test_peer_add (f->peer, 0, YUI_TEST_ANSWER, "POST", "/v1/shifts/" SHIFT "/publish", 200,
                     "application/json", published, "ETag: \"2\"");
  yui_test_peer_add (f->peer, 0, YUI_TEST_ANSWER, "DELETE", "/v1/shifts/" SHIFT, 204, NULL, NULL,
                     NULL);
  open_new (f);
  fill (f);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (f)), "editor.publish", NULL);
  yui_test_wait_until (has_no_editor, f);
  g_assert_cmpuint (f->said->len, ==, 1);
  g_assert_cmpstr (f->said->pdata[0], ==, "Shift published");
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 0);

  g_signal_emit_by_name (f->toast, "button-clicked");
  yui_test_wait_until (was_deleted, f);
  yui_test_run_ms (200);
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 1);
  g_autoptr (YuiShiftDraft) back = g_list_model_get_item (kept (f), 0);
  g_assert_cmpstr (yui_shift_draft_get_text (back, YUI_SHIFT_FIELD_TITLE), ==, "柿の収穫");
  g_assert_null (yui_shift_draft_get_shift_id (back));
}

static void
test_discard (Fixture *f, gconstpointer data)
{
  open_new (f);
  fill (f);
  adw_dialog_close (ADW_DIALOG (get_editor (f)));
  yui_test_wait_until (has_no_editor, f);
  g_autoptr (YuiShiftDraft) draft = g_list_model_get_item (kept (f), 0);
  yui_shift_editor_flow_discard (f->flow, draft);
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 0);
  g_signal_emit_by_name (f->toast, "button-clicked");
  g_assert_cmpuint (g_list_model_get_n_items (kept (f)), ==, 1);
  yui_test_run_ms (200);
}

static void
test_pay (void)
{
  const struct
  {
    int length_min;
    int break_min;
  } breaks[] = { { 240, 0 },  { 360, 0 },  { 361, 45 }, { 405, 45 }, { 480, 45 },
                 { 525, 45 }, { 526, 60 }, { 540, 60 }, { 600, 60 } };
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    g_assert_cmpint (yui_shift_editor_suggest_break (breaks[i].length_min), ==,
                     breaks[i].break_min);

  gint64 day_s = yui_civil_utc_of (20600, 0);
  const struct
  {
    int start_h, end_h, break_min;
    gint64 wage, transport, pay;
  } pays[] = {
    { 8, 12, 0, 1200, 0, 4800 },  { 8, 12, 0, 1200, 500, 5300 },
    { 8, 18, 60, 1000, 0, 9250 }, /* 9 hours: one of overtime */
    { 21, 26, 0, 1000, 0, 6000 }, /* 5 hours, 4 of them at night */
    { 8, 12, 240, 1000, 0, -1 },  { 8, 12, 0, 0, 0, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pays); i++)
    g_assert_cmpint (yui_shift_editor_expect_pay (day_s + pays[i].start_h * 3600,
                                                  day_s + pays[i].end_h * 3600, pays[i].break_min,
                                                  pays[i].wage, pays[i].transport),
                     ==, pays[i].pay);

  g_autofree char *why
      = yui_shift_editor_explain_pay (day_s + 21 * 3600, day_s + 26 * 3600, 0, 1000, 300);
  g_autofree char *nothing
      = yui_shift_editor_explain_pay (day_s + 8 * 3600, day_s + 8 * 3600, 0, 1000, 0);
  g_assert_nonnull (strstr (why, "Wage: 5 h × ¥1,000 = ¥5,000"));
  g_assert_nonnull (strstr (why, "Night premium: 4 h × ¥1,000 × 25 % = ¥1,000"));
  g_assert_nonnull (strstr (why, "Article 37 (4)"));
  g_assert_nonnull (strstr (why, "Table: premium rates, 2023; read for "));
  g_assert_nonnull (strstr (why, "Transport: ¥300"));
  g_assert_null (nothing);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/shift-editor/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/shift-editor/pay", test_pay);
  ADD ("times", test_times);
  ADD ("wage", test_wage);
  ADD ("special-wage", test_special_wage);
  ADD ("faults", test_faults);
  ADD ("server-problem", test_server_problem);
  ADD ("keep", test_keep);
  ADD ("crash", test_crash);
  ADD ("untouched", test_untouched);
  ADD ("publish", test_publish);
  ADD ("discard", test_discard);
  return g_test_run ();
}
