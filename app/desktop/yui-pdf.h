/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Fetches a document and opens it in the program for PDF files; when there is none, offers to save
 * it. title names the file, without ".pdf". Says on the page what went wrong. */
void yui_pdf_open (YuiPage *page, const char *document_id, const char *title);

/* Asks where, fetches a document and saves it there. */
void yui_pdf_save (YuiPage *page, const char *document_id, const char *title);

/* The same for a document of any kind, with the file name that fits. */
void yui_pdf_open_document (YuiPage *page, YuiDocument *document);
void yui_pdf_save_document (YuiPage *page, YuiDocument *document);

G_END_DECLS
