/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"
#include "yui-paper-file.h"

G_BEGIN_DECLS

/* A document as it is: pages that can be made larger, a table, or the lines of a bank file.
 *
 * Property: view (read only), "none", "loading", "problem", "pages", "table" or "text".
 * Actions: paper.zoom-in, paper.zoom-out, paper.zoom-fit. */
#define YUI_TYPE_PAPER_VIEW (yui_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperView, yui_paper_view, YUI, PAPER_VIEW, AdwBin)

/* Fetches document and shows it; NULL shows nothing. */
void yui_paper_view_show (YuiPaperView *self, YuiClient *client, YuiDocument *document);

/* The document shown, and its pages: borrowed, NULL when there are none. */
YuiDocument *yui_paper_view_get_document (YuiPaperView *self);
YuiPaperFile *yui_paper_view_get_file (YuiPaperView *self);

G_END_DECLS
