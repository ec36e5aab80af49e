/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancellation.h"
#include "yui-proposal.h"
#include "yui-record.h"
#include "yui-terms.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* The terms of a contract from one agreement to the next. */
#define YUI_TYPE_CONTRACT_VERSION (yui_contract_version_get_type ())
G_DECLARE_FINAL_TYPE (YuiContractVersion, yui_contract_version, YUI, CONTRACT_VERSION, YuiRecord)

int yui_contract_version_get_number (YuiContractVersion *self);
YuiTerms *yui_contract_version_get_terms (YuiContractVersion *self);
gint64 yui_contract_version_get_agreed_at (YuiContractVersion *self);
const char *yui_contract_version_get_notice_document_id (YuiContractVersion *self); /* nullable */
const char *yui_contract_version_get_kind (YuiContractVersion *self);         /* NULL: as formed */
const char *yui_contract_version_get_consent_how (YuiContractVersion *self);  /* nullable */
const char *yui_contract_version_get_consent_note (YuiContractVersion *self); /* nullable */

/* When the worker had the working conditions notice before them. */
#define YUI_TYPE_NOTICE_DELIVERY (yui_notice_delivery_get_type ())
G_DECLARE_FINAL_TYPE (YuiNoticeDelivery, yui_notice_delivery, YUI, NOTICE_DELIVERY, YuiRecord)

const char *yui_notice_delivery_get_document_id (YuiNoticeDelivery *self);
const char *yui_notice_delivery_get_how (YuiNoticeDelivery *self); /* shown, printed, downloaded */
gint64 yui_notice_delivery_get_delivered_at (YuiNoticeDelivery *self);
gboolean yui_notice_delivery_get_at_kiosk (YuiNoticeDelivery *self);

/* A labour contract. */
#define YUI_TYPE_CONTRACT (yui_contract_get_type ())
G_DECLARE_FINAL_TYPE (YuiContract, yui_contract, YUI, CONTRACT, YuiRecord)

const char *yui_contract_get_id (YuiContract *self);
int yui_contract_get_version (YuiContract *self);
const char *yui_contract_get_shift_id (YuiContract *self);
const char *yui_contract_get_worker_id (YuiContract *self);
const char *yui_contract_get_worker_name (YuiContract *self);
gint64 yui_contract_get_formed_at (YuiContract *self);
YuiTerms *yui_contract_get_terms (YuiContract *self);
YuiClockState yui_contract_get_clock_state (YuiContract *self);
/* The working conditions notice; nullable. */
const char *yui_contract_get_notice_document_id (YuiContract *self);
const char *yui_contract_get_attendance_id (YuiContract *self); /* nullable */

/* Whether it was cancelled before the start. An early finish leaves it in force. */
gboolean yui_contract_is_cancelled (YuiContract *self);
gboolean yui_contract_get_electronic_notice (YuiContract *self);    /* the worker's wish */
YuiCancellation *yui_contract_get_cancellation (YuiContract *self); /* nullable */
YuiProposal *yui_contract_get_proposal (YuiContract *self);         /* open; nullable */
GListModel *
yui_contract_get_versions (YuiContract *self); /* of YuiContractVersion; empty: never changed */
GListModel *yui_contract_get_deliveries (YuiContract *self); /* of YuiNoticeDelivery */

G_END_DECLS
