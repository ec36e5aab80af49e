/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-insurance-rates.h"

#include "yui-record-private.h"

struct _YuiInsuranceRate
{
  YuiRecord parent_instance;

  int rate;
  char *origin;
  gint64 wages_yen;
  gint64 base_yen;
  gint64 premium_yen;
  YuiPayWhy *why;
};

G_DEFINE_FINAL_TYPE (YuiInsuranceRate, yui_insurance_rate, YUI_TYPE_RECORD)

static const YuiField insurance_rate_fields[] = {
  { "rate", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, rate) },
  { "origin", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiInsuranceRate, origin) },
  { "wages_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, wages_yen) },
  { "base_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, base_yen) },
  { "premium_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, premium_yen) },
  { "why", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, why), yui_pay_why_get_type },
};

static void
yui_insurance_rate_class_init (YuiInsuranceRateClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), insurance_rate_fields,
                            G_N_ELEMENTS (insurance_rate_fields));
}

static void
yui_insurance_rate_init (YuiInsuranceRate *self)
{
}

YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, int, rate)
YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, const char *, origin)
YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, gint64, wages_yen)
YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, gint64, base_yen)
YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, gint64, premium_yen)
YUI_RECORD_GETTER (InsuranceRate, insurance_rate, INSURANCE_RATE, YuiPayWhy *, why)

struct _YuiInsuranceWages
{
  YuiRecord parent_instance;

  char *from;
  char *to;
  gint64 wages_yen;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiInsuranceWages, yui_insurance_wages, YUI_TYPE_RECORD)

static const YuiField insurance_wages_fields[] = {
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiInsuranceWages, from) },
  { "to", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiInsuranceWages, to) },
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiInsuranceWages, wages_yen) },
  { "sum", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiInsuranceWages, sum), yui_pay_sum_get_type },
};

static void
yui_insurance_wages_class_init (YuiInsuranceWagesClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), insurance_wages_fields,
                            G_N_ELEMENTS (insurance_wages_fields));
}

static void
yui_insurance_wages_init (YuiInsuranceWages *self)
{
}

YUI_RECORD_GETTER (InsuranceWages, insurance_wages, INSURANCE_WAGES, const char *, from)
YUI_RECORD_GETTER (InsuranceWages, insurance_wages, INSURANCE_WAGES, const char *, to)
YUI_RECORD_GETTER (InsuranceWages, insurance_wages, INSURANCE_WAGES, gint64, wages_yen)
YUI_RECORD_GETTER (InsuranceWages, insurance_wages, INSURANCE_WAGES, YuiPaySum *, sum)

struct _YuiInsuranceRates
{
  YuiRecord parent_instance;

  int version;
  int fiscal_year;
  YuiInsuranceRate *accident;
  YuiInsuranceRate *employment;
  char *notice_date;
  gint64 entered_at;
  YuiInsuranceWages *wages;
};

G_DEFINE_FINAL_TYPE (YuiInsuranceRates, yui_insurance_rates, YUI_TYPE_RECORD)

static const YuiField insurance_rates_fields[] = {
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiInsuranceRates, version) },
  { "fiscal_year", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiInsuranceRates, fiscal_year) },
  { "accident", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiInsuranceRates, accident),
    yui_insurance_rate_get_type },
  { "employment", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiInsuranceRates, employment),
    yui_insurance_rate_get_type },
  { "notice_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiInsuranceRates, notice_date) },
  { "entered_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiInsuranceRates, entered_at) },
  { "wages", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiInsuranceRates, wages),
    yui_insurance_wages_get_type },
};

static void
yui_insurance_rates_class_init (YuiInsuranceRatesClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), insurance_rates_fields,
                            G_N_ELEMENTS (insurance_rates_fields));
}

static void
yui_insurance_rates_init (YuiInsuranceRates *self)
{
}

YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, int, version)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, int, fiscal_year)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, YuiInsuranceRate *, accident)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, YuiInsuranceRate *, employment)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, const char *, notice_date)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, gint64, entered_at)
YUI_RECORD_GETTER (InsuranceRates, insurance_rates, INSURANCE_RATES, YuiInsuranceWages *, wages)
