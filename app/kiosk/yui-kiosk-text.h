/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-terms.h"

G_BEGIN_DECLS

/* Facts of work as plain text for a screen, in the language that is on. All transfer full. */

char *yui_kiosk_text_date (gint64 time_s);               /* Wednesday 25 November */
char *yui_kiosk_text_pay_day (const char *date);         /* the same of YYYY-MM-DD */
char *yui_kiosk_text_clock (gint64 time_s);              /* 9:00 */
char *yui_kiosk_text_day_and_time (gint64 time_s);       /* Wednesday 25 November 9:00 */
char *yui_kiosk_text_hours (gint64 from_s, gint64 to_s); /* 9:00 to 13:00 */
char *yui_kiosk_text_yen (gint64 yen);                   /* 1,100 yen */
char *yui_kiosk_text_minutes (int minutes);              /* 45 minutes, 1 hour, 1 hour 30 minutes */

/* What the work pays: hourly wage, transport and the sum, in two lines. */
char *yui_kiosk_text_pay (YuiTerms *terms);

/* The work in one sentence, for a screen reader. */
char *yui_kiosk_text_work (YuiTerms *terms);

G_END_DECLS
