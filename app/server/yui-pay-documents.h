/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The papers of a pay run. */
typedef struct
{
  char *id;         /* of the document to be */
  char *payslip_id; /* NULL: the pay summary */
  char *worker_id;  /* NULL likewise */
  char *title;
  GBytes *content;
} YuiPayDocument;

/* Draws a payslip for everybody in the run and the pay summary as the last one.
 *
 * Returns an array of YuiPayDocument, or NULL with error: YUI_PROBLEM_NOT_FOUND when the employer
 * has no such run. */
GPtrArray *yui_pay_documents_make (YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   const char *pay_run_id,
                                   gint64 now_s,
                                   GError **error);

G_END_DECLS
