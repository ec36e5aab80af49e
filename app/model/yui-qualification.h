/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* Something a shift can ask for. */
#define YUI_TYPE_QUALIFICATION (yui_qualification_get_type ())
G_DECLARE_FINAL_TYPE (YuiQualification, yui_qualification, YUI, QUALIFICATION, YuiRecord)

const char *yui_qualification_get_id (YuiQualification *self);
const char *yui_qualification_get_code (YuiQualification *self);
const char *yui_qualification_get_name (YuiQualification *self);

G_END_DECLS
