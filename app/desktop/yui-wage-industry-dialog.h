/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Which business each workplace is, among those that have a special minimum wage in its prefecture.
 * A choice is saved at once; the one before stands beside it. Workplaces without a choice are left
 * out. */
#define YUI_TYPE_WAGE_INDUSTRY_DIALOG (yui_wage_industry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiWageIndustryDialog, yui_wage_industry_dialog, YUI, WAGE_INDUSTRY_DIALOG, AdwDialog)

YuiWageIndustryDialog *yui_wage_industry_dialog_new (YuiClient *client, gboolean may_change);

G_END_DECLS
