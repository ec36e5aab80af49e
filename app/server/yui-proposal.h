/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-contract-change.h"

G_BEGIN_DECLS

/* A change of a contract that the employer proposes; state reads as expired when the reply is
 * overdue. */
typedef struct
{
  char *id;
  gint64 version;
  char *state;
  char *kind;
  char *contract_id;
  char *shift_id;
  char *to_shift_id;
  char *employer_id;
  char *worker_id;
  gint64 start_s, end_s, break_min;
  char *terms;
  char *terms_sha256;
  char *note;
  gint64 made_s, reply_by_s, answered_s;
  char *consent_how;
  char *consent_note;
} YuiProposal;

/* The columns that yui_proposal_from_row reads; $1 is the programme and $2 the present moment. */
#define YUI_PROPOSAL_SELECT                                                                        \
  "SELECT q.id, q.version, "                                                                       \
  "CASE WHEN q.state = 'open' AND q.reply_by_s <= $2 THEN 'expired' ELSE q.state END, q.kind, "    \
  "q.contract_id, q.shift_id, q.to_shift_id, q.employer_id, q.worker_id, q.start_s, q.end_s, "     \
  "q.break_min, q.terms, q.terms_sha256, q.note, q.made_s, q.reply_by_s, "                         \
  "coalesce (q.answered_s, 0), q.consent_how, q.consent_note "                                     \
  "FROM contract_proposal q WHERE q.programme_id = $1 "

YuiProposal *yui_proposal_from_row (YuiStatement *row);
YuiProposal *yui_proposal_find (
    YuiDatabase *db, gint64 programme_id, const char *id, gint64 now_s, GError **error);
void yui_proposal_free (YuiProposal *proposal);

/* Adds the members of openapi's Proposal. */
void yui_proposal_add_json (const YuiProposal *proposal, YuiJson *doc, yyjson_mut_val *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiProposal, yui_proposal_free)

G_END_DECLS
