/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-run-page.h"

G_BEGIN_DECLS

/* A pay run, draft or locked. */
struct _YuiPayRunPage
{
  YuiPage parent_instance;

  char *pay_run_id;
  YuiPayRun *run;
  GListStore *payslips; /* of YuiPayslip */

  GListModel *problems; /* of YuiPayProblem; NULL until they are read */
  gboolean is_stepping;

  GtkWidget *check_button;
  GtkWidget *approve_button;
  GtkWidget *lock_button;
  AdwBanner *papers_banner;
  guint papers_source; /* asks how far they are */
  GtkWidget *waiting_banner;
  GtkWidget *progress;
  GtkWidget *problems_group;
  GtkListBox *problems_list;
  AdwBin *gross_bin;
  AdwBin *withheld_bin;
  AdwBin *net_bin;
  GtkWidget *transfer_row;
  AdwBin *transfer_bin;
  GtkWidget *summary_row;
  GtkListBox *payslips_list;
};

/* One of the payslips by its id; borrowed, nullable. */
YuiPayslip *yui_pay_run_page_find_payslip (YuiPayRunPage *self, GVariant *id);

/* ---- problems ---- */

void yui_pay_run_page_show_problems (YuiPayRunPage *self, GListModel *problems);
gboolean yui_pay_run_page_is_blocked (YuiPayRunPage *self);

/* ---- papers ---- */

/* Installs the actions of papers. */
void yui_pay_run_page_install_papers (GtkWidgetClass *class);

/* Says in the banner how far a job is with the payslips, and follows it. */
void yui_pay_run_page_show_papers (YuiPayRunPage *self);

G_END_DECLS
