/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"
#include "net/yui-client.h"

G_BEGIN_DECLS

/* The shifts of the weeks that a calendar shows, and of those beside them, so that going on is
 * instant. Weeks begin on Monday. A week once read stays shown until a fresh answer replaces it.
 *
 * Signals:
 *   changed ()  a week arrived or failed: look at is_loaded and problem again */
#define YUI_TYPE_CALENDAR_WEEKS (yui_calendar_weeks_get_type ())
G_DECLARE_FINAL_TYPE (YuiCalendarWeeks, yui_calendar_weeks, YUI, CALENDAR_WEEKS, GObject)

YuiCalendarWeeks *yui_calendar_weeks_new (YuiClient *client);

/* All shifts that are known, week by week: GListModel of YuiShift; the same object for life. */
GListModel *yui_calendar_weeks_get_model (YuiCalendarWeeks *self);

/* Reads what is not known of n_days from first_day, and then the week before and the week after. */
void yui_calendar_weeks_show (YuiCalendarWeeks *self, YuiCivilDay first_day, int n_days);

/* Reads the weeks that are shown again, at once, and the others when they are shown again. */
void yui_calendar_weeks_refresh (YuiCalendarWeeks *self);

/* Whether all days that are shown have been read. */
gboolean yui_calendar_weeks_is_loaded (YuiCalendarWeeks *self);

/* A sentence that says why a week that is shown could not be read; NULL. */
const char *yui_calendar_weeks_get_problem (YuiCalendarWeeks *self);

G_END_DECLS
