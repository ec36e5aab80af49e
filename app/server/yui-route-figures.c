/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-figures-period.h"
#include "yui-figures.h"
#include "yui-request.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"

#define PERIOD_MAX_DAYS 1100

static gboolean
add_week (YuiRequest *request,
          YuiJson *doc,
          yyjson_mut_val *list,
          YuiCivilDay week,
          gint64 from,
          gint64 to,
          const YuiPaySum *sum,
          GError **error)
{
  YuiFigures figures;
  yyjson_mut_val *object;

  if (!yui_figures_read (&figures, request->db, request->principal.programme_id, MAX (week, from),
                         MIN (week + YUI_DAYS_PER_WEEK, to), error))
    return FALSE;
  object = yyjson_mut_arr_add_obj (doc, list);
  yui_json_add_day (doc, object, "week_start", week);
  yui_json_add_int (doc, object, "posted_seats", figures.posted_seats);
  yui_json_add_int (doc, object, "filled_seats", figures.filled_seats);
  yui_json_add_int (doc, object, "worked_shifts", figures.worked_shifts);
  yui_json_add_int (doc, object, "paid_yen", figures.paid_yen);
  yui_pay_sum_write (sum, doc, object);
  return TRUE;
}

static void
add_figures (YuiJson *doc, yyjson_mut_val *root, const YuiFigures *figures)
{
  yui_json_add_int (doc, root, "registered", figures->registered);
  yui_json_add_int (doc, root, "active", figures->active);
  yui_json_add_int (doc, root, "employers", figures->employers);
  yui_json_add_int (doc, root, "workplaces", figures->workplaces);
  yui_json_add_int (doc, root, "posted_seats", figures->posted_seats);
  yui_json_add_int (doc, root, "filled_seats", figures->filled_seats);
  yui_json_add_int (doc, root, "worked_shifts", figures->worked_shifts);
  yui_json_add_int (doc, root, "worked_people", figures->worked_people);
  yui_json_add_int (doc, root, "worked_min", figures->worked_min);
  yui_json_add_int (doc, root, "paid_yen", figures->paid_yen);
}

/* sums: of all, then one a week. */
static GArray *
new_sums (guint n)
{
  GArray *sums = g_array_sized_new (FALSE, TRUE, sizeof (YuiPaySum), n);

  g_array_set_clear_func (sums, (GDestroyNotify)yui_pay_sum_clear);
  g_array_set_size (sums, n);
  for (guint i = 0; i < n; i++)
    yui_pay_sum_init (&g_array_index (sums, YuiPaySum, i));
  return sums;
}

static YuiResponse *
get_figures (YuiRequest *request, GError **error)
{
  gint64 from = 0, to = 0;
  g_autoptr (YuiJson) doc = NULL;
  YuiFigures figures;
  g_autoptr (GArray) sums = NULL;
  YuiCivilDay monday;
  yyjson_mut_val *weeks;

  if (!yui_request_query_period (request, PERIOD_MAX_DAYS, &from, &to, error)
      || !yui_figures_read (&figures, request->db, request->principal.programme_id, from, to,
                            error))
    return NULL;
  monday = yui_civil_week_start ((YuiCivilDay)from, YUI_MONDAY);
  sums = new_sums (1 + (guint)((to - monday + YUI_DAYS_PER_WEEK - 1) / YUI_DAYS_PER_WEEK));
  if (!yui_figures_read_sums (&g_array_index (sums, YuiPaySum, 0),
                              &g_array_index (sums, YuiPaySum, 1), request->db,
                              request->principal.programme_id, from, to, error))
    return NULL;
  doc = yui_json_new ();
  add_figures (doc, yui_json_root (doc), &figures);
  yui_pay_sum_write (&g_array_index (sums, YuiPaySum, 0), doc, yui_json_root (doc));
  weeks = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "weeks");
  for (guint i = 1; i < sums->len; i++)
    if (!add_week (request, doc, weeks, monday + (YuiCivilDay)(i - 1) * YUI_DAYS_PER_WEEK, from, to,
                   &g_array_index (sums, YuiPaySum, i), error))
      return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_figures_routes[] = {
  { "GET", "/v1/figures", "getFigures", YUI_ROLES_TOWN, get_figures, YUI_BODY_NONE,
    YUI_ROUTE_SLOW },
  { NULL },
};
