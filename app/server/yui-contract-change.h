/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancellation.h"
#include "yui-contract-form.h"

G_BEGIN_DECLS

/* Changes of a contract in force: shorter hours of the same shift (shorten), or another shift of
 * the employer (reassign on the same day, move to another). Only with the worker's consent (Labour
 * Contracts Act Art. 8); each version of the terms is kept with its hash. */

typedef struct
{
  const char *kind;                 /* shorten, move, reassign */
  const char *to_shift_id;          /* of the shift to work; the contract's own when shortened */
  gint64 start_s, end_s, break_min; /* of a shortened shift; 0 otherwise */
} YuiContractChange;

/* Adds `alternatives`: what could be done instead, each with what it comes to. None once the shift
 * has started. */
gboolean yui_contract_change_add_alternatives (YuiRequest *request,
                                               const YuiCancelCase *one,
                                               YuiJson *doc,
                                               yyjson_mut_val *object,
                                               GError **error);

/* The shift as it would be worked (caller's), when nothing stands against it: FALSE with 404, 409
 * or 422 otherwise. */
YuiShift *yui_contract_change_check (YuiRequest *request,
                                     YuiDatabase *db,
                                     const YuiCancelCase *one,
                                     const YuiContractChange *change,
                                     GError **error);

/* Puts the change into force: new terms and notice, seat, hours, and both versions on record. form
 * gives contract_id, document_id and notice. In the open transaction, after the check. */
gboolean yui_contract_change_write (YuiRequest *request,
                                    YuiDatabase *db,
                                    const YuiCancelCase *one,
                                    const YuiShift *wanted,
                                    const char *proposal_id,
                                    const YuiContractForm *form,
                                    GError **error);

G_END_DECLS
