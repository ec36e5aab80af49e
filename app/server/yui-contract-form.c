/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-contract-form.h"

#include "labour/yui-civil.h"
#include "store/yui-uuid.h"
#include "yui-contract.h"
#include "yui-document-store.h"
#include "yui-state.h"
#include "yui-timer.h"
#include "yui-terms.h"
#include "yui-worker-load.h"

#define KEEP_MONTHS 60 /* Labour Standards Act Art. 109: five years */

void
yui_contract_form_clear (YuiContractForm *form)
{
  g_clear_pointer (&form->contract_id, g_free);
  g_clear_pointer (&form->attendance_id, g_free);
  g_clear_pointer (&form->document_id, g_free);
  g_clear_pointer (&form->worker_name, g_free);
  g_clear_pointer (&form->notice, g_bytes_unref);
}

/* ---- checking ---- */

static gboolean
check_shift (YuiRequest *request, const YuiShift *shift, GError **error)
{
  if (g_str_equal (shift->state, "published") && shift->start_s > request->now_s)
    return TRUE;
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "shift-not-open",
                         "The shift has started or is cancelled.");
  return FALSE;
}

static gboolean
check_terms (YuiRequest *request, const YuiShift *shift, const char *seen_sha256, GError **error)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (shift, yui_server_get_law_tables (request->server), sha256);

  if (g_str_equal (sha256, seen_sha256))
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_TERMS_CHANGED,
                   "The employer has changed the terms since they were shown. Read them again "
                   "before accepting.");
  return FALSE;
}

static gboolean
check_person (YuiRequest *request,
              YuiDatabase *db,
              const YuiShift *shift,
              YuiContractForm *form,
              GError **error)
{
  g_auto (YuiWorkerLoad) load = { 0 };
  const char *sentence, *rule;

  if (!yui_worker_load_read (&load, db, request->principal.programme_id, form->worker_id, shift,
                             error))
    return FALSE;
  rule = yui_worker_load_check (&load, shift, &sentence);
  if (rule == NULL)
    {
      g_set_str (&form->worker_name, load.name);
      return TRUE;
    }
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT,
                         g_str_equal (rule, "booked") ? "already-booked" : "not-lawful", "%s",
                         sentence);
  return FALSE;
}

YuiShift *
yui_contract_form_check (YuiRequest *request,
                         YuiDatabase *db,
                         YuiContractForm *form,
                         GError **error)
{
  g_autoptr (YuiShift) shift = yui_shift_find (db, request->principal.programme_id, NULL,
                                               form->shift_id, request->now_s, error);

  if (shift == NULL || !check_shift (request, shift, error)
      || !check_terms (request, shift, form->terms_sha256, error))
    return NULL;
  if (shift->seats_filled >= shift->seats)
    {
      yui_problem_set (error, YUI_PROBLEM_SHIFT_FULL,
                       "Other people were faster: all seats are taken.");
      return NULL;
    }
  return check_person (request, db, shift, form, error) ? g_steal_pointer (&shift) : NULL;
}

gboolean
yui_contract_form_prepare (YuiRequest *request, YuiContractForm *form, GError **error)
{
  g_autoptr (YuiShift) shift = yui_contract_form_check (request, request->db, form, error);
  YuiContractNotice facts;

  if (shift == NULL)
    return FALSE;
  form->contract_id = yui_uuid_new ();
  form->attendance_id = yui_uuid_new ();
  form->document_id = yui_uuid_new ();
  facts = (YuiContractNotice){ .document_id = form->document_id,
                               .worker_name = form->worker_name,
                               .terms_sha256 = form->terms_sha256,
                               .formed_s = request->now_s,
                               .wants_electronic = form->electronic_notice };
  form->notice
      = yui_contract_notice_make (request->db, request->principal.programme_id, shift, &facts,
                                  yui_server_get_law_tables (request->server), error);
  return form->notice != NULL;
}

/* ---- writing ---- */

static gboolean
insert_contract (YuiRequest *request,
                 YuiDatabase *db,
                 const YuiShift *shift,
                 const YuiContractForm *form,
                 GError **error)
{
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms
      = yui_terms_canonical (shift, yui_server_get_law_tables (request->server), sha256);

  return yui_database_run (
             db, error,
             "INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, "
             "worker_id, "
             "offer_id, start_s, end_s, formed_s, terms, terms_sha256, electronic_notice, "
             "notice_document_id, application_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
             "$11, $12, $13, $14, $15)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (form->contract_id),
             YUI_TEXT (shift->id), YUI_TEXT (shift->employer_id), YUI_TEXT (shift->workplace_id),
             YUI_TEXT (form->worker_id), YUI_TEXT (form->offer_id), YUI_INT (shift->start_s),
             YUI_INT (shift->end_s), YUI_INT (request->now_s), YUI_TEXT (terms), YUI_TEXT (sha256),
             YUI_INT (form->electronic_notice), YUI_TEXT (form->document_id),
             YUI_TEXT (form->application_id))
         >= 0;
}

static gboolean
insert_attendance (YuiRequest *request,
                   YuiDatabase *db,
                   const YuiShift *shift,
                   const YuiContractForm *form,
                   GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO attendance (programme_id, id, contract_id, shift_id, employer_id, "
             "workplace_id, worker_id, work_day, planned_start_s, planned_end_s, "
             "planned_break_min) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
             YUI_INT (request->principal.programme_id), YUI_TEXT (form->attendance_id),
             YUI_TEXT (form->contract_id), YUI_TEXT (shift->id), YUI_TEXT (shift->employer_id),
             YUI_TEXT (shift->workplace_id), YUI_TEXT (form->worker_id),
             YUI_INT (yui_civil_day_of_utc (shift->start_s)), YUI_INT (shift->start_s),
             YUI_INT (shift->end_s), YUI_INT (shift->break_min))
         >= 0;
}

gboolean
yui_contract_store_notice (YuiRequest *request,
                           YuiDatabase *db,
                           const YuiShift *shift,
                           const YuiContractForm *form,
                           GError **error)
{
  g_autofree char *title = g_strdup_printf ("労働条件通知書 %s", shift->title);
  YuiDocumentNew document = {
    .id = form->document_id,
    .kind = "working_conditions_notice",
    .title = title,
    .employer_id = shift->employer_id,
    .worker_id = form->worker_id,
    .shift_id = shift->id,
    .contract_id = form->contract_id,
    .keep_until_day = yui_civil_add_months (yui_civil_day_of_utc (shift->end_s), KEEP_MONTHS),
    .content = form->notice,
  };

  return yui_document_store (request, db, &document, error);
}

/* Closes what is open between the two for this shift; asking ends with an answer. */
static gboolean
close_rows (YuiRequest *request,
            YuiDatabase *db,
            const char *sql,
            const char *resource,
            const YuiShift *shift,
            const YuiContractForm *form,
            GError **error)
{
  g_autoptr (YuiStatement) rows = yui_database_query (
      db, error, sql, YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id),
      YUI_TEXT (form->worker_id), YUI_INT (request->now_s), YUI_TEXT (form->contract_id));

  return yui_request_log_rows (request, db, rows, resource, shift->employer_id, error);
}

static gboolean
close_asking (YuiRequest *request,
              YuiDatabase *db,
              const YuiShift *shift,
              const YuiContractForm *form,
              GError **error)
{
  YuiStatement *offers = yui_database_query (
      db, error,
      "SELECT id FROM offer WHERE programme_id = $1 AND shift_id = $2 AND worker_id = $3 AND "
      "state = 'open'",
      YUI_INT (request->principal.programme_id), YUI_TEXT (shift->id), YUI_TEXT (form->worker_id));

  return yui_state_change_all (db, YUI_STATE_ALONG (request), YUI_MACHINE_OFFER, offers, "accepted",
                               error)
         && close_rows (request, db,
                        "UPDATE application SET state = 'accepted', version = version + 1, "
                        "answered_s = $4, contract_id = $5 WHERE programme_id = $1 AND shift_id = "
                        "$2 AND worker_id = $3 AND state = 'open' RETURNING id",
                        "application", shift, form, error);
}

static gboolean
log_changes (YuiRequest *request,
             YuiDatabase *db,
             const YuiShift *shift,
             const YuiContractForm *form,
             GError **error)
{
  return yui_request_log_change (request, db, "contract", form->contract_id, shift->employer_id,
                                 FALSE, error)
         && yui_request_log_change (request, db, "attendance", form->attendance_id,
                                    shift->employer_id, FALSE, error)
         && yui_request_log_change (request, db, "shift", shift->id, shift->employer_id, FALSE,
                                    error);
}

/* Who came through a ring from outside the pool is in it from now on. */
static gboolean
join_pool (YuiRequest *request,
           YuiDatabase *db,
           const YuiShift *shift,
           const YuiContractForm *form,
           GError **error)
{
  g_autofree char *id = yui_uuid_new ();
  const gint64 n = yui_database_run (
      db, error,
      "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, created_s) VALUES "
      "($1, $2, $3, $4, 'past_spot', $5) ON CONFLICT (programme_id, employer_id, worker_id) DO "
      "NOTHING",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id), YUI_TEXT (shift->employer_id),
      YUI_TEXT (form->worker_id), YUI_INT (request->now_s));

  if (n <= 0)
    return n == 0;
  return yui_request_log_change (request, db, "membership", id, shift->employer_id, FALSE, error);
}

gboolean
yui_contract_form_write (YuiRequest *request,
                         YuiDatabase *db,
                         const YuiShift *shift,
                         const YuiContractForm *form,
                         GError **error)
{
  return insert_contract (request, db, shift, form, error)
         && insert_attendance (request, db, shift, form, error)
         && yui_contract_store_notice (request, db, shift, form, error)
         && close_asking (request, db, shift, form, error)
         && join_pool (request, db, shift, form, error)
         && yui_timer_set_reminders (db, request->principal.programme_id, form->contract_id,
                                     shift->start_s, request->now_s, error)
         && log_changes (request, db, shift, form, error);
}

YuiResponse *
yui_contract_answer (
    YuiRequest *request, YuiDatabase *db, guint status, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, YUI_CONTRACT_SELECT "AND c.id = $2",
                            YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  g_autoptr (YuiJson) doc = NULL;
  YuiResponse *response;

  if (!yui_statement_need_row (query, error))
    return NULL;
  doc = yui_json_new ();
  if (!yui_contract_add_json (db, request->principal.programme_id, query, request->now_s, doc,
                              yui_json_root (doc), error))
    return NULL;
  response = yui_response_new_json (status, g_steal_pointer (&doc));
  yui_response_set_version (response, yui_statement_get_int (query, 1));
  return response;
}
