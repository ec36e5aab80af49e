/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-routes.h"

#define NAME_CHARS_MAX  80
#define COLOUR_LENGTH   7
#define NEIGHBOUR_MAX_M 100000

typedef struct
{
  gint64 version;
  char *name;
  char *colour;
  gint64 screening_needed;
  gint64 neighbour_m;
} Programme;

static void
programme_clear (Programme *programme)
{
  g_clear_pointer (&programme->name, g_free);
  g_clear_pointer (&programme->colour, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Programme, programme_clear)

static gboolean
read_programme (Programme *programme, YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT version, name, colour, screening_needed, neighbour_m FROM programme WHERE "
      "programme_id = $1",
      YUI_INT (request->principal.programme_id));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  programme->version = yui_statement_get_int (query, 0);
  programme->name = yui_statement_dup_text (query, 1);
  programme->colour = yui_statement_dup_text (query, 2);
  programme->screening_needed = yui_statement_get_int (query, 3);
  programme->neighbour_m = yui_statement_get_int (query, 4);
  return TRUE;
}

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_auto (Programme) programme = { 0 };
  YuiJson *doc;
  yyjson_mut_val *root;
  YuiResponse *response;

  if (!read_programme (&programme, request, db, error))
    return NULL;
  doc = yui_json_new ();
  root = yui_json_root (doc);
  yui_json_add_int (doc, root, "version", programme.version);
  yui_json_add_text (doc, root, "name", programme.name);
  yui_json_add_text (doc, root, "colour", programme.colour);
  yui_json_add_bool (doc, root, "screening_needed", programme.screening_needed != 0);
  yui_json_add_int (doc, root, "neighbour_m", programme.neighbour_m);
  response = yui_response_new_json (200, doc);
  yui_response_set_version (response, programme.version);
  return response;
}

static YuiResponse *
get_programme (YuiRequest *request, GError **error)
{
  return answer (request, request->db, error);
}

static YuiResponse *
write_programme (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Programme *wanted = user_data;
  g_auto (Programme) present = { 0 };

  if (!read_programme (&present, request, db, error)
      || !yui_request_check_version (request, present.version, error)
      || yui_database_run (db, error,
                           "UPDATE programme SET version = version + 1, name = $2, colour = $3, "
                           "screening_needed = $4, neighbour_m = $5 WHERE programme_id = $1",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (wanted->name),
                           YUI_TEXT (wanted->colour), YUI_INT (wanted->screening_needed),
                           YUI_INT (wanted->neighbour_m))
             < 0)
    return NULL;
  return answer (request, db, error);
}

static gboolean
is_colour (const char *text)
{
  return g_regex_match_simple ("^#[0-9a-f]{6}$", text, 0, 0);
}

static gboolean
read_patch (Programme *programme, YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  const char *name, *colour;
  gboolean is_needed;

  if (body == NULL)
    return FALSE;
  name = yui_body_get_text (body, "name",
                            yui_body_is_null (body, "name") ? YUI_REQUIRED : YUI_OPTIONAL, 1,
                            NAME_CHARS_MAX);
  colour = yui_body_get_text (body, "colour",
                              yui_body_is_null (body, "colour") ? YUI_REQUIRED : YUI_OPTIONAL,
                              COLOUR_LENGTH, COLOUR_LENGTH);
  if (name != NULL)
    g_set_str (&programme->name, name);
  if (colour != NULL && !is_colour (colour))
    yui_faults_add (yui_body_get_faults (body), "/colour", "format", NULL,
                    "The colour must be six hexadecimal digits after #, such as #26a269.");
  else if (colour != NULL)
    g_set_str (&programme->colour, colour);
  if (yui_body_get_bool (body, "screening_needed", YUI_OPTIONAL, &is_needed))
    programme->screening_needed = is_needed;
  yui_body_get_int (body, "neighbour_m", YUI_OPTIONAL, 0, NEIGHBOUR_MAX_M, &programme->neighbour_m);
  return yui_body_finish (body, error);
}

static YuiResponse *
update_programme (YuiRequest *request, GError **error)
{
  g_auto (Programme) programme = { 0 };

  if (!read_programme (&programme, request, request->db, error)
      || !yui_request_check_version (request, programme.version, error)
      || !read_patch (&programme, request, error))
    return NULL;
  return yui_request_change (request, write_programme, &programme, error);
}

const YuiRoute yui_programme_routes[] = {
  { "GET", "/v1/programme", "getProgramme", YUI_ROLES_STAFF | YUI_ROLE_KIOSK, get_programme },
  { "PATCH", "/v1/programme", "updateProgramme", YUI_ROLE_COORDINATOR, update_programme,
    YUI_BODY_MERGE_PATCH, YUI_ROUTE_IF_MATCH },
  { NULL },
};
