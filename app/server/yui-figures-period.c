/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-figures-period.h"

gboolean
yui_request_query_period (
    YuiRequest *request, gint64 days_max, gint64 *from, gint64 *to, GError **error)
{
  if (!yui_request_query_day (request, "from", TRUE, from, error)
      || !yui_request_query_day (request, "to", TRUE, to, error))
    return FALSE;
  if (*to > *from && *to - *from <= days_max)
    return TRUE;
  yui_problem_set (error, YUI_PROBLEM_INVALID_PARAMETER,
                   "The parameter “to” must be a day after “from”, at most %" G_GINT64_FORMAT
                   " days later.",
                   days_max);
  return FALSE;
}
