/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* All papers of the employer: to find, to look at, to print, to make. */
#define YUI_TYPE_DOCUMENTS_PAGE (yui_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiDocumentsPage, yui_documents_page, YUI, DOCUMENTS_PAGE, YuiPage)

AdwNavigationPage *yui_documents_page_new (YuiDesk *desk);

/* Opens the dialog that makes a paper, with a kind and a pay run (nullable) chosen. */
void yui_documents_page_make (YuiDocumentsPage *self, YuiDocumentKind kind, const char *pay_run_id);

G_END_DECLS
