/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-contract.h"

#include "yui-record-private.h"

struct _YuiContractVersion
{
  YuiRecord parent_instance;

  int number;
  YuiTerms *terms;
  gint64 agreed_at;
  char *notice_document_id;
  char *kind;
  char *consent_how;
  char *consent_note;
};

G_DEFINE_FINAL_TYPE (YuiContractVersion, yui_contract_version, YUI_TYPE_RECORD)

static const YuiField contract_version_fields[] = {
  { "number", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiContractVersion, number) },
  { "terms", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiContractVersion, terms),
    yui_terms_get_type },
  { "agreed_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiContractVersion, agreed_at) },
  { "notice_document_id", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiContractVersion, notice_document_id) },
  { "kind", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiContractVersion, kind) },
  { "consent_how", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiContractVersion, consent_how) },
  { "consent_note", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiContractVersion, consent_note) },
};

static void
yui_contract_version_class_init (YuiContractVersionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), contract_version_fields,
                            G_N_ELEMENTS (contract_version_fields));
}

static void
yui_contract_version_init (YuiContractVersion *self)
{
}

YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, int, number)
YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, YuiTerms *, terms)
YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, gint64, agreed_at)
YUI_RECORD_GETTER (
    ContractVersion, contract_version, CONTRACT_VERSION, const char *, notice_document_id)
YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, const char *, kind)
YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, const char *, consent_how)
YUI_RECORD_GETTER (ContractVersion, contract_version, CONTRACT_VERSION, const char *, consent_note)

struct _YuiNoticeDelivery
{
  YuiRecord parent_instance;

  char *document_id;
  char *how;
  gint64 delivered_at;
  gboolean at_kiosk;
};

G_DEFINE_FINAL_TYPE (YuiNoticeDelivery, yui_notice_delivery, YUI_TYPE_RECORD)

static const YuiField notice_delivery_fields[] = {
  { "document_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiNoticeDelivery, document_id) },
  { "how", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiNoticeDelivery, how) },
  { "delivered_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiNoticeDelivery, delivered_at) },
  { "at_kiosk", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiNoticeDelivery, at_kiosk) },
};

static void
yui_notice_delivery_class_init (YuiNoticeDeliveryClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), notice_delivery_fields,
                            G_N_ELEMENTS (notice_delivery_fields));
}

static void
yui_notice_delivery_init (YuiNoticeDelivery *self)
{
}

YUI_RECORD_GETTER (NoticeDelivery, notice_delivery, NOTICE_DELIVERY, const char *, document_id)
YUI_RECORD_GETTER (NoticeDelivery, notice_delivery, NOTICE_DELIVERY, const char *, how)
YUI_RECORD_GETTER (NoticeDelivery, notice_delivery, NOTICE_DELIVERY, gint64, delivered_at)
YUI_RECORD_GETTER (NoticeDelivery, notice_delivery, NOTICE_DELIVERY, gboolean, at_kiosk)

struct _YuiContract
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *shift_id;
  char *worker_id;
  char *worker_name;
  gint64 formed_at;
  YuiTerms *terms;
  YuiClockState clock_state;
  char *notice_document_id;
  char *attendance_id;
  char *state;
  gboolean electronic_notice;
  YuiCancellation *cancellation;
  YuiProposal *proposal;
  GListStore *versions;
  GListStore *deliveries;
};

G_DEFINE_FINAL_TYPE (YuiContract, yui_contract, YUI_TYPE_RECORD)

static const YuiField contract_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiContract, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiContract, version) },
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiContract, shift_id) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiContract, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiContract, worker_name) },
  { "formed_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiContract, formed_at) },
  { "terms", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiContract, terms), yui_terms_get_type },
  { "clock_state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiContract, clock_state),
    yui_clock_state_get_type },
  { "notice_document_id", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiContract, notice_document_id) },
  { "attendance_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiContract, attendance_id) },
  { "state", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiContract, state) },
  { "electronic_notice", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiContract, electronic_notice) },
  { "cancellation", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiContract, cancellation),
    yui_cancellation_get_type },
  { "proposal", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiContract, proposal),
    yui_proposal_get_type },
  { "versions", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiContract, versions),
    yui_contract_version_get_type },
  { "deliveries", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiContract, deliveries),
    yui_notice_delivery_get_type },
};

static void
yui_contract_class_init (YuiContractClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), contract_fields,
                            G_N_ELEMENTS (contract_fields));
}

static void
yui_contract_init (YuiContract *self)
{
}

YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, id)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, int, version)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, shift_id)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, worker_id)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, worker_name)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, gint64, formed_at)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, YuiTerms *, terms)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, YuiClockState, clock_state)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, notice_document_id)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, const char *, attendance_id)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, gboolean, electronic_notice)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, YuiCancellation *, cancellation)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, YuiProposal *, proposal)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, GListModel *, versions)
YUI_RECORD_GETTER (Contract, contract, CONTRACT, GListModel *, deliveries)

gboolean
yui_contract_is_cancelled (YuiContract *self)
{
  g_return_val_if_fail (YUI_IS_CONTRACT (self), FALSE);

  return g_strcmp0 (self->state, "cancelled") == 0;
}
