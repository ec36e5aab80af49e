/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-assign.h"

#include <glib.h>

#define HOUR_S  3600
#define DAY_S   86400
#define START_S G_GINT64_CONSTANT (1795359600) /* Monday 2026-11-23 00:00 in Japan */
#define MANY    400

/* A week to fill, with room for an answer. */
typedef struct
{
  YuiAssignProblem problem;
  YuiAssignShift shifts[MANY];
  YuiAssignPerson people[MANY];
  YuiAssignPair pairs[MANY * 40];
  guint8 taken[MANY * 40];
  YuiAssignReason reasons[MANY];
  void *memory;
} Case;

Case *case_new (void);
void case_free (Case *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* Anything: overlaps, travel, caps, limits a day, shares; one pair in `one_in` exists. */
Case *any_case (GRand *rand, guint n_shifts, guint n_people, gint days, gint one_in);

void add_pair (Case *c, guint32 person, guint32 shift, gint32 score);
YuiAssignStatus solve (Case *c, const YuiAssignOptions *options, YuiAssignResult *result);

/* Whether shift b leaves time to come from shift a. From the words of the rules. */
gboolean may_follow (const Case *c, guint32 a, guint32 b);

/* Whether one person may work these shifts; *minutes receives their sum; sorts them. */
gboolean may_work (Case *c, guint32 person, guint32 *shifts, guint n, gint64 *minutes);

/* The value of an answer; fails the test when it breaks a rule. */
gint64 value_of (Case *c, const guint8 *taken);

/* Solves and checks everything that can be checked; returns the result. */
YuiAssignResult solve_well (Case *c, const YuiAssignOptions *options);
