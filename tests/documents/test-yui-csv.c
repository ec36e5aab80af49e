/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-csv.h"
#include "documents/yui-csv-writer.h"

#include <string.h>

static YuiCsv *
read_bytes (const char *text, gsize length, const YuiCsvLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return yui_csv_read (bytes, limits, error);
}

static YuiCsv *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  YuiCsv *csv = read_bytes (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return csv;
}

/* Writes the table as a|b/c|d, so that a case is one line. */
static char *
flatten (const YuiCsv *csv)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < yui_csv_get_n_rows (csv); row++)
    {
      if (row > 0)
        g_string_append_c (out, '/');
      for (guint column = 0; column < yui_csv_get_n_cells (csv, row); column++)
        g_string_append_printf (out, "%s%s", column > 0 ? "|" : "",
                                yui_csv_get_cell (csv, row, column));
    }
  return g_string_free_and_steal (out);
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *table;
    char delimiter;
    guint n_blank;
  } CASES[] = {
    { "", "", ',', 0 },
    { "a", "a", ',', 0 },
    { "a,b\nc,d", "a|b/c|d", ',', 0 },
    { "a,b\r\nc,d\r\n", "a|b/c|d", ',', 0 },
    { "a,b\rc,d\r", "a|b/c|d", ',', 0 },
    { "a,b\nc,d\r\ne,f\rg,h", "a|b/c|d/e|f/g|h", ',', 0 },
    { "a;b\nc;d", "a|b/c|d", ';', 0 },
    { "a\tb\nc\td", "a|b/c|d", '\t', 0 },
    { "a;b,x;c\nd;e;f\n", "a|b,x|c/d|e|f", ';', 0 },
    { "sep=;\na,b;c\n", "a,b|c", ';', 0 },
    { "a,\"b,c\"\n", "a|b,c", ',', 0 },
    { "a,\"b\"\"c\"\n", "a|b\"c", ',', 0 },
    { "a,\"b\r\nc\",d\n", "a|b\nc|d", ',', 0 },
    { "a,\"b\rc\",d\n", "a|b\nc|d", ',', 0 },
    { "a, \"b,c\" ,d", "a|b,c|d", ',', 0 },
    { "a,\"\",\n", "a||", ',', 0 },
    { "\n\na,b\n\n , \n,,\nc,d\n\n", "a|b/c|d", ',', 6 },
    { "a,b\n　,\t\nc,d", "a|b/c|d", ',', 1 },
    { "a,b\nc,d\n\x1A", "a|b/c|d", ',', 0 },
    { "a b, c \n", "a b| c ", ',', 0 },
    { "一,二\n三,四", "一|二/三|四", ',', 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (YuiCsv) csv = read_text (CASES[i].text);
      g_autofree char *table = flatten (csv);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (table, ==, CASES[i].table);
      g_assert_cmpint (yui_csv_get_delimiter (csv), ==, CASES[i].delimiter);
      g_assert_cmpuint (yui_csv_get_n_blank (csv), ==, CASES[i].n_blank);
      g_assert_cmpuint (yui_csv_get_n_issues (csv), ==, 0);
    }
}

static void
test_issues (void)
{
  static const struct
  {
    const char *text;
    const char *table;
    YuiCsvIssueKind kind;
    guint line, column;
  } CASES[] = {
    { "a,b\nc,d\"e\nf,g\n", "a|b/f|g", YUI_CSV_ISSUE_STRAY_QUOTE, 2, 2 },
    { "a,b\n\"c\"d,e\nf,g\n", "a|b/f|g", YUI_CSV_ISSUE_STRAY_QUOTE, 2, 1 },
    { "a,b\nc,\"d\nf,g\n", "a|b/f|g", YUI_CSV_ISSUE_UNCLOSED_QUOTE, 2, 2 },
    { "a,b\nc,\"d\n\"f\",g\nh,i\n", "a|b/f|g/h|i", YUI_CSV_ISSUE_UNCLOSED_QUOTE, 2, 2 },
    { "a,b\n\"x\ny\",\"d\nf,g\n", "a|b/f|g", YUI_CSV_ISSUE_UNCLOSED_QUOTE, 3, 2 },
    { "a,b\nc,\"d", "a|b", YUI_CSV_ISSUE_UNCLOSED_QUOTE, 2, 2 },
    { "a,あ\nc,\xE3\x81\nf,g\n", "a|あ/f|g", YUI_CSV_ISSUE_INVALID_BYTE, 2, 2 },
    { "a,あ\n\xFF,\"x\ny\"\nf,g\n", "a|あ/f|g", YUI_CSV_ISSUE_INVALID_BYTE, 2, 1 },
    { "a,あ\r\nc,\x01\r\nf,g\r\n", "a|あ/f|g", YUI_CSV_ISSUE_INVALID_BYTE, 2, 2 },
    { "a,b\nc,d,e,f,g\nh,i\n", "a|b/h|i", YUI_CSV_ISSUE_TOO_MANY_COLUMNS, 2, 5 },
    { "a,b\nc,01234567890123456\nh,i\n", "a|b/h|i", YUI_CSV_ISSUE_CELL_TOO_LONG, 2, 2 },
    { "a,b\nc,\"0123456789\n012345\"\nh,i", "a|b/h|i", YUI_CSV_ISSUE_CELL_TOO_LONG, 2, 2 },
  };
  const YuiCsvLimits limits = { .max_columns = 4, .max_cell_bytes = 16 };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YuiCsv) csv = read_bytes (CASES[i].text, strlen (CASES[i].text), &limits, &error);
      g_autofree char *table = NULL;
      g_autofree char *place
          = g_strdup_printf ("Line %u, column %u (", CASES[i].line, CASES[i].column);
      const YuiCsvIssue *issue;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      table = flatten (csv);
      g_assert_cmpstr (table, ==, CASES[i].table);
      g_assert_cmpuint (yui_csv_get_n_issues (csv), ==, 1);
      g_assert_cmpuint (yui_csv_get_n_left_out (csv), ==, 1);
      issue = yui_csv_get_issue (csv, 0);
      g_assert_cmpint (issue->kind, ==, CASES[i].kind);
      g_assert_cmpuint (issue->line, ==, CASES[i].line);
      g_assert_cmpuint (issue->column, ==, CASES[i].column);
      g_assert_true (g_str_has_prefix (issue->message, place));
    }
}

static void
test_lines (void)
{
  g_autoptr (YuiCsv) csv = read_text ("氏　名,ＩＤ\r\n\r\n\"a\r\nb\",\"c\"\r\nd\r\n");

  g_assert_cmpuint (yui_csv_get_line (csv, 0, 0), ==, 1);
  g_assert_cmpuint (yui_csv_get_line (csv, 1, 0), ==, 3);
  g_assert_cmpuint (yui_csv_get_line (csv, 1, 1), ==, 4);
  g_assert_cmpuint (yui_csv_get_line (csv, 2, 0), ==, 5);
  g_assert_cmpuint (yui_csv_get_line (csv, 2, 7), ==, 5);
  g_assert_cmpstr (yui_csv_get_cell (csv, 2, 7), ==, "");
  g_assert_cmpint (yui_csv_find_column (csv, "氏名"), ==, 0);
  g_assert_cmpint (yui_csv_find_column (csv, "id"), ==, 1);
  g_assert_cmpint (yui_csv_find_column (csv, "電話"), ==, -1);
}

/* What Excel on Windows writes for 髙﨑①,㈱～ー,ｱ円表 (the last 表 ends in 0x5C), given as bytes.
 */
static const char CP932_ROW[]
    = "\xFB\xFC\xED\x95\x87\x40,\x87\x8A\x81\x60\x81\x5B,\xB1\x89\x7E\x95\x5C\r\n";
static const char UTF8_ROW[] = "髙﨑①|㈱～ー|ｱ円表";

static void
test_encodings (void)
{
  static const char BOM_ROW[] = "\xEF\xBB\xBF髙﨑①,㈱～ー,ｱ円表\n";
  static const char LE_ROW[] = "\xFF\xFE\xD9\x9A\t\0\x42\x30\r\0\n\0\x3D\xD8\x00\xDE\t\0b\0";
  static const char BE_ROW[] = "\xFE\xFF\x9A\xD9\0\t\x30\x42\0\n";
  static const struct
  {
    const char *bytes;
    gsize length;
    YuiCsvEncoding encoding;
    const char *table;
  } CASES[] = {
    { CP932_ROW, sizeof CP932_ROW - 1, YUI_CSV_CP932, UTF8_ROW },
    { BOM_ROW, sizeof BOM_ROW - 1, YUI_CSV_UTF8_BOM, UTF8_ROW },
    { BOM_ROW + 3, sizeof BOM_ROW - 4, YUI_CSV_UTF8, UTF8_ROW },
    { LE_ROW, sizeof LE_ROW - 1, YUI_CSV_UTF16_LE, "髙|あ/😀|b" },
    { BE_ROW, sizeof BE_ROW - 1, YUI_CSV_UTF16_BE, "髙|あ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YuiCsv) csv = read_bytes (CASES[i].bytes, CASES[i].length, NULL, &error);
      g_autofree char *table = NULL;

      g_assert_no_error (error);
      table = flatten (csv);
      g_assert_cmpint (yui_csv_get_encoding (csv), ==, CASES[i].encoding);
      g_assert_cmpstr (table, ==, CASES[i].table);
    }
}

/* One bad byte must not make the whole file look like the other encoding. */
static void
test_damaged_encodings (void)
{
  static const char CP932_BAD[]
      = "\x8E\x81\x96\xBC,\x93\x64\x98\x62\r\n\x8E\x52\x93\x63,\xFD\r\n\x97\xD1,1\r\n";
  static const char UTF8_BAD[] = "氏名,電話\r\n山田,\x8E\r\n林,1\r\n";
  static const char LE_BAD[] = "\xFF\xFE"
                               "a\0\n\0\x3D\xD8"
                               "b\0\n\0c\0";
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *table;
    guint column;
  } CASES[] = {
    { CP932_BAD, sizeof CP932_BAD - 1, "氏名|電話/林|1", 2 },
    { UTF8_BAD, sizeof UTF8_BAD - 1, "氏名|電話/林|1", 2 },
    { LE_BAD, sizeof LE_BAD - 1, "a/c", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (YuiCsv) csv = read_bytes (CASES[i].bytes, CASES[i].length, NULL, NULL);
      g_autofree char *table = NULL;

      g_assert_nonnull (csv);
      table = flatten (csv);
      g_assert_cmpstr (table, ==, CASES[i].table);
      g_assert_cmpuint (yui_csv_get_n_issues (csv), ==, 1);
      g_assert_cmpuint (yui_csv_get_issue (csv, 0)->line, ==, 2);
      g_assert_cmpuint (yui_csv_get_issue (csv, 0)->column, ==, CASES[i].column);
      g_assert_cmpint (yui_csv_get_issue (csv, 0)->kind, ==, YUI_CSV_ISSUE_INVALID_BYTE);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    int code;
  } CASES[] = {
    { "PK\003\004rest", 8, YUI_DOCUMENTS_ERROR_SYNTAX },
    { "\xD0\xCF\x11\xE0rest", 8, YUI_DOCUMENTS_ERROR_SYNTAX },
    { "a,\0b", 4, YUI_DOCUMENTS_ERROR_SYNTAX },
    { "a\nb\nc\nd\n", 8, YUI_DOCUMENTS_ERROR_TOO_LARGE },
    { "a,01234567890123456789012345678901234567890", 43, YUI_DOCUMENTS_ERROR_TOO_LARGE },
  };
  const YuiCsvLimits limits = { .max_rows = 3, .max_bytes = 40 };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (CASES[i].bytes, CASES[i].length, &limits, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, CASES[i].code);
    }
}

/* Each line opens a quote: the reader must neither hang nor grow. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start_us;

  for (int i = 0; i < 500000; i++)
    g_string_append (text, "\"a,\n");
  g_string_insert_c (text, 0, ';');
  start_us = g_get_monotonic_time ();
  g_assert_null (read_bytes (text->str, text->len, NULL, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 30 * G_USEC_PER_SEC);
}

/* Any bytes: no crash, and good rows, blank rows and issues account for the file. */
static void
test_random (void)
{
  static const char ALPHABET[] = "a,\"\n\r;\t \x81\x40\xE3\x82\x88\xFF";
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 20000; i++)
    {
      char text[40];
      gsize n = (gsize)g_rand_int_range (rand, 0, sizeof text);
      g_autoptr (YuiCsv) csv = NULL;

      for (gsize j = 0; j < n; j++)
        text[j] = ALPHABET[g_rand_int_range (rand, 0, sizeof ALPHABET - 1)];
      csv = read_bytes (text, n, NULL, NULL);
      g_assert_nonnull (csv);
      for (guint row = 0; row < yui_csv_get_n_rows (csv); row++)
        for (guint column = 0; column < yui_csv_get_n_cells (csv, row); column++)
          g_assert_true (g_utf8_validate (yui_csv_get_cell (csv, row, column), -1, NULL));
    }
}

static void
write_sample (YuiCsvWriter *writer)
{
  yui_csv_writer_add_text (writer, "氏名");
  yui_csv_writer_add_text (writer, "備考");
  yui_csv_writer_add_text (writer, NULL);
  yui_csv_writer_end_row (writer);
  yui_csv_writer_add_text (writer, "髙﨑 〜−");
  yui_csv_writer_add_text (writer, "a,\"b\"\nc");
  yui_csv_writer_add_int (writer, -1120);
  yui_csv_writer_add_day (writer, 20760);
}

static void
test_write (void)
{
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_UTF8_BOM);
  g_autoptr (GBytes) bytes = NULL;
  static const char EXPECTED[] = "\xEF\xBB\xBF氏名,備考,\r\n"
                                 "髙﨑 〜−,\"a,\"\"b\"\"\nc\",-1120,2026/11/03\r\n";

  write_sample (writer);
  bytes = yui_csv_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), EXPECTED,
                   sizeof EXPECTED - 1);
  g_assert_cmpuint (yui_csv_writer_get_n_losses (writer), ==, 0);
}

static void
test_write_cp932 (void)
{
  g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_CP932);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (YuiCsv) csv = NULL;
  g_autofree char *table = NULL;
  const YuiCsvLoss *loss;

  write_sample (writer);
  yui_csv_writer_end_row (writer);
  yui_csv_writer_add_int (writer, 1);
  yui_csv_writer_add_text (writer, "吉田 𠮷田 😀");
  bytes = yui_csv_writer_finish (writer);
  g_assert_cmpuint (yui_csv_writer_get_n_losses (writer), ==, 1);
  loss = yui_csv_writer_get_loss (writer, 0);
  g_assert_cmpuint (loss->line, ==, 3);
  g_assert_cmpuint (loss->column, ==, 2);
  g_assert_cmpstr (loss->character, ==, "𠮷");

  csv = yui_csv_read (bytes, NULL, NULL);
  g_assert_cmpint (yui_csv_get_encoding (csv), ==, YUI_CSV_CP932);
  table = flatten (csv);
  g_assert_cmpstr (table, ==, "氏名|備考|/髙﨑 ～－|a,\"b\"\nc|-1120|2026/11/03/1|吉田 〓田 〓");
}

static void
test_write_formula (void)
{
  static const char *const CELLS[][2] = {
    { "=1+1", "'=1+1" },     { "+81-3", "'+81-3" },
    { "-5", "'-5" },         { "@sum", "'@sum" },
    { " =1", "' =1" },       { "＝1", "'＝1" },
    { "\t=1", "'\t=1" },     { "1-2", "1-2" },
    { "a=b", "a=b" },        { "=\"a\"", "\"'=\"\"a\"\"\"" },
    { "\n=1", "\"'\n=1\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CELLS); i++)
    {
      g_autoptr (YuiCsvWriter) writer = yui_csv_writer_new (YUI_CSV_UTF8);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *expected = g_strconcat (CELLS[i][1], "\r\n", NULL);

      yui_csv_writer_add_text (writer, CELLS[i][0]);
      bytes = yui_csv_writer_finish (writer);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                       strlen (expected));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/forms", test_forms);
  g_test_add_func ("/csv/issues", test_issues);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/damaged-encodings", test_damaged_encodings);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/write-cp932", test_write_cp932);
  g_test_add_func ("/csv/write-formula", test_write_formula);
  return g_test_run ();
}
