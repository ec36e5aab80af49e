/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* The settings of an employer that hours and pay rest on. */
#define YUI_TYPE_EMPLOYER (yui_employer_get_type ())
G_DECLARE_FINAL_TYPE (YuiEmployer, yui_employer, YUI, EMPLOYER, YuiRecord)

const char *yui_employer_get_id (YuiEmployer *self);
int yui_employer_get_version (YuiEmployer *self);
const char *yui_employer_get_name (YuiEmployer *self);
const char *
yui_employer_get_industry (YuiEmployer *self); /* other, commerce, hospitality, health or theatre */
int yui_employer_get_regular_staff (YuiEmployer *self);
int yui_employer_get_week_limit_min (YuiEmployer *self);         /* minutes, for adults */
int yui_employer_get_statutory_rest_weekday (YuiEmployer *self); /* 0 = Monday; -1: none is fixed */
int yui_employer_get_agreement_month_min (YuiEmployer *self);    /* 0: there is no agreement */
int yui_employer_get_agreement_year_min (YuiEmployer *self);
const char *yui_employer_get_agreement_start (YuiEmployer *self); /* nullable: 1 January */
int yui_employer_get_special_month_min (YuiEmployer *self); /* 0: there is no special clause */
int yui_employer_get_special_year_min (YuiEmployer *self);
int yui_employer_get_special_months (YuiEmployer *self);
gboolean
yui_employer_get_follows_24_hours (YuiEmployer *self); /* the spot-work association's rule */
/* At an early finish the wage for the hours worked counts towards the 60 per cent. */
gboolean yui_employer_get_worked_pay_counts (YuiEmployer *self);

G_END_DECLS
