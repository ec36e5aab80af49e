/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-sync-op.h"

G_BEGIN_DECLS

/* Check-ins that a device kept and that fit no work: a person stood there, so they are kept until
 * somebody of the employer or the town has looked. */

/* Keeps what a rejected op says, and why, once, in the open transaction; logs the change. */
gboolean yui_unmatched_keep (YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, GError **error);

G_END_DECLS
