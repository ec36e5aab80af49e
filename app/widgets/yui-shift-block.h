/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-shift.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A shift as a block in a day: times, kind of work, seats with their mark. It is a button and, to a
 * screen reader, an item of the day's list that speaks the whole sentence. */
#define YUI_TYPE_SHIFT_BLOCK (yui_shift_block_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftBlock, yui_shift_block, YUI, SHIFT_BLOCK, GtkButton)

GtkWidget *yui_shift_block_new (void);

/* continues_before, continues_after  whether the shift began on an earlier day, or goes on into a
 * later one; its edge is then drawn open, and the times say where it began and where it ends. */
void yui_shift_block_set_shift (YuiShiftBlock *self,
                                YuiShift *shift,
                                gboolean continues_before,
                                gboolean continues_after);
YuiShift *yui_shift_block_get_shift (YuiShiftBlock *self);

G_END_DECLS
