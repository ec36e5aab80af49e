/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-employer.h"
#include "yui-moment.h"

gboolean
yui_employer_load (YuiEmployer *employer,
                   YuiDatabase *db,
                   gint64 programme_id,
                   const char *employer_id,
                   GError **error)
{
  g_return_val_if_fail (employer != NULL && db != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT name, version, industry, regular_staff, statutory_rest_weekday, "
      "agreement_month_min, agreement_year_min, agreement_start_day, special_month_min, "
      "special_year_min, special_months, follows_24_hours, worked_pay_counts FROM employer WHERE "
      "programme_id = $1 "
      "AND id = $2",
      YUI_INT (programme_id), YUI_TEXT (employer_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  *employer = (YuiEmployer){
    .name = yui_statement_dup_text (query, 0),
    .version = yui_statement_get_int (query, 1),
    .industry = yui_statement_dup_text (query, 2),
    .regular_staff = (int)yui_statement_get_int (query, 3),
    .rest_weekday = yui_statement_is_null (query, 4) ? -1 : yui_statement_get_int (query, 4),
    .agreement_month_min = yui_statement_get_int (query, 5),
    .agreement_year_min = yui_statement_get_int (query, 6),
    .agreement_start_day = yui_day_of_column (query, 7),
    .special_month_min = yui_statement_get_int (query, 8),
    .special_year_min = yui_statement_get_int (query, 9),
    .special_months = yui_statement_get_int (query, 10),
    .follows_24_hours = yui_statement_get_int (query, 11) != 0,
    .worked_pay_counts = yui_statement_get_int (query, 12) != 0,
  };
  return TRUE;
}

void
yui_employer_clear (YuiEmployer *employer)
{
  g_clear_pointer (&employer->name, g_free);
  g_clear_pointer (&employer->industry, g_free);
}

/* The industries that the Labour Standards Act names are general businesses in employment
 * insurance. Any other may be a farm or a builder, whose rates differ. */
static const YuiIndustry INDUSTRIES[] = {
  { "commerce", "卸売業・小売業", YUI_BUSINESS_COMMERCE, "general" },
  { "hospitality", "飲食店・旅館", YUI_BUSINESS_HOSPITALITY, "general" },
  { "health", "保健衛生業", YUI_BUSINESS_HEALTH, "general" },
  { "theatre", "映画・演劇業", YUI_BUSINESS_THEATRE, "general" },
};
static const YuiIndustry OTHER_INDUSTRY = { "other", "その他の事業", YUI_BUSINESS_OTHER, NULL };

const YuiIndustry *
yui_industry_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (INDUSTRIES); i++)
    if (g_str_equal (INDUSTRIES[i].name, name))
      return &INDUSTRIES[i];
  return &OTHER_INDUSTRY;
}

gint32
yui_employer_week_limit (const YuiEmployer *employer, gboolean is_under_18)
{
  gint32 limit_min = YUI_WEEK_LIMIT_MIN;
  YuiLabourRule rule;

  yui_labour_week_limit (yui_industry_find (employer->industry)->business, employer->regular_staff,
                         is_under_18, &limit_min, &rule);
  return limit_min;
}

gboolean
yui_employer_is_rest_day (const YuiEmployer *employer, YuiCivilDay day)
{
  return employer->rest_weekday == (gint64)yui_civil_weekday (day) - YUI_MONDAY;
}
