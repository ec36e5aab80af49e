/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* The newest period of a kind that is over. */
#define YUI_TYPE_PAY_SUGGESTION (yui_pay_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySuggestion, yui_pay_suggestion, YUI, PAY_SUGGESTION, YuiRecord)

YuiPayPeriodKind yui_pay_suggestion_get_period_kind (YuiPaySuggestion *self);
const char *yui_pay_suggestion_get_from (YuiPaySuggestion *self);
const char *yui_pay_suggestion_get_to (YuiPaySuggestion *self);
const char *yui_pay_suggestion_get_pay_date (YuiPaySuggestion *self);

/* How an employer pays. */
#define YUI_TYPE_PAY_SETTINGS (yui_pay_settings_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaySettings, yui_pay_settings, YUI, PAY_SETTINGS, YuiRecord)

int yui_pay_settings_get_version (YuiPaySettings *self);
YuiPayPeriodKind yui_pay_settings_get_period_kind (YuiPaySettings *self);
int yui_pay_settings_get_closing_day (YuiPaySettings *self);  /* 29 to 31 is the end of the month */
int yui_pay_settings_get_months_later (YuiPaySettings *self); /* 0 or 1 */
int yui_pay_settings_get_pay_day_of_month (YuiPaySettings *self);
gboolean yui_pay_settings_get_needs_approval (YuiPaySettings *self);
gboolean yui_pay_settings_get_rounds_month (YuiPaySettings *self);   /* hours of a calendar month */
gboolean yui_pay_settings_get_rounds_yen (YuiPaySettings *self);     /* pay of a calendar month */
GListModel *yui_pay_settings_get_suggestions (YuiPaySettings *self); /* of YuiPaySuggestion */

/* The tax column that an employer declares for a person. */
#define YUI_TYPE_TAX_DECLARATION (yui_tax_declaration_get_type ())
G_DECLARE_FINAL_TYPE (YuiTaxDeclaration, yui_tax_declaration, YUI, TAX_DECLARATION, YuiRecord)

const char *yui_tax_declaration_get_worker_id (YuiTaxDeclaration *self);
int yui_tax_declaration_get_version (YuiTaxDeclaration *self);
YuiDeclaredColumn yui_tax_declaration_get_tax_column (YuiTaxDeclaration *self);
int yui_tax_declaration_get_dependants (YuiTaxDeclaration *self);
gint64 yui_tax_declaration_get_declared_at (YuiTaxDeclaration *self); /* 0: nothing is declared */

/* What an employer paid a person in a year, by pay date. */
#define YUI_TYPE_PAY_YEAR (yui_pay_year_get_type ())
G_DECLARE_FINAL_TYPE (YuiPayYear, yui_pay_year, YUI, PAY_YEAR, YuiRecord)

const char *yui_pay_year_get_worker_id (YuiPayYear *self);
int yui_pay_year_get_year (YuiPayYear *self);
int yui_pay_year_get_payslips (YuiPayYear *self);
gint64 yui_pay_year_get_gross_yen (YuiPayYear *self);
gint64 yui_pay_year_get_transport_yen (YuiPayYear *self);
gint64 yui_pay_year_get_withheld_yen (YuiPayYear *self);
gint64 yui_pay_year_get_net_yen (YuiPayYear *self);
int yui_pay_year_get_worked_min (YuiPayYear *self);
int yui_pay_year_get_shifts (YuiPayYear *self);
int yui_pay_year_get_work_days (YuiPayYear *self);
const char *yui_pay_year_get_last_pay_date (YuiPayYear *self); /* nullable */

G_END_DECLS
