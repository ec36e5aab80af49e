/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Who must have a second factor. A person of such a role who signed in by name and password and has
 * none gets only the routes with YUI_ROUTE_ALONE: to see who they are, to set it up, to leave.
 * Whoever has one was asked for its code at the sign-in, because setting it up ends the sign-ins that
 * were made without.
 *
 * Machines' tokens, made by the operator at the terminal, belong to no person and are not asked. */
#define YUI_SECOND_FACTOR_DEFAULT "employer_owner,coordinator"

/* Reads a list of roles of the staff, separated by commas, or "nobody". Returns FALSE when text is
 * neither; roles receives YuiRole bits. */
gboolean yui_second_factor_parse (const char *text, guint *roles);

/* Whether principal has to set up a second factor first, as db says; FALSE only with error. roles:
 * who must have one (YuiRole bits). */
gboolean yui_second_factor_is_needed (const YuiPrincipal *principal,
                                      guint roles,
                                      YuiDatabase *db,
                                      gboolean *is_needed,
                                      GError **error);

/* Returns FALSE with 403 second-factor-needed when the call's route is closed to the caller until
 * they have a second factor. */
gboolean yui_second_factor_check (YuiRequest *request, YuiDatabase *db, GError **error);

G_END_DECLS
