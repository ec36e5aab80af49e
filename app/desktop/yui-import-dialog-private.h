/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-import-dialog.h"

G_BEGIN_DECLS

/* What is imported, and how the dialog speaks of it. */
typedef struct
{
  DexFuture *(*import) (YuiClient *client, GBytes *csv, YuiImportMode mode, GCancellable *cancel);
  const char *title;
  const char *description;
  const char *advice; /* above the faults */
  char *(*say_added) (int n);
  char *(*say_updated) (int n);
  gboolean is_of_accounts; /* whose columns have words of their own */
} YuiImportKind;

/* The steps of an import: choose a file, look at what it holds, take it. */
struct _YuiImportDialog
{
  AdwDialog parent_instance;

  const YuiImportKind *kind;
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

/* yui-import-dialog-report.c */
void yui_import_dialog_show_report (YuiImportDialog *self, YuiImportReport *report);

G_END_DECLS
