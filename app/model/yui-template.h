/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-ring.h"

G_BEGIN_DECLS

/* A job description to use again; hiring_mode is first_come or selection. */
#define YUI_TYPE_TEMPLATE (yui_template_get_type ())
G_DECLARE_FINAL_TYPE (YuiTemplate, yui_template, YUI, TEMPLATE, YuiRecord)

const char *yui_template_get_id (YuiTemplate *self);
int yui_template_get_version (YuiTemplate *self);
const char *yui_template_get_name (YuiTemplate *self);
const char *yui_template_get_title (YuiTemplate *self);
const char *yui_template_get_description (YuiTemplate *self);
const char *yui_template_get_belongings (YuiTemplate *self);
int yui_template_get_break_min (YuiTemplate *self);
int yui_template_get_seats (YuiTemplate *self);
gint64 yui_template_get_hourly_wage_yen (YuiTemplate *self);
gint64 yui_template_get_transport_yen (YuiTemplate *self);
const char *yui_template_get_hiring_mode (YuiTemplate *self);
const char *const *yui_template_get_required_qualification_ids (YuiTemplate *self);
GListModel *yui_template_get_rings (YuiTemplate *self); /* of YuiRing */

G_END_DECLS
