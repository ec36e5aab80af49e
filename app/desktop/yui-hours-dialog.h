/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

typedef enum
{
  YUI_HOURS_DIALOG_CONFIRM, /* agrees to hours, such as they were or others */
  YUI_HOURS_DIALOG_CORRECT, /* changes hours that are agreed or paid */
  YUI_HOURS_DIALOG_CLAIM,   /* says what the employer thinks of disputed hours */
} YuiHoursDialogMode;

/* Confirms, corrects or disputes hours: times, break, ordered work besides, a note that says why;
 * and everything that was clocked and changed before.
 *
 * Actions: hours.save, hours.cancel, hours.add-work. Signals: saved (), before the dialog closes. */
#define YUI_TYPE_HOURS_DIALOG (yui_hours_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursDialog, yui_hours_dialog, YUI, HOURS_DIALOG, AdwDialog)

YuiHoursDialog *
yui_hours_dialog_new (YuiClient *client, YuiAttendance *attendance, YuiHoursDialogMode mode);

G_END_DECLS
