/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-cancel-desk.h"
#include "model/yui-cancellation.h"

G_BEGIN_DECLS

/* Why an amount of the cancellation desk is so, in sentences, one a line (caller's). */

/* Of one line of the computation. */
char *yui_wording_why_working (YuiWorkingLine *line);

/* Of what may be paid: the lines of the computation (a list of YuiWorkingLine) that it rests on,
 * its own rule, and the decisions of courts (a list of YuiCancelSource). */
char *yui_wording_why_option (YuiCancelOption *option, GListModel *working, GListModel *cases);

/* Of what was decided; NULL where the computation was not kept. */
char *yui_wording_why_cancellation (YuiCancellation *cancellation);

G_END_DECLS
