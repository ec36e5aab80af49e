/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* What to do with a finished future; not called when owner is gone by then, or when the call was
 * cancelled. result  the object that the future holds, borrowed; NULL if it holds none, or failed.
 * error  NULL unless the future was rejected. */
typedef void (*YuiShiftEditorDone) (gpointer owner, gpointer result, const GError *error);

/* Calls done on the main thread when future (transfer full) has finished. */
void yui_shift_editor_await (gpointer owner, DexFuture *future, YuiShiftEditorDone done);

G_END_DECLS
