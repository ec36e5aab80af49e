/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-body.h"

G_BEGIN_DECLS

/* One op of POST /v1/sync/ops: something a client did while the server may have been away. It is
 * done by the handler of the plain call of its kind, once, however often it is sent. */

typedef enum
{
  YUI_SYNC_OP_OPEN, /* not done yet; in an answer: not answered, to be sent again */
  YUI_SYNC_OP_APPLIED,
  YUI_SYNC_OP_DUPLICATE, /* applied before */
  YUI_SYNC_OP_REJECTED,  /* now or before */
} YuiSyncOpState;

/* What an op of a kind is: the operation of openapi.yaml that does it. */
typedef struct
{
  const char *name;
  const char *operation_id;
  gboolean is_heavy; /* prepares more than the writer may wait for */
} YuiSyncKind;

struct _YuiSyncOp
{
  /* as sent; text is borrowed from the body */
  const char *op_id;
  gint64 device_seq;
  const char *kind;
  const char *subject_id; /* nullable */
  const char *depends_on; /* nullable */
  gint64 occurred_s;
  gint64 clock_offset_s; /* server time minus device time, as the device knew it */
  GBytes *body;
  guint8 sha256[32];

  /* whose */
  const char *owner_id;  /* borrowed */
  const char *device_id; /* borrowed */

  /* how it ended */
  YuiSyncOpState state;
  guint status;
  GBytes *answer; /* JSON; empty when there is none */
  gboolean is_stored;
};

/* Reads one element of ops; adds faults to it. */
void yui_sync_op_read (YuiSyncOp *op, YuiBody *element);
void yui_sync_op_clear (YuiSyncOp *op);

/* NULL when there is no such kind. */
const YuiSyncKind *yui_sync_kind_find (const char *name);

/* The route of a kind. */
const YuiRoute *yui_sync_kind_get_route (const YuiSyncKind *kind);

/* Who an op belongs to, besides the device: the account, or for a worker at a kiosk the kiosk's. */
const char *yui_sync_owner (const YuiPrincipal *principal);

/* Looks for what was done with the op before and, if there is anything, sets its end. FALSE with
 * error only when the database cannot be read. */
gboolean yui_sync_op_find (YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, GError **error);

/* Ends the op with an answer and keeps it, in the transaction of its effect. */
gboolean yui_sync_op_store (
    YuiSyncOp *op, YuiRequest *request, YuiDatabase *db, YuiResponse *response, GError **error);

G_END_DECLS
