/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-settings.h"

#include "yui-record-private.h"

struct _YuiPaySuggestion
{
  YuiRecord parent_instance;

  YuiPayPeriodKind period_kind;
  char *from;
  char *to;
  char *pay_date;
};

G_DEFINE_FINAL_TYPE (YuiPaySuggestion, yui_pay_suggestion, YUI_TYPE_RECORD)

static const YuiField pay_suggestion_fields[] = {
  { "period_kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPaySuggestion, period_kind),
    yui_pay_period_kind_get_type },
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySuggestion, from) },
  { "to", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySuggestion, to) },
  { "pay_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySuggestion, pay_date) },
};

static void
yui_pay_suggestion_class_init (YuiPaySuggestionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_suggestion_fields,
                            G_N_ELEMENTS (pay_suggestion_fields));
}

static void
yui_pay_suggestion_init (YuiPaySuggestion *self)
{
}

YUI_RECORD_GETTER (PaySuggestion, pay_suggestion, PAY_SUGGESTION, YuiPayPeriodKind, period_kind)
YUI_RECORD_GETTER (PaySuggestion, pay_suggestion, PAY_SUGGESTION, const char *, from)
YUI_RECORD_GETTER (PaySuggestion, pay_suggestion, PAY_SUGGESTION, const char *, to)
YUI_RECORD_GETTER (PaySuggestion, pay_suggestion, PAY_SUGGESTION, const char *, pay_date)

struct _YuiPaySettings
{
  YuiRecord parent_instance;

  int version;
  YuiPayPeriodKind period_kind;
  int closing_day;
  int months_later;
  int pay_day_of_month;
  gboolean needs_approval;
  gboolean rounds_month;
  gboolean rounds_yen;
  GListStore *suggestions;
};

G_DEFINE_FINAL_TYPE (YuiPaySettings, yui_pay_settings, YUI_TYPE_RECORD)

static const YuiField pay_settings_fields[] = {
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySettings, version) },
  { "period_kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPaySettings, period_kind),
    yui_pay_period_kind_get_type },
  { "closing_day", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySettings, closing_day) },
  { "months_later", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySettings, months_later) },
  { "pay_day_of_month", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiPaySettings, pay_day_of_month) },
  { "needs_approval", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPaySettings, needs_approval) },
  { "rounds_month", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPaySettings, rounds_month) },
  { "rounds_yen", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPaySettings, rounds_yen) },
  { "suggestions", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySettings, suggestions),
    yui_pay_suggestion_get_type },
};

static void
yui_pay_settings_class_init (YuiPaySettingsClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_settings_fields,
                            G_N_ELEMENTS (pay_settings_fields));
}

static void
yui_pay_settings_init (YuiPaySettings *self)
{
}

YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, int, version)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, YuiPayPeriodKind, period_kind)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, int, closing_day)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, int, months_later)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, int, pay_day_of_month)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, gboolean, needs_approval)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, gboolean, rounds_month)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, gboolean, rounds_yen)
YUI_RECORD_GETTER (PaySettings, pay_settings, PAY_SETTINGS, GListModel *, suggestions)

struct _YuiTaxDeclaration
{
  YuiRecord parent_instance;

  char *worker_id;
  int version;
  YuiDeclaredColumn tax_column;
  int dependants;
  gint64 declared_at;
};

G_DEFINE_FINAL_TYPE (YuiTaxDeclaration, yui_tax_declaration, YUI_TYPE_RECORD)

static const YuiField tax_declaration_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTaxDeclaration, worker_id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTaxDeclaration, version) },
  { "tax_column", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiTaxDeclaration, tax_column),
    yui_declared_column_get_type },
  { "dependants", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTaxDeclaration, dependants) },
  { "declared_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiTaxDeclaration, declared_at) },
};

static void
yui_tax_declaration_class_init (YuiTaxDeclarationClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), tax_declaration_fields,
                            G_N_ELEMENTS (tax_declaration_fields));
}

static void
yui_tax_declaration_init (YuiTaxDeclaration *self)
{
}

YUI_RECORD_GETTER (TaxDeclaration, tax_declaration, TAX_DECLARATION, const char *, worker_id)
YUI_RECORD_GETTER (TaxDeclaration, tax_declaration, TAX_DECLARATION, int, version)
YUI_RECORD_GETTER (TaxDeclaration, tax_declaration, TAX_DECLARATION, YuiDeclaredColumn, tax_column)
YUI_RECORD_GETTER (TaxDeclaration, tax_declaration, TAX_DECLARATION, int, dependants)
YUI_RECORD_GETTER (TaxDeclaration, tax_declaration, TAX_DECLARATION, gint64, declared_at)

struct _YuiPayYear
{
  YuiRecord parent_instance;

  char *worker_id;
  int year;
  int payslips;
  gint64 gross_yen;
  gint64 transport_yen;
  gint64 withheld_yen;
  gint64 net_yen;
  int worked_min;
  int shifts;
  int work_days;
  char *last_pay_date;
};

G_DEFINE_FINAL_TYPE (YuiPayYear, yui_pay_year, YUI_TYPE_RECORD)

static const YuiField pay_year_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayYear, worker_id) },
  { "year", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayYear, year) },
  { "payslips", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayYear, payslips) },
  { "gross_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayYear, gross_yen) },
  { "transport_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayYear, transport_yen) },
  { "withheld_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayYear, withheld_yen) },
  { "net_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayYear, net_yen) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayYear, worked_min) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayYear, shifts) },
  { "work_days", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayYear, work_days) },
  { "last_pay_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPayYear, last_pay_date) },
};

static void
yui_pay_year_class_init (YuiPayYearClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_year_fields,
                            G_N_ELEMENTS (pay_year_fields));
}

static void
yui_pay_year_init (YuiPayYear *self)
{
}

YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, const char *, worker_id)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, int, year)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, int, payslips)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, gint64, gross_yen)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, gint64, transport_yen)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, gint64, withheld_yen)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, gint64, net_yen)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, int, worked_min)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, int, shifts)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, int, work_days)
YUI_RECORD_GETTER (PayYear, pay_year, PAY_YEAR, const char *, last_pay_date)
