/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-check-in-pages-pass.h"
#include "yui-check-in-pages-template.h"
#include "yui-request.h"

G_BEGIN_DECLS

#define YUI_PAGE_CLOCK_SIZE 8

/* One request to a page. */
typedef struct
{
  YuiRequest *request;
  YuiPageLanguage language;
  char *programme;
  char *workplace;
  guint8 secret[32];
  YuiPagePass pass;
  char *visit;      /* sealed */
  const char *card; /* as typed; NULL at first */
} YuiCheckInPage;

void yui_check_in_page_init (YuiCheckInPage *page, YuiRequest *request);
void yui_check_in_page_clear (YuiCheckInPage *page);

/* The sentence in the page's language. */
const char *yui_check_in_page_say (const YuiCheckInPage *page, const char *english);

/* Opens a sealed pass and reads the place. When that is not possible: FALSE with a response that
 * says so, or with error. */
gboolean yui_check_in_page_open (YuiCheckInPage *page,
                                 YuiRequest *request,
                                 const char *sealed,
                                 YuiResponse **response,
                                 GError **error);

/* Reads programme, workplace and secret of the pass. */
gboolean yui_check_in_page_read_place (YuiCheckInPage *page, YuiDatabase *db, GError **error);

/* Wraps content into the page's frame. Takes content. */
YuiResponse *yui_check_in_page_answer (const YuiCheckInPage *page,
                                       guint status,
                                       const char *title,
                                       char *content);
YuiResponse *yui_check_in_page_answer_message (const YuiCheckInPage *page,
                                               guint status,
                                               const char *heading,
                                               const char *sentence);
YuiResponse *yui_check_in_page_answer_incomplete (const YuiCheckInPage *page);

/* A page also for what went wrong; what is not the visitor's is left to the server. Takes problem;
 * gone is the sentence for all else. */
YuiResponse *yui_check_in_page_answer_problem (const YuiCheckInPage *page,
                                               GError *problem,
                                               const char *gone,
                                               GError **error);

/* "9:05" in Japan. */
const char *yui_check_in_page_format_clock (gint64 moment_s, char text[YUI_PAGE_CLOCK_SIZE]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCheckInPage, yui_check_in_page_clear)

G_END_DECLS
