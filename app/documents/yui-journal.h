/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-csv-writer.h"

G_BEGIN_DECLS

/* One line of a journal: either side may be empty (NULL and 0), so that a voucher can have several
 * lines. */
typedef struct
{
  gint64 day;
  const char *voucher;
  const char *debit_account;
  gint64 debit_yen;
  const char *credit_account;
  gint64 credit_yen;
  const char *note; /* nullable */
} YuiJournalLine;

/* Adds the journal with its headings to a writer: 日付, 伝票番号, 借方勘定科目, 借方金額,
 * 貸方勘定科目, 貸方金額, 摘要. The lines of a voucher must stand together and balance, else FALSE
 * with YUI_DOCUMENTS_ERROR_INVALID, the writer untouched. */
gboolean yui_journal_write (YuiCsvWriter *writer,
                            const YuiJournalLine *lines,
                            gsize n_lines,
                            GError **error);

G_END_DECLS
