/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

/* Counts of what the server did since it started, for Prometheus: calls by operation and status, how
 * long they took, writes and how many were committed together. No person, employer or programme is
 * told apart. Thread-safe. */
typedef struct _YuiMetrics YuiMetrics;

YuiMetrics *yui_metrics_new (void);
void yui_metrics_free (YuiMetrics *metrics);

/* One call was answered. operation is static text. */
void yui_metrics_count_call (YuiMetrics *metrics, const char *operation, guint status, gint64 us);

/* One of them with a kept answer (yui-kept-answers.h). */
void yui_metrics_count_kept (YuiMetrics *metrics);

/* One of them that went straight to the writer (yui-straight.h). */
void yui_metrics_count_straight (YuiMetrics *metrics);

/* Returns the text of Prometheus' exposition format 0.0.4 (caller's). */
char *yui_metrics_dup_text (YuiMetrics *metrics, const YuiStoreCounts *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiMetrics, yui_metrics_free)

G_END_DECLS
