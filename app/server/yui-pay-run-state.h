/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The life of a pay run, in this one place:
 *
 *   draft → checked → locked             when one person may do it all
 *   draft → checked → approved → locked  when the employer wants a second person
 *
 * A step is taken back one at a time while nothing is locked; a draft is discarded. What was locked
 * stays: a correction is lines of a later run. */
typedef enum
{
  YUI_PAY_RUN_CHECK,   /* draft → checked */
  YUI_PAY_RUN_APPROVE, /* checked → approved */
  YUI_PAY_RUN_REOPEN,  /* approved → checked, checked → draft */
  YUI_PAY_RUN_LOCK,    /* approved → locked, or checked → locked */
  YUI_PAY_RUN_DISCARD, /* draft → gone; keeps the word "draft" */
  YUI_N_PAY_RUN_STEPS,
} YuiPayRunStep;

/* Where a step leads from state.
 *
 * needs_approval  the employer wants a second person.
 * checked_by      the account that checked the run; nullable. It cannot approve it too.
 * actor_id        the account that takes the step.
 *
 * Returns the new state (static), or NULL with YUI_PROBLEM_CONFLICT; its type is
 * second-person-needed when another account has to do it. */
const char *yui_pay_run_next_state (YuiPayRunStep step,
                                    const char *state,
                                    gboolean needs_approval,
                                    const char *checked_by,
                                    const char *actor_id,
                                    GError **error);

G_END_DECLS
