/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* The working conditions notice of a contract: its facts, and its print on this kiosk's printer.
 *
 * Signals:
 *   closed () */
#define YUI_TYPE_PAPER_PAGE (yui_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperPage, yui_paper_page, YUI, PAPER_PAGE, GtkBox)

GtkWidget *yui_paper_page_new (YuiVisit *visit, YuiContract *contract);

G_END_DECLS
