/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-proposal.h"

#include "yui-record-private.h"

struct _YuiProposal
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *state;
  char *kind;
  char *contract_id;
  char *to_shift_id;
  YuiTerms *terms;
  char *note;
  gint64 made_at;
  gint64 reply_by;
};

G_DEFINE_FINAL_TYPE (YuiProposal, yui_proposal, YUI_TYPE_RECORD)

static const YuiField proposal_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiProposal, version) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, state) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, kind) },
  { "contract_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, contract_id) },
  { "to_shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, to_shift_id) },
  { "terms", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiProposal, terms), yui_terms_get_type },
  { "note", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiProposal, note) },
  { "made_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiProposal, made_at) },
  { "reply_by", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiProposal, reply_by) },
};

static void
yui_proposal_class_init (YuiProposalClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), proposal_fields,
                            G_N_ELEMENTS (proposal_fields));
}

static void
yui_proposal_init (YuiProposal *self)
{
}

YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, id)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, int, version)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, state)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, kind)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, contract_id)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, to_shift_id)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, YuiTerms *, terms)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, const char *, note)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, gint64, made_at)
YUI_RECORD_GETTER (Proposal, proposal, PROPOSAL, gint64, reply_by)
