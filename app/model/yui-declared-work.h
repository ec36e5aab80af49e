/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Work at another employer, as the person declared it. */
#define YUI_TYPE_DECLARED_WORK (yui_declared_work_get_type ())
G_DECLARE_FINAL_TYPE (YuiDeclaredWork, yui_declared_work, YUI, DECLARED_WORK, YuiRecord)

const char *yui_declared_work_get_id (YuiDeclaredWork *self);
const char *yui_declared_work_get_employer_name (YuiDeclaredWork *self); /* empty when not said */
const char *yui_declared_work_get_since (YuiDeclaredWork *self); /* when that contract formed */
const char *yui_declared_work_get_from (YuiDeclaredWork *self);
const char *yui_declared_work_get_until (YuiDeclaredWork *self); /* the last day; nullable */
int yui_declared_work_get_weekdays (YuiDeclaredWork *self);      /* bit 0 is Monday */
int yui_declared_work_get_day_min (YuiDeclaredWork *self);       /* minutes on each of these days */
int yui_declared_work_get_week_min (YuiDeclaredWork *self);
gboolean yui_declared_work_get_by_worker (YuiDeclaredWork *self);
gint64 yui_declared_work_get_recorded_at (YuiDeclaredWork *self);

G_END_DECLS
