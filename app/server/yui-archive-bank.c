/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-bank-account.h"
#include "yui-problem.h"

#include "documents/yui-text.h"
#include "labour/yui-civil.h"

#include <string.h>

/* The bank transfer file of a locked pay run: everybody who is paid, or nobody. */

#define CODE_MAX 10 /* digits of a staff number in the file */

#define PAYEES                                                                                     \
  "SELECT s.worker_id, w.name, m.staff_number, s.net_yen, r.pay_day, r.state FROM pay_run r "      \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "                       \
  "LEFT JOIN membership m ON m.programme_id = s.programme_id AND m.worker_id = s.worker_id "       \
  "AND m.employer_id = s.employer_id "                                                             \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.id = $3 ORDER BY s.kana, s.id"

typedef struct
{
  const YuiArchiveTask *task;
  YuiDatabase *db;
  YuiFaults *faults;
  GArray *payees;      /* of YuiZenginPayee */
  GPtrArray *accounts; /* of YuiBankAccount, which the payees borrow from */
  GStringChunk *text;
  gint64 pay_day;
} Transfer;

static void
account_free (gpointer account)
{
  yui_bank_account_clear (account);
  g_free (account);
}

static void
transfer_clear (Transfer *transfer)
{
  g_clear_pointer (&transfer->faults, yui_faults_free);
  g_clear_pointer (&transfer->payees, g_array_unref);
  g_clear_pointer (&transfer->accounts, g_ptr_array_unref);
  g_clear_pointer (&transfer->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Transfer, transfer_clear)

static void
refuse_person (Transfer *transfer, const char *name, const char *code, const char *sentence)
{
  yui_archive_name_person (transfer->faults, "/pay_run_id", code, name, sentence);
}

/* A staff number of digits goes into the file; another does not fit there. */
static const char *
take_staff_number (Transfer *transfer, const char *number)
{
  if (number == NULL || strlen (number) > CODE_MAX
      || strspn (number, "0123456789") != strlen (number))
    return NULL;
  return g_string_chunk_insert (transfer->text, number);
}

static gboolean
add_payee (Transfer *transfer, YuiStatement *row, GError **error)
{
  const YuiArchiveTask *task = transfer->task;
  const char *name = yui_statement_get_text (row, 1);
  YuiBankAccount *account = g_new0 (YuiBankAccount, 1);
  YuiZenginPayee payee = { .yen = yui_statement_get_int (row, 3) };

  g_ptr_array_add (transfer->accounts, account);
  if (!yui_bank_account_load (account, transfer->db, task->programme_id, task->employer_id,
                              yui_statement_get_text (row, 0), error))
    return FALSE;
  if (payee.yen < 0)
    refuse_person (transfer, name, "negative_pay",
                   "takes money back in this run; settle it with the person.");
  if (payee.yen <= 0)
    return TRUE;
  if (account->bank_code == NULL)
    refuse_person (transfer, name, "account_missing", "no bank account is known.");
  else if (!yui_bank_account_to_zengin (account, task->banks, &payee.account))
    refuse_person (transfer, name, "branch_gone", "the bank no longer has this branch.");
  payee.person = g_string_chunk_insert (transfer->text, name);
  payee.holder_kana = account->holder_kana;
  payee.worker_code = take_staff_number (transfer, yui_statement_get_text (row, 2));
  g_array_append_val (transfer->payees, payee);
  return TRUE;
}

/* Reads the run and its people. */
static gboolean
read_payees (Transfer *transfer, GError **error)
{
  const YuiArchiveTask *task = transfer->task;
  g_autoptr (YuiStatement) query
      = yui_database_query (transfer->db, error, PAYEES, YUI_INT (task->programme_id),
                            YUI_TEXT (task->employer_id), YUI_TEXT (task->pay_run_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      if (!yui_archive_check_locked (yui_statement_get_text (query, 5), error)
          || !add_payee (transfer, query, error))
        return FALSE;
      transfer->pay_day = yui_statement_get_int (query, 4);
    }
  if (step == YUI_STEP_DONE && transfer->payees->len == 0
      && yui_faults_get_n (transfer->faults) == 0)
    return yui_archive_refuse_empty (error);
  return step == YUI_STEP_DONE;
}

/* What the file's own writer finds wrong with a person. */
static void
add_issues (Transfer *transfer, const GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const YuiZenginIssue *issue = issues->pdata[i];
      const YuiZenginPayee *payee = &g_array_index (transfer->payees, YuiZenginPayee, issue->index);

      refuse_person (transfer, payee->person,
                     g_str_equal (issue->field, "holder_kana") ? "holder_not_writable"
                                                               : "account_not_writable",
                     issue->message);
    }
}

static gboolean
write_file (Transfer *transfer, const YuiBankAccount *payer, YuiArchivePaper *paper, GError **error)
{
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) problem = NULL;
  YuiZenginFile file = { .kind = transfer->task->transfer,
                         .client_code = payer->client_code,
                         .client_kana = payer->holder_kana,
                         .pay_day = transfer->pay_day,
                         .line_ends = transfer->task->line_ends,
                         .payees = (const YuiZenginPayee *)(gpointer)transfer->payees->data,
                         .n_payees = transfer->payees->len };

  if (!yui_bank_account_to_zengin (payer, transfer->task->banks, &file.account))
    {
      yui_faults_add (transfer->faults, "/pay_run_id", "paying_branch_gone", NULL,
                      "The bank no longer has the branch of the paying account.");
      return yui_faults_check (transfer->faults, error);
    }
  paper->content = yui_zengin_write (&file, &issues, &problem);
  if (paper->content != NULL)
    return TRUE;
  add_issues (transfer, issues);
  if (yui_faults_check (transfer->faults, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
yui_archive_make_bank_file (YuiArchiveTask *task,
                            YuiDatabase *db,
                            YuiArchivePaper *paper,
                            GError **error)
{
  g_auto (Transfer) transfer = { .task = task,
                                 .db = db,
                                 .faults = yui_faults_new (),
                                 .payees = g_array_new (FALSE, FALSE, sizeof (YuiZenginPayee)),
                                 .accounts = g_ptr_array_new_with_free_func (account_free),
                                 .text = g_string_chunk_new (4096) };
  g_auto (YuiBankAccount) payer = { 0 };
  g_autofree char *day = NULL;

  if (!yui_bank_account_load (&payer, db, task->programme_id, task->employer_id, NULL, error)
      || !read_payees (&transfer, error))
    return FALSE;
  if (payer.bank_code == NULL)
    yui_faults_add (transfer.faults, "/pay_run_id", "paying_account_missing", NULL,
                    "The account that the employer pays from is not known.");
  if (!yui_faults_check (transfer.faults, error) || !write_file (&transfer, &payer, paper, error))
    return FALSE;
  day = yui_text_format_day (transfer.pay_day, FALSE);
  yui_archive_set_title (
      paper, task->transfer == YUI_ZENGIN_PAYROLL ? "給与振込データ" : "総合振込データ", day, NULL);
  paper->media_type = YUI_MEDIA_ZENGIN;
  paper->last_day = transfer.pay_day;
  return TRUE;
}
