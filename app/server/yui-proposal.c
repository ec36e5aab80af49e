/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-proposal.h"

#include "yui-terms.h"

YuiProposal *
yui_proposal_from_row (YuiStatement *row)
{
  YuiProposal *proposal = g_new0 (YuiProposal, 1);

  proposal->id = yui_statement_dup_text (row, 0);
  proposal->version = yui_statement_get_int (row, 1);
  proposal->state = yui_statement_dup_text (row, 2);
  proposal->kind = yui_statement_dup_text (row, 3);
  proposal->contract_id = yui_statement_dup_text (row, 4);
  proposal->shift_id = yui_statement_dup_text (row, 5);
  proposal->to_shift_id = yui_statement_dup_text (row, 6);
  proposal->employer_id = yui_statement_dup_text (row, 7);
  proposal->worker_id = yui_statement_dup_text (row, 8);
  proposal->start_s = yui_statement_get_int (row, 9);
  proposal->end_s = yui_statement_get_int (row, 10);
  proposal->break_min = yui_statement_get_int (row, 11);
  proposal->terms = yui_statement_dup_text (row, 12);
  proposal->terms_sha256 = yui_statement_dup_text (row, 13);
  proposal->note = yui_statement_dup_text (row, 14);
  proposal->made_s = yui_statement_get_int (row, 15);
  proposal->reply_by_s = yui_statement_get_int (row, 16);
  proposal->answered_s = yui_statement_get_int (row, 17);
  proposal->consent_how = yui_statement_dup_text (row, 18);
  proposal->consent_note = yui_statement_dup_text (row, 19);
  return proposal;
}

YuiProposal *
yui_proposal_find (
    YuiDatabase *db, gint64 programme_id, const char *id, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, YUI_PROPOSAL_SELECT "AND q.id = $3", YUI_INT (programme_id),
                            YUI_INT (now_s), YUI_TEXT (id));

  return yui_problem_find_row (row, error) ? yui_proposal_from_row (row) : NULL;
}

void
yui_proposal_free (YuiProposal *proposal)
{
  g_return_if_fail (proposal != NULL);

  g_free (proposal->id);
  g_free (proposal->state);
  g_free (proposal->kind);
  g_free (proposal->contract_id);
  g_free (proposal->shift_id);
  g_free (proposal->to_shift_id);
  g_free (proposal->employer_id);
  g_free (proposal->worker_id);
  g_free (proposal->terms);
  g_free (proposal->terms_sha256);
  g_free (proposal->note);
  g_free (proposal->consent_how);
  g_free (proposal->consent_note);
  g_free (proposal);
}

void
yui_proposal_add_json (const YuiProposal *proposal, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", proposal->id);
  yui_json_add_int (doc, object, "version", proposal->version);
  yui_json_add_text (doc, object, "state", proposal->state);
  yui_json_add_text (doc, object, "kind", proposal->kind);
  yui_json_add_text (doc, object, "contract_id", proposal->contract_id);
  yui_json_add_text (doc, object, "to_shift_id", proposal->to_shift_id);
  yui_terms_add_json (doc, object, proposal->terms, proposal->terms_sha256);
  yui_json_add_text (doc, object, "note", proposal->note);
  yui_json_add_moment (doc, object, "made_at", proposal->made_s);
  yui_json_add_moment (doc, object, "reply_by", proposal->reply_by_s);
  if (proposal->answered_s != 0)
    yui_json_add_moment (doc, object, "answered_at", proposal->answered_s);
  else
    yui_json_add_null (doc, object, "answered_at");
  yui_json_add_text (doc, object, "consent_how", proposal->consent_how);
  yui_json_add_text (doc, object, "consent_note", proposal->consent_note);
}
