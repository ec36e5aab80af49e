/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-run-state.h"

#include "yui-problem.h"

typedef struct
{
  YuiPayRunStep step;
  const char *from;
  const char *to;
} Transition;

static const Transition TRANSITIONS[] = {
  { YUI_PAY_RUN_CHECK, "draft", "checked" },     { YUI_PAY_RUN_APPROVE, "checked", "approved" },
  { YUI_PAY_RUN_REOPEN, "approved", "checked" }, { YUI_PAY_RUN_REOPEN, "checked", "draft" },
  { YUI_PAY_RUN_LOCK, "approved", "locked" },    { YUI_PAY_RUN_LOCK, "checked", "locked" },
  { YUI_PAY_RUN_DISCARD, "draft", "draft" },
};

static void
refuse (YuiPayRunStep step, const char *state, GError **error)
{
  static const char *const SENTENCES[YUI_N_PAY_RUN_STEPS] = {
    [YUI_PAY_RUN_CHECK] = "Only a draft can be checked.",
    [YUI_PAY_RUN_APPROVE] = "Only a checked pay run can be approved.",
    [YUI_PAY_RUN_REOPEN] = "There is no step to take back.",
    [YUI_PAY_RUN_LOCK] = "Only a checked pay run can be locked; check it first.",
    [YUI_PAY_RUN_DISCARD] = "Only a draft can be discarded; take its steps back first.",
  };

  yui_problem_set (error, YUI_PROBLEM_CONFLICT, "%s",
                   g_str_equal (state, "locked")
                       ? "This pay run is locked; it can no longer change."
                       : SENTENCES[step]);
}

const char *
yui_pay_run_next_state (YuiPayRunStep step,
                        const char *state,
                        gboolean needs_approval,
                        const char *checked_by,
                        const char *actor_id,
                        GError **error)
{
  g_return_val_if_fail (step < YUI_N_PAY_RUN_STEPS && state != NULL, NULL);

  if (step == YUI_PAY_RUN_APPROVE && g_str_equal (state, "checked")
      && g_strcmp0 (checked_by, actor_id) == 0)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "second-person-needed",
                             "Whoever checked a pay run cannot approve it too; another account has "
                             "to.");
      return NULL;
    }
  if (step == YUI_PAY_RUN_LOCK && g_str_equal (state, "checked") && needs_approval)
    {
      yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "second-person-needed",
                             "A second person has to approve this pay run before it is locked.");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (TRANSITIONS); i++)
    if (TRANSITIONS[i].step == step && g_str_equal (TRANSITIONS[i].from, state))
      return TRANSITIONS[i].to;
  refuse (step, state, error);
  return NULL;
}
