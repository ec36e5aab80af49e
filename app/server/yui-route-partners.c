/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-card-code.h"
#include "yui-page.h"
#include "yui-routes.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

/* Two programmes that work together. One offers and gets a code, hands it to the other in whatever
 * way they know each other, and the other accepts with it; either ends it. Nobody learns the name
 * of a programme that has not said yes. */

#define OFFER_S    (30 * YUI_SECONDS_PER_DAY)
#define CODE_MAX   64
#define HASH_SIZE  32
#define OFFERS_MAX 20

/* $1 is the programme, $2 the present moment. An offer is seen only by who made it. */
#define SELECT                                                                                     \
  "SELECT id, version, CASE WHEN state = 'offered' AND expires_s <= $2 THEN 'expired' ELSE state " \
  "END, CASE WHEN offering_programme = $1 THEN accepting_name ELSE offering_name END, "            \
  "CASE WHEN offering_programme = $1 THEN 1 ELSE 0 END, offered_s, expires_s, coalesce "           \
  "(accepted_s, 0), coalesce (ended_s, 0), coalesce (ended_by_offering, 0) FROM partner "          \
  "WHERE (offering_programme = $1 OR accepting_programme = $1) "

static gboolean
add_json (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  const gboolean is_ours = yui_statement_get_int (row, 4) != 0;
  const gint64 ended_s = yui_statement_get_int (row, 8);

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  yui_json_add_text (doc, object, "state", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "name", yui_statement_get_text (row, 3));
  yui_json_add_bool (doc, object, "offered_by_us", is_ours);
  yui_json_add_moment (doc, object, "offered_at", yui_statement_get_int (row, 5));
  yui_json_add_moment (doc, object, "expires_at", yui_statement_get_int (row, 6));
  yui_json_add_moment_or_null (doc, object, "accepted_at", yui_statement_get_int (row, 7));
  yui_json_add_moment_or_null (doc, object, "ended_at", ended_s);
  if (ended_s != 0)
    yui_json_add_bool (doc, object, "ended_by_us",
                       (yui_statement_get_int (row, 9) != 0) == is_ours);
  else
    yui_json_add_null (doc, object, "ended_by_us");
  return TRUE;
}

static YuiResponse *
list_partners (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (request->db, error, SELECT "ORDER BY offered_s DESC, id",
                            YUI_INT (request->principal.programme_id), YUI_INT (request->now_s));

  return yui_list_answer (request, query, add_json, error);
}

/* code is nullable: only who offers is told it, once. */
static YuiResponse *
answer (YuiRequest *request,
        YuiDatabase *db,
        guint status,
        const char *id,
        const char *code,
        GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (db, error, SELECT "AND id = $3",
                                                       YUI_INT (request->principal.programme_id),
                                                       YUI_INT (request->now_s), YUI_TEXT (id));
  g_autofree char *shown = code != NULL ? yui_card_code_format (code) : NULL;
  g_autoptr (YuiJson) doc = yui_json_new ();
  YuiResponse *response;

  if (!yui_problem_find_row (query, error)
      || !add_json (request, query, doc, yui_json_root (doc), error))
    return NULL;
  if (shown != NULL)
    yui_json_add_text (doc, yui_json_root (doc), "code", shown);
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (query, 1));
  return response;
}

static char *
dup_name (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT name FROM programme WHERE programme_id = $1",
                            YUI_INT (request->principal.programme_id));

  return yui_statement_need_row (query, error) ? yui_statement_dup_text (query, 0) : NULL;
}

/* ---- offering ---- */

static gboolean
check_few_offers (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT count(*) FROM partner WHERE offering_programme = $1 AND state = 'offered' AND "
      "expires_s > $2",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (yui_statement_get_int (query, 0) < OFFERS_MAX)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "too-many-offers",
                         "%d offers wait for an answer. End one of them first.", OFFERS_MAX);
  return FALSE;
}

static YuiResponse *
write_offer (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  g_autofree char *id = yui_uuid_new (), *name = dup_name (request, db, error);
  char code[YUI_CARD_CODE_SIZE];
  guint8 hash[HASH_SIZE];

  if (name == NULL || !check_few_offers (request, db, error))
    return NULL;
  yui_card_code_new (code);
  yui_card_code_hash (code, hash);
  if (yui_database_run (db, error,
                        "INSERT INTO partner (id, offering_programme, offering_name, code_sha256, "
                        "offered_s, expires_s) VALUES ($1, $2, $3, $4, $5, $6)",
                        YUI_TEXT (id), YUI_INT (request->principal.programme_id), YUI_TEXT (name),
                        YUI_BLOB (hash, sizeof hash), YUI_INT (request->now_s),
                        YUI_INT (request->now_s + OFFER_S))
      < 0)
    return NULL;
  return answer (request, db, 201, id, code, error);
}

static YuiResponse *
offer_partner (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_offer, NULL, error);
}

/* ---- accepting ---- */

static gboolean
check_no_partner (YuiRequest *request, YuiDatabase *db, gint64 other, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT count(*) FROM partner WHERE state = 'in_force' AND ((offering_programme = $1 AND "
      "accepting_programme = $2) OR (offering_programme = $2 AND accepting_programme = $1))",
      YUI_INT (request->principal.programme_id), YUI_INT (other));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (other == request->principal.programme_id)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "own-offer",
                           "This is the code of your own offer. Hand it to the other programme.");
  else if (yui_statement_get_int (query, 0) > 0)
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "already-partners",
                           "The two programmes are partners already.");
  else
    return TRUE;
  return FALSE;
}

static YuiResponse *
write_acceptance (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const guint8 *hash = user_data;
  g_autofree char *name = dup_name (request, db, error), *id = NULL;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT id, offering_programme FROM partner WHERE code_sha256 = $1 AND state = 'offered' AND "
      "expires_s > $2",
      YUI_BLOB (hash, HASH_SIZE), YUI_INT (request->now_s));

  if (name == NULL || !yui_problem_find_row (query, error)
      || !check_no_partner (request, db, yui_statement_get_int (query, 1), error))
    return NULL;
  id = yui_statement_dup_text (query, 0);
  if (yui_database_run (db, error,
                        "UPDATE partner SET state = 'in_force', version = version + 1, "
                        "accepting_programme = $2, accepting_name = $3, accepted_s = $4 WHERE "
                        "id = $1 AND state = 'offered'",
                        YUI_TEXT (id), YUI_INT (request->principal.programme_id), YUI_TEXT (name),
                        YUI_INT (request->now_s))
      < 0)
    return NULL;
  return answer (request, db, 200, id, NULL, error);
}

static YuiResponse *
accept_partner (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  char code[YUI_CARD_CODE_SIZE];
  guint8 hash[HASH_SIZE];
  const char *text;

  if (body == NULL)
    return NULL;
  text = yui_body_get_text (body, "code", YUI_REQUIRED, 1, CODE_MAX);
  if (text != NULL && !yui_card_code_parse (text, code))
    yui_faults_add (yui_body_get_faults (body), "/code", "format", NULL,
                    "This is not a partner code. Look at it again, letter by letter.");
  if (!yui_body_finish (body, error))
    return NULL;
  yui_card_code_hash (code, hash);
  return yui_request_change (request, write_acceptance, hash, error);
}

/* ---- ending ---- */

static YuiResponse *
write_end (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "partner_id");
  g_autoptr (YuiStatement) query = yui_database_query (db, error, SELECT "AND id = $3",
                                                       YUI_INT (request->principal.programme_id),
                                                       YUI_INT (request->now_s), YUI_TEXT (id));

  if (!yui_problem_find_row (query, error)
      || !yui_request_check_version (request, yui_statement_get_int (query, 1), error))
    return NULL;
  if (yui_statement_get_int (query, 8) != 0)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "partner-ended", "It has ended already.");
      return NULL;
    }
  if (yui_database_run (db, error,
                        "UPDATE partner SET state = 'ended', version = version + 1, ended_s = $2, "
                        "ended_by_offering = $3 WHERE id = $1 AND ended_s IS NULL",
                        YUI_TEXT (id), YUI_INT (request->now_s),
                        YUI_INT (yui_statement_get_int (query, 4)))
      < 0)
    return NULL;
  return answer (request, db, 200, id, NULL, error);
}

static YuiResponse *
end_partner (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_end, NULL, error);
}

const YuiRoute yui_partners_routes[] = {
  { "GET", "/v1/partners", "listPartners", YUI_ROLES_TOWN, list_partners },
  { "POST", "/v1/partners", "offerPartner", YUI_ROLE_COORDINATOR, offer_partner, YUI_BODY_NONE,
    YUI_ROUTE_SECRET },
  { "POST", "/v1/partners/accept", "acceptPartner", YUI_ROLE_COORDINATOR, accept_partner,
    YUI_BODY_JSON },
  { "POST", "/v1/partners/{partner_id}/end", "endPartner", YUI_ROLE_COORDINATOR, end_partner,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
