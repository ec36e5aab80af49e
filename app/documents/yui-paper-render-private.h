/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper-layout-private.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Several papers in one PDF that is written to a stream page by page. Freed unfinished, it leaves
 * no whole PDF behind. */
typedef struct _YuiPaperBinding YuiPaperBinding;

/* As papers check their head. */
gboolean yui_paper_check_head (const YuiPaperHead *head, GError **error);

/* head and kind give the metadata. cancellable: nullable. */
YuiPaperBinding *yui_paper_binding_new (GOutputStream *out,
                                        const YuiPaperHead *head,
                                        const YuiPaperKind *kind,
                                        GCancellable *cancellable);
void yui_paper_binding_free (YuiPaperBinding *self);

/* Adds a paper. bookmark: nullable; with one, the feet also say the page of the whole. */
gboolean yui_paper_binding_add (YuiPaperBinding *self,
                                const YuiPaperHead *head,
                                const YuiPaperKind *kind,
                                const char *bookmark,
                                YuiPaperPut put,
                                gconstpointer paper,
                                GError **error);

/* Writes the end of the PDF; the stream stays open. */
gboolean yui_paper_binding_finish (YuiPaperBinding *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiPaperBinding, yui_paper_binding_free)

G_END_DECLS
