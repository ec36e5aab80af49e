/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-net-error.h"

/* An error that carries the problem; transfer full. retry_after_s: what the server asks to wait, 0
 * for nothing. */
GError *yui_net_error_new_for_problem (YuiProblem *problem, int retry_after_s);
