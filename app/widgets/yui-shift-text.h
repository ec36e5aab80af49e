/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-shift.h"

G_BEGIN_DECLS

/* A shift, or the shifts of a day, in words. All strings returned are new. */

/* Seats of the shifts of a day, cancelled ones left out. */
typedef struct
{
  guint n_shifts;
  int seats;
  int seats_open;
  guint n_drafts;
} YuiShiftSum;

/* Seats that are still to be filled: 0 for drafts and cancelled shifts. */
int yui_shift_text_seats_open (YuiShift *shift);

void yui_shift_sum_add (YuiShiftSum *sum, YuiShift *shift);

/* "2/3", "Draft" or "Cancelled": what stands beside the seat mark. */
char *yui_shift_text_seats (YuiShift *shift);

/* "Tuesday 3 March, 9:00–13:00, Persimmon harvest, Hamochi orchard, 2 of 3 seats filled" */
char *yui_shift_text_sentence (YuiShift *shift);

/* "Tuesday 3 March, 2 shifts, 1 seat open". holiday  a public holiday's name, or NULL. */
char *yui_shift_text_day (YuiCivilDay day, const char *holiday, const YuiShiftSum *sum);

/* "1 open" under a day with open seats; NULL if there are none. */
char *yui_shift_text_open (const YuiShiftSum *sum);

G_END_DECLS
