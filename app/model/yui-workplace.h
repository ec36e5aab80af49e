/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A business that has a special minimum wage in a prefecture. */
#define YUI_TYPE_WAGE_INDUSTRY (yui_wage_industry_get_type ())
G_DECLARE_FINAL_TYPE (YuiWageIndustry, yui_wage_industry, YUI, WAGE_INDUSTRY, YuiRecord)

const char *yui_wage_industry_get_code (YuiWageIndustry *self);
const char *yui_wage_industry_get_name_ja (YuiWageIndustry *self);
const char *yui_wage_industry_get_name_en (YuiWageIndustry *self);
gint64 yui_wage_industry_get_yen_per_hour (YuiWageIndustry *self); /* in force, else the next */
const char *yui_wage_industry_get_effective_from (YuiWageIndustry *self); /* NULL: not known */

/* A place where work happens. */
#define YUI_TYPE_WORKPLACE (yui_workplace_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkplace, yui_workplace, YUI, WORKPLACE, YuiRecord)

const char *yui_workplace_get_id (YuiWorkplace *self);
int yui_workplace_get_version (YuiWorkplace *self);
const char *yui_workplace_get_name (YuiWorkplace *self);
const char *yui_workplace_get_employer_id (YuiWorkplace *self);
const char *yui_workplace_get_employer_name (YuiWorkplace *self);
const char *yui_workplace_get_address (YuiWorkplace *self);
const char *yui_workplace_get_prefecture (YuiWorkplace *self);
int yui_workplace_get_latitude_udeg (YuiWorkplace *self);         /* micro-degrees north */
int yui_workplace_get_longitude_udeg (YuiWorkplace *self);        /* micro-degrees east */
const char *yui_workplace_get_wage_industry (YuiWorkplace *self); /* its code; "" or NULL: none */
GListModel *
yui_workplace_get_wage_industries (YuiWorkplace *self); /* of YuiWageIndustry: choices */

G_END_DECLS
