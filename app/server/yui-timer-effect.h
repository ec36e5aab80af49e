/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-timer.h"

G_BEGIN_DECLS

/* A timer that fires. */
typedef struct
{
  gint64 programme_id;
  const char *subject_id;
  gint64 due_s;
  gint64 now_s;
} YuiTimerFiring;

/* What came of it: an effect; nothing, because its subject changed meanwhile; or nothing, because
 * it came too late to make sense. */
typedef enum
{
  YUI_TIMER_FAILED = -1,
  YUI_TIMER_DONE,
  YUI_TIMER_NOTHING,
  YUI_TIMER_TOO_LATE,
} YuiTimerOutcome;

/* Does what the timer is for, in the open transaction. */
typedef YuiTimerOutcome (*YuiTimerEffect) (YuiDatabase *db,
                                           const YuiTimerFiring *firing,
                                           GError **error);

YuiTimerOutcome
yui_timer_expire_offer (YuiDatabase *db, const YuiTimerFiring *firing, GError **error);
YuiTimerOutcome yui_timer_open_ring (YuiDatabase *db, const YuiTimerFiring *firing, GError **error);
YuiTimerOutcome
yui_timer_remind_day_before (YuiDatabase *db, const YuiTimerFiring *firing, GError **error);
YuiTimerOutcome
yui_timer_remind_check_in (YuiDatabase *db, const YuiTimerFiring *firing, GError **error);
YuiTimerOutcome
yui_timer_remind_pay_day (YuiDatabase *db, const YuiTimerFiring *firing, GError **error);

G_END_DECLS
