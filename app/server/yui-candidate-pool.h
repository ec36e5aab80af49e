/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-rank.h"
#include "store/yui-database.h"
#include "store/yui-uuid.h"

G_BEGIN_DECLS

/* The 16 bytes of a worker's UUID; they sort as its text does. */
typedef struct
{
  guint8 bytes[16];
} YuiWorkerId;

YuiWorkerId yui_worker_id_of (const char *uuid);
void yui_worker_id_to_text (const YuiWorkerId *id, char uuid[YUI_UUID_LENGTH + 1]);

/* An employer's pool read for ranking: the four weeks from origin_s, a Sunday's midnight. Handle h
 * is worker h. */
typedef struct
{
  gint64 origin_s;
  GArray *ids;             /* of YuiWorkerId, ascending */
  GArray *workers;         /* of YuiRankWorker */
  GArray *bookings;        /* of YuiRankBooking */
  GArray *booking_handles; /* of guint32, one for each booking */
} YuiCandidatePool;

/* Reads it. Returns NULL with error. */
YuiCandidatePool *yui_candidate_pool_read (YuiDatabase *db,
                                           gint64 programme_id,
                                           const char *employer_id,
                                           gint64 origin_s,
                                           gint64 now_s,
                                           GError **error);
void yui_candidate_pool_free (YuiCandidatePool *pool);

/* 62 random bits of a UUID as a number. */
guint64 yui_candidate_number_of (const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiCandidatePool, yui_candidate_pool_free)

G_END_DECLS
