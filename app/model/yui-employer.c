/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-employer.h"

#include "yui-record-private.h"

struct _YuiEmployer
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *name;
  char *industry;
  int regular_staff;
  int week_limit_min;
  int statutory_rest_weekday;
  int agreement_month_min;
  int agreement_year_min;
  char *agreement_start;
  int special_month_min;
  int special_year_min;
  int special_months;
  gboolean follows_24_hours;
  gboolean worked_pay_counts;
};

G_DEFINE_FINAL_TYPE (YuiEmployer, yui_employer, YUI_TYPE_RECORD)

static const YuiField employer_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiEmployer, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, version) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiEmployer, name) },
  { "industry", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiEmployer, industry) },
  { "regular_staff", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, regular_staff) },
  { "week_limit_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, week_limit_min) },
  { "statutory_rest_weekday", YUI_FIELD_NUMBER, FALSE,
    G_STRUCT_OFFSET (YuiEmployer, statutory_rest_weekday) },
  { "agreement_month_min", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiEmployer, agreement_month_min) },
  { "agreement_year_min", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiEmployer, agreement_year_min) },
  { "agreement_start", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiEmployer, agreement_start) },
  { "special_month_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, special_month_min) },
  { "special_year_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, special_year_min) },
  { "special_months", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiEmployer, special_months) },
  { "follows_24_hours", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiEmployer, follows_24_hours) },
  { "worked_pay_counts", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiEmployer, worked_pay_counts) },
};

static void
yui_employer_class_init (YuiEmployerClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), employer_fields,
                            G_N_ELEMENTS (employer_fields));
}

static void
yui_employer_init (YuiEmployer *self)
{
}

YUI_RECORD_GETTER (Employer, employer, EMPLOYER, const char *, id)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, version)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, const char *, name)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, const char *, industry)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, regular_staff)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, week_limit_min)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, statutory_rest_weekday)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, agreement_month_min)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, agreement_year_min)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, const char *, agreement_start)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, special_month_min)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, special_year_min)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, int, special_months)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, gboolean, follows_24_hours)
YUI_RECORD_GETTER (Employer, employer, EMPLOYER, gboolean, worked_pay_counts)
