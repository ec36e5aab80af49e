/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* Where the events of a trail come from. */

typedef enum
{
  YUI_TRAIL_POSTING,
  YUI_TRAIL_OFFER,
  YUI_TRAIL_CONTRACT,
  YUI_TRAIL_NOTICE,
  YUI_TRAIL_CHANGE,
  YUI_TRAIL_CLOCK,
  YUI_TRAIL_HOURS,
  YUI_TRAIL_PAY,
  YUI_TRAIL_PAYMENT,
  YUI_N_TRAIL_CHAPTERS,
} YuiTrailChapterKind;

/* sql  $1 is the programme and $2 the contract; column 0 is when, 1 who, the rest is for say.
 * say  writes what happened and its details in Japanese. */
typedef struct
{
  YuiTrailChapterKind chapter;
  const char *sql;
  void (*say) (YuiStatement *row, GString *what, GString *detail);
} YuiTrailSource;

/* Ended by one without sql. */
extern const YuiTrailSource yui_trail_sources[];

G_END_DECLS
