/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A part of agreed hours: a break, or work that was ordered besides. */
#define YUI_TYPE_HOURS_SPAN (yui_hours_span_get_type ())
G_DECLARE_FINAL_TYPE (YuiHoursSpan, yui_hours_span, YUI, HOURS_SPAN, YuiRecord)

const char *yui_hours_span_get_kind (
    YuiHoursSpan *self); /* break, preparation, changing, cleaning or waiting */
gint64 yui_hours_span_get_started_at (YuiHoursSpan *self);
gint64 yui_hours_span_get_ended_at (YuiHoursSpan *self);

G_END_DECLS
