/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-import-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "model/yui-sentence.h"
#include "yui-wording.h"

/* What is imported, and how the dialog speaks of it. */
typedef struct
{
  DexFuture *(*import) (YuiClient *client, GBytes *csv, YuiImportMode mode, GCancellable *cancel);
  const char *title;
  const char *description;
  const char *advice; /* above the faults */
  char *(*say_added) (int n);
  char *(*say_updated) (int n);
} Kind;

/* The steps of an import: choose a file, look at what it holds, take it. */
struct _YuiImportDialog
{
  AdwDialog parent_instance;

  const Kind *kind;
  YuiClient *client;
  GCancellable *cancellable;
  GBytes *csv;
  GPtrArray *column_rows;
  gboolean is_importing;

  GtkStack *stack;
  AdwStatusPage *choose_page;
  GtkEditable *path_row;
  AdwStatusPage *problem_page;
  AdwPreferencesRow *added_row;
  AdwPreferencesRow *updated_row;
  AdwPreferencesRow *refused_row;
  AdwPreferencesGroup *faults_group;
  GtkListBox *faults_list;
  AdwExpanderRow *columns_row;
  GtkActionBar *action_bar;
  GtkWidget *all_button;
  GtkButton *good_button;
};

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

/* More rows than a person reads one by one; the rest is counted. */
#define MAX_FAULT_ROWS 100

/* What the server takes at most. */
#define MAX_FILE_BYTES (8 * 1024 * 1024)

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiImportDialog, yui_import_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  GWeakRef dialog;
  const Kind *kind;
  YuiClient *client;
  GCancellable *cancellable;
  GFile *file; /* NULL once the bytes are there */
  GBytes *csv;
  YuiImportMode mode;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_weak_ref_clear (&import->dialog);
  g_clear_object (&import->client);
  g_clear_object (&import->cancellable);
  g_clear_object (&import->file);
  g_clear_pointer (&import->csv, g_bytes_unref);
  g_free (import);
}

static char *
say_new_people (int n)
{
  return g_strdup_printf (ngettext ("%d new person", "%d new people", (gulong)n), n);
}

static char *
say_known_people (int n)
{
  return g_strdup_printf (
      ngettext ("%d known person with new details", "%d known people with new details", (gulong)n),
      n);
}

static char *
say_new_accounts (int n)
{
  return g_strdup_printf (
      ngettext ("%d person gets an account", "%d people get an account", (gulong)n), n);
}

static char *
say_changed_accounts (int n)
{
  return g_strdup_printf (
      ngettext ("%d person's account is replaced", "%d people's accounts are replaced", (gulong)n),
      n);
}

static const Kind PEOPLE = {
  yui_client_import_members,
  N_ ("Import People"),
     N_ ("A CSV file with a line of headings, as Excel saves it. Nothing is taken before you "
                "have seen what would come in."),
        N_ ("Rows with a fault are left out. Mend them in the spreadsheet and import it again; "
                  "people who are in already are only updated."),
           say_new_people,
           say_known_people };

static const Kind ACCOUNTS = {
  yui_client_import_bank_accounts,
  N_ ("Import Bank Accounts"),
     N_ ("A CSV file with staff number or name, bank and branch (code or name), account number "
                "and the holder in kana. Nothing is taken before you have seen what would come in."),
        N_ ("Rows with a fault are left out, such as names that a bank transfer cannot carry. "
                  "Mend them in the spreadsheet and import it again."),
           say_new_accounts,
           say_changed_accounts };

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
          = self->kind == &ACCOUNTS && g_strcmp0 (field, "kind") == 0 ? _ ("Kind of account")
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

static void
show_report (YuiImportDialog *self, YuiImportReport *report)
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

static char *
say_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is no such file. Please check the path."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup (_ ("This is a folder. Please choose a file in it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup (_ ("The file is empty."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return g_strdup (_ ("This is too large for the server."));
  if (error->domain == G_IO_ERROR)
    return g_strdup (_ ("The file cannot be read. Perhaps you may not open it."));
  return yui_net_error_to_sentence (error);
}

static void
show_problem (YuiImportDialog *self, const GError *error)
{
  g_autofree char *sentence = say_error (error);
  YuiProblem *problem = yui_net_error_get_problem (error);

  if (problem && yui_problem_get_report (problem))
    {
      show_report (self, yui_problem_get_report (problem));
      return;
    }

  adw_status_page_set_description (self->problem_page, sentence);
  gtk_action_bar_set_revealed (self->action_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  yui_widgets_announce (GTK_WIDGET (self), sentence);
}

/* Loads the file when there is one to load; resolves to the report. */
static DexFuture *
import_fiber (gpointer data)
{
  Import *import = data;
  g_autoptr (GError) error = NULL;

  if (import->file)
    {
      import->csv = dex_await_boxed (dex_file_load_contents_bytes (import->file), &error);
      if (!import->csv)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (g_bytes_get_size (import->csv) == 0)
        return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Empty");
      if (g_bytes_get_size (import->csv) > MAX_FILE_BYTES)
        return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Too large");
    }
  return import->kind->import (import->client, import->csv, import->mode, import->cancellable);
}

static DexFuture *
import_done_cb (DexFuture *future, gpointer data)
{
  Import *import = data;
  g_autoptr (YuiImportDialog) self = g_weak_ref_get (&import->dialog);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  YuiImportReport *report = value ? g_value_get_object (value) : NULL;

  if (!self || (error && yui_net_error_is_cancelled (error)))
    return NULL;

  if (!self->csv && import->csv)
    self->csv = g_bytes_ref (import->csv);
  self->is_importing = FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (error)
    show_problem (self, error);
  else if (import->mode == YUI_IMPORT_MODE_PREVIEW)
    show_report (self, report);
  else
    {
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, yui_import_report_get_added (report),
                     yui_import_report_get_updated (report));
      adw_dialog_close (ADW_DIALOG (self));
    }
  return NULL;
}

static void
start (YuiImportDialog *self, GFile *file, YuiImportMode mode)
{
  Import *import = g_new0 (Import, 1);
  DexFuture *future;

  g_weak_ref_init (&import->dialog, self);
  import->kind = self->kind;
  import->client = g_object_ref (self->client);
  import->cancellable = g_object_ref (self->cancellable);
  import->file = file ? g_object_ref (file) : NULL;
  import->csv = self->csv && !file ? g_bytes_ref (self->csv) : NULL;
  import->mode = mode;

  gtk_action_bar_set_revealed (self->action_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  future = dex_scheduler_spawn (NULL, 0, import_fiber, import, NULL);
  dex_future_disown (dex_future_finally (future, import_done_cb, import, import_free));
}

static void
file_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (YuiImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file)
    yui_import_dialog_preview (self, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiImportDialog *self = YUI_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Spreadsheets (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_mime_type (filter, "text/csv");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose a Spreadsheet"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable,
                        file_chosen_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  yui_import_dialog_preview (YUI_IMPORT_DIALOG (widget), file);
}

static void
take (YuiImportDialog *self, YuiImportMode mode)
{
  self->is_importing = TRUE;
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  start (self, NULL, mode);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take (YUI_IMPORT_DIALOG (widget), YUI_IMPORT_MODE_ALL);
}

static void
good_rows_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take (YUI_IMPORT_DIALOG (widget), YUI_IMPORT_MODE_GOOD_ROWS);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
path_apply_cb (YuiImportDialog *self)
{
  const char *path = gtk_editable_get_text (self->path_row);

  if (path[0])
    gtk_widget_activate_action (GTK_WIDGET (self), "import.open", "s", path);
}

static gboolean
drop_cb (YuiImportDialog *self, const GValue *value)
{
  GFile *file = g_value_get_object (value);

  if (!file || self->is_importing)
    return FALSE;
  yui_import_dialog_preview (self, file);
  return TRUE;
}

static void
yui_import_dialog_dispose (GObject *object)
{
  YuiImportDialog *self = YUI_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (yui_import_dialog_parent_class)->dispose (object);
}

static void
yui_import_dialog_finalize (GObject *object)
{
  YuiImportDialog *self = YUI_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->csv, g_bytes_unref);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (yui_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, YuiImportDialog, stack);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, choose_page);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, path_row);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, problem_page);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, added_row);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, updated_row);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, refused_row);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, faults_group);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, faults_list);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, columns_row);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, action_bar);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, all_button);
  gtk_widget_class_bind_template_child (class, YuiImportDialog, good_button);
  gtk_widget_class_bind_template_callback (class, path_apply_cb);
}

static void
yui_import_dialog_class_init (YuiImportDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = yui_import_dialog_dispose;
  object_class->finalize = yui_import_dialog_finalize;

  signals[SIGNAL_IMPORTED]
      = g_signal_new ("imported", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "import.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "import.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "import.good-rows", NULL, good_rows_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-import-dialog.ui");
  bind_children (widget_class);
}

static void
yui_import_dialog_init (YuiImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->column_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static YuiImportDialog *
make_dialog (YuiClient *client, const Kind *kind)
{
  YuiImportDialog *self = g_object_new (YUI_TYPE_IMPORT_DIALOG, NULL);

  self->kind = kind;
  self->client = g_object_ref (client);
  adw_dialog_set_title (ADW_DIALOG (self), _ (kind->title));
  adw_status_page_set_description (self->choose_page, _ (kind->description));
  adw_preferences_group_set_description (self->faults_group, _ (kind->advice));
  return self;
}

YuiImportDialog *
yui_import_dialog_new (YuiClient *client)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  return make_dialog (client, &PEOPLE);
}

YuiImportDialog *
yui_import_dialog_new_for_accounts (YuiClient *client)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  return make_dialog (client, &ACCOUNTS);
}

void
yui_import_dialog_preview (YuiImportDialog *self, GFile *file)
{
  g_return_if_fail (YUI_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  g_clear_pointer (&self->csv, g_bytes_unref);
  start (self, file, YUI_IMPORT_MODE_PREVIEW);
}
