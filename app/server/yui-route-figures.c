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

static YuiResponse *
get_figures (YuiRequest *request, GError **error)
{
  gint64 from = 0, to = 0;
  g_autoptr (YuiJson) doc = NULL;
  YuiFigures figures;
  yyjson_mut_val *weeks;

  if (!yui_request_query_period (request, PERIOD_MAX_DAYS, &from, &to, error)
      || !yui_figures_read (&figures, request->db, request->principal.programme_id, from, to,
                            error))
    return NULL;
  doc = yui_json_new ();
  add_figures (doc, yui_json_root (doc), &figures);
  weeks = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "weeks");
  for (YuiCivilDay week = yui_civil_week_start ((YuiCivilDay)from, YUI_MONDAY); week < to;
       week += YUI_DAYS_PER_WEEK)
    if (!add_week (request, doc, weeks, week, from, to, error))
      return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_figures_routes[] = {
  { "GET", "/v1/figures", "getFigures", YUI_ROLES_TOWN, get_figures, YUI_BODY_NONE,
    YUI_ROUTE_SLOW },
  { NULL },
};
