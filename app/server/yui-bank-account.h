/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-zengin.h"
#include "store/yui-database.h"
#include "yui-banks.h"
#include "yui-body.h"

G_BEGIN_DECLS

/* Bank accounts: a worker's, as told to one employer, and the employer's own that it pays from.
 * Their numbers are never in a log, nor in a list. */

#define YUI_BANK_ACCOUNT_NONE_VERSION 1 /* of an account that is not known yet */

/* Text is NULL while the account is not known. */
typedef struct
{
  gint64 version;
  char *bank_code;
  char *branch_code;
  char *kind;        /* "ordinary", "current", "savings", "other" */
  char *number;      /* 7 digits */
  char *holder_kana; /* half width */
  char *client_code; /* of an employer */
  gint64 changed_s;
} YuiBankAccount;

/* Reads the account of worker_id at the employer; worker_id NULL: what the employer pays from. One
 * that is not known has no text and version YUI_BANK_ACCOUNT_NONE_VERSION. */
gboolean yui_bank_account_load (YuiBankAccount *account,
                                YuiDatabase *db,
                                gint64 programme_id,
                                const char *employer_id,
                                const char *worker_id,
                                GError **error);

#define YUI_BANK_CODE_LENGTH   4
#define YUI_BRANCH_CODE_LENGTH 3
#define YUI_BANK_NUMBER_MAX    7
#define YUI_BANK_HOLDER_MAX    30 /* bytes of a bank file */

/* Digits of any width as ASCII with zeros in front up to max (≤ 10) of them (caller's); NULL when
 * there are not min to max digits, or others than digits. */
char *yui_bank_account_parse_digits (const char *text, gsize min, gsize max);

typedef enum
{
  YUI_HOLDER_GOOD,
  YUI_HOLDER_EMPTY,
  YUI_HOLDER_TOO_LONG,
  YUI_HOLDER_NOT_WRITABLE,
} YuiHolderFault;

/* A holder's name as a bank file carries it, in half-width kana (caller's, only when good). bad
 * receives the first character that cannot be written, in text, or NULL. */
YuiHolderFault
yui_bank_account_parse_holder (const char *text, int max, char **half, const char **bad);

/* Reads an account from a body and checks it: bank and branch are in the tables, the holder can be
 * written into a bank file. What is wrong becomes a fault of body. */
void yui_bank_account_read (YuiBankAccount *account,
                            YuiBody *body,
                            const YuiBanks *banks,
                            gboolean is_employer);

/* Writes it over what was known, with the next version; account NULL takes it away. */
gboolean yui_bank_account_save (const YuiBankAccount *account,
                                YuiDatabase *db,
                                gint64 programme_id,
                                const char *employer_id,
                                const char *worker_id,
                                const char *actor_id,
                                gint64 now_s,
                                GError **error);

void yui_bank_account_clear (YuiBankAccount *account);

/* For a bank file; FALSE when bank or branch are no longer in the tables. Borrows from account and
 * banks. */
gboolean yui_bank_account_to_zengin (const YuiBankAccount *account,
                                     const YuiBanks *banks,
                                     YuiZenginAccount *zengin);

/* How a paper or a list names it: "みずほ 本店 普通 ****567" (caller's). */
char *yui_bank_account_describe (const YuiBankAccount *account, const YuiBanks *banks);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiBankAccount, yui_bank_account_clear)

G_END_DECLS
