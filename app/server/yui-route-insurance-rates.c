/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-insurance-rates.h"
#include "yui-insurance-wages.h"
#include "yui-pay-why.h"
#include "yui-problem.h"
#include "yui-routes.h"

#define YEAR_MIN 2019
#define YEAR_MAX 2199
#define THOUSAND 1000
#define RATE_MAX 20000 /* 200 of 1,000; the highest accident rate is 88 */

static gboolean
read_year (YuiRequest *request, int *year, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (yui_request_get_path_value (request, "fiscal_year"), 10, YEAR_MIN,
                                 YEAR_MAX, &number, NULL))
    return yui_problem_set_not_found (error);
  *year = (int)number;
  return TRUE;
}

static gboolean
load (YuiRequest *request, YuiDatabase *db, int year, YuiInsuranceRates *rates, GError **error)
{
  return yui_insurance_rates_read (rates, db, yui_server_get_law_tables (request->server),
                                   request->principal.programme_id, request->principal.employer_id,
                                   year, error);
}

/* The premium of the year so far: of the wages cut to thousands of yen. */
static void
add_premium (YuiJson *doc, yyjson_mut_val *object, const YuiRateOfYear *rate, gint64 wages_yen)
{
  const YuiInsuranceRate whole = { .row = { .employer_rate = rate->rate } };

  yui_json_add_int (doc, object, "wages_yen", wages_yen);
  yui_json_add_int (doc, object, "base_yen", wages_yen / THOUSAND * THOUSAND);
  if (rate->origin == YUI_RATE_UNKNOWN)
    yui_json_add_null (doc, object, "premium_yen");
  else
    yui_json_add_int (doc, object, "premium_yen",
                      yui_labour_insurance_year_yen (&whole, wages_yen));
  yui_pay_add_source (&rate->source, YUI_ROUNDING_DROP_FRACTION, doc, object);
}

static void
add_rate (YuiJson *doc, const char *member, const YuiRateOfYear *rate, gint64 wages_yen)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (doc, yui_json_root (doc), member);

  if (rate->origin == YUI_RATE_UNKNOWN)
    yui_json_add_null (doc, object, "rate");
  else
    yui_json_add_int (doc, object, "rate", rate->rate);
  yui_json_add_text (doc, object, "origin", yui_rate_origin_name (rate->origin));
  add_premium (doc, object, rate, wages_yen);
}

/* The wages that accident insurance counts; those of employment insurance are none. */
static gboolean
add_wages (
    YuiRequest *request, YuiDatabase *db, int year, YuiJson *doc, gint64 *yen, GError **error)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (doc, yui_json_root (doc), "wages");
  g_auto (YuiPaySum) sum = { 0 };

  yui_pay_sum_init (&sum);
  if (!yui_insurance_wages_read_sum (&sum, db, request->principal.programme_id,
                                     request->principal.employer_id, year, error))
    return FALSE;
  *yen = yui_pay_sum_get_yen (&sum);
  yui_json_add_day (doc, object, "from", yui_insurance_month_start (year, 0));
  yui_json_add_day (doc, object, "to", yui_insurance_month_start (year, YUI_INSURANCE_MONTHS));
  yui_json_add_int (doc, object, "wages_yen", *yen);
  yui_pay_sum_write (&sum, doc, object);
  return TRUE;
}

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, int year, GError **error)
{
  YuiInsuranceRates rates;
  YuiResponse *response;
  g_autoptr (YuiJson) doc = yui_json_new ();
  gint64 wages_yen;

  if (!load (request, db, year, &rates, error)
      || !add_wages (request, db, year, doc, &wages_yen, error))
    return NULL;
  yui_json_add_int (doc, yui_json_root (doc), "version", rates.version);
  yui_json_add_int (doc, yui_json_root (doc), "fiscal_year", year);
  add_rate (doc, "accident", &rates.rates[YUI_INSURANCE_ACCIDENT], wages_yen);
  add_rate (doc, "employment", &rates.rates[YUI_INSURANCE_EMPLOYMENT], 0);
  if (rates.notice_day == 0)
    {
      yui_json_add_null (doc, yui_json_root (doc), "notice_date");
      yui_json_add_null (doc, yui_json_root (doc), "entered_at");
    }
  else
    {
      yui_json_add_day (doc, yui_json_root (doc), "notice_date", rates.notice_day);
      yui_json_add_moment (doc, yui_json_root (doc), "entered_at", rates.entered_s);
    }
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, rates.version);
  return response;
}

static YuiResponse *
get_rates (YuiRequest *request, GError **error)
{
  int year = 0;

  return read_year (request, &year, error) ? answer (request, request->db, year, error) : NULL;
}

typedef struct
{
  int year;
  YuiValue accident;
  YuiValue employment;
  gint64 notice_day;
} Entry;

static YuiResponse *
write_rates (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Entry *entry = user_data;
  YuiInsuranceRates rates;

  if (!load (request, db, entry->year, &rates, error)
      || !yui_request_check_version (request, rates.version, error))
    return NULL;
  if (yui_database_run (
          db, error,
          "INSERT INTO insurance_rate (programme_id, employer_id, fiscal_year, accident_rate, "
          "employment_rate, notice_day, entered_s, entered_by) VALUES ($1, $2, $3, $4, $5, $6, $7, "
          "$8) ON CONFLICT (programme_id, employer_id, fiscal_year) DO UPDATE SET "
          "version = insurance_rate.version + 1, accident_rate = excluded.accident_rate, "
          "employment_rate = excluded.employment_rate, notice_day = excluded.notice_day, "
          "entered_s = excluded.entered_s, entered_by = excluded.entered_by",
          YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
          YUI_INT (entry->year), entry->accident, entry->employment, YUI_INT (entry->notice_day),
          YUI_INT (request->now_s), YUI_TEXT (request->principal.actor_id))
          < 0
      || !yui_request_log_change (request, db, "pay_settings", request->principal.employer_id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer (request, db, entry->year, error);
}

/* A rate, or null for one that is not entered. */
static YuiValue
read_rate (YuiBody *body, const char *field)
{
  gint64 rate;

  return yui_body_get_int (body, field, YUI_OPTIONAL, 0, RATE_MAX, &rate) ? YUI_INT (rate)
                                                                          : YUI_NULL;
}

static YuiResponse *
put_rates (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Entry entry = { 0 };

  if (body == NULL || !read_year (request, &entry.year, error))
    return NULL;
  entry.accident = read_rate (body, "accident_rate");
  entry.employment = read_rate (body, "employment_rate");
  yui_body_get_day (body, "notice_date", YUI_REQUIRED, &entry.notice_day);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_rates, &entry, error);
}

const YuiRoute yui_insurance_rates_routes[] = {
  { "GET", "/v1/insurance-rates/{fiscal_year}", "getInsuranceRates", YUI_ROLES_PAYING, get_rates },
  { "PUT", "/v1/insurance-rates/{fiscal_year}", "putInsuranceRates", YUI_ROLES_PAYING, put_rates,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
