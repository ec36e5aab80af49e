/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-ranking-weights.h"

G_BEGIN_DECLS

/* What one term counts: its name, what it means in a sentence, and a slider of 0 to 100.
 *
 * Signal: moved (), when the person moves it. */
#define YUI_TYPE_WEIGHT_ROW (yui_weight_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiWeightRow, yui_weight_row, YUI, WEIGHT_ROW, AdwPreferencesRow)

GtkWidget *yui_weight_row_new (YuiRankTerm term);
guint16 yui_weight_row_get_weight (YuiWeightRow *self);

/* Sets it without saying that it was moved. */
void yui_weight_row_set_weight (YuiWeightRow *self, guint16 weight);

G_END_DECLS
