/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

#define YUI_PAGE_KEYS_MAX 3
#define YUI_PAGE_LIMIT    100
#define YUI_PAGE_MAX      500

/* A page of a list by keyset: the query asks for rows after keys, in order, LIMIT page.limit + 1.
 *
 *   if (!yui_page_read (&page, request, "it", error)) return NULL;          (start_s, id) ascending
 *   query: … WHERE (start_s, id) > ($2, $3) ORDER BY start_s, id LIMIT $4
 *     page.keys[0], page.keys[1], YUI_INT (page.limit + 1)
 *   return yui_page_answer (&page, request, query, add_shift, (int[]){ 4, 0 }, error);
 *
 * A list whose rows are not one row of a query each takes them itself:
 *   while (row)
 *     if (!yui_page_take (&page)) break;                the row more: there is a next page
 *     else add it and remember its keys
 *   if (page.has_more) yui_page_link (request, response, YUI_INT (last_start_s), YUI_TEXT (last_id));
 */
typedef struct
{
  int limit;
  int n_taken;
  gboolean has_more;
  YuiValue keys[YUI_PAGE_KEYS_MAX];

  /*< private >*/
  const char *types;
  char *text;
} YuiPage;

/* Reads `limit` and `cursor`. types has a letter for each key: i integer or t text, ascending; I or
 * T descending. It is static. Without a cursor the keys are before everything. Clear the page when
 * done. */
gboolean yui_page_read (YuiPage *page, YuiRequest *request, const char *types, GError **error);
void yui_page_clear (YuiPage *page);

/* Writes one row of a list into object. */
typedef gboolean (*YuiPageAddFunc) (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error);

/* Answers with what add makes of the rows of query, and the link of the next page. columns says
 * where in a row the keys stand, one for each. A NULL query, whose error is set already, is NULL. */
YuiResponse *yui_page_answer (YuiPage *page,
                              YuiRequest *request,
                              YuiStatement *query,
                              YuiPageAddFunc add,
                              const int *columns,
                              GError **error);

/* Answers with what add makes of all rows of query, for a list that is never long. A NULL query, whose
 * error is set already, is NULL. */
YuiResponse *
yui_list_answer (YuiRequest *request, YuiStatement *query, YuiPageAddFunc add, GError **error);

/* Whether one more row belongs to the page; sets has_more when not. */
gboolean yui_page_take (YuiPage *page);

/* Adds the Link header with rel="next". */
void yui_page_link_values (YuiRequest *request, YuiResponse *response, const YuiValue *keys);

#define yui_page_link(request, response, ...)                                                      \
  yui_page_link_values ((request), (response), (const YuiValue[]){ __VA_ARGS__, YUI_END })

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPage, yui_page_clear)

G_END_DECLS
