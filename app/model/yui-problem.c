/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-problem.h"

#include "yui-record-private.h"

struct _YuiProblemFault
{
  YuiRecord parent_instance;

  char *pointer;
  char *code;
  char *detail;
  JsonObject *params;
};

G_DEFINE_FINAL_TYPE (YuiProblemFault, yui_problem_fault, YUI_TYPE_RECORD)

static const YuiField problem_fault_fields[] = {
  { "pointer", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProblemFault, pointer) },
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProblemFault, code) },
  { "detail", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProblemFault, detail) },
  { "params", YUI_FIELD_PARAMS, FALSE, G_STRUCT_OFFSET (YuiProblemFault, params) },
};

static void
yui_problem_fault_class_init (YuiProblemFaultClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), problem_fault_fields,
                            G_N_ELEMENTS (problem_fault_fields));
}

static void
yui_problem_fault_init (YuiProblemFault *self)
{
}

YUI_RECORD_GETTER (ProblemFault, problem_fault, PROBLEM_FAULT, const char *, pointer)
YUI_RECORD_GETTER (ProblemFault, problem_fault, PROBLEM_FAULT, const char *, code)
YUI_RECORD_GETTER (ProblemFault, problem_fault, PROBLEM_FAULT, const char *, detail)
YUI_RECORD_GETTER (ProblemFault, problem_fault, PROBLEM_FAULT, JsonObject *, params)

struct _YuiProblem
{
  YuiRecord parent_instance;

  char *type_uri;
  char *title;
  int status;
  char *detail;
  GListStore *errors;
  YuiImportReport *report;
};

G_DEFINE_FINAL_TYPE (YuiProblem, yui_problem, YUI_TYPE_RECORD)

static const YuiField problem_fields[] = {
  { "type_uri", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProblem, type_uri), NULL, "type" },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProblem, title) },
  { "status", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiProblem, status) },
  { "detail", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiProblem, detail) },
  { "errors", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiProblem, errors),
    yui_problem_fault_get_type },
  { "report", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiProblem, report),
    yui_import_report_get_type },
};

static void
yui_problem_class_init (YuiProblemClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), problem_fields,
                            G_N_ELEMENTS (problem_fields));
}

static void
yui_problem_init (YuiProblem *self)
{
}

YUI_RECORD_GETTER (Problem, problem, PROBLEM, const char *, type_uri)
YUI_RECORD_GETTER (Problem, problem, PROBLEM, const char *, title)
YUI_RECORD_GETTER (Problem, problem, PROBLEM, int, status)
YUI_RECORD_GETTER (Problem, problem, PROBLEM, const char *, detail)
YUI_RECORD_GETTER (Problem, problem, PROBLEM, GListModel *, errors)
YUI_RECORD_GETTER (Problem, problem, PROBLEM, YuiImportReport *, report)
