/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-json.h"
#include "yui-member-import-fields.h"

G_BEGIN_DECLS

/* A list of people from a spreadsheet, taken into an employer's pool.
 *
 * Reading knows only the file; placing then matches every row with the people of the database, by
 * the employer's staff number, else by kana and birth date; applying writes. A row with a fault is
 * refused as a whole, with every fault of it. */
typedef struct _YuiMemberImport YuiMemberImport;

/* Reads the file. Returns NULL with YUI_PROBLEM_INVALID_INPUT when it is no table of people (code
 * not_a_table, heading_missing or too_large). today decides on birth dates. Needs no database. */
YuiMemberImport *yui_member_import_read (GBytes *bytes, YuiCivilDay today, GError **error);
void yui_member_import_free (YuiMemberImport *self);

/* Matches the rows with the people of the programme and finds the faults that only the database can
 * show. Call it once, in the transaction that applies. */
gboolean yui_member_import_place (YuiMemberImport *self,
                                  YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *employer_id,
                                  GError **error);

/* Writes the rows without fault: new people and memberships, and what is given for people who are
 * there; an empty cell changes nothing. A person of the programme who is not in the pool yet gets a
 * membership; their own data stay. Each touched membership's id goes to touched (of char*,
 * nullable). */
gboolean yui_member_import_apply (
    YuiMemberImport *self, YuiDatabase *db, gint64 now_s, GPtrArray *touched, GError **error);

guint yui_member_import_get_n_refused (const YuiMemberImport *self);

/* The ImportReport of the API, as a new object of doc. added and updated say what apply does. */
yyjson_mut_val *yui_member_import_to_json (const YuiMemberImport *self, YuiJson *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiMemberImport, yui_member_import_free)

G_END_DECLS
