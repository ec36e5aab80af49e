/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* From clock events to attendance.
 *
 * A clock event is a fact and is never refused for its time or place; what is unusual is marked for
 * a person to look at. */

/* Beyond these an event is off_plan: minutes before and after the planned time. */
#define YUI_CLOCK_EARLY_IN_MIN  30
#define YUI_CLOCK_LATE_IN_MIN   15
#define YUI_CLOCK_EARLY_OUT_MIN 15
#define YUI_CLOCK_LATE_OUT_MIN  30

/* A device whose clock is farther off than this is not trusted. */
#define YUI_CLOCK_DRIFT_MAX_S 300

/* The same kind again within this time is the same fact, told twice. */
#define YUI_CLOCK_SAME_S 60

typedef enum
{
  YUI_CLOCK_IN,
  YUI_CLOCK_OUT,
  YUI_CLOCK_BREAK_START,
  YUI_CLOCK_BREAK_END,
  YUI_N_CLOCK_KINDS,
} YuiClockKind;

/* Where a person stands on the clock of one contract. */
typedef enum
{
  YUI_CLOCK_STATE_NOT_IN,
  YUI_CLOCK_STATE_AT_WORK,
  YUI_CLOCK_STATE_ON_BREAK,
  YUI_CLOCK_STATE_OUT,
} YuiClockState;

typedef struct
{
  YuiClockKind kind;
  gint64 occurred_s;
  gboolean needs_review;
} YuiClockEvent;

/* What the events of one contract say. break_min counts whole minutes: breaks, and gaps between an
 * out and the next in. The times are 0 while there is no such event. */
typedef struct
{
  YuiClockState state;
  gint64 start_s;
  gint64 end_s;
  int break_min;
  gboolean needs_review; /* an event needs it, or their order makes no sense */
} YuiClocked;

/* API names: "in", "not_in" …; the inverse returns FALSE when unknown. */
const char *yui_clock_kind_name (YuiClockKind kind);
gboolean yui_clock_kind_from_name (const char *name, YuiClockKind *kind);
const char *yui_clock_state_name (YuiClockState state);

/* Reads events[n], sorted by occurred_s. Pure. */
void yui_attendance_read_clock (const YuiClockEvent *events, gsize n, YuiClocked *clocked);

/* Why an event needs a person's look: "device_clock", "order", "off_plan", or NULL. Pure.
 *
 * before      what the earlier events of the contract say.
 * occurred_s  device time, received_s server time. */
const char *yui_attendance_review_reason (YuiClockKind kind,
                                          gint64 occurred_s,
                                          gint64 received_s,
                                          gint64 planned_start_s,
                                          gint64 planned_end_s,
                                          const YuiClocked *before);

/* Reads the events of a contract from db. */
gboolean yui_attendance_load_clock (YuiDatabase *db,
                                    gint64 programme_id,
                                    const char *contract_id,
                                    YuiClocked *clocked,
                                    GError **error);

/* The state that an attendance is to follow to, when the clock says this and it stands at state. */
const char *yui_attendance_state_after (const char *state, const YuiClocked *clocked);

/* Makes the contract's row of attendance, expected, unless it is there. */
gboolean yui_attendance_make_row (YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *contract_id,
                                  const char *new_id,
                                  GError **error);

/* Brings the contract's attendance up to date with its clock events, in the open transaction: makes
 * the row if there is none; a state that is agreed or later stays, and is marked for review.
 * attendance_id receives its id (caller's), nullable. new_id is the id of a row to be made; NULL: a new one. */
gboolean yui_attendance_refresh (YuiDatabase *db,
                                 gint64 programme_id,
                                 const char *contract_id,
                                 const char *new_id,
                                 gint64 now_s,
                                 char **attendance_id,
                                 GError **error);

G_END_DECLS
