/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-window.h"

G_BEGIN_DECLS

/* The window: the places of the account in a sidebar, one of them with what was opened on it. */
struct _YuiWindow
{
  AdwApplicationWindow parent_instance;

  YuiDesk *desk;
  GSettings *settings;
  GPtrArray *places; /* of const YuiPlace *, as in the sidebar */
  gboolean was_offline;
  AdwDialog *sign_in_dialog; /* over what the person was doing, when the sign-in has ended */

  AdwToastOverlay *toasts;
  AdwBanner *offline_banner;
  GtkStack *stack;
  AdwBin *outside_bin;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle *sidebar_title;
  GtkListBox *sidebar_list;
  GtkWidget *demo_label;
  AdwNavigationView *navigation;
};

/* Shows the place in that row of the sidebar; nothing when there is none. */
void yui_window_show_place_at (YuiWindow *self, guint index);
AdwNavigationPage *yui_window_get_visible_page (YuiWindow *self);

/* yui-window-actions.c */
void yui_window_add_actions (GtkWidgetClass *class);

/* yui-window-state.c: show what the desk says now */
void yui_window_state_cb (YuiWindow *self);
void yui_window_session_cb (YuiWindow *self);
void yui_window_connection_cb (YuiWindow *self);
void yui_window_problem_cb (YuiWindow *self);

G_END_DECLS
