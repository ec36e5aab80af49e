/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-fill-week-page.h"

G_BEGIN_DECLS

/* What the employer says of one person for one shift. */
typedef enum
{
  YUI_WISH_TICKED = 1 << 0, /* to be offered the shift */
  YUI_WISH_PINNED = 1 << 1, /* to be proposed again */
  YUI_WISH_RULED_OUT = 1 << 2,
} YuiWishFlags;

struct _YuiFillWeekPage
{
  YuiPage parent_instance;

  char *first_day;
  YuiAssignmentDraft *draft; /* nullable */
  GHashTable *wishes;        /* "SHIFT WORKER" → YuiWishFlags */
  GListStore *offers;        /* of YuiOffer, made here */
  guint poll_source;

  AdwWindowTitle *window_title;
  GtkButton *offer_button;
  GtkStack *work_stack;
  GtkProgressBar *progress_bar;
  GtkLabel *summary_label;
  GtkLabel *detail_label;
  AdwSpinRow *shifts_a_day_row;
  GtkLabel *again_label;
  GtkWidget *shifts_box;
};

/* The proposal, day by day. */
void yui_fill_week_page_show_shifts (YuiFillWeekPage *self);

YuiWishFlags
yui_fill_week_page_get_wish (YuiFillWeekPage *self, const char *shift_id, const char *worker_id);
void yui_fill_week_page_set_wish (YuiFillWeekPage *self,
                                  const char *shift_id,
                                  const char *worker_id,
                                  YuiWishFlags flag,
                                  gboolean on);

/* What it says after a wish changed. */
void yui_fill_week_page_update (YuiFillWeekPage *self);

G_END_DECLS
