/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/yui-paper-dialog-fields.h"
#include "desktop/yui-paper-file.h"
#include "desktop/yui-paper-sheet.h"
#include "desktop/yui-paper-table.h"
#include "desktop/yui-print.h"
#include "desktop/yui-wording.h"
#include "documents/yui-book.h"

#include <glib/gstdio.h>

/* Papers on screen and on paper, without a server. */

#define PATIENCE_MS 20000
#define STEP_MS     10
#define N_ROWS      60 /* more than a page holds */
#define START_S     1764550800

static void
run_loop (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, (GSourceOnceFunc)g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static gpointer
await (DexFuture *future)
{
  g_autoptr (DexFuture) owned = future;
  g_autoptr (GError) error = NULL;
  const GValue *value;

  for (guint waited = 0; dex_future_is_pending (owned) && waited < PATIENCE_MS; waited += STEP_MS)
    run_loop (STEP_MS);
  value = dex_future_get_value (owned, &error);
  g_assert_no_error (error);
  return g_value_dup_object (value);
}

/* An attendance book of more than one page. */
static GBytes *
make_pdf (void)
{
  YuiAttendanceRow rows[N_ROWS];
  YuiAttendanceBook book = { .head = { "試験町", "#336699", "0123", START_S },
                             .employer_name = "旅館甲",
                             .period_start_day = 20423,
                             .period_end_day = 20453,
                             .keep_until_day = 22279,
                             .rows = rows,
                             .n_rows = N_ROWS };
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  for (int i = 0; i < N_ROWS; i++)
    rows[i] = (YuiAttendanceRow){ .worker_name = "佐渡 花子",
                                  .workplace_name = "本館",
                                  .start_s = START_S + i * 86400,
                                  .end_s = START_S + i * 86400 + 14400,
                                  .worked_min = 240 };
  pdf = yui_attendance_book_to_pdf (&book, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_pages (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (YuiPaperFile) file = await (yui_paper_file_load (pdf));
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  double width, height;
  guint n_dark = 0;
  gsize n;

  g_assert_cmpuint (yui_paper_file_get_n_pages (file), >, 1);
  yui_paper_file_get_page_size (file, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.3, 1);
  g_assert_cmpfloat_with_epsilon (height, 841.9, 1);
  texture = await (yui_paper_file_draw (file, 0, 2));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, (int)(width * 2 + 0.5));
  n = (gsize)gdk_texture_get_width (texture) * (gsize)gdk_texture_get_height (texture);
  pixels = g_new (guint32, n);
  gdk_texture_download (texture, (guchar *)pixels, (gsize)gdk_texture_get_width (texture) * 4);
  for (gsize i = 0; i < n; i++)
    n_dark += (pixels[i] & 0xff) < 0x60;
  g_assert_cmpuint (n_dark, >, 1000);
  g_assert_cmpuint (n_dark, <, n / 4);
}

static void
test_no_pdf (void)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("no paper", 8);
  g_autoptr (DexFuture) future = yui_paper_file_load (junk);
  g_autoptr (GError) error = NULL;

  for (guint waited = 0; dex_future_is_pending (future) && waited < PATIENCE_MS; waited += STEP_MS)
    run_loop (STEP_MS);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_nonnull (error);
}

static void
test_sheet (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (YuiPaperFile) file = await (yui_paper_file_load (pdf));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *sheet = yui_paper_sheet_new ();
  int natural;

  yui_paper_sheet_set_page (YUI_PAPER_SHEET (sheet), file, 0, 1);
  gtk_window_set_child (GTK_WINDOW (window), sheet);
  gtk_window_present (GTK_WINDOW (window));
  run_loop (300);
  gtk_widget_measure (sheet, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 842 + 18);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_IMG);
  yui_paper_sheet_set_page (YUI_PAPER_SHEET (sheet), file, 1, 0.5);
  gtk_widget_measure (sheet, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 421 + 18);
  yui_paper_sheet_set_page (YUI_PAPER_SHEET (sheet), NULL, 0, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What GTK prints is the paper: the same pages, and text that reads back. */
static void
test_print (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (YuiPaperFile) file = await (yui_paper_file_load (pdf));
  g_autoptr (YuiPaperFile) printed = NULL;
  g_autoptr (GtkPrintOperation) operation = yui_print_operation_new (file, "出勤簿");
  g_autofree char *folder = g_dir_make_tmp ("yui-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *text = NULL, *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new (data, size);
  printed = await (yui_paper_file_load (bytes));
  g_assert_cmpuint (yui_paper_file_get_n_pages (printed), ==, yui_paper_file_get_n_pages (file));
  g_assert_true (g_spawn_sync (NULL, (char *[]){ "pdftotext", path, "-", NULL }, NULL,
                               G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "佐渡 花子"));
  g_unlink (path);
  g_rmdir (folder);
}

/* How it was printed is known the next time. */
static void
test_settings (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (YuiPaperFile) file = await (yui_paper_file_load (pdf));
  g_autoptr (GtkPrintOperation) first = yui_print_operation_new (file, "一");
  g_autoptr (GtkPrintOperation) second = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_settings_set_n_copies (settings, 3);
  gtk_print_operation_set_print_settings (first, settings);
  g_signal_emit_by_name (first, "done", GTK_PRINT_OPERATION_RESULT_APPLY);
  second = yui_print_operation_new (file, "二");
  g_assert_nonnull (gtk_print_operation_get_print_settings (second));
  g_assert_cmpint (
      gtk_print_settings_get_n_copies (gtk_print_operation_get_print_settings (second)), ==, 3);
}

static void
test_table (void)
{
  GtkWidget *view = g_object_ref_sink (gtk_column_view_new (NULL));
  static const char TEXT[] = "\x93\xFA\x95t,\x8B\xE0\x8Az\r\n2026/11/03,1\r\n2026/11/04,2\r\n";
  g_autoptr (GBytes) csv = g_bytes_new_static (TEXT, sizeof TEXT - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_assert_true (yui_paper_table_fill (GTK_COLUMN_VIEW (view), csv, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view))),
                    ==, 2);
  column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, "日付");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
      ==, 2);
  g_object_unref (view);
}

static void
test_bank_file (void)
{
  g_autofree char *record = g_strnfill (120, ' ');
  g_autofree char *two = NULL, *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  record[0] = '2';
  record[1] = '\xD4'; /* ﾔ */
  two = g_strconcat (record, "\r\n", record, NULL);
  bytes = g_bytes_new (two, strlen (two));
  text = yui_paper_table_read_bank_file (bytes);
  g_assert_true (g_str_has_prefix (text, "2ﾔ"));
  g_assert_nonnull (strstr (text, "\n2ﾔ"));
}

/* Every kind has a word, and every kind that can be made says what it is for. */
static void
test_words (void)
{
  for (int kind = YUI_DOCUMENT_KIND_NONE + 1; kind < YUI_N_DOCUMENT_KINDS; kind++)
    g_assert_cmpstr (yui_wording_document_kind ((YuiDocumentKind)kind), !=,
                     yui_wording_document_kind (YUI_DOCUMENT_KIND_NONE));
  for (const YuiPaperKind *kind = yui_paper_kinds; kind->kind != YUI_DOCUMENT_KIND_NONE; kind++)
    {
      g_assert_cmpstr (yui_paper_kind_describe (kind->kind), !=, "");
      g_assert_cmpuint (kind->needs, !=, 0);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/papers/pages", test_pages);
  g_test_add_func ("/papers/no-pdf", test_no_pdf);
  g_test_add_func ("/papers/sheet", test_sheet);
  g_test_add_func ("/papers/print", test_print);
  g_test_add_func ("/papers/settings", test_settings);
  g_test_add_func ("/papers/table", test_table);
  g_test_add_func ("/papers/bank-file", test_bank_file);
  g_test_add_func ("/papers/words", test_words);
  return g_test_run ();
}
