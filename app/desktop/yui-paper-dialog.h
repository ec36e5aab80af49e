/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* Asks which paper is to be made, and of what.
 *
 * Signals: made (YuiDocument), begun (YuiJob). The dialog has closed by then. */
#define YUI_TYPE_PAPER_DIALOG (yui_paper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperDialog, yui_paper_dialog, YUI, PAPER_DIALOG, AdwDialog)

YuiPaperDialog *yui_paper_dialog_new (YuiDesk *desk);

/* Chooses a kind, and the pay run for kinds of one (nullable). */
void yui_paper_dialog_choose (YuiPaperDialog *self, YuiDocumentKind kind, const char *pay_run_id);

G_END_DECLS
