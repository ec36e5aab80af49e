/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* The rates of labour insurance of a fiscal year, as the notices to the employer say them, and which
 * ones the papers use now.
 *
 * Signals:
 *   saved (YuiInsuranceRates *rates, JsonObject *before)  before is the body that undoes it. */
#define YUI_TYPE_INSURANCE_DIALOG (yui_insurance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiInsuranceDialog, yui_insurance_dialog, YUI, INSURANCE_DIALOG, AdwDialog)

YuiInsuranceDialog *yui_insurance_dialog_new (YuiClient *client);

/* Reads a rate of 1,000 yen ("3", "8.5", full-width digits too) into parts of 100,000 yen; −1 for
 * nothing. Returns FALSE for anything else, and above 200. */
gboolean yui_insurance_rate_parse (const char *text, int *rate);

/* "8.5"; nothing for −1. Transfer full. */
char *yui_insurance_rate_to_text (int rate);

G_END_DECLS
