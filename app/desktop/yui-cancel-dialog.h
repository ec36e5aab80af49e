/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* The cancellation desk: hours to the start, what to do instead, reasons, and the money before the
 * click. The employer picks and confirms; the full wage is preset. There is no undo, so that the
 * last step names the person and the yen.
 *
 * Actions: cancel.confirm, cancel.keep. Signals: done (text) when something was cancelled or
 * proposed, with a sentence that says so, before the dialog closes. */
#define YUI_TYPE_CANCEL_DIALOG (yui_cancel_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiCancelDialog, yui_cancel_dialog, YUI, CANCEL_DIALOG, AdwDialog)

/* For one person: a cancellation before the start, an early finish after it. */
YuiCancelDialog *yui_cancel_dialog_new (YuiClient *client, const char *contract_id);

/* For all people of a shift. */
YuiCancelDialog *yui_cancel_dialog_new_for_shift (YuiClient *client, const char *shift_id);

/* Shows a desk that was read; for the two above and for tests. */
void yui_cancel_dialog_show (YuiCancelDialog *self, YuiCancelDesk *desk);

G_END_DECLS
