/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-json.h"
#include "yui-law-tables.h"

G_BEGIN_DECLS

/* A shift as it is in the database, with what belongs to its place. published_s is 0 while it is a
 * draft. */
typedef struct
{
  char *id;
  gint64 version;
  char *state;
  char *employer_id;
  char *employer_name;
  char *workplace_id;
  char *workplace_name;
  char *workplace_address;
  char *prefecture_code;
  char *wage_industry; /* of the workplace; "": none */
  gint64 latitude_udeg, longitude_udeg;
  char *title;
  char *description;
  char *belongings;
  gint64 start_s, end_s;
  gint64 break_min;
  gint64 seats;
  gint64 hourly_wage_yen;
  gint64 transport_yen;
  char *hiring_mode;
  gint64 published_s;
  gint64 seats_filled;
  gint64 offers_open;
  GPtrArray *qualification_ids; /* of char* */
} YuiShift;

/* The columns that yui_shift_view_read reads; $1 is the programme and $2 the present moment. */
#define YUI_SHIFT_SELECT                                                                           \
  "SELECT s.id, s.version, s.state, s.employer_id, e.name, s.workplace_id, p.name, p.address, "    \
  "p.prefecture_code, "                                                                            \
  "p.latitude_udeg, p.longitude_udeg, s.title, s.description, s.belongings, s.start_s, s.end_s, "  \
  "s.break_min, "                                                                                  \
  "s.seats, s.hourly_wage_yen, s.transport_yen, s.hiring_mode, coalesce (s.published_s, 0), "      \
  "(SELECT count(*) FROM contract c WHERE c.programme_id = s.programme_id AND c.shift_id = "       \
  "s.id AND c.cancelled_s IS NULL), "                                                              \
  "(SELECT count(*) FROM offer o WHERE o.programme_id = s.programme_id AND o.shift_id = s.id "     \
  " AND o.state = 'open' AND +o.reply_by_s > $2), "                                                \
  "(SELECT string_agg (q.qualification_id, ',') "                                                  \
  " FROM shift_qualification q WHERE q.programme_id = s.programme_id AND q.shift_id = s.id), "     \
  "p.wage_industry FROM shift s "                                                                  \
  "JOIN employer e ON e.programme_id = s.programme_id AND e.id = s.employer_id "                   \
  "JOIN workplace p ON p.programme_id = s.programme_id AND p.id = s.workplace_id "                 \
  "WHERE s.programme_id = $1 "

/* Reads the present row of a YUI_SHIFT_SELECT. */
YuiShift *yui_shift_from_row (YuiStatement *row);

/* Likewise into view, for yui_shift_add_json: its texts are the row's, until the next step, and
 * qualification_ids is NULL when there is none. Clear it afterwards. */
void yui_shift_view_read (YuiShift *view, YuiStatement *row);
void yui_shift_view_clear (YuiShift *view);

/* Finds a shift; employer_scope NULL sees all of the programme. Returns NULL with 404. */
YuiShift *yui_shift_find (YuiDatabase *db,
                          gint64 programme_id,
                          const char *employer_scope,
                          const char *id,
                          gint64 now_s,
                          GError **error);

YuiShift *yui_shift_copy (const YuiShift *shift);
void yui_shift_free (YuiShift *shift);

/* Adds the members of openapi's Shift. */
void yui_shift_add_json (const YuiShift *shift,
                         const YuiLawTables *tables,
                         YuiJson *doc,
                         yyjson_mut_val *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiShift, yui_shift_free)

G_END_DECLS
