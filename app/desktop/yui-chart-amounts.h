/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-pay-sum.h"

G_BEGIN_DECLS

/* The amounts of a chart below it, one a row: what a picture cannot do, each says why it is so. */

/* Takes all rows off. */
void yui_chart_amounts_clear (AdwExpanderRow *expander);

/* Adds an amount with its name: wages on the payslips of people (0: not counted), nullable sum. The
 * runs of the sum are ways to it where the page has the action page.open-run. */
void yui_chart_amounts_add (AdwExpanderRow *expander,
                            const char *name,
                            const char *detail,
                            gint64 yen,
                            YuiPaySum *sum,
                            int people);

/* A button of an amount that a sum of wages is behind, with ways to its runs. */
GtkWidget *yui_chart_amounts_make_button (const char *amount,
                                          const char *what,
                                          const char *why,
                                          YuiPaySum *sum);

G_END_DECLS
