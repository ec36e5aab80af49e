/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-sync-op.h"

G_BEGIN_DECLS

#define YUI_SYNC_OPS_MAX 500

/* A batch of ops of one device, as POST /v1/sync/ops has them. */
typedef struct
{
  const char *device_id; /* borrowed from the body */
  gint64 oldest_seq;     /* what is older than this the device does not have any more */
  GArray *ops;           /* of YuiSyncOp, by device_seq */
  guint retry_after_s;   /* when an op was left open: how long to wait before it is sent again */
} YuiSyncBatch;

/* Reads the request's body. batch keeps pointing into body. FALSE with 422. */
gboolean
yui_sync_batch_read (YuiSyncBatch *batch, YuiRequest *request, YuiBody *body, GError **error);
void yui_sync_batch_clear (YuiSyncBatch *batch);

/* Does what was not done yet, in order, each op in a savepoint of its own: one that is rejected
 * keeps no other back but those that depend on it. On return each op has its end, or is left open
 * where trying again later helps. FALSE with error when nothing can be said now; what was done by
 * then stays done and is found again. FALSE with 409 device-seq-gap, before anything is done, when
 * ops before these never came. */
gboolean yui_sync_batch_apply (YuiSyncBatch *batch, YuiRequest *request, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiSyncBatch, yui_sync_batch_clear)

G_END_DECLS
