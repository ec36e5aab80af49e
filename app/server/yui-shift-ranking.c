/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-shift-ranking.h"

#include <stdlib.h>

#define SCORE_MAX        1000
#define TRAVEL_MIN       15
#define TRAVEL_M_PER_MIN 500 /* 30 km/h */
#define POOL_KINDS                                                                                 \
  (YUI_RANK_POOL_CURRENT_STAFF | YUI_RANK_POOL_ALUMNI | YUI_RANK_POOL_REGISTERED                   \
   | YUI_RANK_POOL_PAST_SPOT)

void
yui_shift_ranking_clear (YuiShiftRanking *self)
{
  g_clear_pointer (&self->relations, g_array_unref);
  g_clear_pointer (&self->offer_states, g_hash_table_unref);
  g_clear_pointer (&self->scratch, g_aligned_free);
  g_clear_pointer (&self->results, g_free);
}

/* ---- the question ---- */

static gboolean
read_required (
    YuiDatabase *db, gint64 programme_id, const char *shift_id, guint64 *required, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error,
                            "SELECT q.bit FROM shift_qualification x JOIN qualification q "
                            "ON q.programme_id = x.programme_id AND q.id = x.qualification_id "
                            "WHERE x.programme_id = $1 AND x.shift_id = $2",
                            YUI_INT (programme_id), YUI_TEXT (shift_id));
  YuiStep step = YUI_STEP_ERROR;

  *required = 0;
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    *required |= G_GUINT64_CONSTANT (1) << yui_statement_get_int (query, 0);
  return step == YUI_STEP_DONE;
}

/* The state of each person's latest offer for the shift. */
static gboolean
read_offer_states (YuiShiftRanking *self,
                   YuiDatabase *db,
                   gint64 programme_id,
                   const char *shift_id,
                   gint64 now_s,
                   GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT o.worker_id, CASE WHEN o.ended_s IS NOT NULL THEN NULL "
      "WHEN o.state = 'open' AND o.reply_by_s <= $3 THEN 'expired' ELSE o.state END FROM offer o "
      "WHERE o.programme_id = $1 AND o.shift_id = $2 "
      "ORDER BY o.made_s, o.id",
      YUI_INT (programme_id), YUI_TEXT (shift_id), YUI_INT (now_s));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (yui_statement_is_null (query, 1)) /* ended with the contract: may be asked again */
      g_hash_table_remove (self->offer_states, yui_statement_get_text (query, 0));
    else
      g_hash_table_insert (self->offer_states, yui_statement_dup_text (query, 0),
                           yui_statement_dup_text (query, 1));
  return step == YUI_STEP_DONE;
}

/* Whoever has the shift, has it on offer, or has declined it is not asked again. */
static void
bar_asked (YuiShiftRanking *self)
{
  static const char *const asked[] = { "open", "accepted", "declined", NULL };
  GHashTableIter iter;
  gpointer worker_id, state;
  guint32 handle;

  g_hash_table_iter_init (&iter, self->offer_states);
  while (g_hash_table_iter_next (&iter, &worker_id, &state))
    if (g_strv_contains (asked, state) && yui_ranking_find (self->ranking, worker_id, &handle))
      {
        const YuiRankingPerson *person = &self->ranking->people[handle];
        YuiRankRelation relation = { .handle = handle,
                                     .pool_kinds = person->pool_kinds,
                                     .bars = person->bars | YUI_RANK_BAR_ALREADY_ASKED,
                                     .worked_here = person->worked_here };

        g_array_append_val (self->relations, relation);
      }
}

gboolean
yui_shift_ranking_init (YuiShiftRanking *self,
                        YuiRanking *ranking,
                        YuiDatabase *db,
                        gint64 programme_id,
                        const YuiShift *shift,
                        const YuiRankWeights *weights,
                        gint64 now_s,
                        GError **error)
{
  guint64 required;

  *self = (YuiShiftRanking){ .ranking = ranking, .weights = *weights };
  self->relations = g_array_new (FALSE, FALSE, sizeof (YuiRankRelation));
  self->offer_states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_required (db, programme_id, shift->id, &required, error)
      || !read_offer_states (self, db, programme_id, shift->id, now_s, error))
    return FALSE;
  bar_asked (self);
  self->query = (YuiRankQuery){
    .start_s = shift->start_s,
    .end_s = shift->end_s,
    .break_min = (guint16)shift->break_min,
    .lat_udeg = (gint32)shift->latitude_udeg,
    .lon_udeg = (gint32)shift->longitude_udeg,
    .required = required,
    .pool_kinds = POOL_KINDS,
    .wage_yen = (guint16)MIN (shift->hourly_wage_yen, G_MAXUINT16),
    .travel_min = TRAVEL_MIN,
    .travel_m_per_min = TRAVEL_M_PER_MIN,
    .now_s = now_s,
    .seed = yui_candidate_number_of (shift->id),
    .relations = (const YuiRankRelation *)(const void *)self->relations->data,
    .n_relations = self->relations->len,
  };
  self->scratch = g_aligned_alloc (1, MAX (yui_rank_scratch_size (ranking->index), 1),
                                   YUI_RANK_SCRATCH_ALIGN);
  return TRUE;
}

/* ---- the answers ---- */

gboolean
yui_shift_ranking_rank (YuiShiftRanking *self, gsize k, GError **error)
{
  YuiRankStatus status;

  k = k > 0 ? MIN (k, self->ranking->n_people) : self->ranking->n_people;
  g_clear_pointer (&self->results, g_free);
  self->results = g_new (YuiRankResult, MAX (k, 1));
  g_rw_lock_reader_lock (&self->ranking->lock);
  status = yui_rank_top (self->ranking->index, &self->query, &self->weights, self->scratch,
                         self->results, k, &self->n_results);
  g_rw_lock_reader_unlock (&self->ranking->lock);
  return yui_ranking_check (status, "the shift", error);
}

gboolean
yui_shift_ranking_count (YuiShiftRanking *self, guint32 counts[YUI_RANK_N_RULES], GError **error)
{
  YuiRankStatus status;

  g_rw_lock_reader_lock (&self->ranking->lock);
  status = yui_rank_tally (self->ranking->index, &self->query, self->scratch, counts);
  g_rw_lock_reader_unlock (&self->ranking->lock);
  return yui_ranking_check (status, "the shift", error);
}

gboolean
yui_shift_ranking_explain (YuiShiftRanking *self,
                           guint32 handle,
                           YuiRankExplanation *explanation,
                           GError **error)
{
  YuiRankStatus status;

  g_rw_lock_reader_lock (&self->ranking->lock);
  status = yui_rank_explain (self->ranking->index, &self->query, &self->weights, self->scratch,
                             handle, explanation);
  g_rw_lock_reader_unlock (&self->ranking->lock);
  return yui_ranking_check (status, "the person", error);
}

gint64
yui_shift_ranking_points (const YuiShiftRanking *self, gint64 points)
{
  return points * SCORE_MAX / yui_ranking_weights_sum (&self->weights);
}

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

void
yui_shift_ranking_add_terms (const YuiShiftRanking *self,
                             const YuiRankResult *result,
                             YuiJson *doc,
                             yyjson_mut_val *item)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, item, "terms");
  Term terms[YUI_RANK_N_TERMS] = { 0 };

  for (int i = 0; i < YUI_RANK_N_TERMS; i++)
    terms[i] = (Term){ yui_ranking_term_name ((YuiRankTerm)i),
                       yui_shift_ranking_points (self, result->points[i]) };
  qsort (terms, YUI_RANK_N_TERMS, sizeof *terms, compare_terms);
  for (int i = 0; i < YUI_RANK_N_TERMS; i++)
    {
      yyjson_mut_val *term = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_text (doc, term, "term", terms[i].name);
      yui_json_add_int (doc, term, "contribution", terms[i].contribution);
    }
}
