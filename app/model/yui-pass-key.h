/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* The public half of a key that a programme signs workers' passes with. */
#define YUI_TYPE_PASS_KEY (yui_pass_key_get_type ())
G_DECLARE_FINAL_TYPE (YuiPassKey, yui_pass_key, YUI, PASS_KEY, YuiRecord)

const char *yui_pass_key_get_id (YuiPassKey *self); /* as a pass names it */
int yui_pass_key_get_programme_id (YuiPassKey *self);
const char *yui_pass_key_get_public_key (YuiPassKey *self); /* base64 */
gint64 yui_pass_key_get_retired_at (YuiPassKey *self);      /* 0: in use */

G_END_DECLS
