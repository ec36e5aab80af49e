/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-pay-lines.h"

G_BEGIN_DECLS

/* Pay runs in the database. A draft takes the agreed hours of a period that no run has; locking
 * makes them paid; discarding a draft gives them back. */

/* Makes the id of a new row (caller's). */
typedef char *(*YuiPayIdFunc) (gpointer user_data);

/* from_day … to_day (not included) are work dates. created_by is nullable. new_id NULL: a random
 * UUIDv7. */
typedef struct
{
  gint64 programme_id;
  const char *employer_id;
  const YuiLawTables *tables;
  YuiCivilDay from_day;
  YuiCivilDay to_day;
  YuiCivilDay pay_day;
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

/* Marks a draft as locked and its attendances as paid, in the open transaction. */
gboolean yui_pay_run_mark_locked (
    YuiDatabase *db, gint64 programme_id, const char *pay_run_id, gint64 locked_s, GError **error);

/* Deletes a draft; its attendances become agreed again, in the open transaction. */
gboolean
yui_pay_run_discard (YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error);

G_END_DECLS
