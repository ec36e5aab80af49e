/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-figures-period.h"
#include "yui-pay-totals.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-labour.h"

#define SUMMARY_MAX_DAYS 1100
#define YEAR_MIN         2000
#define YEAR_MAX         2999

/* What one filled seat cost: wages before tax, to the nearest yen; null without seats. */
static void
add_cost (YuiJson *doc, yyjson_mut_val *object, gint64 wages_yen, guint n_seats)
{
  gint64 cost_yen;

  if (n_seats > 0
      && yui_labour_round_yen (wages_yen, n_seats, YUI_ROUNDING_HALF_UP, &cost_yen)
             == YUI_LABOUR_OK)
    yui_json_add_int (doc, object, "cost_per_seat_yen", cost_yen);
  else
    yui_json_add_null (doc, object, "cost_per_seat_yen");
}

/* name_key NULL: a week. */
static void
add_total (YuiJson *doc, yyjson_mut_val *list, const YuiPayTotal *total, const char *name_key)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

  if (name_key != NULL)
    yui_json_add_text (doc, object, name_key, total->name);
  else
    yui_json_add_day (doc, object, "week_start", total->week_day);
  yui_json_add_int (doc, object, "wages_yen", total->gross_yen);
  yui_json_add_int (doc, object, "worked_min", total->worked_min);
  yui_json_add_int (doc, object, "shifts", g_hash_table_size (total->shifts));
  yui_json_add_int (doc, object, "people", g_hash_table_size (total->workers));
  add_cost (doc, object, total->gross_yen, g_hash_table_size (total->shifts));
  yui_pay_sum_write (&total->sum, doc, object);
}

static void
add_list (YuiJson *doc, const char *key, const GPtrArray *totals, const char *name_key)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), key);

  for (guint i = 0; i < totals->len; i++)
    add_total (doc, list, totals->pdata[i], name_key);
}

static void
add_all (YuiJson *doc, const YuiPayTotals *totals)
{
  yyjson_mut_val *root = yui_json_root (doc);
  const YuiPayTotal *all = totals->all->len > 0 ? totals->all->pdata[0] : NULL;
  const guint n_seats = all != NULL ? g_hash_table_size (all->shifts) : 0;
  g_auto (YuiPaySum) none = { 0 };

  yui_pay_sum_init (&none);
  yui_json_add_int (doc, root, "wages_yen", all != NULL ? all->gross_yen : 0);
  yui_json_add_int (doc, root, "withheld_yen", all != NULL ? all->withheld_yen : 0);
  yui_json_add_int (doc, root, "worked_min", all != NULL ? all->worked_min : 0);
  yui_json_add_int (doc, root, "people", g_hash_table_size (totals->workers));
  yui_json_add_int (doc, root, "filled_seats", n_seats);
  add_cost (doc, root, all != NULL ? all->gross_yen : 0, n_seats);
  yui_pay_sum_write (all != NULL ? &all->sum : &none, doc, root);
}

static YuiResponse *
get_pay_summary (YuiRequest *request, GError **error)
{
  g_auto (YuiPayTotals) totals = { 0 };
  gint64 from = 0, to = 0;
  YuiJson *doc;

  if (!yui_request_query_period (request, SUMMARY_MAX_DAYS, &from, &to, error)
      || !yui_pay_totals_read (&totals, request->db, request->principal.programme_id,
                               request->principal.employer_id, NULL, from, to, error))
    return NULL;
  doc = yui_json_new ();
  add_all (doc, &totals);
  add_list (doc, "weeks", totals.weeks, NULL);
  add_list (doc, "workplaces", totals.workplaces, "workplace_name");
  add_list (doc, "kinds", totals.kinds, "kind");
  return yui_response_new_json (200, doc);
}

/* ---- a person's year ---- */

/* $1 programme, $2 employer, $3 worker, $4 and $5 the pay days. */
#define YEAR_SELECT                                                                                \
  "SELECT count(DISTINCT s.id), coalesce(sum(l.amount_yen), 0), "                                  \
  "coalesce(sum(CASE WHEN l.kind = 'withholding' THEN 0 - l.amount_yen ELSE 0 END), 0), "          \
  "coalesce(sum(CASE WHEN l.kind = 'transport' THEN l.amount_yen ELSE 0 END), 0), "                \
  "coalesce(sum(CASE WHEN l.kind = 'night' THEN 0 ELSE l.minutes END), 0), "                       \
  "count(DISTINCT l.attendance_id), "                                                              \
  "count(DISTINCT CASE WHEN l.attendance_id IS NULL THEN NULL ELSE l.work_day END), "              \
  "max(r.pay_day) FROM pay_run r "                                                                 \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND s.worker_id = $3 AND r.state = 'locked' "  \
  "AND r.pay_day >= $4 AND r.pay_day < $5"

static YuiResponse *
answer_year (YuiStatement *row, const char *worker_id, gint64 year)
{
  YuiJson *doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);
  const gint64 net_yen = yui_statement_get_int (row, 1),
               withheld_yen = yui_statement_get_int (row, 2);

  yui_json_add_text (doc, root, "worker_id", worker_id);
  yui_json_add_int (doc, root, "year", year);
  yui_json_add_int (doc, root, "payslips", yui_statement_get_int (row, 0));
  yui_json_add_int (doc, root, "gross_yen", net_yen + withheld_yen);
  yui_json_add_int (doc, root, "transport_yen", yui_statement_get_int (row, 3));
  yui_json_add_int (doc, root, "withheld_yen", withheld_yen);
  yui_json_add_int (doc, root, "net_yen", net_yen);
  yui_json_add_int (doc, root, "worked_min", yui_statement_get_int (row, 4));
  yui_json_add_int (doc, root, "shifts", yui_statement_get_int (row, 5));
  yui_json_add_int (doc, root, "work_days", yui_statement_get_int (row, 6));
  if (yui_statement_is_null (row, 7))
    yui_json_add_null (doc, root, "last_pay_date");
  else
    yui_json_add_day (doc, root, "last_pay_date", yui_statement_get_int (row, 7));
  return yui_response_new_json (200, doc);
}

/* By pay date, as the tax of a year is. A person the employer never paid has a year of nothing. */
static YuiResponse *
get_pay_year (YuiRequest *request, GError **error)
{
  const char *worker_id = NULL;
  gint64 year = 0;
  YuiCivilDay first, next;
  g_autoptr (YuiStatement) row = NULL;

  if (!yui_request_query_id (request, "worker_id", TRUE, &worker_id, error))
    return NULL;
  year = yui_civil_date_of (yui_civil_day_of_utc (request->now_s)).year;
  if (!yui_request_query_int (request, "year", YEAR_MIN, YEAR_MAX, &year, error))
    return NULL;
  yui_civil_day_from_ymd ((int)year, 1, 1, &first);
  yui_civil_day_from_ymd ((int)year + 1, 1, 1, &next);
  row = yui_database_query (request->db, error, YEAR_SELECT,
                            YUI_INT (request->principal.programme_id),
                            YUI_TEXT (request->principal.employer_id), YUI_TEXT (worker_id),
                            YUI_INT (first), YUI_INT (next));
  return yui_statement_need_row (row, error) ? answer_year (row, worker_id, year) : NULL;
}

const YuiRoute yui_pay_summary_routes[] = {
  { "GET", "/v1/pay-summary", "getPaySummary", YUI_ROLES_PAYING, get_pay_summary },
  { "GET", "/v1/pay-year", "getPayYear", YUI_ROLES_PAYING, get_pay_year },
  { NULL },
};
