/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* A coordinator types the code that a kiosk shows, sees what asks, and lets it in or does not.
 *
 * Signal: let-in (). Actions: kiosk.find, kiosk.approve, kiosk.deny. */
#define YUI_TYPE_KIOSK_DIALOG (yui_kiosk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiKioskDialog, yui_kiosk_dialog, YUI, KIOSK_DIALOG, AdwDialog)

/* workplaces: of YuiWorkplace, nullable: the kiosk can then only be the whole programme's. */
AdwDialog *yui_kiosk_dialog_new (YuiClient *client, GListModel *workplaces);

G_END_DECLS
