/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-bank-account.h"

#include "yui-record-private.h"

struct _YuiBankAccount
{
  YuiRecord parent_instance;

  int version;
  char *bank_code;
  char *bank_name;
  char *branch_code;
  char *branch_name;
  YuiBankAccountKind kind;
  char *number;
  char *holder_kana;
  char *client_code;
  char *summary;
};

G_DEFINE_FINAL_TYPE (YuiBankAccount, yui_bank_account, YUI_TYPE_RECORD)

static const YuiField bank_account_fields[] = {
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiBankAccount, version) },
  { "bank_code", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, bank_code) },
  { "bank_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, bank_name) },
  { "branch_code", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, branch_code) },
  { "branch_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, branch_name) },
  { "kind", YUI_FIELD_WORD, FALSE, G_STRUCT_OFFSET (YuiBankAccount, kind),
    yui_bank_account_kind_get_type },
  { "number", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, number) },
  { "holder_kana", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, holder_kana) },
  { "client_code", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, client_code) },
  { "summary", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiBankAccount, summary) },
};

static void
yui_bank_account_class_init (YuiBankAccountClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), bank_account_fields,
                            G_N_ELEMENTS (bank_account_fields));
}

static void
yui_bank_account_init (YuiBankAccount *self)
{
}

YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, int, version)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, bank_code)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, bank_name)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, branch_code)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, branch_name)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, YuiBankAccountKind, kind)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, number)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, holder_kana)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, client_code)
YUI_RECORD_GETTER (BankAccount, bank_account, BANK_ACCOUNT, const char *, summary)
