/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A mixed-integer linear problem, maximised by HiGHS: the judge of our own optima. */

typedef struct Milp Milp;

Milp *milp_new (void);
void milp_free (Milp *milp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Milp, milp_free)

/* Adds a column between bounds; returns its number. */
gint milp_add_column (Milp *milp, double value, double lower, double upper, gboolean whole);

/* Begins a row Σ … ≤ most; then its terms. */
void milp_add_row (Milp *milp, double most);
void milp_add_term (Milp *milp, gint column, double times);

/* Solves to the proven optimum. Returns FALSE when nothing is allowed; fails the test when nothing
 * was proven. */
gboolean milp_solve (Milp *milp, double *value);
