/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-premium.h"
#include "yui-request.h"

G_BEGIN_DECLS

/* What an employer does. */
typedef struct
{
  const char *name;  /* as in the API */
  const char *label; /* in Japanese, as papers have it */
  YuiBusiness business;
  const char *employment_business; /* of labour-insurance.tsv; NULL: it depends */
} YuiIndustry;

/* An industry by its name; one that is unknown is "other". Never freed. */
const YuiIndustry *yui_industry_find (const char *name);

/* An employer's settings that hours and pay rest on. */
typedef struct
{
  char *name;
  gint64 version;
  char *industry; /* as in the API */
  int regular_staff;
  gint64 rest_weekday; /* 0 = Monday; -1: no statutory rest day is fixed */
  gint64 agreement_month_min;
  gint64 agreement_year_min;
  gint64 agreement_start_day; /* YUI_CIVIL_DAY_UNKNOWN: 1 January */
  gint64 special_month_min;
  gint64 special_year_min;
  gint64 special_months;
  gboolean follows_24_hours;  /* the spot-work association's rule on cancelling */
  gboolean worked_pay_counts; /* at an early finish: see YuiEarlyFinishFacts */
} YuiEmployer;

/* Reads it. Returns FALSE with 404 when there is no such employer. */
gboolean yui_employer_load (YuiEmployer *employer,
                            YuiDatabase *db,
                            gint64 programme_id,
                            const char *employer_id,
                            GError **error);
void yui_employer_clear (YuiEmployer *employer);

/* Statutory minutes of a week. */
gint32 yui_employer_week_limit (const YuiEmployer *employer, gboolean is_under_18);

/* Whether day is the statutory rest day of its week. */
gboolean yui_employer_is_rest_day (const YuiEmployer *employer, YuiCivilDay day);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiEmployer, yui_employer_clear)

G_END_DECLS
