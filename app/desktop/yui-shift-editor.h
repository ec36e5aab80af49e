/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* The dialog in which a shift is made or changed.
 *
 * Every field is text as typed, kept in an immutable YuiShiftDraft; the dialog keeps nothing else,
 * so that a draft given back to yui_shift_editor_new() brings every field back. Who opens the
 * dialog keeps the draft; see yui-shift-editor-flow.h, which does that.
 *
 * Properties: draft (read only; notified with every keystroke).
 * Signals:
 *   sent (YuiShift, gboolean published)  the server has it; the dialog closes by itself
 * Actions: editor.save, editor.publish (Control+Return). */
#define YUI_TYPE_SHIFT_EDITOR (yui_shift_editor_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftEditor, yui_shift_editor, YUI, SHIFT_EDITOR, AdwDialog)

/* draft           what the fields show at first.
 * shift           nullable; the shift that is changed.
 * workplaces      GListModel of YuiWorkplace; may fill later.
 * qualifications  GListModel of YuiQualification; may fill later.
 * earlier         GListModel of YuiShift to complete the kind of work from; may fill later. */
YuiShiftEditor *yui_shift_editor_new (YuiClient *client,
                                      YuiShiftDraft *draft,
                                      YuiShift *shift,
                                      GListModel *workplaces,
                                      GListModel *qualifications,
                                      GListModel *earlier);

/* As typed; borrowed. */
YuiShiftDraft *yui_shift_editor_get_draft (YuiShiftEditor *self);

/* Whether something was typed since the dialog opened, and not sent. */
gboolean yui_shift_editor_is_dirty (YuiShiftEditor *self);

/* Whether the server has it. */
gboolean yui_shift_editor_is_sent (YuiShiftEditor *self);

G_END_DECLS
