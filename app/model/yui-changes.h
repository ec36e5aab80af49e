/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* One change of one resource. */
#define YUI_TYPE_CHANGE (yui_change_get_type ())
G_DECLARE_FINAL_TYPE (YuiChange, yui_change, YUI, CHANGE, YuiRecord)

gint64 yui_change_get_number (YuiChange *self); /* change number */
/* Shift, offer, contract, clock_event, attendance, pay_run, membership or document. */
const char *yui_change_get_resource (YuiChange *self);
const char *yui_change_get_id (YuiChange *self);
gboolean yui_change_get_is_deleted (YuiChange *self);

/* What changed after a change number, oldest first. */
#define YUI_TYPE_CHANGES (yui_changes_get_type ())
G_DECLARE_FINAL_TYPE (YuiChanges, yui_changes, YUI, CHANGES, YuiRecord)

GListModel *yui_changes_get_changes (YuiChanges *self); /* of YuiChange */
gint64 yui_changes_get_next_after (YuiChanges *self);   /* the number to ask after next */
const char *yui_changes_get_epoch (YuiChanges *self);

G_END_DECLS
