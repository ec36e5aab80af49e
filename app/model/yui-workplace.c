/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-workplace.h"

#include "yui-record-private.h"

struct _YuiWageIndustry
{
  YuiRecord parent_instance;

  char *code;
  char *name_ja;
  char *name_en;
  gint64 yen_per_hour;
  char *effective_from;
};

G_DEFINE_FINAL_TYPE (YuiWageIndustry, yui_wage_industry, YUI_TYPE_RECORD)

static const YuiField wage_industry_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWageIndustry, code) },
  { "name_ja", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWageIndustry, name_ja) },
  { "name_en", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWageIndustry, name_en) },
  { "yen_per_hour", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiWageIndustry, yen_per_hour) },
  { "effective_from", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiWageIndustry, effective_from) },
};

static void
yui_wage_industry_class_init (YuiWageIndustryClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), wage_industry_fields,
                            G_N_ELEMENTS (wage_industry_fields));
}

static void
yui_wage_industry_init (YuiWageIndustry *self)
{
}

YUI_RECORD_GETTER (WageIndustry, wage_industry, WAGE_INDUSTRY, const char *, code)
YUI_RECORD_GETTER (WageIndustry, wage_industry, WAGE_INDUSTRY, const char *, name_ja)
YUI_RECORD_GETTER (WageIndustry, wage_industry, WAGE_INDUSTRY, const char *, name_en)
YUI_RECORD_GETTER (WageIndustry, wage_industry, WAGE_INDUSTRY, gint64, yen_per_hour)
YUI_RECORD_GETTER (WageIndustry, wage_industry, WAGE_INDUSTRY, const char *, effective_from)

struct _YuiWorkplace
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *name;
  char *employer_id;
  char *employer_name;
  char *address;
  char *prefecture;
  int latitude_udeg;
  int longitude_udeg;
  char *wage_industry;
  GListStore *wage_industries;
};

G_DEFINE_FINAL_TYPE (YuiWorkplace, yui_workplace, YUI_TYPE_RECORD)

static const YuiField workplace_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, version) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, name) },
  { "employer_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, employer_id) },
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, employer_name) },
  { "address", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, address) },
  { "prefecture", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, prefecture) },
  { "latitude_udeg", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, latitude_udeg) },
  { "longitude_udeg", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, longitude_udeg) },
  { "wage_industry", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiWorkplace, wage_industry) },
  { "wage_industries", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiWorkplace, wage_industries),
    yui_wage_industry_get_type },
};

static void
yui_workplace_class_init (YuiWorkplaceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), workplace_fields,
                            G_N_ELEMENTS (workplace_fields));
}

static void
yui_workplace_init (YuiWorkplace *self)
{
}

YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, id)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, version)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, name)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, employer_id)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, employer_name)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, address)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, prefecture)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, latitude_udeg)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, longitude_udeg)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, wage_industry)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, GListModel *, wage_industries)
