/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small round mark of how far the seats of a shift are filled: an empty ring, a part of a disc,
 * a full disc with a tick; for a draft a broken ring, for a cancelled shift a ring crossed out.
 * Decoration beside a text that says the same; it is hidden from screen readers. */
#define YUI_TYPE_SEAT_MARK (yui_seat_mark_get_type ())
G_DECLARE_FINAL_TYPE (YuiSeatMark, yui_seat_mark, YUI, SEAT_MARK, GtkWidget)

typedef enum
{
  YUI_SEAT_MARK_OPEN,
  YUI_SEAT_MARK_FULL,
  YUI_SEAT_MARK_DRAFT,
  YUI_SEAT_MARK_CANCELLED,
} YuiSeatMarkKind;

GtkWidget *yui_seat_mark_new (void);

/* share  of the seats that are filled, 0–1; only looked at for OPEN. */
void yui_seat_mark_set (YuiSeatMark *self, YuiSeatMarkKind kind, double share);

G_END_DECLS
