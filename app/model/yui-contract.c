/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-contract.h"

#include "yui-record-private.h"

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
