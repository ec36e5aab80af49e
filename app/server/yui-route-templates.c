/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-ring.h"
#include "yui-routes.h"

#include "store/yui-uuid.h"

#include <string.h>

#define NAME_CHARS_MAX     80
#define TITLE_MAX          100
#define DESCRIPTION_MAX    2000
#define BELONGINGS_MAX     500
#define BREAK_MAX_MIN      480
#define SEATS_MAX          500
#define YEN_MAX            100000
#define QUALIFICATIONS_MAX 16
#define TEMPLATES_MAX      200

static const char *const HIRING_MODES[] = { "first_come", "selection", NULL };

/* ---- reading ---- */

#define SELECT                                                                                     \
  "SELECT id, version, name, title, description, belongings, break_min, seats, hourly_wage_yen, "  \
  "transport_yen, hiring_mode, rings FROM template WHERE programme_id = $1 AND employer_id = $2 "

static gboolean
add_qualifications (YuiRequest *request,
                    YuiDatabase *db,
                    const char *id,
                    YuiJson *doc,
                    yyjson_mut_val *object,
                    GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT qualification_id FROM template_qualification WHERE programme_id = $1 AND "
      "template_id = $2 ORDER BY qualification_id",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, object, "required_qualification_ids");
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yyjson_mut_arr_add_strcpy (doc, array, yui_statement_get_text (query, 0));
  return step == YUI_STEP_DONE;
}

static void
add_rings (const char *text, YuiJson *doc, yyjson_mut_val *object)
{
  g_autoptr (yyjson_doc) rings = yyjson_read (text, strlen (text), YYJSON_READ_NOFLAG);

  yyjson_mut_obj_add_val (doc, object, "rings",
                          rings != NULL ? yyjson_val_mut_copy (doc, yyjson_doc_get_root (rings))
                                        : yyjson_mut_arr (doc));
}

static gboolean
add_json (YuiRequest *request,
          YuiDatabase *db,
          YuiStatement *row,
          YuiJson *doc,
          yyjson_mut_val *object,
          GError **error)
{
  static const char *const TEXTS[] = { "name", "title", "description", "belongings" };
  static const char *const NUMBERS[] = { "break_min", "seats", "hourly_wage_yen", "transport_yen" };

  yui_json_add_text (doc, object, "id", yui_statement_get_text (row, 0));
  yui_json_add_int (doc, object, "version", yui_statement_get_int (row, 1));
  for (int i = 0; i < (int)G_N_ELEMENTS (TEXTS); i++)
    yui_json_add_text (doc, object, TEXTS[i], yui_statement_get_text (row, 2 + i));
  for (int i = 0; i < (int)G_N_ELEMENTS (NUMBERS); i++)
    yui_json_add_int (doc, object, NUMBERS[i], yui_statement_get_int (row, 6 + i));
  yui_json_add_text (doc, object, "hiring_mode", yui_statement_get_text (row, 10));
  add_rings (yui_statement_get_text (row, 11), doc, object);
  return add_qualifications (request, db, yui_statement_get_text (row, 0), doc, object, error);
}

static YuiResponse *
list_templates (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, SELECT "ORDER BY name, id", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id));
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!add_json (request, request->db, query, doc, yyjson_mut_arr_add_obj (doc, items), error))
      return NULL;
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}

static YuiStatement *
find_template (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, SELECT "AND id = $3", YUI_INT (request->principal.programme_id),
      YUI_TEXT (request->principal.employer_id), YUI_TEXT (id));

  return yui_problem_find_row (query, error) ? g_steal_pointer (&query) : NULL;
}

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (YuiStatement) row = find_template (request, db, id, error);
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (row == NULL)
    return NULL;
  doc = yui_json_new ();
  if (!add_json (request, db, row, doc, yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (row, 1));
  return response;
}

static YuiResponse *
get_template (YuiRequest *request, GError **error)
{
  return answer (request, request->db, 200, yui_request_get_path_value (request, "template_id"),
                 error);
}

/* ---- writing ---- */

typedef struct
{
  const char *id;
  const char *name, *title, *description, *belongings, *hiring_mode;
  gint64 break_min, seats, hourly_wage_yen, transport_yen;
  GPtrArray *qualification_ids; /* nullable, borrowed text */
  char *rings;
} Template;

static const char *
or_else (const char *text, const char *other)
{
  return text != NULL ? text : other;
}

static gboolean
read_template (Template *template, YuiBody *body, GError **error)
{
  g_autoptr (GPtrArray) plan = NULL;

  template->name = yui_body_get_text (body, "name", YUI_REQUIRED, 1, NAME_CHARS_MAX);
  template->title = yui_body_get_text (body, "title", YUI_REQUIRED, 1, TITLE_MAX);
  template->description
      = or_else (yui_body_get_text (body, "description", YUI_OPTIONAL, 0, DESCRIPTION_MAX), "");
  template->belongings
      = or_else (yui_body_get_text (body, "belongings", YUI_OPTIONAL, 0, BELONGINGS_MAX), "");
  template->hiring_mode
      = or_else (yui_body_get_word (body, "hiring_mode", YUI_OPTIONAL, HIRING_MODES), "selection");
  yui_body_get_int (body, "break_min", YUI_REQUIRED, 0, BREAK_MAX_MIN, &template->break_min);
  yui_body_get_int (body, "seats", YUI_REQUIRED, 1, SEATS_MAX, &template->seats);
  yui_body_get_int (body, "hourly_wage_yen", YUI_REQUIRED, 1, YEN_MAX, &template->hourly_wage_yen);
  yui_body_get_int (body, "transport_yen", YUI_OPTIONAL, 0, YEN_MAX, &template->transport_yen);
  template->qualification_ids
      = yui_body_get_ids (body, "required_qualification_ids", YUI_OPTIONAL, 0, QUALIFICATIONS_MAX);
  plan = yui_ring_plan_from_body (body, "rings", YUI_OPTIONAL, TRUE);
  if (!yui_body_finish (body, error))
    return FALSE;
  template->rings = plan != NULL ? yui_ring_plan_to_text (plan) : g_strdup ("[]");
  return TRUE;
}

/* No two of an employer have one name: nobody could tell them apart in the list. */
static gboolean
check_name (YuiRequest *request, YuiDatabase *db, const Template *template, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT (SELECT count(*) FROM template WHERE programme_id = $1 AND employer_id = $2 AND "
      "name = $3 AND id <> $4), (SELECT count(*) FROM template WHERE programme_id = $1 AND "
      "employer_id = $2)",
      YUI_INT (request->principal.programme_id), YUI_TEXT (request->principal.employer_id),
      YUI_TEXT (template->name), YUI_TEXT (template->id));
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (!yui_statement_need_row (query, error))
    return FALSE;
  if (yui_statement_get_int (query, 0) > 0)
    yui_faults_add (faults, "/name", "duplicate", NULL, "There is a template of this name.");
  if (yui_statement_get_int (query, 1) >= TEMPLATES_MAX)
    yui_faults_add (faults, "/name", "too_many", NULL,
                    "There are %d templates. Delete one that is no longer used.", TEMPLATES_MAX);
  return yui_faults_check (faults, error);
}

static gboolean
store_qualifications (YuiRequest *request,
                      YuiDatabase *db,
                      const Template *template,
                      GError **error)
{
  const GPtrArray *ids = template->qualification_ids;
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (yui_database_run (db, error,
                        "DELETE FROM template_qualification WHERE programme_id = $1 AND "
                        "template_id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (template->id))
      < 0)
    return FALSE;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/required_qualification_ids/%u", i);
      const gint64 n = yui_database_run (
          db, error,
          "INSERT INTO template_qualification (programme_id, template_id, qualification_id) SELECT "
          "programme_id, $2, id FROM qualification WHERE programme_id = $1 AND id = $3",
          YUI_INT (request->principal.programme_id), YUI_TEXT (template->id),
          YUI_TEXT (ids->pdata[i]));

      if (n < 0)
        return FALSE;
      if (n == 0)
        yui_faults_add (faults, pointer, "not_found", NULL, "There is no such qualification here.");
    }
  return yui_faults_check (faults, error);
}

static gboolean
log_template (
    YuiRequest *request, YuiDatabase *db, const char *id, gboolean is_gone, GError **error)
{
  return yui_request_log_change (request, db, "template", id, request->principal.employer_id,
                                 is_gone, error);
}

static YuiResponse *
write_new (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Template *template = user_data;
  g_autofree char *location = g_strconcat ("/v1/templates/", template->id, NULL);
  YuiResponse *response;

  if (!check_name (request, db, template, error)
      || yui_database_run (
             db, error,
             "INSERT INTO template (programme_id, id, employer_id, name, title, description, "
             "belongings, break_min, seats, hourly_wage_yen, transport_yen, hiring_mode, rings, "
             "created_s, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
             "$13, $14, $15)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (template->id),
             YUI_TEXT (request->principal.employer_id), YUI_TEXT (template->name),
             YUI_TEXT (template->title), YUI_TEXT (template->description),
             YUI_TEXT (template->belongings), YUI_INT (template->break_min),
             YUI_INT (template->seats), YUI_INT (template->hourly_wage_yen),
             YUI_INT (template->transport_yen), YUI_TEXT (template->hiring_mode),
             YUI_TEXT (template->rings), YUI_INT (request->now_s),
             YUI_TEXT (request->principal.actor_id))
             < 0
      || !store_qualifications (request, db, template, error)
      || !log_template (request, db, template->id, FALSE, error))
    return NULL;
  response = answer (request, db, 201, template->id, error);
  if (response != NULL)
    yui_response_set_header (response, "Location", location);
  return response;
}

static YuiResponse *
write_change (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const Template *template = user_data;
  g_autoptr (YuiStatement) row = find_template (request, db, template->id, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 1), error)
      || !check_name (request, db, template, error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (
          db, error,
          "UPDATE template SET version = version + 1, name = $3, title = $4, description = $5, "
          "belongings = $6, break_min = $7, seats = $8, hourly_wage_yen = $9, transport_yen = $10, "
          "hiring_mode = $11, rings = $12 WHERE programme_id = $1 AND id = $2",
          YUI_INT (request->principal.programme_id), YUI_TEXT (template->id),
          YUI_TEXT (template->name), YUI_TEXT (template->title), YUI_TEXT (template->description),
          YUI_TEXT (template->belongings), YUI_INT (template->break_min), YUI_INT (template->seats),
          YUI_INT (template->hourly_wage_yen), YUI_INT (template->transport_yen),
          YUI_TEXT (template->hiring_mode), YUI_TEXT (template->rings))
          < 0
      || !store_qualifications (request, db, template, error)
      || !log_template (request, db, template->id, FALSE, error))
    return NULL;
  return answer (request, db, 200, template->id, error);
}

static YuiResponse *
change (YuiRequest *request, const char *id, YuiChangeFunc func, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  Template template = { .id = id };
  YuiResponse *response = NULL;

  if (body == NULL)
    return NULL;
  if (read_template (&template, body, error))
    response = yui_request_change (request, func, &template, error);
  g_clear_pointer (&template.qualification_ids, g_ptr_array_unref);
  g_free (template.rings);
  return response;
}

static YuiResponse *
create_template (YuiRequest *request, GError **error)
{
  g_autofree char *id = yui_uuid_new ();

  return change (request, id, write_new, error);
}

static YuiResponse *
put_template (YuiRequest *request, GError **error)
{
  return change (request, yui_request_get_path_value (request, "template_id"), write_change, error);
}

static YuiResponse *
write_deletion (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *id = yui_request_get_path_value (request, "template_id");
  g_autoptr (YuiStatement) row = find_template (request, db, id, error);

  if (row == NULL || !yui_request_check_version (request, yui_statement_get_int (row, 1), error))
    return NULL;
  g_clear_pointer (&row, yui_statement_free);
  if (yui_database_run (db, error, "DELETE FROM template WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (id))
          < 0
      || !log_template (request, db, id, TRUE, error))
    return NULL;
  return yui_response_new_empty (204);
}

static YuiResponse *
delete_template (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_deletion, NULL, error);
}

const YuiRoute yui_templates_routes[] = {
  { "GET", "/v1/templates", "listTemplates", YUI_ROLES_MANAGING, list_templates },
  { "POST", "/v1/templates", "createTemplate", YUI_ROLES_MANAGING, create_template, YUI_BODY_JSON },
  { "GET", "/v1/templates/{template_id}", "getTemplate", YUI_ROLES_MANAGING, get_template },
  { "PUT", "/v1/templates/{template_id}", "putTemplate", YUI_ROLES_MANAGING, put_template,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "DELETE", "/v1/templates/{template_id}", "deleteTemplate", YUI_ROLES_MANAGING, delete_template,
    YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
