/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* The employer's settings that hours and pay rest on: business, statutory rest day, agreement under
 * Art. 36. Those who may not change them see them.
 *
 * Actions: employer.save, employer.cancel. */
#define YUI_TYPE_EMPLOYER_DIALOG (yui_employer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiEmployerDialog, yui_employer_dialog, YUI, EMPLOYER_DIALOG, AdwDialog)

AdwDialog *yui_employer_dialog_new (YuiDesk *desk);

G_END_DECLS
