/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-dialog-fields.h"

#include <glib/gi18n.h>

/* clang-format off: one line each merges easily */
const YuiPaperKind yui_paper_kinds[] = {
  { YUI_DOCUMENT_KIND_ATTENDANCE_BOOK, YUI_PAPER_PERIOD | YUI_PAPER_PERSON, FALSE },
  { YUI_DOCUMENT_KIND_CONTRACT, YUI_PAPER_SHIFT, FALSE },
  { YUI_DOCUMENT_KIND_TRAIL, YUI_PAPER_SHIFT, TRUE },
  { YUI_DOCUMENT_KIND_BANK_FILE, YUI_PAPER_RUN | YUI_PAPER_TRANSFER, TRUE },
  { YUI_DOCUMENT_KIND_JOURNAL, YUI_PAPER_RUN | YUI_PAPER_ENCODING, TRUE },
  { YUI_DOCUMENT_KIND_PAYSLIP, YUI_PAPER_RUN, TRUE },
  { YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET, YUI_PAPER_RUN, TRUE },
  { YUI_DOCUMENT_KIND_PAYSLIP_TABLE, YUI_PAPER_RUN | YUI_PAPER_ENCODING, TRUE },
  { YUI_DOCUMENT_KIND_WAGE_LEDGER, YUI_PAPER_YEAR | YUI_PAPER_PERSON, TRUE },
  { YUI_DOCUMENT_KIND_WITHHOLDING_SLIP, YUI_PAPER_YEAR | YUI_PAPER_PERSON, TRUE },
  { YUI_DOCUMENT_KIND_ANNUAL_REPORT, YUI_PAPER_YEAR | YUI_PAPER_FORMAT | YUI_PAPER_ENCODING, TRUE },
  { YUI_DOCUMENT_KIND_INSURANCE_TOTALS,
    YUI_PAPER_FISCAL_YEAR | YUI_PAPER_FORMAT | YUI_PAPER_ENCODING, TRUE },
  { YUI_DOCUMENT_KIND_NONE },
};

static const struct
{
  YuiDocumentKind kind;
  const char *sentence;
} sentences[] = {
  { YUI_DOCUMENT_KIND_ATTENDANCE_BOOK,
    N_ ("Who worked when, day by day, as clocked and as agreed.") },
    { YUI_DOCUMENT_KIND_CONTRACT,
      N_ ("The terms that both sides agreed on, and each change of them.") },
      { YUI_DOCUMENT_KIND_TRAIL,
        N_ ("Everything about one shift of one person, from the posting to the payment.") },
        { YUI_DOCUMENT_KIND_BANK_FILE,
          N_ ("Hand this file to your bank to pay everybody in a pay run.") },
          { YUI_DOCUMENT_KIND_JOURNAL, N_ ("A pay run as entries for your accounting program.") },
            { YUI_DOCUMENT_KIND_PAYSLIP,
              N_ ("Makes the payslips of a pay run that are not made yet.") },
              { YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET,
                N_ ("All payslips of a pay run as one paper, for printing.") },
                { YUI_DOCUMENT_KIND_PAYSLIP_TABLE,
                  N_ ("Every line of pay as a row of a spreadsheet.") },
                  { YUI_DOCUMENT_KIND_WAGE_LEDGER,
                    N_ ("What a person was paid in a year, payment by payment.") },
                    { YUI_DOCUMENT_KIND_WITHHOLDING_SLIP,
                      N_ ("For each person: the year's pay and tax.") },
                      { YUI_DOCUMENT_KIND_ANNUAL_REPORT,
                        N_ ("Who was paid in the year, for each municipality. Due on 31 January.") },
                        { YUI_DOCUMENT_KIND_INSURANCE_TOTALS,
                          N_ ("The year's wages for the renewal of labour insurance, April to March.") },
                      };
/* clang-format on */

const char *
yui_paper_kind_describe (YuiDocumentKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].kind == kind)
      return _ (sentences[i].sentence);
  return "";
}
