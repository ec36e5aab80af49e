/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-thresholds.h"

G_BEGIN_DECLS

/* One line of the law: how far a person is from it, with a bar, what comes next, what it means and
 * where it is written. */
#define YUI_TYPE_THRESHOLD_ROW (yui_threshold_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiThresholdRow, yui_threshold_row, YUI, THRESHOLD_ROW, GtkListBoxRow)

GtkWidget *yui_threshold_row_new (YuiThreshold *threshold, YuiThresholds *thresholds);

G_END_DECLS
