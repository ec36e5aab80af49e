/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-pay-lines.h"

G_BEGIN_DECLS

/* Pay runs in the database. A draft takes the agreed hours of a period that no run has, the planned
 * hours of what is in dispute, corrections of what was paid, and leave allowances; locking makes
 * them paid; discarding a draft gives them back. */

/* Makes the id of a new row (caller's). */
typedef char *(*YuiPayIdFunc) (gpointer user_data);

/* from_day … to_day (not included) are work dates. period_kind is a word of openapi.yaml; NULL:
 * free. created_by is nullable. new_id NULL: a random UUIDv7. */
typedef struct
{
  gint64 programme_id;
  const char *employer_id;
  const YuiLawTables *tables;
  YuiCivilDay from_day;
  YuiCivilDay to_day;
  YuiCivilDay pay_day;
  const char *period_kind;
  gint64 now_s;
  const char *created_by;
  YuiPayIdFunc new_id;
  gpointer new_id_data;
} YuiPayRunDraft;

/* Drafts a run in the open transaction of db: rows of pay_run, payslip and pay_line; the
 * attendances become in_pay_run. Returns the run's id (caller's), or NULL: with
 * YUI_PROBLEM_INVALID_INPUT when a table is missing or nothing is agreed (code nothing_agreed),
 * with YUI_STORE_ERROR. */
char *yui_pay_run_draft (YuiDatabase *db, const YuiPayRunDraft *draft, GError **error);

/* Writes a run's new state and who brought it there (nullable), in the open transaction. Locked, its
 * attendances are paid. */
gboolean yui_pay_run_set_state (YuiDatabase *db,
                                gint64 programme_id,
                                const char *pay_run_id,
                                const char *state,
                                gint64 now_s,
                                const char *actor_id,
                                GError **error);

/* Enters by hand the tax of a payslip of a draft whose column has no table: a line of its own, marked
 * so; replaces what was entered before. Brings slip and run up to date. */
gboolean yui_pay_run_enter_tax (YuiDatabase *db,
                                const YuiLawTables *tables,
                                gint64 programme_id,
                                const char *payslip_id,
                                gint64 tax_yen,
                                GError **error);

/* What decides about a run. Clear it with yui_pay_run_facts_clear(). */
typedef struct
{
  gint64 version;
  char *state;
  char *checked_by; /* account; NULL */
  gboolean needs_approval;
} YuiPayRunFacts;

/* Reads them; FALSE with 404 when the employer has no such run. */
gboolean yui_pay_run_read_facts (YuiDatabase *db,
                                 gint64 programme_id,
                                 const char *employer_id,
                                 const char *pay_run_id,
                                 YuiPayRunFacts *facts,
                                 GError **error);
void yui_pay_run_facts_clear (YuiPayRunFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPayRunFacts, yui_pay_run_facts_clear)

/* Deletes a draft; its attendances become agreed again, in the open transaction. */
gboolean yui_pay_run_discard (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 now_s, GError **error);

G_END_DECLS
