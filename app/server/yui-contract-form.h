/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* How a contract forms, whichever way the two found each other: by an offer that the worker
 * accepts, by an application (first_come: at once) or by the employer's acceptance of one. */
typedef struct
{
  const char *shift_id; /* given, borrowed, as are the next five */
  const char *worker_id;
  const char *offer_id;       /* nullable */
  const char *application_id; /* nullable */
  const char *terms_sha256;   /* of the terms that the worker was shown */
  gboolean electronic_notice; /* the worker's wish */

  char *contract_id, *attendance_id, *document_id; /* made */
  char *worker_name;
  GBytes *notice;
} YuiContractForm;

void yui_contract_form_clear (YuiContractForm *form);

/* Checks everything that must hold for the contract to form; ask once before the paper is made and
 * once, in the transaction, before anything is written. Returns the shift, or NULL with a problem:
 * shift-not-open, terms-changed, shift-full, already-booked, not-lawful. */
YuiShift *yui_contract_form_check (YuiRequest *request,
                                   YuiDatabase *db,
                                   YuiContractForm *form,
                                   GError **error);

/* Checks, and makes ids and the working conditions notice, before the transaction, so that nobody
 * waits for its drawing. */
gboolean yui_contract_form_prepare (YuiRequest *request, YuiContractForm *form, GError **error);

/* Writes contract, attendance and notice, closes the worker's open offer and application for the
 * shift, and logs each change. In the open transaction, after yui_contract_form_check. */
gboolean yui_contract_form_write (YuiRequest *request,
                                  YuiDatabase *db,
                                  const YuiShift *shift,
                                  const YuiContractForm *form,
                                  GError **error);

/* Answers with openapi's Contract. */
YuiResponse *yui_contract_answer (
    YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error);

/* Stores a notice of the contract. */
gboolean yui_contract_store_notice (YuiRequest *request,
                                    YuiDatabase *db,
                                    const YuiShift *shift,
                                    const YuiContractForm *form,
                                    GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiContractForm, yui_contract_form_clear)

G_END_DECLS
