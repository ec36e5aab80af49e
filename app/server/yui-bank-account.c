/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-bank-account.h"

#include "documents/yui-text.h"

#include <string.h>

#define NUMBER_LENGTH YUI_BANK_NUMBER_MAX
#define NUMBER_SHOWN  3
#define HOLDER_MAX    YUI_BANK_HOLDER_MAX
#define CLIENT_MAX    40

static const char *const KINDS[] = { "ordinary", "current", "savings", "other", NULL };
static const char *const PAYER_KINDS[] = { "ordinary", "current", "other", NULL };

static const struct
{
  const char *kind;
  YuiZenginAccountKind zengin;
  const char *label;
} KIND_TEXTS[] = {
  { "ordinary", YUI_ZENGIN_ORDINARY, "普通" },
  { "current", YUI_ZENGIN_CURRENT, "当座" },
  { "savings", YUI_ZENGIN_SAVINGS, "貯蓄" },
  { "other", YUI_ZENGIN_OTHER, "その他" },
};

void
yui_bank_account_clear (YuiBankAccount *account)
{
  g_clear_pointer (&account->bank_code, g_free);
  g_clear_pointer (&account->branch_code, g_free);
  g_clear_pointer (&account->kind, g_free);
  g_clear_pointer (&account->number, g_free);
  g_clear_pointer (&account->holder_kana, g_free);
  g_clear_pointer (&account->client_code, g_free);
}

gboolean
yui_bank_account_load (YuiBankAccount *account,
                       YuiDatabase *db,
                       gint64 programme_id,
                       const char *employer_id,
                       const char *worker_id,
                       GError **error)
{
  g_autoptr (YuiStatement) query
      = worker_id != NULL
            ? yui_database_query (
                  db, error,
                  "SELECT version, bank_code, branch_code, kind, number, holder_kana, NULL, "
                  "changed_s FROM worker_bank_account "
                  "WHERE programme_id = $1 AND employer_id = $2 AND worker_id = $3",
                  YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (worker_id))
            : yui_database_query (
                  db, error,
                  "SELECT version, bank_code, branch_code, kind, number, holder_kana, client_code, "
                  "changed_s FROM employer_bank_account "
                  "WHERE programme_id = $1 AND employer_id = $2",
                  YUI_INT (programme_id), YUI_TEXT (employer_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *account = (YuiBankAccount){ .version = YUI_BANK_ACCOUNT_NONE_VERSION };
  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  account->version = yui_statement_get_int (query, 0);
  account->bank_code = yui_statement_dup_text (query, 1);
  account->branch_code = yui_statement_dup_text (query, 2);
  account->kind = yui_statement_dup_text (query, 3);
  account->number = yui_statement_dup_text (query, 4);
  account->holder_kana = yui_statement_dup_text (query, 5);
  account->client_code = yui_statement_dup_text (query, 6);
  account->changed_s = yui_statement_get_int (query, 7);
  return TRUE;
}

/* ---- what was entered ---- */

static gboolean
is_digits (const char *text, gsize min, gsize max)
{
  const gsize length = strlen (text);

  return length >= min && length <= max && strspn (text, "0123456789") == length;
}

char *
yui_bank_account_parse_digits (const char *text, gsize min, gsize max)
{
  g_autofree char *digits = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  digits = yui_text_fold_key (text);
  length = strlen (digits);
  if (!is_digits (digits, min, max))
    return NULL;
  return g_strdup_printf ("%.*s%s", (int)(max - length), "0000000000", digits);
}

YuiHolderFault
yui_bank_account_parse_holder (const char *text, int max, char **half, const char **bad)
{
  g_autofree char *written = NULL;

  g_return_val_if_fail (text != NULL && half != NULL && bad != NULL, YUI_HOLDER_EMPTY);

  written = g_strstrip (yui_text_to_half_kana (text, bad));
  if (*bad != NULL)
    return YUI_HOLDER_NOT_WRITABLE;
  if (written[0] == '\0')
    return YUI_HOLDER_EMPTY;
  if (g_utf8_strlen (written, -1) > max)
    return YUI_HOLDER_TOO_LONG;
  *half = g_steal_pointer (&written);
  return YUI_HOLDER_GOOD;
}

/* Digits of any width, with zeros put in front where is_padded; NULL with a fault. */
static char *
read_digits (YuiBody *body, const char *field, gsize min, gsize max, gboolean is_padded)
{
  const char *text = yui_body_get_text (body, field, YUI_REQUIRED, 1, 40);
  g_autofree char *digits = NULL;
  g_autofree char *pointer = g_strconcat ("/", field, NULL);

  if (text == NULL)
    return NULL;
  digits = yui_bank_account_parse_digits (text, min, max);
  if (digits == NULL)
    yui_faults_add (yui_body_get_faults (body), pointer, "not_digits", NULL,
                    "Only digits, and not more than there are on the passbook.");
  else if (!is_padded)
    return yui_text_fold_key (text);
  return g_steal_pointer (&digits);
}

/* Bytes in a bank file, where each half-width character is one. */
static char *
read_holder (YuiBody *body, int max)
{
  const char *text = yui_body_get_text (body, "holder_kana", YUI_REQUIRED, 1, 100);
  YuiFaults *faults = yui_body_get_faults (body);
  g_autofree char *params = NULL;
  char *half = NULL;
  const char *bad = NULL;
  const YuiHolderFault fault
      = text != NULL ? yui_bank_account_parse_holder (text, max, &half, &bad) : YUI_HOLDER_GOOD;

  if (fault == YUI_HOLDER_NOT_WRITABLE)
    {
      params = g_strdup_printf ("{\"character\":\"%.*s\"}", (int)(g_utf8_next_char (bad) - bad),
                                *bad == '"' ? "”" : bad);
      yui_faults_add (faults, "/holder_kana", "not_writable", params,
                      "A bank file cannot carry this character; write the name in kana.");
    }
  else if (fault != YUI_HOLDER_GOOD)
    {
      params = g_strdup_printf ("{\"max\":%d}", max);
      yui_faults_add (faults, "/holder_kana", fault == YUI_HOLDER_EMPTY ? "required" : "too_long",
                      params, "The holder's name takes 1 to %d characters in a bank file.", max);
    }
  return half;
}

static void
check_branch (const YuiBankAccount *account, YuiBody *body, const YuiBanks *banks)
{
  YuiFaults *faults = yui_body_get_faults (body);

  if (account->bank_code == NULL || account->branch_code == NULL)
    return;
  if (yui_banks_find (banks, account->bank_code) == NULL)
    yui_faults_add (faults, "/bank_code", "not_found", NULL, "No bank has this code.");
  else if (yui_banks_find_branch (banks, account->bank_code, account->branch_code) == NULL)
    yui_faults_add (faults, "/branch_code", "not_found", NULL,
                    "No branch of this bank has this code.");
}

void
yui_bank_account_read (YuiBankAccount *account,
                       YuiBody *body,
                       const YuiBanks *banks,
                       gboolean is_employer)
{
  g_return_if_fail (account != NULL && body != NULL && banks != NULL);

  *account = (YuiBankAccount){ 0 };
  account->bank_code = read_digits (body, "bank_code", 4, 4, TRUE);
  account->branch_code = read_digits (body, "branch_code", 3, 3, TRUE);
  account->kind = g_strdup (
      yui_body_get_word (body, "kind", YUI_REQUIRED, is_employer ? PAYER_KINDS : KINDS));
  account->number = read_digits (body, "number", 1, NUMBER_LENGTH, TRUE);
  account->holder_kana = read_holder (body, is_employer ? CLIENT_MAX : HOLDER_MAX);
  if (is_employer)
    account->client_code = read_digits (body, "client_code", 1, 10, FALSE);
  check_branch (account, body, banks);
}

/* ---- keeping ---- */

static gboolean
save_worker (const YuiBankAccount *account,
             YuiDatabase *db,
             gint64 programme_id,
             const char *employer_id,
             const char *worker_id,
             const char *actor_id,
             gint64 now_s,
             GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO worker_bank_account (programme_id, employer_id, worker_id, bank_code, "
             "branch_code, kind, number, holder_kana, changed_s, changed_by) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
             "ON CONFLICT (programme_id, employer_id, worker_id) DO UPDATE SET "
             "version = worker_bank_account.version + 1, bank_code = excluded.bank_code, "
             "branch_code = excluded.branch_code, kind = excluded.kind, number = excluded.number, "
             "holder_kana = excluded.holder_kana, changed_s = excluded.changed_s, "
             "changed_by = excluded.changed_by",
             YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (worker_id),
             YUI_TEXT (account->bank_code), YUI_TEXT (account->branch_code),
             YUI_TEXT (account->kind), YUI_TEXT (account->number), YUI_TEXT (account->holder_kana),
             YUI_INT (now_s), YUI_TEXT (actor_id))
         >= 0;
}

static gboolean
save_employer (const YuiBankAccount *account,
               YuiDatabase *db,
               gint64 programme_id,
               const char *employer_id,
               const char *actor_id,
               gint64 now_s,
               GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO employer_bank_account (programme_id, employer_id, bank_code, "
             "branch_code, kind, number, holder_kana, client_code, changed_s, changed_by) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
             "ON CONFLICT (programme_id, employer_id) DO UPDATE SET "
             "version = employer_bank_account.version + 1, bank_code = excluded.bank_code, "
             "branch_code = excluded.branch_code, kind = excluded.kind, number = excluded.number, "
             "holder_kana = excluded.holder_kana, client_code = excluded.client_code, "
             "changed_s = excluded.changed_s, changed_by = excluded.changed_by",
             YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (account->bank_code),
             YUI_TEXT (account->branch_code), YUI_TEXT (account->kind), YUI_TEXT (account->number),
             YUI_TEXT (account->holder_kana), YUI_TEXT (account->client_code), YUI_INT (now_s),
             YUI_TEXT (actor_id))
         >= 0;
}

gboolean
yui_bank_account_save (const YuiBankAccount *account,
                       YuiDatabase *db,
                       gint64 programme_id,
                       const char *employer_id,
                       const char *worker_id,
                       const char *actor_id,
                       gint64 now_s,
                       GError **error)
{
  g_return_val_if_fail (db != NULL && employer_id != NULL && actor_id != NULL, FALSE);

  if (account == NULL)
    return yui_database_run (db, error,
                             "DELETE FROM worker_bank_account WHERE programme_id = $1 "
                             "AND employer_id = $2 AND worker_id = $3",
                             YUI_INT (programme_id), YUI_TEXT (employer_id), YUI_TEXT (worker_id))
           >= 0;
  return worker_id != NULL
             ? save_worker (account, db, programme_id, employer_id, worker_id, actor_id, now_s,
                            error)
             : save_employer (account, db, programme_id, employer_id, actor_id, now_s, error);
}

/* ---- using ---- */

static guint
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (KIND_TEXTS); i++)
    if (g_str_equal (KIND_TEXTS[i].kind, kind))
      return i;
  g_assert_not_reached (); /* the table checks it */
}

gboolean
yui_bank_account_to_zengin (const YuiBankAccount *account,
                            const YuiBanks *banks,
                            YuiZenginAccount *zengin)
{
  const YuiBank *bank = yui_banks_find (banks, account->bank_code);
  const YuiBank *branch = yui_banks_find_branch (banks, account->bank_code, account->branch_code);

  if (bank == NULL || branch == NULL)
    return FALSE;
  *zengin = (YuiZenginAccount){ .bank_code = account->bank_code,
                                .bank_kana = bank->kana,
                                .branch_code = account->branch_code,
                                .branch_kana = branch->kana,
                                .kind = KIND_TEXTS[find_kind (account->kind)].zengin,
                                .number = account->number };
  return TRUE;
}

char *
yui_bank_account_describe (const YuiBankAccount *account, const YuiBanks *banks)
{
  const YuiBank *bank, *branch;

  if (account->bank_code == NULL)
    return NULL;
  bank = yui_banks_find (banks, account->bank_code);
  branch = yui_banks_find_branch (banks, account->bank_code, account->branch_code);
  return g_strdup_printf ("%s %s %s ****%s", bank != NULL ? bank->name : account->bank_code,
                          branch != NULL ? branch->name : account->branch_code,
                          KIND_TEXTS[find_kind (account->kind)].label,
                          account->number + NUMBER_LENGTH - NUMBER_SHOWN);
}
