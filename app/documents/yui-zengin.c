/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-zengin.h"
#include "yui-text.h"

#include <string.h>

/* Record layout: 全銀協 総合振込・給与振込 レコードフォーマット, 120 bytes. */
#define RECORD_BYTES 120
#define CLIENT_WIDE  40
#define HOLDER_WIDE  30
#define BANK_WIDE    15
#define CODE_WIDE    10
#define YEN_MAX      G_GINT64_CONSTANT (9999999999)
#define TOTAL_MAX    G_GINT64_CONSTANT (999999999999)
#define PAYEES_MAX   999999
#define JIS_YEN      '\x5C'
#define KANA_SHIFT   (0xFF61 - 0xA1)

void
yui_zengin_issue_free (YuiZenginIssue *issue)
{
  if (issue == NULL)
    return;
  g_free (issue->message);
  g_free (issue);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
is_digits (const char *text, gsize min, gsize max)
{
  gsize n = strspn (or_empty (text), "0123456789");

  return or_empty (text)[n] == '\0' && n >= min && n <= max;
}

/* Turns half-width kana to JIS X 0201, one byte a character. */
static char *
to_jis (const char *half)
{
  GString *out = g_string_new (NULL);

  for (const char *p = half; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_c (out, c < 0x80 ? (char)c : c == 0xA5 ? JIS_YEN : (char)(c - KANA_SHIFT));
    }
  return g_strstrip (g_string_free_and_steal (out));
}

/* Why a field cannot be written. why: NULL if it can. */
typedef struct
{
  char *why;
  YuiZenginIssueKind kind;
  char character[8]; /* that cannot be written, or "" */
} Fault;

static Fault
fault (YuiZenginIssueKind kind, char *why)
{
  Fault found = { why, kind, "" };

  return found;
}

static Fault
unless (gboolean ok, YuiZenginIssueKind kind, const char *why)
{
  return fault (kind, ok ? NULL : g_strdup (why));
}

/* Says why kana cannot stand in a field of that width; if it can, jis (nullable) receives it. */
static Fault
encode (const char *kana, gsize wide, gboolean may_cut, char **jis)
{
  const char *bad;
  g_autofree char *short_form = NULL;
  g_autofree char *half = NULL;
  g_autofree char *bytes = NULL;

  if (!g_utf8_validate (or_empty (kana), -1, NULL))
    return fault (YUI_ZENGIN_ISSUE_CHARACTER, g_strdup ("is not UTF-8."));
  short_form = yui_text_abbreviate_company (or_empty (kana));
  half = yui_text_to_half_kana (short_form, &bad);
  if (bad != NULL)
    {
      Fault found = fault (YUI_ZENGIN_ISSUE_CHARACTER, NULL);
      int n = (int)(g_utf8_next_char (bad) - bad);

      memcpy (found.character, bad, (gsize)n);
      found.why = g_strdup_printf (
          "holds “%.*s”, which a bank file cannot carry; write it in kana.", n, bad);
      return found;
    }
  bytes = to_jis (half);
  if (*bytes == '\0')
    return fault (YUI_ZENGIN_ISSUE_MISSING, g_strdup ("is missing."));
  if (strlen (bytes) > wide && !may_cut)
    return fault (YUI_ZENGIN_ISSUE_TOO_LONG,
                  g_strdup_printf ("takes %" G_GSIZE_FORMAT
                                   " characters of a bank file, in which %" G_GSIZE_FORMAT
                                   " fit; shorten it.",
                                   strlen (bytes), wide));
  if (jis != NULL)
    *jis = g_strndup (bytes, wide);
  return fault (YUI_ZENGIN_ISSUE_MISSING, NULL);
}

static void
put_digits (GString *out, const char *digits, gsize wide)
{
  for (gsize n = strlen (digits); n < wide; n++)
    g_string_append_c (out, '0');
  g_string_append (out, digits);
}

static void
put_number (GString *out, gint64 number, gsize wide)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  put_digits (out, digits, wide);
}

static void
put_blanks (GString *out, gsize wide)
{
  for (gsize n = 0; n < wide; n++)
    g_string_append_c (out, ' ');
}

/* Only for text that was checked by encode(). */
static void
put_kana (GString *out, const char *kana, gsize wide)
{
  g_autofree char *jis = NULL;
  Fault found = encode (kana, wide, TRUE, &jis);

  g_assert (found.why == NULL);
  g_string_append (out, jis);
  put_blanks (out, wide - strlen (jis));
}

static void
end_record (GString *out, const YuiZenginFile *file)
{
  if (file->line_ends)
    g_string_append (out, "\r\n");
}

/* The kana of an account's bank and branch; by the table if there is one. */
static const char *
kana_of_bank (const YuiZenginFile *file, const YuiZenginAccount *account)
{
  return file->banks != NULL ? yui_bank_table_find_bank (file->banks, account->bank_code)->kana
                             : account->bank_kana;
}

static const char *
kana_of_branch (const YuiZenginFile *file, const YuiZenginAccount *account)
{
  return file->banks != NULL
             ? yui_bank_table_find_branch (file->banks, account->bank_code, account->branch_code)
                   ->kana
             : account->branch_kana;
}

static void
put_header (GString *out, const YuiZenginFile *file)
{
  int month, month_day;

  yui_text_split_day (file->pay_day, NULL, &month, &month_day, NULL);
  g_string_append_c (out, '1');
  put_number (out, file->kind, 2);
  g_string_append_c (out, '0');
  put_digits (out, file->client_code, CODE_WIDE);
  put_kana (out, file->client_kana, CLIENT_WIDE);
  put_number (out, month * 100 + month_day, 4);
  put_digits (out, file->account.bank_code, 4);
  put_kana (out, kana_of_bank (file, &file->account), BANK_WIDE);
  put_digits (out, file->account.branch_code, 3);
  put_kana (out, kana_of_branch (file, &file->account), BANK_WIDE);
  put_number (out, file->account.kind, 1);
  put_digits (out, file->account.number, 7);
  put_blanks (out, 17);
  end_record (out, file);
}

static void
put_payee (GString *out, const YuiZenginFile *file, const YuiZenginPayee *payee)
{
  g_string_append_c (out, '2');
  put_digits (out, payee->account.bank_code, 4);
  put_kana (out, kana_of_bank (file, &payee->account), BANK_WIDE);
  put_digits (out, payee->account.branch_code, 3);
  put_kana (out, kana_of_branch (file, &payee->account), BANK_WIDE);
  put_number (out, 0, 4);
  put_number (out, payee->account.kind, 1);
  put_digits (out, payee->account.number, 7);
  put_kana (out, payee->holder_kana, HOLDER_WIDE);
  put_number (out, payee->yen, 10);
  g_string_append_c (out, '0');
  put_digits (out, or_empty (payee->worker_code), CODE_WIDE);
  put_digits (out, or_empty (payee->group_code), CODE_WIDE);
  if (file->kind == YUI_ZENGIN_TRANSFER)
    g_string_append_c (out, '7');
  put_blanks (out, file->kind == YUI_ZENGIN_TRANSFER ? 8 : 9);
  end_record (out, file);
}

static void
put_trailer (GString *out, const YuiZenginFile *file, gint64 total_yen)
{
  g_string_append_c (out, '8');
  put_number (out, (gint64)file->n_payees, 6);
  put_number (out, total_yen, 12);
  put_blanks (out, 101);
  end_record (out, file);
  g_string_append_c (out, '9');
  put_blanks (out, 119);
  end_record (out, file);
}

/* Adds "person: field why" and takes why. */
static void
add_issue (
    GPtrArray *issues, const YuiZenginFile *file, gsize index, const char *field, Fault found)
{
  g_autofree char *why = found.why;
  const char *person = or_empty (file->payees[index].person);
  YuiZenginIssue *issue;

  if (why == NULL)
    return;
  issue = g_new0 (YuiZenginIssue, 1);
  issue->index = index;
  issue->kind = found.kind;
  issue->field = field;
  memcpy (issue->character, found.character, sizeof issue->character);
  issue->message = *person != '\0' ? g_strdup_printf ("%s: %s %s", person, field, why)
                                   : g_strdup_printf ("Payee %" G_GSIZE_FORMAT ": %s %s", index + 1,
                                                      field, why);
  g_ptr_array_add (issues, issue);
}

static gboolean
is_account_kind (YuiZenginAccountKind kind, gboolean is_payee)
{
  switch (kind)
    {
    case YUI_ZENGIN_ORDINARY:
    case YUI_ZENGIN_CURRENT:
    case YUI_ZENGIN_OTHER:
      return TRUE;
    case YUI_ZENGIN_SAVINGS:
      return is_payee;
    default:
      return FALSE;
    }
}

static Fault
check_bank (const YuiZenginFile *file, const YuiZenginAccount *a)
{
  if (!is_digits (a->bank_code, 4, 4))
    return fault (YUI_ZENGIN_ISSUE_NUMBER, g_strdup ("is not 4 digits."));
  if (file->banks != NULL && yui_bank_table_find_bank (file->banks, a->bank_code) == NULL)
    return fault (YUI_ZENGIN_ISSUE_UNKNOWN_BANK,
                  g_strdup_printf ("%s is no bank; look at the bank book again.", a->bank_code));
  return fault (YUI_ZENGIN_ISSUE_NUMBER, NULL);
}

static Fault
check_branch (const YuiZenginFile *file, const YuiZenginAccount *a)
{
  if (!is_digits (a->branch_code, 3, 3))
    return fault (YUI_ZENGIN_ISSUE_NUMBER, g_strdup ("is not 3 digits."));
  if (file->banks != NULL && is_digits (a->bank_code, 4, 4)
      && yui_bank_table_find_bank (file->banks, a->bank_code) != NULL
      && yui_bank_table_find_branch (file->banks, a->bank_code, a->branch_code) == NULL)
    return fault (YUI_ZENGIN_ISSUE_UNKNOWN_BRANCH,
                  g_strdup_printf (
                      "%s is no branch of bank %s; it may have been merged, ask for the new one.",
                      a->branch_code, a->bank_code));
  return fault (YUI_ZENGIN_ISSUE_NUMBER, NULL);
}

/* Without a table the names must be given. */
static Fault
check_bank_kana (const YuiZenginFile *file, const char *kana)
{
  return file->banks != NULL ? fault (YUI_ZENGIN_ISSUE_MISSING, NULL)
                             : encode (kana, BANK_WIDE, TRUE, NULL);
}

static void
check_account (GPtrArray *issues, const YuiZenginFile *file, gsize i)
{
  const YuiZenginAccount *a = &file->payees[i].account;

  add_issue (issues, file, i, "bank_code", check_bank (file, a));
  add_issue (issues, file, i, "bank_kana", check_bank_kana (file, a->bank_kana));
  add_issue (issues, file, i, "branch_code", check_branch (file, a));
  add_issue (issues, file, i, "branch_kana", check_bank_kana (file, a->branch_kana));
  add_issue (issues, file, i, "kind",
             unless (is_account_kind (a->kind, TRUE), YUI_ZENGIN_ISSUE_ACCOUNT_KIND,
                     "is no kind of account."));
  add_issue (
      issues, file, i, "number",
      unless (is_digits (a->number, 1, 7), YUI_ZENGIN_ISSUE_NUMBER, "is not 1 to 7 digits."));
}

static void
check_payee (GPtrArray *issues, const YuiZenginFile *file, gsize i)
{
  const YuiZenginPayee *p = &file->payees[i];

  add_issue (issues, file, i, "holder_kana", encode (p->holder_kana, HOLDER_WIDE, FALSE, NULL));
  check_account (issues, file, i);
  add_issue (issues, file, i, "worker_code",
             unless (is_digits (p->worker_code, 0, CODE_WIDE), YUI_ZENGIN_ISSUE_NUMBER,
                     "is not up to 10 digits."));
  add_issue (issues, file, i, "group_code",
             unless (is_digits (p->group_code, 0, CODE_WIDE), YUI_ZENGIN_ISSUE_NUMBER,
                     "is not up to 10 digits."));
  add_issue (issues, file, i, "yen",
             unless (p->yen >= 1 && p->yen <= YEN_MAX, YUI_ZENGIN_ISSUE_AMOUNT,
                     "is not from 1 to 9,999,999,999."));
}

/* Takes why, and returns FALSE if there is one. */
static gboolean
payer_ok (GError **error, const char *field, Fault found)
{
  g_autofree char *why = found.why;

  if (why == NULL)
    return TRUE;
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID, "%s: %s", field, why);
  return FALSE;
}

static gboolean
check_payer_account (const YuiZenginFile *f, GError **error)
{
  const YuiZenginAccount *a = &f->account;

  return payer_ok (error, "bank_code", check_bank (f, a))
         && payer_ok (error, "bank_kana", check_bank_kana (f, a->bank_kana))
         && payer_ok (error, "branch_code", check_branch (f, a))
         && payer_ok (error, "branch_kana", check_bank_kana (f, a->branch_kana))
         && payer_ok (error, "account.kind",
                      unless (is_account_kind (a->kind, FALSE), YUI_ZENGIN_ISSUE_ACCOUNT_KIND,
                              "is no kind of a payer's account."))
         && payer_ok (error, "number",
                      unless (is_digits (a->number, 1, 7), YUI_ZENGIN_ISSUE_NUMBER,
                              "is not 1 to 7 digits."));
}

static gboolean
check_payer (const YuiZenginFile *f, GError **error)
{
  gboolean is_kind = f->kind == YUI_ZENGIN_PAYROLL || f->kind == YUI_ZENGIN_TRANSFER;

  return payer_ok (error, "kind",
                   unless (is_kind, YUI_ZENGIN_ISSUE_ACCOUNT_KIND, "is neither 11 nor 21."))
         && payer_ok (error, "client_code",
                      unless (is_digits (f->client_code, 1, CODE_WIDE), YUI_ZENGIN_ISSUE_NUMBER,
                              "is not 1 to 10 digits."))
         && payer_ok (error, "client_kana", encode (f->client_kana, CLIENT_WIDE, FALSE, NULL))
         && check_payer_account (f, error)
         && payer_ok (error, "payees",
                      unless (f->n_payees > 0, YUI_ZENGIN_ISSUE_MISSING, "has nobody to pay."));
}

static gboolean
too_large (GError **error, const char *what)
{
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE,
               "A bank file holds at most %s.", what);
  return FALSE;
}

static gboolean
check_payees (const YuiZenginFile *file, GPtrArray *found, gint64 *total_yen, GError **error)
{
  *total_yen = 0;
  if (file->n_payees > PAYEES_MAX)
    return too_large (error, "999,999 payees");
  for (gsize i = 0; i < file->n_payees; i++)
    {
      check_payee (found, file, i);
      *total_yen += CLAMP (file->payees[i].yen, 0, YEN_MAX);
    }
  if (found->len > 0)
    {
      g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_ENCODING,
                   "%u entries cannot be written. First: %s", found->len,
                   ((const YuiZenginIssue *)found->pdata[0])->message);
      return FALSE;
    }
  return *total_yen <= TOTAL_MAX || too_large (error, "999,999,999,999 yen");
}

GBytes *
yui_zengin_write (const YuiZenginFile *file, GPtrArray **issues, GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_zengin_issue_free);
  gint64 total_yen;
  gboolean ok;
  GString *out;

  g_return_val_if_fail (file != NULL && (file->payees != NULL || file->n_payees == 0), NULL);

  ok = check_payer (file, error) && check_payees (file, found, &total_yen, error);
  if (issues != NULL)
    *issues = g_ptr_array_ref (found);
  if (!ok)
    return NULL;
  out = g_string_sized_new ((file->n_payees + 3) * (RECORD_BYTES + 2));
  put_header (out, file);
  for (gsize i = 0; i < file->n_payees; i++)
    put_payee (out, file, &file->payees[i]);
  put_trailer (out, file, total_yen);
  g_assert (out->len == (file->n_payees + 3) * (RECORD_BYTES + (file->line_ends ? 2 : 0)));
  return g_string_free_to_bytes (out);
}
