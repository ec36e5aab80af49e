/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-attendance.h"
#include "yui-request.h"

G_BEGIN_DECLS

/* The lives of shift, offer, contract, attendance and pay run, in this one place: which state may
 * follow which, and the one function that moves a thing from one to the next. app/README.md draws
 * them. */
typedef enum
{
  YUI_MACHINE_SHIFT,
  YUI_MACHINE_OFFER,
  YUI_MACHINE_CONTRACT,
  YUI_MACHINE_ATTENDANCE,
  YUI_MACHINE_PAY_RUN,
  YUI_N_MACHINES,
} YuiMachine;

/* Who moves it. */
typedef struct
{
  YuiRequest *request; /* NULL: time does */
  gint64 programme_id;
  gint64 now_s;
  gboolean is_own; /* the call is for this very step, and its own audit row stands for it */
} YuiStateBy;

/* For a step that the call is for; and for one that follows from it. */
#define YUI_STATE_OWN(r) (&(const YuiStateBy){ (r), (r)->principal.programme_id, (r)->now_s, TRUE })
#define YUI_STATE_ALONG(r)                                                                         \
  (&(const YuiStateBy){ (r), (r)->principal.programme_id, (r)->now_s, FALSE })

/* The same where the change is made by a function that has no request: the row of the call that led
 * here stands for it. */
#define YUI_STATE_AT(programme, moment) (&(const YuiStateBy){ NULL, (programme), (moment), TRUE })

/* The states of a machine, ended by NULL; the first is where it begins. */
const char *const *yui_state_list (YuiMachine machine);

/* Whether `to` may follow `from`. A state does not follow itself. */
gboolean yui_state_may_follow (YuiMachine machine, const char *from, const char *to);

/* Moves a thing to a state, counts its version up, writes the change log and, unless it is the
 * call's own step, an audit row; in the open transaction. What else belongs to the step (when, by
 * whom) the caller writes. Returns FALSE with 404 when there is no such thing, or with
 * YUI_PROBLEM_CONFLICT wrong-state, having changed nothing. */
gboolean yui_state_change (YuiDatabase *db,
                           const YuiStateBy *by,
                           YuiMachine machine,
                           const char *id,
                           const char *to,
                           GError **error);

/* Likewise, but a thing that is there already, or is in none of the states that may come before, is
 * left as it is and only counts its version up. */
gboolean yui_state_follow (YuiDatabase *db,
                           const YuiStateBy *by,
                           YuiMachine machine,
                           const char *id,
                           const char *to,
                           GError **error);

/* An attendance as it was read in the open transaction. */
typedef struct
{
  char *id;
  char *state;
  char *employer_id;
} YuiStateRow;

/* yui_state_follow for an attendance, together with what the clock says of it, in one write: hours that
 * were agreed to stay, and are marked for a look. moved receives whether the state is another one now;
 * the change log is the caller's. */
gboolean yui_state_follow_clock (YuiDatabase *db,
                                 const YuiStateBy *by,
                                 const YuiStateRow *attendance,
                                 const char *to,
                                 const YuiClocked *clocked,
                                 gboolean *moved,
                                 GError **error);

/* yui_state_change for each id that a query gives in its first column. Takes the query; NULL is FALSE, its
 * error is set already. */
gboolean yui_state_change_all (YuiDatabase *db,
                               const YuiStateBy *by,
                               YuiMachine machine,
                               YuiStatement *query,
                               const char *to,
                               GError **error);

G_END_DECLS
