/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Answers of YUI_ROUTE_SHARED routes, kept as long as they are exactly what the handler would say
 * again: within one second, while the database is unchanged, for the same address asked by the same
 * programme, role, employer and workplace. After a change everybody who looks reads the same lists
 * anew; only the first of them costs a query. Nothing is kept that tells of a person.
 *
 * They are kept with each reading connection, which alone knows whether the database has changed
 * (yui_database_get_version); at most 64 of them and 1 MiB. Where the database does not tell,
 * nothing is kept. With YUI_CHECK_KEPT in the environment every kept answer is made anew and
 * compared; a difference ends the process. */

/* Answers request, whose caller is known and may call, from what is kept, or by its handler. */
YuiResponse *yui_kept_answers_answer (YuiRequest *request, GError **error);

G_END_DECLS
