/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Asks which work of about that time a check-in was for, and whether somebody came or went.
 *
 * Actions: unmatched.record, unmatched.cancel. Signals: matched () before the dialog closes. */
#define YUI_TYPE_UNMATCHED_DIALOG (yui_unmatched_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiUnmatchedDialog, yui_unmatched_dialog, YUI, UNMATCHED_DIALOG, AdwDialog)

AdwDialog *yui_unmatched_dialog_new (YuiClient *client, YuiUnmatchedClockEvent *event);

G_END_DECLS
