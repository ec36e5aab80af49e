/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* What a page says of a person's hours: lines of the law, work elsewhere, shifts here. It stands on
 * a YuiPage and asks it to read anew when it has changed something.
 *
 * Actions: person-hours.declare; person-hours.end-declared (id). */
#define YUI_TYPE_PERSON_HOURS (yui_person_hours_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonHours, yui_person_hours, YUI, PERSON_HOURS, GtkBox)

/* declared: of YuiDeclaredWork; shifts: of YuiAttendance, by work date. */
void yui_person_hours_show (YuiPersonHours *self,
                            YuiMembership *person,
                            YuiThresholds *thresholds,
                            GListModel *declared,
                            GListModel *shifts,
                            gboolean can_manage);

G_END_DECLS
