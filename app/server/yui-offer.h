/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-json.h"
#include "yui-law-tables.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* An offer as it stands now: an open one whose reply is overdue reads as expired. answered_s is 0
 * until then. */
typedef struct
{
  char *id;
  gint64 version;
  char *state;
  char *shift_id;
  char *employer_id;
  char *worker_id;
  char *worker_name;
  gint64 made_s;
  gint64 reply_by_s;
  gint64 answered_s;
} YuiOffer;

/* The columns that yui_offer_from_row reads; $1 is the programme and $2 the present moment. */
#define YUI_OFFER_SELECT                                                                           \
  "SELECT o.id, o.version, CASE WHEN o.state = 'open' AND o.reply_by_s <= $2 THEN 'expired' "      \
  "WHEN o.state = 'accepted' AND o.ended_s IS NOT NULL THEN 'ended' ELSE o.state END, "            \
  "o.shift_id, o.employer_id, o.worker_id, w.name, o.made_s, o.reply_by_s, coalesce "              \
  "(o.answered_s, 0) "                                                                             \
  "FROM offer o JOIN worker w ON w.programme_id = o.programme_id AND w.id = o.worker_id "          \
  "WHERE o.programme_id = $1 "

YuiOffer *yui_offer_from_row (YuiStatement *row);
YuiOffer *
yui_offer_find (YuiDatabase *db, gint64 programme_id, const char *id, gint64 now_s, GError **error);
void yui_offer_free (YuiOffer *offer);

/* Adds the members of openapi's Offer, with the terms of its shift. */
void yui_offer_add_json (const YuiOffer *offer,
                         const YuiShift *shift,
                         const YuiLawTables *tables,
                         YuiJson *doc,
                         yyjson_mut_val *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiOffer, yui_offer_free)

G_END_DECLS
