/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-attendance.h"

G_BEGIN_DECLS

/* One clock event as it is in the database. */
typedef struct
{
  char *id;
  char *contract_id;
  YuiClockKind kind;
  gboolean is_kiosk;
  gint64 occurred_s;
  gint64 received_s;
  char *review_reason; /* NULL: nothing to look at */
  gboolean needs_review;
  gboolean via_poster; /* by a code that anybody may have photographed */
  gint64 device_s;     /* what a clock that was wrong said; 0: occurred_s */
} YuiClockRecord;

void yui_clock_record_clear (YuiClockRecord *record);

/* What a person told the clock. */
typedef struct
{
  gint64 programme_id;
  const char *employer_id; /* the contract must be this employer's; NULL: anyone's */
  const char *worker_id;   /* and this worker's; NULL: anyone's */
  const char *contract_id;
  YuiClockKind kind;
  gint64 occurred_s;             /* device time, corrected where device_s is not 0 */
  gint64 device_s;               /* what a clock that is known to be wrong said; 0: occurred_s */
  gint64 received_s;             /* server time */
  const char *device_account_id; /* the kiosk; NULL: the person's phone */
  const char *poster_id;         /* whose code was scanned; NULL or empty: none */
} YuiClockNew;

/* How far from a contract's times a moment may be and still be taken for it. */
#define YUI_CLOCK_NEAR_S 86400

/* Finds the contract of event's worker, and of its employer if it names one, whose times are
 * nearest to occurred_s; of two as near, the earlier. contract_id receives its id (caller's), or
 * NULL when there is none within YUI_CLOCK_NEAR_S. */
gboolean yui_clock_find_contract (YuiDatabase *db,
                                  const YuiClockNew *event,
                                  char **contract_id,
                                  GError **error);

/* Records it in the open transaction, brings the attendance up to date and logs the changes. The
 * same kind within YUI_CLOCK_SAME_S is the same fact: record then receives the one that is there.
 * Returns FALSE with YUI_PROBLEM_NOT_FOUND when the contract is not of those it must
 * be of. */
gboolean yui_clock_record (YuiClockRecord *record,
                           YuiDatabase *db,
                           const YuiClockNew *event,
                           GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiClockRecord, yui_clock_record_clear)

G_END_DECLS
