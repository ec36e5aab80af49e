/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rank.h"
#include "store/yui-database.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* A person of the pool, beside what the matcher knows of them. */
typedef struct
{
  char *worker_id;
  char *membership_id;
  char *name;
  char *kana;
  char *kind;
  char *offer_state; /* of the latest offer for this shift; nullable */
  GPtrArray *qualification_names;
} YuiCandidatePerson;

/* An employer's pool read for the ranking of one shift: its week and the three after it. Handle h
 * is worker h. */
typedef struct
{
  gint64 origin_s;
  GArray *workers;         /* of YuiRankWorker */
  GPtrArray *people;       /* of YuiCandidatePerson */
  GArray *bookings;        /* of YuiRankBooking */
  GArray *booking_handles; /* of guint32, one for each booking */
  guint64 required;        /* qualifications that the shift asks for, as bits */
} YuiCandidatePool;

/* Reads it. Returns NULL with error. */
YuiCandidatePool *yui_candidate_pool_read (
    YuiDatabase *db, gint64 programme_id, const YuiShift *shift, gint64 now_s, GError **error);
void yui_candidate_pool_free (YuiCandidatePool *pool);

/* 62 random bits of a UUID as a number. */
guint64 yui_candidate_number_of (const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiCandidatePool, yui_candidate_pool_free)

G_END_DECLS
