/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancel-dialog.h"

G_BEGIN_DECLS

struct _YuiCancelDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  GListStore *desks;         /* of YuiCancelDesk; one, or the people of a shift */
  YuiShiftCancelDesk *whole; /* NULL for one person */
  char *reason;              /* picked; NULL: none yet */
  char *owed_kind;
  gboolean is_sending;
  char *refused; /* why the last one was not taken, until something else is picked; nullable */
  GPtrArray *working_rows;
  GPtrArray *instead_rows;

  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *until_label;
  GtkLabel *side_label;
  GtkLabel *work_label;
  GtkWidget *people_group;
  GtkListBox *people_list;
  AdwPreferencesGroup *instead_group;
  GtkListBox *reasons_list;
  GtkWidget *options_group;
  GtkListBox *options_list;
  GtkLabel *cautions_label;
  GtkWidget *written_group;
  GtkEditable *written_row;
  GtkWidget *working_group;
  AdwExpanderRow *working_row;
  GtkLabel *message_label;
  GtkLabel *confirm_label;
  GtkWidget *bottom_box;
};

/* The reason of a desk by its word; NULL when it is not offered. Transfer full. */
YuiCancelReason *yui_cancel_dialog_find_reason (YuiCancelDesk *desk, const char *word);

/* The option of a reason. Transfer full. */
YuiCancelOption *yui_cancel_dialog_find_option (YuiCancelReason *reason, const char *owed_kind);

/* What the picked reason and choice come to for one desk, −1 when unknown. */
gint64 yui_cancel_dialog_amount (YuiCancelDialog *self, YuiCancelDesk *desk, const char *owed_kind);

/* For all people; −1 when unknown for one of them. */
gint64 yui_cancel_dialog_total (YuiCancelDialog *self, const char *owed_kind);

/* The rows, made from the desks and what is picked. */
void yui_cancel_dialog_show_head (YuiCancelDialog *self);
void yui_cancel_dialog_show_instead (YuiCancelDialog *self);
void yui_cancel_dialog_show_reasons (YuiCancelDialog *self);
void yui_cancel_dialog_show_options (YuiCancelDialog *self);
void yui_cancel_dialog_show_people (YuiCancelDialog *self);
void yui_cancel_dialog_show_working (YuiCancelDialog *self);

/* Called by the rows. */
void yui_cancel_dialog_pick_reason (YuiCancelDialog *self, const char *reason);
void yui_cancel_dialog_pick_option (YuiCancelDialog *self, const char *owed_kind);
void yui_cancel_dialog_propose (YuiCancelDialog *self, const char *kind, YuiCancelChoice *choice);

G_END_DECLS
