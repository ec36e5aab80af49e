/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-journal.h"

static gboolean
refuse (GError **error, const char *voucher, const char *why)
{
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID, "voucher %s: %s",
               voucher != NULL ? voucher : "", why);
  return FALSE;
}

static gboolean
is_side_ok (const char *account, gint64 yen)
{
  return account != NULL && *account != '\0' ? yen > 0 : yen == 0;
}

static gboolean
check (const YuiJournalLine *lines, gsize n_lines, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 balance = 0;

  for (gsize i = 0; i < n_lines; i++)
    {
      const YuiJournalLine *line = &lines[i];

      if (line->voucher == NULL || *line->voucher == '\0')
        return refuse (error, NULL, "a line has no voucher number.");
      if (!is_side_ok (line->debit_account, line->debit_yen)
          || !is_side_ok (line->credit_account, line->credit_yen))
        return refuse (error, line->voucher,
                       "an account without an amount, or the other way round.");
      if ((i == 0 || g_strcmp0 (line->voucher, lines[i - 1].voucher) != 0)
          && !g_hash_table_add (seen, (gpointer)line->voucher))
        return refuse (error, line->voucher, "its lines do not stand together.");
      balance += line->debit_yen - line->credit_yen;
      if (i + 1 < n_lines && g_strcmp0 (line->voucher, lines[i + 1].voucher) == 0)
        continue;
      if (balance != 0)
        return refuse (error, line->voucher, "debit and credit are not equal.");
    }
  return TRUE;
}

static void
add_yen (YuiCsvWriter *writer, gint64 yen)
{
  if (yen != 0)
    yui_csv_writer_add_int (writer, yen);
  else
    yui_csv_writer_add_text (writer, NULL);
}

gboolean
yui_journal_write (YuiCsvWriter *writer, const YuiJournalLine *lines, gsize n_lines, GError **error)
{
  static const char *const HEADINGS[] = {
    "日付", "伝票番号", "借方勘定科目", "借方金額", "貸方勘定科目", "貸方金額", "摘要",
  };

  g_return_val_if_fail (writer != NULL && (lines != NULL || n_lines == 0), FALSE);

  if (!check (lines, n_lines, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    yui_csv_writer_add_text (writer, HEADINGS[i]);
  yui_csv_writer_end_row (writer);
  for (gsize i = 0; i < n_lines; i++)
    {
      yui_csv_writer_add_day (writer, lines[i].day);
      yui_csv_writer_add_text (writer, lines[i].voucher);
      yui_csv_writer_add_text (writer, lines[i].debit_account);
      add_yen (writer, lines[i].debit_yen);
      yui_csv_writer_add_text (writer, lines[i].credit_account);
      add_yen (writer, lines[i].credit_yen);
      yui_csv_writer_add_text (writer, lines[i].note);
      yui_csv_writer_end_row (writer);
    }
  return TRUE;
}
