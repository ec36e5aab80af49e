/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-documents.h"

G_BEGIN_DECLS

/* What all papers of one run share. */
struct _YuiPayPapers
{
  YuiDatabase *db; /* of the reading that is under way */
  gint64 programme_id;
  char *employer_id;
  char *pay_run_id;
  char *programme_name;
  char *programme_colour;
  char *employer_name;
  char *representative;
  char *address;
  char *phone;
  char *contact;
  char *pay_method;
  gint64 from_day;
  gint64 to_day; /* not included */
  gint64 pay_day;
  gint64 now_s;
};

/* Rows of payslips of run $2, for yui_pay_paper_read(); a condition on s may follow. */
#define YUI_PAY_SLIPS                                                                              \
  "SELECT s.id, s.worker_id, w.name, m.staff_number, s.gross_yen, s.withheld_yen, s.net_yen, "     \
  "coalesce (s.document_id, ''), s.tax_column "                                                    \
  "FROM payslip s JOIN worker w ON w.programme_id = s.programme_id AND w.id = s.worker_id "        \
  "LEFT JOIN membership m ON m.programme_id = s.programme_id AND m.worker_id = s.worker_id "       \
  "AND m.employer_id = s.employer_id WHERE s.programme_id = $1 AND s.pay_run_id = $2 "

/* Reads the payslip of a row and its lines. */
YuiPayPaper *yui_pay_paper_read (const YuiPayPapers *run, YuiStatement *row, GError **error);

G_END_DECLS
