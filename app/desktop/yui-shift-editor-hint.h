/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The line under a field: what it means, a warning, or what is wrong with it. Hidden while it has
 * nothing to say. */
#define YUI_TYPE_SHIFT_EDITOR_HINT (yui_shift_editor_hint_get_type ())
G_DECLARE_FINAL_TYPE (
    YuiShiftEditorHint, yui_shift_editor_hint, YUI, SHIFT_EDITOR_HINT, AdwPreferencesRow)

typedef enum
{
  YUI_HINT_INFO,
  YUI_HINT_WARNING,
  YUI_HINT_ERROR,
} YuiHintKind;

/* Shows text (NULL: nothing) under field, and tells a screen reader that it speaks of field: as its
 * description, or as its error message. */
void yui_shift_editor_hint_set (YuiShiftEditorHint *self,
                                GtkWidget *field,
                                YuiHintKind kind,
                                const char *text);

/* Borrowed; NULL while nothing is shown. */
const char *yui_shift_editor_hint_get_text (YuiShiftEditorHint *self);
YuiHintKind yui_shift_editor_hint_get_kind (YuiShiftEditorHint *self);

G_END_DECLS
