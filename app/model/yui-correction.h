/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* One change of agreed hours; it stays for ever. */
#define YUI_TYPE_CORRECTION (yui_correction_get_type ())
G_DECLARE_FINAL_TYPE (YuiCorrection, yui_correction, YUI, CORRECTION, YuiRecord)

int yui_correction_get_number (YuiCorrection *self); /* from 1 */
const char *yui_correction_get_kind (
    YuiCorrection *self); /* agreed, corrected, reopened, disputed or settled */
gint64 yui_correction_get_made_at (YuiCorrection *self);
const char *yui_correction_get_made_by (YuiCorrection *self); /* a name */
gboolean yui_correction_get_by_worker (YuiCorrection *self);
gint64 yui_correction_get_from_start (YuiCorrection *self); /* 0: nothing was agreed before */
gint64 yui_correction_get_from_end (YuiCorrection *self);
int yui_correction_get_from_break_min (YuiCorrection *self); /* -1 likewise */
gint64 yui_correction_get_to_start (YuiCorrection *self);    /* 0: nothing is agreed now */
gint64 yui_correction_get_to_end (YuiCorrection *self);
int yui_correction_get_to_break_min (YuiCorrection *self); /* -1 likewise */
const char *yui_correction_get_why (YuiCorrection *self);
gboolean
yui_correction_get_was_paid (YuiCorrection *self); /* the difference goes into a later run */

G_END_DECLS
