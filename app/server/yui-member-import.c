/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-member-import-private.h"

#include "yui-problem.h"

#include "documents/yui-text.h"

#include <string.h>

#define HEADING_ROWS_MAX 10 /* titles may stand above the headings */

static void
clear_row (gpointer data)
{
  YuiMemberRow *row = data;

  g_free (row->staff_number);
  g_free (row->name);
  g_free (row->kana);
  g_free (row->phone);
  g_free (row->district);
  g_strfreev (row->qualifications);
  g_clear_pointer (&row->qualification_ids, g_ptr_array_unref);
  g_free (row->worker_id);
  g_free (row->membership_id);
}

static void
clear_fault (gpointer data)
{
  YuiMemberFault *fault = data;

  g_free (fault->heading);
  g_free (fault->value);
  g_free (fault->detail);
}

void
yui_member_import_free (YuiMemberImport *self)
{
  yui_csv_free (self->csv);
  g_free (self->fields);
  g_array_unref (self->rows);
  g_array_unref (self->faults);
  g_free (self->employer_id);
  g_free (self);
}

int
yui_member_import_find_field (const YuiMemberImport *self, YuiMemberField field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field)
      return (int)i;
  return -1;
}

static void
add_fault (YuiMemberImport *self,
           guint line,
           guint column,
           const char *value,
           const char *code,
           const char *detail)
{
  const gboolean is_cell = column > 0 && column <= self->n_columns;
  const YuiMemberFault fault = {
    .line = line,
    .column = column,
    .heading
    = g_strdup (is_cell ? yui_csv_get_cell (self->csv, self->heading_row, column - 1) : ""),
    .value = g_strdup (value),
    .code = code,
    .detail = g_strdup (detail),
  };

  g_array_append_val (self->faults, fault);
}

void
yui_member_import_refuse (YuiMemberImport *self,
                          YuiMemberRow *row,
                          YuiMemberField field,
                          const char *code,
                          const char *detail)
{
  const int column = yui_member_import_find_field (self, field);

  row->is_refused = TRUE;
  if (column < 0)
    add_fault (self, row->line, 0, "", code, detail);
  else
    add_fault (self, yui_csv_get_line (self->csv, row->row, (guint)column), (guint)column + 1,
               yui_csv_get_cell (self->csv, row->row, (guint)column), code, detail);
}

static gboolean
is_row_of_headings (const YuiCsv *csv, guint row)
{
  for (guint i = 0; i < yui_csv_get_n_cells (csv, row); i++)
    {
      const YuiMemberField field = yui_member_field_from_heading (yui_csv_get_cell (csv, row, i));

      if (field == YUI_MEMBER_FIELD_NAME || field == YUI_MEMBER_FIELD_FAMILY_NAME)
        return TRUE;
    }
  return FALSE;
}

/* A second column of the same meaning is not used. */
static void
read_headings (YuiMemberImport *self, guint row)
{
  self->heading_row = row;
  self->n_columns = yui_csv_get_n_cells (self->csv, row);
  self->fields = g_new0 (YuiMemberField, MAX (self->n_columns, 1));
  for (guint i = 0; i < self->n_columns; i++)
    {
      const YuiMemberField field
          = yui_member_field_from_heading (yui_csv_get_cell (self->csv, row, i));

      if (yui_member_import_find_field (self, field) < 0)
        self->fields[i] = field;
    }
}

static gboolean
refuse_file (GError **error, const char *code, const char *sentence)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  yui_faults_add (faults, "", code, NULL, "%s", sentence);
  return yui_faults_check (faults, error);
}

static gboolean
find_headings (YuiMemberImport *self, GError **error)
{
  const guint n = MIN (yui_csv_get_n_rows (self->csv), HEADING_ROWS_MAX);

  for (guint row = 0; row < n; row++)
    if (is_row_of_headings (self->csv, row))
      {
        read_headings (self, row);
        break;
      }
  if (self->n_columns == 0)
    return refuse_file (error, "heading_missing",
                        "No row of headings was found; the file needs a column 氏名 and a column "
                        "フリガナ.");
  if (yui_member_import_find_field (self, YUI_MEMBER_FIELD_KANA) < 0
      && yui_member_import_find_field (self, YUI_MEMBER_FIELD_FAMILY_KANA) < 0)
    return refuse_file (error, "heading_missing",
                        "There is no column フリガナ; people are found and ordered by it.");
  return TRUE;
}

/* Returns the cell's text when the column is there and the cell is not blank, else NULL. */
static const char *
get_given (const YuiMemberImport *self, guint row, YuiMemberField field)
{
  const int column = yui_member_import_find_field (self, field);
  const char *text = column >= 0 ? yui_csv_get_cell (self->csv, row, (guint)column) : "";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return text;
  return NULL;
}

typedef const char *(*ParseTextFunc) (const char *text, char **value);

/* Reads an optional cell; refuses the row when it is faulty. */
static void
read_text (YuiMemberImport *self,
           YuiMemberRow *row,
           YuiMemberField field,
           ParseTextFunc parse,
           char **value)
{
  const char *text = get_given (self, row->row, field);
  const char *code = text != NULL ? parse (text, value) : NULL;

  if (code != NULL)
    yui_member_import_refuse (self, row, field, code, NULL);
}

/* Reads a text that is in one column or in two, family and given; refuses a row without it. */
static void
read_whole_or_parts (YuiMemberImport *self,
                     YuiMemberRow *row,
                     YuiMemberField whole,
                     YuiMemberField family,
                     YuiMemberField given,
                     ParseTextFunc parse,
                     char **value)
{
  g_autofree char *family_value = NULL, *given_value = NULL;
  const gboolean is_whole = yui_member_import_find_field (self, whole) >= 0;

  if (is_whole)
    {
      if (get_given (self, row->row, whole) == NULL)
        yui_member_import_refuse (self, row, whole, YUI_FAULT_MISSING, NULL);
      read_text (self, row, whole, parse, value);
      return;
    }
  if (get_given (self, row->row, family) == NULL)
    yui_member_import_refuse (self, row, family, YUI_FAULT_MISSING, NULL);
  read_text (self, row, family, parse, &family_value);
  read_text (self, row, given, parse, &given_value);
  if (family_value != NULL)
    *value = given_value != NULL ? g_strconcat (family_value, " ", given_value, NULL)
                                 : g_steal_pointer (&family_value);
}

static void
read_numbers (YuiMemberImport *self, YuiMemberRow *row, YuiCivilDay today)
{
  const char *birth = get_given (self, row->row, YUI_MEMBER_FIELD_BIRTH_DATE);
  const char *wage = get_given (self, row->row, YUI_MEMBER_FIELD_WISHED_WAGE);
  const char *kind = get_given (self, row->row, YUI_MEMBER_FIELD_KIND);
  YuiCivilDay day;
  const char *code;

  if (birth != NULL)
    {
      if ((code = yui_member_parse_birth_date (birth, today, &day)) != NULL)
        yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_BIRTH_DATE, code, NULL);
      else
        row->birth_day = day;
    }
  if (wage != NULL && (code = yui_member_parse_wage (wage, &row->wished_wage_yen)) != NULL)
    yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_WISHED_WAGE, code, NULL);
  if (kind != NULL && (code = yui_member_parse_kind (kind, &row->kind)) != NULL)
    yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_KIND, code, NULL);
}

static const char *
parse_staff_number (const char *text, char **value)
{
  g_autofree char *folded = yui_text_fold_width (text);

  return yui_member_parse_text (folded, value);
}

static void
read_row (YuiMemberImport *self, guint index, YuiCivilDay today)
{
  YuiMemberRow row = { .row = index,
                       .line = yui_csv_get_line (self->csv, index, 0),
                       .birth_day = YUI_BIRTH_UNKNOWN };
  const char *held = get_given (self, index, YUI_MEMBER_FIELD_QUALIFICATIONS);

  read_text (self, &row, YUI_MEMBER_FIELD_STAFF_NUMBER, parse_staff_number, &row.staff_number);
  read_whole_or_parts (self, &row, YUI_MEMBER_FIELD_NAME, YUI_MEMBER_FIELD_FAMILY_NAME,
                       YUI_MEMBER_FIELD_GIVEN_NAME, yui_member_parse_text, &row.name);
  read_whole_or_parts (self, &row, YUI_MEMBER_FIELD_KANA, YUI_MEMBER_FIELD_FAMILY_KANA,
                       YUI_MEMBER_FIELD_GIVEN_KANA, yui_member_parse_kana, &row.kana);
  read_numbers (self, &row, today);
  read_text (self, &row, YUI_MEMBER_FIELD_PHONE, yui_member_parse_phone, &row.phone);
  read_text (self, &row, YUI_MEMBER_FIELD_DISTRICT, yui_member_parse_text, &row.district);
  row.qualifications = held != NULL ? yui_member_split_qualifications (held) : NULL;
  row.qualification_ids = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (self->rows, row);
}

static gboolean
is_same_person (const YuiMemberRow *a, const YuiMemberRow *b)
{
  if (a->staff_number != NULL && g_strcmp0 (a->staff_number, b->staff_number) == 0)
    return TRUE;
  return a->birth_day != YUI_BIRTH_UNKNOWN && a->birth_day == b->birth_day && a->kana != NULL
         && g_strcmp0 (a->kana, b->kana) == 0;
}

/* Refuses the second of two rows about one person; a row that is refused anyway does not count. */
static void
refuse_duplicates (YuiMemberImport *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      YuiMemberRow *row = yui_member_row (self, i);
      g_autofree char *birth
          = g_strdup_printf ("%" G_GINT64_FORMAT " %s", row->birth_day, row->kana);
      const YuiMemberRow *first = NULL;

      if (row->is_refused)
        continue;
      if (row->staff_number != NULL)
        first = g_hash_table_lookup (numbers, row->staff_number);
      if (first == NULL)
        first = g_hash_table_lookup (births, birth);
      if (first != NULL && is_same_person (first, row))
        {
          yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_NAME, YUI_FAULT_DUPLICATE, NULL);
          continue;
        }
      if (row->staff_number != NULL)
        g_hash_table_insert (numbers, row->staff_number, row);
      g_hash_table_insert (births, g_steal_pointer (&birth), row);
    }
}

static void
add_unreadable_rows (YuiMemberImport *self)
{
  for (guint i = 0; i < yui_csv_get_n_issues (self->csv); i++)
    {
      const YuiCsvIssue *issue = yui_csv_get_issue (self->csv, i);

      add_fault (self, issue->line, issue->column, "", YUI_FAULT_UNREADABLE, issue->message);
    }
}

YuiMemberImport *
yui_member_import_read (GBytes *bytes, YuiCivilDay today, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (GError) csv_error = NULL;
  YuiCsv *csv = yui_csv_read (bytes, NULL, &csv_error);
  g_autoptr (YuiMemberImport) self = NULL;

  if (csv == NULL)
    {
      const gboolean is_large
          = g_error_matches (csv_error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE);

      refuse_file (error, is_large ? "too_large" : "not_a_table", csv_error->message);
      return NULL;
    }
  self = g_new0 (YuiMemberImport, 1);
  self->csv = csv;
  self->rows = g_array_new (FALSE, FALSE, sizeof (YuiMemberRow));
  self->faults = g_array_new (FALSE, FALSE, sizeof (YuiMemberFault));
  g_array_set_clear_func (self->rows, clear_row);
  g_array_set_clear_func (self->faults, clear_fault);
  if (!find_headings (self, error))
    return NULL;
  add_unreadable_rows (self);
  for (guint i = self->heading_row + 1; i < yui_csv_get_n_rows (csv); i++)
    read_row (self, i, today);
  refuse_duplicates (self);
  return g_steal_pointer (&self);
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

static guint
count_unreadable (const YuiMemberImport *self)
{
  return yui_csv_get_n_left_out (self->csv);
}

guint
yui_member_import_get_n_refused (const YuiMemberImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint n = count_unreadable (self);

  for (guint i = 0; i < self->rows->len; i++)
    n += yui_member_row (self, i)->is_refused;
  return n;
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const YuiMemberFault *x = a, *y = b;

  return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                            : (x->column > y->column) - (x->column < y->column);
}

static void
add_faults (const YuiMemberImport *self, YuiJson *doc, yyjson_mut_val *report)
{
  yyjson_mut_val *refused = yyjson_mut_obj_add_arr (doc, report, "refused");

  g_array_sort (self->faults, compare_faults);
  for (guint i = 0; i < self->faults->len; i++)
    {
      const YuiMemberFault *fault = &g_array_index (self->faults, YuiMemberFault, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, refused);

      yui_json_add_int (doc, object, "line", fault->line);
      yui_json_add_int (doc, object, "column", fault->column);
      yui_json_add_text (doc, object, "heading", fault->heading);
      yui_json_add_text (doc, object, "value", fault->value);
      yui_json_add_text (doc, object, "code", fault->code);
      yui_json_add_text (doc, object, "detail",
                         fault->detail != NULL ? fault->detail
                                               : yui_member_fault_sentence (fault->code));
    }
}

static void
add_columns (const YuiMemberImport *self, YuiJson *doc, yyjson_mut_val *report)
{
  yyjson_mut_val *columns = yyjson_mut_obj_add_arr (doc, report, "columns");

  for (guint i = 0; i < self->n_columns; i++)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, columns);

      yui_json_add_text (doc, object, "heading",
                         yui_csv_get_cell (self->csv, self->heading_row, i));
      yui_json_add_text (doc, object, "field", yui_member_field_name (self->fields[i]));
    }
}

yyjson_mut_val *
yui_member_import_to_json (const YuiMemberImport *self, YuiJson *doc)
{
  g_return_val_if_fail (self != NULL && doc != NULL, NULL);

  yyjson_mut_val *report = yyjson_mut_obj (doc);
  int added = 0, updated = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const YuiMemberRow *row = yui_member_row (self, i);

      added += !row->is_refused && row->membership_id == NULL;
      updated += !row->is_refused && row->membership_id != NULL;
    }
  yui_json_add_text (doc, report, "encoding", encoding_name (yui_csv_get_encoding (self->csv)));
  yui_json_add_int (doc, report, "rows_read", (gint64)self->rows->len + count_unreadable (self));
  yui_json_add_int (doc, report, "blank_rows", yui_csv_get_n_blank (self->csv));
  yui_json_add_int (doc, report, "added", added);
  yui_json_add_int (doc, report, "updated", updated);
  add_columns (self, doc, report);
  add_faults (self, doc, report);
  return report;
}
