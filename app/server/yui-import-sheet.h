/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-csv.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* A spreadsheet that people are read from: where its headings are, what is wrong with its cells,
 * and the report about it. */

/* What is wrong with a cell (column from 1; 0: the whole row). All text is owned. */
typedef struct
{
  guint line;
  guint column;
  char *heading;
  char *value;
  char *person; /* whose row it is, as written in it; nullable */
  const char *code;
  char *detail; /* a whole English sentence */
} YuiImportFault;

typedef struct
{
  YuiCsv *csv;
  guint heading_row;
  guint n_columns;
  GArray *faults; /* of YuiImportFault */
} YuiImportSheet;

/* Reads the file. Returns FALSE with YUI_PROBLEM_INVALID_INPUT (not_a_table or too_large). */
gboolean yui_import_sheet_read (YuiImportSheet *sheet, GBytes *bytes, GError **error);
void yui_import_sheet_clear (YuiImportSheet *sheet);

/* Calls is_heading_row for the first rows, as titles may stand above the headings, and keeps the
 * first that is one; FALSE when none is. */
gboolean yui_import_sheet_find_headings (YuiImportSheet *sheet,
                                         gboolean (*is_heading_row) (const YuiCsv *csv, guint row));

/* Refuses the whole file with one fault; always FALSE. */
gboolean yui_import_sheet_refuse_file (GError **error, const char *code, const char *sentence);

/* What an import is asked to do, for yui_request_query_word: "preview", "all", "good_rows". */
extern const char *const yui_import_modes[];

/* Refuses n_refused rows of a file of which all were to be taken, with report, the ImportReport as
 * the root of a document. */
void yui_import_sheet_refuse_rows (GError **error, guint n_refused, YuiJson *report);

/* The cell's text when column (from 0; -1: there is none) is there and the cell is not blank. */
const char *yui_import_sheet_get_given (const YuiImportSheet *sheet, guint row, int column);

/* Adds a fault for a cell (column from 0; -1: the row). person and value are nullable; code is
 * static. */
void yui_import_sheet_add_fault (YuiImportSheet *sheet,
                                 guint row,
                                 int column,
                                 const char *person,
                                 const char *code,
                                 const char *detail);

/* A fault for each row that the file itself makes unreadable. */
void yui_import_sheet_add_unreadable (YuiImportSheet *sheet);

/* Adds all of an ImportReport to report but the counts added and updated. Sorts the faults.
 *
 * n_rows      rows that were read.
 * field_name  says what column (from 0) is used for; NULL: not used. */
void yui_import_sheet_to_json (const YuiImportSheet *sheet,
                               guint n_rows,
                               const char *(*field_name) (gconstpointer data, guint column),
                               gconstpointer data,
                               YuiJson *doc,
                               yyjson_mut_val *report);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiImportSheet, yui_import_sheet_clear)

G_END_DECLS
