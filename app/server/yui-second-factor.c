/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-second-factor.h"

#include "yui-totp.h"

gboolean
yui_second_factor_parse (const char *text, guint *roles)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (text != NULL && roles != NULL, FALSE);

  *roles = YUI_ROLE_NONE;
  if (g_str_equal (text, "nobody"))
    return TRUE;
  names = g_strsplit (text, ",", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const guint role = yui_role_from_name (g_strstrip (names[i]));

      if ((role & YUI_ROLES_STAFF) == 0)
        return FALSE;
      *roles |= role;
    }
  return *roles != YUI_ROLE_NONE;
}

gboolean
yui_second_factor_is_needed (const YuiPrincipal *principal,
                             guint roles,
                             YuiDatabase *db,
                             gboolean *is_needed,
                             GError **error)
{
  const YuiTotpOwner owner = { principal->programme_id, principal->account_id };
  gboolean is_on = TRUE;

  g_return_val_if_fail (principal != NULL && is_needed != NULL, FALSE);

  *is_needed = FALSE;
  if (principal->device_id == NULL || (principal->role & roles) == 0)
    return TRUE;
  if (!yui_totp_is_on (db, &owner, &is_on, error))
    return FALSE;
  *is_needed = !is_on;
  return TRUE;
}

gboolean
yui_second_factor_check (YuiRequest *request, YuiDatabase *db, GError **error)
{
  gboolean is_needed;

  g_return_val_if_fail (request != NULL, FALSE);

  if ((request->route->flags & YUI_ROUTE_ALONE) != 0)
    return TRUE;
  if (!yui_second_factor_is_needed (&request->principal,
                                    yui_server_get_factor_roles (request->server), db, &is_needed,
                                    error))
    return FALSE;
  if (is_needed)
    yui_problem_set_named (error, YUI_PROBLEM_FORBIDDEN, "second-factor-needed",
                           "Accounts with the role %s need a second factor here. Set it up with "
                           "/v1/totp and /v1/totp/confirm.",
                           yui_role_name (request->principal.role));
  return !is_needed;
}
