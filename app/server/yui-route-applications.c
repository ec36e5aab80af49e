/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-contract-form.h"
#include "yui-contract.h"
#include "yui-page.h"
#include "yui-ring.h"
#include "yui-routes.h"
#include "yui-terms.h"
#include "yui-worker-load.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

/* A worker asks for a shift. With first_come the contract forms with it, with selection when the
 * employer accepts (labour: yui_labour_contract_formed). */

#define LOOK_AHEAD_S (28 * YUI_SECONDS_PER_DAY)
#define OPEN_MAX     50

/* An application as it stands; an open one whose shift has begun reads as expired. */
typedef struct
{
  char *id;
  gint64 version;
  char *state;
  char *shift_id;
  char *employer_id;
  char *worker_id;
  char *worker_name;
  char *terms_sha256;
  gboolean electronic_notice;
  gint64 applied_s, answered_s;
  char *contract_id;
} Application;

/* $1 is the programme and $2 the present moment. */
#define SELECT                                                                                     \
  "SELECT y.id, y.version, "                                                                       \
  "CASE WHEN y.state = 'open' AND s.start_s <= $2 THEN 'expired' ELSE y.state END, y.shift_id, "   \
  "y.employer_id, y.worker_id, w.name, y.terms_sha256, y.electronic_notice, y.applied_s, "         \
  "coalesce (y.answered_s, 0), y.contract_id FROM application y "                                  \
  "JOIN shift s ON s.programme_id = y.programme_id AND s.id = y.shift_id "                         \
  "JOIN worker w ON w.programme_id = y.programme_id AND w.id = y.worker_id "                       \
  "WHERE y.programme_id = $1 "

static void
application_free (Application *application)
{
  g_free (application->id);
  g_free (application->state);
  g_free (application->shift_id);
  g_free (application->employer_id);
  g_free (application->worker_id);
  g_free (application->worker_name);
  g_free (application->terms_sha256);
  g_free (application->contract_id);
  g_free (application);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Application, application_free)

static Application *
application_from_row (YuiStatement *row)
{
  Application *application = g_new0 (Application, 1);

  application->id = yui_statement_dup_text (row, 0);
  application->version = yui_statement_get_int (row, 1);
  application->state = yui_statement_dup_text (row, 2);
  application->shift_id = yui_statement_dup_text (row, 3);
  application->employer_id = yui_statement_dup_text (row, 4);
  application->worker_id = yui_statement_dup_text (row, 5);
  application->worker_name = yui_statement_dup_text (row, 6);
  application->terms_sha256 = yui_statement_dup_text (row, 7);
  application->electronic_notice = yui_statement_get_int (row, 8) != 0;
  application->applied_s = yui_statement_get_int (row, 9);
  application->answered_s = yui_statement_get_int (row, 10);
  application->contract_id = yui_statement_dup_text (row, 11);
  return application;
}

static void
add_json (const Application *application, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", application->id);
  yui_json_add_int (doc, object, "version", application->version);
  yui_json_add_text (doc, object, "state", application->state);
  yui_json_add_text (doc, object, "shift_id", application->shift_id);
  yui_json_add_text (doc, object, "worker_id", application->worker_id);
  yui_json_add_text (doc, object, "worker_name", application->worker_name);
  yui_json_add_bool (doc, object, "electronic_notice", application->electronic_notice);
  yui_json_add_moment (doc, object, "applied_at", application->applied_s);
  if (application->answered_s != 0)
    yui_json_add_moment (doc, object, "answered_at", application->answered_s);
  else
    yui_json_add_null (doc, object, "answered_at");
  yui_json_add_text (doc, object, "contract_id", application->contract_id);
}

static Application *
find_application (YuiRequest *request, YuiDatabase *db, const char *id, GError **error)
{
  const char *scope = yui_request_get_employer_scope (request);
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      SELECT "AND y.id = $3 AND ($4 IS NULL OR y.employer_id = $4) AND ($5 IS NULL OR "
             "y.worker_id = $5)",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s), YUI_TEXT (id),
      YUI_TEXT (scope), YUI_TEXT (request->principal.worker_id));

  return yui_problem_find_row (row, error) ? application_from_row (row) : NULL;
}

static YuiResponse *
answer_application (
    YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (Application) application = find_application (request, db, id, error);
  YuiJson *doc;
  YuiResponse *response;

  if (application == NULL)
    return NULL;
  doc = yui_json_new ();
  add_json (application, doc, yui_json_root (doc));
  response = yui_response_new_json (status, doc);
  yui_response_set_version (response, application->version);
  return response;
}

/* ---- reading ---- */

static gboolean
add_application (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *object, GError **error)
{
  g_autoptr (Application) application = application_from_row (row);

  add_json (application, doc, object);
  return TRUE;
}

static YuiResponse *
list_shift_applications (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_find (
      request->db, request->principal.programme_id, yui_request_get_employer_scope (request),
      yui_request_get_path_value (request, "shift_id"), request->now_s, error);
  g_autoptr (YuiStatement) query = NULL;

  if (shift == NULL)
    return NULL;
  query = yui_database_query (
      request->db, error, SELECT "AND y.shift_id = $3 ORDER BY y.applied_s, y.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s), YUI_TEXT (shift->id));
  return yui_list_answer (request, query, add_application, error);
}

static YuiResponse *
list_my_applications (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, SELECT "AND y.worker_id = $3 AND s.start_s > $2 ORDER BY s.start_s, y.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (request->principal.worker_id));

  return yui_list_answer (request, query, add_application, error);
}

/* Adds the shift when the worker could take it. */
static gboolean
add_open_shift (
    YuiRequest *request, YuiStatement *row, YuiJson *doc, yyjson_mut_val *items, GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_from_row (row);
  g_auto (YuiWorkerLoad) load = { 0 };
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms = NULL;
  const char *sentence;
  yyjson_mut_val *item;
  gboolean reaches = FALSE;

  if (!yui_ring_reaches (request->db, request->principal.programme_id, shift,
                         request->principal.worker_id, request->now_s, &reaches, error))
    return FALSE;
  if (!reaches)
    return TRUE;
  if (!yui_worker_load_read (&load, request->db, request->principal.programme_id,
                             request->principal.worker_id, shift, error))
    return FALSE;
  if (shift->seats_filled >= shift->seats || yui_worker_load_check (&load, shift, &sentence))
    return TRUE;
  item = yyjson_mut_arr_add_obj (doc, items);
  terms = yui_terms_canonical (shift, yui_server_get_law_tables (request->server), sha256);
  yui_json_add_text (doc, item, "shift_id", shift->id);
  yui_json_add_int (doc, item, "seats_open", shift->seats - shift->seats_filled);
  yui_terms_add_json (doc, item, terms, sha256);
  return TRUE;
}

/* Published shifts whose rings reach the worker, but those that they have, are offered, or asked for
 * already. */
static YuiResponse *
list_open_shifts (YuiRequest *request, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      YUI_SHIFT_SELECT
      "AND s.state = 'published' AND s.start_s > $2 AND s.start_s < $4 " YUI_RING_MAY_SEE
      "AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.programme_id = s.programme_id AND "
      "o.shift_id = s.id AND o.worker_id = $3 AND o.state = 'open' AND o.reply_by_s > $2) "
      "AND NOT EXISTS (SELECT 1 FROM application y WHERE y.programme_id = s.programme_id AND "
      "y.shift_id = s.id AND y.worker_id = $3 AND y.state IN ('open', 'declined')) "
      "ORDER BY s.start_s, s.id LIMIT $5",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (request->principal.worker_id), YUI_INT (request->now_s + LOOK_AHEAD_S),
      YUI_INT (OPEN_MAX));
  g_autoptr (YuiJson) doc = NULL;
  yyjson_mut_val *items;
  YuiStep step = YUI_STEP_ERROR;

  doc = yui_json_new_list (&items);
  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    if (!add_open_shift (request, query, doc, items, error))
      return NULL;
  return step == YUI_STEP_DONE ? yui_response_new_json (200, g_steal_pointer (&doc)) : NULL;
}

/* ---- applying ---- */

typedef struct
{
  char *id;
  gboolean forms_contract; /* first_come */
  YuiContractForm form;
} ApplicationNew;

static gboolean
check_relation (YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT count(*) FROM application WHERE programme_id = $1 AND shift_id = $2 AND worker_id = "
      "$3 AND state = 'open'",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
      YUI_TEXT (request->principal.worker_id));
  gboolean reaches = FALSE;

  if (!yui_statement_need_row (row, error)
      || !yui_ring_reaches (db, request->principal.programme_id, shift,
                            request->principal.worker_id, request->now_s, &reaches, error))
    return FALSE;
  if (!reaches)
    return yui_problem_set_not_found (error);
  if (yui_statement_get_int (row, 0) == 0)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "already-applied",
                         "You have applied for this shift already.");
  return FALSE;
}

static gboolean
insert_application (YuiRequest *request,
                    YuiDatabase *db,
                    const ApplicationNew *new,
                    const YuiShift *shift,
                    GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO application (programme_id, id, shift_id, employer_id, worker_id, "
             "terms_sha256, electronic_notice, applied_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (new->id), YUI_TEXT (shift->id),
             YUI_TEXT (shift->employer_id), YUI_TEXT (new->form.worker_id),
             YUI_TEXT (new->form.terms_sha256), YUI_INT (new->form.electronic_notice),
             YUI_INT (request->now_s))
             >= 0
         && yui_request_log_change (request, db, "application", new->id, shift->employer_id, FALSE,
                                    error);
}

/* The contract of a first_come shift forms in the same transaction: the application is accepted as
 * it is made. */
static YuiResponse *
write_application (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  ApplicationNew *new = user_data;
  g_autoptr (YuiShift) shift = yui_contract_form_check (request, db, &new->form, error);

  if (shift == NULL || !check_relation (request, db, shift, error)
      || !insert_application (request, db, new, shift, error)
      || (new->forms_contract && !yui_contract_form_write (request, db, shift, &new->form, error)))
    return NULL;
  return answer_application (request, db, 201, new->id, error);
}

static gboolean
prepare_application (YuiRequest *request, ApplicationNew *new, GError **error)
{
  g_autoptr (YuiShift) shift = yui_contract_form_check (request, request->db, &new->form, error);

  if (shift == NULL || !check_relation (request, request->db, shift, error))
    return FALSE;
  new->forms_contract = g_str_equal (shift->hiring_mode, "first_come");
  return !new->forms_contract || yui_contract_form_prepare (request, &new->form, error);
}

static YuiResponse *
create_application (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autofree char *id = yui_uuid_new ();
  ApplicationNew new = { .id = id };
  YuiResponse *response = NULL;

  if (body == NULL)
    return NULL;
  new.form.worker_id = request->principal.worker_id;
  new.form.application_id = id;
  new.form.shift_id = yui_body_get_id (body, "shift_id", YUI_REQUIRED);
  new.form.terms_sha256 = yui_body_get_text (body, "terms_sha256", YUI_REQUIRED, 64, 64);
  yui_body_get_bool (body, "electronic_notice", YUI_REQUIRED, &new.form.electronic_notice);
  if (yui_body_finish (body, error) && prepare_application (request, &new, error))
    response = yui_request_change (request, write_application, &new, error);
  yui_contract_form_clear (&new.form);
  return response;
}

/* ---- answering ---- */

static Application *
find_open (YuiRequest *request, YuiDatabase *db, GError **error)
{
  g_autoptr (Application) application = find_application (
      request, db, yui_request_get_path_value (request, "application_id"), error);

  if (application == NULL)
    return NULL;
  if (g_str_equal (application->state, "open"))
    return g_steal_pointer (&application);
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "application-not-open",
                         "The application is no longer open; it is %s.", application->state);
  return NULL;
}

static YuiResponse *
write_acceptance (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  YuiContractForm *form = user_data;
  g_autoptr (Application) application = find_open (request, db, error);
  g_autoptr (YuiShift) shift = NULL;

  if (application == NULL || !yui_request_check_version (request, application->version, error))
    return NULL;
  shift = yui_contract_form_check (request, db, form, error);
  if (shift == NULL || !yui_contract_form_write (request, db, shift, form, error))
    return NULL;
  return yui_contract_answer (request, db, 201, form->contract_id, error);
}

static YuiResponse *
accept_application (YuiRequest *request, GError **error)
{
  g_autoptr (Application) application = find_open (request, request->db, error);
  g_auto (YuiContractForm) form = { 0 };

  if (application == NULL)
    return NULL;
  form.shift_id = application->shift_id;
  form.worker_id = application->worker_id;
  form.application_id = application->id;
  form.terms_sha256 = application->terms_sha256;
  form.electronic_notice = application->electronic_notice;
  if (!yui_contract_form_prepare (request, &form, error))
    return NULL;
  return yui_request_change (request, write_acceptance, &form, error);
}

/* Ends an open application; a worker's own has no version to match. */
static YuiResponse *
write_end (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const gboolean by_worker = yui_request_has_role (request, YUI_ROLE_WORKER);
  g_autoptr (Application) application = find_open (request, db, error);

  if (application == NULL
      || (!by_worker && !yui_request_check_version (request, application->version, error)))
    return NULL;
  if (yui_database_run (db, error,
                        "UPDATE application SET state = $3, version = version + 1, answered_s = "
                        "$4, answered_by = $5 WHERE programme_id = $1 AND id = $2",
                        YUI_INT (request->principal.programme_id), YUI_TEXT (application->id),
                        YUI_TEXT (by_worker ? "withdrawn" : "declined"), YUI_INT (request->now_s),
                        YUI_TEXT (request->principal.actor_id))
          < 0
      || !yui_request_log_change (request, db, "application", application->id,
                                  application->employer_id, FALSE, error))
    return NULL;
  return answer_application (request, db, 200, application->id, error);
}

static YuiResponse *
end_application (YuiRequest *request, GError **error)
{
  return yui_request_change (request, write_end, NULL, error);
}

const YuiRoute yui_applications_routes[] = {
  { "GET", "/v1/my/open-shifts", "listOpenShifts", YUI_ROLE_WORKER, list_open_shifts, YUI_BODY_NONE,
    YUI_ROUTE_SLOW },
  { "GET", "/v1/my/applications", "listMyApplications", YUI_ROLE_WORKER, list_my_applications },
  { "POST", "/v1/my/applications", "createApplication", YUI_ROLE_WORKER, create_application,
    YUI_BODY_JSON },
  { "POST", "/v1/my/applications/{application_id}/withdraw", "withdrawApplication", YUI_ROLE_WORKER,
    end_application },
  { "GET", "/v1/shifts/{shift_id}/applications", "listApplications",
    YUI_ROLES_MANAGING | YUI_ROLES_TOWN, list_shift_applications },
  { "POST", "/v1/applications/{application_id}/accept", "acceptApplication", YUI_ROLES_MANAGING,
    accept_application, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { "POST", "/v1/applications/{application_id}/decline", "declineApplication", YUI_ROLES_MANAGING,
    end_application, YUI_BODY_NONE, YUI_ROUTE_IF_MATCH },
  { NULL },
};
