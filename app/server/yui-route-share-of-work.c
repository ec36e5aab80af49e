/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-figures-period.h"
#include "yui-request.h"
#include "yui-routes.h"
#include "yui-share-of-work.h"

#include "labour/yui-civil.h"

#define PERIOD_MAX_DAYS 400
#define NEVER_MAX       100

static void
add_share (YuiJson *doc, yyjson_mut_val *object, const char *key, const YuiShare *share)
{
  yyjson_mut_val *item = yyjson_mut_obj_add_obj (doc, object, key);

  yui_json_add_int (doc, item, "total", (gint64)share->total);
  yui_json_add_int (doc, item, "people_without", share->n_none);
  yui_json_add_int (doc, item, "gini_milli", (gint64)(share->gini * 1000 + 0.5));
  yui_json_add_int (doc, item, "top_tenth_milli", (gint64)(share->top_tenth * 1000 + 0.5));
}

static void
add_tenths (YuiJson *doc, yyjson_mut_val *root, const YuiShareOfWork *work)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, root, "tenths");

  for (int i = 0; i < YUI_SHARE_TENTHS; i++)
    {
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_int (doc, item, "people", work->tenth_people[i]);
      yui_json_add_int (doc, item, "offers", (gint64)work->tenth_offers[i]);
      yui_json_add_int (doc, item, "worked_min", (gint64)work->tenth_minutes[i]);
    }
}

static gboolean
add_person (
    YuiRequest *request, const char *worker_id, YuiJson *doc, yyjson_mut_val *list, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, "SELECT name, kana FROM worker WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  yyjson_mut_val *item;

  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  item = yyjson_mut_arr_add_obj (doc, list);
  yui_json_add_text (doc, item, "worker_id", worker_id);
  yui_json_add_text (doc, item, "display_name", yui_statement_get_text (query, 0));
  yui_json_add_text (doc, item, "kana", yui_statement_get_text (query, 1));
  return TRUE;
}

/* The first of those who had no offer, by id: who registered first comes first. */
static gboolean
add_never_offered (YuiRequest *request,
                   const YuiShareOfWork *work,
                   YuiJson *doc,
                   yyjson_mut_val *root,
                   GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, root, "never_offered");
  guint n = 0;

  for (guint i = 0; i < work->n_people && n < NEVER_MAX; i++)
    if (work->people[i].offers == 0)
      {
        char worker_id[YUI_UUID_LENGTH + 1];

        yui_worker_id_to_text (&work->ids[i], worker_id);
        if (!add_person (request, worker_id, doc, list, error))
          return FALSE;
        n++;
      }
  return TRUE;
}

static void
add_report (YuiJson *doc, yyjson_mut_val *object, const char *key, const YuiShareReport *report)
{
  yyjson_mut_val *item = yyjson_mut_obj_add_obj (doc, object, key);

  add_share (doc, item, "offers", &report->offers);
  add_share (doc, item, "minutes", &report->minutes);
  yui_json_add_int (doc, item, "seats", report->n_seats);
  yui_json_add_int (doc, item, "seats_unfilled", report->n_unfilled);
}

/* What would become of it: under the employer's weights, and under others. */
static gboolean
add_forecast (YuiRequest *request,
              const YuiShareOfWork *work,
              YuiJson *doc,
              yyjson_mut_val *root,
              GError **error)
{
  const char *text = yui_request_get_query (request, "weights");
  YuiRankingWeights present;
  YuiRankWeights other;
  YuiShareReport reports[2];
  yyjson_mut_val *object;

  if (text == NULL)
    {
      yui_json_add_null (doc, root, "forecast");
      return TRUE;
    }
  if (!yui_ranking_weights_parse (&other, text)
      || !yui_request_has_role (request, YUI_ROLES_MANAGING))
    {
      yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                       "The parameter \"weights\" is an employer's: %d whole numbers from 0 to %d "
                       "with commas between them, not all 0.",
                       YUI_RANK_N_TERMS, YUI_RANKING_WEIGHT_MAX);
      return FALSE;
    }
  if (!yui_ranking_weights_read (&present, request->db, request->principal.programme_id,
                                 request->principal.employer_id, error)
      || !yui_share_of_work_forecast (work, request->db, request->principal.programme_id,
                                      request->principal.employer_id, &present.weights, &other,
                                      request->now_s, reports, error))
    return FALSE;
  object = yyjson_mut_obj_add_obj (doc, root, "forecast");
  add_report (doc, object, "before", &reports[0]);
  add_report (doc, object, "after", &reports[1]);
  return TRUE;
}

static YuiResponse *
get_share_of_work (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShareOfWork) work = NULL;
  g_autoptr (YuiJson) doc = NULL;
  gint64 from = 0, to = 0;
  yyjson_mut_val *root;

  if (!yui_request_query_period (request, PERIOD_MAX_DAYS, &from, &to, error))
    return NULL;
  work = yui_share_of_work_read (
      request->db, yui_server_get_rankings (request->server), request->principal.programme_id,
      yui_request_get_employer_scope (request), from, to, request->now_s, error);
  if (work == NULL)
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  yui_json_add_int (doc, root, "people", work->n_people);
  add_share (doc, root, "offers", &work->offers);
  add_share (doc, root, "minutes", &work->minutes);
  add_tenths (doc, root, work);
  if (!add_never_offered (request, work, doc, root, error)
      || !add_forecast (request, work, doc, root, error))
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_share_of_work_routes[] = {
  { "GET", "/v1/share-of-work", "getShareOfWork", YUI_ROLES_MANAGING | YUI_ROLES_TOWN,
    get_share_of_work, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { NULL },
};
