/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-insurance-rates.h"

#include "yui-record-private.h"

struct _YuiInsuranceRate
{
  YuiRecord parent_instance;

  int rate;
  char *origin;
};

G_DEFINE_FINAL_TYPE (YuiInsuranceRate, yui_insurance_rate, YUI_TYPE_RECORD)

static const YuiField insurance_rate_fields[] = {
  { "rate", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiInsuranceRate, rate) },
  { "origin", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiInsuranceRate, origin) },
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

struct _YuiInsuranceRates
{
  YuiRecord parent_instance;

  int version;
  int fiscal_year;
  YuiInsuranceRate *accident;
  YuiInsuranceRate *employment;
  char *notice_date;
  gint64 entered_at;
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
