/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancellation.h"
#include "yui-request.h"

G_BEGIN_DECLS

/* Its paper, drawn beforehand; see yui-cancellation-document.h. */
typedef struct _YuiCancelPaper YuiCancelPaper;

/* What was decided. Text and paper are borrowed; paper may be empty. */
typedef struct
{
  const char *id;
  gboolean by_worker;
  YuiCancelReason reason;
  YuiOwedKind owed_kind;
  gint64 owed_yen;
  const char *written_reason; /* never NULL */
  YuiCancelPaper *paper;
} YuiCancelDecision;

/* Whether the contract can be cancelled or finished early at all now; FALSE with 409. */
gboolean yui_cancel_check_open (const YuiCancelCase *one, GError **error);

/* Adds a fault for each part of the decision that is not lawful, at pointers of the body. who is
 * put before the sentences where several people are decided on; NULL for one. */
void yui_cancel_check_decision (const YuiCancelCase *one,
                                const YuiCancelDecision *decision,
                                const char *who,
                                YuiFaults *faults);

/* Writes it with its paper and what follows: the contract ends and its seat, offer and expected hours with it, or,
 * after the start, stays with its hours. In the open transaction; logs each change. */
gboolean yui_cancel_store (YuiRequest *request,
                           YuiDatabase *db,
                           const YuiCancelCase *one,
                           const YuiCancelDecision *decision,
                           GError **error);

/* The columns that yui_cancellation_add_json reads; $1 is the programme. */
#define YUI_CANCELLATION_SELECT                                                                    \
  "SELECT x.id, x.version, x.kind, x.contract_id, x.shift_id, x.worker_id, w.name, x.by, "         \
  "x.reason, x.written_reason, x.cancelled_s, x.side, x.until_start_s, x.owed_kind, x.owed_yen, "  \
  "x.scheduled_wage_yen, x.worked_wage_yen, x.average_wage_yen, x.average_wage_why, x.working, "   \
  "x.work_day, x.pay_by_day, x.pay_run_id, x.document_id, "                                        \
  "(SELECT min (n.delivered_s) FROM notice_delivery n WHERE n.programme_id = x.programme_id "      \
  "AND n.document_id = x.document_id) "                                                            \
  "FROM cancellation x "                                                                           \
  "JOIN worker w ON w.programme_id = x.programme_id AND w.id = x.worker_id "                       \
  "WHERE x.programme_id = $1 "

/* Adds the members of openapi's Cancellation. */
void yui_cancellation_add_json (YuiStatement *row, YuiJson *doc, yyjson_mut_val *object);

G_END_DECLS
