/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"
#include "net/yui-draft-store.h"

G_BEGIN_DECLS

/* All around the shift editor: keeps what is typed safe on disk, keeps half-made shifts when the
 * dialog is closed, and says what happened in toasts with a way back.
 *
 * Signals:
 *   toast (AdwToast)  show it (the receiver takes a reference by adding it to an overlay)
 *   sent (YuiShift)   a shift was made or changed on the server */
#define YUI_TYPE_SHIFT_EDITOR_FLOW (yui_shift_editor_flow_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftEditorFlow, yui_shift_editor_flow, YUI, SHIFT_EDITOR_FLOW, GObject)

YuiShiftEditorFlow *yui_shift_editor_flow_new (YuiClient *client, YuiDraftStore *store);

/* Whose half-made shifts are read and kept; before it is known they are not kept. */
void yui_shift_editor_flow_set_account (YuiShiftEditorFlow *self, const char *account_id);

/* Half-made shifts of the account that no dialog shows: GListModel of YuiShiftDraft, the last
 * edited first; the same object for life. */
GListModel *yui_shift_editor_flow_get_drafts (YuiShiftEditorFlow *self);

/* Shifts to complete kinds of work from: GListModel of YuiShift by start, or NULL. */
void yui_shift_editor_flow_set_earlier (YuiShiftEditorFlow *self, GListModel *earlier);

/* GListModel of YuiWorkplace, read at the flow's making; the same object for life. */
GListModel *yui_shift_editor_flow_get_workplaces (YuiShiftEditorFlow *self);

/* Opens the editor over parent for a new shift.
 *
 * start_s, end_s  UTC seconds; equal where only a start is known; both 0 where nothing is.
 * workplace_id    nullable. */
void yui_shift_editor_flow_make (YuiShiftEditorFlow *self,
                                 GtkWidget *parent,
                                 gint64 start_s,
                                 gint64 end_s,
                                 const char *workplace_id);

/* Opens the editor to change shift; what was typed about it before and not sent is there again. */
void yui_shift_editor_flow_change (YuiShiftEditorFlow *self, GtkWidget *parent, YuiShift *shift);

/* Opens a half-made shift again. */
void
yui_shift_editor_flow_reopen (YuiShiftEditorFlow *self, GtkWidget *parent, YuiShiftDraft *draft);

/* Forgets a half-made shift, with a toast to undo that. */
void yui_shift_editor_flow_discard (YuiShiftEditorFlow *self, YuiShiftDraft *draft);

G_END_DECLS
