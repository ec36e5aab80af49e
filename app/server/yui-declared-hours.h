/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-addition.h"
#include "store/yui-database.h"

G_BEGIN_DECLS

/* Work at employers outside, as the worker declared it (Art. 38). It is known to every employer of
 * the worker in the programme, as each has to count it. */

/* Reads the declared work of a worker day by day.
 *
 * from_day, to_day  first day, and the day after the last.
 * works             array of YuiAddedWork; appended to, by day: scheduled_min, formed_s and day.
 *
 * For a week's premiums: append the employer's own work of the same week to the array, call
 * yui_labour_add_employers(), and take the entries of the own work as YuiWorkContext's
 * day_before_min and week_before_min. */
gboolean yui_declared_hours_load (YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *worker_id,
                                  YuiCivilDay from_day,
                                  YuiCivilDay to_day,
                                  GArray *works,
                                  GError **error);

/* What comes before each of the employer's own works in its day and week, with what is declared
 * elsewhere.
 *
 * own     array[n_own], sorted by day, over any number of weeks (Sunday to Saturday); without
 *         rest-day work.
 * before  receives n_own entries, in the order of own. */
gboolean yui_declared_hours_place (YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *worker_id,
                                   const YuiAddedWork *own,
                                   gsize n_own,
                                   YuiAddedBefore *before,
                                   GError **error);

/* Adds up the declared minutes of the week that holds day, Sunday to Saturday, and of day itself;
 * each out value is nullable. For caps and for checking minors. */
gboolean yui_declared_hours_sum (YuiDatabase *db,
                                 gint64 programme_id,
                                 const char *worker_id,
                                 YuiCivilDay day,
                                 gint64 *day_min,
                                 gint64 *week_min,
                                 GError **error);

G_END_DECLS
