/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Whether the server is well. */
#define YUI_TYPE_HEALTH (yui_health_get_type ())
G_DECLARE_FINAL_TYPE (YuiHealth, yui_health, YUI, HEALTH, YuiRecord)

const char *yui_health_get_status (YuiHealth *self);
const char *yui_health_get_version (YuiHealth *self);

G_END_DECLS
