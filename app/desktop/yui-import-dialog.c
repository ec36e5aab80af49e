/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-dialog.h"
#include "yui-import-dialog-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "model/yui-sentence.h"
#include "yui-wording.h"

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

/* What the server takes at most. */
#define MAX_FILE_BYTES (8 * 1024 * 1024)

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiImportDialog, yui_import_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  GWeakRef dialog;
  const YuiImportKind *kind;
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

/* clang-format cannot align what holds N_(), whose spaces it must not touch. */
/* clang-format off */
static const YuiImportKind PEOPLE = {
  .import = yui_client_import_members,
  .title = N_("Import People"),
  .description = N_("A CSV file with a line of headings, as Excel saves it. Nothing is taken before "
                    "you have seen what would come in."),
  .advice = N_("Rows with a fault are left out. Mend them in the spreadsheet and import it again; "
               "people who are in already are only updated."),
  .say_added = say_new_people,
  .say_updated = say_known_people,
};

static const YuiImportKind ACCOUNTS = {
  .import = yui_client_import_bank_accounts,
  .title = N_("Import Bank Accounts"),
  .description = N_("A CSV file with staff number or name, bank and branch (code or name), account "
                    "number and the holder in kana. Nothing is taken before you have seen what "
                    "would come in."),
  .advice = N_("Rows with a fault are left out, such as names that a bank transfer cannot carry. "
               "Mend them in the spreadsheet and import it again."),
  .say_added = say_new_accounts,
  .say_updated = say_changed_accounts,
  .is_of_accounts = TRUE,
};
/* clang-format on */

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
      yui_import_dialog_show_report (self, yui_problem_get_report (problem));
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
    yui_import_dialog_show_report (self, report);
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
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, yui_dialog_close_action);

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
make_dialog (YuiClient *client, const YuiImportKind *kind)
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
