/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-archive.h"

G_BEGIN_DECLS

/* The contract of one person for one shift, as papers tell of it. */
typedef struct
{
  char *id;
  char *worker_name;
  char *workplace_name;
  gint64 start_s;
  gint64 end_s;
  gint64 formed_s;
  char *terms; /* canonical JSON */
  char *terms_sha256;
  gint64 cancelled_s; /* 0: in force */
  gboolean by_application;
} YuiArchiveContract;

/* Finds the contract of task's worker for its shift; FALSE with 404 when there is none. */
gboolean yui_archive_contract_find (YuiArchiveContract *contract,
                                    const YuiArchiveTask *task,
                                    YuiDatabase *db,
                                    GError **error);
void yui_archive_contract_clear (YuiArchiveContract *contract);

/* Frozen terms as an array of YuiContractTerm, whose values text holds. */
GArray *yui_archive_terms_in_words (const char *terms, GStringChunk *text);

/* How a proposal's kind and the way of a consent are called on paper. */
const char *yui_archive_change_word (const char *kind);
const char *yui_archive_consent_word (const char *how);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiArchiveContract, yui_archive_contract_clear)

G_END_DECLS
