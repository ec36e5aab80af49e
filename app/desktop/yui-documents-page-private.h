/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents-page.h"
#include "yui-paper-view.h"

G_BEGIN_DECLS

struct _YuiDocumentsPage
{
  YuiPage parent_instance;

  GListStore *documents;
  YuiJob *job;          /* the last one begun or found under way; nullable */
  guint job_source;     /* asks after it */
  char *wanted_id;      /* to be chosen when the list is there */
  gboolean is_erasable; /* only what no longer has to be kept */

  GtkSearchEntry *search_entry;
  GtkDropDown *kind_dropdown;
  GtkDropDown *period_dropdown;
  GtkWidget *job_bar;
  GtkLabel *job_label;
  GtkProgressBar *job_progress;
  AdwBanner *erasable_banner;
  GtkStack *results_stack;
  GtkColumnView *list_view;
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  GtkWidget *preview_pane;
  YuiPaperView *paper_view;
  GtkLabel *count_label;
};

/* yui-documents-page-jobs.c */
void yui_documents_page_show_job (YuiDocumentsPage *self);
void yui_documents_page_take_job (YuiDocumentsPage *self, YuiJob *job);
void yui_documents_page_jobs_listed_cb (gpointer object,
                                        DexFuture *future,
                                        const GError *error,
                                        gpointer data);
void
yui_documents_page_cancel_job_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* yui-documents-page-paper.c */
YuiDocument *yui_documents_page_get_selected (YuiDocumentsPage *self);
void yui_documents_page_push_paper (YuiDocumentsPage *self, YuiDocument *document);
void yui_documents_page_show_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_documents_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_documents_page_save_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_documents_page_open_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_documents_page_erase_action (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
