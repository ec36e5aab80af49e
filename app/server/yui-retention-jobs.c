/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-retention-jobs.h"
#include "yui-audit.h"
#include "yui-request.h"

#include "labour/yui-civil.h"

#define DAY_S             86400
#define YEAR_S            (366 * DAY_S)
#define GRACE_DAYS        30  /* for the employer to look at what is about to go */
#define MANY              200 /* of a kind at once */
#define KEEP_PEOPLE_S     (7 * YEAR_S + GRACE_DAYS * DAY_S) /* as their last payslip */
#define PEOPLE_REST_S     (GRACE_DAYS * DAY_S)
#define CARDS_KEPT_S      (30 * DAY_S)
#define SESSIONS_KEPT_S   (90 * DAY_S)
#define TOKENS_KEPT_S     (30 * DAY_S)
#define WORKINGS_KEPT_S   YEAR_S
#define WORDS_KEPT_S      (5 * YEAR_S)
#define EXCEPTIONS_KEPT_S YEAR_S

/* ---- what goes by itself ---- */

/* Rows whose time is over at $1, which is kept_s ago. */
static const struct
{
  const char *script;
  gint64 kept_s;
} over[] = {
  { "DELETE FROM access_token WHERE revoked_s < $1", TOKENS_KEPT_S },
  { "DELETE FROM refresh_token WHERE EXISTS (SELECT 1 FROM device d WHERE d.programme_id = "
    "refresh_token.programme_id AND d.id = refresh_token.device_id "
    "AND coalesce (d.ended_s, d.expires_s) < $1)",
    SESSIONS_KEPT_S },
  { "DELETE FROM device WHERE coalesce (ended_s, expires_s) < $1", SESSIONS_KEPT_S },
  { "DELETE FROM account_recovery_code WHERE used_s < $1", TOKENS_KEPT_S },
  { "DELETE FROM job WHERE ended_s < $1", WORKINGS_KEPT_S },
  { "DELETE FROM assignment_draft WHERE created_s < $1", WORKINGS_KEPT_S },
  { "DELETE FROM declared_work WHERE ended_s < $1 OR until_day * 86400 < $1", WORDS_KEPT_S },
  { "DELETE FROM message WHERE sent_s < $1", WORDS_KEPT_S },
  { "DELETE FROM reminder WHERE made_s < $1", WORKINGS_KEPT_S },
  { "DELETE FROM worker_availability_exception WHERE day * 86400 < $1", EXCEPTIONS_KEPT_S },
};

static gboolean
erase_over (YuiDatabase *db, gint64 now_s, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (over); i++)
    if (yui_database_run (db, error, over[i].script, YUI_INT (now_s - over[i].kept_s)) < 0)
      return FALSE;
  return TRUE;
}

/* ---- papers ---- */

gboolean
yui_retention_erase_document (YuiDatabase *db,
                              gint64 programme_id,
                              const char *id,
                              const char *employer_id,
                              gint64 now_s,
                              GError **error)
{
  return yui_database_run (db, error,
                           "DELETE FROM document_content WHERE programme_id = $1 "
                           "AND document_id = $2",
                           YUI_INT (programme_id), YUI_TEXT (id))
             >= 0
         && yui_database_run (db, error,
                              "UPDATE document SET erased_s = $3, title = kind, worker_id = NULL "
                              "WHERE programme_id = $1 AND id = $2",
                              YUI_INT (programme_id), YUI_TEXT (id), YUI_INT (now_s))
                >= 0
         && yui_change_log_add (db, programme_id, "document", id, employer_id, TRUE, now_s, error);
}

typedef struct
{
  gint64 programme_id;
  char *id;
  char *employer_id; /* nullable */
} Thing;

static void
thing_free (gpointer data)
{
  Thing *thing = data;

  g_free (thing->id);
  g_free (thing->employer_id);
  g_free (thing);
}

/* The rows programme_id, id, employer_id that the query finds; takes it. NULL with error. */
static GPtrArray *
read_things (YuiStatement *taken, GError **error)
{
  g_autoptr (YuiStatement) query = taken;
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (thing_free);
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      Thing *thing = g_new0 (Thing, 1);

      thing->programme_id = yui_statement_get_int (query, 0);
      thing->id = yui_statement_dup_text (query, 1);
      thing->employer_id = yui_statement_dup_text (query, 2);
      g_ptr_array_add (things, thing);
    }
  return step == YUI_STEP_DONE ? g_steal_pointer (&things) : NULL;
}

static gboolean
erase_documents (YuiDatabase *db, GPtrArray *things, gint64 now_s, GError **error)
{
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      const Thing *thing = things->pdata[i];

      if (!yui_retention_erase_document (db, thing->programme_id, thing->id, thing->employer_id,
                                         now_s, error)
          || !yui_audit_add_command (db, thing->programme_id, "eraseExpiredDocument", "document",
                                     thing->id, now_s, error))
        return FALSE;
    }
  return things != NULL;
}

static gboolean
erase_old_documents (YuiDatabase *db, gint64 now_s, GError **error)
{
  g_autoptr (GPtrArray) things = read_things (
      yui_database_query (db, error,
                          "SELECT programme_id, id, employer_id FROM document "
                          "WHERE erased_s IS NULL AND keep_until_day < $1 "
                          "ORDER BY keep_until_day LIMIT $2",
                          YUI_INT (yui_civil_day_of_utc (now_s) - GRACE_DAYS), YUI_INT (MANY)),
      error);

  return erase_documents (db, things, now_s, error);
}

/* A card that is no longer in force, and the paper that it was printed from. */
static gboolean
erase_old_cards (YuiDatabase *db, gint64 now_s, GError **error)
{
  const gint64 before_s = now_s - CARDS_KEPT_S;
  g_autoptr (GPtrArray) papers = read_things (
      yui_database_query (db, error,
                          "SELECT d.programme_id, d.id, d.employer_id FROM worker_card c "
                          "JOIN document d ON d.programme_id = c.programme_id "
                          "AND d.id = c.document_id WHERE c.revoked_s < $1 AND d.erased_s IS NULL",
                          YUI_INT (before_s)),
      error);

  return erase_documents (db, papers, now_s, error)
         && yui_database_run (db, error, "DELETE FROM worker_card WHERE revoked_s < $1",
                              YUI_INT (before_s))
                >= 0;
}

/* ---- people ---- */

/* What is left of a person: $1 programme, $2 worker. Rows that pay and hours rest on stay; they
 * tell of a number now. */
static const char *const person_scripts[] = {
  "DELETE FROM worker_bank_account WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM worker_availability WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM worker_availability_exception WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM worker_qualification WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM declared_work WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM age_certificate WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM tax_declaration WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM access_token WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM phone_code WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM worker_card WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM assignment_draft_seat WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM message WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM neighbour_consent WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM reminder WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM ring_person WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM rating WHERE programme_id = $1 AND worker_id = $2",
  "DELETE FROM membership WHERE programme_id = $1 AND worker_id = $2",
  "UPDATE payslip SET kana = '' WHERE programme_id = $1 AND worker_id = $2",
  "UPDATE attendance SET note = '' WHERE programme_id = $1 AND worker_id = $2",
  "UPDATE unmatched_clock_event SET note = '' WHERE programme_id = $1 AND worker_id = $2",
  "UPDATE contract_proposal SET note = '', consent_note = '' WHERE programme_id = $1 "
  "AND worker_id = $2",
};

static gboolean
erase_person (YuiDatabase *db, const Thing *person, gint64 now_s, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (person_scripts); i++)
    if (yui_database_run (db, error, person_scripts[i], YUI_INT (person->programme_id),
                          YUI_TEXT (person->id))
        < 0)
      return FALSE;
  return yui_database_run (db, error,
                           "UPDATE worker SET version = version + 1, name = '', kana = '', "
                           "birth_day = NULL, district = '', address = '', latitude_udeg = NULL, "
                           "longitude_udeg = NULL, phone = '', wished_wage_yen = NULL, "
                           "furthest_m = NULL, week_cap_min = NULL, erased_s = $3 "
                           "WHERE programme_id = $1 AND id = $2",
                           YUI_INT (person->programme_id), YUI_TEXT (person->id), YUI_INT (now_s))
             >= 0
         && yui_audit_add_command (db, person->programme_id, "eraseWorker", "worker", person->id,
                                   now_s, error);
}

/* Nobody while a contract, a pay day or a paper of theirs is younger than it must be kept. */
static gboolean
erase_people (YuiDatabase *db, gint64 now_s, GError **error)
{
  g_autoptr (GPtrArray) people = read_things (
      yui_database_query (
          db, error,
          "SELECT w.programme_id, w.id, NULL FROM worker w "
          "WHERE w.withdrawn_s < $1 AND w.erased_s IS NULL "
          "AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.programme_id = w.programme_id "
          "  AND c.worker_id = w.id AND c.end_s >= $2) "
          "AND NOT EXISTS (SELECT 1 FROM payslip p JOIN pay_run r "
          "  ON r.programme_id = p.programme_id AND r.id = p.pay_run_id "
          "  WHERE p.programme_id = w.programme_id AND p.worker_id = w.id "
          "  AND r.pay_day * 86400 >= $2) "
          "AND NOT EXISTS (SELECT 1 FROM document d WHERE d.programme_id = w.programme_id "
          "  AND d.worker_id = w.id AND d.erased_s IS NULL AND d.keep_until_day IS NOT NULL) "
          "ORDER BY w.withdrawn_s LIMIT $3",
          YUI_INT (now_s - PEOPLE_REST_S), YUI_INT (now_s - KEEP_PEOPLE_S), YUI_INT (MANY)),
      error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (!erase_person (db, people->pdata[i], now_s, error))
      return FALSE;
  return people != NULL;
}

gboolean
yui_retention_run (YuiDatabase *db, gint64 now_s, GError **error)
{
  return erase_over (db, now_s, error) && erase_old_documents (db, now_s, error)
         && erase_old_cards (db, now_s, error) && erase_people (db, now_s, error);
}
