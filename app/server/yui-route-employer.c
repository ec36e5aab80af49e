/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-employer.h"
#include "yui-routes.h"

#define STAFF_MAX 100000

static const char *const INDUSTRIES[]
    = { "other", "commerce", "hospitality", "health", "theatre", NULL };

/* What is a switch in the patch, and its column. */
static const struct
{
  const char *field;
  const char *sql;
} SWITCHES[] = {
  { "follows_24_hours",
    "UPDATE employer SET follows_24_hours = $3 WHERE programme_id = $1 AND id = $2" },
  { "worked_pay_counts",
    "UPDATE employer SET worked_pay_counts = $3 WHERE programme_id = $1 AND id = $2" },
};

/* What is a number in the patch, its column and its most. */
static const struct
{
  const char *field;
  const char *sql;
  gint64 max;
} NUMBERS[] = {
  { "regular_staff", "UPDATE employer SET regular_staff = $3 WHERE programme_id = $1 AND id = $2",
    STAFF_MAX },
  { "agreement_month_min",
    "UPDATE employer SET agreement_month_min = $3 WHERE programme_id = $1 AND id = $2", 45 * 60 },
  { "agreement_year_min",
    "UPDATE employer SET agreement_year_min = $3 WHERE programme_id = $1 AND id = $2", 360 * 60 },
  { "special_month_min",
    "UPDATE employer SET special_month_min = $3 WHERE programme_id = $1 AND id = $2",
    100 * 60 - 1 },
  { "special_year_min",
    "UPDATE employer SET special_year_min = $3 WHERE programme_id = $1 AND id = $2", 720 * 60 },
  { "special_months", "UPDATE employer SET special_months = $3 WHERE programme_id = $1 AND id = $2",
    6 },
  { "statutory_rest_weekday",
    "UPDATE employer SET statutory_rest_weekday = $3 WHERE programme_id = $1 AND id = $2", 6 },
};

#define SET_START    "UPDATE employer SET agreement_start_day = $3 WHERE programme_id = $1 AND id = $2"
#define SET_INDUSTRY "UPDATE employer SET industry = $3 WHERE programme_id = $1 AND id = $2"

typedef struct
{
  const char *sql; /* one column each; portable and without text put together */
  YuiValue value;
} Set;

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_auto (YuiEmployer) employer = { 0 };
  YuiJson *doc;
  yyjson_mut_val *root;
  YuiResponse *response;

  if (!yui_employer_load (&employer, db, request->principal.programme_id,
                          request->principal.employer_id, error))
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  yui_json_add_text (doc, root, "id", request->principal.employer_id);
  yui_json_add_int (doc, root, "version", employer.version);
  yui_json_add_text (doc, root, "name", employer.name);
  yui_json_add_text (doc, root, "industry", employer.industry);
  yui_json_add_int (doc, root, "regular_staff", employer.regular_staff);
  yui_json_add_int (doc, root, "week_limit_min", yui_employer_week_limit (&employer, FALSE));
  if (employer.rest_weekday < 0)
    yui_json_add_null (doc, root, "statutory_rest_weekday");
  else
    yui_json_add_int (doc, root, "statutory_rest_weekday", employer.rest_weekday);
  yui_json_add_int (doc, root, "agreement_month_min", employer.agreement_month_min);
  yui_json_add_int (doc, root, "agreement_year_min", employer.agreement_year_min);
  if (employer.agreement_start_day == YUI_CIVIL_DAY_UNKNOWN)
    yui_json_add_null (doc, root, "agreement_start");
  else
    yui_json_add_day (doc, root, "agreement_start", employer.agreement_start_day);
  yui_json_add_int (doc, root, "special_month_min", employer.special_month_min);
  yui_json_add_int (doc, root, "special_year_min", employer.special_year_min);
  yui_json_add_int (doc, root, "special_months", employer.special_months);
  yui_json_add_bool (doc, root, "follows_24_hours", employer.follows_24_hours);
  yui_json_add_bool (doc, root, "worked_pay_counts", employer.worked_pay_counts);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, employer.version);
  return response;
}

static YuiResponse *
get_employer (YuiRequest *request, GError **error)
{
  return answer (request, request->db, error);
}

static YuiResponse *
write_sets (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const GArray *sets = user_data;
  const YuiValue programme_id = YUI_INT (request->principal.programme_id);
  const YuiValue id = YUI_TEXT (request->principal.employer_id);
  g_auto (YuiEmployer) employer = { 0 };

  if (!yui_employer_load (&employer, db, request->principal.programme_id,
                          request->principal.employer_id, error)
      || !yui_request_check_version (request, employer.version, error))
    return NULL;
  for (guint i = 0; i < sets->len; i++)
    {
      const Set *set = &g_array_index (sets, Set, i);

      if (yui_database_run (db, error, set->sql, programme_id, id, set->value) < 0)
        return NULL;
    }
  if (yui_database_run (db, error,
                        "UPDATE employer SET version = version + 1 "
                        "WHERE programme_id = $1 AND id = $2",
                        programme_id, id)
          < 0
      || !yui_request_log_change (request, db, "employer", request->principal.employer_id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer (request, db, error);
}

static void
read_sets (YuiBody *body, GArray *sets)
{
  const char *industry = yui_body_get_word (body, "industry", YUI_OPTIONAL, INDUSTRIES);
  gboolean is_on;
  gint64 number;

  if (industry != NULL)
    g_array_append_vals (sets, &(const Set){ SET_INDUSTRY, YUI_TEXT (industry) }, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    {
      const gboolean is_weekday = g_str_equal (NUMBERS[i].field, "statutory_rest_weekday");

      if (yui_body_get_int (body, NUMBERS[i].field, YUI_OPTIONAL, 0, NUMBERS[i].max, &number))
        g_array_append_vals (sets, &(const Set){ NUMBERS[i].sql, YUI_INT (number) }, 1);
      else if (is_weekday && yui_body_is_null (body, NUMBERS[i].field))
        g_array_append_vals (sets, &(const Set){ NUMBERS[i].sql, YUI_NULL }, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (SWITCHES); i++)
    if (yui_body_get_bool (body, SWITCHES[i].field, YUI_OPTIONAL, &is_on))
      g_array_append_vals (sets, &(const Set){ SWITCHES[i].sql, YUI_INT (is_on) }, 1);
  if (yui_body_get_day (body, "agreement_start", YUI_OPTIONAL, &number))
    g_array_append_vals (sets, &(const Set){ SET_START, YUI_INT (number) }, 1);
  else if (yui_body_is_null (body, "agreement_start"))
    g_array_append_vals (sets, &(const Set){ SET_START, YUI_NULL }, 1);
}

static YuiResponse *
update_employer (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (Set));

  if (body == NULL)
    return NULL;
  read_sets (body, sets);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_sets, sets, error);
}

const YuiRoute yui_employer_routes[] = {
  { "GET", "/v1/employer", "getEmployer", YUI_ROLES_EMPLOYER, get_employer },
  { "PATCH", "/v1/employer", "updateEmployer", YUI_ROLES_MANAGING, update_employer,
    YUI_BODY_MERGE_PATCH, YUI_ROUTE_IF_MATCH },
  { NULL },
};
