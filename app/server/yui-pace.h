/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How fast somebody may read: a bucket of calls that fills again at an even pace. In the memory of
 * one process, for it guards its processor; what must be counted across processes is an attempt
 * (yui-attempt.h). Thread-safe. */
typedef struct _YuiPace YuiPace;

/* How many seconds' worth of calls may come at once. */
#define YUI_PACE_BURST_S 10

/* per_s: calls a second that may go on for ever; 0: no limit. */
YuiPace *yui_pace_new (guint per_s);
void yui_pace_free (YuiPace *pace);

/* Takes one call of who at now_us (monotonic, µs). FALSE: too fast, ask again in a second. */
gboolean yui_pace_take (YuiPace *pace, const char *who, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPace, yui_pace_free)

G_END_DECLS
