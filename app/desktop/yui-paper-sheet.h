/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper-file.h"

G_BEGIN_DECLS

/* One page on screen; drawn while it is to be seen. */
#define YUI_TYPE_PAPER_SHEET (yui_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperSheet, yui_paper_sheet, YUI, PAPER_SHEET, GtkWidget)

GtkWidget *yui_paper_sheet_new (void);

/* file nullable: nothing is shown. zoom: pixels a point. */
void yui_paper_sheet_set_page (YuiPaperSheet *self, YuiPaperFile *file, guint page, double zoom);

G_END_DECLS
