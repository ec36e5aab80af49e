/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/yui-month-view.h"
#include "widgets/yui-week-view.h"
#include "yui-calendar-page-weeks.h"
#include "yui-calendar-page.h"
#include "yui-shift-editor-flow.h"

G_BEGIN_DECLS

struct _YuiCalendarPage
{
  AdwNavigationPage parent_instance;

  YuiClient *client;
  YuiCalendarWeeks *weeks;
  YuiShiftEditorFlow *flow;
  GtkFilterListModel *shown; /* of the weeks' shifts, those of the workplace chosen */
  char *view;
  char *sent_id;       /* a shift that was made here and is not in sight yet; nullable */
  char *employer_name; /* or the programme's; NULL until known */
  gboolean is_narrow;
  gboolean can_manage;
  guint busy_source;
  guint refresh_source;

  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;
  GtkWidget *fill_week_button;
  GtkWidget *new_button;
  AdwBanner *problem_banner;
  GtkWidget *filter_bar;
  GtkDropDown *workplace_filter;
  GtkMenuButton *drafts_button;
  GtkPopover *drafts_popover;
  GtkListBox *drafts_list;
  GtkStack *stack;
  YuiWeekView *week_view;
  YuiMonthView *month_view;
  GtkRevealer *busy_revealer;
  GtkWidget *empty_card;
  GtkLabel *empty_label;
  GtkWidget *empty_button;
};

/* Shows whether the days in sight are being read, could not be read, or hold nothing. */
void yui_calendar_page_update_state (YuiCalendarPage *self);

/* The first day in sight; of a month, the day that is chosen. */
YuiCivilDay yui_calendar_page_get_day (YuiCalendarPage *self);

/* Shows a short message over the page and speaks it. */
void yui_calendar_page_toast (YuiCalendarPage *self, const char *title);

/* yui-calendar-page-print.c */
void yui_calendar_page_print (GtkWidget *widget, const char *name, GVariant *parameter);

/* yui-calendar-page-bar.c: the bar below the header, with the workplace and the half-made shifts */
void yui_calendar_page_connect_bar (YuiCalendarPage *self);

/* The workplace whose shifts are shown; NULL for all. */
const char *yui_calendar_page_get_workplace (YuiCalendarPage *self);

/* Lets through the shifts of that workplace; transfer full. */
GtkFilter *yui_calendar_page_filter_new (YuiCalendarPage *self);

/* Forgets the half-made shift with the id in parameter. */
void yui_calendar_page_discard_draft (GtkWidget *widget, const char *name, GVariant *parameter);

/* yui-calendar-page-view.c: day, week or month, and which of them */
gboolean yui_calendar_page_is_view (YuiCalendarPage *self, const char *view);
void yui_calendar_page_show_view (YuiCalendarPage *self);
void yui_calendar_page_set_view (YuiCalendarPage *self, const char *view);
void yui_calendar_page_open_day (YuiCalendarPage *self, YuiCivilDay day, const char *view);
void yui_calendar_page_previous_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_calendar_page_next_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_calendar_page_today_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_calendar_page_view_action (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_calendar_page_moved_cb (YuiCalendarPage *self);
void yui_calendar_page_narrow_cb (YuiCalendarPage *self);
void yui_calendar_page_wide_cb (YuiCalendarPage *self);
const char *yui_calendar_page_step_label (YuiCalendarPage *self, gboolean next);

G_END_DECLS
