/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-cancel-desk.h"

#include "yui-record-private.h"

struct _YuiWorkingLine
{
  YuiRecord parent_instance;

  char *code;
  gint64 amount_yen;
  char *article;
  char *certainty;
  JsonObject *params;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (YuiWorkingLine, yui_working_line, YUI_TYPE_RECORD)

static const YuiField working_line_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkingLine, code) },
  { "amount_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiWorkingLine, amount_yen) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkingLine, article) },
  { "certainty", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkingLine, certainty) },
  { "params", YUI_FIELD_PARAMS, FALSE, G_STRUCT_OFFSET (YuiWorkingLine, params) },
  { "lines", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiWorkingLine, lines),
    yui_pay_line_get_type },
};

static void
yui_working_line_class_init (YuiWorkingLineClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), working_line_fields,
                            G_N_ELEMENTS (working_line_fields));
}

static void
yui_working_line_init (YuiWorkingLine *self)
{
}

YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, const char *, code)
YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, gint64, amount_yen)
YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, const char *, article)
YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, const char *, certainty)
YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, JsonObject *, params)
YUI_RECORD_GETTER (WorkingLine, working_line, WORKING_LINE, GListModel *, lines)

struct _YuiCancelOption
{
  YuiRecord parent_instance;

  char *owed_kind;
  char *state;
  gint64 amount_yen;
  char *article;
  char *certainty;
};

G_DEFINE_FINAL_TYPE (YuiCancelOption, yui_cancel_option, YUI_TYPE_RECORD)

static const YuiField cancel_option_fields[] = {
  { "owed_kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelOption, owed_kind) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelOption, state) },
  { "amount_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiCancelOption, amount_yen) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelOption, article) },
  { "certainty", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelOption, certainty) },
};

static void
yui_cancel_option_class_init (YuiCancelOptionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_option_fields,
                            G_N_ELEMENTS (cancel_option_fields));
}

static void
yui_cancel_option_init (YuiCancelOption *self)
{
}

YUI_RECORD_GETTER (CancelOption, cancel_option, CANCEL_OPTION, const char *, owed_kind)
YUI_RECORD_GETTER (CancelOption, cancel_option, CANCEL_OPTION, const char *, state)
YUI_RECORD_GETTER (CancelOption, cancel_option, CANCEL_OPTION, gint64, amount_yen)
YUI_RECORD_GETTER (CancelOption, cancel_option, CANCEL_OPTION, const char *, article)
YUI_RECORD_GETTER (CancelOption, cancel_option, CANCEL_OPTION, const char *, certainty)

struct _YuiCancelSource
{
  YuiRecord parent_instance;

  char *rule;
  char *article;
};

G_DEFINE_FINAL_TYPE (YuiCancelSource, yui_cancel_source, YUI_TYPE_RECORD)

static const YuiField cancel_source_fields[] = {
  { "rule", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelSource, rule) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelSource, article) },
};

static void
yui_cancel_source_class_init (YuiCancelSourceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_source_fields,
                            G_N_ELEMENTS (cancel_source_fields));
}

static void
yui_cancel_source_init (YuiCancelSource *self)
{
}

YUI_RECORD_GETTER (CancelSource, cancel_source, CANCEL_SOURCE, const char *, rule)
YUI_RECORD_GETTER (CancelSource, cancel_source, CANCEL_SOURCE, const char *, article)

struct _YuiCancelWorking
{
  YuiRecord parent_instance;

  GListStore *working;
  GListStore *options;
  GListStore *cases;
};

G_DEFINE_FINAL_TYPE (YuiCancelWorking, yui_cancel_working, YUI_TYPE_RECORD)

static const YuiField cancel_working_fields[] = {
  { "working", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiCancelWorking, working),
    yui_working_line_get_type },
  { "options", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiCancelWorking, options),
    yui_cancel_option_get_type },
  { "cases", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiCancelWorking, cases),
    yui_cancel_source_get_type },
};

static void
yui_cancel_working_class_init (YuiCancelWorkingClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_working_fields,
                            G_N_ELEMENTS (cancel_working_fields));
}

static void
yui_cancel_working_init (YuiCancelWorking *self)
{
}

YUI_RECORD_GETTER (CancelWorking, cancel_working, CANCEL_WORKING, GListModel *, working)
YUI_RECORD_GETTER (CancelWorking, cancel_working, CANCEL_WORKING, GListModel *, options)
YUI_RECORD_GETTER (CancelWorking, cancel_working, CANCEL_WORKING, GListModel *, cases)

struct _YuiCancelReason
{
  YuiRecord parent_instance;

  char *reason;
  gboolean is_allowed;
  char *preset;
  GListStore *options;
  GStrv cautions;
  GListStore *cases;
};

G_DEFINE_FINAL_TYPE (YuiCancelReason, yui_cancel_reason, YUI_TYPE_RECORD)

static const YuiField cancel_reason_fields[] = {
  { "reason", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelReason, reason) },
  { "is_allowed", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiCancelReason, is_allowed) },
  { "preset", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelReason, preset) },
  { "options", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelReason, options),
    yui_cancel_option_get_type },
  { "cautions", YUI_FIELD_WORDS, TRUE, G_STRUCT_OFFSET (YuiCancelReason, cautions) },
  { "cases", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelReason, cases),
    yui_cancel_source_get_type },
};

static void
yui_cancel_reason_class_init (YuiCancelReasonClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_reason_fields,
                            G_N_ELEMENTS (cancel_reason_fields));
}

static void
yui_cancel_reason_init (YuiCancelReason *self)
{
}

YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, const char *, reason)
YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, gboolean, is_allowed)
YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, const char *, preset)
YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, GListModel *, options)
YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, const char *const *, cautions)
YUI_RECORD_GETTER (CancelReason, cancel_reason, CANCEL_REASON, GListModel *, cases)

struct _YuiCancelChoice
{
  YuiRecord parent_instance;

  char *to_shift_id;
  char *title;
  char *workplace_name;
  gint64 starts_at;
  gint64 ends_at;
  int break_min;
  gint64 expected_pay_yen;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (YuiCancelChoice, yui_cancel_choice, YUI_TYPE_RECORD)

static const YuiField cancel_choice_fields[] = {
  { "to_shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, to_shift_id) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, title) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, workplace_name) },
  { "starts_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, starts_at) },
  { "ends_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, ends_at) },
  { "break_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, break_min) },
  { "expected_pay_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, expected_pay_yen) },
  { "lines", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelChoice, lines),
    yui_pay_line_get_type },
};

static void
yui_cancel_choice_class_init (YuiCancelChoiceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_choice_fields,
                            G_N_ELEMENTS (cancel_choice_fields));
}

static void
yui_cancel_choice_init (YuiCancelChoice *self)
{
}

YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, const char *, to_shift_id)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, const char *, title)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, const char *, workplace_name)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, gint64, starts_at)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, gint64, ends_at)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, int, break_min)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, gint64, expected_pay_yen)
YUI_RECORD_GETTER (CancelChoice, cancel_choice, CANCEL_CHOICE, GListModel *, lines)

struct _YuiCancelAlternative
{
  YuiRecord parent_instance;

  char *kind;
  GListStore *choices;
};

G_DEFINE_FINAL_TYPE (YuiCancelAlternative, yui_cancel_alternative, YUI_TYPE_RECORD)

static const YuiField cancel_alternative_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelAlternative, kind) },
  { "choices", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelAlternative, choices),
    yui_cancel_choice_get_type },
};

static void
yui_cancel_alternative_class_init (YuiCancelAlternativeClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_alternative_fields,
                            G_N_ELEMENTS (cancel_alternative_fields));
}

static void
yui_cancel_alternative_init (YuiCancelAlternative *self)
{
}

YUI_RECORD_GETTER (CancelAlternative, cancel_alternative, CANCEL_ALTERNATIVE, const char *, kind)
YUI_RECORD_GETTER (CancelAlternative, cancel_alternative, CANCEL_ALTERNATIVE, GListModel *, choices)

struct _YuiCancelDesk
{
  YuiRecord parent_instance;

  char *contract_id;
  int version;
  char *shift_id;
  char *worker_name;
  char *title;
  char *workplace_name;
  char *kind;
  char *side;
  int until_start_s;
  gint64 starts_at;
  gint64 ends_at;
  gint64 scheduled_wage_yen;
  gint64 worked_wage_yen;
  char *pay_by_date;
  GListStore *working;
  GListStore *reasons;
  GListStore *alternatives;
};

G_DEFINE_FINAL_TYPE (YuiCancelDesk, yui_cancel_desk, YUI_TYPE_RECORD)

static const YuiField cancel_desk_fields[] = {
  { "contract_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, contract_id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, version) },
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, shift_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, worker_name) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, title) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, workplace_name) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, kind) },
  { "side", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, side) },
  { "until_start_s", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, until_start_s) },
  { "starts_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, starts_at) },
  { "ends_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, ends_at) },
  { "scheduled_wage_yen", YUI_FIELD_YEN, TRUE,
    G_STRUCT_OFFSET (YuiCancelDesk, scheduled_wage_yen) },
  { "worked_wage_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, worked_wage_yen) },
  { "pay_by_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, pay_by_date) },
  { "working", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, working),
    yui_working_line_get_type },
  { "reasons", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, reasons),
    yui_cancel_reason_get_type },
  { "alternatives", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCancelDesk, alternatives),
    yui_cancel_alternative_get_type },
};

static void
yui_cancel_desk_class_init (YuiCancelDeskClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancel_desk_fields,
                            G_N_ELEMENTS (cancel_desk_fields));
}

static void
yui_cancel_desk_init (YuiCancelDesk *self)
{
}

YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, contract_id)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, int, version)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, shift_id)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, worker_name)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, title)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, workplace_name)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, kind)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, side)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, int, until_start_s)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, gint64, starts_at)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, gint64, ends_at)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, gint64, scheduled_wage_yen)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, gint64, worked_wage_yen)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, const char *, pay_by_date)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, GListModel *, working)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, GListModel *, reasons)
YUI_RECORD_GETTER (CancelDesk, cancel_desk, CANCEL_DESK, GListModel *, alternatives)

struct _YuiShiftCancelDesk
{
  YuiRecord parent_instance;

  char *shift_id;
  int version;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (YuiShiftCancelDesk, yui_shift_cancel_desk, YUI_TYPE_RECORD)

static const YuiField shift_cancel_desk_fields[] = {
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShiftCancelDesk, shift_id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShiftCancelDesk, version) },
  { "items", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiShiftCancelDesk, items),
    yui_cancel_desk_get_type },
};

static void
yui_shift_cancel_desk_class_init (YuiShiftCancelDeskClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), shift_cancel_desk_fields,
                            G_N_ELEMENTS (shift_cancel_desk_fields));
}

static void
yui_shift_cancel_desk_init (YuiShiftCancelDesk *self)
{
}

YUI_RECORD_GETTER (ShiftCancelDesk, shift_cancel_desk, SHIFT_CANCEL_DESK, const char *, shift_id)
YUI_RECORD_GETTER (ShiftCancelDesk, shift_cancel_desk, SHIFT_CANCEL_DESK, int, version)
YUI_RECORD_GETTER (ShiftCancelDesk, shift_cancel_desk, SHIFT_CANCEL_DESK, GListModel *, items)
