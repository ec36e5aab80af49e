/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-shift.h"

G_BEGIN_DECLS

/* Whether a person may work a shift besides what they are booked for already, whoever the employer
 * is. */
typedef struct
{
  const char *except_contract_id; /* given: a contract that does not count; nullable, borrowed */
  char *name;
  gint64 birth_day;   /* YUI_CIVIL_DAY_UNKNOWN when not on record */
  gint64 day_min;     /* work already booked on the shift's day, breaks not counted */
  gint64 week_min;    /* and in its week, Sunday to Saturday */
  gboolean is_booked; /* works at that time already */
  gboolean lacks_qualification;
} YuiWorkerLoad;

/* Reads it. Returns FALSE with error; 404 when there is no such person. */
gboolean yui_worker_load_read (YuiWorkerLoad *load,
                               YuiDatabase *db,
                               gint64 programme_id,
                               const char *worker_id,
                               const YuiShift *shift,
                               GError **error);
void yui_worker_load_clear (YuiWorkerLoad *load);

/* Returns NULL when nothing stands against it, else the stable code of the first rule that does,
 * and in sentence (static) why. */
const char *
yui_worker_load_check (const YuiWorkerLoad *load, const YuiShift *shift, const char **sentence);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiWorkerLoad, yui_worker_load_clear)

G_END_DECLS
