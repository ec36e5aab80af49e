/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"
#include "yui-premium.h"

/* Hours at several employers, which the law adds up. Each employer's own work rules give the limit;
 * the other hours come from what the worker declares. */

/* One employer's work of one person on one day. */
typedef struct
{
  int64_t formed_s;      /* when the contract formed, UTC: orders the scheduled hours */
  int64_t extra_at_s;    /* when the unscheduled work began, UTC: orders the unscheduled hours */
  YuiCivilDay day;       /* within one week, with all others of the array */
  int32_t scheduled_min; /* worked within the agreed hours, ≥ 0, no rest-day work */
  int32_t extra_min;     /* worked beyond them, ≥ 0, no rest-day work */
} YuiAddedWork;

/* What comes before the two parts of one entry, for YuiWorkContext of yui_labour_split_minutes. */
typedef struct
{
  int32_t scheduled_day_before_min;
  int32_t scheduled_week_before_min;
  int32_t extra_day_before_min;
  int32_t extra_week_before_min;
} YuiAddedBefore;

/* Orders the hours of one week and person: first all scheduled hours, in the order in which the
 * contracts formed, so that the later contract pays the excess; then all unscheduled hours, in the
 * order in which they were worked. At equal moments the earlier day, then the earlier entry, is
 * first. Minutes beyond 8 hours on a day do not count towards the week.
 *
 * works    array[n_works], any order; read only.
 * before   receives n_works entries, in the order of works.
 *
 * Adds what Art. 32 limits. Agreements under Art. 36, breaks, rest days and the 60 hours of a month
 * are each employer's own and are not added.
 * O(n_works²), for the few entries of a week. Returns EINVAL, leaving before untouched, for
 * negative minutes or days further than a week apart. Source: Labour Standards Act Art. 38;
 * circular 769 of 14 May 1948; MHLW guideline on side jobs. */
YuiLabourStatus
yui_labour_add_employers (const YuiAddedWork *works, size_t n_works, YuiAddedBefore *before);
