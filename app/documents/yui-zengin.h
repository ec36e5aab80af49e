/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-bank-table.h"

G_BEGIN_DECLS

/* A bank transfer file in the format of the Japanese Bankers Association (全銀協規定形式): records
 * of 120 bytes of JIS X 0201, one header, one data record a payee, one trailer, one end. */

/* TRANSFER (21) may be paid the same day; PAYROLL (11) is handed in two or three bank days ahead.
 */
typedef enum
{
  YUI_ZENGIN_PAYROLL = 11,
  YUI_ZENGIN_TRANSFER = 21,
} YuiZenginKind;

typedef enum
{
  YUI_ZENGIN_ORDINARY = 1, /* 普通 */
  YUI_ZENGIN_CURRENT = 2,  /* 当座 */
  YUI_ZENGIN_SAVINGS = 4,  /* 貯蓄; payees only */
  YUI_ZENGIN_OTHER = 9,
} YuiZenginAccountKind;

/* Numbers are digits only: bank 4, branch 3, account up to 7. Names are kana of any width; they are
 * left aside where the file has a table of banks. */
typedef struct
{
  const char *bank_code;
  const char *bank_kana;
  const char *branch_code;
  const char *branch_kana;
  YuiZenginAccountKind kind;
  const char *number;
} YuiZenginAccount;

/* holder_kana  the account's holder in kana ("ヤマダ　タロウ").
 * person       how the person is named in a report of what cannot be written; any script.
 * worker_code  nullable; digits, up to 10 (社員番号 / 顧客コード1).
 * group_code   nullable; digits, up to 10 (所属コード / 顧客コード2).
 * yen          1 – 9,999,999,999. */
typedef struct
{
  YuiZenginAccount account;
  const char *holder_kana;
  const char *person;
  const char *worker_code;
  const char *group_code;
  gint64 yen;
} YuiZenginPayee;

/* client_code  the payer's 委託者コード, up to 10 digits; client_kana its name in kana.
 * pay_day      the day of transfer.
 * line_ends    TRUE: CRLF behind each record (122 bytes), as some banks want.
 * banks        nullable; each bank and branch must be in it, and is written by its kana there. */
typedef struct
{
  YuiZenginKind kind;
  const char *client_code;
  const char *client_kana;
  gint64 pay_day;
  YuiZenginAccount account;
  gboolean line_ends;
  const YuiBankTable *banks;
  const YuiZenginPayee *payees;
  gsize n_payees;
} YuiZenginFile;

typedef enum
{
  YUI_ZENGIN_ISSUE_CHARACTER,    /* a character that has no kana in a bank file: write it in kana */
  YUI_ZENGIN_ISSUE_MISSING,      /* nothing is there */
  YUI_ZENGIN_ISSUE_TOO_LONG,     /* shorten it as the bank book does */
  YUI_ZENGIN_ISSUE_NUMBER,       /* not so many digits */
  YUI_ZENGIN_ISSUE_UNKNOWN_BANK, /* no bank has the code */
  YUI_ZENGIN_ISSUE_UNKNOWN_BRANCH, /* the bank has no such branch: it may have been merged */
  YUI_ZENGIN_ISSUE_ACCOUNT_KIND,
  YUI_ZENGIN_ISSUE_AMOUNT,
} YuiZenginIssueKind;

/* Why a payee (index into payees) cannot be written. message is an English sentence that begins
 * with the person; field names the struct's field ("holder_kana"); character is the one that
 * cannot be written, as UTF-8, else "". */
typedef struct
{
  gsize index;
  YuiZenginIssueKind kind;
  char character[8];
  const char *field;
  char *message;
} YuiZenginIssue;

void yui_zengin_issue_free (YuiZenginIssue *issue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiZenginIssue, yui_zengin_issue_free)

/* Writes the file.
 *
 * issues  nullable; receives an array of YuiZenginIssue with each payee that cannot be written, all
 *         of them and each field, empty if there is none. Free with g_ptr_array_unref().
 *
 * Nobody is left out silently: with one issue there is no file. Returns NULL with
 * YUI_DOCUMENTS_ERROR_ENCODING if payees cannot be written, _INVALID if the payer's fields are
 * wrong or there are no payees, _TOO_LARGE past 999,999 payees or 12 digits of yen. */
GBytes *yui_zengin_write (const YuiZenginFile *file, GPtrArray **issues, GError **error);

G_END_DECLS
