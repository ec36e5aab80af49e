/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-import-sheet.h"

#include "documents/yui-text.h"
#include "yui-problem.h"

#define HEADING_ROWS_MAX 10 /* titles may stand above the headings */

static void
clear_fault (gpointer data)
{
  YuiImportFault *fault = data;

  g_free (fault->heading);
  g_free (fault->value);
  g_free (fault->person);
  g_free (fault->detail);
}

const char *const yui_import_modes[] = { "preview", "all", "good_rows", NULL };

gboolean
yui_import_sheet_refuse_file (GError **error, const char *code, const char *sentence)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  yui_faults_add (faults, "", code, NULL, "%s", sentence);
  return yui_faults_check (faults, error);
}

void
yui_import_sheet_refuse_rows (GError **error, guint n_refused, YuiJson *report)
{
  g_autofree char *text = yui_json_write (report, NULL);

  yui_problem_set (error, YUI_PROBLEM_INVALID_INPUT,
                   "%u of the rows cannot be taken, so none was; mend them, or take the good rows.",
                   n_refused);
  if (error != NULL)
    yui_problem_set_report (*error, text);
}

gboolean
yui_import_sheet_read (YuiImportSheet *sheet, GBytes *bytes, GError **error)
{
  g_autoptr (GError) csv_error = NULL;

  g_return_val_if_fail (sheet != NULL && bytes != NULL, FALSE);

  *sheet = (YuiImportSheet){ .csv = yui_csv_read (bytes, NULL, &csv_error) };
  if (sheet->csv == NULL)
    return yui_import_sheet_refuse_file (
        error,
        g_error_matches (csv_error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE)
            ? "too_large"
            : "not_a_table",
        csv_error->message);
  sheet->faults = g_array_new (FALSE, FALSE, sizeof (YuiImportFault));
  g_array_set_clear_func (sheet->faults, clear_fault);
  return TRUE;
}

void
yui_import_sheet_clear (YuiImportSheet *sheet)
{
  g_clear_pointer (&sheet->csv, yui_csv_free);
  g_clear_pointer (&sheet->faults, g_array_unref);
}

gboolean
yui_import_sheet_find_headings (YuiImportSheet *sheet,
                                gboolean (*is_heading_row) (const YuiCsv *csv, guint row))
{
  const guint n = MIN (yui_csv_get_n_rows (sheet->csv), HEADING_ROWS_MAX);

  for (guint row = 0; row < n; row++)
    if (is_heading_row (sheet->csv, row))
      {
        sheet->heading_row = row;
        sheet->n_columns = yui_csv_get_n_cells (sheet->csv, row);
        return TRUE;
      }
  return FALSE;
}

const char *
yui_import_sheet_get_given (const YuiImportSheet *sheet, guint row, int column)
{
  const char *text = column >= 0 ? yui_csv_get_cell (sheet->csv, row, (guint)column) : "";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return text;
  return NULL;
}

void
yui_import_sheet_add_fault (YuiImportSheet *sheet,
                            guint row,
                            int column,
                            const char *person,
                            const char *code,
                            const char *detail)
{
  const gboolean is_cell = column >= 0 && (guint)column < sheet->n_columns;
  const guint cell = is_cell ? (guint)column : 0;
  const YuiImportFault fault = {
    .line = yui_csv_get_line (sheet->csv, row, cell),
    .column = is_cell ? cell + 1 : 0,
    .heading = g_strdup (is_cell ? yui_csv_get_cell (sheet->csv, sheet->heading_row, cell) : ""),
    .value = g_strdup (is_cell ? yui_csv_get_cell (sheet->csv, row, cell) : ""),
    .person = g_strdup (person),
    .code = code,
    .detail = g_strdup (detail),
  };

  g_array_append_val (sheet->faults, fault);
}

void
yui_import_sheet_add_unreadable (YuiImportSheet *sheet)
{
  for (guint i = 0; i < yui_csv_get_n_issues (sheet->csv); i++)
    {
      const YuiCsvIssue *issue = yui_csv_get_issue (sheet->csv, i);
      const gboolean is_cell = issue->column > 0 && issue->column <= sheet->n_columns;
      const YuiImportFault fault = {
        .line = issue->line,
        .column = issue->column,
        .heading = g_strdup (
            is_cell ? yui_csv_get_cell (sheet->csv, sheet->heading_row, issue->column - 1) : ""),
        .value = g_strdup (""),
        .code = "unreadable",
        .detail = g_strdup (issue->message),
      };

      g_array_append_val (sheet->faults, fault);
    }
}

/* ---- the report ---- */

static const char *
encoding_name (YuiCsvEncoding encoding)
{
  switch (encoding)
    {
    case YUI_CSV_UTF16_LE:
    case YUI_CSV_UTF16_BE:
      return "utf-16";
    case YUI_CSV_CP932:
      return "shift_jis";
    case YUI_CSV_UTF8:
    case YUI_CSV_UTF8_BOM:
    default:
      return "utf-8";
    }
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const YuiImportFault *x = a, *y = b;

  return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                            : (x->column > y->column) - (x->column < y->column);
}

static void
add_faults (const YuiImportSheet *sheet, YuiJson *doc, yyjson_mut_val *report)
{
  yyjson_mut_val *refused = yyjson_mut_obj_add_arr (doc, report, "refused");

  g_array_sort (sheet->faults, compare_faults);
  for (guint i = 0; i < sheet->faults->len; i++)
    {
      const YuiImportFault *fault = &g_array_index (sheet->faults, YuiImportFault, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, refused);

      yui_json_add_int (doc, object, "line", fault->line);
      yui_json_add_int (doc, object, "column", fault->column);
      yui_json_add_text (doc, object, "heading", fault->heading);
      yui_json_add_text (doc, object, "value", fault->value);
      yui_json_add_text (doc, object, "person", fault->person);
      yui_json_add_text (doc, object, "code", fault->code);
      yui_json_add_text (doc, object, "detail", fault->detail);
    }
}

void
yui_import_sheet_to_json (const YuiImportSheet *sheet,
                          guint n_rows,
                          const char *(*field_name) (gconstpointer data, guint column),
                          gconstpointer data,
                          YuiJson *doc,
                          yyjson_mut_val *report)
{
  yyjson_mut_val *columns;

  yui_json_add_text (doc, report, "encoding", encoding_name (yui_csv_get_encoding (sheet->csv)));
  yui_json_add_int (doc, report, "rows_read", (gint64)n_rows + yui_csv_get_n_left_out (sheet->csv));
  yui_json_add_int (doc, report, "blank_rows", yui_csv_get_n_blank (sheet->csv));
  columns = yyjson_mut_obj_add_arr (doc, report, "columns");
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, columns);

      yui_json_add_text (doc, object, "heading",
                         yui_csv_get_cell (sheet->csv, sheet->heading_row, i));
      yui_json_add_text (doc, object, "field", field_name (data, i));
    }
  add_faults (sheet, doc, report);
}
