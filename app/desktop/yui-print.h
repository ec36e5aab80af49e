/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"
#include "yui-paper-file.h"

G_BEGIN_DECLS

/* An operation in points on whole pages that draws nothing yet. */
GtkPrintOperation *yui_print_operation_new_plain (const char *title);

/* An operation that prints file as it is, a page on a page, with the settings of the last time. */
GtkPrintOperation *yui_print_operation_new (YuiPaperFile *file, const char *title);

/* What came of it, in a sentence; NULL when the person gave up. */
const char *yui_print_say_result (GtkPrintOperationResult result);

/* Asks how, and prints; says on the page what went wrong. */
void yui_print_file (YuiPage *page, YuiPaperFile *file, const char *title);

/* Fetches a document with pages first. */
void yui_print_document (YuiPage *page, const char *document_id, const char *title);

G_END_DECLS
