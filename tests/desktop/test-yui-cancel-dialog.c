/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-cancel-dialog.h"

/* A desk less than 24 hours before the start: paying nothing is unlawful, the floor is unknown. */
#define OPTION(kind, state, yen)                                                                   \
  "{\"owed_kind\":\"" kind "\",\"state\":\"" state "\",\"amount_yen\":" yen                        \
  ",\"article\":\"labour_standards_act_26\",\"certainty\":\"settled\"}"
#define DESK                                                                                       \
  "{\"contract_id\":\"c\",\"version\":1,\"shift_id\":\"s\",\"worker_name\":\"佐藤 花子\","         \
  "\"title\":\"配膳\",\"workplace_name\":\"本館\",\"kind\":\"before_start\","                      \
  "\"side\":\"within_24h\",\"until_start_s\":7200,\"starts_at\":\"2026-11-25T09:00:00+09:00\","    \
  "\"ends_at\":\"2026-11-25T13:00:00+09:00\",\"scheduled_wage_yen\":5200,\"worked_wage_yen\":0,"   \
  "\"pay_by_date\":\"2026-12-25\",\"working\":[{\"code\":\"scheduled_wage\",\"amount_yen\":5200,"  \
  "\"article\":\"labour_standards_act_24\",\"certainty\":\"settled\","                             \
  "\"params\":{\"worked_min\":240,\"hourly_wage_yen\":1300}}],"                                    \
  "\"reasons\":[{\"reason\":\"employer_other\",\"is_allowed\":false,\"preset\":\"full_wage\","     \
  "\"options\":[" OPTION ("nothing", "unlawful", "0") "," OPTION (                                 \
      "statutory_floor", "unknown",                                                                \
      "null") "," OPTION ("sixty_percent", "needs_reason",                                         \
                          "3120") "," OPTION ("full_wage", "open",                                 \
                                              "5200") "],"                                         \
                                                      "\"cautions\":[\"courts_ordered_full\"],"    \
                                                      "\"cases\":[]}],\"alternatives\":[{"         \
                                                      "\"kind\":\"shorten\","                      \
                                                      "\"choices\":[{\"to_shift_id\":\"s\","       \
                                                      "\"title\":\"配膳\",\"workplace_name\":"     \
                                                      "\"本館\","                                  \
                                                      "\"starts_at\":\"2026-11-25T09:00:00+09:"    \
                                                      "00\",\"ends_at\":\"2026-11-25T11:00:00+09:" \
                                                      "00\","                                      \
                                                      "\"break_min\":0,\"expected_pay_yen\":2600}" \
                                                      "]}]}"

static YuiCancelDialog *
make_dialog (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (DESK, &error);
  g_autoptr (YuiCancelDesk) desk = NULL;
  YuiCancelDialog *dialog = g_object_ref_sink (g_object_new (YUI_TYPE_CANCEL_DIALOG, NULL));

  g_assert_no_error (error);
  desk = yui_record_new_from_json (YUI_TYPE_CANCEL_DESK, node, &error);
  g_assert_no_error (error);
  yui_cancel_dialog_show (dialog, desk);
  return dialog;
}

/* The first widget of a type whose text, or data of key, has text in it. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *key, const char *text)
{
  const char *own = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget))
                                          : g_object_get_data (G_OBJECT (widget), key);
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && own && strstr (own, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, key, text);
  return found;
}

static void
pick (YuiCancelDialog *dialog, const char *word)
{
  GtkWidget *check
      = find (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_CHECK_BUTTON, "word", word);

  g_assert_nonnull (check);
  g_assert_true (gtk_widget_is_sensitive (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static gboolean
shows (YuiCancelDialog *dialog, const char *text)
{
  return find (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_LABEL, "", text) != NULL;
}

static void
test_money_before_the_click (void)
{
  YuiCancelDialog *dialog = make_dialog ();

  g_assert_true (shows (dialog, "to the start"));
  g_assert_true (shows (dialog, "Less than 24 hours before the start"));
  g_assert_true (shows (dialog, "Costs ¥2,600 with transport"));
  g_assert_true (shows (dialog, "Pick a reason"));
  pick (dialog, "employer_other");
  g_assert_true (shows (dialog, "Cancel: 佐藤 花子, and pay ¥5,200"));
  g_assert_true (shows (dialog, "Courts have ordered the full wage"));
  g_object_unref (dialog);
}

static void
test_less_needs_a_reason (void)
{
  YuiCancelDialog *dialog = make_dialog ();
  GtkWidget *unlawful, *unknown;

  pick (dialog, "employer_other");
  unlawful
      = find (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_CHECK_BUTTON, "word", "nothing");
  unknown = find (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_TYPE_CHECK_BUTTON, "word",
                  "statutory_floor");
  g_assert_false (gtk_widget_is_sensitive (unlawful));
  g_assert_false (gtk_widget_is_sensitive (unknown));
  pick (dialog, "sixty_percent");
  g_assert_true (shows (dialog, "Cancel: 佐藤 花子, and pay ¥3,120"));
  g_assert_true (shows (dialog, "Write down why less than the full wage is paid."));
  g_object_unref (dialog);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/desktop/cancel-dialog/money-before-the-click", test_money_before_the_click);
  g_test_add_func ("/desktop/cancel-dialog/less-needs-a-reason", test_less_needs_a_reason);
  return g_test_run ();
}
