/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "documents/yui-text.h"
#include "yui-cancellation-document.h"
#include "yui-cancellation-store.h"
#include "yui-shift.h"
#include "yui-terms.h"

/* What went otherwise than planned with the first employer: contracts that were cancelled, one for
 * each amount that can be owed, changes that people are asked about, and where people are paid. */

#define CANDIDATES      80 /* contracts looked at for a cancellation */
#define ONE_HOUR_S      YUI_SECONDS_PER_HOUR
#define PROPOSALS       2
#define LEAD_DAYS       2 /* the work of these days stays as planned */
#define UNPAID_EACH     6 /* every so many people have not told an account */
#define ACCOUNT_NUMBERS 7654321
#define CLIENT_CODE     "0000123456"

typedef struct
{
  YuiDemo *demo;
  const char *employer_id;
  YuiRequest request; /* what the writers of the routes need of one: who, and when */
  GPtrArray *contracts;
} Changes;

/* ---- contracts ahead ---- */

static gboolean
read_contracts (Changes *self, GError **error)
{
  YuiDemo *demo = self->demo;
  g_autoptr (YuiStatement) query = yui_database_query (
      demo->db, error,
      "SELECT c.id FROM contract c WHERE c.programme_id = $1 AND c.employer_id = $2 "
      "AND c.cancelled_s IS NULL AND c.start_s >= $3 AND c.formed_s < $4 "
      "ORDER BY c.start_s, c.id LIMIT $5",
      YUI_DEMO_ID, YUI_TEXT (self->employer_id),
      YUI_INT (demo->now_s + LEAD_DAYS * YUI_SECONDS_PER_DAY), YUI_INT (self->request.now_s),
      YUI_INT (CANDIDATES));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    g_ptr_array_add (self->contracts, yui_statement_dup_text (query, 0));
  return step == YUI_STEP_DONE;
}

static gboolean
load_case (Changes *self, const char *contract_id, YuiCancelCase *one, GError **error)
{
  YuiDemo *demo = self->demo;

  return yui_cancel_case_load (one, demo->db, YUI_DEMO_PROGRAMME_ID, NULL, contract_id,
                               demo->options->tables, self->request.now_s, error);
}

/* ---- cancellations ---- */

typedef struct
{
  YuiOwedKind owed;
  YuiCancelReason reason;
  const char *written_reason;
} Wish;

static const Wish WISHES[] = {
  { YUI_OWED_FULL, YUI_CANCEL_EMPLOYER_OTHER, "" },
  { YUI_OWED_SIXTY_PERCENT, YUI_CANCEL_BUSINESS_VOLUME, "団体のご予約が取り消しになったため" },
  { YUI_OWED_STATUTORY_FLOOR, YUI_CANCEL_BUSINESS_VOLUME, "改修工事が延び、その日は休館するため" },
  { YUI_OWED_NOTHING, YUI_CANCEL_WORKER_REQUEST, "" },
};

static gboolean
cancel_one (
    Changes *self, const YuiCancelCase *one, const Wish *wish, gboolean *is_done, GError **error)
{
  const gboolean by_worker = wish->reason == YUI_CANCEL_WORKER_REQUEST;
  g_autofree char *id = yui_demo_new_id (self->demo, self->request.now_s);
  g_auto (YuiCancelPaper) paper
      = { .document_id = yui_demo_new_id (self->demo, self->request.now_s) };
  YuiCancelAssessment a;
  YuiCancelDecision decision = { .id = id,
                                 .paper = &paper,
                                 .by_worker = by_worker,
                                 .reason = wish->reason,
                                 .owed_kind = wish->owed,
                                 .written_reason = wish->written_reason };

  *is_done = FALSE;
  if (!by_worker && !yui_cancel_case_offers (one, wish->reason))
    return TRUE;
  yui_cancel_case_assess (one, wish->reason, &a);
  decision.owed_yen = a.options[wish->owed].amount_yen;
  if (yui_labour_check_choice (&a, wish->owed, decision.owed_yen, wish->written_reason[0] != '\0')
      != YUI_CHOICE_OK)
    return TRUE;
  *is_done = TRUE;
  return yui_cancel_store (&self->request, self->demo->db, one, &decision, error);
}

/* The first contract that allows it; what no contract allows is left out. */
static gboolean
cancel_some (Changes *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WISHES); i++)
    for (guint k = 0; k < self->contracts->len; k++)
      {
        g_auto (YuiCancelCase) one = { 0 };
        gboolean is_done;

        if (!load_case (self, self->contracts->pdata[k], &one, error)
            || !cancel_one (self, &one, &WISHES[i], &is_done, error))
          return FALSE;
        if (!is_done)
          continue;
        g_ptr_array_remove_index (self->contracts, k);
        break;
      }
  return TRUE;
}

/* ---- proposals ---- */

/* An hour less. */
static gboolean
propose (Changes *self, const YuiCancelCase *one, GError **error)
{
  YuiDemo *demo = self->demo;
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *id = yui_demo_new_id (demo, self->request.now_s), *terms = NULL;
  g_autoptr (YuiShift) shift = yui_shift_find (demo->db, YUI_DEMO_PROGRAMME_ID, NULL, one->shift_id,
                                               self->request.now_s, error);

  if (shift == NULL)
    return FALSE;
  shift->end_s -= ONE_HOUR_S;
  terms = yui_terms_canonical (shift, demo->options->tables, sha256);
  return yui_demo_insert (
      demo, error,
      "INSERT INTO contract_proposal (programme_id, id, kind, contract_id, shift_id, "
      "to_shift_id, employer_id, worker_id, start_s, end_s, break_min, terms, terms_sha256, note, "
      "made_s, reply_by_s) VALUES ($1, $2, 'shorten', $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12, $13, $14)",
      YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (one->contract_id), YUI_TEXT (one->shift_id),
      YUI_TEXT (one->employer_id), YUI_TEXT (one->worker_id), YUI_INT (shift->start_s),
      YUI_INT (shift->end_s), YUI_INT (shift->break_min), YUI_TEXT (terms), YUI_TEXT (sha256),
      YUI_TEXT ("お客様が少ないため、1時間早く終わりたいのですが"), YUI_INT (self->request.now_s),
      YUI_INT (one->start_s - ONE_HOUR_S));
}

static gboolean
propose_some (Changes *self, GError **error)
{
  for (guint i = 0; i < MIN (PROPOSALS, self->contracts->len); i++)
    {
      g_auto (YuiCancelCase) one = { 0 };

      if (!load_case (self, self->contracts->pdata[i], &one, error)
          || (one.end_s - one.start_s > 3 * ONE_HOUR_S && !propose (self, &one, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- bank accounts ---- */

typedef struct
{
  const char *bank;
  const char *branch;
  const char *kind;
} Branch;

static const Branch BRANCHES[] = { { "0140", "020", "ordinary" },
                                   { "0001", "001", "ordinary" },
                                   { "0005", "001", "ordinary" } };

static gboolean
insert_account (Changes *self, const char *worker_id, const char *kana, guint i, GError **error)
{
  const Branch *branch = &BRANCHES[i % G_N_ELEMENTS (BRANCHES)];
  g_autofree char *holder = yui_text_to_half_kana (kana, NULL);
  g_autofree char *number = g_strdup_printf ("%07u", ACCOUNT_NUMBERS - 13 * i);

  return yui_demo_insert (
      self->demo, error,
      "INSERT INTO worker_bank_account (programme_id, employer_id, worker_id, bank_code, "
      "branch_code, kind, number, holder_kana, changed_s, changed_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
      YUI_DEMO_ID, YUI_TEXT (self->employer_id), YUI_TEXT (worker_id), YUI_TEXT (branch->bank),
      YUI_TEXT (branch->branch), YUI_TEXT (branch->kind), YUI_TEXT (number), YUI_TEXT (holder),
      YUI_INT (self->demo->now_s - YUI_SECONDS_PER_DAY));
}

static gboolean
insert_paying_account (Changes *self, GError **error)
{
  return yui_demo_insert (
      self->demo, error,
      "INSERT INTO employer_bank_account (programme_id, employer_id, bank_code, branch_code, kind, "
      "number, holder_kana, client_code, changed_s, changed_by) "
      "VALUES ($1, $2, $3, $4, 'ordinary', '1002003', $5, $6, $7, '')",
      YUI_DEMO_ID, YUI_TEXT (self->employer_id), YUI_TEXT (BRANCHES[0].bank),
      YUI_TEXT (BRANCHES[0].branch), YUI_TEXT ("ﾕｲｼﾏﾘﾖｶﾝ"), YUI_TEXT (CLIENT_CODE),
      YUI_INT (self->demo->now_s - YUI_SECONDS_PER_DAY));
}

/* Those who work for the employer; a few have not told theirs yet. */
static gboolean
insert_accounts (Changes *self, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (YuiStatement) query = yui_database_query (
      self->demo->db, error,
      "SELECT DISTINCT w.id, w.kana FROM contract c "
      "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "
      "JOIN membership m ON m.programme_id = c.programme_id AND m.worker_id = c.worker_id "
      "AND m.employer_id = c.employer_id "
      "WHERE c.programme_id = $1 AND c.employer_id = $2 ORDER BY w.id",
      YUI_DEMO_ID, YUI_TEXT (self->employer_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      g_ptr_array_add (people, yui_statement_dup_text (query, 0));
      g_ptr_array_add (people, yui_statement_dup_text (query, 1));
    }
  if (step == YUI_STEP_ERROR)
    return FALSE;
  g_clear_pointer (&query, yui_statement_free);
  for (guint i = 0; i + 1 < people->len; i += 2)
    if (i / 2 % UNPAID_EACH != UNPAID_EACH - 1
        && !insert_account (self, people->pdata[i], people->pdata[i + 1], i / 2, error))
      return FALSE;
  return insert_paying_account (self, error);
}

/* ---- all ---- */

gboolean
yui_demo_make_changes (YuiDemo *demo, GError **error)
{
  g_autoptr (GPtrArray) contracts = g_ptr_array_new_with_free_func (g_free);
  char actor_id[] = "", decided_by[] = "本間 由紀";
  Changes self = { .demo = demo,
                   .employer_id = yui_demo_employer (demo, 0)->id,
                   .request = { .now_s = demo->now_s,
                                .principal = { .programme_id = YUI_DEMO_PROGRAMME_ID,
                                               .role = YUI_ROLE_EMPLOYER_OWNER,
                                               .actor_id = actor_id,
                                               .display_name = decided_by } },
                   .contracts = contracts };

  return insert_accounts (&self, error) && read_contracts (&self, error)
         && cancel_some (&self, error) && propose_some (&self, error);
}
