/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-import-dialog-private.h"

#include <glib/gi18n.h>

#include "model/yui-sentence.h"
#include "widgets/yui-widgets.h"
#include "yui-wording.h"

/* More rows than a person reads one by one; the rest is counted. */
#define MAX_FAULT_ROWS 100

/* The part of the import that shows what a file holds, before anything is taken. */

static const char *
say_field (const char *field)
{
  static const struct
  {
    const char *field;
    const char *text;
    /* clang-format off */
  } table[] = {
    { "display_name", N_ ("Name") },
    { "name", N_ ("Name") },
    { "family_name", N_ ("Family name") },
    { "given_name", N_ ("Given name") },
    { "kana", N_ ("Reading of the name") },
    { "staff_number", N_ ("Staff number") },
    { "birth_date", N_ ("Date of birth") },
    { "district", N_ ("District") },
    { "address", N_ ("Address") },
    { "phone", N_ ("Telephone") },
    { "kind", N_ ("Pool") },
    { "qualifications", N_ ("Qualifications") },
    { "qualification_names", N_ ("Qualifications") },
    { "wished_wage_yen", N_ ("Wished wage") },
    { "weekly_hours", N_ ("Hours a week") },
    { "bank_code", N_ ("Bank") },
    { "bank_name", N_ ("Bank") },
    { "branch_code", N_ ("Branch") },
    { "branch_name", N_ ("Branch") },
    { "number", N_ ("Account number") },
    { "holder_kana", N_ ("Account holder") },
  };
  /* clang-format on */

  for (size_t i = 0; field && i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].field, field))
      return _ (table[i].text);
  return field ? field : _ ("Not used");
}

static const char *
say_encoding (const char *encoding)
{
  if (g_strcmp0 (encoding, "shift_jis") == 0)
    return "Shift_JIS";
  return g_strcmp0 (encoding, "utf-16") == 0 ? "UTF-16" : "UTF-8";
}

static GtkWidget *
make_text_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* "Line 7, column 3 (Telephone): “abc”" */
static char *
say_cell (YuiImportFault *fault)
{
  int line = yui_import_fault_get_line (fault);
  int column = yui_import_fault_get_column (fault);

  if (column <= 0)
    /* Translators: a line of a file. */
    return g_strdup_printf (_ ("Line %d"), line);
  if (yui_import_fault_get_value (fault)[0] == '\0')
    /* Translators: where in a file: line, column, heading of the column. */
    return g_strdup_printf (_ ("Line %d, column %d (%s)"), line, column,
                              yui_import_fault_get_heading (fault));
  /* Translators: where in a file: line, column, heading of the column, and what stands there. */
  return g_strdup_printf (_ ("Line %d, column %d (%s): “%s”"), line, column,
                            yui_import_fault_get_heading (fault),
                            yui_import_fault_get_value (fault));
}

/* With the person in front when the row names one. */
static char *
say_place (YuiImportFault *fault)
{
  const char *person = yui_import_fault_get_person (fault);
  g_autofree char *cell = say_cell (fault);

  if (!person || g_strcmp0 (person, yui_import_fault_get_value (fault)) == 0)
    return g_steal_pointer (&cell);
  /* Translators: a person's name; where in a file. */
  return g_strdup_printf (_ ("%s · %s"), person, cell);
}

static void
show_faults (YuiImportDialog *self, GListModel *faults)
{
  guint n = g_list_model_get_n_items (faults);

  gtk_list_box_remove_all (self->faults_list);
  for (guint i = 0; i < MIN (n, MAX_FAULT_ROWS); i++)
    {
      g_autoptr (YuiImportFault) fault = g_list_model_get_item (faults, i);
      g_autofree char *place = say_place (fault);
      g_autofree char *sentence = yui_import_fault_to_sentence (fault);

      gtk_list_box_append (self->faults_list, make_text_row (place, sentence));
    }
  if (n > MAX_FAULT_ROWS)
    {
      guint more = n - MAX_FAULT_ROWS;
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u more fault is not shown.", "%u more faults are not shown.", more), more);

      gtk_list_box_append (self->faults_list, make_text_row (text, NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->faults_group), n > 0);
}

static void
show_columns (YuiImportDialog *self, GListModel *columns)
{
  guint n = g_list_model_get_n_items (columns);
  guint used = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_expander_row_remove (self->columns_row, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiImportColumn) column = g_list_model_get_item (columns, i);
      const char *field = yui_import_column_get_field (column);
      const char *word
          = self->kind->is_of_accounts && g_strcmp0 (field, "kind") == 0 ? _ ("Kind of account")
                                                                         : say_field (field);
      GtkWidget *row = make_text_row (yui_import_column_get_heading (column), word);

      used += field != NULL;
      adw_expander_row_add_row (self->columns_row, row);
      g_ptr_array_add (self->column_rows, row);
    }
  /* Translators: columns of a spreadsheet that are understood, of all. */
  title = g_strdup_printf (ngettext ("%u of %u column is used", "%u of %u columns are used", n),
                           used, n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->columns_row), title);
}

static int
count_refused_rows (GListModel *faults)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (faults); i++)
    {
      g_autoptr (YuiImportFault) fault = g_list_model_get_item (faults, i);

      g_hash_table_add (lines, GINT_TO_POINTER (yui_import_fault_get_line (fault)));
    }
  return (int)g_hash_table_size (lines);
}

static void
show_summary (YuiImportDialog *self, YuiImportReport *report, int refused)
{
  int rows = yui_import_report_get_rows_read (report);
  int blank = yui_import_report_get_blank_rows (report);
  int added = yui_import_report_get_added (report);
  int updated = yui_import_report_get_updated (report);
  g_autofree char *added_text = self->kind->say_added (added);
  g_autofree char *updated_text = self->kind->say_updated (updated);
  g_autofree char *refused_text = g_strdup_printf (
      ngettext ("%d row with a fault", "%d rows with a fault", (gulong)refused), refused);
  g_autofree char *rows_text
      = g_strdup_printf (ngettext ("%d row read", "%d rows read", (gulong)rows), rows);
  g_autofree char *blank_text = g_strdup_printf (
      ngettext ("%d blank line skipped", "%d blank lines skipped", (gulong)blank), blank);
  /* Translators: rows of a file; blank lines; the encoding of the file, such as UTF-8. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s, %s, encoding %s"), rows_text, blank_text,
                           say_encoding (yui_import_report_get_encoding (report)));

  adw_preferences_row_set_title (self->added_row, added_text);
  adw_preferences_row_set_title (self->updated_row, updated_text);
  adw_preferences_row_set_title (self->refused_row, refused_text);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_row), refused > 0);
  adw_expander_row_set_subtitle (self->columns_row, subtitle);
}

void
yui_import_dialog_show_report (YuiImportDialog *self, YuiImportReport *report)
{
  GListModel *faults = yui_import_report_get_refused (report);
  int refused = count_refused_rows (faults);
  int good = yui_import_report_get_added (report) + yui_import_report_get_updated (report);
  g_autofree char *label = NULL;

  show_summary (self, report, refused);
  show_faults (self, faults);
  show_columns (self, yui_import_report_get_columns (report));

  label = g_strdup_printf (
      ngettext ("Import the %d _Good Row", "Import the %d _Good Rows", (gulong)good), good);
  gtk_button_set_label (self->good_button, label);
  gtk_widget_set_visible (self->all_button, refused == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->good_button), refused > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.all", refused == 0 && good > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.good-rows", refused > 0 && good > 0);
  gtk_action_bar_set_revealed (self->action_bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "report");
}
