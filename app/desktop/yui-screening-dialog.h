/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* A decision about one employer.
 *
 * Signals:
 *   decided ()  the decision is on record; the dialog closes itself.
 *
 * Actions: screening.decide, screening.cancel. */
#define YUI_TYPE_SCREENING_DIALOG (yui_screening_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiScreeningDialog, yui_screening_dialog, YUI, SCREENING_DIALOG, AdwDialog)

YuiScreeningDialog *yui_screening_dialog_new (YuiClient *client, YuiScreening *screening);

G_END_DECLS
