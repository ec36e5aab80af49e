/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small HTML templates with placeholders that cannot be forgotten to be escaped.
 *
 *   {{name}}      the value, with & < > " ' escaped
 *   {{&name}}     the value as it is: HTML made by another template
 *   {{_English}}  the sentence in the page's language, escaped
 *
 * Values are given as name, text pairs. A placeholder without a value is a programming error. */

/* The languages of the pages; English is the text in the templates. */
typedef enum
{
  YUI_PAGE_ENGLISH,
  YUI_PAGE_JAPANESE,
} YuiPageLanguage;

/* Returns the language the browser prefers (RFC 9110 Accept-Language); Japanese when
 * accept_language is NULL or names neither. */
YuiPageLanguage yui_page_language_from_header (const char *accept_language);

/* Returns the BCP 47 tag: "ja" or "en". */
const char *yui_page_language_tag (YuiPageLanguage language);

/* Returns the sentence in language; the English one is the key. */
const char *yui_page_text (YuiPageLanguage language, const char *english);

/* Adds text to html with & < > " ' escaped. */
void yui_page_append_escaped (GString *html, const char *text);

/* Returns the template filled in (caller's).
 *
 * template  the template's text.
 * values    name, text, name, text, …, NULL. */
char *yui_page_fill (const char *template, YuiPageLanguage language, const char *const *values);

/* Likewise for a template of the GResource folder web/. */
char *yui_page_fill_file (const char *name, YuiPageLanguage language, const char *const *values);

G_END_DECLS
