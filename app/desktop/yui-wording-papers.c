/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording.h"

#include <glib/gi18n.h>

const char *
yui_wording_document_kind (YuiDocumentKind kind)
{
  switch (kind)
    {
    case YUI_DOCUMENT_KIND_WORKING_CONDITIONS_NOTICE:
      return _ ("Working conditions notice");
    case YUI_DOCUMENT_KIND_PAYSLIP:
      return _ ("Payslip");
    case YUI_DOCUMENT_KIND_PAY_SUMMARY:
      return _ ("Pay summary");
    case YUI_DOCUMENT_KIND_WORKER_CARD:
      return _ ("Card");
    case YUI_DOCUMENT_KIND_ANNUAL_REPORT:
      return _ ("Annual report to municipalities");
    case YUI_DOCUMENT_KIND_ATTENDANCE_BOOK:
      return _ ("Attendance book");
    case YUI_DOCUMENT_KIND_BANK_FILE:
      return _ ("Bank transfer file");
    case YUI_DOCUMENT_KIND_CANCELLATION:
      return _ ("Cancellation");
    case YUI_DOCUMENT_KIND_CHECK_IN_POSTER:
      return _ ("Check-in poster");
    case YUI_DOCUMENT_KIND_CONTRACT:
      return _ ("Contract");
    case YUI_DOCUMENT_KIND_INSURANCE_TOTALS:
      return _ ("Labour insurance totals");
    case YUI_DOCUMENT_KIND_JOURNAL:
      return _ ("Accounting journal");
    case YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET:
      return _ ("Booklet of payslips");
    case YUI_DOCUMENT_KIND_PAYSLIP_TABLE:
      return _ ("Payslips as a table");
    case YUI_DOCUMENT_KIND_TRAIL:
      return _ ("Whole trail of a shift");
    case YUI_DOCUMENT_KIND_WAGE_LEDGER:
      return _ ("Wage ledger");
    case YUI_DOCUMENT_KIND_WITHHOLDING_SLIP:
      return _ ("Withholding slip");
    case YUI_DOCUMENT_KIND_NONE:
    case YUI_N_DOCUMENT_KINDS:
    default:
      return _ ("All papers");
    }
}

const char *
yui_wording_account_kind (YuiBankAccountKind kind)
{
  switch (kind)
    {
    case YUI_BANK_ACCOUNT_KIND_ORDINARY:
      return _ ("Ordinary");
    case YUI_BANK_ACCOUNT_KIND_CURRENT:
      return _ ("Current");
    case YUI_BANK_ACCOUNT_KIND_SAVINGS:
      return _ ("Savings");
    case YUI_BANK_ACCOUNT_KIND_OTHER:
      return _ ("Other");
    case YUI_BANK_ACCOUNT_KIND_NONE:
    default:
      return "";
    }
}

char *
yui_wording_job (YuiJob *job)
{
  const char *kind = yui_wording_document_kind (yui_job_get_kind (job));

  if (yui_job_get_total (job) <= 0)
    /* Translators: %s is a kind of paper that is being made. */
    return g_strdup_printf (_ ("%s: beginning…"), kind);
  /* Translators: a kind of paper that is being made; how many are done; how many there will be. */
  return g_strdup_printf (_ ("%s: %d of %d"), kind, yui_job_get_done (job), yui_job_get_total (job));
}
