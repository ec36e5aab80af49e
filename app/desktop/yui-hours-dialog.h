/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Confirms hours that differ from the clock, with a note that says why.
 *
 * Actions: hours.save, hours.cancel. Signals: saved (), before the dialog closes. */
#define YUI_TYPE_HOURS_DIALOG (yui_hours_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursDialog, yui_hours_dialog, YUI, HOURS_DIALOG, AdwDialog)

YuiHoursDialog *yui_hours_dialog_new (YuiClient *client, YuiAttendance *attendance);

G_END_DECLS
