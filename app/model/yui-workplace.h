/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A place where work happens. */
#define YUI_TYPE_WORKPLACE (yui_workplace_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkplace, yui_workplace, YUI, WORKPLACE, YuiRecord)

const char *yui_workplace_get_id (YuiWorkplace *self);
int yui_workplace_get_version (YuiWorkplace *self);
const char *yui_workplace_get_name (YuiWorkplace *self);
const char *yui_workplace_get_employer_id (YuiWorkplace *self);
const char *yui_workplace_get_employer_name (YuiWorkplace *self);
const char *yui_workplace_get_address (YuiWorkplace *self);
const char *yui_workplace_get_prefecture (YuiWorkplace *self);
int yui_workplace_get_latitude_udeg (YuiWorkplace *self);  /* micro-degrees north */
int yui_workplace_get_longitude_udeg (YuiWorkplace *self); /* micro-degrees east */

G_END_DECLS
