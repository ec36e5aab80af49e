/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

/* Things that become due by time alone, as rows of `timer`. A row fires in the transaction of its
 * effect: once, however many processes look, and again only after it was set for another moment.
 * What became due while no process ran fires at the next start, if it still makes sense then. */

/* X (SUFFIX, "kind", subject) */
#define YUI_TIMERS(X)                                                                              \
  X (OFFER_REPLY, "offer_reply", "offer")  /* an offer that nobody answered expires */             \
  X (RING_OPENING, "ring_opening", "ring") /* a ring opens */                                      \
  X (DAY_BEFORE, "day_before", "contract") /* a worker is reminded at 18:00 of the day before */   \
  X (CHECK_IN, "check_in", "contract")     /* a worker is reminded half an hour before */          \
  X (PAY_DAY, "pay_day", "pay_run")        /* an employer is reminded at 9:00 of the pay day */

typedef enum
{
#define X(suffix, name, subject) YUI_TIMER_##suffix,
  YUI_TIMERS (X)
#undef X
      YUI_N_TIMERS
} YuiTimerKind;

const char *yui_timer_name (YuiTimerKind kind);

/* Sets the timer of a subject, in the open transaction. One that fired for the same moment stays
 * fired. */
gboolean yui_timer_set (YuiDatabase *db,
                        gint64 programme_id,
                        YuiTimerKind kind,
                        const char *subject_id,
                        gint64 due_s,
                        GError **error);

/* Takes a waiting timer away; one that has fired stays on record. */
gboolean yui_timer_clear (YuiDatabase *db,
                          gint64 programme_id,
                          YuiTimerKind kind,
                          const char *subject_id,
                          GError **error);

/* Sets both reminders of a contract whose work begins at start_s. A moment that is over already is
 * not set. */
gboolean yui_timer_set_reminders (YuiDatabase *db,
                                  gint64 programme_id,
                                  const char *contract_id,
                                  gint64 start_s,
                                  gint64 now_s,
                                  GError **error);

/* Sets the reminder of a locked pay run; pay_day is a day number. */
gboolean yui_timer_set_pay_day (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 pay_day, GError **error);

/* Fires what is due in one programme, earliest first, at most limit. A transaction that holds the
 * programme must be open. A timer whose effect fails is undone alone and tried again later, each
 * time after twice as long. Returns how many fired, −1 with error when the database fails. */
int yui_timer_fire (YuiDatabase *db, gint64 programme_id, gint64 now_s, int limit, GError **error);

/* Sets the timers that rows of this moment should have and lack: of a database from before there
 * were timers, an import, or rows an older process wrote. */
gboolean yui_timer_complete (YuiDatabase *db, gint64 now_s, GError **error);

/* Deletes what fired before moment_s. */
gboolean yui_timer_forget (YuiDatabase *db, gint64 moment_s, GError **error);

/* ---- in a serving process ---- */

#define YUI_TIMER_INTERVAL_S 5

/* A clock that does not believe a jump at once: the wall clock of a machine may be set wrong and
 * right again. A jump of more than a minute is followed only when it has stood for a minute; until
 * then time goes on as it did. Start with zeros. */
typedef struct
{
  gint64 wall_s;      /* believed */
  gint64 monotonic_s; /* of that */
  gint64 jumped_s;    /* monotonic; 0: no jump is being watched */
  gint64 offset_s;    /* of the jump that is being watched */
} YuiTimerClock;

/* What time it is, given the machine's two clocks. */
gint64 yui_timer_clock_read (YuiTimerClock *clock, gint64 wall_s, gint64 monotonic_s);

/* Queues the firing of what is due in any programme. */
gboolean yui_timer_queue (YuiStore *store, gint64 now_s, GError **error);

/* Queues yui_timer_complete. */
void yui_timer_queue_completion (YuiStore *store);

G_END_DECLS
