/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "labour/yui-civil.h"
#include "yui-request.h"
#include "yui-routes.h"
#include "yui-shift-ranking.h"

#include <stdlib.h>
#include <string.h>

#define LIMIT          20
#define LIMIT_MAX      200
#define WORKER_IDS_MAX 100

/* What a call about one shift's candidates works with. */
typedef struct
{
  YuiShift *shift;
  YuiRanking *ranking;
  YuiRankingWeights weights;
  YuiShiftRanking answers;
} Candidates;

static void
candidates_clear (Candidates *candidates)
{
  yui_shift_ranking_clear (&candidates->answers);
  g_clear_pointer (&candidates->ranking, yui_ranking_unref);
  g_clear_pointer (&candidates->shift, yui_shift_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidates, candidates_clear)

static gboolean
read_weights (Candidates *candidates, YuiRequest *request, GError **error)
{
  const char *text = yui_request_get_query (request, "weights");

  if (!yui_ranking_weights_read (&candidates->weights, request->db, request->principal.programme_id,
                                 candidates->shift->employer_id, error))
    return FALSE;
  if (text == NULL || yui_ranking_weights_parse (&candidates->weights.weights, text))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                   "The parameter \"weights\" must be %d whole numbers from 0 to %d with commas "
                   "between them, not all 0.",
                   YUI_RANK_N_TERMS, YUI_RANKING_WEIGHT_MAX);
  return FALSE;
}

/* Reads everything, so that candidates->answers can be asked. */
static gboolean
open_candidates (Candidates *candidates, YuiRequest *request, GError **error)
{
  gint64 programme_id = request->principal.programme_id;

  candidates->shift
      = yui_shift_find (request->db, programme_id, request->principal.employer_id,
                        yui_request_get_path_value (request, "shift_id"), request->now_s, error);
  if (candidates->shift == NULL || !read_weights (candidates, request, error))
    return FALSE;
  candidates->ranking = yui_rankings_get (yui_server_get_rankings (request->server), request->db,
                                          programme_id, candidates->shift->employer_id,
                                          yui_ranking_origin_of (candidates->shift->start_s),
                                          request->now_s, error);
  return candidates->ranking != NULL
         && yui_shift_ranking_init (&candidates->answers, candidates->ranking, request->db,
                                    programme_id, candidates->shift, &candidates->weights.weights,
                                    request->now_s, error);
}

/* ---- people ---- */

static gboolean
add_qualification_names (
    YuiRequest *request, const char *worker_id, YuiJson *doc, yyjson_mut_val *item, GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "qualification_names");
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error,
                            "SELECT q.name FROM worker_qualification x JOIN qualification q "
                            "ON q.programme_id = x.programme_id AND q.id = x.qualification_id "
                            "WHERE x.programme_id = $1 AND x.worker_id = $2 ORDER BY q.bit",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yyjson_mut_arr_add_strcpy (doc, list, yui_statement_get_text (query, 0));
  return step == YUI_STEP_DONE;
}

/* Who it is; kind receives the pool kind, transfer full. Somebody taken out of the pool since the
 * ranking was read is no error: FALSE without one. */
static gboolean
add_person (Candidates *candidates,
            YuiRequest *request,
            const char *worker_id,
            YuiJson *doc,
            yyjson_mut_val *item,
            char **kind,
            GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT m.id, w.name, w.kana, m.kind FROM membership m "
      "JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "
      "WHERE m.programme_id = $1 AND m.employer_id = $2 AND m.worker_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (candidates->shift->employer_id),
      YUI_TEXT (worker_id));

  if (query == NULL || yui_statement_step (query, error) != YUI_STEP_ROW)
    return FALSE;
  yui_json_add_text (doc, item, "worker_id", worker_id);
  yui_json_add_text (doc, item, "membership_id", yui_statement_get_text (query, 0));
  yui_json_add_text (doc, item, "display_name", yui_statement_get_text (query, 1));
  yui_json_add_text (doc, item, "kana", yui_statement_get_text (query, 2));
  *kind = yui_statement_dup_text (query, 3);
  return TRUE;
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
add_record (const Candidates *candidates,
            const YuiRankResult *result,
            gint64 now_s,
            YuiJson *doc,
            yyjson_mut_val *item)
{
  const YuiRankingPerson *person = &candidates->ranking->people[result->handle];
  gint64 rating_milli
      = person->rating_count > 0 ? (gint64)person->rating_sum * 1000 / person->rating_count : 0;
  gint64 wait_days = person->last_offer_s != YUI_RANK_NEVER
                         ? (now_s - person->last_offer_s) / YUI_SECONDS_PER_DAY
                         : 0;

  add_int_or_null (doc, item, "distance_m", result->dist_m >= 0, result->dist_m);
  yui_json_add_int (doc, item, "worked_here", person->worked_here);
  yui_json_add_int (doc, item, "shifts_kept", person->kept_shifts);
  yui_json_add_int (doc, item, "shifts_booked", person->booked_shifts);
  add_int_or_null (doc, item, "rating_milli", person->rating_count > 0, rating_milli);
  add_int_or_null (doc, item, "days_since_last_offer", person->last_offer_s != YUI_RANK_NEVER,
                   MAX (wait_days, 0));
}

static gboolean
add_candidate (Candidates *candidates,
               YuiRequest *request,
               gsize i,
               YuiJson *doc,
               yyjson_mut_val *items,
               GError **error)
{
  const YuiShiftRanking *answers = &candidates->answers;
  const YuiRankResult *result = &answers->results[i];
  yyjson_mut_val *item = yyjson_mut_obj (doc), *kinds;
  char worker_id[YUI_UUID_LENGTH + 1];
  g_autofree char *kind = NULL;
  g_autoptr (GError) problem = NULL;

  yui_worker_id_to_text (&candidates->ranking->ids[result->handle], worker_id);
  if (!add_person (candidates, request, worker_id, doc, item, &kind, &problem))
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return *error == NULL;
    }
  yui_json_add_int (doc, item, "rank", (gint64)i + 1);
  yui_json_add_int (doc, item, "score", yui_shift_ranking_points (answers, result->score));
  yui_shift_ranking_add_terms (answers, result, doc, item);
  kinds = yyjson_mut_obj_add_arr (doc, item, "kinds");
  yyjson_mut_arr_add_strcpy (doc, kinds, kind);
  if (!add_qualification_names (request, worker_id, doc, item, error))
    return FALSE;
  add_record (candidates, result, request->now_s, doc, item);
  yui_json_add_text (doc, item, "offer_state",
                     g_hash_table_lookup (answers->offer_states, worker_id));
  yyjson_mut_arr_append (items, item);
  return TRUE;
}

/* Somebody whom rules exclude: who, and which. */
static gboolean
add_other (Candidates *candidates,
           YuiRequest *request,
           const char *worker_id,
           YuiJson *doc,
           yyjson_mut_val *others,
           GError **error)
{
  yyjson_mut_val *item = yyjson_mut_obj (doc), *rules;
  YuiRankExplanation explanation;
  g_autofree char *kind = NULL;
  guint32 handle;

  if (!yui_ranking_find (candidates->ranking, worker_id, &handle))
    return TRUE;
  if (!yui_shift_ranking_explain (&candidates->answers, handle, &explanation, error)
      || !add_person (candidates, request, worker_id, doc, item, &kind, error))
    return *error == NULL;
  if (explanation.rule == YUI_RANK_RULE_NONE)
    return TRUE;
  rules = yyjson_mut_obj_add_arr (doc, item, "rules");
  for (int rule = YUI_RANK_RULE_NONE + 1; rule < YUI_RANK_N_RULES; rule++)
    if ((explanation.rules >> rule & 1) != 0)
      yyjson_mut_arr_add_str (doc, rules, yui_rank_rule_name ((YuiRankRule)rule));
  yyjson_mut_arr_append (others, item);
  return TRUE;
}

/* ---- the answer ---- */

static gboolean
add_counts (Candidates *candidates, YuiJson *doc, yyjson_mut_val *root, GError **error)
{
  guint32 counts[YUI_RANK_N_RULES];
  yyjson_mut_val *excluded;

  if (!yui_shift_ranking_count (&candidates->answers, counts, error))
    return FALSE;
  yui_json_add_int (doc, root, "pool", candidates->ranking->n_people);
  yui_json_add_int (doc, root, "eligible", counts[YUI_RANK_RULE_NONE]);
  excluded = yyjson_mut_obj_add_arr (doc, root, "excluded");
  for (int rule = YUI_RANK_RULE_NONE + 1; rule < YUI_RANK_N_RULES; rule++)
    if (counts[rule] > 0)
      {
        yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, excluded);

        yui_json_add_text (doc, item, "rule", yui_rank_rule_name ((YuiRankRule)rule));
        yui_json_add_int (doc, item, "people", counts[rule]);
      }
  return TRUE;
}

static YuiResponse *
answer_best (Candidates *candidates, YuiRequest *request, gsize limit, GError **error)
{
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);

  if (!yui_shift_ranking_rank (&candidates->answers, limit, error))
    return NULL;
  for (gsize i = 0; i < candidates->answers.n_results; i++)
    if (!add_candidate (candidates, request, i, doc, items, error))
      return NULL;
  if (!add_counts (candidates, doc, yui_json_root (doc), error))
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

/* Handles of the ids that are in the pool, and every id; NULL with 400. */
static GHashTable *
parse_worker_ids (Candidates *candidates, char **ids, GError **error)
{
  g_autoptr (GHashTable) handles = g_hash_table_new (NULL, NULL);

  for (int i = 0; ids[i] != NULL; i++)
    {
      guint32 handle;

      if (!yui_uuid_is_valid (ids[i]) || i == WORKER_IDS_MAX)
        {
          yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                           "The parameter \"worker_ids\" must be up to %d ids with commas between "
                           "them.",
                           WORKER_IDS_MAX);
          return NULL;
        }
      if (yui_ranking_find (candidates->ranking, ids[i], &handle))
        g_hash_table_insert (handles, GUINT_TO_POINTER (handle + 1), ids[i]);
    }
  return g_steal_pointer (&handles);
}

/* The named people: those who can, with their rank among all, and why the others cannot. */
static YuiResponse *
answer_named (Candidates *candidates, YuiRequest *request, const char *text, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", WORKER_IDS_MAX + 1);
  g_autoptr (GHashTable) handles = parse_worker_ids (candidates, ids, error);
  yyjson_mut_val *items, *others;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);
  const YuiShiftRanking *answers = &candidates->answers;

  if (handles == NULL || !yui_shift_ranking_rank (&candidates->answers, 0, error))
    return NULL;
  for (gsize i = 0; i < answers->n_results; i++)
    if (g_hash_table_remove (handles, GUINT_TO_POINTER (answers->results[i].handle + 1))
        && !add_candidate (candidates, request, i, doc, items, error))
      return NULL;
  others = yyjson_mut_obj_add_arr (doc, yui_json_root (doc), "others");
  for (int i = 0; ids[i] != NULL; i++)
    {
      guint32 handle;

      if (yui_ranking_find (candidates->ranking, ids[i], &handle)
          && g_hash_table_remove (handles, GUINT_TO_POINTER (handle + 1))
          && !add_other (candidates, request, ids[i], doc, others, error))
        return NULL;
    }
  if (!add_counts (candidates, doc, yui_json_root (doc), error))
    return NULL;
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

static YuiResponse *
list_candidates (YuiRequest *request, GError **error)
{
  g_auto (Candidates) candidates = { 0 };
  const char *worker_ids = yui_request_get_query (request, "worker_ids");
  gint64 limit = LIMIT;

  if (!yui_request_query_int (request, "limit", 1, LIMIT_MAX, &limit, error)
      || !open_candidates (&candidates, request, error))
    return NULL;
  return worker_ids != NULL ? answer_named (&candidates, request, worker_ids, error)
                            : answer_best (&candidates, request, (gsize)limit, error);
}

/* ---- terms of everybody ---- */

typedef struct
{
  guint64 tie;
  guint32 i; /* of the results */
} Row;

static int
compare_rows (const void *a, const void *b)
{
  const Row *first = a, *second = b;

  return (first->tie > second->tie) - (first->tie < second->tie);
}

/* The order in which equal scores stand, so that a row's number is its tie. */
static Row *
sort_by_tie (const YuiShiftRanking *answers)
{
  Row *rows = g_new (Row, MAX (answers->n_results, 1));

  for (gsize i = 0; i < answers->n_results; i++)
    rows[i] = (Row){ yui_rank_tie (answers->query.seed, answers->results[i].id), (guint32)i };
  qsort (rows, answers->n_results, sizeof *rows, compare_rows);
  return rows;
}

static void
add_base64 (YuiJson *doc, yyjson_mut_val *object, const char *key, const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_base64_encode (bytes, size);

  yui_json_add_text (doc, object, key, text);
}

static void
add_columns (const Candidates *candidates, YuiJson *doc, yyjson_mut_val *root)
{
  const YuiShiftRanking *answers = &candidates->answers;
  g_autofree Row *rows = sort_by_tie (answers);
  gsize n = answers->n_results;
  g_autofree YuiWorkerId *ids = g_new (YuiWorkerId, MAX (n, 1));
  g_autofree guint16 *column = g_new (guint16, MAX (n, 1));
  yyjson_mut_val *terms;

  for (gsize i = 0; i < n; i++)
    ids[i] = candidates->ranking->ids[answers->results[rows[i].i].handle];
  add_base64 (doc, root, "worker_ids", (const guint8 *)ids, n * sizeof *ids);
  terms = yyjson_mut_obj_add_obj (doc, root, "terms");
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      for (gsize i = 0; i < n; i++)
        column[i] = GUINT16_TO_LE ((guint16)answers->results[rows[i].i].term[t]);
      add_base64 (doc, terms, yui_ranking_term_name ((YuiRankTerm)t), (const guint8 *)column,
                  n * sizeof *column);
    }
}

static YuiResponse *
get_candidate_terms (YuiRequest *request, GError **error)
{
  g_auto (Candidates) candidates = { 0 };
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *root;

  if (!open_candidates (&candidates, request, error)
      || !yui_shift_ranking_rank (&candidates.answers, 0, error))
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  add_columns (&candidates, doc, root);
  if (!add_counts (&candidates, doc, root, error))
    return NULL;
  yui_ranking_weights_add_json (&candidates.weights, doc,
                                yyjson_mut_obj_add_obj (doc, root, "weights"));
  return yui_response_new_json (200, g_steal_pointer (&doc));
}

const YuiRoute yui_candidates_routes[] = {
  { "GET", "/v1/shifts/{shift_id}/candidates", "listCandidates", YUI_ROLES_MANAGING,
    list_candidates, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { "GET", "/v1/shifts/{shift_id}/candidate-terms", "getCandidateTerms", YUI_ROLES_MANAGING,
    get_candidate_terms, YUI_BODY_NONE, YUI_ROUTE_SLOW },
  { NULL },
};
