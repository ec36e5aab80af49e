/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "labour/yui-civil.h"
#include "yui-candidate-pool.h"
#include "yui-request.h"
#include "yui-routes.h"

#define LIMIT            20
#define LIMIT_MAX        200
#define SCORE_MAX        1000
#define TRAVEL_MIN       15
#define TRAVEL_M_PER_MIN 500 /* 30 km/h */
#define POOL_KINDS                                                                                 \
  (YUI_RANK_POOL_CURRENT_STAFF | YUI_RANK_POOL_ALUMNI | YUI_RANK_POOL_REGISTERED                   \
   | YUI_RANK_POOL_PAST_SPOT)

/* A ranking and the memory it stands in. */
typedef struct
{
  YuiCandidatePool *pool;
  YuiRankIndex *index; /* in memory */
  void *memory, *scratch;
  YuiRankWeights weights;
  YuiRankQuery query;
  YuiRankResult *results;
  size_t n_results;
  guint32 counts[YUI_RANK_N_RULES];
} Ranking;

static void
ranking_clear (Ranking *ranking)
{
  g_clear_pointer (&ranking->pool, yui_candidate_pool_free);
  g_clear_pointer (&ranking->memory, g_aligned_free);
  g_clear_pointer (&ranking->scratch, g_aligned_free);
  g_clear_pointer (&ranking->results, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ranking, ranking_clear)

static gboolean
check (YuiRankStatus status, const char *what, GError **error)
{
  if (status == YUI_RANK_OK)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The matcher refused %s: %s", what,
               yui_rank_status_name (status));
  return FALSE;
}

static gboolean
load (Ranking *ranking, GError **error)
{
  YuiCandidatePool *pool = ranking->pool;
  YuiRankConfig config = { .origin_s = pool->origin_s,
                           .workers_max = MAX (pool->workers->len, 1),
                           .bookings_max = MAX (pool->bookings->len, 1) };
  gsize size = yui_rank_index_size (&config);

  ranking->memory = g_aligned_alloc (1, size, YUI_RANK_SCRATCH_ALIGN);
  if (!check (yui_rank_index_create (&config, ranking->memory, size, &ranking->index), "the index",
              error)
      || !check (yui_rank_index_load (ranking->index, (const YuiRankWorker *)pool->workers->data,
                                      pool->workers->len),
                 "the people", error))
    return FALSE;
  for (guint i = 0; i < pool->bookings->len; i++)
    if (!check (yui_rank_index_book (ranking->index,
                                     g_array_index (pool->booking_handles, guint32, i),
                                     &g_array_index (pool->bookings, YuiRankBooking, i)),
                "a booking", error))
      return FALSE;
  ranking->scratch = g_aligned_alloc (1, MAX (yui_rank_scratch_size (ranking->index), 1),
                                      YUI_RANK_SCRATCH_ALIGN);
  return TRUE;
}

static gboolean
rank (Ranking *ranking, const YuiShift *shift, gint64 now_s, gsize limit, GError **error)
{
  ranking->weights = (YuiRankWeights)YUI_RANK_WEIGHTS_DEFAULT;
  ranking->query = (YuiRankQuery){
    .start_s = shift->start_s,
    .end_s = shift->end_s,
    .break_min = (guint16)shift->break_min,
    .lat_udeg = (gint32)shift->latitude_udeg,
    .lon_udeg = (gint32)shift->longitude_udeg,
    .required = ranking->pool->required,
    .pool_kinds = POOL_KINDS,
    .wage_yen = (guint16)MIN (shift->hourly_wage_yen, G_MAXUINT16),
    .travel_min = TRAVEL_MIN,
    .travel_m_per_min = TRAVEL_M_PER_MIN,
    .now_s = now_s,
    .seed = yui_candidate_number_of (shift->id),
  };
  ranking->results = g_new0 (YuiRankResult, limit);
  return check (yui_rank_top (ranking->index, &ranking->query, &ranking->weights, ranking->scratch,
                              ranking->results, limit, &ranking->n_results),
                "the shift", error)
         && check (
             yui_rank_tally (ranking->index, &ranking->query, ranking->scratch, ranking->counts),
             "the shift", error);
}

/* ---- the answer ---- */

typedef struct
{
  const char *name;
  gint64 contribution;
} Term;

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const Term *first = a, *second = b;

  return (second->contribution > first->contribution)
         - (second->contribution < first->contribution);
}

static gint64
score_max (const Ranking *ranking)
{
  gint64 sum = 0;

  for (int i = 0; i < YUI_RANK_N_TERMS; i++)
    sum += ranking->weights.weight[i];
  return sum * YUI_RANK_TERM_MAX;
}

/* openapi's name of the term; the matcher's, but for the rating. */
static const char *
term_name (YuiRankTerm term)
{
  return term == YUI_RANK_TERM_MUTUAL_RATING ? "rating" : yui_rank_term_name (term);
}

static void
add_terms (const Ranking *ranking, const YuiRankResult *result, YuiJson *doc, yyjson_mut_val *item)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "terms");
  Term terms[YUI_RANK_N_TERMS] = { 0 };

  for (int i = 0; i < YUI_RANK_N_TERMS; i++)
    terms[i] = (Term){ term_name ((YuiRankTerm)i),
                       (gint64)result->points[i] * SCORE_MAX / score_max (ranking) };
  qsort (terms, YUI_RANK_N_TERMS, sizeof *terms, compare_terms);
  for (int i = 0; i < YUI_RANK_N_TERMS; i++)
    {
      yyjson_mut_val *term = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, term, "term", terms[i].name);
      yui_json_add_int (doc, term, "contribution", terms[i].contribution);
    }
}

static void
add_int_or_null (
    YuiJson *doc, yyjson_mut_val *item, const char *key, gboolean is_known, gint64 number)
{
  if (is_known)
    yui_json_add_int (doc, item, key, number);
  else
    yui_json_add_null (doc, item, key);
}

static void
add_record (const Ranking *ranking,
            const YuiRankResult *result,
            gint64 now_s,
            YuiJson *doc,
            yyjson_mut_val *item)
{
  const YuiRankWorker *worker
      = &g_array_index (ranking->pool->workers, YuiRankWorker, result->handle);
  gint64 rating_milli
      = worker->rating_count > 0 ? (gint64)worker->rating_sum * 1000 / worker->rating_count : 0;
  gint64 wait_days = worker->last_offer_s != YUI_RANK_NEVER
                         ? (now_s - worker->last_offer_s) / YUI_SECONDS_PER_DAY
                         : 0;

  add_int_or_null (doc, item, "distance_m", result->dist_m >= 0, result->dist_m);
  yui_json_add_int (doc, item, "worked_here", worker->worked_here);
  yui_json_add_int (doc, item, "shifts_kept", worker->kept_shifts);
  yui_json_add_int (doc, item, "shifts_booked", worker->booked_shifts);
  add_int_or_null (doc, item, "rating_milli", worker->rating_count > 0, rating_milli);
  add_int_or_null (doc, item, "days_since_last_offer", worker->last_offer_s != YUI_RANK_NEVER,
                   MAX (wait_days, 0));
}

static void
add_candidate (const Ranking *ranking, size_t i, gint64 now_s, YuiJson *doc, yyjson_mut_val *item)
{
  const YuiRankResult *result = &ranking->results[i];
  const YuiCandidatePerson *person = ranking->pool->people->pdata[result->handle];
  yyjson_mut_val *list;

  yui_json_add_text (doc, item, "worker_id", person->worker_id);
  yui_json_add_text (doc, item, "membership_id", person->membership_id);
  yui_json_add_text (doc, item, "display_name", person->name);
  yui_json_add_text (doc, item, "kana", person->kana);
  yui_json_add_int (doc, item, "rank", (gint64)i + 1);
  yui_json_add_int (doc, item, "score", (gint64)result->score * SCORE_MAX / score_max (ranking));
  add_terms (ranking, result, doc, item);
  list = yyjson_mut_obj_add_arr (doc, item, "kinds");
  yyjson_mut_arr_add_strcpy (doc, list, person->kind);
  list = yyjson_mut_obj_add_arr (doc, item, "qualification_names");
  for (guint j = 0; j < person->qualification_names->len; j++)
    yyjson_mut_arr_add_strcpy (doc, list, person->qualification_names->pdata[j]);
  add_record (ranking, result, now_s, doc, item);
  yui_json_add_text (doc, item, "offer_state", person->offer_state);
}

static YuiResponse *
answer (const Ranking *ranking, gint64 now_s)
{
  yyjson_mut_val *items, *excluded;
  YuiJson *doc = yui_json_new_list (&items);
  yyjson_mut_val *root = yui_json_root (doc);

  for (size_t i = 0; i < ranking->n_results; i++)
    add_candidate (ranking, i, now_s, doc, yyjson_mut_arr_add_obj (doc, items));
  yui_json_add_int (doc, root, "pool", ranking->pool->workers->len);
  yui_json_add_int (doc, root, "eligible", ranking->counts[YUI_RANK_RULE_NONE]);
  excluded = yyjson_mut_obj_add_arr (doc, root, "excluded");
  for (int rule = YUI_RANK_RULE_NONE + 1; rule < YUI_RANK_N_RULES; rule++)
    if (ranking->counts[rule] > 0)
      {
        yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, excluded);

        yui_json_add_text (doc, item, "rule", yui_rank_rule_name ((YuiRankRule)rule));
        yui_json_add_int (doc, item, "people", ranking->counts[rule]);
      }
  return yui_response_new_json (200, doc);
}

static YuiResponse *
list_candidates (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = NULL;
  g_auto (Ranking) ranking = { 0 };
  gint64 limit = LIMIT;

  if (!yui_request_query_int (request, "limit", 1, LIMIT_MAX, &limit, error))
    return NULL;
  shift = yui_shift_find (request->db, request->principal.programme_id,
                          request->principal.employer_id,
                          yui_request_get_path_value (request, "shift_id"), request->now_s, error);
  if (shift == NULL)
    return NULL;
  ranking.pool = yui_candidate_pool_read (request->db, request->principal.programme_id, shift,
                                          request->now_s, error);
  if (ranking.pool == NULL || !load (&ranking, error)
      || !rank (&ranking, shift, request->now_s, (gsize)limit, error))
    return NULL;
  return answer (&ranking, request->now_s);
}

const YuiRoute yui_candidates_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/candidates", "listCandidates", YUI_ROLES_MANAGING,
    list_candidates, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { NULL },
};
