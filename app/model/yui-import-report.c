/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-import-report.h"

#include "yui-record-private.h"

struct _YuiImportColumn
{
  YuiRecord parent_instance;

  char *heading;
  char *field;
};

G_DEFINE_FINAL_TYPE (YuiImportColumn, yui_import_column, YUI_TYPE_RECORD)

static const YuiField import_column_fields[] = {
  { "heading", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportColumn, heading) },
  { "field", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiImportColumn, field) },
};

static void
yui_import_column_class_init (YuiImportColumnClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), import_column_fields,
                            G_N_ELEMENTS (import_column_fields));
}

static void
yui_import_column_init (YuiImportColumn *self)
{
}

YUI_RECORD_GETTER (ImportColumn, import_column, IMPORT_COLUMN, const char *, heading)
YUI_RECORD_GETTER (ImportColumn, import_column, IMPORT_COLUMN, const char *, field)

struct _YuiImportFault
{
  YuiRecord parent_instance;

  int line;
  int column;
  char *heading;
  char *value;
  char *person;
  char *code;
  char *detail;
};

G_DEFINE_FINAL_TYPE (YuiImportFault, yui_import_fault, YUI_TYPE_RECORD)

static const YuiField import_fault_fields[] = {
  { "line", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportFault, line) },
  { "column", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportFault, column) },
  { "heading", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportFault, heading) },
  { "value", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportFault, value) },
  { "person", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiImportFault, person) },
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportFault, code) },
  { "detail", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportFault, detail) },
};

static void
yui_import_fault_class_init (YuiImportFaultClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), import_fault_fields,
                            G_N_ELEMENTS (import_fault_fields));
}

static void
yui_import_fault_init (YuiImportFault *self)
{
}

YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, int, line)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, int, column)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, const char *, heading)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, const char *, value)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, const char *, person)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, const char *, code)
YUI_RECORD_GETTER (ImportFault, import_fault, IMPORT_FAULT, const char *, detail)

struct _YuiImportReport
{
  YuiRecord parent_instance;

  char *encoding;
  int rows_read;
  int blank_rows;
  int added;
  int updated;
  GListStore *columns;
  GListStore *refused;
};

G_DEFINE_FINAL_TYPE (YuiImportReport, yui_import_report, YUI_TYPE_RECORD)

static const YuiField import_report_fields[] = {
  { "encoding", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiImportReport, encoding) },
  { "rows_read", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportReport, rows_read) },
  { "blank_rows", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportReport, blank_rows) },
  { "added", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportReport, added) },
  { "updated", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiImportReport, updated) },
  { "columns", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiImportReport, columns),
    yui_import_column_get_type },
  { "refused", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiImportReport, refused),
    yui_import_fault_get_type },
};

static void
yui_import_report_class_init (YuiImportReportClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), import_report_fields,
                            G_N_ELEMENTS (import_report_fields));
}

static void
yui_import_report_init (YuiImportReport *self)
{
}

YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, const char *, encoding)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, int, rows_read)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, int, blank_rows)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, int, added)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, int, updated)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, GListModel *, columns)
YUI_RECORD_GETTER (ImportReport, import_report, IMPORT_REPORT, GListModel *, refused)
