/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-state.h"
#include "yui-audit.h"

#define STATES_MAX      7
#define TRANSITIONS_MAX 12
#define DONE            200

typedef struct
{
  const char *from;
  const char *to;
} Transition;

/* $1 is the programme, $2 the id, $3 the new state and $4 the present moment. */
typedef struct
{
  const char *resource; /* of the change log */
  const char *states[STATES_MAX];
  Transition transitions[TRANSITIONS_MAX];
  const char *read;
  const char *write;
  const char *touch; /* counts the version up */
} Machine;

static const Machine MACHINES[YUI_N_MACHINES] = {
  [YUI_MACHINE_SHIFT] = {
    "shift",
    { "draft", "published", "cancelled" },
    { { "draft", "published" }, { "published", "cancelled" } },
    "SELECT state, employer_id FROM shift WHERE programme_id = $1 AND id = $2",
    "UPDATE shift SET state = $3, version = version + 1 WHERE programme_id = $1 AND id = $2 "
    "AND $4 > 0",
    "UPDATE shift SET version = version + 1 WHERE programme_id = $1 AND id = $2",
  },
  [YUI_MACHINE_OFFER] = {
    "offer",
    { "open", "accepted", "declined", "withdrawn", "expired" },
    { { "open", "accepted" }, { "open", "declined" }, { "open", "withdrawn" }, { "open", "expired" } },
    "SELECT state, employer_id FROM offer WHERE programme_id = $1 AND id = $2",
    "UPDATE offer SET state = $3, version = version + 1, answered_s = CASE WHEN $3 = 'expired' "
    "THEN answered_s ELSE $4 END WHERE programme_id = $1 AND id = $2",
    "UPDATE offer SET version = version + 1 WHERE programme_id = $1 AND id = $2",
  },
  [YUI_MACHINE_CONTRACT] = {
    "contract",
    { "in_force", "cancelled" },
    { { "in_force", "cancelled" } },
    "SELECT CASE WHEN cancelled_s IS NULL THEN 'in_force' ELSE 'cancelled' END, employer_id FROM "
    "contract WHERE programme_id = $1 AND id = $2",
    "UPDATE contract SET cancelled_s = CASE WHEN $3 = 'cancelled' THEN $4 END, "
    "version = version + 1 WHERE programme_id = $1 AND id = $2",
    "UPDATE contract SET version = version + 1 WHERE programme_id = $1 AND id = $2",
  },
  [YUI_MACHINE_ATTENDANCE] = {
    "attendance",
    { "expected", "working", "to_confirm", "agreed", "in_pay_run", "paid" },
    { { "expected", "working" }, { "expected", "to_confirm" }, { "expected", "agreed" },
      { "working", "to_confirm" }, { "working", "agreed" }, { "to_confirm", "working" },
      { "to_confirm", "agreed" }, { "agreed", "expected" }, { "agreed", "in_pay_run" },
      { "in_pay_run", "agreed" }, { "in_pay_run", "paid" } },
    "SELECT state, employer_id FROM attendance WHERE programme_id = $1 AND id = $2",
    "UPDATE attendance SET state = $3, version = version + 1 WHERE programme_id = $1 AND id = $2 "
    "AND $4 > 0",
    "UPDATE attendance SET version = version + 1 WHERE programme_id = $1 AND id = $2",
  },
  [YUI_MACHINE_PAY_RUN] = {
    "pay_run",
    { "draft", "checked", "approved", "locked" },
    { { "draft", "checked" }, { "checked", "approved" }, { "checked", "draft" },
      { "approved", "checked" }, { "checked", "locked" }, { "approved", "locked" } },
    "SELECT state, employer_id FROM pay_run WHERE programme_id = $1 AND id = $2",
    "UPDATE pay_run SET state = $3, version = version + 1 WHERE programme_id = $1 AND id = $2 "
    "AND $4 > 0",
    "UPDATE pay_run SET version = version + 1 WHERE programme_id = $1 AND id = $2",
  },
};

const char *const *
yui_state_list (YuiMachine machine)
{
  g_return_val_if_fail (machine < YUI_N_MACHINES, NULL);

  return MACHINES[machine].states;
}

gboolean
yui_state_may_follow (YuiMachine machine, const char *from, const char *to)
{
  g_return_val_if_fail (machine < YUI_N_MACHINES && from != NULL && to != NULL, FALSE);

  for (const Transition *step = MACHINES[machine].transitions; step->from != NULL; step++)
    if (g_str_equal (step->from, from) && g_str_equal (step->to, to))
      return TRUE;
  return FALSE;
}

static gboolean
note (YuiDatabase *db,
      const YuiStateBy *by,
      const Machine *machine,
      const char *id,
      const char *to,
      GError **error)
{
  g_autofree char *operation = NULL, *subject = NULL;

  if (by->is_own)
    return TRUE;
  operation = g_strconcat (machine->resource, ".", to, NULL);
  subject = g_strconcat (machine->resource, "/", id, NULL);
  if (by->request != NULL)
    return yui_audit_add_event (db, by->request, operation, subject, DONE, error);
  return yui_audit_add_timer (db, by->programme_id, operation, subject, by->now_s, error);
}

gboolean
yui_state_change (YuiDatabase *db,
                  const YuiStateBy *by,
                  YuiMachine machine,
                  const char *id,
                  const char *to,
                  GError **error)
{
  g_return_val_if_fail (db != NULL && by != NULL && machine < YUI_N_MACHINES, FALSE);

  const Machine *of = &MACHINES[machine];
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, of->read, YUI_INT (by->programme_id), YUI_TEXT (id));
  g_autofree char *employer_id = NULL;

  if (!yui_problem_find_row (row, error))
    return FALSE;
  if (!yui_state_may_follow (machine, yui_statement_get_text (row, 0), to))
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "wrong-state",
                             "It is %s and cannot become %s.", yui_statement_get_text (row, 0), to);
      return FALSE;
    }
  employer_id = yui_statement_dup_text (row, 1);
  return yui_database_run (db, error, of->write, YUI_INT (by->programme_id), YUI_TEXT (id),
                           YUI_TEXT (to), YUI_INT (by->now_s))
             >= 0
         && note (db, by, of, id, to, error)
         && yui_change_log_add (db, by->programme_id, of->resource, id, employer_id, FALSE,
                                by->now_s, error);
}

gboolean
yui_state_follow (YuiDatabase *db,
                  const YuiStateBy *by,
                  YuiMachine machine,
                  const char *id,
                  const char *to,
                  GError **error)
{
  g_return_val_if_fail (db != NULL && by != NULL && machine < YUI_N_MACHINES, FALSE);

  const Machine *of = &MACHINES[machine];
  g_autoptr (YuiStatement) row
      = yui_database_query (db, error, of->read, YUI_INT (by->programme_id), YUI_TEXT (id));

  if (!yui_problem_find_row (row, error))
    return FALSE;
  if (yui_state_may_follow (machine, yui_statement_get_text (row, 0), to))
    {
      g_clear_pointer (&row, yui_statement_free);
      return yui_state_change (db, by, machine, id, to, error);
    }
  return yui_database_run (db, error, of->touch, YUI_INT (by->programme_id), YUI_TEXT (id)) >= 0;
}

static YuiValue
moment_or_null (gint64 moment_s)
{
  return moment_s != 0 ? YUI_INT (moment_s) : YUI_NULL;
}

gboolean
yui_state_follow_clock (YuiDatabase *db,
                        const YuiStateBy *by,
                        const YuiStateRow *attendance,
                        const char *to,
                        const YuiClocked *clocked,
                        gboolean *moved,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && by != NULL && attendance != NULL && moved != NULL, FALSE);

  *moved = yui_state_may_follow (YUI_MACHINE_ATTENDANCE, attendance->state, to);
  return yui_database_run (
             db, error,
             "UPDATE attendance SET state = $3, version = version + 1, clocked_start_s = $4, "
             "clocked_end_s = $5, clocked_break_min = $6, "
             "needs_review = CASE WHEN agreed_s IS NULL THEN $7 ELSE 1 END "
             "WHERE programme_id = $1 AND id = $2",
             YUI_INT (by->programme_id), YUI_TEXT (attendance->id),
             YUI_TEXT (*moved ? to : attendance->state), moment_or_null (clocked->start_s),
             moment_or_null (clocked->end_s),
             clocked->end_s != 0 ? YUI_INT (clocked->break_min) : YUI_NULL,
             YUI_INT (clocked->needs_review))
             >= 0
         && (!*moved
             || note (db, by, &MACHINES[YUI_MACHINE_ATTENDANCE], attendance->id, to, error));
}

gboolean
yui_state_change_all (YuiDatabase *db,
                      const YuiStateBy *by,
                      YuiMachine machine,
                      YuiStatement *query,
                      const char *to,
                      GError **error)
{
  g_autoptr (YuiStatement) rows = query;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    g_ptr_array_add (ids, yui_statement_dup_text (rows, 0));
  for (guint i = 0; i < ids->len && step == YUI_STEP_DONE; i++)
    if (!yui_state_change (db, by, machine, ids->pdata[i], to, error))
      return FALSE;
  return step == YUI_STEP_DONE;
}
