/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* A worker's hours of the last two months, with what the employer says, and work at other
 * employers.
 *
 * Signals:
 *   closed ()
 *   claim-opened (YuiAttendance)
 *   declare-opened () */
#define YUI_TYPE_MY_HOURS_PAGE (yui_my_hours_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiMyHoursPage, yui_my_hours_page, YUI, MY_HOURS_PAGE, GtkBox)

GtkWidget *yui_my_hours_page_new (YuiVisit *visit);

G_END_DECLS
