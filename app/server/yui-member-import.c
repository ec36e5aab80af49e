/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-member-import-private.h"

#include "yui-problem.h"

#include "documents/yui-text.h"

#include <string.h>

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

void
yui_member_import_free (YuiMemberImport *self)
{
  yui_import_sheet_clear (&self->sheet);
  g_free (self->fields);
  g_array_unref (self->rows);
  g_free (self->employer_id);
  g_free (self);
}

int
yui_member_import_find_field (const YuiMemberImport *self, YuiMemberField field)
{
  for (guint i = 0; i < self->sheet.n_columns; i++)
    if (self->fields[i] == field)
      return (int)i;
  return -1;
}

void
yui_member_import_refuse (YuiMemberImport *self,
                          YuiMemberRow *row,
                          YuiMemberField field,
                          const char *code,
                          const char *detail)
{
  row->is_refused = TRUE;
  yui_import_sheet_add_fault (&self->sheet, row->row, yui_member_import_find_field (self, field),
                              row->name, code,
                              detail != NULL ? detail : yui_member_fault_sentence (code));
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
read_headings (YuiMemberImport *self)
{
  self->fields = g_new0 (YuiMemberField, MAX (self->sheet.n_columns, 1));
  for (guint i = 0; i < self->sheet.n_columns; i++)
    {
      const YuiMemberField field = yui_member_field_from_heading (
          yui_csv_get_cell (self->sheet.csv, self->sheet.heading_row, i));

      if (yui_member_import_find_field (self, field) < 0)
        self->fields[i] = field;
    }
}

static gboolean
find_headings (YuiMemberImport *self, GError **error)
{
  if (!yui_import_sheet_find_headings (&self->sheet, is_row_of_headings))
    return yui_import_sheet_refuse_file (
        error, "heading_missing",
        "No row of headings was found; the file needs a column 氏名 and a column フリガナ.");
  read_headings (self);
  if (yui_member_import_find_field (self, YUI_MEMBER_FIELD_KANA) < 0
      && yui_member_import_find_field (self, YUI_MEMBER_FIELD_FAMILY_KANA) < 0)
    return yui_import_sheet_refuse_file (
        error, "heading_missing",
        "There is no column フリガナ; people are found and ordered by it.");
  return TRUE;
}

static const char *
get_given (const YuiMemberImport *self, guint row, YuiMemberField field)
{
  return yui_import_sheet_get_given (&self->sheet, row, yui_member_import_find_field (self, field));
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
                       .line = yui_csv_get_line (self->sheet.csv, index, 0),
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

YuiMemberImport *
yui_member_import_read (GBytes *bytes, YuiCivilDay today, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (YuiMemberImport) self = g_new0 (YuiMemberImport, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (YuiMemberRow));
  g_array_set_clear_func (self->rows, clear_row);
  if (!yui_import_sheet_read (&self->sheet, bytes, error) || !find_headings (self, error))
    return NULL;
  yui_import_sheet_add_unreadable (&self->sheet);
  for (guint i = self->sheet.heading_row + 1; i < yui_csv_get_n_rows (self->sheet.csv); i++)
    read_row (self, i, today);
  refuse_duplicates (self);
  return g_steal_pointer (&self);
}

/* ---- the report ---- */

guint
yui_member_import_get_n_refused (const YuiMemberImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint n = yui_csv_get_n_left_out (self->sheet.csv);

  for (guint i = 0; i < self->rows->len; i++)
    n += yui_member_row (self, i)->is_refused;
  return n;
}

static const char *
field_name (gconstpointer data, guint column)
{
  return yui_member_field_name (((const YuiMemberImport *)data)->fields[column]);
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
  yui_json_add_int (doc, report, "added", added);
  yui_json_add_int (doc, report, "updated", updated);
  yui_import_sheet_to_json (&self->sheet, self->rows->len, field_name, self, doc, report);
  return report;
}
