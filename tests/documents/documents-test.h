/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What the tests of papers share: the bytes go through the programs a person would use. */

/* Runs argv with input on stdin and returns stdout; fails the test if it does not end well. */
char *documents_test_run (const char *const *argv, GBytes *input);

/* Returns what pdftotext -layout reads, all pages. */
char *documents_test_pdf_text (GBytes *pdf);

/* Returns the number after "Pages:" of pdfinfo. */
int documents_test_pdf_pages (GBytes *pdf);

/* Asserts that text holds each of the strings (NULL-terminated list), blanks ignored on both sides.
 */
void documents_test_assert_holds (const char *text, ...) G_GNUC_NULL_TERMINATED;

/* How often text stands in the bytes. */
gsize documents_test_count_bytes (GBytes *bytes, const char *text);

/* Writes the bytes to $YUI_PAPERS/name if that folder is named, to be looked at. */
void documents_test_keep (GBytes *bytes, const char *name);
