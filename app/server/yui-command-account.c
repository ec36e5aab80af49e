/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-device.h"
#include "yui-moment.h"
#include "yui-principal.h"

#include "store/yui-uuid.h"

#define ROLES_OF_ACCOUNTS (YUI_ROLES_STAFF | YUI_ROLE_KIOSK)

typedef struct
{
  YuiCommandPlace place;
  char *account_id;
  char *role;
  char *label;
  char *employer_id;
  char *workplace_id;
  char *token;
} Account;

static void
account_clear (Account *account)
{
  yui_command_place_clear (&account->place);
  g_free (account->account_id);
  g_free (account->role);
  g_free (account->label);
  g_free (account->employer_id);
  g_free (account->workplace_id);
  g_free (account->token);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

/* ---- add ---- */

/* Which of employer and workplace an account has, by its role. */
static gboolean
check_role (const Account *account, GError **error)
{
  const guint role = account->role != NULL ? yui_role_from_name (account->role) : YUI_ROLE_NONE;

  if ((role & ROLES_OF_ACCOUNTS) == 0)
    return yui_command_fail (error, "--role must be one of: employer_owner, employer_manager, "
                                    "payroll_clerk, coordinator, auditor, kiosk.");
  if ((role & YUI_ROLES_EMPLOYER) != 0 && account->employer_id == NULL)
    return yui_command_fail (error, "the role %s needs --employer ID.", account->role);
  if ((role & YUI_ROLES_TOWN) != 0 && account->employer_id != NULL)
    return yui_command_fail (error, "the role %s sees the whole programme and has no --employer.",
                             account->role);
  if (role != YUI_ROLE_KIOSK && account->workplace_id != NULL)
    return yui_command_fail (error, "only a kiosk has a --workplace.");
  return (account->employer_id == NULL
          || yui_command_check_id ("--employer", account->employer_id, error))
         && (account->workplace_id == NULL
             || yui_command_check_id ("--workplace", account->workplace_id, error));
}

static gboolean
check_employer (YuiDatabase *db, const Account *account, GError **error)
{
  gboolean is_there = TRUE;

  if (account->employer_id != NULL
      && !yui_command_find (
          yui_database_query (db, error,
                              "SELECT 1 FROM employer WHERE programme_id = $1 AND id = $2",
                              YUI_INT (account->place.programme), YUI_TEXT (account->employer_id)),
          &is_there, error))
    return FALSE;
  return is_there
         || yui_command_fail (
             error, "there is no employer %s in this programme. See yui-server employer list.",
             account->employer_id);
}

/* Also takes the workplace's employer when none is given. */
static gboolean
check_workplace (YuiDatabase *db, Account *account, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (account->workplace_id == NULL)
    return TRUE;
  query = yui_database_query (db, error,
                              "SELECT employer_id FROM workplace WHERE programme_id = $1 "
                              "AND id = $2 AND ($3 IS NULL OR employer_id = $3)",
                              YUI_INT (account->place.programme), YUI_TEXT (account->workplace_id),
                              YUI_TEXT (account->employer_id));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_DONE)
    return yui_command_fail (
        error, "there is no workplace %s of this employer. See yui-server employer list.",
        account->workplace_id);
  if (step == YUI_STEP_ROW)
    g_set_str (&account->employer_id, yui_statement_get_text (query, 0));
  return step == YUI_STEP_ROW;
}

static gboolean
insert_token (YuiDatabase *db, Account *account, gint64 now_s, GError **error)
{
  guint8 sha256[32];

  account->token = yui_token_new ();
  yui_token_hash (account->token, sha256);
  return yui_database_run (
             db, error,
             "INSERT INTO access_token (programme_id, token_sha256, account_id, created_s) "
             "VALUES ($1, $2, $3, $4)",
             YUI_INT (account->place.programme), YUI_BLOB (sha256, sizeof sha256),
             YUI_TEXT (account->account_id), YUI_INT (now_s))
         >= 0;
}

static gboolean
insert_account (YuiDatabase *db, gpointer user_data, GError **error)
{
  Account *account = user_data;
  const gint64 now_s = yui_moment_now ();

  account->account_id = yui_uuid_new ();
  return check_employer (db, account, error) && check_workplace (db, account, error)
         && yui_database_run (db, error,
                              "INSERT INTO account (programme_id, id, display_name, role, "
                              "employer_id, workplace_id, created_s) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                              YUI_INT (account->place.programme), YUI_TEXT (account->account_id),
                              YUI_TEXT (account->label), YUI_TEXT (account->role),
                              YUI_TEXT (account->employer_id), YUI_TEXT (account->workplace_id),
                              YUI_INT (now_s))
                >= 0
         && insert_token (db, account, now_s, error)
         && yui_audit_add_command (db, account->place.programme, "addAccount", "accounts",
                                   account->account_id, now_s, error);
}

static gboolean
add_account (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Account) account = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (account.place),
    YUI_COMMAND_PROGRAMME (account.place),
    YUI_COMMAND_TEXT (
        "role", account.role,
        "employer_owner, employer_manager, payroll_clerk, coordinator, auditor, kiosk", "ROLE"),
    YUI_COMMAND_TEXT ("label", account.label, "Who or which device it is", "TEXT"),
    YUI_COMMAND_TEXT ("employer", account.employer_id, "Its employer", "ID"),
    YUI_COMMAND_TEXT ("workplace", account.workplace_id, "Where a kiosk stands", "ID"),
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !yui_command_check_text ("--label", account.label, error) || !check_role (&account, error)
      || !yui_command_write_in_programme (&account.place, insert_account, &account, error))
    return FALSE;
  yui_command_say ("account %s", account.account_id);
  yui_command_say ("token %s", account.token);
  return TRUE;
}

/* ---- list ---- */

static gboolean
print_accounts (YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiCommandPlace *place = user_data;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, role, disabled_s IS NULL, coalesce (employer_id, '-'), "
      "coalesce (workplace_id, '-'), display_name FROM account WHERE programme_id = $1 "
      "ORDER BY created_s, id",
      YUI_INT (place->programme));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yui_command_say ("%s\t%s\t%s\t%s\t%s\t%s", yui_statement_get_text (query, 0),
                     yui_statement_get_text (query, 1),
                     yui_statement_get_int (query, 2) != 0 ? "active" : "revoked",
                     yui_statement_get_text (query, 3), yui_statement_get_text (query, 4),
                     yui_statement_get_text (query, 5));
  return step == YUI_STEP_DONE;
}

static gboolean
list_accounts (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  const GOptionEntry entries[]
      = { YUI_COMMAND_DATABASE (place), YUI_COMMAND_PROGRAMME (place), { NULL } };

  return yui_command_parse (command, entries, argc, argv, error)
         && yui_command_write_in_programme (&place, print_accounts, &place, error);
}

/* ---- revoke ---- */

static gboolean
disable_account (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Account *account = user_data;
  const gint64 now_s = yui_moment_now ();
  const gint64 n = yui_database_run (db, error,
                                     "UPDATE account SET disabled_s = $3, version = version + 1 "
                                     "WHERE programme_id = $1 AND id = $2 AND disabled_s IS NULL",
                                     YUI_INT (account->place.programme),
                                     YUI_TEXT (account->account_id), YUI_INT (now_s));

  if (n == 0)
    return yui_command_fail (
        error, "there is no active account %s in this programme. See yui-server account list.",
        account->account_id);
  return n > 0
         && yui_database_run (db, error,
                              "UPDATE access_token SET revoked_s = $3 WHERE programme_id = $1 "
                              "AND (account_id = $2 OR opened_by = $2) AND revoked_s IS NULL",
                              YUI_INT (account->place.programme), YUI_TEXT (account->account_id),
                              YUI_INT (now_s))
                >= 0
         && yui_device_end_others (db, account->place.programme, account->account_id, NULL,
                                   "account", now_s, error)
         && yui_audit_add_command (db, account->place.programme, "revokeAccount", "accounts",
                                   account->account_id, now_s, error);
}

static gboolean
revoke_account (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Account) account = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (account.place),
    YUI_COMMAND_PROGRAMME (account.place),
    YUI_COMMAND_TEXT ("account", account.account_id, "Which account", "ID"),
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !yui_command_check_id ("--account", account.account_id, error)
      || !yui_command_write_in_programme (&account.place, disable_account, &account, error))
    return FALSE;
  yui_command_say ("revoked %s", account.account_id);
  return TRUE;
}

const YuiCommand yui_command_accounts[] = {
  { "account add", "adds an account and prints its access token, this once", add_account },
  { "account list", "id, role, active or revoked, employer, workplace, label", list_accounts },
  { "account revoke", "ends an account and all its tokens", revoke_account },
  { NULL },
};
