/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-assign.h"
#include "yui-shift-ranking.h"

G_BEGIN_DECLS

/* Who could fill an employer's week: shifts with open seats against the pool. */

#define YUI_ASSIGNMENT_DAYS       7
#define YUI_ASSIGNMENT_PAIRS_MAX  200000 /* of a shift and a person, in one problem */
#define YUI_ASSIGNMENT_PEOPLE_MIN 50     /* looked at for each shift at least */

typedef struct
{
  char *shift_id;
  char *worker_id;
} YuiAssignmentWish;

YuiAssignmentWish *yui_assignment_wish_new (const char *shift_id, const char *worker_id);
void yui_assignment_wish_free (YuiAssignmentWish *wish);

typedef struct
{
  gint64 programme_id;
  char *employer_id;
  gint64 first_day;
  guint shifts_a_day;
  gint64 now_s;
  gint64 limit_ms;
  GPtrArray *pinned;    /* of YuiAssignmentWish: keep if it can be */
  GPtrArray *forbidden; /* of YuiAssignmentWish */
} YuiAssignmentOrder;

void yui_assignment_order_free (YuiAssignmentOrder *order);

/* A person who could have a seat. */
typedef struct
{
  guint32 shift, person;
  guint32 handle; /* of the ranking */
  YuiRankResult result;
  gint64 score; /* of 1000 */
  gint64 points[YUI_RANK_N_TERMS];
  guint8 flags;
} YuiAssignmentChance;

typedef struct
{
  YuiRanking *ranking;
  GPtrArray *shifts; /* of YuiShift with open seats, by start */
  GArray *seats;     /* of guint32 for each shift: open ones, not even on offer */
  GArray *people;    /* of YuiAssignPerson */
  GArray *chances;   /* of YuiAssignmentChance, sorted by person, then shift */
  guint8 *taken;     /* array[chances->len] */
  YuiAssignReason *reasons;
  guint n_seats, n_filled, n_bound;
  double gap;
  gint64 points_gap; /* that a person could have more at most, on average; −1: not known */
  guint looked_at;
  gboolean pins_dropped;
} YuiAssignment;

/* Reads shifts, pool, bookings and offers, and ranks. Returns NULL with error. */
YuiAssignment *yui_assignment_read (const YuiAssignmentOrder *order,
                                    YuiRankings *rankings,
                                    YuiDatabase *db,
                                    GError **error);
void yui_assignment_free (YuiAssignment *assignment);

/* Is told how far it is; FALSE stops, and what was found by then is the answer. */
typedef gboolean (*YuiAssignmentProgress) (double gap, guint n_rounds, gpointer user_data);

/* Solves: as many seats as can be, then the best people for them. Returns FALSE with error. */
gboolean yui_assignment_solve (YuiAssignment *assignment,
                               const YuiAssignmentOrder *order,
                               YuiAssignmentProgress progress,
                               gpointer user_data,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiAssignment, yui_assignment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiAssignmentOrder, yui_assignment_order_free)

G_END_DECLS
