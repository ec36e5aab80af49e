/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-net-error-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "model/yui-sentence.h"

typedef struct
{
  YuiProblem *problem;
  int retry_after_s;
} YuiNetErrorPrivate;

static void
yui_net_error_private_init (YuiNetErrorPrivate *priv)
{
}

static void
yui_net_error_private_copy (const YuiNetErrorPrivate *from, YuiNetErrorPrivate *to)
{
  g_set_object (&to->problem, from->problem);
  to->retry_after_s = from->retry_after_s;
}

static void
yui_net_error_private_clear (YuiNetErrorPrivate *priv)
{
  g_clear_object (&priv->problem);
}

G_DEFINE_EXTENDED_ERROR (YuiNetError, yui_net_error)

static YuiNetErrorCode
code_of_status (int status)
{
  switch (status)
    {
    case 400:
    case 422:
      return YUI_NET_ERROR_INVALID;
    case 401:
      return YUI_NET_ERROR_UNAUTHORIZED;
    case 404:
    case 410:
      return YUI_NET_ERROR_NOT_FOUND;
    case 409:
      return YUI_NET_ERROR_CONFLICT;
    case 412:
    case 428:
      return YUI_NET_ERROR_STALE;
    default:
      return YUI_NET_ERROR_FAILED;
    }
}

GError *
yui_net_error_new_for_problem (YuiProblem *problem, int retry_after_s)
{
  GError *error
      = g_error_new (YUI_NET_ERROR, code_of_status (yui_problem_get_status (problem)), "%s: %s",
                     yui_problem_get_name (problem), yui_problem_get_title (problem));

  g_set_object (&yui_net_error_get_private (error)->problem, problem);
  yui_net_error_get_private (error)->retry_after_s = retry_after_s;
  return error;
}

YuiProblem *
yui_net_error_get_problem (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != YUI_NET_ERROR)
    return NULL;
  return yui_net_error_get_private (error)->problem;
}

gboolean
yui_net_error_is_named (const GError *error, const char *name)
{
  YuiProblem *problem;

  g_return_val_if_fail (error != NULL && name != NULL, FALSE);

  problem = yui_net_error_get_problem (error);
  return problem != NULL && g_str_equal (yui_problem_get_name (problem), name);
}

/* "Tried too often" with the time to wait, in whole minutes, or seconds below one. */
static char *
say_wait (int wait_s)
{
  const int min = (wait_s + 59) / 60;

  if (wait_s < 60)
    return g_strdup_printf (ngettext ("That was tried too often. Try again in %d second.",
                                      "That was tried too often. Try again in %d seconds.", wait_s),
                            wait_s);
  return g_strdup_printf (ngettext ("That was tried too often. Try again in %d minute.",
                                    "That was tried too often. Try again in %d minutes.", min),
                          min);
}

gboolean
yui_net_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

char *
yui_net_error_to_sentence (const GError *error)
{
  YuiProblem *problem;

  g_return_val_if_fail (error != NULL, NULL);

  problem = yui_net_error_get_problem (error);
  if (problem != NULL && yui_problem_get_status (problem) == 429
      && yui_net_error_get_private (error)->retry_after_s > 0)
    return say_wait (yui_net_error_get_private (error)->retry_after_s);
  if (problem != NULL)
    return yui_problem_to_sentence (problem);
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAVAILABLE))
    return g_strdup (_("The server cannot be reached at the moment. Try again a little later."));
  if (error->domain == YUI_NET_ERROR)
    return g_strdup (_("The answer of the server could not be understood."));
  if (yui_net_error_is_cancelled (error))
    return g_strdup (_("This was stopped before it was done."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("There is no room left on this computer's disk."));
  return g_strdup (_("This could not be done on this computer."));
}
