/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-sum.h"

G_BEGIN_DECLS

/* Figures of one week. */
#define YUI_TYPE_FIGURES_WEEK (yui_figures_week_get_type ())
G_DECLARE_FINAL_TYPE (YuiFiguresWeek, yui_figures_week, YUI, FIGURES_WEEK, YuiRecord)

const char *yui_figures_week_get_week_start (YuiFiguresWeek *self); /* a Monday */
int yui_figures_week_get_posted_seats (YuiFiguresWeek *self);
int yui_figures_week_get_filled_seats (YuiFiguresWeek *self);
int yui_figures_week_get_worked_shifts (YuiFiguresWeek *self);
gint64 yui_figures_week_get_paid_yen (YuiFiguresWeek *self);
YuiPaySum *yui_figures_week_get_sum (YuiFiguresWeek *self); /* of what was paid; names no runs */

/* Registered, posted, filled, worked, paid. */
#define YUI_TYPE_FIGURES (yui_figures_get_type ())
G_DECLARE_FINAL_TYPE (YuiFigures, yui_figures, YUI, FIGURES, YuiRecord)

int yui_figures_get_registered (YuiFigures *self);
int yui_figures_get_active (YuiFigures *self);
int yui_figures_get_employers (YuiFigures *self);
int yui_figures_get_workplaces (YuiFigures *self);
int yui_figures_get_posted_seats (YuiFigures *self);
int yui_figures_get_filled_seats (YuiFigures *self);
int yui_figures_get_worked_shifts (YuiFigures *self);
int yui_figures_get_worked_people (YuiFigures *self);
int yui_figures_get_worked_min (YuiFigures *self); /* minutes */
gint64 yui_figures_get_paid_yen (YuiFigures *self);
GListModel *yui_figures_get_weeks (YuiFigures *self); /* of YuiFiguresWeek */
YuiPaySum *yui_figures_get_sum (YuiFigures *self);    /* of what was paid; names no runs */

G_END_DECLS
