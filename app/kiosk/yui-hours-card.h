/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-attendance.h"

G_BEGIN_DECLS

/* The hours of one piece of work: as planned and as they count so far, and what both sides say.
 *
 * Signals:
 *   claim ()   these hours are not right
 *   settle ()  the hours that the employer says are right */
#define YUI_TYPE_HOURS_CARD (yui_hours_card_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursCard, yui_hours_card, YUI, HOURS_CARD, GtkBox)

GtkWidget *yui_hours_card_new (YuiAttendance *attendance);

YuiAttendance *yui_hours_card_get_attendance (YuiHoursCard *self);

G_END_DECLS
