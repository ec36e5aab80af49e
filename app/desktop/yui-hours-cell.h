/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the list of hours: a YuiHoursRow for an attendance, a YuiUnmatchedRow for a
 * check-in without work. What the account may do with it says the YuiHoursPage it stands on.
 *
 * Properties: item (GObject, nullable). */
#define YUI_TYPE_HOURS_CELL (yui_hours_cell_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursCell, yui_hours_cell, YUI, HOURS_CELL, AdwBin)

G_END_DECLS
