/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-trail.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* Where the events of a trail come from. */

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
