/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-share.h"
#include "yui-shift-ranking.h"

G_BEGIN_DECLS

#define YUI_SHARE_TENTHS 10

/* How offers and hours fell over a pool, or over everybody of a programme. */
typedef struct
{
  guint n_people;
  YuiWorkerId *ids;       /* array[n_people], ascending */
  YuiSharePerson *people; /* array[n_people] */
  YuiShare offers, minutes;

  /* By tenths of the people, those with the least offers or minutes first; totals. */
  guint tenth_people[YUI_SHARE_TENTHS];
  guint64 tenth_offers[YUI_SHARE_TENTHS];
  guint64 tenth_minutes[YUI_SHARE_TENTHS];

  YuiRanking *ranking; /* of an employer; NULL for a programme */
} YuiShareOfWork;

/* Reads days from … to (exclusive). employer_id NULL: the whole programme. NULL with error. */
YuiShareOfWork *yui_share_of_work_read (YuiDatabase *db,
                                        YuiRankings *rankings,
                                        gint64 programme_id,
                                        const char *employer_id,
                                        gint64 from,
                                        gint64 to,
                                        gint64 now_s,
                                        GError **error);
void yui_share_of_work_free (YuiShareOfWork *work);

/* What the coming open seats would add under two sets of weights, when the best are offered and all
 * accept. Only of an employer's. */
gboolean yui_share_of_work_forecast (const YuiShareOfWork *work,
                                     YuiDatabase *db,
                                     gint64 programme_id,
                                     const char *employer_id,
                                     const YuiRankWeights *before,
                                     const YuiRankWeights *after,
                                     gint64 now_s,
                                     YuiShareReport reports[2],
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiShareOfWork, yui_share_of_work_free)

G_END_DECLS
