/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-json.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* The columns that yui_contract_add_json reads; $1 is the programme. */
#define YUI_CONTRACT_SELECT                                                                        \
  "SELECT c.id, c.version, c.shift_id, c.worker_id, w.name, c.formed_s, c.terms, c.terms_sha256, " \
  "c.notice_document_id, a.id, c.employer_id, c.cancelled_s, c.electronic_notice "                 \
  "FROM contract c JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "       \
  "LEFT JOIN attendance a ON a.programme_id = c.programme_id AND a.contract_id = c.id "            \
  "WHERE c.programme_id = $1 "

/* Adds the members of openapi's Contract from the present row of a YUI_CONTRACT_SELECT, with its
 * cancellation, open proposal, versions and the deliveries of its notice. */
gboolean yui_contract_add_json (YuiDatabase *db,
                                gint64 programme_id,
                                YuiStatement *row,
                                gint64 now_s,
                                YuiJson *doc,
                                yyjson_mut_val *object,
                                GError **error);

/* What the working conditions notice says besides the shift. */
typedef struct
{
  const char *document_id;
  const char *worker_name;
  const char *terms_sha256;
  gint64 formed_s;
  gboolean wants_electronic;
} YuiContractNotice;

/* Makes the notice as PDF. Reads employer, workplace and programme from db. */
GBytes *yui_contract_notice_make (YuiDatabase *db,
                                  gint64 programme_id,
                                  const YuiShift *shift,
                                  const YuiContractNotice *facts,
                                  const YuiLawTables *tables,
                                  GError **error);

G_END_DECLS
