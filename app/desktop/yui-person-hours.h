/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* What a page says of a person's hours: lines of the law, work elsewhere, shifts here. It stands on
 * a YuiPage and asks it to read anew when it has changed something.
 *
 * Actions: person-hours.declare; person-hours.end-declared (id), person-hours.resume-declared (id). */
#define YUI_TYPE_PERSON_HOURS (yui_person_hours_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonHours, yui_person_hours, YUI, PERSON_HOURS, GtkBox)

/* How far the person is with one employer; NULL: in nobody's pool. */
void yui_person_hours_show_lines (YuiPersonHours *self, YuiThresholds *thresholds);

/* declared: of YuiDeclaredWork; shifts: of YuiAttendance, by work date, of one employer, or of all
 * of the town when is_town. */
void yui_person_hours_show (YuiPersonHours *self,
                            const char *worker_id,
                            GListModel *declared,
                            GListModel *shifts,
                            gboolean can_manage,
                            gboolean is_town);

G_END_DECLS
