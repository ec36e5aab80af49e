/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the law says about a shift while it is being typed. The server says it again, and its word
 * counts. */

/* The break, in minutes, that a shift of length_min (break included) needs at least: 0, 45 or 60.
 * Source: Labour Standards Act Art. 34: 45 for work of more than 6 hours, 60 for more than 8. */
int yui_shift_editor_suggest_break (int length_min);

/* The gross pay of one seat as planned: base, night and overtime at the statutory premiums, and
 * transport; the break is taken in the middle. Returns -1 if the times or sums make no sense.
 * Source: Labour Standards Act Art. 37. */
gint64 yui_shift_editor_expect_pay (
    gint64 start_s, gint64 end_s, int break_min, gint64 hourly_wage_yen, gint64 transport_yen);

/* The same, line by line with rule and table: sentences, one a line (caller's); NULL where the pay
 * is -1. */
char *yui_shift_editor_explain_pay (
    gint64 start_s, gint64 end_s, int break_min, gint64 hourly_wage_yen, gint64 transport_yen);

G_END_DECLS
