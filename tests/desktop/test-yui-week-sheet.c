/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-paper-file.h"
#include "desktop/yui-week-sheet.h"
#include "model/yui-attendance.h"
#include "model/yui-holiday.h"
#include "model/yui-shift.h"
#include "yui-test-desk.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libdex.h>

/* The week on paper as GTK's print operation makes it, read back by another program. */

#define MONDAY      20787 /* 30 November 2026 */
#define PATIENCE_MS 20000
#define STEP_MS     10

static void
add (GListStore *store, GType type, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  g_autoptr (GObject) record = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  record = yui_test_parse (type, text);
  g_list_store_append (store, record);
}

static void
add_shift (
    GListStore *shifts, const char *id, int day, int hour, const char *state, int seats, int filled)
{
  add (shifts, YUI_TYPE_SHIFT,
       "{\"id\":\"%s\",\"version\":1,\"state\":\"%s\",\"workplace_id\":\"w\","
       "\"workplace_name\":\"本館\",\"employer_id\":\"e\",\"employer_name\":\"旅館\",\"title\":"
       "\"配膳 %s\",\"description\":\"\",\"belongings\":\"\",\"starts_at\":\"2026-12-%02dT%02d:00:"
       "00+09:00\",\"ends_at\":\"2026-12-%02dT%02d:00:00+09:00\",\"break_min\":60,\"seats\":%d,"
       "\"seats_filled\":%d,\"offers_open\":0,\"hourly_wage_yen\":1200,\"transport_yen\":0,"
       "\"hiring_mode\":\"first_come\",\"required_qualification_ids\":[],\"expected_pay_yen\":4800,"
       "\"warnings\":[]}",
       id, state, id, day, hour, day, hour + 4, seats, filled);
}

static void
add_person (GListStore *attendances, const char *shift_id, const char *name)
{
  add (attendances, YUI_TYPE_ATTENDANCE,
       "{\"id\":\"a\",\"version\":1,\"state\":\"expected\",\"contract_id\":\"c\",\"shift_id\":\"%"
       "s\","
       "\"worker_id\":\"p\",\"worker_name\":\"%s\",\"kana\":\"\",\"workplace_name\":\"本館\","
       "\"title\":\"配膳\",\"work_date\":\"2026-12-01\",\"planned_start\":\"2026-12-01T09:00:00+09:"
       "00\",\"planned_end\":\"2026-12-01T13:00:00+09:00\",\"planned_break_min\":0,"
       "\"needs_review\":false,\"clock_events\":[]}",
       shift_id, name);
}

static GListStore *
make_holidays (void)
{
  GListStore *holidays = g_list_store_new (YUI_TYPE_HOLIDAY);

  add (holidays, YUI_TYPE_HOLIDAY,
       "{\"date\":\"2026-12-03\",\"name_ja\":\"試験の日\",\"name_en\":\"Test Day\"}");
  add (holidays, YUI_TYPE_HOLIDAY,
       "{\"date\":\"2026-12-07\",\"name_ja\":\"次の週\",\"name_en\":\"Next Week\"}");
  return holidays;
}

/* What the operation exports: the text of all pages, and how many of which size. */
static char *
print (YuiWeekSheet *sheet, guint *n_pages, double *width, double *height)
{
  g_autoptr (GtkPrintOperation) operation = yui_week_sheet_print_operation_new (sheet);
  g_autofree char *folder = g_dir_make_tmp ("yui-week-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "week.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DexFuture) future = NULL;
  char *text = NULL;
  gsize size;
  YuiPaperFile *file;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char *[]){ "pdftotext", "-layout", path, "-", NULL }, NULL,
                               G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new (data, size);
  future = yui_paper_file_load (bytes);
  for (guint waited = 0; dex_future_is_pending (future) && waited < PATIENCE_MS; waited += STEP_MS)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (STEP_MS * 1000);
    }
  file = g_value_get_object (dex_future_get_value (future, &error));
  g_assert_no_error (error);
  *n_pages = yui_paper_file_get_n_pages (file);
  yui_paper_file_get_page_size (file, 0, width, height);
  if (!g_getenv ("YUI_KEEP_SHEET"))
    g_unlink (path);
  else
    g_print ("# %s\n", path);
  g_rmdir (folder);
  return text;
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, needle)) != NULL; at += strlen (needle))
    n++;
  return n;
}

static void
test_week (void)
{
  YuiWeekSheet *sheet = yui_week_sheet_new (MONDAY, "佐渡の旅館");
  g_autoptr (GListStore) shifts = g_list_store_new (YUI_TYPE_SHIFT);
  g_autoptr (GListStore) attendances = g_list_store_new (YUI_TYPE_ATTENDANCE);
  g_autoptr (GListStore) holidays = make_holidays ();
  g_autofree char *text = NULL;
  double width, height;
  guint n_pages;

  add_shift (shifts, "later", 1, 14, "published", 2, 1);
  add_shift (shifts, "first", 1, 9, "published", 3, 3);
  add_shift (shifts, "draft", 2, 9, "draft", 1, 0);
  add_shift (shifts, "gone", 2, 9, "cancelled", 1, 0);
  add_shift (shifts, "next", 8, 9, "published", 1, 0);
  add_person (attendances, "first", "渡辺 結衣");
  add_person (attendances, "later", "佐藤 茂");
  add_person (attendances, "next", "来週 太郎");
  yui_week_sheet_fill (sheet, G_LIST_MODEL (shifts), G_LIST_MODEL (attendances),
                       G_LIST_MODEL (holidays));
  text = print (sheet, &n_pages, &width, &height);

  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_cmpfloat_with_epsilon (width, 841.9, 1);
  g_assert_cmpfloat_with_epsilon (height, 595.3, 1);
  g_assert_nonnull (strstr (text, "佐渡の旅館"));
  g_assert_nonnull (strstr (text, "渡辺 結衣"));
  g_assert_nonnull (strstr (text, "佐藤 茂"));
  g_assert_nonnull (strstr (text, "Test Day"));
  g_assert_nonnull (strstr (text, "1 seat open"));
  g_assert_null (strstr (text, "来週"));
  g_assert_null (strstr (text, "Next Week"));
  g_assert_null (strstr (text, "draft"));
  g_assert_null (strstr (text, "gone"));
  g_assert_cmpuint (count (text, "seat open"), ==, 1);
  g_assert_true (strstr (text, "first") < strstr (text, "later"));
}

/* A day with more work than a page holds goes on; one entry too long for a page becomes small. */
static void
test_much (void)
{
  YuiWeekSheet *sheet = yui_week_sheet_new (MONDAY, NULL);
  g_autoptr (GListStore) shifts = g_list_store_new (YUI_TYPE_SHIFT);
  g_autoptr (GListStore) attendances = g_list_store_new (YUI_TYPE_ATTENDANCE);
  g_autofree char *text = NULL;
  double width, height;
  guint n_pages;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);

      add_shift (shifts, id, 4, 9, "published", 1, 0);
    }
  add_shift (shifts, "crowd", 5, 9, "published", 150, 150);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("群衆 第%d", i);

      add_person (attendances, "crowd", name);
    }
  yui_week_sheet_fill (sheet, G_LIST_MODEL (shifts), G_LIST_MODEL (attendances), NULL);
  text = print (sheet, &n_pages, &width, &height);
  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (count (text, "1 seat open"), ==, 20);
  g_assert_cmpuint (count (text, "第"), ==, 150);
}

static void
test_nothing (void)
{
  YuiWeekSheet *sheet = yui_week_sheet_new (MONDAY, NULL);
  g_autoptr (GListStore) none = g_list_store_new (YUI_TYPE_SHIFT);
  g_autofree char *text = NULL;
  double width, height;
  guint n_pages;

  yui_week_sheet_fill (sheet, G_LIST_MODEL (none), G_LIST_MODEL (none), NULL);
  text = print (sheet, &n_pages, &width, &height);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_nonnull (strstr (text, "No shifts are published for this week."));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/week-sheet/week", test_week);
  g_test_add_func ("/week-sheet/much", test_much);
  g_test_add_func ("/week-sheet/nothing", test_nothing);
  return g_test_run ();
}
