/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-offer.h"
#include "yui-problem.h"
#include "yui-terms.h"

YuiOffer *
yui_offer_from_row (YuiStatement *row)
{
  YuiOffer *offer = g_new0 (YuiOffer, 1);

  offer->id = yui_statement_dup_text (row, 0);
  offer->version = yui_statement_get_int (row, 1);
  offer->state = yui_statement_dup_text (row, 2);
  offer->shift_id = yui_statement_dup_text (row, 3);
  offer->employer_id = yui_statement_dup_text (row, 4);
  offer->worker_id = yui_statement_dup_text (row, 5);
  offer->worker_name = yui_statement_dup_text (row, 6);
  offer->made_s = yui_statement_get_int (row, 7);
  offer->reply_by_s = yui_statement_get_int (row, 8);
  offer->answered_s = yui_statement_get_int (row, 9);
  return offer;
}

YuiOffer *
yui_offer_find (YuiDatabase *db, gint64 programme_id, const char *id, gint64 now_s, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, YUI_OFFER_SELECT "AND o.id = $3", YUI_INT (programme_id),
                            YUI_INT (now_s), YUI_TEXT (id));

  return yui_problem_find_row (query, error) ? yui_offer_from_row (query) : NULL;
}

void
yui_offer_free (YuiOffer *offer)
{
  g_return_if_fail (offer != NULL);

  g_free (offer->id);
  g_free (offer->state);
  g_free (offer->shift_id);
  g_free (offer->employer_id);
  g_free (offer->worker_id);
  g_free (offer->worker_name);
  g_free (offer);
}

void
yui_offer_add_json (const YuiOffer *offer,
                    const YuiShift *shift,
                    const YuiLawTables *tables,
                    YuiJson *doc,
                    yyjson_mut_val *object)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms = yui_terms_canonical (shift, tables, sha256);

  yui_json_add_text (doc, object, "id", offer->id);
  yui_json_add_int (doc, object, "version", offer->version);
  yui_json_add_text (doc, object, "state", offer->state);
  yui_json_add_text (doc, object, "shift_id", offer->shift_id);
  yui_json_add_text (doc, object, "worker_id", offer->worker_id);
  yui_json_add_text (doc, object, "worker_name", offer->worker_name);
  yui_json_add_moment (doc, object, "made_at", offer->made_s);
  yui_json_add_moment (doc, object, "reply_by", offer->reply_by_s);
  if (offer->answered_s != 0)
    yui_json_add_moment (doc, object, "answered_at", offer->answered_s);
  else
    yui_json_add_null (doc, object, "answered_at");
  yui_terms_add_json (doc, object, terms, sha256);
}
