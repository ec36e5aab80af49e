/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-routes.h"
#include "yui-worker.h"

#include "store/yui-uuid.h"

/* Qualifications of the programme, and which of them a person has. Who writes one down has seen the
 * certificate. */

#define NAME_MAX_CHARS 60
#define CODE_MAX       40
#define BITS           64 /* the matcher's */

typedef struct
{
  char *id;
  const char *code;
  const char *name;
} QualificationNew;

static gboolean
add_rows (YuiStatement *rows, YuiJson *doc, yyjson_mut_val *items, GError **error)
{
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, items);

      yui_json_add_text (doc, object, "id", yui_statement_get_text (rows, 0));
      yui_json_add_text (doc, object, "code", yui_statement_get_text (rows, 1));
      yui_json_add_text (doc, object, "name", yui_statement_get_text (rows, 2));
    }
  return step == YUI_STEP_DONE;
}

static YuiResponse *
list_qualifications (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) rows = yui_database_query (
      request->db, error,
      "SELECT id, code, name FROM qualification WHERE programme_id = $1 ORDER BY bit",
      YUI_INT (request->principal.programme_id));
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);

  return add_rows (rows, doc, items, error) ? yui_response_new_json (200, g_steal_pointer (&doc))
                                            : NULL;
}

/* ---- the programme's list ---- */

/* The lowest free bit, −1 with error. */
static gint64
find_bit (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) rows = yui_database_query (
      db, error, "SELECT bit FROM qualification WHERE programme_id = $1 ORDER BY bit",
      YUI_INT (request->principal.programme_id));
  YuiStep step = YUI_STEP_ERROR;
  gint64 bit = 0;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW
         && yui_statement_get_int (rows, 0) == bit)
    bit++;
  if (step == YUI_STEP_ERROR)
    return -1;
  if (bit < BITS)
    return bit;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "too-many-qualifications",
                         "A programme can have %d qualifications.", BITS);
  return -1;
}

static YuiResponse *
write_qualification (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const QualificationNew *new = user_data;
  const gint64 bit = find_bit (request, db, error);
  YuiJson *doc;

  if (bit < 0)
    return NULL;
  if (yui_database_run (db, error,
                        "INSERT INTO qualification (programme_id, id, code, name, bit) "
                        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (programme_id, code) DO NOTHING",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (new->id),
                        YUI_TEXT (new->code), YUI_TEXT (new->name), YUI_INT (bit))
      != 1)
    {
      if (error != NULL && *error == NULL)
        yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "code-taken",
                               "There is a qualification with the code \"%s\" already.", new->code);
      return NULL;
    }
  if (!yui_request_log_change (request, db, "qualification", new->id, NULL, FALSE, error))
    return NULL;
  doc = yui_json_new ();
  yui_json_add_text (doc, yui_json_root (doc), "id", new->id);
  yui_json_add_text (doc, yui_json_root (doc), "code", new->code);
  yui_json_add_text (doc, yui_json_root (doc), "name", new->name);
  return yui_response_new_json (201, doc);
}

static YuiResponse *
create_qualification (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  QualificationNew new = { .id = id };

  if (body == NULL)
    return NULL;
  new.code = yui_body_get_text (body, "code", YUI_REQUIRED, 1, CODE_MAX);
  new.name = yui_body_get_text (body, "name", YUI_REQUIRED, 1, NAME_MAX_CHARS);
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_qualification, &new, error);
}

/* ---- a person's ---- */

static YuiResponse *
answer_worker (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  const gint64 version = yui_worker_read_version (request, db, worker_id, error);
  g_autoptr (YuiStatement) rows = NULL;
  yyjson_mut_val *items;
  g_autoptr (YuiJson) doc = yui_json_new_list (&items);
  YuiResponse *response;

  if (version == 0)
    return NULL;
  rows = yui_database_query (
      db, error,
      "SELECT q.id, q.code, q.name FROM worker_qualification x "
      "JOIN qualification q ON q.programme_id = x.programme_id AND q.id = x.qualification_id "
      "WHERE x.programme_id = $1 AND x.worker_id = $2 ORDER BY q.bit",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  if (!add_rows (rows, doc, items, error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, version);
  return response;
}

static YuiResponse *
list_worker_qualifications (YuiRequest *request, GError **error)
{
  const char *worker_id = yui_worker_find (request, request->db, error);

  return worker_id != NULL ? answer_worker (request, request->db, worker_id, error) : NULL;
}

/* Those that stay keep who wrote them down. */
static gboolean
remove_others (YuiRequest *request,
               YuiDatabase *db,
               const char *worker_id,
               const GPtrArray *ids,
               GError **error)
{
  g_autoptr (GString) sql
      = g_string_new ("DELETE FROM worker_qualification WHERE programme_id = $1 "
                      "AND worker_id = $2");
  g_autofree YuiValue *values = g_new0 (YuiValue, ids->len + 3);

  values[0] = YUI_INT (request->principal.programme_id);
  values[1] = YUI_TEXT (worker_id);
  for (guint i = 0; i < ids->len; i++)
    {
      g_string_append_printf (sql, " AND qualification_id <> $%u", i + 3);
      values[i + 2] = YUI_TEXT (ids->pdata[i]);
    }
  values[ids->len + 2] = YUI_END;
  return yui_database_run_values (db, error, sql->str, values) >= 0;
}

static gboolean
insert_one (YuiRequest *request,
            YuiDatabase *db,
            const char *worker_id,
            const char *qualification_id,
            guint i,
            YuiFaults *faults,
            GError **error)
{
  g_autofree char *pointer = g_strdup_printf ("/qualification_ids/%u", i);
  g_autoptr (YuiStatement) known = yui_database_query (
      db, error, "SELECT 1 FROM qualification WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (qualification_id));
  const YuiStep step = known != NULL ? yui_statement_step (known, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_DONE)
    yui_faults_add (faults, pointer, "unknown", NULL, "The programme has no such qualification.");
  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  return yui_database_run (db, error,
                           "INSERT INTO worker_qualification (programme_id, worker_id, "
                           "qualification_id, recorded_s, recorded_by) VALUES ($1, $2, $3, $4, $5) "
                           "ON CONFLICT (programme_id, worker_id, qualification_id) DO NOTHING",
                           YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id),
                           YUI_TEXT (qualification_id), YUI_INT (request->now_s),
                           YUI_TEXT (request->principal.actor_id))
         >= 0;
}

static YuiResponse *
write_worker (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const GPtrArray *ids = user_data;
  const char *worker_id = yui_worker_find (request, db, error);
  const gint64 version
      = worker_id != NULL ? yui_worker_read_version (request, db, worker_id, error) : 0;
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  if (version == 0 || !yui_request_check_version (request, version, error)
      || !remove_others (request, db, worker_id, ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!insert_one (request, db, worker_id, ids->pdata[i], i, faults, error))
      return NULL;
  return yui_faults_check (faults, error) && yui_worker_touch (request, db, worker_id, error)
             ? answer_worker (request, db, worker_id, error)
             : NULL;
}

static YuiResponse *
put_worker_qualifications (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) ids = NULL;
  gboolean seen = FALSE;

  if (body == NULL)
    return NULL;
  ids = yui_body_get_ids (body, "qualification_ids", YUI_REQUIRED, 0, BITS);
  if (yui_body_get_bool (body, "certificate_seen", YUI_REQUIRED, &seen) && !seen)
    yui_faults_add (yui_body_get_faults (body), "/certificate_seen", "certificate_needed", NULL,
                    "A qualification is written down by who has seen the certificate.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_worker, ids, error);
}

#define HELPING (YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR)

const YuiRoute yui_qualifications_routes[] = {
  { "GET", "/v1/qualifications", "listQualifications",
    YUI_ROLES_STAFF | YUI_ROLE_KIOSK | YUI_ROLE_WORKER, list_qualifications },
  { "POST", "/v1/qualifications", "createQualification", YUI_ROLE_COORDINATOR, create_qualification,
    YUI_BODY_JSON },
  { "GET", "/v1/workers/{worker_id}/qualifications", "listWorkerQualifications", HELPING,
    list_worker_qualifications },
  { "PUT", "/v1/workers/{worker_id}/qualifications", "putWorkerQualifications", HELPING,
    put_worker_qualifications, YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
