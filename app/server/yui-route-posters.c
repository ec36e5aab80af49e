/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-check-in-code.h"
#include "yui-document-store.h"
#include "yui-page.h"
#include "yui-problem.h"
#include "yui-routes.h"

#include "documents/yui-card.h"
#include "store/yui-uuid.h"

/* $1 is the programme and $2 the employer: others' posters do not exist. */
#define SELECT                                                                                     \
  "SELECT r.id, r.version, r.workplace_id, p.name, r.made_s, a.display_name, "                     \
  "coalesce (r.revoked_s, 0), r.document_id FROM workplace_poster r "                              \
  "JOIN workplace p ON p.programme_id = r.programme_id AND p.id = r.workplace_id "                 \
  "LEFT JOIN account a ON a.programme_id = r.programme_id AND a.id = r.made_by "                   \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 "

enum
{
  POSTER_ID = 0,
  POSTER_VERSION = 1,
  POSTER_MADE = 4,
  POSTER_REVOKED = 6,
};

/* ---- reading ---- */

static gboolean
add_poster (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, POSTER_ID));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, POSTER_VERSION));
  yui_json_add_text (doc, object, "workplace_id", yui_statement_get_text (row, 2));
  yui_json_add_text (doc, object, "workplace_name", yui_statement_get_text (row, 3));
  yui_json_add_moment (doc, object, "made_at", yui_statement_get_int (row, POSTER_MADE));
  yui_json_add_text (doc, object, "made_by", yui_statement_get_text (row, 5));
  yui_json_add_moment_or_null (doc, object, "revoked_at",
                               yui_statement_get_int (row, POSTER_REVOKED));
  yui_json_add_text (doc, object, "document_id", yui_statement_get_text (row, 7));
  return TRUE;
}

static YuiResponse *
list_posters (YuiRequest *request, GError **error)
{
  g_auto (YuiPage) page = { 0 };

  if (!yui_page_read (&page, request, "IT", error))
    return NULL;
  return yui_page_answer (
      &page, request,
      yui_database_query (
          request->db, error,
          SELECT "AND (r.made_s, r.id) < ($3, $4) ORDER BY r.made_s DESC, r.id DESC LIMIT $5",
          YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
          page.keys[0], page.keys[1], YUI_INT (page.limit + 1)),
      add_poster, (int[]){ POSTER_MADE, POSTER_ID }, error);
}

static YuiStatement *
find_poster (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, SELECT "AND r.id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id), YUI_TEXT (id));

  return yui_problem_find_row (row, error) ? g_steal_pointer (&row) : NULL;
}

static YuiResponse *
answer_poster (YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = find_poster (request, db, id, error);
  YuiResponse *response;
  YuiJson *doc;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  add_poster (request, row, doc, yui_json_root (doc), error);
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, yui_statement_get_int (row, POSTER_VERSION));
  return response;
}

/* ---- making ---- */

typedef struct
{
  char *name, *phone, *employer, *programme, *colour;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->name);
  g_free (place->phone);
  g_free (place->employer);
  g_free (place->programme);
  g_free (place->colour);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* An employer's own; 404 for others. */
static gboolean
read_place (
    Place *place, YuiRequest *request, YuiDatabase *db, const char *workplace_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT p.name, p.phone, e.name, g.name, g.colour FROM workplace p "
      "JOIN employer e ON e.programme_id = p.programme_id AND e.id = p.employer_id "
      "JOIN programme g ON g.programme_id = p.programme_id "
      "WHERE p.programme_id = $1 AND p.id = $2 AND p.employer_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (workplace_id),
      YUI_TEXT (request->principal.employer_id));

  if (!yui_problem_find_row (query, error))
    return FALSE;
  place->name = yui_statement_dup_text (query, 0);
  place->phone = yui_statement_dup_text (query, 1);
  place->employer = yui_statement_dup_text (query, 2);
  place->programme = yui_statement_dup_text (query, 3);
  place->colour = yui_statement_dup_text (query, 4);
  return TRUE;
}

typedef struct
{
  char *id, *document_id;
  const char *workplace_id;
  Place place;
  guint8 code_sha256[32];
  GBytes *paper;
} Making;

static void
making_clear (Making *making)
{
  g_free (making->id);
  g_free (making->document_id);
  place_clear (&making->place);
  g_clear_pointer (&making->paper, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
draw (Making *making, YuiRequest *request, GError **error)
{
  char token[YUI_CHECK_IN_TOKEN_SIZE];
  g_autofree char *url = NULL;
  YuiPoster poster = { .head = { .programme_name = making->place.programme,
                                 .programme_colour = making->place.colour,
                                 .document_id = making->document_id,
                                 .made_s = request->now_s },
                       .employer_name = making->place.employer,
                       .workplace_name = making->place.name,
                       .contact = making->place.phone };

  yui_poster_code_new (request->principal.programme_id, token, making->code_sha256);
  url = g_strdup_printf ("%s/check-in/%s", yui_server_get_base_url (request->server), token);
  poster.url = url;
  making->paper = yui_poster_to_pdf (&poster, error);
  return making->paper != NULL;
}

static YuiResponse *
write_poster (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Making *making = user_data;
  g_autofree char *title = g_strdup_printf ("打刻の掲示　%s", making->place.name);
  const YuiDocumentNew document = { .id = making->document_id,
                                    .kind = "check_in_poster",
                                    .title = title,
                                    .employer_id = request->principal.employer_id,
                                    .content = making->paper };

  if (!yui_document_store (request, db, &document, error)
      || yui_database_run (
             db, error,
             "INSERT INTO workplace_poster (programme_id, id, workplace_id, "
             "employer_id, code_sha256, made_s, made_by, document_id) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (making->id),
             YUI_TEXT (making->workplace_id), YUI_TEXT (request->principal.employer_id),
             YUI_BLOB (making->code_sha256, sizeof making->code_sha256), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id), YUI_TEXT (making->document_id))
             < 0
      || !yui_request_log_change (request, db, "workplace_poster", making->id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer_poster (request, db, 201, making->id, error);
}

static YuiResponse *
make_poster (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_auto (Making) making = { .id = yui_uuid_new (), .document_id = yui_uuid_new () };

  if (body == NULL)
    return NULL;
  making.workplace_id = yui_body_get_id (body, "workplace_id", YUI_REQUIRED);
  if (!yui_body_finish (body, error)
      || !read_place (&making.place, request, request->db, making.workplace_id, error)
      || !draw (&making, request, error))
    return NULL;
  return yui_request_change (request, write_poster, &making, error);
}

/* ---- ending ---- */

static YuiResponse *
write_end (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "poster_id");
  g_autoptr (YuiStatement) row = find_poster (request, db, id, error);

  if (row == NULL
      || !yui_request_check_version (request, yui_statement_get_int (row, POSTER_VERSION), error))
    return NULL;
  if (yui_statement_get_int (row, POSTER_REVOKED) != 0)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "poster-ended", "It has ended already.");
      return NULL;
    }
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error,
                        "UPDATE workplace_poster SET revoked_s = $3, version = version + 1 "
                        "WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id),
                        YUI_INT (request->now_s))
          < 0
      || !yui_request_log_change (request, db, "workplace_poster", id,
                                  request->principal.employer_id, FALSE, error))
    return NULL;
  return answer_poster (request, db, 200, id, error);
}

static YuiResponse *
end_poster (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_end, NULL, error);
}

const YuiRoute yui_posters_routes[] = {
  { "GET", "/v1/posters", "listPosters", YUI_ROLES_MANAGING, list_posters },
  { "POST", "/v1/posters", "makePoster", YUI_ROLES_MANAGING, make_poster, YUI_BODY_JSON },
  { "POST", "/v1/posters/{poster_id}/end", "endPoster", YUI_ROLES_MANAGING, end_poster,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
