/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "model/yui-holiday.h"
#include "model/yui-shift.h"

G_BEGIN_DECLS

/* Shifts as a server would answer them, read through the model's own JSON. */

typedef struct
{
  const char *id;
  const char *title;
  const char *workplace;
  const char *state; /* draft, published, cancelled */
  YuiCivilDay day;
  int start_min; /* of the day */
  int end_min;   /* beyond 1440: the next day */
  int seats;
  int filled;
} YuiShiftFixture;

/* Returns a new shift. Aborts if the model refuses it. */
YuiShift *yui_shift_fixture_new (const YuiShiftFixture *fixture);

/* A week of a small town: 14 Japanese shifts, one over midnight, three at the same time, two drafts
 * and a cancelled one, in the week of monday. */
GListStore *yui_shift_fixture_week (YuiCivilDay monday);

/* n shifts over the seven days from first_day, always the same ones. */
GListStore *yui_shift_fixture_many (YuiCivilDay first_day, guint n);

/* A list of one holiday. */
GListStore *yui_shift_fixture_holiday (YuiCivilDay day, const char *name_ja, const char *name_en);

G_END_DECLS
