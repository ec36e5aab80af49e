/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rerank.h"
#include "yui-candidate-list.h"
#include "yui-ranking-weights.h"

G_BEGIN_DECLS

/* The terms of everybody who can work one shift, as the server gives them. */
#define YUI_TYPE_CANDIDATE_TERMS (yui_candidate_terms_get_type ())
G_DECLARE_FINAL_TYPE (YuiCandidateTerms, yui_candidate_terms, YUI, CANDIDATE_TERMS, YuiRecord)

int yui_candidate_terms_get_pool (YuiCandidateTerms *self);     /* people in the pool */
int yui_candidate_terms_get_eligible (YuiCandidateTerms *self); /* people no rule excludes */
GListModel *yui_candidate_terms_get_excluded (YuiCandidateTerms *self); /* of YuiExclusion */
YuiRankingWeights *yui_candidate_terms_get_weights (YuiCandidateTerms *self);

/* Columns of the rows, in memory of its own. */
typedef struct
{
  YuiRerankTable table;
  guint8 *worker_ids; /* 16 bytes each */

  /*< private >*/
  guint16 *columns[YUI_RANK_N_TERMS];
} YuiTermColumns;

/* Reads the columns. Returns NULL with G_IO_ERROR_INVALID_DATA when they do not belong together. */
YuiTermColumns *yui_candidate_terms_read (YuiCandidateTerms *self, GError **error);
void yui_term_columns_free (YuiTermColumns *columns);

/* The UUID of a row. Transfer full. */
char *yui_term_columns_dup_worker_id (const YuiTermColumns *columns, guint row);

/* The row of a worker; FALSE when a rule excludes them. O(rows). */
gboolean yui_term_columns_find (const YuiTermColumns *columns, const char *worker_id, guint *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiTermColumns, yui_term_columns_free)

G_END_DECLS
