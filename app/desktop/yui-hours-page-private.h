/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-hours-page.h"

G_BEGIN_DECLS

/* One week of attendances. */
struct _YuiHoursPage
{
  YuiPage parent_instance;

  char *monday;         /* first day shown */
  char *waiting_monday; /* of the last week before it with hours to confirm; NULL: none */
  GPtrArray
      *confirmed; /* of YuiAttendance: the last that were confirmed, for undo from another week */
  GListStore *attendances; /* of YuiAttendance */
  GListStore *unmatched;   /* of YuiUnmatchedClockEvent, oldest first */
  GtkFilter *filter;
  GtkSortListModel *sorted;          /* the attendances */
  GListModel *rows;                  /* unmatched, then sorted */
  YuiUnmatchedClockEvent *put_aside; /* the last one; nullable */
  gboolean differences_only;

  AdwWindowTitle *title_widget;
  AdwBanner *waiting_banner;
  GtkWidget *code_button;
  GtkWidget *confirm_bar;
  GtkScrolledWindow *scroller;

  double stay_at; /* where the list is put back to */
  guint stay_source;
  guint stays_left;
};

/* Shows what has changed inside the attendances: their order, and how many wait. */
void yui_hours_page_show_changes (YuiHoursPage *self);

/* yui-hours-page-actions.c: what is done with hours */
void yui_hours_page_install_actions (GtkWidgetClass *class);

/* yui-hours-page-unmatched.c: what is done with check-ins without work */
gboolean yui_hours_page_is_seeing_unmatched (YuiHoursPage *self);
gboolean yui_hours_page_is_settling (YuiHoursPage *self);
void yui_hours_page_install_unmatched_actions (GtkWidgetClass *class);

G_END_DECLS
