/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* A term of a contract in words: { "時給", "1,120円" }. */
typedef struct
{
  const char *label;
  const char *value;
} YuiContractTerm;

/* The terms as they stood from made_s on. Versions count from 1 without a gap.
 *
 * made_by    who wrote it; needed. reason: why, nullable for version 1, else needed.
 * agreed_s   when the worker agreed, or 0: not agreed yet; agreed_how: nullable, "画面で同意".
 * hash       nullable; SHA-256 of the frozen terms. */
typedef struct
{
  int number;
  gint64 made_s;
  const char *made_by;
  const char *reason;
  gint64 agreed_s;
  const char *agreed_how;
  const char *hash;
  const YuiContractTerm *terms;
  gsize n_terms;
} YuiContractVersion;

/* A contract with all its versions (労働契約書): the terms in force in full, then each version with
 * what it changed. The version in force is the last agreed one.
 *
 * state  nullable; "有効", "解約（2026年11月24日）". */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  const char *worker_name;
  const char *workplace_name;
  gint64 start_s;
  gint64 end_s;
  gint64 formed_s;
  gboolean formed_by_application;
  const char *state;
  const YuiContractVersion *versions;
  gsize n_versions;
} YuiContractPaper;

/* Returns the contract as PDF. At least one version must be agreed. */
GBytes *yui_contract_paper_to_pdf (const YuiContractPaper *contract, GError **error);

G_END_DECLS
