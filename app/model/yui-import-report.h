/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* What a column of the file is used for. */
#define YUI_TYPE_IMPORT_COLUMN (yui_import_column_get_type ())
G_DECLARE_FINAL_TYPE (YuiImportColumn, yui_import_column, YUI, IMPORT_COLUMN, YuiRecord)

const char *yui_import_column_get_heading (YuiImportColumn *self);
/* NULL when the column is not used. */
const char *yui_import_column_get_field (YuiImportColumn *self);

/* Why a row was refused. */
#define YUI_TYPE_IMPORT_FAULT (yui_import_fault_get_type ())
G_DECLARE_FINAL_TYPE (YuiImportFault, yui_import_fault, YUI, IMPORT_FAULT, YuiRecord)

int yui_import_fault_get_line (YuiImportFault *self);   /* line in the file from 1 */
int yui_import_fault_get_column (YuiImportFault *self); /* column from 1; 0 for the whole row */
const char *yui_import_fault_get_heading (YuiImportFault *self);
const char *yui_import_fault_get_value (YuiImportFault *self);
const char *yui_import_fault_get_person (YuiImportFault *self); /* as written there; nullable */
/* Stable; yui_import_fault_to_sentence() says it. */
const char *yui_import_fault_get_code (YuiImportFault *self);
const char *yui_import_fault_get_detail (YuiImportFault *self); /* a sentence in English */

/* What an import did or would do. */
#define YUI_TYPE_IMPORT_REPORT (yui_import_report_get_type ())
G_DECLARE_FINAL_TYPE (YuiImportReport, yui_import_report, YUI, IMPORT_REPORT, YuiRecord)

const char *yui_import_report_get_encoding (YuiImportReport *self); /* utf-8, utf-16 or shift_jis */
/* Rows with content below the headings. */
int yui_import_report_get_rows_read (YuiImportReport *self);
int yui_import_report_get_blank_rows (YuiImportReport *self);
int yui_import_report_get_added (YuiImportReport *self);
int yui_import_report_get_updated (YuiImportReport *self);
GListModel *yui_import_report_get_columns (YuiImportReport *self); /* of YuiImportColumn */
GListModel *yui_import_report_get_refused (YuiImportReport *self); /* of YuiImportFault */

G_END_DECLS
